"""What a document says outside the sentence of a figure: places before it, who spoke last, when the event was."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.extraction import attribution
from geo.extraction.periods import expressions
from geo.extraction.reading import Reading
from geo.models import Basis, Counting, Period, Precision, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.extraction.attribution import Source
    from geo.extraction.counting import Draft
    from geo.extraction.tokens import Sentence
    from geo.gazetteer import Gazetteer
    from geo.languages import Language
    from geo.models import Document, Toponym

_EVENTS = frozenset({"killed", "injured", "homes_destroyed", "homes_damaged"})
#: Sentences kept for looking up events; longer documents are searched in their first part only.
_KEPT = 400


class Context:
    """A document as a whole."""

    def __init__(self, document: Document, language: Language, gazetteer: Gazetteer, toponyms: Sequence[Toponym]) -> None:
        self.document = document
        self.language = language
        self.gazetteer = gazetteer
        self.toponyms = toponyms
        self._starts = [toponym.span.start for toponym in toponyms]
        self._sentences: list[Sentence] = []
        self._common: Toponym | None = None

    def note(self, sentence: Sentence) -> None:
        """Remember a sentence."""
        if len(self._sentences) < _KEPT:
            self._sentences.append(sentence)

    def last_source(self, reading: Reading, source: Source, recent: Iterable[Sentence]) -> tuple[str, tuple[int, int]] | None:
        """Return the source for which "he" or "the same source" stands, and where it is named."""
        earlier = [found for found in attribution.sources(reading) if found.verb < source.verb and not found.same]
        if earlier:
            return self._named(reading, earlier[-1])
        for sentence in reversed(list(recent)):
            before = Reading(sentence, self.language, [])
            before.places = self.places_of(sentence)
            named = [found for found in attribution.sources(before) if not found.same]
            if named:
                return self._named(before, named[-1])
        return None

    @staticmethod
    def _named(reading: Reading, source: Source) -> tuple[str, tuple[int, int]]:
        sentence = reading.sentence
        return attribution.name(reading, source), (sentence.starts[source.start], sentence.ends[source.end - 1])

    def places_of(self, sentence: Sentence) -> list[tuple[int, int, Toponym]]:
        """Return the toponyms of a sentence with their tokens."""
        index = bisect_left(self._starts, sentence.start)
        found = []
        while index < len(self.toponyms) and self.toponyms[index].span.end <= sentence.end:
            span = self.toponyms[index].span
            found.append((sentence.token_at(span.start), sentence.token_at(span.end - 1) + 1, self.toponyms[index]))
            index += 1
        return found

    def finish(self, drafts: list[Draft]) -> None:
        """Fill in what the sentence of a figure leaves open, from what stands around it."""
        event = self._event(drafts)
        for number, draft in enumerate(drafts):
            self._inherit_place(draft, drafts[:number])
            if draft.status.value == "reported":
                self._inherit_period(draft, drafts[:number], event)

    def _inherit_place(self, draft: Draft, before: list[Draft]) -> None:
        source = draft.parent or draft.heir_of
        if draft.toponyms and not (draft.place_rank < 3.0 and source is not None and source.toponyms):  # noqa: PLR2004
            return
        if source is not None and source.toponyms:
            draft.toponyms, draft.role = source.toponyms, source.role
            return
        if draft.toponyms:
            return
        for other in reversed(before):
            if other.reading is draft.reading and other.toponyms:
                draft.toponyms, draft.role = other.toponyms, other.role
                return
        found = self._place_before(draft)
        if found is not None:
            draft.role = Role.HOST if draft.indicator in {"sheltered", "refugees"} else Role.EVENT
            if draft.indicator == "blocked":
                draft.role = Role.BLOCKED_AT
            elif draft.indicator in {"crossed", "returned"}:
                draft.role = Role.DESTINATION
            draft.toponyms = (replace(found, role=draft.role, basis=Basis.BEFORE),)

    def _place_before(self, draft: Draft) -> Toponym | None:
        """Return the last place named before a figure in its paragraph, or the one that the document names most."""
        sentence = draft.reading.sentence
        index = bisect_left(self._starts, sentence.start) - 1
        first = next((s.start for s in self._sentences if s.paragraph == sentence.paragraph), 0)
        while index >= 0 and self.toponyms[index].span.start >= first:
            if not self.toponyms[index].demonym:
                return self.toponyms[index]
            index -= 1
        return self._most_named()

    def _most_named(self) -> Toponym | None:
        if self._common is None:
            names = Counter(t.anchors[0] if t.anchors else t.name for t in self.toponyms if not t.demonym)
            if not names:
                return None
            top = names.most_common(1)[0][0]
            self._common = next(t for t in self.toponyms if (t.anchors[0] if t.anchors else t.name) == top)
        return self._common

    def _inherit_period(self, draft: Draft, before: list[Draft], event: Period | None) -> None:
        if draft.counting is Counting.STOCK or draft.period.start is not None:
            return
        source = draft.parent or draft.heir_of
        if source is None:
            source = next(
                (o for o in reversed(before) if o.reading is draft.reading and o.counting is Counting.FLOW and o.period.start), None
            )
        end = draft.period.end
        if source is not None and source.counting is Counting.FLOW and source.period.start is not None:
            draft.period = source.period if end is None else Period(min(source.period.start, end), end, source.period.precision)
            return
        if event is not None and draft.indicator in _EVENTS and event.start is not None:
            if end is not None and end >= event.start:
                draft.period = Period(event.start, end, event.precision, event.expression)
            elif end is None:
                draft.period = event

    def _event(self, drafts: list[Draft]) -> Period | None:
        """Return when the event of the document was, if figures need it and some sentence says it."""
        if not any(d.indicator in _EVENTS and d.counting is Counting.FLOW and d.period.start is None for d in drafts):
            return None
        for sentence in self._sentences:
            reading = Reading(sentence, self.language, [])
            marks = reading.of("event")
            if not marks:
                continue
            for time in expressions(reading, self.document.published):
                interval = time.interval
                if interval is None or time.kind not in {"point", "since"}:
                    continue
                if not any(abs(time.start - mark.end) <= 8 or abs(mark.start - time.end) <= 4 for mark in marks):  # noqa: PLR2004
                    continue
                if time.kind == "since" and self.document.published is not None and self.document.published > interval.start:
                    return Period(interval.start, self.document.published, interval.precision, None)
                if interval.precision is Precision.DAY:
                    return Period(interval.start, interval.end, Precision.DAY, None)
        return None

    def speaker_country(self, draft: Draft) -> str | None:
        """Return the country for which the source of a figure speaks: "the Turkish ambassador"."""
        if draft.source_span is None:
            return None
        first, last = draft.source_span
        for toponym in self.toponyms:
            if first <= toponym.span.start and toponym.span.end <= last:
                country = self.gazetteer.country_of(toponym.anchors[0] if toponym.anchors else toponym.name)
                if country is not None:
                    return country
        return None
