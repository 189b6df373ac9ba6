"""The words of a language that stand around names of places, compiled once from its ``places.toml``.

Every word is compared after `geo.gazetteer.names.fold`. Phrases of several
words are kept as tuples of folded words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from geo.gazetteer.names import fold
from geo.languages import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.languages import Language

Value = TypeVar("Value")
#: The language whose given names count in all others too.
_INTERNATIONAL = "en"


class Phrases(Generic[Value]):
    """A table of phrases, looked up forwards or backwards from a word."""

    __slots__ = ("_first", "_last", "_table")

    def __init__(self, table: Mapping[str, Value]) -> None:
        self._table: dict[tuple[str, ...], Value] = {}
        for phrase, value in table.items():
            key = tuple(fold(phrase).split())
            if key:
                self._table.setdefault(key, value)
        #: The length of the longest phrase that begins, or ends, with a word.
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        for key in self._table:
            self._first[key[0]] = max(len(key), self._first.get(key[0], 0))
            self._last[key[-1]] = max(len(key), self._last.get(key[-1], 0))

    def at(self, words: Sequence[str], start: int) -> tuple[int, Value | None]:
        """Return the number of words of the longest phrase that begins at `start`, and its value."""
        if not 0 <= start < len(words) or words[start] not in self._first:
            return 0, None
        for length in range(min(self._first[words[start]], len(words) - start), 0, -1):
            value = self._table.get(tuple(words[start : start + length]))
            if value is not None:
                return length, value
        return 0, None

    def starts(self, words: Sequence[str]) -> list[int]:
        """Return where phrases may begin, in order: the places of their first words."""
        return list(compress(count(), map(self._first.__contains__, words)))

    def before(self, words: Sequence[str], end: int) -> tuple[int, Value | None]:
        """Return the number of words of the longest phrase that ends before `end`, and its value."""
        if not 0 < end <= len(words) or words[end - 1] not in self._last:
            return 0, None
        for length in range(min(self._last[words[end - 1]], end), 0, -1):
            value = self._table.get(tuple(words[end - length : end]))
            if value is not None:
                return length, value
        return 0, None

    def __bool__(self) -> bool:
        """Tell whether there is any phrase."""
        return bool(self._table)


@dataclass(frozen=True, slots=True, eq=False)
class PlaceWords:
    """The words around names of places in one language.

    Attributes
    ----------
    articles, linkers, conjunctions
        Words that may stand between a type word or direction and a name; `leading` are articles and linkers.
    prepositions, weak_prepositions
        Words after which a name is a place; the weak ones also precede people.
    types_before, types_after
        Words that say what kind of place a name beside them is.
    directions
        Compass words; `direction_after` where they follow the name.
    codes
        Codes of places that running text uses as names: "the UK".
    marks_names
        Whether an ending after an apostrophe shows that the word is a name.
    compass_small
        Whether compass words are written small, so that a capital makes a name of them.
    suffix, prefix, elision
        Case endings after, prefixes and elided words before a name.
    outside
        Words before a compass word that put a town outside: "au nord de".
    spellings, where
        Letters of foreign names as the language writes them, each with what gazetteers may have instead, and the
        case endings that make a place of a name so spelt.
    unknown_after, unknown_types, unknown_unlinked
        What makes a place of a name that the gazetteer does not know: words
        before it, kinds of type words beside it, and whether a type word may
        stand before it without a linker.
    compass_after
        Adjectives of direction after a name, folded, and the word that gazetteers
        have before it in their place: "كيفو الشمالية" is "شمال كيفو".
    storms_before, storms_after
        Words beside the name of a storm: "Typhoon", "tayfunu".
    units, counts
        Length of one unit of distance in kilometres; numbers in words, "une trentaine".
    """

    code: str
    cased: bool
    articles: frozenset[str]
    linkers: frozenset[str]
    conjunctions: frozenset[str]
    leading: frozenset[str]
    prepositions: Phrases[bool]
    prepositions_plain: frozenset[str]
    weak_prepositions: frozenset[str]
    types_before: Phrases[str]
    types_after: Phrases[str]
    directions: Phrases[str]
    directions_after: Phrases[str]
    compass_after: Mapping[str, str]
    border_words: Phrases[bool]
    border_land: Phrases[bool]
    border_compounds: Mapping[str, str]
    border_between: frozenset[str]
    border_with: frozenset[str]
    border_bare: Phrases[bool]
    sides: frozenset[str]
    coast_words: Phrases[bool]
    coast_guards: frozenset[str]
    off: Phrases[bool]
    from_linkers: Phrases[bool]
    onwards: frozenset[str]
    between: frozenset[str]
    between_heads: frozenset[str]
    outside: frozenset[str]
    plurals: frozenset[str]
    units: Phrases[float]
    counts: Phrases[float]
    unknown_after: Phrases[bool]
    unknown_types: frozenset[str]
    spellings: tuple[tuple[str, str], ...]
    where: tuple[str, ...]
    unknown_unlinked: bool
    streets_after: frozenset[str]
    streets_before: Phrases[bool]
    streets_numbered: bool
    streets_named: frozenset[str]
    facilities: frozenset[str]
    facilities_before: frozenset[str]
    organisations_after: frozenset[str]
    organisations_before: frozenset[str]
    organisations_small: frozenset[str]
    area_bodies: frozenset[str]
    storms_before: frozenset[str]
    storms_after: frozenset[str]
    titles: frozenset[str]
    kin: frozenset[str]
    surnames: frozenset[str]
    person_suffixes: frozenset[str]
    families: frozenset[str]
    speech: frozenset[str]
    pronouns: frozenset[str]
    particles: frozenset[str]
    given_names: frozenset[str]
    codes: frozenset[str]
    common: frozenset[str]
    spelt: frozenset[str]
    towns: frozenset[str]
    anaphoric: frozenset[str]
    known: frozenset[str]
    ordinary: frozenset[str]
    phrases: Phrases[bool]
    suffix: re.Pattern[str] | None
    marks_names: bool
    compass_small: bool
    prefixes: tuple[str, ...]
    elisions: frozenset[str]
    demonym: re.Pattern[str] | None


def place_words(language: Language) -> PlaceWords:
    """Return the words around names of places in a language, compiled once."""
    return _compiled(language.code, language)


@lru_cache(maxsize=32)
def _compiled(code: str, language: Language) -> PlaceWords:
    """Compile the tables of one language; the code is what tells two languages apart."""
    table: Mapping[str, Any] = language.table("places")
    border, coast, streets, unknown = (_part(table, name) for name in ("border", "coast", "streets", "unknown"))
    bodies, persons = _part(table, "organisations"), _part(table, "persons")
    affixes, storms = _part(table, "affixes"), _part(table, "storms")
    suffix, demonym = affixes.get("suffix"), affixes.get("demonym")
    prefixes = tuple(affixes.get("prefixes", ()))
    given = _words(persons.get("given_names"))
    if code != _INTERNATIONAL:
        # Names of people travel farther than languages do.
        given |= _words(_part(load(_INTERNATIONAL).table("places"), "persons").get("given_names"))
    return PlaceWords(
        code=code,
        cased=bool(table.get("cased", True)),
        articles=_words(table.get("articles")),
        linkers=_words(table.get("linkers")),
        conjunctions=_words(table.get("conjunctions")),
        leading=_words(table.get("articles")) | _words(table.get("linkers")),
        prepositions=_phrases(table.get("prepositions"), prefixes),
        prepositions_plain=_words(table.get("prepositions")),
        weak_prepositions=_words(table.get("weak_prepositions")),
        types_before=_kinds(_part(table, "types_before"), prefixes),
        types_after=_kinds(_part(table, "types_after")),
        directions=Phrases(_prefixed_table(_part(table, "directions"), prefixes)),
        directions_after=Phrases(_part(table, "directions_after")),
        compass_after={fold(word): fold(noun) for word, noun in _part(table, "compass_after").items()},
        border_words=_phrases(border.get("words"), prefixes),
        border_land=_phrases(border.get("land"), prefixes),
        border_compounds={fold(word): code for word, code in _part(border, "compounds").items()},
        border_between=_words(border.get("between")),
        border_with=_words(border.get("with")),
        border_bare=_phrases(border.get("bare")),
        sides=_words(border.get("sides")),
        coast_words=_phrases(coast.get("words"), prefixes),
        coast_guards=_words(coast.get("guards")),
        off=_phrases(coast.get("off"), prefixes),
        from_linkers=_phrases(table.get("from_linkers")),
        onwards=_words(table.get("onwards")),
        between=_words(table.get("between")),
        between_heads=_words(table.get("between_heads")),
        outside=_words(table.get("outside")),
        plurals=_words(_prefixed(table.get("plurals", ()), prefixes)),
        units=Phrases(_part(table, "units")),
        counts=Phrases(_part(table, "counts")),
        unknown_after=_phrases(unknown.get("after")),
        unknown_types=frozenset(unknown.get("types", ())),
        spellings=tuple((old, new) for old, *news in map(str.split, unknown.get("spellings", ())) for new in news),
        where=tuple(unknown.get("where", ())),
        unknown_unlinked=bool(unknown.get("unlinked", False)),
        streets_after=_words(streets.get("after")),
        streets_before=_phrases(streets.get("before")),
        streets_numbered=bool(streets.get("numbered", False)),
        streets_named=_words(streets.get("named")),
        facilities=_words(_part(table, "facilities").get("after")),
        facilities_before=_words(_part(table, "facilities").get("before")),
        organisations_after=_words(bodies.get("after")),
        organisations_before=_words(bodies.get("before")),
        organisations_small=_words(bodies.get("small")),
        area_bodies=_words(bodies.get("areas")),
        storms_before=_words(storms.get("before")),
        storms_after=_words(storms.get("after")),
        titles=_words(persons.get("titles")),
        kin=_words(persons.get("kin")),
        surnames=_words(persons.get("surnames")),
        person_suffixes=_words(persons.get("suffixes")),
        families=_words(persons.get("families")),
        speech=_words(persons.get("speech")),
        pronouns=_words(persons.get("pronouns")),
        particles=_words(persons.get("particles")),
        given_names=given,
        codes=_words(table.get("codes")),
        common=_words(_part(table, "common").get("words"))
        | _words(persons.get("titles"))
        | _words(storms.get("before")),
        spelt=frozenset(_part(table, "common").get("spelt", ())),
        towns=_words(_part(table, "common").get("towns")),
        anaphoric=frozenset() if table.get("cased", True) else _anaphoric(language),
        known=frozenset() if table.get("cased", True) else _known(language),
        phrases=_phrases(_part(table, "common").get("phrases")),
        ordinary=_words(_part(table, "common").get("ordinary")),
        suffix=re.compile(suffix) if suffix else None,
        marks_names=bool(affixes.get("marks_names", False)),
        compass_small=bool(table.get("compass_small", False)),
        prefixes=prefixes,
        elisions=_words(affixes.get("elisions")),
        demonym=re.compile(demonym) if demonym else None,
    )


def _known(language: Language) -> frozenset[str]:
    """Return the single words that say what is counted and how many: no names, where capitals do not tell names."""
    found = {
        word
        for kind in ("units", "scales", "whole", "vague", "fractions")
        for word in language.table("numbers").get(kind, {})
    }
    for section in language.table("indicators").values():
        for phrases in section.values():
            found.update(phrase for phrase in phrases if phrase.isalpha())
    return frozenset(map(fold, found))


def _anaphoric(language: Language) -> frozenset[str]:
    """Return the words that stand for a place named before, "the city": no names, but of provinces."""
    places = language.table("patterns").get("place", {})
    kinds = ("country", "city", "area", "there", "island", "camp")
    return _words(word for kind in kinds for word in places.get(kind, ()))


def _part(table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a table within the file, empty if it is not there."""
    part: Mapping[str, Any] = table.get(name, {})
    return part


