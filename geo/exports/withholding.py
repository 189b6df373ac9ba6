"""What a product keeps back: exact places of camps, clinics and routes, names of private persons, quotes.

The store keeps everything. A product shows such a place as its district (the division of the second level, a wider
one where none is known), and puts a bracket for a name of a private person, in the language of the report. Nothing is
added up or moved about here: the numbers are those of the exact places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.exports.brackets import NAME, PLACE, replaced, shortened
from geo.exports.private_persons import PrivatePersons
from geo.exports.withheld_names import Names
from geo.extraction.toponyms import recognise
from geo.gazetteer.names import fold
from geo.languages import available, load
from geo.models import Place, PlaceKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.exports.layout import Quotes
    from geo.gazetteer import Gazetteer
    from geo.models import Document, Estimate, Figure, Review, Toponym
    from geo.reconciliation import Observation, SourceRegistry

#: What stands before the id of a district in which a place is kept back.
IN = "in:"


@dataclass(frozen=True, slots=True)
class District(Place):
    """A district that stands for an exact place which is kept back.

    Its id is that of the district after ``in:``, so that a number in it is not taken for one of the whole district;
    tables have the bare id.
    """


#: Turkish centres and towns of tents for people who fled, folded, with any ending.
_LODGING = r"(?:gecici )?(?:konaklama|barinma) (?:tesis|merkez)\w*|(?:konteyner|cadir) ?kent\w*"
#: How far after a name they are looked for.
_AFTER = 40

#: Words of a name, folded, that make a camp, a clinic or a route of it, in the languages that are read.
_WORDS = re.compile(
    r"\b(?:camps?|campamentos?|kampi|(?:idp|displacement|transit|reception|collective) (?:site|centre|center|shelter)s?"
    r"|site de deplaces|centre (?:de transit|d.accueil)|(?:al )?مخيم(?:ات)?"
    rf"|{_LODGING}"
    r"|clinics?|cliniques?|clinicas?|klinigi|hospitals?|hopital|hopitaux|hospitales|hastanesi|maternity|maternite"
    r"|health (?:centre|center|post|facility)|centre (?:de sante|medical)|medical (?:centre|center|point)|dispensary"
    r"|dispensaire|infirmary|infirmerie|centro de salud|saglik ocagi|مستشفى|مستوصف|عيادة"
    r"|roads?|routes?|highways?|motorways?|autoroutes?|corridors?|carreteras?|autopistas?|otoyolu|طريق)\b"
)
#: Kinds of entries of the gazetteer that are such places whatever they are called.
_KINDS = frozenset({"camp"})
#: What stands before the id of a place from which another one is made.
_DERIVED = ("near:", "part:", "edge:")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True)
class Withholding:
    """Decides what is kept back, and puts what may be shown in its place.

    Attributes
    ----------
    language
        Of the product: for what belongs to no report.
    quotes
        ``full``, ``short`` (what stands near the number) or ``none``.
    exact
        Whether exact places are shown, since a named person decided so.
    figures
        All that a product may draw on, by id: they say which sources are private persons.
    private
        Finds the persons of reports; may be shared between several.
    """

    gazetteer: Gazetteer
    registry: SourceRegistry
    language: str = "en"
    quotes: Quotes = "full"
    exact: bool = False
    figures: Mapping[str, Observation] = field(default_factory=dict, compare=False, repr=False)
    private: PrivatePersons | None = field(default=None, compare=False)
    _kept_back: dict[str, bool] = field(default_factory=dict, compare=False)
    _coarse: dict[str, Place] = field(default_factory=dict, compare=False)
    _hidden: dict[str, bool] = field(default_factory=dict, compare=False)

    @cached_property
    def names(self) -> Names:
        """Names of persons and sources as the product shows them."""
        return Names(
            self.gazetteer,
            self.registry,
            self.language,
            self.figures,
            self.private or PrivatePersons(self.gazetteer, self.registry),
            self._camps,
        )

    # Places -----------------------------------------------------------------------------------------------------

    def is_kept_back(self, place: Place) -> bool:
        """Tell whether a place is a camp, a clinic or a route, or an exact spot that nobody can tell from one."""
        if self.exact:
            return False
        known = self._kept_back.get(place.id)
        if known is None:
            known = self._kept_back[place.id] = self._is_sensitive(place)
        return known

    def _is_sensitive(self, place: Place) -> bool:
        if place.id.startswith(("pin:", "between:")):
            return True
        if place.kind is PlaceKind.JOINT:
            return any(self.is_kept_back(one) for one in self._places(place.members))
        if place.id.startswith(_DERIVED):
            return any(self.is_kept_back(one) for one in self._places([_base(place.id)]))
        entry = self.gazetteer.entry(place.id)
        if entry is not None and entry.kind in {"country", "admin1", "admin2", "admin3", "region", "continent"}:
            return False
        return (entry is not None and entry.kind in _KINDS) or _WORDS.search(fold(place.name)) is not None

    def _places(self, ids: Iterable[str]) -> Iterator[Place]:
        for one in ids:
            try:
                yield self.gazetteer.place(one)
            except InputError:  # gone with an older gazetteer: nothing is known of it
                continue

    def place(self, place: Place) -> Place:
        """Return the district that stands for a place; a nameless place where not even its country is known."""
        known = self._coarse.get(place.id)
        if known is None:
            found = self._district(place)
            held = {one.name: getattr(found, one.name) for one in fields(Place)}
            known = self._coarse[place.id] = District(**held | {"id": f"{IN}{found.id}"})
        return known

    def _district(self, place: Place) -> Place:
        parts: list[Place] = []
        if place.kind is PlaceKind.JOINT:
            parts = [self.place(one) if self.is_kept_back(one) else one for one in self._places(place.members)]
        elif place.id.startswith("between:"):
            ends = self._places(place.id.removeprefix("between:").split("~", 1))
            parts = [found for one in ends if (found := self.gazetteer.district(one)) is not None]
        if parts:
            ids = list(dict.fromkeys(bare(one.id) for one in parts))
            return self.gazetteer.joint(ids) if len(ids) > 1 else self.gazetteer.place(ids[0])
        found = self.gazetteer.district(place)
        if found is None:
            nobody = PLACE.get(self.language, PLACE["en"])
            return replace(place, id="withheld", name=nobody, geometry=None, centre=None, precision_km=None)
        return found

    def _is_sensitive_name(self, toponym: Toponym, ids: frozenset[str]) -> bool:
        """Tell whether words of a text name a camp, a clinic or a route, or one of some places."""
        if self.exact:
            return False
        if toponym.type_word == "camp" or toponym.form == "between" or _WORDS.search(fold(toponym.name)):
            return True
        for name in toponym.anchors or (toponym.name,):
            entries = self.gazetteer.find(name)
            if entries and (entries[0].kind in _KINDS or any(one.id in ids for one in entries)):
                return True
        return False

    def asks_words(self, observed: Observation) -> bool:
        """Tell whether only the words of a figure say if its exact place is kept back."""
        place = observed.place
        if self.exact or place is None or place.kind is not PlaceKind.POINT:
            return False
        return observed.figure.id not in self._hidden and not self.is_kept_back(place)

    def hides_place(self, observed: Observation) -> bool:
        """Tell whether the exact place of a figure is kept back."""
        if self.exact or observed.place is None:
            return False
        if self.is_kept_back(observed.place):
            return True
        if observed.place.kind is not PlaceKind.POINT:
            return False
        known = self._hidden.get(observed.figure.id)
        if known is None:
            # "Jabalia camp" stands at the town of Jabalia: the figure is about the camp all the same.
            here = [one for one in observed.figure.toponyms if one.role in {None, observed.role}]
            known = any(self._is_sensitive_name(one, frozenset()) for one in here) or _is_lodged(observed.figure, here)
            self._hidden[observed.figure.id] = known
        return known

    # Names and quotes -------------------------------------------------------------------------------------------

    def source(self, name: str) -> str:
        """Return how a source is named in the product: a private person is not."""
        return self.names.source(name)

    def _scrubbed(
        self, text: str, language: str, document: Document | None = None, names: Iterable[str] = ()
    ) -> tuple[str, bool]:
        """Return a text without the names of private persons and of places kept back, and whether there were any."""
        spans = self.names.spans(text, language, document, names, self._camps(text, language))
        return replaced(text, spans), bool(spans)

    def _camps(self, text: str, language: str) -> list[Span]:
        """Return the names of camps, clinics and routes in a text, also those that are no place of its figure."""
        code = language if language in available() else "en"
        if self.exact or (text.isascii() and text.islower()):
            return []  # "people", "soldiers": no name
        if _WORDS.search(fold(text)):
            toponyms = recognise(text, load(code), self.gazetteer)
            return [
                one.span
                for one in toponyms
                if self._is_sensitive_name(one, frozenset()) or _opens_lodging(text[one.span.end :])
            ]
        words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        folded = [fold(text[start:end]) for start, end in words]
        found, index = [], 0
        while index < len(words):
            count = 0
            if not text[words[index][0]].islower():
                count, entries = self.gazetteer.longest(folded, index, code)
                if count and entries[0].kind in _KINDS:
                    found.append(Span(words[index][0], words[index + count - 1][1]))
            index += max(1, count)
        return found

    def quote(self, observed: Observation) -> tuple[str, Span | None, tuple[Span, ...]]:
        """Return the sentence of a figure as the product may show it.

        Returns
        -------
        tuple
            The text; where its number stands in it, None where that is not known; and, in the sentence as it was,
            what was replaced.
        """
        figure, document = observed.figure, observed.document
        if self.quotes == "none":
            return "", None, ()
        text, start = figure.quote, figure.span.start
        number = (
            Span(figure.number_span.start - start, figure.number_span.end - start) if _is_as_written(figure) else None
        )
        language = document.language
        spans = self.names.spans(text, language, document, self.names.of(observed), self._toponyms(observed))
        if number is not None:
            spans = [one for one in spans if not one[0].overlaps(number)]
        made = replaced(text, spans)
        if number is not None:
            moved = sum(len(words) - (span.end - span.start) for span, words in spans if span.end <= number.start)
            number = Span(number.start + moved, number.end + moved)
        if self.quotes == "short":
            made, number = shortened(made, number)
        return made, number, tuple(span for span, _ in spans)

    def _toponyms(self, observed: Observation) -> list[Span]:
        """Return where the sentence of a figure names places that are kept back."""
        if self.exact:
            return []
        figure, text = observed.figure, observed.figure.quote
        ids = self._ids(observed)
        found = self._camps(text, observed.document.language)
        if _is_as_written(figure):
            inside = [one for one in figure.toponyms if figure.span.start <= one.span.start < figure.span.end]
            found += [
                Span(one.span.start - figure.span.start, min(one.span.end, figure.span.end) - figure.span.start)
                for one in inside
                if self._is_sensitive_name(one, ids)
            ]
        return found

    def _ids(self, observed: Observation) -> frozenset[str]:
        places = [one for one in (observed.place, observed.origin) if one is not None and self.is_kept_back(one)]
        ids = {part for one in places for part in (one.id, *one.members, _base(one.id))}
        return frozenset(ids | {end for one in places for end in one.id.removeprefix("between:").split("~")})

    # Records ----------------------------------------------------------------------------------------------------

    def observation(self, observed: Observation) -> Observation:
        """Return a figure as the product may show it; its report keeps its text, which no product holds."""
        figure, language = observed.figure, observed.document.language
        document, names = observed.document, self.names.of(observed)
        hidden, ids = self.hides_place(observed), self._ids(observed)
        place, origin = observed.place, observed.origin
        toponyms = tuple(self._toponym(one, ids, document) for one in figure.toponyms)
        shown = replace(
            figure,
            quote=self.quote(observed)[0],
            who=figure.who and self._scrubbed(figure.who, language, document, names)[0],
            attributed_to=self.names.attribution(figure.attributed_to, document),
            denied_by=self.names.attribution(figure.denied_by, document),
            toponyms=toponyms,
        )
        return replace(
            observed,
            figure=shown,
            document=self._document(document, names),
            place=self.place(place) if place is not None and hidden else place,
            origin=self.place(origin) if origin is not None and self.is_kept_back(origin) else origin,
            reviews=tuple(self.review(one, observed) for one in observed.reviews),
        )

    def _toponym(self, toponym: Toponym, ids: frozenset[str], document: Document) -> Toponym:
        """Return a name of a place as it may be shown: "the Blum house" may have been read as one."""
        language = document.language
        if self._is_sensitive_name(toponym, ids):
            return replace(toponym, name=PLACE.get(language, PLACE["en"]), anchors=())
        if any(self.names.people.of(document).spans(toponym.name)):
            return replace(toponym, name=NAME.get(language, NAME["en"]), anchors=())
        return toponym

    def _document(self, document: Document, names: Iterable[str]) -> Document:
        title = document.title and self._scrubbed(document.title, document.language, document, names)[0]
        people = self.names.people
        address = people.unnamed(document.address, document, names)
        url = document.url and people.unnamed(document.url, document, names)
        if (title, address, url) == (document.title, document.address, document.url):
            return document
        return replace(document, title=title, address=address, url=url)

    def review(self, review: Review, observed: Observation | None = None) -> Review:
        """Return a review without the exact place that it gives, and without names of private persons in its words."""
        reason = self.reason(review.reason, observed) if observed is not None and review.reason else review.reason
        if self.exact:
            return review if reason == review.reason else replace(review, reason=reason)
        changes = tuple(
            (name, said)
            for name, said in review.changes
            if name not in {"longitude", "latitude"} and not (name == "place" and self._is_secret(said))
        )
        return replace(review, changes=changes, target=self.target(review.target), reason=reason)

    def _is_secret(self, place_id: str) -> bool:
        return place_id.startswith("pin:") or any(map(self.is_kept_back, self._places([place_id] if place_id else [])))

    def target(self, target: str) -> str:
        """Return what a review is about, without the id of a place that is kept back."""
        where = target.rsplit("/", 1)[-1] if target.startswith("estimate:") else target.partition("place:")[2]
        if not where or not any(self.is_kept_back(one) for one in self._places([where])):
            return target.replace(where, "withheld") if where.startswith("pin:") and not self.exact else target
        return target.removesuffix(where) + next(bare(self.place(one).id) for one in self._places([where]))

    def estimate(self, row: Estimate, figures: Mapping[str, Observation]) -> Estimate:
        """Return a row as the product may show it.

        Parameters
        ----------
        figures
            The figures as they are in the store, by id.
        """
        place = self.place(row.place) if self.hides_row(row, figures) else row.place
        agreed = row.agreed
        if agreed is not None:
            reason = agreed.reason
            for key in row.figure_ids if reason else ():
                reason = self.reason(reason, figures[key]) if key in figures else reason
            agreed = replace(agreed, target=self.target(agreed.target), reason=reason)
        sources, said = self.names.sources(row.sources), self.words(row.disagreement, row, figures)
        if (place, agreed, sources, said) == (row.place, row.agreed, row.sources, row.disagreement):
            return row
        return replace(row, place=place, agreed=agreed, sources=sources, disagreement=said)

    def hides_row(self, row: Estimate, figures: Mapping[str, Observation]) -> bool:
        """Tell whether the exact place of a row is kept back: one of its figures is about such a place."""
        return self.is_kept_back(row.place) or any(
            self.hides_place(figures[key]) for key in row.figure_ids if key in figures
        )

    def words(self, said: str | None, row: Estimate, figures: Mapping[str, Observation]) -> str | None:
        """Return the words of a row's disagreement without names that are kept back."""
        if not said:
            return said
        said = self.names.said(said, row.sources)
        behind = [figures[key] for key in row.figure_ids if key in figures]
        places = [row.place, *(one.place for one in behind if one.place is not None)]
        for place in places:
            if self.is_kept_back(place) or (place is row.place and self.hides_row(row, figures)):
                said = said.replace(place.name, self.place(place).name)
        return said

    def reason(self, words: str, observed: Observation) -> str:
        """Return words about a figure without names that are kept back."""
        if observed.place is not None and self.hides_place(observed):
            words = words.replace(observed.place.name, self.place(observed.place).name)
        ids = self._ids(observed)
        for toponym in observed.figure.toponyms:
            if self._is_sensitive_name(toponym, ids):
                for name in {toponym.name, *toponym.anchors}:
                    words = words.replace(name, PLACE["en"])
        return self._scrubbed(words, "en", observed.document, self.names.of(observed))[0]


