"""Names of persons in a sentence, so that a product need not carry them.

What is found: a name after a title or a given name, before an age, after "named" or a word for a private person
("a resident, …"), and a run of two or more capitalised words that speaks ("… said") or that a text goes by and says
what they do ("according to …, a nurse"). What stays: a source, an official
or an office holder that the registry of sources knows, the holder of a public office named beside the name, and
names of places. In a script without capitals only a given name with what follows it is found.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geo.extraction.phrase_trees import expand
from geo.extraction.place_words import Phrases, place_words
from geo.extraction.toponym_people import people
from geo.extraction.toponym_tokens import Tokens
from geo.extraction.toponyms import recognise
from geo.languages import available, load
from geo.models import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.extraction.place_words import PlaceWords
    from geo.gazetteer import Gazetteer
    from geo.reconciliation import SourceRegistry

#: Most words of a name.
_LONGEST = 5

#: Sentences whose names are kept, for the same ones stand in product after product.
_KEPT = 20_000

_TABLE = {
    key: frozenset(words.split())
    for key, words in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")).items()
}
#: What a product calls a private person, by kind, and the words beside a name that say of which kind one is.
KINDS = tomllib.loads(Path(__file__).with_name("private_persons.toml").read_text(encoding="utf-8"))
_CUES = frozenset(cue for entry in KINDS.values() for cue in entry["cues"].split())
#: Words within which an office stands before a name, and words that no name of an office goes over.
_OFFICE = 8
_STOPS = frozenset({"that", "when", "while", "and", "que", "quand", "y", "et", "cuando", "ان", "told", "ve", "ki"})
#: Inhabitants under which a place may have its name in common with a person.
_HAMLET = 20_000
#: Articles that no name of a person has before it.
_DEFINITE = frozenset({"the", "le", "la", "les", "el", "los", "las"})
#: Articles before what somebody is.
_ARTICLES = frozenset({"a", "an", "un", "une", "una"})
#: Words after the article among which what somebody is stands: "a retired school teacher".
_DESCRIBED = 3
_WITH = frozenset(
    {"with", "for", "at", "of", "who", "de", "du", "des", "del", "chez", "pour", "avec", "con", "que", "qui"}
)
_KUNYA = frozenset({"abu", "umm", "oum", "abou"})


def persons(text: str, language: str, gazetteer: Gazetteer, registry: SourceRegistry) -> tuple[Span, ...]:
    """Find the private persons that a text names.

    Parameters
    ----------
    language
        ISO 639-1 code; English where there are no words of it.
    registry
        Knows the sources, the officials and the office holders, whose names are no secret.

    Returns
    -------
    tuple of Span
        Offsets into the text, in reading order. None holds a digit: no number is ever taken for a name.
    """
    return named(text, language, gazetteer, registry).private


def known_places(text: str, language: str, gazetteer: Gazetteer) -> list[Span]:
    """Return where a text names places that the gazetteer knows: what only looks like a place may be a person."""
    toponyms = recognise(text, load(language if language in available() else "en"), gazetteer)
    return [one.span for one in toponyms if any(map(gazetteer.find, one.anchors or (one.name,)))]


def _beside_places(text: str, span: Span, places: Iterable[Span], gazetteer: Gazetteer) -> Iterator[Span]:
    """Yield what of a run of names is none of a place: "In Idlib Ada Blum said" names a town and a person."""
    inside = [one for one in places if one.overlaps(span)]
    if not inside:
        yield span
        return
    first, last = max(span.start, inside[0].start), min(span.end, inside[-1].end)
    left = [part for part in (_trimmed(text, span.start, first), _trimmed(text, last, span.end)) if part is not None]
    whole = [part for part in left if " " in text[part.start : part.end]]
    yield from whole
    if left and not whole and all(_is_hamlet(text[one.start : one.end], gazetteer) for one in inside):
        yield span  # "Ada Blum" of whom a hamlet somewhere has half the name


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return a part of a run of names without the small words at its ends; None where nothing is left."""
    found = re.fullmatch(r"(?:^|[^\S\n]|[a-z]+ )*(?P<name>[^\W\d_a-z].*?)(?:\s+[a-z]+)*\s*", text[start:end])
    return None if found is None else Span(start + found.start("name"), start + found.end("name"))


