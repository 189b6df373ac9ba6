"""Tables within one sentence: "By province (killed / injured): Homs 12 / 40", "Deaths by province: Homs, 12"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.tables import COLUMNS

if TYPE_CHECKING:
    from geo.extraction.lexicon import Mark
    from geo.extraction.numbers import Mention
    from geo.extraction.reading import Reading

_BAR = "/"
#: What may stand between a name and its number.
_BETWEEN = frozenset({",", ":", "(", "–", "-", "="})
#: Columns of the widest table.
_MOST = 6


def columns(reading: Reading) -> dict[int, Mark]:
    """Return what the numbers of a sentence count that a label names by division, or brackets in the order of bars.

    Parameters
    ----------
    reading
        The sentence.

    Returns
    -------
    dict
        For the identity of a mention the word for what it counts; empty where the sentence is no table.
    """
    words = reading.words
    if ":" not in words:
        return {}
    listed = _by_division(reading)
    if listed or words.count(_BAR) < 2 or "(" not in words:  # noqa: PLR2004 - one among the names, one among the numbers
        return listed
    opening = words.index("(")
    closing = next((index for index in range(opening, len(words)) if words[index] == ")"), len(words))
    bars = [index for index in range(opening, closing) if words[index] == _BAR]
    if words[closing + 1 : closing + 2] != [":"] or not 0 < len(bars) < _MOST:
        return {}
    names = [_named(reading, first + 1, last) for first, last in zip([opening, *bars], [*bars, closing], strict=True)]
    found: dict[int, Mark] = {}
    for run in _runs(reading, closing):
        if len(run) == len(names):
            found |= {id(mention): mark for mention, mark in zip(run, names, strict=True) if mark is not None}
    return found


def _by_division(reading: Reading) -> dict[int, Mark]:
    """Return the word that a label by division gives to the number beside each name: "Deaths by province: Homs, 12"."""
    words = reading.words
    by = next((mark for mark in reading.of("per") if words[mark.end : mark.end + 1] == [":"]), None)
    if by is None or any(mention.end <= by.start for mention in reading.mentions):
        return {}
    homes = reading.has("home", 0, by.start)
    inside = [mark for mark in reading.counting if mark.end <= by.start and mark.kind in COLUMNS]
    inside = [mark for mark in inside if homes or mark.kind != "counts.home_after"]
    label = max(inside, key=lambda mark: (mark.kind.startswith("counts.home_") is homes, mark.end), default=None)
    found = [mention for mention in reading.mentions if mention.start > by.end + 1 and _beside_name(reading, mention)]
    return {} if label is None else {id(mention): label for mention in found}


def _beside_name(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number stands alone after a name, with a comma, a colon or a bracket between at most."""
    words, sentence = reading.words, reading.sentence
    before = mention.start - (2 if words[mention.start - 1] in _BETWEEN else 1)
    alone = mention.end == len(words) or not words[mention.end][0].isalpha() or _joins(reading, mention.end)
    return mention.digits and alone and before > 0 and sentence.text[sentence.starts[before]].isupper()


def _joins(reading: Reading, index: int) -> bool:
    """Tell whether a word is an "and"."""
    return reading.says(index, "join", "and")


def _named(reading: Reading, first: int, last: int) -> Mark | None:
    """Return the longest word for what is counted between two tokens."""
    inside = [mark for mark in reading.counting if first <= mark.start and mark.end <= last and mark.kind in COLUMNS]
    return max(inside, key=lambda mark: mark.end - mark.start, default=None)


def _runs(reading: Reading, first: int) -> list[list[Mention]]:
    """Return the numbers after a token that only bars part, row by row."""
    runs: list[list[Mention]] = []
    for mention in reading.mentions:
        if mention.start < first:
            continue
        joined = runs and reading.words[runs[-1][-1].end : mention.start] == [_BAR]
        if joined:
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs
