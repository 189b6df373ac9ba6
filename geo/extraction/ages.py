"""Numbers that are ages: "the driver, 31,", "two men aged 70 and 80", "a boy of 15"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.numbers import Mention
    from geo.extraction.phrases import Head
    from geo.extraction.reading import Reading

_OLDEST = 120
#: Words of a person and a comma before an age.
_NAMED = 2
#: Ages below which people are children.
_OF_CHILDREN = frozenset({5, 15, 16, 18})
_GROWN = 18
#: Words of who is of an age after the article: "a young Tunisian of 35".
_ONE = 3


def of_head(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether a number between commas after a name is an age: "Rafiq, 34, …"."""
    words, sentence = reading.words, reading.sentence
    start, end = mention.start, mention.end
    if found.kind == "bare" and mention.qualifier.value == "less_than" and mention.size in _OF_CHILDREN:
        return True  # "61 % of the displaced are under 18"
    if found.kind == "bare" and (_of_person(reading, mention) or of_ages(reading, mention) or of_one(reading, mention)):
        return True
    return (
        found.kind == "bare"
        and mention.value is not None
        and mention.value <= _OLDEST
        and start > 1
        and end < len(words)
        and words[start - 1] == ","
        and words[end] == ","
        and sentence.text[sentence.starts[start - 2]].isupper()
        and reading.place_at(start - 2) is None
    )


def of_ages(reading: Reading, mention: Mention) -> bool:
    """Tell whether "and" joins a number to an age: "two men aged 70 and 80 died", "de 70 et 80 ans"."""
    if mention.value is None or mention.value > _OLDEST:
        return False
    for other in reading.mentions:
        before = other.end == mention.start - 1 and bool(reading.at(other.end, "join"))
        if before and reading.closes(other.outer_start, "negative", "before"):
            return True
        after = mention.end == other.start - 1 and bool(reading.at(mention.end, "join"))
        if after and reading.says(other.end, "negative", "after"):
            return True
    return False


def _of_person(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number between commas is the age of the person named before: "the driver, 31, had been shot"."""
    words, start, end = reading.words, mention.start, mention.end
    if mention.value is None or mention.value > _OLDEST or start < _NAMED or end >= len(words) or not mention.digits:
        return False
    if words[start - 1] != "," or words[end] != "," or words[start - 2].endswith("s"):
        return False
    if reading.ending(start - 1, "source.source", "person"):
        return True
    # "a police sergeant, 60, drowned": one of whom the lexicon has no word
    return any(
        reading.says(index, "article", "indefinite") and all(word.isalpha() for word in words[index : start - 1])
        for index in range(max(0, start - 1 - _ONE), start - 2)
    )


def of_one(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number is the age of one person named before: "a boy of 15 was shot", "girls of 12 and 14".

    Parameters
    ----------
    reading
        The sentence.
    mention
        The number.
    """
    first = next((other for other in reading.mentions if other.end == mention.start - 1), None)
    if first is not None and reading.closes(mention.start, "join", "and"):
        return mention.size <= _OLDEST and first.size <= _OLDEST and of_one(reading, first)
    grammar = reading.language.table("patterns").get("grammar", {})
    link = mention.start - 1
    if mention.size > _OLDEST or link < 1 or reading.words[link] not in grammar.get("aged", ()):
        return False
    if mention.size < _GROWN and reading.closes(link, "person", "child"):
        return True
    if reading.ending(link, "other", "household", "home"):
        return False
    if reading.words[link - 1] in grammar.get("several", ()):
        return False  # "a crew of 12"
    if any(last == link and _indefinite(reading, first - 1) for first, last, _ in reading.places):
        return True  # "a Tunisian of 35"
    opened = any(_indefinite(reading, index) for index in range(max(0, link - _ONE), link - 1))
    return opened and bool(reading.ending(link, "person"))


def _indefinite(reading: Reading, index: int) -> bool:
    """Tell whether a word is an indefinite article, which some languages write as they do "one"."""
    return reading.says(index, "article", "indefinite") or any(m.article and m.start == index for m in reading.mentions)


def of_children(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number is the age below which children are: "ten children under five"."""
    if mention.qualifier.value != "less_than" or mention.size > _GROWN:
        return False
    return reading.closes(mention.outer_start, "person", "child")


def past(draft: Draft) -> int:
    """Return the token after who is counted and how old they are: "six players under 18 | died".

    Parameters
    ----------
    draft
        Their number.
    """
    reading, end = draft.reading, draft.head.end
    for mention in reading.mentions:
        if 0 <= mention.outer_start - end <= 1 and not reading.joints(end, mention.start):
            marks = [mark.end for mark in reading.at(mention.end, "negative") if mark.value == "after"]
            return max(marks, default=end)
    return end
