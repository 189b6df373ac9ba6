"""Whether a name that the gazetteer knows stands for a place here: the evidence of the words around it, added up.

The weights are rough log odds, tuned on texts with known places; a match is
kept from `KEEP` upwards.
"""

from __future__ import annotations

from itertools import compress, pairwise
from operator import not_
from typing import TYPE_CHECKING

from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.toponym_matches import Match
    from geo.extraction.toponym_tokens import Tokens
    from geo.gazetteer import Entry

KEEP = 0.0

_BASE = {
    "country": 4.0,
    "admin1": 2.5,
    "continent": 3.0,
    "region": 2.0,
    "admin2": 0.4,
    "town": -0.6,
    "sea": 2.0,
    "river": 1.0,
    "strait": 2.0,
    "island": 1.0,
    "mountain": 0.5,
    "crossing": 1.0,
    "camp": 1.0,
    "lake": 1.0,
    "site": 0.5,
}
_IMPORTANCE = 3.5
_CAPITAL = 1.0
_SEVERAL_WORDS = 1.8
_COMMON = -3.5
_ORDINARY = -2.0
_OPENS = -0.6
_LABEL = 2.2
_PREPOSITION = 1.5
_WEAK_PREPOSITION = 0.4
_TYPE_WORD = 2.0
_TYPED = 1.5
_SETTLEMENTS = frozenset({"city", "quarter", "village", "camp", "province"})
_INSIDE_AFTER = 3.0
_INSIDE_BEFORE = 1.5
_FACILITY = 0.2
_BODY = -3.0
_BODY_BEFORE = -5.0
_NAME_BEFORE = -2.5
_NAME_AFTER = -1.3
_SURNAME = -4.0
_PERSON = -5.0
_FAMILY = -3.5
_GIVEN = -2.0
_SPEECH = -1.5
#: What a word weighs that stands for a place named before: "the city", "the island".
_ANAPHORIC = -20.0
_LOWER_CASE = -2.0
_AGAIN = 1.5
_SURE = 2.5
_HOPELESS = -2.5
_FAMOUS = 0.5
_CASE_ENDING = 3.0
_DATELINE = 3.0
#: A word that is a month as well, after the number of a day.
_DAY = -7.0
_AREA_BODY = -8.0
#: Words between two names of a list: a number with its groups of digits, and "and"; places of a name that are tried.
_LISTED = 4
_TRIED = 6
#: A name that is one of a person is none of a list of places.
_OUT_OF_QUESTION = -5.0
#: What makes a name of a word that also names a province of a country that the text speaks of.
_HOME = 5.5
_WRITTEN_TOGETHER = -2.0
_UNCASED = -1.2
_JOINED = frozenset({"-", "\u2010", "\u2011"})
_SPACES = frozenset({" ", "'", "’", "\n", "\u00a0"})
_AFTER_DATELINE = frozenset({" - ", " – ", " — ", " -- ", " ("})
#: Between the name of a row and its number.
_LABELS = frozenset({": ", " : ", "\u00a0: ", "\u202f: ", " – ", " - ", "\t", " | "})
_ITEMS = frozenset(",،;؛")
_PARTED = frozenset({", ", " (", "، "})
#: "Servant of", with which Arabic given names begin: "عبد الجليل" is not Galilee.
_SERVANT = "عبد"
#: Kinds of places whose governments speak.
_SPEAKING = frozenset({"country", "admin1", "continent"})
_CAPITALS = 0.6
_DIVISIONS = frozenset({"admin1", "admin2", "region"})
#: Inhabitants of a town whose name is an article and an ordinary word.
_LARGE = 50_000


