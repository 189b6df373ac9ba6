"""Names of persons and of sources as a product shows them: in sentences, among the sources and in filters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from geo.exports.brackets import NAME, PLACE, replaced
from geo.exports.persons import is_person, known_places, persons
from geo.exports.private_persons import UNKNOWN, Persons, folded_words, head_of
from geo.models import Span, each_at_hand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geo.exports.private_persons import PrivatePersons
    from geo.gazetteer import Gazetteer
    from geo.models import Document
    from geo.reconciliation import Observation, SourceRegistry


@dataclass(frozen=True)
class Names:
    """Puts words in the place of names of private persons.

    Attributes
    ----------
    language
        Of the product, in which a private person among the sources is called what the report says of them.
    figures
        All that a product may draw on, by id: they say which sources are private persons.
    people
        Finds the persons of reports.
    places
        Finds the places that are kept back in a text of a language.
    """

    gazetteer: Gazetteer
    registry: SourceRegistry
    language: str
    figures: Mapping[str, Observation]
    people: PrivatePersons
    places: Callable[[str, str], list[Span]]
    _shown: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _unregistered(self) -> Sequence[tuple[str, str, Document]]:
        """Who said something and is not registered: the name, the words of the report, and the report."""
        said: dict[tuple[str, str], tuple[str, str, Document]] = {}
        for one in self.figures.values():
            for words in (one.figure.attributed_to, one.figure.denied_by):
                source = self.registry.find(words)
                if words is None or source is None or source.type != "unknown":
                    continue
                if self.people.may_name(words, one.document.language):
                    said.setdefault((words, one.document.id), (source.name, words, one.document))
        return list(said.values())

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        """How the product names the sources that nobody registered."""
        kinds: dict[str, str] = {}
        scrubbed: dict[str, str] = {}
        for name, words, document in each_at_hand(self._unregistered, itemgetter(slice(2, 3))):
            kind = self.people.kind(words, document)
            if kind is None:
                scrubbed[name] = self._without(name, document.language, document)
            elif kinds.get(name, UNKNOWN) == UNKNOWN:
                kinds[name] = kind
        return scrubbed | {name: self.people.label(kind, self.language) for name, kind in kinds.items()}

    def source(self, name: str) -> str:
        """Return how a source is named in the product: a private person is not."""
        known = self._sources.get(name) or self._shown.get(name)
        if known is None:
            private = is_person(name, self.language, self.gazetteer, self.registry)
            known = self.people.label("person", self.language) if private else self._without(name, self.language)
            self._shown[name] = known
        return known

    def sources(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return how some sources are named in the product, each name once."""
        return tuple(dict.fromkeys(map(self.source, names)))

    def said(self, words: str, names: Iterable[str]) -> str:
        """Return words with the sources in them as the product names them."""
        for name in sorted(set(names), key=lambda one: (-len(one), one)):
            if name in words and (shown := self.source(name)) != name:
                words = shown.join(re.split(rf"(?<!\w){re.escape(name)}(?!\w)", words))
        return words

    def heading(self, words: str) -> str:
        """Return words that may name any source, as those of a filter do."""
        for _, said_by, document in self._unregistered:
            kind = self.people.kind(said_by, document)
            if kind is not None:
                spans = [span for span, whole in self.people.of(document).spans(words) if whole]
                words = replaced(words, [(span, self.people.label(kind, self.language)) for span in spans])
        return self.said(words, (name for name in self._sources if name in words))

    def attribution(self, said_by: str | None, document: Document) -> str | None:
        """Return how the source of a figure is named in the product."""
        if said_by is None:
            return None
        kind = self.people.kind(said_by, document)
        if kind is not None:
            return self.people.label(kind, self.language)
        return self._without(said_by, document.language, document)

    def of(self, observed: Observation) -> tuple[str, ...]:
        """Return the private persons to whom a figure is attributed."""
        said = (observed.figure.attributed_to, observed.figure.denied_by)
        return tuple(head_of(one) for one in said if one and self.people.kind(one, observed.document) is not None)

    def spans(
        self,
        text: str,
        language: str,
        document: Document | None = None,
        names: Iterable[str] = (),
        toponyms: Iterable[Span] = (),
    ) -> list[tuple[Span, str]]:
        """Return what to replace in a text, in its order, and by what; nothing overlaps."""
        people = self.people.of(document) if document is not None else Persons()
        private = [
            span
            for span in persons(text, language, self.gazetteer, self.registry)
            if not people.is_public(folded_words(text[span.start : span.end]))
        ]
        found = [(span, NAME) for span in private]
        known = {text[span.start : span.end] for span in private} | set(names)
        for name in sorted(known, key=len, reverse=True):
            # The same person again, perhaps by the family name alone.
            family = name.split()[-1]
            for again in (name,) if self.gazetteer.find(family) else dict.fromkeys((name, family)):
                pattern = rf"(?<!\w){re.escape(again)}(?!\w)"
                found += [(Span(*match.span()), NAME) for match in re.finditer(pattern, text)]
        found += [(span, NAME) for span in self._introduced(text, language, people)]
        found += [(span, PLACE) for span in toponyms]
        out: list[tuple[Span, str]] = []
        for span, words in sorted(found, key=lambda one: (one[0].start, -one[0].end)):
            if not out or out[-1][0].end <= span.start:
                out.append((span, words.get(language, words["en"])))
        return out

    def _introduced(self, text: str, language: str, people: Persons) -> list[Span]:
        """Return where a text names persons whom their report introduces elsewhere, a name that is a place's left."""
        found = list(people.spans(text))
        if all(whole for _, whole in found):
            return [span for span, _ in found]
        places = known_places(text, language, self.gazetteer)
        return [span for span, whole in found if whole or not any(span.overlaps(place) for place in places)]

    def _without(self, text: str, language: str, document: Document | None = None) -> str:
        """Return a name of a source without the private persons and the places kept back in it."""
        return replaced(text, self.spans(text, language, document, toponyms=self.places(text, language)))
