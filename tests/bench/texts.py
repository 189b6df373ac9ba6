"""Texts of 3,000 characters for the benches, made of the project's own gold texts."""

from __future__ import annotations

import json
import re
from itertools import count as counted
from pathlib import Path

QUALITY = Path(__file__).resolve().parents[1] / "quality"
LENGTH = 3000
#: Of the sentences with figures, one in so many is kept in an ordinary article, which so has three figures.
THINNED = 20
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”]?(?=\s)|(?=\n)|\Z)")


def texts(count: int = 60) -> list[str]:
    """Return `count` texts of about `LENGTH` characters: whole paragraphs, begun at a different gold text each."""
    return _joined([row["text"] for row in _gold("en.jsonl")], "\n\n", count)


def ordinary(count: int = 60) -> list[str]:
    """Return `count` texts with no more figures than an ordinary article: most sentences that have any are left out."""
    kept: list[str] = []
    numbered = counted()
    apart = sorted(path.name for path in QUALITY.glob("former_apart_*en.jsonl"))
    for row in (row for name in ("en.jsonl", *apart) for row in _gold(name)):
        text = row["text"]
        starts = [figure["start"] for figure in row["figures"]]
        sentences = [
            match.group()
            for match in _SENTENCE.finditer(text)
            if not any(match.start() <= start < match.end() for start in starts) or next(numbered) % THINNED == 0
        ]
        kept.append(" ".join(sentences))
    return _joined([piece for piece in kept if piece], "\n\n", count)


def _gold(name: str) -> list[dict]:
    return [json.loads(line) for line in (QUALITY / name).read_text(encoding="utf-8").split("\n") if line.strip()]


def _joined(pieces: list[str], gap: str, count: int) -> list[str]:
    out = []
    for first in range(count):
        words, at = "", first
        while len(words) < LENGTH:
            words += pieces[at % len(pieces)] + gap
            at += 1
        out.append(words[:LENGTH])
    return out
