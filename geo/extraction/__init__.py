"""Extraction: the figures of a report, each with the words on which it rests."""

from pathlib import Path

from geo.extraction.engine import extract
from geo.extraction.native import warn_of_outdated

warn_of_outdated(Path(__file__).parent)

__all__ = ["extract"]