def weigh(tokens: Tokens, matches: Sequence[Match], persons: set[int], families: set[str]) -> None:
    """Fill the score of each match from the words around it and from the other matches.

    Parameters
    ----------
    persons, families
        Numbers of the words that belong to names of people, and folded family names.
    """
    scene = _Scene(tokens, matches)
    for match in matches:
        match.score = scene.alone(match) + scene.beside(match)
        match.score += _personal(match, tokens, persons, families) + _building(match, tokens)
    sure = {match.key for match in matches if match.score >= _SURE}
    if not tokens.words.cased:
        _at_home(scene, matches)
    else:
        _in_lists(scene, matches)
    for match in matches:
        if match.key in sure and _HOPELESS < match.score < _SURE:
            match.score += _AGAIN


def _at_home(scene: _Scene, matches: Sequence[Match]) -> None:
    """Trust the name of a province that is a word as well, where the text speaks of its country: "حجة (31)".

    On a line of its own with a number, a name too that is too short or a name of people elsewhere.
    """
    homes = {match.best.country for match in matches if match.score >= _SURE}
    for match in matches:
        common = match.last - match.first == 1 and match.key in scene.words.common
        listed = scene.entry(match)
        if (common or listed) and match.score < KEEP and match.best.kind == "admin1" and match.best.country in homes:
            counted = listed or (scene.gap_after(match).startswith(" (") and scene.number_at(match.last))
            match.score += _HOME if counted or scene.placed(match.first) else 0.0
        elif match.key in scene.words.towns and match.score < KEEP and scene.placed(match.first):
            known = any(entry.kind == "town" and entry.country in homes for entry in match.entries[:_TRIED])
            match.score += _HOME if known and scene.closed(match) else 0.0


def _in_lists(scene: _Scene, matches: Sequence[Match]) -> None:
    """Trust the names in a list with numbers beside a sure one of the same country: "Tela (120), Trujillo (9)"."""
    pairs = [pair for pair in pairwise(matches) if scene.listed(*pair) or all(map(scene.labelled, pair))]
    for here, there in (*pairs, *((after, before) for before, after in reversed(pairs))):
        # "Camp: 12" beside "Kabul: 9" is no town of that name
        plain = there.key in scene.words.common and there.best.kind not in _DIVISIONS
        if here.score >= KEEP > there.score > _OUT_OF_QUESTION and _countries(here) & _countries(there) and not plain:
            there.score += _HOME


def _countries(match: Match) -> set[str]:
    """Return the countries of the first places of a name."""
    return {entry.country for entry in match.entries[:_TRIED] if entry.country}


