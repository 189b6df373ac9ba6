"""Names of bodies that lead on over a small word: "Ministry of Health and Sports", "Commission on Human Rights"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading
    from geo.models import Toponym

#: Words of the name of a body up to one that leads on.
_IN_NAME = 8
#: Letters that stand for the name of a country, at most: "US", "UAE".
_LETTERS = 3


def goes_on(reading: Reading, index: int) -> bool:
    """Tell whether a word within the name of a body leads on: "Ministry of Health | and Sports", "ONU | para los".

    Words with capitals stand before and after it, the latter perhaps with an article.
    """
    words = reading.words
    if index < 1 or index + 1 >= len(words) or reading.language.right_to_left or is_final(reading.language):
        return False
    joined = reading.closes(index + 1, "join", "and")
    if reading.says(index, "source.link", "subject"):
        return _on_subject(reading, index)
    if not joined and not reading.says(index, "source.link", "purpose"):
        return False
    if not _upper(reading, index - 1) or reading.place_at(index - 1) is not None:
        return False
    after = index + 2 if not joined and reading.at(index + 1, "article") else index + 1
    if after >= len(words) or not _upper(reading, after) or reading.place_at(after) is not None:
        return False
    nouns = [mark for mark in reading.of("source.source") if index - _IN_NAME <= mark.start < index]
    plain = all(words[i][0].isalpha() for i in range(nouns[0].start, after)) if nouns else False
    if joined:
        led = any(reading.says(i, "grammar", "among") for i in range(nouns[0].end, index)) if nouns else False
        return plain and led and not reading.at(after, "source.source")
    return plain


def _on_subject(reading: Reading, index: int) -> bool:
    """Tell whether a word says what a body is about: "the Commission | on Human Rights", and not "on Monday"."""
    body = any(True for _ in reading.ending(index, "source.source")) and _upper(reading, index - 1)
    after = _upper(reading, index + 1) and reading.place_at(index + 1) is None
    dated = any(mark.kind.startswith("time.") and mark.value != "on" for mark in reading.at(index + 1))
    return body and after and not dated and not reading.in_time(index + 1)


def _upper(reading: Reading, index: int) -> bool:
    """Tell whether a word begins with a capital."""
    return reading.sentence.raw(index, index + 1)[:1].isupper()


def beyond_name(reading: Reading, index: int) -> Mark | None:
    """Return the noun for people that the name of a body qualifies: "36 United Nations | personnel".

    Parameters
    ----------
    reading
        The sentence.
    index
        First token of what may be a name, all of whose words have capitals while the noun has none.
    """
    for after in range(index + 1, min(index + _IN_NAME, len(reading.words))):
        if not _upper(reading, after - 1):
            return None
        noun = reading.longest(after, "person")
        if noun is not None and not _upper(reading, after):
            return noun
    return None


def qualified(reading: Reading, first: int) -> bool:
    """Tell whether a name qualifies a body right before it, where no adjective tells: "وزارة الصحة السعودية"."""
    if not reading.language.right_to_left or first < 1 or not reading.words[first - 1][0].isalpha():
        return False
    bodies = (mark for index in (first, first - 1) for mark in reading.ending(index, "source.source"))
    return any(not reading.at(mark.end, "place") for mark in bodies)


def attributive(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the letters of a country only say whose something is: "US air strikes", "UK-led forces".

    Parameters
    ----------
    reading
        The sentence.
    first, last
        Tokens of the name, the last one exclusive.
    """
    named = reading.sentence.raw(first, last).replace(".", "")
    if not (named.isupper() and len(named) <= _LETTERS):
        return False
    after = last + 1 if reading.words[last : last + 1] == ["-"] else last
    return reading.says(after, "attributive", "noun")


def does(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a country at the head of a clause is who harmed others: "Israel killed 12", "Russia's air strikes".

    Parameters are those of `attributive`.
    """
    if not reading.of("doer"):
        return False
    before = first - bool(first and reading.at(first - 1, "article"))
    # "a bomb in Pakistan killed 12", "the quake that hit Nepal killed 90"
    opens = before == 0 or not reading.words[before - 1][0].isalnum() or bool(reading.ending(before, "join"))
    owned = reading.words[last : last + 1] in (["'s"], ["’s"])
    return opens and reading.says(last + owned, "doer", "deed" if owned else "verb")


def still(reading: Reading) -> list[Toponym]:
    """Return the places of a sentence that do nothing in it: in "France sent 60 rescuers to Beira" only Beira."""
    return [toponym for first, last, toponym in reading.places if not does(reading, first, last)]


def qualifiers(reading: Reading) -> list[tuple[int, int, Toponym]]:
    """Return the places of a sentence, with their tokens, that only qualify a body, or say whose something is."""
    if reading.language.right_to_left:
        return [found for found in reading.places if qualified(reading, found[0])]
    return [found for found in reading.places if attributive(reading, found[0], found[1])]


def of_town(reading: Reading, start: int, end: int) -> bool:
    """Tell whether words name the one hospital of a town, "the state hospital in Boa Vista", and not "hospitals"."""
    medical = any(start <= mark.start and mark.end < end for mark in reading.of("medical", "noun"))
    placed = any(start < first and last <= end for first, last, toponym in reading.places if not toponym.demonym)
    return medical and placed and reading.says(start, "article", "definite")