def _words(value: str | Iterable[str] | None) -> frozenset[str]:
    """Fold words given as a list, or as one text with spaces between them."""
    if value is None:
        return frozenset()
    words = value.split() if isinstance(value, str) else value
    return frozenset(filter(None, map(fold, words)))


def _phrases(value: Iterable[str] | None, prefixes: Sequence[str] = ()) -> Phrases[bool]:
    """Make a table that only says whether a phrase is in it."""
    return Phrases(dict.fromkeys(_prefixed(value or (), prefixes), True))


def _kinds(table: Mapping[str, Iterable[str]], prefixes: Sequence[str] = ()) -> Phrases[str]:
    """Turn ``kind = [words]`` round; the first kind that names a word has it."""
    kinds: dict[str, str] = {}
    for kind, phrases in table.items():
        for phrase in _prefixed(phrases, prefixes):
            kinds.setdefault(phrase, kind)
    return Phrases(kinds)


def _prefixed_table(table: Mapping[str, Value], prefixes: Sequence[str]) -> dict[str, Value]:
    """Return a table with each of its phrases after every prefix too."""
    return {**table, **{prefix + phrase: value for prefix in prefixes for phrase, value in table.items()}}


def _prefixed(phrases: Iterable[str], prefixes: Sequence[str]) -> list[str]:
    """Return phrases, and each after every prefix; "ل" before the article makes "لل"."""
    plain = list(phrases)
    made = [prefix + phrase for prefix in prefixes for phrase in plain]
    return [*plain, *made, *("لل" + phrase[2:] for phrase in plain if prefixes and phrase.startswith("ال"))]
