"""Runs of words that the gazetteer knows as names of places, before anything is made of the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import compress, count
from typing import TYPE_CHECKING

from geo.gazetteer import Entry
from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from geo.extraction.toponym_tokens import Tokens
    from geo.gazetteer import Gazetteer

_LONGEST = 8
_ACRONYM = 5
_DEMONYM_AT_LEAST = 4
_ALIAS = 3
_SHORTEST = 2
#: How the accusative of "a Syrian" ends, which is the name of the country as well.
#: The same with the sign of the accusative, which a country never has.
_ACCUSATIVE = ("ياً", "يًا")
_NISBA = "يا"
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
#: Articles that join the parts of Arabic names: "Tal al-Rifaat".
ARABIC_ARTICLES = frozenset(("al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ed", "en", "er", "es", "ez"))
#: Articles that are also words of other languages.
_ROMANCE = frozenset(("en", "es", "at", "an"))
#: Inhabitants of a town that a text may name by itself before another name.
_KNOWN = 300_000
_CURRENCIES = frozenset("$€£¥")
#: Numbers of sections: "II.", "IV)".
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_CLOSED = frozenset(".):-–")
#: Kinds of places whose names are written with dots inside: "U.K.", "W.Va.".
_DOTTED = frozenset({"country", "admin1", "region"})
_BETTER = 0.25
#: The Arabic article, which a name may have or not after a compass word.
_ARTICLE = "ال"
#: Kinds of places that are called after a direction.
_DIVISIONS = frozenset({"admin1", "admin2", "region", "country"})
#: Letters of a small word that ends the name of a province.
_LONG_ENDING = 6
_SMALL_ENDINGS = frozenset({"country", "sea", "region", "continent", "strait"})


@dataclass(slots=True)
class Match:
    """A run of words that is a name.

    Attributes
    ----------
    first, last
        Words of the run, the last one exclusive.
    start, end
        Offsets of the name in the text, end exclusive.
    entries
        What the gazetteer knows under the name, the most important first.
    demonym
        Whether it is an adjective or a name of a people.
    score
        How sure it is that the name stands for a place; filled by the context.
    contracted
        Whether the first letter of its article is left out: Arabic "للموصل", to Mosul.
    called
        How gazetteers have the name, where it is written in another order.
    """

    first: int
    last: int
    start: int
    end: int
    entries: tuple[Entry, ...]
    demonym: bool = False
    score: float = 0.0
    contracted: bool = False
    called: str | None = None

    @property
    def best(self) -> Entry:
        """The most important place of the name."""
        return self.entries[0]

    @property
    def key(self) -> str:
        """The folded name."""
        return self.entries[0].matched


def find_matches(tokens: Tokens, gazetteer: Gazetteer) -> list[Match]:
    """Return the longest names of a text, from left to right, none overlapping another."""
    matches: list[Match] = []
    words, capital = tokens.words, tokens.capital
    # Phrases that are no places begin here, or one word later after an article.
    phrases = {start - step for start in words.phrases.starts(tokens.core) for step in (0, 1)}
    demonym = words.demonym
    reached = 0
    candidates = list(capital)
    for index in compress(count(), map(ARABIC_ARTICLES.__contains__, tokens.core)):
        candidates[index] = candidates[index] or before_capital(tokens, index)
    if demonym is not None:
        candidates = [
            begins or demonym.search(core) is not None for begins, core in zip(candidates, tokens.core, strict=True)
        ]
    for index in compress(count(), candidates):
        if index < reached:
            continue
        begins = capital[index] or (tokens.core[index] in ARABIC_ARTICLES and before_capital(tokens, index))
        skipped = _no_place(tokens, index) if index in phrases else 0
        if skipped:
            reached = index + skipped
            continue
        if not begins:
            match = _adjective(tokens, index, gazetteer)
        elif words.cased:
            match = _capitalised(tokens, index, gazetteer, inside=bool(matches) and matches[-1].last == index)
        else:
            match = _match_uncased(tokens, index, gazetteer)
        if match is None:
            continue
        reached = match.last
        # "شمال غرب سوريا": a compass word is no name where capitals do not tell.
        if words.cased or reached - index > words.directions.at(tokens.core, index)[0]:
            matches.append(match)
    return matches


def before_capital(tokens: Tokens, index: int) -> bool:
    """Tell whether a capitalised word is joined to a small one, as in "al-Hol"."""
    return index + 1 < tokens.count and tokens.capital[index + 1] and tokens.gap[index + 1] in _HYPHENS


def _capitalised(tokens: Tokens, index: int, gazetteer: Gazetteer, *, inside: bool) -> Match | None:
    """Return the name that begins at a capitalised word; `inside` tells that a name ends just before it."""
    match = _match(tokens, index, gazetteer, inside=inside)
    if match is None or (match.last - index == 1 and tokens.capital[index - 1 : index] == [False]):
        match = _headed(tokens, index, gazetteer) or match
    if match is None:
        return None
    if match.first < index:
        return match
    if not tokens.capital[index]:
        return match if match.last - match.first > 1 else None
    if tokens.core[index] in tokens.words.articles and match.last - match.first > 1:
        # "La France" is France rather than a village of that name.
        bare = _match(tokens, index + 1, gazetteer, inside=False)
        if bare is None or bare.last < match.last:
            return match
        # "The Horn of Africa" is more than "The Horn"; within a sentence a capital makes it "de La Lima" in any case.
        own = not tokens.opens[index] and (tokens.opens[index - 1] or not tokens.capital[index - 1])
        larger = not own and bare.best.importance > match.best.importance + _BETTER
        return bare if larger or bare.last > match.last else match
    joined = match.last < tokens.count and tokens.gap[match.last] in _HYPHENS and tokens.capital[match.last]
    if joined and tokens.opens[index] and match.last - match.first > 1:
        # "Au Cap-Haïtien" is no "Au Cap"
        longer = _match(tokens, index + 1, gazetteer, inside=False)
        if longer is not None and longer.last > match.last:
            return longer
    return _with_small_head(tokens, match, gazetteer)


def _headed(tokens: Tokens, index: int, gazetteer: Gazetteer) -> Match | None:
    """Return the name that a small word for its kind begins, and no capital alone: "la isla Robinson Crusoe"."""
    length, _ = tokens.words.types_before.before(tokens.core, index)
    start = index - length
    if not length or not tokens.capital[index] or not all(map(tokens.joined, range(start + 1, index + 1))):
        return None
    found, entries = gazetteer.longest(tokens.full[start : _reach(tokens, index)], 0, tokens.words.code)
    if found <= length + 1 or not tokens.capital[start + found - 1]:
        return None
    return _made(tokens, start, found, entries)


def _no_place(tokens: Tokens, index: int) -> int:
    """Return the number of words of a phrase that is known for no place, "the Red Cross", or 0."""
    words = tokens.words
    if not tokens.capital[index]:
        return 0
    article = 1 if tokens.core[index] in words.articles else 0
    length, _ = words.phrases.at(tokens.core, index + article)
    if length and (length == 1 or tokens.capital[index + article + 1]):
        return article + length
    length, _ = words.phrases.at(tokens.core, index) if article else (0, None)
    return length


def _match(tokens: Tokens, index: int, gazetteer: Gazetteer, *, inside: bool) -> Match | None:
    """Return the longest name that begins at a capitalised word; `inside` tells that a name ends just before it."""
    word, whole_word = tokens.core[index], tokens.full[index]
    if not gazetteer.begins(word) and (word == whole_word or not gazetteer.begins(whole_word)):
        return None
    goes_on = gazetteer.goes_on(word) or (word != whole_word and gazetteer.goes_on(whole_word))
    stop = _reach(tokens, index) if goes_on else index + 1
    full = tokens.full[index:stop]
    # An ending ends a name, except where it is part of it: "Cox's Bazar".
    cut = tokens.cut[index:stop]
    core = tokens.core[index : index + cut.index(True) + 1] if True in cut else tokens.core[index:stop]
    length, entries = gazetteer.longest(core, 0, tokens.words.code)
    if full != core:
        whole, others = gazetteer.longest(full, 0, tokens.words.code)
        # "St. John's" is longer than "St. John"; "Jordan's" is not better than "Jordan".
        if whole > length or (whole == length > 1 and others and not tokens.cut[index + length - 1]):
            length, entries = whole, others
    while length:
        if (
            tokens.capital[index + length - 1]
            or tokens.core[index + length - 1].isdigit()
            or (length > 1 and _whole(tokens, entries, index + length - 1))
        ):
            kept = _of_kind(tokens, index, length, entries, inside=inside)
            if kept and _goes_on(tokens, index + length, kept):
                return None
            if kept:
                return _made(tokens, index, length, kept)
        core = core[: length - 1]
        if not core:
            return None
        length, entries = gazetteer.longest(core, 0, tokens.words.code)
    return None


def _goes_on(tokens: Tokens, index: int, entries: tuple[Entry, ...]) -> bool:
    """Tell whether a name is part of a longer one, "Orum al-Qubra", and of no place known enough to stand alone."""
    if index >= tokens.count or tokens.capital[index] or not tokens.joined(index) or tokens.gap[index] != " ":
        return False
    larger = entries[0].kind != "town" or entries[0].population > _KNOWN
    return not larger and tokens.core[index] in ARABIC_ARTICLES - _ROMANCE and before_capital(tokens, index)


def _whole(tokens: Tokens, entries: tuple[Entry, ...], last: int) -> bool:
    """Tell whether a name may end in a small letter, as "Arabie saoudite" and "Darfour occidental" do."""
    if entries[0].name_kind not in {"name", "exonym"}:
        return False
    compass = entries[0].kind == "admin1" and len(tokens.core[last]) >= _LONG_ENDING  # but "le Nord est coupé"
    return entries[0].kind in _SMALL_ENDINGS or (compass and bool(tokens.words.directions.at(tokens.core, last)[0]))


def _match_uncased(tokens: Tokens, index: int, gazetteer: Gazetteer) -> Match | None:
    """Return the best name that begins at a word whose script has no capitals, with or without its prefixes."""
    stop = _reach(tokens, index)
    rest = tokens.core[index + 1 : stop]
    word = tokens.core[index]
    types = tokens.words.types_before
    if word in tokens.words.known and not types.before(tokens.core, index)[0]:
        return None  # "تدمر" is destroyed, but "مدينة تدمر" is Palmyra
    length, entries = gazetteer.longest([word, *rest], 0, tokens.words.code)
    cut, contracted = 0, False
    for prefix in tokens.words.prefixes if word not in tokens.words.common else ():
        bare = word[len(prefix) :]
        if not word.startswith(prefix) or len(bare) < _SHORTEST:
            continue
        short = prefix.endswith("ل") and bare.startswith("ل")
        if short:
            bare = "ا" + bare  # "للعراق" is "ل" and "العراق"
        found, others = gazetteer.longest([bare, *rest], 0, tokens.words.code)
        if found == 1 and len(bare) == _SHORTEST:
            continue  # "بات", spent the night, is no "in At"
        better = found and found == length and others[0].importance > entries[0].importance + _BETTER
        if found > length or better:
            length, entries, cut, contracted = found, others, len(prefix), short
    counted = bool(index) and tokens.raw[index - 1][-1].isdigit()
    counted = counted or tokens.raw[index].endswith(_ACCUSATIVE)
    if word.endswith(_NISBA) and (not length or (length == 1 and counted)):
        # "12 باكستانيا", "47 سوريا", "73 جريحاً سورياً": people counted, in the accusative, and no country
        found, others = gazetteer.longest([word[:-1]], 0, tokens.words.code)
        if found and others[0].name_kind == "demonym":
            length, entries, cut = found, others, 0
    if not length or (length == 1 and not cut and types.at(tokens.core, index)[0]):
        return None  # "أحياء مدينة حلب" are no quarters of Medina
    match = _made(tokens, index, length, entries)
    match.start += cut
    match.contracted = contracted
    return _turned(tokens, match, gazetteer) or match


def _turned(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> Match | None:
    """Return the province that an adjective after a name makes of it: "كيفو الشمالي", in lists "شمال كيفو"."""
    last = match.last
    noun = tokens.words.compass_after.get(tokens.core[last]) if last < tokens.count and tokens.joined(last) else None
    if noun is None or match.demonym:
        return None
    written = tokens.text[match.start : match.end].removeprefix(_ARTICLE)
    for name in (fold(written), fold(_ARTICLE + written)):
        called = f"{noun} {name}"
        entries = tuple(entry for entry in gazetteer.find(called, tokens.words.code) if entry.kind in _DIVISIONS)
        if entries:
            return Match(match.first, last + 1, match.start, tokens.end[last], entries, called=called)
    return None


def _with_small_head(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> Match:
    """Let a name take in the small words before it when they belong to it, as in "mer d'Azov" and "río San Juan"."""
    linked = match.first
    while linked > 0 and tokens.core[linked - 1] in tokens.words.linkers and linked > match.first - 2:
        linked -= 1
    length, _ = tokens.words.types_before.before(tokens.core, linked)
    start = linked - length
    if not length or tokens.capital[start] or not all(map(tokens.joined, range(start + 1, match.first + 1))):
        return match
    for run in (tokens.full[start : match.last], tokens.core[start : match.last]):
        found, entries = gazetteer.longest(run, 0, tokens.words.code)
        if found == match.last - start and entries:
            return _made(tokens, start, found, entries)
    return match


def _adjective(tokens: Tokens, index: int, gazetteer: Gazetteer) -> Match | None:
    """Return a demonym written without a capital, as in French and Spanish."""
    if len(tokens.core[index]) < _DEMONYM_AT_LEAST:
        return None
    entries = tuple(e for e in gazetteer.find(tokens.core[index], tokens.words.code) if e.name_kind == "demonym")
    return _made(tokens, index, 1, entries) if entries else None


def _reach(tokens: Tokens, index: int) -> int:
    """Return the word after the last one that may belong to a name beginning at a word."""
    stop, limit, gaps = index + 1, min(tokens.count, index + _LONGEST), tokens.gap
    while stop < limit and (gaps[stop] == " " or tokens.joined(stop)):
        stop += 1
    return stop


def _of_kind(tokens: Tokens, index: int, length: int, entries: tuple[Entry, ...], *, inside: bool) -> tuple[Entry, ...]:
    """Keep the entries whose kind of name fits how the words are written."""
    if length > 1:
        return tuple(entry for entry in entries if entry.name_kind != "code")
    raw, end = tokens.raw[index], tokens.end[index]
    dotted = "." in raw or tokens.text[end : end + 1] == "."
    upper = raw.isupper() and len(raw) > 1
    if upper and tokens.text[end : end + 1] in _CLOSED and _ROMAN.fullmatch(raw):
        return ()  # "II. Damage to life" is no Ii in Finland
    placed = inside and tokens.gap[index] == ", "
    if (
        tokens.text[end : end + 1] in _CURRENCIES
        or tokens.text[tokens.start[index] - 1 : tokens.start[index]] in _CURRENCIES
    ):
        return ()
    if tokens.core[index] in tokens.words.titles and (_addresses(tokens, index) or not (upper or placed)):
        return ()
    fits = {"abbreviation": dotted or upper, "code": upper and (placed or tokens.core[index] in tokens.words.codes)}
    if "." in raw:
        return tuple(entry for entry in entries if fits.get(entry.name_kind, entry.kind in _DOTTED))
    # "BAI" and "CDC" are bodies rather than small places, but "JUBA" at the head of a report is a town.
    acronym = upper and raw.isalpha() and len(raw) <= _ACRONYM and not _headline(tokens, index)
    if acronym or (len(entries[0].matched) <= _ALIAS and not (upper or dotted)):
        kept = [
            entry
            for entry in entries
            if fits.get(entry.name_kind, entry.kind == "country" or not (acronym or _alias(entry)))
        ]
    else:
        kept = [entry for entry in entries if fits.get(entry.name_kind, True)]
    if dotted and placed:
        kept.sort(key=lambda entry: entry.name_kind != "abbreviation")
    return tuple(kept)


def _addresses(tokens: Tokens, index: int) -> bool:
    """Tell whether a title stands before a name: "Dr. Lamont"."""
    return index + 1 < tokens.count and tokens.capital[index + 1] and tokens.gap[index + 1] in {" ", ". "}


def _alias(entry: Entry) -> bool:
    """Tell whether a short name is a code that is not written as one, such as "Act" for ACT."""
    # Turkish "Şam" is Damascus
    return fold(entry.name) != entry.matched and not (entry.name_kind == "name" and entry.capital)


def _headline(tokens: Tokens, index: int) -> bool:
    """Tell whether a word in capitals stands among others, or at the head of a report, as "JUBA (Reuters)"."""
    if tokens.opens[index]:
        return True
    neighbours = tokens.raw[max(0, index - 3) : index] + tokens.raw[index + 1 : index + 4]
    return sum(word.isupper() and len(word) > 1 and word.isalpha() for word in neighbours) > 1


def _made(tokens: Tokens, index: int, length: int, entries: tuple[Entry, ...]) -> Match:
    """Make the record of a match, its final full stop included when the name is an abbreviation."""
    last = index + length
    end = tokens.end[last - 1]
    if tokens.text[end : end + 1] == "." and not tokens.raw[last - 1].endswith("."):
        end += any(entry.name_kind == "abbreviation" for entry in entries)
    return Match(index, last, tokens.start[index], end, entries, entries[0].name_kind == "demonym")
