"""Texts of 3,000 characters for the benches, made of the project's own gold texts."""

from __future__ import annotations

import json
from pathlib import Path

GOLD = Path(__file__).resolve().parents[1] / "quality" / "en.jsonl"
LENGTH = 3000


def texts(count: int = 60) -> list[str]:
    """Return `count` texts of about `LENGTH` characters: whole paragraphs, begun at a different gold text each."""
    pieces = [json.loads(line)["text"] for line in GOLD.read_text(encoding="utf-8").split("\n") if line.strip()]
    out = []
    for first in range(count):
        words, at = "", first
        while len(words) < LENGTH:
            words += pieces[at % len(pieces)] + "\n\n"
            at += 1
        out.append(words[:LENGTH])
    return out
