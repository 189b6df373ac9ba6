"""Clauses whose verb is left out, "the mayor spoke of nine dead, the imam of 15", "… y el Ejército, de 40"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.reading import Reading

#: Words of the longest name of a source, with its preposition.
_LONGEST = 10
_STOPS = frozenset({",", ";"})
#: Words of the name of one who counts.
_NAME = 4


def opening(reading: Reading, start: int) -> tuple[int, int] | None:
    """Return the tokens between which the source of a number stands whose clause has no verb of its own.

    Parameters
    ----------
    reading
        The sentence.
    start
        First token of the number.

    Returns
    -------
    tuple of int or None
        The token after what parts the clause from the one before, and the one after its last word; a comma right
        before the number stands for the verb. None where nothing parts two clauses.
    """
    words = reading.words
    before = range(start - 1, max(0, start - _LONGEST), -1)
    stops = [index for index in before if words[index] in _STOPS or reading.says(index, "join", "and")]
    if not stops:
        return None
    led = all(reading.at(index, "place", "boundary") for index in range(stops[0] + 1, start))
    if is_final(reading.language) or not led or words[stops[0]] != "," or not _named(reading, stops[0]):
        return stops[0] + 1, start
    return (stops[1] + 1, stops[0]) if len(stops) > 1 else None


def of_source(reading: Reading, clause: tuple[int, int]) -> bool:
    """Tell whether a clause without a verb names who counts, if only by a name: "; the Philippines, of two".

    Parameters
    ----------
    reading
        The sentence.
    clause
        What `opening` gives.
    """
    if reading.has("source.source", *clause):
        return True
    first, end = clause
    if not 0 < end - first <= _NAME or reading.words[end : end + 1] != [","] or is_final(reading.language):
        return False
    if not reading.at(end + 1, "place"):
        return False  # "arrested were Ana Ruiz, 23; Luis Paz, 18"
    names = [index for index in range(first, end) if not reading.at(index, "article")]
    return all(reading.sentence.raw(index, index + 1)[:1].isupper() for index in names) and bool(names)


def heads(reading: Reading, first: int, last: int, start: int) -> bool:
    """Tell whether a place is who counts in a clause without a verb, with a number of its own: "and China, of 25".

    Parameters
    ----------
    reading
        The sentence.
    first, last
        First token of the place and the one after it.
    start
        First token of the number whose place is looked for.
    """
    if reading.words[last : last + 1] != [","] or not (
        reading.words[first - 1] == ";" or reading.ending(first, "join")
    ):
        return False
    return any(
        mention.outer_start == last + 2 and bool(reading.at(last + 1, "place")) and mention.outer_start != start
        for mention in reading.mentions
    )


def beside(reading: Reading, start: int) -> bool:
    """Tell whether only who counts stands before a number that has the verb of another: ", the imam a further 15".

    Parameters
    ----------
    reading
        The sentence.
    start
        First token of the number with its bounds.
    """
    clause = opening(reading, start)
    if clause is None or is_final(reading.language) or reading.language.right_to_left:
        return False
    first, end = clause
    others = [mark for mark in reading.of("part") if mark.value == "others" and mark.end == start]
    end = min([end, *(mark.start for mark in others)])
    nouns = [mark for mark in reading.of("source.source") if first <= mark.start < end]
    told = any(mark.end < first for mark in reading.of("source.speech"))
    counted = any(mention.end < first for mention in reading.mentions)
    if not (nouns and told and counted) or nouns[-1].end != end or not reading.at(first, "article"):
        return False
    plain = all(reading.words[index][0].isalpha() for index in range(first, end))
    return plain and not reading.has("source.speech", first, end) and reading.words[first - 1] in {",", ";", "and"}


def _named(reading: Reading, comma: int) -> bool:
    """Tell whether the words before a comma name a source, for whose verb it stands."""
    if any(comma - _LONGEST < mark.start < comma for mark in reading.of("source.source")):
        return True
    before = range(comma - 1, max(0, comma - _NAME), -1)
    stop = next((i for i in before if reading.words[i] in _STOPS or reading.says(i, "join", "and")), 0)
    return stop > 0 and of_source(reading, (stop + 1, comma))


def is_age(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a number after a comma and "of" is an age, and none that another source gives of a toll."""
    words = reading.words
    closed = words[end : end + 1] in ([], ["."], [";"], [","]) or bool(reading.at(end, "place"))
    parted = words[start - 2 : start - 1] == [","] and any(mention.end < start - 2 for mention in reading.mentions)
    if not closed or not parted:
        return True
    clause = opening(reading, start)
    told = clause is not None and any(mark.end <= clause[0] for mark in reading.of("tally", "verb"))
    return not (told and clause is not None and of_source(reading, clause))