def _is_hamlet(name: str, gazetteer: Gazetteer) -> bool:
    entries = gazetteer.find(name)
    return all(one.kind not in {"country", "admin1"} and one.population < _HAMLET for one in entries)


class Named(NamedTuple):
    """The persons that a text names: private ones, and those whose office or known source makes them public."""

    private: tuple[Span, ...]
    public: tuple[Span, ...]


def named(text: str, language: str, gazetteer: Gazetteer, registry: SourceRegistry) -> Named:
    """Find the persons that a text names, private and public ones; see `persons`."""
    return _named(text, language if language in available() else "en", gazetteer, registry)


@lru_cache(maxsize=_KEPT)
def _named(text: str, language: str, gazetteer: Gazetteer, registry: SourceRegistry) -> Named:
    known = load(language)
    tokens = Tokens(text, place_words(known))
    found, public = [], []
    for first, last in _runs(tokens):
        span = Span(tokens.start[first], tokens.end[last - 1])
        # "The secretary of Defence": what follows an office is no name.
        if any(map(str.isdigit, text[span.start : span.end])) or (tokens.words.cased and not tokens.capital[first]):
            continue
        if _is_public(tokens, first, last, registry):
            public.append(span)
        else:
            found.append(span)
    if found:
        places = known_places(text, language, gazetteer)
        found = [part for one in found for part in _beside_places(text, one, places, gazetteer)]
    return Named(tuple(found), tuple(public))


@lru_cache(maxsize=_KEPT)
def is_person(words: str, language: str, gazetteer: Gazetteer, registry: SourceRegistry) -> bool:
    """Tell whether an attribution is nothing but the name of a private person."""
    source = registry.find(words)
    if source is None or source.type != "unknown":
        return False
    code = language if language in available() else "en"
    tokens = Tokens(words, place_words(load(code)))
    if tokens.count == 1 or not has_form_of_name(tokens):
        return False
    if not tokens.words.cased:
        return bool(persons(words, language, gazetteer, registry))
    # A newspaper may be two capitalised words as well: a name of a person has one that is known for it.
    known = tokens.words.given_names | tokens.words.surnames | _KUNYA | _TABLE["names"]
    return any(core in known for core in tokens.core) and not _is_public(tokens, 0, tokens.count, registry)


def has_form_of_name(tokens: Tokens, index: int | None = None) -> bool:
    """Tell whether some words, or one of them, could be of a name of a person: capitals, no word of a body."""
    if index is not None:
        return _may_name(tokens, index)
    return 0 < tokens.count <= _LONGEST and all(_may_name(tokens, index) for index in range(tokens.count))


def has_office(tokens: Tokens) -> bool:
    """Tell whether a word of some is that of a public office."""
    return not _TABLE["offices"].isdisjoint(tokens.core)


