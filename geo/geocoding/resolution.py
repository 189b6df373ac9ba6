"""Names of places resolved to places: the verbs `resolve`, for every name of a text, and `geocode`, for its figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.gazetteer.names import fold
from geo.geocoding.names import Mention, group, mentions_of
from geo.geocoding.places import make_place
from geo.geocoding.ranking import rank
from geo.geocoding.reasons import Company, reasons
from geo.geocoding.sizing import fitted, listed
from geo.geocoding.surroundings import surround
from geo.languages import available, load
from geo.models import Candidate, Located, LocatedFigure, Toponym

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geo.gazetteer import Entry, Gazetteer
    from geo.geocoding.ranking import Ranked
    from geo.models import Extraction, Place

    Fallback = Callable[[str], Place | None]

_BOTH_SIDES = 2
_CANDIDATES = 4
_COUNTRY_ENDING = 2
#: Country endings of web addresses that are sold to everybody.
_SOLD_ENDINGS = frozenset(("AI", "CC", "CO", "EU", "FM", "IO", "LY", "ME", "NU", "TO", "TV", "WS"))
_NO_CORRECTIONS: Mapping[str, str] = {}


def resolve(
    extraction: Extraction,
    gazetteer: Gazetteer,
    *,
    corrections: Mapping[str, str] = _NO_CORRECTIONS,
    fallback: Fallback | None = None,
    bare: bool = False,
) -> list[Located]:
    """Resolve every toponym of a text.

    Parameters
    ----------
    extraction
        What was found in the text.
    gazetteer
        The places that there are.
    corrections
        Folded name to place id, as persons settled it; they win over everything else.
    fallback
        Asked for names that the gazetteer does not know, see `geo.geocoding.fallback`.
    bare
        Open structured toponyms into the bare names in them, each with its own
        place: "the Kenyan border on the Somali side" gives Kenya and Somalia.

    Returns
    -------
    list of Located
        One for each toponym of `extraction`, in the same order (with `bare`, one
        for each name). ``place`` None is unresolved. Candidates are best first.
    """
    text = _Text(extraction, extraction.toponyms, gazetteer, corrections, fallback)
    if bare:
        return [text.located_mention(mention) for mention in text.mentions if mention.written_here] + [
            Located(toponym, None) for toponym in extraction.toponyms if toponym.type_word == "street"
        ]
    return [text.located(number) for number in range(len(extraction.toponyms))]


def geocode(
    extraction: Extraction,
    gazetteer: Gazetteer,
    *,
    corrections: Mapping[str, str] = _NO_CORRECTIONS,
    fallback: Fallback | None = None,
) -> list[LocatedFigure]:
    """Resolve the toponyms of every figure of a text, in the light of the whole text.

    Parameters
    ----------
    extraction, gazetteer, corrections, fallback
        As for `resolve`.

    Returns
    -------
    list of LocatedFigure
        One for each figure, in the same order; each holds one `Located` for
        each toponym of the figure.
    """
    known = {_identity(toponym): number for number, toponym in enumerate(extraction.toponyms)}
    toponyms = list(extraction.toponyms)
    for figure in extraction.figures:
        for toponym in figure.toponyms:
            key = _identity(toponym)
            if key not in known:
                known[key] = len(toponyms)
                toponyms.append(replace(toponym, role=None))
    text = _Text(extraction, toponyms, gazetteer, corrections, fallback)
    result = []
    for figure in extraction.figures:
        located = []
        for toponym in figure.toponyms:
            found = text.located(known[_identity(toponym)])
            located.append(Located(toponym, found.place, found.candidates))
        result.append(LocatedFigure(figure, fitted(figure, located, gazetteer)))
    result = listed(result, gazetteer)
    if all(any(one.place is not None for one in found.located) for found in result):
        return result
    named = [text.located(number) for number in range(len(extraction.toponyms))]
    return [surround(found, named, extraction.document.text, text.countries, gazetteer) for found in result]


def _identity(toponym: Toponym) -> tuple[int, int, str, tuple[str, ...]]:
    """Return what tells two toponyms of a text apart, whatever their roles."""
    return toponym.span.start, toponym.span.end, toponym.form, toponym.anchors


class _Text:
    """The toponyms of one text, ranked together."""

    def __init__(
        self,
        extraction: Extraction,
        toponyms: Sequence[Toponym],
        gazetteer: Gazetteer,
        corrections: Mapping[str, str],
        fallback: Fallback | None,
    ) -> None:
        self.toponyms = toponyms
        self.gazetteer = gazetteer
        self.fallback = fallback
        document = extraction.document
        language = document.language if document.language != "und" else None
        self._directions = _directions(language)
        self.mentions = sorted(mentions_of(toponyms, document.text), key=lambda m: (m.start, m.toponym))
        names = group(self.mentions, document.text, gazetteer, language)
        self.corrected: dict[str, str] = {}
        for name in names:
            settled = corrections.get(name.key)
            entry = gazetteer.entry(settled) if settled else None
            if entry is not None and not name.demonym:
                name.entries = (entry,)
                self.corrected[name.key] = entry.id
        self.ranked = rank(names, gazetteer, home=_home(document.url))
        for ranked in self.ranked:
            ranked.corrected = ranked.name.key in self.corrected
        self.company = Company(self.ranked)
        self.of_name = {id(ranked.name): ranked for ranked in self.ranked}
        self.by_toponym: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            self.by_toponym.setdefault(mention.toponym, []).append(mention)
        self._entries: dict[int, Entry | None] = {}
        self._candidates: dict[int, tuple[Candidate, ...]] = {}
        self._places: dict[str, Place | None] = {}
        self._countries: tuple[str, ...] | None = None

    def located(self, number: int) -> Located:
        """Resolve one toponym."""
        toponym = self.toponyms[number]
        mentions = self.by_toponym.get(number, [])
        order = {anchor: place for place, anchor in enumerate(toponym.anchors)}
        mentions = sorted(mentions, key=lambda m: order.get(m.written, 0))
        if not mentions:
            return Located(toponym, self._border_before(number))
        entries = [self._settled(mention) for mention in mentions]
        if toponym.form == "border" and len(mentions) == _BOTH_SIDES:
            entries = self._neighbours(mentions, entries)
        candidates = self._candidates_of(mentions[0])
        if toponym.form == "name":
            return self._plain(toponym, mentions[0], candidates)
        place = make_place(toponym, entries, self.gazetteer, self.countries(toponym))
        if place is not None:
            made = Candidate(place, candidates[0].score if candidates else 0.0, _made_from(toponym, entries))
            candidates = (made, *candidates)
        return Located(toponym, place, candidates)

    def _neighbours(self, mentions: Sequence[Mention], entries: list[Entry | None]) -> list[Entry | None]:
        """Return what two names of one border stand for: places of two countries that have one."""
        codes = [entry.country if entry is not None else None for entry in entries]
        if codes[0] and codes[1] and (codes[0] == codes[1] or codes[1] in self.gazetteer.neighbours(codes[0])):
            return entries
        ranked = [self._ranked(mention) for mention in mentions]
        pairs = [
            (one_score + other_score, one, other)
            for one, one_score in zip(ranked[0].entries[:_CANDIDATES], ranked[0].scores, strict=False)
            for other, other_score in zip(ranked[1].entries[:_CANDIDATES], ranked[1].scores, strict=False)
            if one.country and other.country and other.country in self.gazetteer.neighbours(one.country)
        ]
        best = max(pairs, key=lambda pair: pair[0], default=None)
        return entries if best is None else [best[1], best[2]]

    def located_mention(self, mention: Mention) -> Located:
        """Resolve one bare name as if it stood alone."""
        from geo.models import Span

        toponym = self.toponyms[mention.toponym]
        plain = Toponym(
            Span(mention.start, mention.end),
            mention.written,
            role=toponym.role,
            anchors=(mention.written,),
            type_word=mention.type_word,
            demonym=mention.demonym or (toponym.form != "name" and self._is_demonym(mention)),
        )
        return self._plain(plain, mention, self._candidates_of(mention))

    def _border_before(self, number: int) -> Place | None:
        """Return the border that "the border" means: the one named before, or that of the two countries of the text."""
        toponym = self.toponyms[number]
        if toponym.form != "border" or toponym.anchors:
            return None
        for earlier in range(number - 1, -1, -1):
            if self.toponyms[earlier].form == "border" and self.toponyms[earlier].anchors:
                return self.located(earlier).place
        named = Counter(
            entry.country
            for mention in self.mentions
            if (entry := self._settled(mention)) is not None and entry.country is not None
        )
        pair = [code for code, times in named.most_common(2) if times > 1 or len(named) == 2]  # noqa: PLR2004
        return make_place(toponym, (), self.gazetteer, pair)

    def countries(self, toponym: Toponym | None = None) -> tuple[str, ...]:
        """Return the countries that the text is about, the most named first; names near to a toponym weigh more."""
        counts: Counter[str] = Counter()
        for mention in self.mentions:
            entry = self._settled(mention)
            if entry is not None and entry.country:
                weight = 1.0
                if toponym is not None:
                    distance = abs(mention.start - toponym.span.start)
                    weight += 3.0 / (1.0 + distance / 200.0)
                counts[entry.country] += weight  # type: ignore[assignment]
        return tuple(code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def _plain(self, toponym: Toponym, mention: Mention, candidates: tuple[Candidate, ...]) -> Located:
        """Resolve a name that stands for the place itself."""
        entry = self._settled(mention)
        part = self._region(toponym, entry) if entry is not None else None
        if part is not None:
            return Located(toponym, part, candidates)
        if entry is not None:
            return Located(toponym, self._place(entry), candidates)
        ranked = self._ranked(mention)
        if ranked.best is None and self.fallback is not None and not mention.demonym:
            return Located(toponym, self.fallback(mention.written))
        return Located(toponym, None, candidates)

    def _region(self, toponym: Toponym, entry: Entry) -> Place | None:
        """Return the part of the country of the text that a compass word names which is a province of another.

        "Dans l'Ouest" of a text about Côte d'Ivoire is in its west, and not in the Ouest of Haiti.
        """
        direction = self._directions.get(fold(toponym.name))
        if direction is None or toponym.type_word is not None:
            return None
        (country, *_) = self.countries(toponym) or (entry.country,)
        if country in {entry.country, None}:
            return None
        return self.gazetteer.part(country, direction)

    def _ranked(self, mention: Mention) -> Ranked:
        """Return the ranked candidates of the name of a mention."""
        return self.of_name[id(mention.name)]

    def _settled(self, mention: Mention) -> Entry | None:
        """Return the place that a mention stands for, None when nothing is better than chance."""
        ranked = self._ranked(mention)
        key = id(ranked)
        if key not in self._entries:
            self._entries[key] = ranked.settled
        return self._entries[key]

    def _is_demonym(self, mention: Mention) -> bool:
        """Tell whether a name within an expression is an adjective."""
        best = self._ranked(mention).best
        return best is not None and best.name_kind == "demonym"

    def _candidates_of(self, mention: Mention) -> tuple[Candidate, ...]:
        """Return the best candidates of a mention with their reasons."""
        ranked = self._ranked(mention)
        key = id(ranked)
        if key not in self._candidates:
            found = []
            for entry, score in zip(ranked.entries[:_CANDIDATES], ranked.scores, strict=False):
                if self.corrected.get(ranked.name.key) == entry.id:
                    why: tuple[str, ...] = ("settled by a correction",)
                else:
                    why = reasons(entry, ranked, self.gazetteer, self.company)
                place = self._place(entry)
                if place is not None:
                    found.append(Candidate(place, round(score, 3), why))
            self._candidates[key] = tuple(found)
        return self._candidates[key]

    def _place(self, entry: Entry) -> Place | None:
        """Return the place of an entry, made once for a text."""
        if entry.id not in self._places:
            self._places[entry.id] = self.gazetteer.place(entry.id)
        return self._places[entry.id]


@lru_cache(maxsize=32)
def _directions(language: str | None) -> Mapping[str, str]:
    """Return the compass words of a language, folded, with the direction that each is."""
    if language is None or language not in available():
        return {}
    table: Mapping[str, str] = load(language).table("places").get("directions", {})
    return {fold(word): direction for word, direction in table.items()}


def _home(url: str | None) -> str | None:
    """Return the country of a publisher as the end of its web address tells it, ISO 3166-1 alpha-2, or None."""
    host = (url or "").partition("://")[2].partition("/")[0].partition(":")[0]
    ending = host.rpartition(".")[2].upper()
    if len(ending) != _COUNTRY_ENDING or ending in _SOLD_ENDINGS or not ending.isalpha():
        return None
    return "GB" if ending == "UK" else ending


def _made_from(toponym: Toponym, entries: Sequence[Entry | None]) -> tuple[str, ...]:
    """Say in words what a structured place was made from."""
    names = " and ".join(dict.fromkeys(entry.name for entry in entries if entry is not None))
    return (f"{toponym.form} made from {names or 'what the text is about'}",)


def candidates(name: str, gazetteer: Gazetteer, country: str | None = None) -> tuple[Candidate, ...]:
    """List the places of a name without any text around it, the most important first.

    Parameters
    ----------
    name
        As written, in any script.
    gazetteer
        The places that there are.
    country
        ISO 3166-1 alpha-2 code: only places of this country.

    Returns
    -------
    tuple of Candidate
        The score is the importance, 0 to 1.
    """
    entries = gazetteer.find(name)
    key = fold(name)
    found = []
    for entry in entries:
        if country is not None and entry.country != country.upper():
            continue
        why = [f"known as {name}" if fold(entry.name) != key else "its own name"]
        if entry.population:
            why.append(f"{entry.population:,} inhabitants")
        found.append(Candidate(gazetteer.place(entry.id), round(entry.importance, 3), tuple(why)))
    return tuple(found)