def _base(place_id: str) -> str:
    """Return the id of the place from which another one is made."""
    kind, _, rest = place_id.partition(":")
    if kind == "near":
        return rest.rsplit(":", 2)[0]
    return rest.rpartition(":")[0] if kind == "part" else rest if kind == "edge" else place_id


def _is_as_written(figure: Figure) -> bool:
    """Tell whether the quote is that of the text, so that offsets into the one hold in the other."""
    within = figure.span.start <= figure.number_span.start and figure.number_span.end <= figure.span.end
    return within and figure.span.end - figure.span.start == len(figure.quote)


def _is_lodged(figure: Figure, toponyms: Iterable[Toponym]) -> bool:
    """Tell whether a place of a figure is a centre or a town of tents: "Nizip konteyner kentinde"."""
    if not _is_as_written(figure):
        return False
    start = figure.span.start
    return any(_opens_lodging(figure.quote[one.span.end - start :]) for one in toponyms if one.span.start >= start)


def _opens_lodging(text: str) -> bool:
    near = text[:_AFTER]
    return near[:1].isspace() and re.match(_LODGING, fold(near)) is not None


def bare(place_id: str) -> str:
    """Return the id of a district by which other tables know it."""
    return place_id.removeprefix(IN)


def withheld_of(shown: Observation) -> list[str]:
    """Return what a figure as it is shown keeps back: ``place``, ``name``, or nothing."""
    figure = shown.figure
    said = (
        figure.quote,
        figure.attributed_to or "",
        figure.denied_by or "",
        figure.who or "",
        shown.document.title or "",
    )
    names = (*said, *(one.name for one in figure.toponyms))
    found = {
        "place": isinstance(shown.place, District) or any(words in one for one in names for words in PLACE.values()),
        "name": any(words.strip("[]") in one for one in said for words in NAME.values()),
    }
    return [what for what, is_so in found.items() if is_so]
