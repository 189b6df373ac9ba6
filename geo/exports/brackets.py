"""Brackets that stand in a sentence for what a product keeps back, and sentences cut short around their number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.models import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = {
    "en": "[name withheld]",
    "fr": "[nom non communiqué]",
    "es": "[nombre omitido]",
    "ar": "[الاسم محجوب]",
    "tr": "[ad gizlendi]",
}
PLACE = {
    "en": "[place withheld]",
    "fr": "[lieu non communiqué]",
    "es": "[lugar omitido]",
    "ar": "[المكان محجوب]",
    "tr": "[yer gizlendi]",
}
_BRACKET = re.compile("|".join(re.escape(words) for words in (*NAME.values(), *PLACE.values())))

#: Characters that a short quote keeps on either side of its number.
_SHORT = 60


def replaced(text: str, spans: Iterable[tuple[Span, str]]) -> str:
    """Return a text with some places in it, in their order, replaced."""
    out, at = [], 0
    for span, words in spans:
        out += [text[at : span.start], words]
        at = span.end
    return "".join([*out, text[at:]])


def shortened(text: str, number: Span | None) -> tuple[str, Span | None]:
    """Return what stands near the number, cut between words, and where the number stands in it."""
    middle = number or Span(0, 0)
    start, end = max(0, middle.start - _SHORT), min(len(text), middle.end + _SHORT)
    if start > 0:
        start = text.find(" ", start, middle.start) + 1 or middle.start
    if end < len(text):
        cut = text.rfind(" ", middle.end, end)
        end = cut if cut > 0 else middle.end
    # Half of a bracket would say nothing.
    start = min(start, *(m.start() for m in _BRACKET.finditer(text) if m.start() < start < m.end()), len(text))
    end = max(end, *(m.end() for m in _BRACKET.finditer(text) if m.start() < end < m.end()), 0)
    before, after = "… " if start > 0 else "", " …" if end < len(text) else ""
    moved = len(before) - start
    place = Span(number.start + moved, number.end + moved) if number is not None else None
    return f"{before}{text[start:end]}{after}", place
