"""What a document says outside the sentence of a figure: places before it, who spoke last, when the event was."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.extraction import attribution, borders, placing, tables
from geo.extraction.periods import expressions
from geo.extraction.reading import Reading
from geo.models import Basis, Counting, Period, Precision, Role, Span, Toponym

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.extraction.attribution import Source
    from geo.extraction.counting import Draft
    from geo.extraction.dates import Interval
    from geo.extraction.lexicon import Mark
    from geo.extraction.periods import Expression
    from geo.extraction.tables import Heading
    from geo.extraction.tokens import Sentence
    from geo.gazetteer import Gazetteer
    from geo.languages import Language
    from geo.models import Document

_EVENTS = frozenset({"killed", "injured", "homes_destroyed", "homes_damaged"})
#: Sentences kept for looking up events; longer documents are searched in their first part only.
_KEPT = 400
#: A place that fits less well than this gives way to that of the whole of which a figure is a part.
_SURE = 3.0
#: Words between a figure and "there" or "the city".
_NEAR = 10
_FAR = 24
#: Sentences in which the person behind "the ambassador" is looked for.
_BACK = 40
_LOOK_BACK = 12
#: A dateline ends among the first words.
_DATELINE = 14
_DAYS_BACK = 6
#: Sentences at the head of a document: headlines, dateline, lead.
_FIRST = 4
#: A line longer than this is prose and ends a table.
_PROSE = 20
_LINES = 6
_DIVISIONS = frozenset({"province", "district", "region"})
#: A place that opens a sentence stands among its first words.
_OPENING = 4


class Context:
    """A document as a whole."""

    def __init__(
        self, document: Document, language: Language, gazetteer: Gazetteer, toponyms: Sequence[Toponym]
    ) -> None:
        self.document = document
        self.language = language
        self.gazetteer = gazetteer
        self.toponyms = toponyms
        self._starts = [toponym.span.start for toponym in toponyms]
        self._sentences: list[Sentence] = []
        self._topic: Toponym | None = None
        self._readings: dict[int, Reading] = {}
        self._dateline: tuple[int, int] | None = None
        self.heading: Heading | None = None
        self._header: tuple[str, tuple[int, int]] | None = None

    def last_day(self, reading: Reading, times: list[Expression]) -> Interval | None:
        """Return the day named last before a sentence that says "that day"."""
        if not any(time.kind == "same" for time in times):
            return None
        for sentence in reversed(self._sentences[:-1][-_DAYS_BACK:]):
            for time in reversed(self.times(self.reading(sentence))):
                if (
                    time.interval is not None
                    and time.interval.precision is Precision.DAY
                    and time.kind in {"point", "until"}
                ):
                    return time.interval
        return None

    def note(self, reading: Reading) -> None:
        """Remember a sentence."""
        if len(self._sentences) < _KEPT:
            self._sentences.append(reading.sentence)
            if len(self._sentences) <= _FIRST:
                self._dateline = None
            self._readings[reading.sentence.start] = reading

    def reading(self, sentence: Sentence) -> Reading:
        """Return the reading of a sentence, its places found."""
        found = self._readings.get(sentence.start)
        if found is None:
            found = Reading(sentence, self.language, [])
        if not found.places:
            found.places = self.places_of(sentence)
        return found

    def times(self, reading: Reading) -> list[Expression]:
        """Return the expressions of time of a sentence, found once."""
        if reading.times is None:
            reading.times = expressions(reading, self.document.published)
        return reading.times

    def head(self, reading: Reading) -> None:
        """Remember a line without figures as the heading of the lines after it, or forget the last one."""
        found = tables.heading(reading)
        if found is not None:
            self.heading = found
        elif len(reading.words) > _PROSE:
            self.heading = None

    def abroad(self, reading: Reading, mark: Mark) -> bool:
        """Tell whether a country follows a phrase, with a preposition or an article between at most."""
        return any(
            0 <= first - mark.end <= 2 and not toponym.demonym and self.country(toponym) is not None  # noqa: PLR2004
            for first, _, toponym in reading.places
        )

    def last_source(
        self, reading: Reading, source: Source, recent: Iterable[Sentence]
    ) -> tuple[str, tuple[int, int]] | None:
        """Return the source for which "he" or "the ambassador" stands, and where it is named.

        A noun looks for a source of its own kind as far back as the document goes, a pronoun for the last one.
        """
        nouns = [
            word
            for mark in reading.of("source.source")
            if source.start <= mark.start < source.end
            for word in [reading.words[mark.start]]
        ]
        earlier = [found for found in attribution.sources(reading, []) if found.verb < source.verb and not found.same]
        if earlier and not nouns:
            return self._named(reading, earlier[-1])
        last: tuple[str, tuple[int, int]] | None = None
        sentences = self._sentences[-_BACK:] if nouns else list(recent)
        for sentence in reversed(sentences):
            if sentence.start >= reading.sentence.start:
                continue
            before = self.reading(sentence)
            times = self.times(before)
            named = [
                found
                for found in attribution.sources(before, times)
                if not found.same or attribution.noun(before, found)
            ]
            for found in reversed(named):
                if not nouns or set(nouns) & set(before.words[found.start : found.end]):
                    return self._named(before, found)
                if last is None and reading.sentence.index - sentence.index <= 2:
                    last = self._named(before, found)
        return last or (self._named(reading, source) if nouns else None)

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
        self.find_header()
        self._repeats(drafts)
        for number, draft in enumerate(drafts):
            self._inherit_place(draft, drafts[:number])
            self._arrived(draft)
            if draft.indicator == "blocked":
                draft.toponyms = borders.stopped_at(draft, self)
            elif draft.indicator == "crossed":
                draft.toponyms = borders.entered(draft)
            self._inherit_source(draft, drafts[:number])
            if draft.status.value == "reported":
                self._inherit_period(draft, drafts[:number], event)

    @staticmethod
    def _repeats(drafts: list[Draft]) -> None:
        """Link a number that a text says again, such as the one of its headline, and let both know what either says."""
        seen: dict[tuple[str, float | None, float | None], Draft] = {}
        for draft in drafts:
            mention = draft.mention
            key = draft.indicator, mention.value, None if mention.value is not None else mention.low
            first = seen.setdefault(key, draft)
            if first is draft or draft.status is not first.status or draft.superseded != first.superseded:
                continue
            if mention.value is None and mention.qualifier.value == "vague":
                continue
            draft.repeat_of = first
            for one, other in ((first, draft), (draft, first)):
                if one.attributed_to is None:
                    one.attributed_to, one.source_span = other.attributed_to, other.source_span
                if one.period.start is None and other.period.start is not None and one.counting is other.counting:
                    one.period = other.period
                if not one.toponyms and other.toponyms:
                    one.toponyms, one.role, one.place_rank = other.toponyms, other.role, other.place_rank

    def _inherit_source(self, draft: Draft, before: list[Draft]) -> None:
        """Let a figure that goes on counting what a source counted have that source."""
        if draft.attributed_to is not None or draft.superseded:
            return
        source = draft.parent or draft.heir_of
        if source is None and before and draft.period_span is None:
            last = before[-1]
            sentence, earlier = draft.reading.sentence, last.reading.sentence
            if (
                last.indicator == draft.indicator
                and not last.superseded
                and sentence.paragraph == earlier.paragraph
                and sentence.index - earlier.index <= 1
            ):
                source = last
        if source is not None and source.attributed_to is not None:
            draft.attributed_to, draft.source_span = source.attributed_to, source.source_span
        elif self._header is not None:
            draft.attributed_to, draft.source_span = self._header

    def find_header(self) -> None:
        """Find who wrote a report that says so in its first line: "Civil protection – Situation report"."""
        sentence = self._sentences[0] if self._sentences else None
        if sentence is None:
            return
        reading = self.reading(sentence)
        for mark in reading.of("source.header"):
            end = (
                mark.start - 1
                if mark.start and sentence.words[mark.start - 1] in {"–", "—", "-", ":", "|"}
                else mark.start
            )
            name = sentence.raw(0, end)
            if (
                end > 0
                and not any(last >= end for _, last, _ in self.places_of(sentence))
                and (any(m.end <= end for m in reading.of("source.source")) or (end == 1 and name.isupper()))
            ):
                self._header = name, (sentence.starts[0], sentence.ends[end - 1])
                return

    def _inherit_place(self, draft: Draft, before: list[Draft]) -> None:
        """Settle the place of a figure whose clause names none, or names one that fits badly."""
        source = draft.parent or draft.heir_of
        if draft.toponyms and (draft.place_rank >= _SURE or source is None or not source.toponyms):
            return
        if source is not None and source.toponyms:
            draft.toponyms, draft.role = source.toponyms, source.role
            return
        found = self._anaphora(draft) or self._same_sentence(draft, before) or self._leading(draft)
        if found is None:
            found = next(
                (
                    other.toponyms
                    for other in reversed(before)
                    if other.indicator == draft.indicator
                    and other.toponyms
                    and other.parent is None
                    and other.relation != "list"
                    and other.reading.sentence.paragraph == draft.reading.sentence.paragraph
                ),
                None,
            )
        if not found:
            topic = self.topic
            found = (topic,) if topic is not None else ()
        if found:
            draft.role = placing.usual_role(draft.indicator)
            draft.toponyms = tuple(replace(toponym, role=draft.role, basis=Basis.BEFORE) for toponym in found)

    def _arrived(self, draft: Draft) -> None:
        """Prefer the place that a paragraph is about to the one that people came from."""
        if draft.indicator not in {"crossed", "returned"} or draft.role is not Role.ORIGIN:
            return
        found = self._leading(draft)
        if found and found[0].span != draft.toponyms[0].span and self._name(found[0]) != self._name(draft.toponyms[0]):
            draft.role = Role.DESTINATION
            draft.toponyms = (replace(found[0], role=draft.role, basis=Basis.BEFORE),)

    @staticmethod
    def _name(toponym: Toponym) -> str:
        return toponym.anchors[0] if toponym.anchors else toponym.name

    def _same_sentence(self, draft: Draft, before: list[Draft]) -> tuple[Toponym, ...] | None:
        for other in reversed(before):
            if other.reading is not draft.reading:
                return None
            if other.toponyms:
                return other.toponyms
        return None

    def _anaphora(self, draft: Draft) -> tuple[Toponym, ...] | None:
        """Resolve "there", "the city", "nationwide" near a figure to a place named before it."""
        reading = draft.reading
        for mark in reading.of("place"):
            if (
                mark.value not in {"there", "country", "city", "area", "province"}
                or not -_FAR <= mark.start - draft.end <= _NEAR
            ):
                continue
            found = self._meant(draft, reading.sentence.starts[mark.start], mark.value)
            if found is None and mark.value == "country":
                found = self._unnamed_country(mark, reading)
            if found is not None:
                return (found,)
        return None

    def _unnamed_country(self, mark: Mark, reading: Reading) -> Toponym | None:
        """Return the country of the place that the document is about, which the words "the country" stand for."""
        topic = self.topic
        entries = self.gazetteer.find(self._name(topic)) if topic is not None else ()
        country = self.gazetteer.entry(entries[0].country) if entries and entries[0].country else None
        if country is None:
            return None
        span = Span(reading.sentence.starts[mark.start], reading.sentence.ends[mark.end - 1])
        return Toponym(span, country.name, anchors=(country.name,), type_word="country")

    def _meant(self, draft: Draft, offset: int, kind: str) -> Toponym | None:
        """Return the place that "there", "the city" or "the country" stands for."""
        if kind in {"country", "city"}:
            leading = self._leading(draft)
            if leading and self._is(leading[0], kind):
                return leading[0]
        if kind == "country":
            return self._country_of_topic()
        paragraph = next((s.start for s in self._sentences if s.paragraph == draft.reading.sentence.paragraph), 0)
        found = self._named_before(offset, kind, paragraph)
        if found is None and self.topic is not None and self._is(self.topic, kind):
            return self.topic
        return found or self._named_before(offset, kind, 0)

    def _named_before(self, offset: int, kind: str, first: int) -> Toponym | None:
        """Return the last place of a kind that is named between two offsets."""
        index = bisect_left(self._starts, offset) - 1
        looked = 0
        while index >= 0 and looked < _LOOK_BACK and self._starts[index] >= first:
            toponym = self.toponyms[index]
            index -= 1
            if toponym.demonym:
                continue
            looked += 1
            if kind == "there" or self._is(toponym, kind):
                return toponym
        return None

    def _is(self, toponym: Toponym, kind: str) -> bool:
        if kind == "province" and toponym.type_word in _DIVISIONS:
            return True
        if toponym.form != "name":
            return kind == "area"
        entries = self.gazetteer.find(toponym.name)
        if not entries:
            return kind == "area"
        first = entries[0].kind
        if kind == "country":
            return first == "country"
        if kind == "province":
            return first in {"admin1", "admin2"}
        return first == "town" if kind == "city" else first not in {"country", "continent", "town"}

    def _country_of_topic(self) -> Toponym | None:
        """Return the country that the document is about, or that holds the place it is about, if the text names it."""
        topic = self.topic
        if topic is None or self._is(topic, "country"):
            return topic
        entries = self.gazetteer.find(self._name(topic))
        code = entries[0].country if entries else None
        return next((t for t in self.toponyms if not t.demonym and code is not None and self.country(t) == code), None)

    def _leading(self, draft: Draft) -> tuple[Toponym, ...] | None:
        """Return the place that opens the paragraph of a figure, or a sentence of it: "In Punjab, …", "Romania …"."""
        sentence = draft.reading.sentence
        for earlier in self._sentences[: sentence.index]:
            if earlier.paragraph != sentence.paragraph:
                continue
            for first, _, toponym in self.places_of(earlier)[:1]:
                if first <= _OPENING and not toponym.demonym and not self.in_dateline(toponym):
                    return (toponym,)
            break
        return self._line_above(sentence)

    def _line_above(self, sentence: Sentence) -> tuple[Toponym, ...] | None:
        """Return the place that stands alone on one of the lines above, as a heading."""
        for earlier in reversed(self._sentences[max(0, sentence.index - _LINES) : sentence.index]):
            places = self.places_of(earlier)
            if len(places) == 1 and places[0][0] == 0 and len(earlier) - places[0][1] <= 1 and not places[0][2].demonym:
                return (places[0][2],)
            if len(earlier) > _PROSE:
                return None
        return None

    def in_dateline(self, toponym: Toponym) -> bool:
        """Tell whether a place is where the report was written: "WARSAW, Nov 30 (PAP) -"."""
        first, last = self.dateline
        return first <= toponym.span.start and toponym.span.end <= last

    @property
    def dateline(self) -> tuple[int, int]:
        """Where the dateline of the document begins and ends; twice 0 if it has none."""
        if self._dateline is None:
            self._dateline = self._find_dateline()
        return self._dateline

    def _find_dateline(self) -> tuple[int, int]:
        for sentence in self._sentences[:_FIRST]:
            places = self.places_of(sentence)
            if not places or places[0][0] > 0:
                continue
            first = places[0][2].span
            shouted = sentence.text[first.start : first.end].isupper()
            for index in range(places[0][1], min(len(sentence), _DATELINE)):
                word = sentence.words[index]
                gap = sentence.text[sentence.starts[index] - 1 : sentence.ends[index] + 1]
                if word in {"–", "—"} or (word == "-" and gap == " - ") or (word in {":", "."} and shouted):
                    far = index > places[0][1] or shouted
                    return (sentence.start, sentence.ends[index]) if far else (0, 0)
        return 0, 0

    @property
    def topic(self) -> Toponym | None:
        """The place that the document is about: of its first sentences, else the one named most."""
        if self._topic is None and self.toponyms:
            self._topic = self._find_topic()
        return self._topic

    def _find_topic(self) -> Toponym | None:
        dateline = [t for t in self.toponyms[:_FIRST] if self.in_dateline(t) and self.country(t) is not None]
        for sentence in self._sentences[:3]:
            if dateline and sentence.start >= self.dateline[0]:
                return dateline[0]
            for _, _, toponym in self.places_of(sentence):
                if not toponym.demonym and not self.in_dateline(toponym) and toponym.type_word != "street":
                    return toponym
        named = [t for t in self.toponyms if not t.demonym]
        counts = Counter(t.anchors[0] if t.anchors else t.name for t in named)
        if not counts:
            return None
        top = counts.most_common(1)[0][0]
        return next(t for t in named if (t.anchors[0] if t.anchors else t.name) == top)

    def _inherit_period(self, draft: Draft, before: list[Draft], event: Period | None) -> None:
        period = draft.period
        if draft.counting is Counting.STOCK:
            return
        if (
            draft.superseded
            and event is not None
            and event.start is not None
            and period.start is not None
            and draft.indicator in _EVENTS
        ):
            # the day of an older toll is when it was said, not when people died
            if event.start == event.end:
                draft.period = event
            elif period.end is not None and period.end >= event.start:
                draft.period = Period(event.start, period.end, period.precision, period.expression)
            return
        source = draft.parent or draft.heir_of
        if (
            draft.relation == "tally"
            and source is not None
            and source.period.start is not None
            and period.end is not None
        ):
            if source.period.start <= period.end:
                draft.period = Period(source.period.start, period.end, period.precision, period.expression)
            return
        if period.start is not None:
            return
        if draft.since_event and event is not None and event.start is not None and self.document.published is not None:
            draft.period = Period(
                event.start, max(event.start, self.document.published), event.precision, period.expression
            )
            return
        if source is None:
            paragraph = draft.reading.sentence.paragraph
            source = next(
                (
                    other
                    for other in reversed(before)
                    if other.reading.sentence.paragraph == paragraph
                    and other.counting is Counting.FLOW
                    and other.period.start is not None
                    and (other.reading is draft.reading or not other.superseded)
                ),
                None,
            )
        end = period.end
        if source is not None and source.counting is Counting.FLOW and source.period.start is not None:
            draft.period = (
                source.period if end is None else Period(min(source.period.start, end), end, source.period.precision)
            )
        elif event is not None and event.start is not None and (draft.indicator in _EVENTS or end is not None):
            if end is None:
                draft.period = event
            elif end >= event.start:
                draft.period = Period(event.start, end, event.precision, event.expression)

    def _event(self, drafts: list[Draft]) -> Period | None:
        """Return when the event of the document was, if figures need it and some sentence says it."""
        if not any(d.counting is Counting.FLOW and (d.period.start is None or d.superseded) for d in drafts):
            return None
        best: tuple[float, Period] | None = None
        taken = {
            (draft.reading.sentence.start, draft.period_span[0])
            for draft in drafts
            if draft.period_span is not None and draft.indicator not in _EVENTS
        } - {
            (draft.reading.sentence.start, draft.period_span[0])
            for draft in drafts
            if draft.period_span is not None and draft.indicator in _EVENTS
        }
        for sentence in self._sentences:
            reading = self.reading(sentence)
            marks = reading.of("event")
            if not marks:
                continue
            times = self.times(reading)
            sources = attribution.sources(reading, times) if times else []
            for time in times:
                score = _event_score(time, marks, sources) - 0.05 * sentence.index
                if (sentence.start, time.start) in taken:
                    continue  # since when people fled, not when the event was
                if time.interval is not None and score > 0 and (best is None or score > best[0]):
                    best = score, self._event_period(time.interval, time.kind)
        return best[1] if best else None

    def _event_period(self, interval: Interval, kind: str) -> Period:
        published = self.document.published
        if kind == "since" and published is not None and published > interval.start:
            return Period(interval.start, published, interval.precision, None)
        return Period(interval.start, interval.end, interval.precision, None)

    def country(self, toponym: Toponym) -> str | None:
        """Return the country that a toponym names, ISO 3166-1 alpha-2; None for any smaller place."""
        name = toponym.anchors[0] if toponym.anchors else toponym.name
        if toponym.demonym:
            return self.gazetteer.country_of(name)
        entries = self.gazetteer.find(name)
        return entries[0].country if entries and entries[0].kind == "country" else None

    def is_continent(self, toponym: Toponym) -> bool:
        """Tell whether a toponym names a continent, which says little about where people are."""
        entries = self.gazetteer.find(toponym.name)
        return bool(entries) and entries[0].kind == "continent"

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


def _event_score(time: Expression, marks: Sequence[Mark], sources: list[Source]) -> float:
    """Return how likely an expression of time says when an event near it was."""
    interval = time.interval
    if interval is not None and time.kind == "event":
        return 5.0
    if interval is None or time.kind not in {"point", "since"} or interval.precision is Precision.YEAR:
        return 0.0
    if any(abs(time.start - source.verb) <= 2 or time.end in {source.verb, source.start} for source in sources):  # noqa: PLR2004
        return 0.0
    distance = min(max(mark.start - time.end, time.start - mark.end, 0) for mark in marks)
    if distance > (12 if time.kind == "since" else 8):  # words in between
        return 0.0
    base = 4.0 if time.kind == "since" else 3.0 if interval.precision is Precision.DAY else 1.5
    return base - 0.25 * distance
