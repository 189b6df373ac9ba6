"""Numbers that count nobody: parts of ratios, bases of rates, days of the month, children born, sizes of families."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.numbers import Mention
    from geo.extraction.phrases import Head
    from geo.extraction.reading import Reading

#: Words between people and what is said of them, and between a verb of birth and the number after it.
_AFTER, _BEFORE = 4, 1
#: Words between the whole of a ratio and its part: "her dört kişiden üçü".
_OF_WHOLE = 2
#: What rates are told by.
_BASES = frozenset({100, 1_000, 10_000, 100_000, 1_000_000})
#: Words between a rate and "per": "4.1 deaths per".
_TO_RATE = 3
#: Days of the longest month.
_MOST_DAYS = 31


def is_no_count(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether a number is none that a report counts people or homes with.

    Parameters
    ----------
    reading
        The sentence.
    mention
        The number: the second of "three out of every four" and of "4.1 deaths per 10,000", the one of "le 15,".
    found
        What it counts, by the words after it.
    """
    return (
        _of_ratio(reading, mention)
        or _ordinal(reading, mention)
        or _born(reading, mention, max(mention.end, found.end))
        or _base(reading, mention)
        or _day(reading, mention, found)
        or _of_family(reading, mention)
    )


def _of_ratio(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number is some of every so many: "tres de cada cuatro", "her dört kişiden üçü"."""
    if reading.says(mention.full_end, "ratio", "of_every"):
        return True
    whole = next((other for other in reading.mentions if 0 <= mention.start - other.end <= _OF_WHOLE), None)
    if whole is None or whole is mention or mention.size > whole.size:
        return False  # "her iki ülkeden üç kişi", from both countries
    return reading.closes(whole.outer_start, "ratio", "every")


def _ordinal(reading: Reading, mention: Mention) -> bool:
    """Tell whether a full stop makes digits an ordinal, in a language that writes it so: "150. saatte 2 kişi"."""
    words, sentence, end = reading.words, reading.sentence, mention.end
    if not is_final(reading.language) or end + 1 >= len(words) or words[end] != "." or not mention.digits:
        return False
    glued = sentence.starts[end] == sentence.ends[end - 1]
    return glued and words[end + 1].isalpha() and sentence.text[sentence.starts[end + 1]].islower()


def _born(reading: Reading, mention: Mention, end: int) -> bool:
    """Tell whether a number counts children who were born."""
    for mark in reading.of("born", "verb"):
        between = range(end, mark.start) if mark.start >= end else range(mark.end, mention.outer_start)
        most = _AFTER if mark.start >= end else _BEFORE
        if (mark.start >= end or mark.end <= mention.outer_start) and len(between) <= most:
            return not any(reading.words[index] in {",", ";"} for index in between)
    return False


def _base(reading: Reading, mention: Mention) -> bool:
    """Tell whether a round number after "per" is that to which the number before it is the rate."""
    if mention.size not in _BASES:
        return False
    led = [mark for mark in reading.ending(mention.outer_start, "negative") if mark.value == "per"]
    if not led:
        return False
    start = min(mark.start for mark in led)
    return any(word[0].isdigit() for word in reading.words[max(0, start - _TO_RATE) : start])


def _day(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether digits after the article of one are a day of the month: "le pic a été atteint le 15,"."""
    if not mention.digits or not 1 <= mention.size <= _MOST_DAYS or mention.outer_start != mention.start:
        return False
    articles = reading.language.table("patterns").get("grammar", {}).get("day_articles", ())
    if mention.start < 1 or reading.words[mention.start - 1] not in articles:
        return False
    return found.kind == "bare"


def _of_family(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number is the size of a family before a verb that is no noun: "a family of seven lives in"."""
    dwells = reading.says(mention.end, "rescue", "dwells")
    return dwells and bool(reading.ending(mention.start - 1, "household", "person"))


def mere_word(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether a number in words is a mere "one", or with the Arabic article describes what bears a name.

    Of the latter kind is "مخيمات داداب الثلاثة", the three camps of Dadaab.

    Parameters
    ----------
    reading
        The sentence.
    mention
        The number.
    found
        What it counts, by the words after it.
    """
    if mention.value == 1 and found.kind in {"bare", "unknown", "them"}:
        return True
    if not reading.language.right_to_left or found.kind != "bare" or not reading.words[mention.start].startswith("ال"):
        return False
    return any(last == mention.start for _, last, _ in reading.places)
