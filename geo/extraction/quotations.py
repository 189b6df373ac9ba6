"""Who speaks in a quotation that runs over several sentences: named after it closes, or before it opens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.extraction import attribution
from geo.extraction.reading import Reading
from geo.extraction.tokens import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.extraction.source_names import Source
    from geo.languages import Language
    from geo.models import Toponym

_OPENING = {"“": "”", "«": "»", "„": "“", '"': '"'}
_MARKS = re.compile('[“”«»„"]')
#: No quotation is looked for farther than this many characters away.
_FAR = 1500
_BESIDE = 160


def enclosing(text: str, offset: int) -> tuple[int, int] | None:
    """Return where the quotation around an offset opens and closes, within its paragraph.

    Returns
    -------
    tuple of int or None
        Offsets of the two quotation marks; None outside a quotation.
    """
    first = max(text.rfind("\n", 0, offset) + 1, offset - _FAR)
    opened: tuple[str, int] | None = None
    for mark in _MARKS.finditer(text, first, offset):
        character = mark.group()
        if opened is not None and character == _OPENING[opened[0]]:
            opened = None
        elif opened is None and character in _OPENING:
            opened = character, mark.start()
    if opened is None:
        return None
    end = text.find("\n", offset)
    end = min(len(text) if end < 0 else end, offset + _FAR)
    close = text.find(_OPENING[opened[0]], offset, end)
    return None if close < 0 else (opened[1], close)


def speaker(
    text: str, offset: int, language: Language, places: Callable[[Sentence], list[tuple[int, int, Toponym]]]
) -> tuple[Reading, Source] | None:
    """Return the source of the quotation around an offset, with the reading of the words that name it."""
    span = enclosing(text, offset)
    if span is None:
        return None
    opening, closing = span
    stop = min(len(text), closing + 1 + _BESIDE)
    for sign in (". ", ".\n", "\n", "! ", "? "):
        found = text.find(sign, closing + 1, stop)
        stop = found if found >= 0 else stop
    after = _sources(Sentence(text, closing + 1, stop, language), language, places)
    for reading, source in after:
        if source.kind in {"after", "according"} or source.verb <= 3:  # noqa: PLR2004 - right after the quotation
            return reading, source
    start = max(0, opening - _BESIDE)
    for sign in (". ", "\n", "! ", "? "):
        found = text.rfind(sign, start, opening)
        start = found + 1 if found >= 0 else start
    before = _sources(Sentence(text, start, opening, language), language, places)
    if not before and not text[start:opening].strip():
        before = _gone_on(text, opening, language, places)
    return before[-1] if before else None


def _gone_on(
    text: str, opening: int, language: Language, places: Callable[[Sentence], list[tuple[int, int, Toponym]]]
) -> list[tuple[Reading, Source]]:
    """Return who spoke right before, whose words go on: '"Forty died," the mayor said. "We have 75 wounded."'."""
    first = max(text.rfind("\n", 0, opening) + 1, opening - _FAR)
    marks = [mark.start() for mark in _MARKS.finditer(text, first, opening)]
    stop = len(text[:opening].rstrip())
    between = text[marks[-1] + 1 : stop - 1] if marks else ""
    if not between or len(between) > _BESIDE or any(sign in between for sign in (". ", "! ", "? ")):
        return []
    return _sources(Sentence(text, marks[-1] + 1, stop, language), language, places)


def _sources(
    sentence: Sentence, language: Language, places: Callable[[Sentence], list[tuple[int, int, Toponym]]]
) -> list[tuple[Reading, Source]]:
    reading = Reading(sentence, language, [])
    reading.places = places(sentence)
    return [(reading, source) for source in attribution.sources(reading, [])]