class _Scene:
    """The names of one text among its words."""

    def __init__(self, tokens: Tokens, matches: Sequence[Match]) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.small = set(compress(tokens.core, map(not_, tokens.capital)))
        self.by_first = {match.first: match for match in matches}
        self.by_last = {match.last: match for match in matches}

    def alone(self, match: Match) -> float:
        """Weigh the name by itself."""
        best, tokens = match.best, self.tokens
        score = _BASE.get(best.kind, 0.0)
        if match.demonym:
            return score
        if best.kind not in {"country", "continent"}:
            score += _IMPORTANCE * best.importance
        if best.capital:
            score += _CAPITAL
        if self.words.marks_names and tokens.cut[match.last - 1]:
            score += _CASE_ENDING
        if match.last - match.first == 1:
            return score + self._word(match)
        # "El Consejo", "La Misión": an article and an ordinary word make no name.
        rest = tokens.core[match.first + 1 : match.last]
        if rest[-1] in self.words.organisations_after:
            return score  # "State University" is a town too
        if tokens.core[match.first] in self.words.articles and len(rest) == 1:
            ordinary = rest[0] in self.words.common or rest[0] in self.words.ordinary
            ordinary = ordinary and (best.importance < _FAMOUS or fold(best.name) != match.key)
            # but "en La Ceiba", a large town, where no sentence begins
            ordinary = ordinary and (tokens.opens[match.first] or best.population < _LARGE)
            return score + (2.0 * _COMMON if ordinary else _SEVERAL_WORDS)
        return score + _SEVERAL_WORDS

    def _word(self, match: Match) -> float:
        """Weigh a name of one word as a word."""
        best, tokens, words = match.best, self.tokens, self.words
        if best.name_kind == "abbreviation" and match.first in self.by_last:
            return 0.0
        core, opens = match.key, tokens.opens[match.first]
        if core in words.anaphoric and words.types_before.before(tokens.core, match.first)[1] != "province":
            return _ANAPHORIC
        score = 0.0 if words.cased else _UNCASED
        if opens and words.cased and best.kind not in {"country", "admin1"}:
            score += _OPENS
        if core in words.common and tokens.text[match.start : match.end] not in words.spelt:
            compass = words.compass_small and not opens and words.directions.at((core,), 0)[0]
            large = best.kind in {"admin1", "admin2", "region"}
            score += _COMMON * (1.0 if not large else 1.6 if compass else 2.0)
        elif best.kind == "country":
            return score
        elif core in words.ordinary and not _speaks(best):
            score += _ORDINARY + (_OPENS if opens else 0.0)
        elif words.cased and core in self.small:
            score += _LOWER_CASE
        return score

    def beside(self, match: Match) -> float:
        """Weigh the words before and after the name."""
        tokens, first, last = self.tokens, match.first, match.last
        score = self._before(match) if first > 0 else 0.0
        if first in self.by_last and match.start > tokens.start[first] and self.by_last[first].score >= KEEP:
            score += _PREPOSITION  # "في الحصاحيصا ورفاعة": "and" is written to the name
        if first in self.by_last and tokens.gap[first] in _PARTED and _may_hold(match, self.by_last[first]):
            score += _INSIDE_BEFORE
        if last == tokens.count:
            return score
        gap = tokens.gap[last]
        if gap == " " and not tokens.cut[last - 1]:
            score += self._after(match)
        elif gap in _JOINED and tokens.capital[last] and last not in self.by_first:
            score += _WRITTEN_TOGETHER
        elif gap in _PARTED and last in self.by_first and _may_hold(self.by_first[last], match):
            score += _INSIDE_AFTER
        if self.labelled(match):
            score += _LABEL  # a line of a list: "Dana: 211,597 people"
        if gap in _AFTER_DATELINE and tokens.opens[first] and tokens.raw[first].isupper():
            score += _DATELINE
        spoken = gap == " " and tokens.core[last] in self.words.speech and not _speaks(match.best)
        # where the verb opens its clause, "in Tikrit said an official" says where
        if spoken and not (not self.words.cased and self.placed(first)):
            score += _SPEECH
        return score

    def gap_after(self, match: Match) -> str:
        """Return what stands between a name and the next word."""
        return self.tokens.gap[match.last] if match.last < self.tokens.count else ""

    def number_at(self, index: int) -> bool:
        """Tell whether a word is a number in digits."""
        return index < self.tokens.count and self.tokens.raw[index].isdigit()

    def entry(self, match: Match) -> bool:
        """Tell whether a name and a number fill a line: "عمران: 138"."""
        gap, first, last = self.tokens.gap, match.first, match.last
        if not self.number_at(last) or (first > 0 and "\n" not in gap[first]) or "\n" in gap[last]:
            return False
        return last + 1 == self.tokens.count or "\n" in gap[last + 1]

    def listed(self, here: Match, there: Match) -> bool:
        """Tell whether two names are neighbours in a list, each with its number: "Tela (120) y Trujillo (9)"."""
        between = range(here.last, there.first)
        if not 0 < len(between) <= _LISTED or not (self.number_at(here.last) and self.number_at(there.last)):
            return False
        conjunctions, raw, core = self.words.conjunctions, self.tokens.raw, self.tokens.core
        return all(raw[index].isdigit() or core[index] in conjunctions for index in between)

    def labelled(self, match: Match) -> bool:
        """Tell whether a name opens a line and labels a number: "Dana: 211,597 people"."""
        first, last = match.first, match.last
        return (
            last < self.tokens.count
            and self.tokens.gap[last] in _LABELS
            and self.number_at(last)
            and (first == 0 or "\n" in self.tokens.gap[first])
        )

    def placed(self, first: int) -> bool:
        """Tell whether a preposition or a type word leads to a name."""
        core, words = self.tokens.core, self.words
        return bool(words.prepositions.before(core, first)[0] or words.types_before.before(core, first)[0])

    def closed(self, match: Match) -> bool:
        """Tell whether no word of content follows a name: "في صور بجنوب لبنان", but not "في صور نشرها الجيش"."""
        tokens, last = self.tokens, match.last
        if last >= tokens.count or tokens.gap[last].strip() or tokens.raw[last].isdigit():
            return True
        return last in self.by_first or bool(self.words.prepositions.at(tokens.core, last)[0])

    def _before(self, match: Match) -> float:
        """Weigh what stands before the name."""
        tokens, words, first = self.tokens, self.words, match.first
        if match.key in words.area_bodies:
            # The European Union acts more often than anything happens in it.
            position = first - 1 if tokens.core[first - 1] in words.articles else first
            return 0.0 if words.prepositions.before(tokens.core, position)[0] else _AREA_BODY
        if words.cased and tokens.gap[first] not in _SPACES:
            together = tokens.gap[first] in _JOINED and first not in self.by_last
            return _WRITTEN_TOGETHER if together else 0.0
        core, position = tokens.core, first
        while position > 0 and core[position - 1] in words.articles and tokens.gap[position] in _SPACES:
            position -= 1
        if words.prepositions.before(core, position)[0] or words.directions.before(core, position)[0]:
            return _PREPOSITION
        linked = position
        while linked > 0 and core[linked - 1] in words.linkers:
            linked -= 1
        _, kind = words.types_before.before(core, linked)
        if kind is not None:
            # where no capital tells a name from a word, "the city of" does
            named = kind == "province" and match.best.kind == "admin1" and match.key in words.common
            typed = _HOME if words.cased and named else 0.0  # "la province du Lac", the lake
            return _TYPE_WORD + typed + (_TYPED if not words.cased and kind in _SETTLEMENTS else 0.0)
        if words.off.before(core, position)[0] or words.off.before(core, linked)[0]:
            return _PREPOSITION  # "au large de Calais"
        if linked < position and core[linked - 1] in words.organisations_before and tokens.capital[linked - 1]:
            return _BODY_BEFORE
        return self._word_before(match, position)

    def _word_before(self, match: Match, position: int) -> float:
        """Weigh the word directly before the name and its article."""
        tokens, words, first = self.tokens, self.words, match.first
        before = tokens.core[position - 1] if position else ""
        lined = "\n" in tokens.gap[first]
        if before.isdecimal() and match.last - first == 1 and tokens.core[first] in words.common and not lined:
            return _DAY  # "1 Mart'tan bu yana"
        if before in words.weak_prepositions:
            return _WEAK_PREPOSITION
        if before in words.speech and match.best.kind == "town" and position == first:
            return _SPEECH
        if not words.cased or position < first or not tokens.capital[first - 1] or first in self.by_last:
            return 0.0
        if tokens.opens[first - 1] and (before in words.common or before in words.articles):
            return 0.0
        if before in words.organisations_before:
            return _BODY
        plain = before in words.facilities or before in words.common
        return _NAME_BEFORE * (1.0 if not plain else 0.0 if match.best.kind in {"country", "admin1"} else 0.5)

    def _itemised(self, match: Match) -> bool:
        """Tell whether a name opens an item of a list, after a comma or with "and" written to it."""
        tokens, first = self.tokens, match.first
        return match.start > tokens.start[first] or (first > 0 and tokens.gap[first].strip() in _ITEMS)

    def _after(self, match: Match) -> float:
        """Weigh what stands directly after the name."""
        tokens, words, last = self.tokens, self.words, match.last
        following = tokens.core[last]
        if words.types_after.at(tokens.core, last)[0]:
            return _TYPE_WORD
        if not words.cased and tokens.raw[last][0].isdigit() and self._itemised(match):
            return _PREPOSITION
        if following in words.organisations_small:
            return _BODY
        if not words.cased or not tokens.capital[last]:
            return 0.0
        if following in words.surnames and match.last - match.first == 1 and match.best.kind not in _SPEAKING:
            return _SURNAME
        if last in self.by_first:
            return 0.0
        if following in words.organisations_after:
            return _BODY * (1.5 if match.best.kind == "country" else 1.0)
        if following in words.facilities:
            runs_on = last + 1 < tokens.count and tokens.gap[last + 1] == " " and tokens.capital[last + 1]
            return _BODY if runs_on and tokens.core[last + 1] in words.organisations_after else _FACILITY
        return _NAME_AFTER / 2 if following in words.common else _NAME_AFTER


