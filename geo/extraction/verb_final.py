"""Languages whose verb closes its clause, and whose nouns say "of" by an ending, such as Turkish."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geo.extraction.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading
    from geo.languages import Language


#: Words between two numbers of a list, of which the name may be one that no gazetteer knows.
_NAMED = 3
#: Words that say where between two groups that share a verb.
_APART = 5


@cache
def is_final(language: Language) -> bool:
    """Tell whether the verb of a language closes its clause."""
    return bool(language.table("attribution").get("grammar", {}).get("verb_final"))


@cache
def clause_endings(language: Language) -> tuple[str, ...]:
    """Return the endings of words that close a clause before a comma: "787 işçinin bulunduğunu, 363'ünün …"."""
    return tuple(fold(ending, language.code) for ending in language.table("language").get("clause_endings", ()))


@cache
def genitives(language: Language) -> frozenset[str]:
    """Return the endings that make a name one of what follows: "Manisa'nın Soma ilçesi"."""
    return frozenset(fold(ending, language.code) for ending in language.table("language").get("genitives", ()))


def holds(reading: Reading, last: int) -> bool:
    """Tell whether the name before a token says in what the place after it lies, or whose doing it is."""
    return last < len(reading.words) and reading.words[last] in genitives(reading.language)


@cache
def ablatives(language: Language) -> tuple[str, ...]:
    """Return the endings that say out of how many: "104 kişiden 30'u"."""
    return tuple(fold(ending, language.code) for ending in language.table("language").get("ablatives", ())) or ("\0",)


@cache
def converbs(language: Language) -> tuple[str, ...]:
    """Return the endings of verbs that say how what the next verb tells came about: "kapılarak öldü"."""
    return tuple(fold(ending, language.code) for ending in language.table("language").get("converbs", ())) or ("\0",)


@cache
def adjectival(language: Language) -> tuple[str, ...]:
    """Return the endings that make a place an adjective of what lies in it: "Sind eyaletindeki Dadu"."""
    return tuple(fold(ending, language.code) for ending in language.table("language").get("adjectival", ()))


@cache
def part_genitives(language: Language) -> tuple[str, ...]:
    """Return the endings of a noun that say of how many: "3.200 binanın 610'u yıkık"."""
    endings = language.table("language").get("part_genitives", ())
    return tuple(fold(ending, language.code) for ending in endings) or ("\0",)


@cache
def _oblique(language: Language) -> tuple[str, ...]:
    endings = language.table("attribution").get("endings", {}).get("oblique", ())
    return tuple(fold(ending, language.code) for ending in endings) or ("\0",)


def oblique(reading: Reading, index: int) -> bool:
    """Tell whether a word has the ending of a case other than the nominative: "okullarda", in schools."""
    return reading.words[index].endswith(_oblique(reading.language))


def led_on(reading: Reading, index: int) -> bool:
    """Tell whether a noun or those it leads to have such an ending: "1.731'i helikopter ve botlarla kurtarıldı"."""
    for last in range(index, min(index + _APART, len(reading.words))):
        if not reading.words[last][0].isalpha() or reading.has("counts.after", last, last + 1):
            return False
        if oblique(reading, last):
            return True
    return False


@cache
def _dative(language: Language) -> tuple[str, ...]:
    """Return the endings of the dative, the longest first."""
    endings = language.table("language").get("datives", ())
    return tuple(sorted((fold(ending, language.code) for ending in endings), key=len, reverse=True))


def dative(reading: Reading, index: int) -> bool:
    """Tell whether a noun or a number has the ending of the dative: "kişiye", "58'e", but not "aile"."""
    word = reading.words[index]
    if word[0] in "'’":
        return word[1:] in _dative(reading.language)
    return any(word.endswith(ending) and reading.known(word[: -len(ending)]) for ending in _dative(reading.language))


def encloses(reading: Reading, last: int, first: int) -> bool:
    """Tell whether the place before a token is said to hold the one at another: "Nepal'in batısındaki Jajarkot"."""
    if holds(reading, last) and first == last + 2 and reading.says(last + 1, "place", "seat"):
        return True  # "Güney Kore'nin başkenti Seul"
    if not 0 <= first - last <= 1 or first == 0:
        return False
    if first == last + 1 and holds(reading, last):
        return True
    return bool(adjectival(reading.language)) and reading.words[first - 1].endswith(adjectival(reading.language))


def _capital(reading: Reading, index: int) -> bool:
    """Tell whether a word may be the name of a place that the gazetteer does not know."""
    return reading.sentence.text[reading.sentence.starts[index]].isupper()


def contrasted(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a second source stands between two numbers: "A 300, B ise 250 ölüden söz ediyor"."""
    between = [mark for mark in reading.of("source.contrast") if first <= mark.start < last]
    return (
        len(between) == 1
        and "," in reading.words[first : between[0].start]
        and not any(first <= mark.start < last for mark in reading.counting)
        and not any(first <= mark.start < last for mark in reading.of("source.speech"))
    )


