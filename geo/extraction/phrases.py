"""The noun phrase that a number opens: what is counted, or that nothing is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.models import Unit

if TYPE_CHECKING:
    from geo.extraction.lexicon import Mark
    from geo.extraction.numbers import Mention
    from geo.extraction.reading import Reading

#: How many words may stand between a number and its noun.
_REACH = 6
_YEARS = range(1900, 2101)
_COUNTED = ("counts.noun", "counts.noun_flow", "counts.noun_stock", "counts.noun_weak")


@dataclass(frozen=True, slots=True)
class Head:
    """What a number counts.

    Attributes
    ----------
    kind
        ``person``, ``household``, ``home``, ``attempt``, ``event`` (a noun such as
        "deaths"), ``bare`` (nothing named), ``them`` ("of them"), ``name`` (a name
        of a people), ``unknown`` (some other word) or ``other`` (no figure).
    value
        The group for a person, otherwise the word.
    start, end
        Tokens of the noun, end exclusive; where the phrase stops for a bare number.
    event
        The noun of an indicator that stands there.
    """

    kind: str
    value: str
    start: int
    end: int
    event: Mark | None = None

    @property
    def unit(self) -> Unit:
        """The unit of the number."""
        return {"household": Unit.HOUSEHOLDS, "home": Unit.HOMES, "attempt": Unit.ATTEMPTS}.get(self.kind, Unit.PEOPLE)


def head(reading: Reading, mention: Mention) -> Head:
    """Return what a number counts, by the words after it."""
    words = reading.words
    index = mention.end
    if index < mention.outer_end <= len(words):
        index = mention.outer_end
    while index < len(words) and words[index][0] in "'’" and len(words[index]) > 1:
        index += 1
    limit = min(len(words), index + _REACH)
    first = index
    modified: Head | None = None
    while index < limit:
        found = _at(reading, index, direct=index == first)
        if found is not None:
            return found
        if reading.longest(index, "pronoun", "word") is not None:
            mark = _word(reading, index, "pronoun")
            if mark is not None:
                return Head("them", "", index, mark.end)
        if _word(reading, index, "modifier") is not None:
            if modified is None:
                event = next(reading.at(index, *_COUNTED), None)
                modified = Head("event", event.value, event.start, event.end, event) if event else None
            index += 1
            continue
        place = reading.place_at(index)
        if place is not None and _word(reading, index, "function") is None:
            after = place[1]
            following = _at(reading, after, direct=False) if after < len(words) else None
            if following is not None and following.kind not in {"bare", "unknown"}:
                return following
            if place[2].demonym:
                return Head("name", words[place[0]], place[0], place[1])
            return Head("bare", "", index, index)
        word = words[index]
        if not word[0].isalpha() or _word(reading, index, "function") is not None:
            break
        after = _at(reading, index + 1, direct=False) if index + 1 < len(words) else None
        if after is not None and after.kind in {"person", "household", "home", "other", "attempt"} and after.start == index + 1:
            return after
        if after is not None and after.kind == "event" and reading.language.table("language").get("adjectives") != "after":
            return after
        named = reading.sentence.text[reading.sentence.starts[index]].isupper()
        return Head("name" if named else "unknown", word, index, index + 1)
    return modified or Head("bare", "", first, index)


def _word(reading: Reading, index: int, value: str) -> Mark | None:
    return next((mark for mark in reading.at(index, "word") if mark.value == value), None)


def _at(reading: Reading, index: int, *, direct: bool) -> Head | None:
    """Return the head that starts at a token, if one does."""
    candidates = list(reading.at(index, "person", "household", "home", "attempt", "other", *_COUNTED))
    if not candidates:
        return None
    longest = max(mark.end for mark in candidates)
    marks = [mark for mark in candidates if mark.end == longest]
    event = next((mark for mark in candidates if mark.kind in _COUNTED), None)
    kinds = {mark.kind: mark for mark in marks}
    for kind in ("household", "person", "home", "attempt"):
        mark = kinds.get(kind)
        if mark is not None:
            ahead = index if _word(reading, index, "modifier") is None else mark.end
            if ahead == mark.end and mark.end < len(reading.words) and kind == "person":
                noun = _noun_after(reading, mark.end)
                if noun is not None:
                    return noun
            return Head(kind, mark.value, mark.start, mark.end, event)
    other = kinds.get("other")
    if other is not None and (event is None or event.end < other.end):
        return Head("other", other.value, other.start, other.end)
    if event is not None:
        if _word(reading, index, "modifier") is not None:
            noun = _noun_after(reading, event.end)
            if noun is not None:
                return noun
        return Head("event", event.value, event.start, event.end, event)
    return None


def _noun_after(reading: Reading, index: int) -> Head | None:
    """Return a noun for which the word before it is an adjective: "injured passengers"."""
    for kind in ("household", "person", "home", "other"):
        mark = reading.longest(index, kind)
        if mark is not None and _word(reading, index, "function") is None:
            return Head(kind, mark.value, mark.start, mark.end)
    return None


def refused(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether the words around a number make it no figure: ages, money, dates, measures, codes."""
    words = reading.words
    if found.kind == "other":
        return True
    if any(True for _ in _vetoes(reading, mention)):
        return True
    if (
        mention.digits
        and mention.value is not None
        and mention.value in _YEARS
        and words[mention.start].isdigit()
        and len(words[mention.start]) == 4  # noqa: PLR2004 - a year
    ):
        return found.kind in {"bare", "unknown", "name"}
    return False


def _vetoes(reading: Reading, mention: Mention) -> Iterator[Mark]:
    for mark in reading.ending(mention.outer_start, "negative"):
        if mark.value == "before":
            yield mark
    for mark in reading.ending(mention.start, "negative"):
        if mark.value == "before":
            yield mark
    for mark in reading.at(mention.end, "negative"):
        if mark.value in {"after", "fraction"}:
            yield mark
    for mark in reading.at(mention.start, "negative"):
        if mark.value == "fraction":
            yield mark


if TYPE_CHECKING:
    from collections.abc import Iterator