def _building(match: Match, tokens: Tokens) -> float:
    """Weigh whether a name is of a building: "l'Hôpital communautaire", "la clinique Saint-Joseph"."""
    words, first = tokens.words, match.first
    if not words.facilities_before:
        return 0.0
    if match.last - first == 1 and tokens.core[first] in words.facilities_before:
        # "dans le Centre", the region, but "le Centre hospitalier"
        runs_on = match.last < tokens.count and tokens.gap[match.last] == " " and not tokens.capital[match.last]
        return _BODY_BEFORE if runs_on or match.best.kind == "town" else 0.0
    several = match.last - first > 1  # "el hospital San Jorge", which no country of that name gave it
    if first == 0 or (match.best.kind == "country" and not several):
        return 0.0
    if tokens.core[first - 1] not in words.facilities_before:
        return 0.0
    # "l'hôpital d'Adré" is in Adré
    if tokens.text[tokens.end[first - 1] : tokens.start[first]] != " ":
        return 0.0
    return _BODY_BEFORE * (1 + several)


def _personal(match: Match, tokens: Tokens, persons: set[int], families: set[str]) -> float:
    """Weigh whether the name is that of a person."""
    if match.first in persons or match.last - 1 in persons:
        return _PERSON
    if match.last - match.first > 1:
        return 0.0
    core = tokens.core[match.first]
    if match.first > 0 and tokens.core[match.first - 1] == _SERVANT and not tokens.words.cased:
        return _PERSON
    if core in tokens.words.given_names and _spoke(tokens, match.last):
        return _PERSON
    if core in families and match.best.kind != "country":
        return _FAMILY
    if core in tokens.words.given_names and match.best.kind not in {"country", "admin1"}:
        # Nobody is "in" or "near" a person, but one may speak "to" her.
        before, words = match.first - 1, tokens.words
        placed = words.prepositions.before(tokens.core, match.first)[0] and tokens.core[before] not in words.onwards
        return _GIVEN / 2 if placed else _GIVEN
    return 0.0


def _speaks(entry: Entry) -> bool:
    """Tell whether the name of a place stands for its government: "Warsaw says"."""
    return entry.kind in _SPEAKING or (entry.capital and entry.importance > _CAPITALS)


def _spoke(tokens: Tokens, index: int) -> bool:
    """Tell whether "said he" or "said she" follows: "Chad said he would come"."""
    words = tokens.words
    if index + 1 >= tokens.count or tokens.gap[index] != " " or tokens.core[index] not in words.speech:
        return False
    return tokens.core[index + 1] in words.pronouns and tokens.gap[index + 1] == " "


def _may_hold(outer: Match, inner: Match) -> bool:
    """Tell whether the one name is of a country or division that holds a place of the other name."""
    for entry in outer.entries[:6]:
        if entry.kind == "country":
            if any(e.country == entry.country and e.id != entry.id for e in inner.entries):
                return True
        elif entry.kind == "admin1":
            if any(e.admin1 == (entry.admin1 or entry.id) and e.id != entry.id for e in inner.entries):
                return True
        elif entry.kind == "admin2" and any(e.admin2 == entry.id for e in inner.entries):
            return True
    return False