def holds_office(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a text names a public office beside a name: "the minister of health, Ada Blum".

    Parameters
    ----------
    first, last
        The first word of the name, and the word after its last one.
    """
    return not _TABLE["offices"].isdisjoint((*tokens.core[first:last], *_beside(tokens, first, last)))


def _runs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the first word of each name and the word after its last."""
    inside = _in_cased(tokens) if tokens.words.cased else _in_uncased(tokens)
    first = None
    for index in range(tokens.count + 1):
        here = index < tokens.count and index in inside
        parted = first is not None and here and not tokens.joined(index)
        if first is not None and (not here or parted):
            yield first, index
            first = None
        if here and first is None:
            first = index


def _in_cased(tokens: Tokens) -> set[int]:
    words = tokens.words
    inside, _ = people(tokens, ())
    according = _according(words.code)
    for index in range(tokens.count):
        core = tokens.core[index]
        if tokens.capital[index] and according.before(tokens.full, index)[0]:
            named = _following(tokens, index, least=2)
            inside.update(named if _is_described(tokens, named.stop) else ())
        if core in _TABLE["private"] and not (tokens.capital[index] and not tokens.opens[index]):
            inside.update(_following(tokens, index + 1, least=1))
            inside.update(_apposed(tokens, index))
        elif core in _CUES and not tokens.capital[index]:
            inside.update(_apposed(tokens, index))
        elif (core in _KUNYA and tokens.capital[index]) or (core in words.given_names and tokens.capital[index]):
            inside.update(_following(tokens, index, least=2))
        elif core in words.speech and not tokens.capital[index]:
            for name in (_following(tokens, index + 1, least=2), _preceding(tokens, index)):
                # "The Port Gazette said": what has an article is a body.
                bare = not name or not name.start or tokens.core[name.start - 1] not in _DEFINITE
                inside.update(name if bare else ())
    # A title is no part of a name, and a name alone that opens a sentence may be any word.
    return {one for one in inside if tokens.core[one] not in words.titles and _may_name(tokens, one)}


@cache
def _according(code: str) -> Phrases[bool]:
    """Return the words of a language that stand before who says something: "according to"."""
    phrases = load(code).table("attribution").get("prefix", {}).get("according", ())
    plain = (run for phrase in phrases if "*" not in phrase and "#" not in phrase for run in expand(phrase))
    return Phrases(dict.fromkeys(plain, True))


def _is_described(tokens: Tokens, index: int) -> bool:
    """Tell whether ", a nurse" stands at a word: what a person is, no body."""
    if not 0 < index < tokens.count - 1 or tokens.gap[index].strip() != "," or tokens.core[index] not in _ARTICLES:
        return False
    if tokens.capital[index] or tokens.capital[index + 1] or not tokens.gap[index + 1].isspace():
        return False
    words, said = tokens.words, [tokens.core[index + 1]]
    for after in range(index + 2, min(tokens.count, index + 1 + _DESCRIBED)):
        core = tokens.core[after]
        if not tokens.gap[after].isspace() or core in _WITH or core in words.prepositions_plain:
            break  # "a nurse with Doctors …" is no body
        said.append(core)
    # "A health worker" is no body, "une organisation médicale" is.
    head = said[-1] if words.code == "en" else said[0]
    bodies = words.organisations_after | words.organisations_before | words.organisations_small | _TABLE["bodies"]
    return head not in bodies and _TABLE["groups"].isdisjoint(said)


def _apposed(tokens: Tokens, index: int) -> range:
    """Return the words of a name before what somebody is: "Ada Blum, a retired teacher", "Ada Blum, 34, vecina de"."""
    start = index
    while start > 0 and index - start < _DESCRIBED and tokens.gap[start].isspace() and not tokens.capital[start - 1]:
        start -= 1
    after = index + 1
    if tokens.words.code == "en" and after < tokens.count and tokens.gap[after].isspace():
        # "…, a volunteer group" is a body.
        goes_on = tokens.core[after] in _WITH or tokens.core[after] in tokens.words.prepositions_plain
        if not goes_on and not tokens.capital[after] and tokens.core[after] not in tokens.words.common:
            return range(0)
    if start > 0 and tokens.gap[start].strip() == "," and tokens.raw[start - 1].isdigit():
        start -= 1
    return _preceding(tokens, start) if start > 0 and tokens.gap[start].strip() == "," else range(0)


def _following(tokens: Tokens, start: int, *, least: int) -> range:
    """Return the words of a name that begins at a word, none where it is shorter than the least."""
    index = start
    while index < tokens.count and index - start < _LONGEST:
        gap = tokens.gap[index]
        if index > start and not tokens.joined(index):
            break
        if index == start and gap.strip() not in {"", ",", ":", "as", "“", '"'}:
            break
        if not _goes_on(tokens, index, start):
            break
        index += 1
    while index > start and tokens.core[index - 1] in tokens.words.particles and not tokens.capital[index - 1]:
        index -= 1
    return range(start, index) if index - start >= least else range(0)


def _preceding(tokens: Tokens, end: int) -> range:
    """Return the two or more words of a name that ends before a word of speech."""
    index = end
    while index > 0 and end - index < _LONGEST and tokens.gap[index].strip() in ({"", ","} if index == end else {""}):
        if not (_may_name(tokens, index - 1) or tokens.core[index - 1] in tokens.words.particles):
            break
        index -= 1
    while index < end and not tokens.capital[index]:
        index += 1
    return range(index, end) if end - index > 1 else range(0)


def _goes_on(tokens: Tokens, index: int, start: int) -> bool:
    if _may_name(tokens, index):
        return True
    follows = index + 1 < tokens.count and tokens.capital[index + 1]
    return index > start and tokens.core[index] in tokens.words.particles and follows


def _may_name(tokens: Tokens, index: int) -> bool:
    """Tell whether a word may be part of a name of a person: no ordinary word, no word of a body."""
    words, core = tokens.words, tokens.core[index]
    if core in words.given_names or core in words.surnames or core in _KUNYA:
        return tokens.capital[index]
    if not tokens.capital[index]:
        return core in words.particles
    if core.isdigit() or (tokens.raw[index].isupper() and len(core) > 1):
        return False
    bodies = (
        words.organisations_after,
        words.organisations_before,
        words.facilities,
        words.streets_after,
        _TABLE["bodies"],
    )
    return core not in words.common and not any(core in some for some in bodies)


def _in_uncased(tokens: Tokens) -> set[int]:
    """Return given names with the given names, particles and words with an article that follow them."""
    names = tokens.words.given_names
    inside: set[int] = set()
    for index in range(tokens.count):
        # "على" is the name Ali as it is folded, and far more often "on": "على الأقل" is "at least".
        if tokens.core[index] not in names or tokens.core[index] in tokens.words.prepositions_plain:
            continue
        last = index + 1
        while last < tokens.count and last - index < _LONGEST and tokens.gap[last] == " ":
            if tokens.core[last] not in names and not tokens.core[last].startswith("ال"):
                break
            last += 1
        if last - index > 1:
            inside.update(range(index, last))
    return inside


def _is_public(tokens: Tokens, first: int, last: int, registry: SourceRegistry) -> bool:
    """Tell whether a name is of a source or an official that is known, or of who is named with a public office."""
    text = tokens.text
    name = text[tokens.start[first] : tokens.end[last - 1]]
    # "Jean-Yves Le Drian" in the registry, "Le Drian" or "Jean-Yves Le Drian, who" in the text.
    source = registry.find(name)
    if source is not None and source.type != "unknown":
        return True
    if holds_office(tokens, first, last) or (first and tokens.core[first - 1] in _TABLE["storms"]):
        return True
    # "May" and "Orange" are words before they are names.
    core = tokens.core[first]
    return last - first == 1 and tokens.words.cased and (core in tokens.words.common or core in _TABLE["storms"])


def _beside(tokens: Tokens, first: int, last: int) -> Iterable[str]:
    """Return the words before a name that may say what somebody is, and those of an apposition right after it."""
    words: PlaceWords = tokens.words
    index = first
    # "Governor Ada Blum", "the governor of the island, Ada Blum": none of what was said before, none of a relative.
    parted = {"", "-", ",", "،"}
    while index > 0 and first - index < _OFFICE and tokens.gap[index].strip() in parted:
        parted = {"", "-"}
        index -= 1
        core = tokens.core[index]
        if core in words.speech or core in words.kin or core in _CUES or core in _STOPS or core.isdigit():
            break
        yield core
    if last < tokens.count and tokens.gap[last].strip() in {",", "،", ""}:
        for index in range(last, min(tokens.count, last + _LONGEST)):
            if index > last and tokens.gap[index].strip() not in {"", "-", "'", "’"}:
                break
            if not tokens.gap[last].strip() and not (index == last and not words.cased):
                break
            yield tokens.core[index]