def waits(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a bare number has the noun or verb of the one after it, in a list or beside a second source."""
    return listed(reading, first, last) or contrasted(reading, first, last)


def out_of(whole: Draft, part: Draft) -> bool:
    """Tell whether a number only says of how many the next one is a part: "104 kişiden 30'u hastaneye kaldırıldı"."""
    reading = whole.reading
    if _told_of_part(whole, part):
        return True
    counted = whole.head.kind in {"person", "household", "home"} and whole.head.end == part.start
    if not counted or part.reading is not reading or whole.relation not in {"", "after"}:
        return False
    noun = reading.words[part.start - 1]
    if noun.endswith(ablatives(reading.language)):
        return True
    owned = reading.says(part.mention.end, "part", "after")
    return owned and noun.endswith(part_genitives(reading.language))


def _told_of_part(whole: Draft, part: Draft) -> bool:
    """Tell whether only a part of what a number counts has a verb: "köyümüz 90 hane, 85'i yıkıldı, 4 kişi öldü"."""
    reading, trigger = whole.reading, part.trigger
    if whole.relation != "after" or whole.trigger is None or trigger is None or part.reading is not reading:
        return False
    if part.start != whole.head.end + 1 or reading.words[whole.head.end] != ",":
        return False
    owned = any(mark.value == "after" and mark.end == trigger.start for mark in reading.at(part.mention.end, "part"))
    return owned and trigger.start <= whole.trigger.start


def alike(draft: Draft, following: Draft) -> bool:
    """Tell whether two groups of one noun share the verb at the end: "6 kişinin yolda, 2 kişinin evde öldüğü"."""
    reading = draft.reading
    if draft.head.kind != "person" or following.head.kind != "person" or following.reading is not reading:
        return False
    first, last = draft.head.end, following.start
    if any(mark.start == first and mark.end <= last for mark in reading.of("part", "closing")):
        return True  # "12 kişi olmak üzere toplam 57 kişinin"
    same = reading.words[first - 1] == reading.words[following.head.end - 1]
    between = reading.words[first:last]
    counted = any(first <= mark.start < last and mark.kind != "counts.after_weak" for mark in reading.counting)
    return same and not counted and 0 < len(between) <= _APART and between[-1] == ","


def listed(reading: Reading, first: int, last: int) -> bool:
    """Tell whether only places stand between two numbers: "Malatya'da 6, Adıyaman ilinde 11 kişi öldü"."""
    places = [place for place in reading.places if first <= place[0] < last]
    after: Iterable[int] = {place[1] for place in places}
    wide = {index for mark in reading.of("place", "countrywide") for index in range(mark.start, mark.end)}
    named = bool(places) or (reading.words[first : first + 1] == [","] and last - first <= _NAMED)
    return named and all(
        reading.words[index] == ","
        or reading.words[index][0] in "'’"
        or reading.place_at(index) is not None
        or _capital(reading, index)
        or index in wide  # "Hatay'da 3, ülke genelinde 9 kişi öldü"
        or index in after  # the kind of place: "Morelos eyaletinde"
        or reading.says(index, "join", "and")
        or reading.says(index, "place", "capital")
        or reading.says(index, "place", "seat")
        or (index in {place[1] + 1 for place in places} and bool(reading.at(index, "source.contrast")))
        or reading.says(index, "word", "modifier")
        for index in range(first, last)
    )
