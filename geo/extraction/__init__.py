"""Extraction: the figures of a report, each with the words on which it rests."""

from geo.extraction.engine import extract

__all__ = ["extract"]
