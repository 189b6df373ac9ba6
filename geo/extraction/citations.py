"""Sources cited in brackets after what they are the source of: "5.1 million displaced (IOM, June 2023)"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.extraction.source_names import Source, acronym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading

#: Tokens between the brackets, and of the name, at most.
_LONGEST = 18
_NAME = 7
#: Tokens before a bracket among which the full name of a body stands.
_NAMED = 10
#: Letters of an abbreviation that is cited alone, at least.
_SHORT = 3
#: What parts a name from the date of its report.
_PARTING = frozenset({",", "،", ";", "؛"})
_CLOSED = frozenset("();:.!?")
_INSIDE = frozenset({*_PARTING, "/", "-", "–", ".", "&"})


def cited(reading: Reading, times: Sequence[Expression]) -> list[Source]:
    """Return the sources that a sentence cites in brackets, in reading order.

    A name in brackets is a source where the word "source" leads to it, where the date of its report follows, where
    a word for a body is in it, or where it is an abbreviation of none of the words before it.

    Parameters
    ----------
    reading
        The sentence.
    times
        Its expressions of time.
    """
    return [source for source, _ in _found(reading, times)]


def of_line(reading: Reading, source: Source) -> bool:
    """Tell whether a source is that of a whole line: "37 deaths | 112 injured (Source: NADMO)"."""
    return source.kind == "cited" and reading.says(source.verb + 1, "source.header", "source")


def heads(reading: Reading, source: Source, token: int) -> bool:
    """Tell whether a source is cited in the label of a number: "Injured (MSF): 854"."""
    words, closed = reading.words, source.end
    return words[closed : closed + 2] == [")", ":"] and token == closed + 2  # the bracket and the colon


def as_of(reading: Reading, times: list[Expression]) -> list[Expression]:
    """Make the date of a cited report a day up to which its figures count: "(IOM, 10 July 2023)"."""
    if not times:
        return times
    spans = [(source.verb, closed) for source, closed in _found(reading, times)]
    return [
        replace(time, kind="until")
        if time.kind == "point" and any(opened < time.start < closed for opened, closed in spans)
        else time
        for time in times
    ]


def _found(reading: Reading, times: Sequence[Expression]) -> list[tuple[Source, int]]:
    """Return the sources in brackets, each with the token that closes its bracket."""
    if "(" not in reading.words:
        return []
    covered = {index for time in times for index in range(time.start, time.end)}
    sources = ((_source(reading, opened, closed, covered), closed) for opened, closed in _brackets(reading.words))
    return [(source, closed) for source, closed in sources if source is not None and source.verb]


def _brackets(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the tokens of the brackets around short asides."""
    found = []
    for opened, word in enumerate(words):
        if word == "(":
            closed = next((i for i in range(opened + 2, min(len(words), opened + _LONGEST)) if words[i] == ")"), 0)
            if closed and "(" not in words[opened + 1 : closed]:
                found.append((opened, closed))
    return found


def _source(reading: Reading, opened: int, closed: int, covered: set[int]) -> Source | None:
    words = reading.words
    start = opened + 1
    led = [mark for mark in reading.at(start, "source.header") if mark.value == "source"]
    if led:
        start = max(mark.end for mark in led)
    if not led and start in covered:
        start = _past_date(reading, start, closed, covered)
    end = start
    while end < closed and end not in covered and words[end] not in _PARTING and not words[end][0].isdigit():
        end += 1
    rest = range(end, closed)
    plain = all(index in covered or words[index] in _INSIDE or words[index].isdigit() for index in rest)
    if not 0 < end - start <= _NAME or not (led or plain):
        return None
    start, end = _narrowed(reading, start, end)
    written = reading.sentence.raw(start, end)
    if (
        not led
        and not written.isupper()
        and any(start <= first < end and not place.demonym for first, _, place in reading.places)
    ):
        return None
    dated = any(index in covered or words[index].isdigit() for index in rest)
    body = any(start <= mark.start < end for mark in reading.of("source.source"))
    named = written[:1].isupper() or (reading.language.right_to_left and body)
    counted = any(start <= mark.start < end for mark in reading.counting)
    titled = any(mark.end == end for mark in reading.at(start, "source.header"))  # "(statement, 20 June)"
    if led or (dated and named and not counted and not titled):
        return Source(start, end, opened, same=False, kind="cited")
    short = end - start == 1 and written.isupper() and len(written) >= _SHORT
    if rest or counted or not (body or short) or not _ends(reading, closed):
        return None
    if end - start == 1 and written[:1].isupper() and _abbreviates(reading, opened, written):
        return None
    return Source(start, end, opened, same=False, kind="cited")


def _narrowed(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Return the abbreviation in words that say what it did: "IOM count of", "relevé | OIM", "données du | HCR"."""
    short = [index for index in range(start, end) if acronym(reading, index)]
    small = [index for index in range(start, end) if reading.sentence.raw(index, index + 1).islower()]
    return (short[0], short[0] + 1) if len(short) == 1 and len(short) + len(small) == end - start else (start, end)


def _past_date(reading: Reading, start: int, closed: int, covered: set[int]) -> int:
    """Return the token after a date and a comma that open a bracket: "(up to 13 June, UNHCR)"."""
    index = start
    while index < closed and index in covered:
        index += 1
    return index + 1 if index + 1 < closed and reading.words[index] in _PARTING else start


def _ends(reading: Reading, closed: int) -> bool:
    """Tell whether a clause ends with a bracket."""
    words = reading.words
    return closed + 1 >= len(words) or not words[closed + 1][0].isalnum()


def _abbreviates(reading: Reading, opened: int, short: str) -> bool:
    """Tell whether an abbreviation stands for the words before it: "internally displaced persons (IDP)"."""
    words = reading.words
    first = opened
    while first > max(0, opened - _NAMED) and words[first - 1][0] not in _CLOSED and not words[first - 1][0].isdigit():
        first -= 1
    if any(first <= mark.start < opened for mark in reading.of("source.source")):
        return True  # "l'agence des Nations unies pour les réfugiés (HCR)"
    before = opened - 1
    if reading.sentence.raw(before, before + 1)[:1].isupper() and reading.place_at(before) is None:
        return True
    names = [index for index in range(first, opened) if words[index][0].isalpha()]
    folded = short.lower()
    if "".join(words[index][0] for index in names).endswith(folded):
        return True
    for begin in names:
        if reading.sentence.raw(begin, begin + 1)[:1] == short[0]:
            letters = iter(words[index][0] for index in names if index >= begin)
            if all(letter in letters for letter in folded):
                return True  # "Haut-Commissariat des Nations unies pour les réfugiés (HCR)"
    return False
