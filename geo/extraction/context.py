"""A document as a whole: its sentences, their readings, its dateline and the place that it is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.extraction import (
    attribution,
    bare_days,
    body_names,
    citations,
    homonyms,
    items,
    letterheads,
    quakes,
    report_titles,
    tables,
)
from geo.extraction.dateline_topics import abroad, ranks, recalls, seated, spoken_from, told_of
from geo.extraction.datelines import SENTENCE_ENDS, opens, span
from geo.extraction.periods import expressions
from geo.extraction.reading import Reading
from geo.extraction.search import counting_search
from geo.extraction.verb_final import encloses
from geo.models import Period, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.extraction.classifier import Complete
    from geo.extraction.counting import Draft
    from geo.extraction.dates import Interval
    from geo.extraction.interviews import Question
    from geo.extraction.lexicon import Mark
    from geo.extraction.periods import Expression
    from geo.extraction.run_in_titles import Title
    from geo.extraction.tables import Heading
    from geo.extraction.tokens import Sentence
    from geo.gazetteer import Gazetteer
    from geo.languages import Language
    from geo.models import Document, Toponym

#: Sentences kept for looking up events; longer documents are searched in their first part only.
_KEPT = 400
_DAYS_BACK = 6
#: Sentences at the head of a document: headlines, dateline, lead.
_FIRST = 4
#: Words between a number of a list and its place: "in the".
_LISTED = 2
#: Kilometres beyond which a distance tells how far a place is, and not where: "the city lies 230 km from Sanaa".
FAR = 100.0
#: Geneva, whose datelines say where the United Nations speak.
_DESKS = frozenset({"gn:2660646"})
#: A line longer than this is prose and ends a table.
_PROSE = 20


def _beside(toponym: Toponym) -> bool:
    """Tell whether a toponym is a street, or says how far a place is from another, and so is no place of a report."""
    return toponym.type_word == "street" or (toponym.distance_km or 0.0) > FAR


def name_of(toponym: Toponym) -> str:
    """Return the bare name in a toponym."""
    return toponym.anchors[0] if toponym.anchors else toponym.name


def _in_list(reading: Reading, first: int) -> bool:
    """Tell whether a place holds a part only, of a number that stands before it in a list: "62: 31 in Gasca, 14 in"."""
    mentions = reading.mentions
    return any(
        number and 0 < first - mention.end <= _LISTED and ":" in reading.words[mentions[0].end : mention.start]
        for number, mention in enumerate(mentions)
    )


def published_on(document: Document) -> date | None:
    """Return the day of publication; None where only the month or the year is known: no weekday follows from it."""
    return document.published if document.published_precision in {None, Precision.DAY} else None


class Context:
    """A document as a whole."""

    def __init__(
        self,
        document: Document,
        language: Language,
        gazetteer: Gazetteer,
        toponyms: Sequence[Toponym],
        complete: Complete,
    ) -> None:
        self.document = document
        self.published: date | None = published_on(document)
        self.language = language
        self.gazetteer = gazetteer
        self.toponyms = toponyms
        self.starts = [toponym.span.start for toponym in toponyms]
        self.ends = [toponym.span.end for toponym in toponyms]
        self.sentences: list[Sentence] = []
        self._words: frozenset[str] | None = None
        self._topic: Toponym | None = None
        self._countries: dict[tuple[str, bool], str | None] = {}
        self._continents: dict[str, bool] = {}
        #: By the start of a sentence that is remembered; None until it is read.
        self._readings: dict[int, Reading | None] = {}
        self._dateline: tuple[int, int] | None = None
        self.heading: Heading | None = None
        self._rows_of = -1  # the line of the heading, or of the last row under it
        self.question: Question | None = None
        #: What the title of the paragraph counts: "Injured. The hospital has received 27."
        self.title: Title | None = None
        #: The paragraphs of an interview that answer its questions; None of a text that is none.
        self.answered: frozenset[int] | None = None
        #: Whether the line at an offset is a heading, once asked.
        self.heads: dict[int, bool] = {}
        #: Where the rows of tables begin and end, and the places of one that no title names.
        self.rows: list[tuple[int, int]] = []
        self.whole: tuple[Toponym, ...] = ()
        #: Lists of a name and a number a line.
        self.lists = items.find(document.text)
        self.remarked = items.remarked(document.text)
        self.header: tuple[str, tuple[int, int]] | None = None
        self.complete = complete

    def last_day(self, times: list[Expression]) -> Interval | None:
        """Return the day named last before a sentence that says "that day"."""
        if not any(time.kind in {"same", "since_same", "next"} for time in times):
            return None
        for sentence in reversed(self.sentences[:-1][-_DAYS_BACK:]):
            reading = self.reading(sentence)
            spoken = self.spoken_days(reading)
            for time in reversed([*spoken, *(time for time in self.times(reading) if time not in spoken)]):
                if (
                    time.interval is not None
                    and time.interval.precision is Precision.DAY
                    and time.kind in {"point", "until"}
                ):
                    return time.interval
        return None

    def spoken_days(self, reading: Reading) -> list[Expression]:
        """Return the times of a sentence at which something was said: "a indiqué dimanche le procureur"."""
        times = self.times(reading)
        verbs = {mark.end for mark in reading.of("source.speech")} if times else set()
        if times and reading.language.table("attribution").get("grammar", {}).get("verb_first"):
            # "قال مسؤول كبير يوم الجمعة إن": who speaks stands between the verb and the day
            after = [source for source in attribution.sources(reading, times) if source.kind == "after"]
            verbs |= {source.end + day for source in after for day in (0, 1)}
        return [time for time in times if time.start in verbs]

    def note(self, sentence: Sentence) -> None:
        """Remember a sentence."""
        if len(self.sentences) < _KEPT:
            self.sentences.append(sentence)
            if len(self.sentences) <= _FIRST:
                self._dateline = None
            self._readings[sentence.start] = None
            self._words = None

    def words(self) -> frozenset[str]:
        """Return all words of the sentences that are remembered, once the text is read."""
        if self._words is None:
            self._words = frozenset[str]().union(*(sentence.words for sentence in self.sentences))
        return self._words

    def keep(self, reading: Reading) -> None:
        """Remember how a sentence was read."""
        if reading.sentence.start in self._readings:
            self._readings[reading.sentence.start] = reading

    def reading(self, sentence: Sentence) -> Reading:
        """Return the reading of a sentence, its places found."""
        found = self._readings.get(sentence.start)
        if found is None:
            known = sentence.start in self._readings
            found = Reading(sentence, self.language, None if known else [])
            self.keep(found)
        if not found.places:
            found.places = self.places_of(sentence)
        return found

    def times(self, reading: Reading) -> list[Expression]:
        """Return the expressions of time of a sentence, found once."""
        if reading.times is None:
            reading.times = citations.as_of(reading, expressions(reading, self.published))
            if reading.of(bare_days.BARE_DAY):
                reading.times = bare_days.added(reading, reading.times, lambda: self._days_before(reading))
        return reading.times

    def _days_before(self, reading: Reading) -> list[Interval]:
        """Return the days that the sentences before one name, the last first, and the day of publication."""
        earlier = (one for one in reversed(self.sentences[-_DAYS_BACK:]) if one.start < reading.sentence.start)
        days = [time.interval for one in earlier for time in reversed(self.times(self.reading(one)))]
        return [*(day for day in days if day is not None), *bare_days.of_publication(self.published)]

    def head(self, reading: Reading) -> None:
        """Remember a line without figures as the heading of the lines after it, or forget the last one."""
        found = tables.heading(reading)
        if found is not None:
            self.heading, self._rows_of = found, reading.sentence.paragraph
        elif self.heading is not None and (
            len(reading.words) > _PROSE or reading.counting or _numbers_section(reading) or _of_sites(reading)
        ):
            self.heading = None  # "2. Affected." speaks of something else

    def fill(self, drafts: list[Draft]) -> bool:
        """Give the numbers of a row the columns of the heading above it, and tell whether they are one.

        What follows a full stop within a line is a row only where the heading, or a row, stands before it there.
        """
        sentence = drafts[0].reading.sentence
        line = sentence.text[sentence.text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
        within = any(map(str.isalnum, line)) and sentence.paragraph != self._rows_of
        if self.heading is None or within or not tables.fill(drafts, self.heading):
            return False
        self._rows_of = sentence.paragraph
        return True

    def pass_over(self, sentence: Sentence) -> None:
        """Forget the last heading at a sentence without numbers that is prose, or speaks of something else."""
        if self.heading is not None and (
            len(sentence) > _PROSE or counting_search(self.language).found(sentence.words)
        ):
            self.heading = None

    def abroad(self, reading: Reading, mark: Mark) -> bool:
        """Tell whether a country follows a phrase, with a preposition or an article between at most.

        In a language whose verb closes the clause the country stands before it, with a case ending between.
        """
        before = bool(self.language.table("attribution").get("grammar", {}).get("verb_final"))
        return any(
            0 <= (mark.start - last if before else first - mark.end) <= 2  # noqa: PLR2004
            and not toponym.demonym
            and toponym.form != "border"  # "نزحوا باتجاه الحدود التركية", towards the border
            and self.country(toponym) is not None
            for first, last, toponym in reading.places
        )

    def places_of(self, sentence: Sentence) -> list[tuple[int, int, Toponym]]:
        """Return the toponyms of a sentence with their tokens."""
        return [
            (sentence.token_at(toponym.span.start), sentence.token_at(toponym.span.end - 1) + 1, toponym)
            for toponym in self.between(sentence.start, sentence.end)
        ]

    def between(self, start: int, end: int) -> list[Toponym]:
        """Return the toponyms between two offsets of the text."""
        first = bisect_left(self.starts, start)
        return list(self.toponyms[first : bisect_right(self.ends, end, first)])

    def in_list(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is a line of a list."""
        return any(run.start <= sentence.start < run.end for run in self.lists)

    def before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence right before another in its paragraph; None at the head of one."""
        earlier = self.sentences[sentence.index - 1] if 0 < sentence.index <= len(self.sentences) else None
        return earlier if earlier is not None and earlier.paragraph == sentence.paragraph else None

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
        title = 0, 0
        for sentence in self.sentences[:_FIRST]:
            places = self.places_of(sentence)
            if not places or not opens(sentence, places[0][0]):
                continue
            found = span(sentence, places[0], self.language)
            if found is None:
                continue
            text = sentence.text[found[0] : found[1]]
            if title[1]:
                # "SOMALIA: DROUGHT" is a headline if "Geneva, 6 September 2022 –" follows
                return found if not text.endswith(":") and any(map(str.isdigit, text)) else title
            if not text.endswith(":") or sentence.words[-1] in SENTENCE_ENDS:
                return found
            title = found
        return title

    @property
    def topic(self) -> Toponym | None:
        """The place that the document is about: of its first sentences, else the one named most."""
        if self._topic is None and self.toponyms:
            self._topic = self._home(self._find_topic())
        return self._topic

    def _find_topic(self) -> Toponym | None:
        dateline = [t for t in self.toponyms[:_FIRST] if self.in_dateline(t)]
        region = report_titles.region(self)
        if region is not None:
            return region
        written, office = dateline[:1], None
        if len(dateline) > 1 and self.country(dateline[1]) is not None and self.is_capital(dateline[0]):
            written = dateline[1:2]  # reporters sit in capitals, and go to other towns for what happened there
        for sentence in [s for s in self.sentences[:3] if (s.start, s.end) not in self.rows]:
            if written and sentence.start >= self.dateline[0] and self._is_of_country(written[0]):
                return written[0]
            places = self.places_of(sentence)
            for number, (first, last, toponym) in enumerate(places):
                reading = self.reading(sentence)
                if self.is_capital(toponym) and seated(reading, first, last):
                    office = office or toponym
                    continue
                # "Dead: 92, of whom 71 in Ikongo" under the letterhead of an office of the country
                partly = self._in_row(toponym) or (office is not None and bool(reading.counting))
                if partly or self._aside(reading, number):
                    continue
                if toponym.form == "border" and written and not toponym.anchors:
                    continue  # "have crossed the border": of the country where the report was written
                return self._here(sentence, first, last, toponym)
        return self._of_office(office, dateline, written)

    def _of_office(
        self, office: Toponym | None, dateline: Sequence[Toponym], written: Sequence[Toponym]
    ) -> Toponym | None:
        """Return the country of a capital where an office wrote a report whose head names no other place."""
        if office is not None and not written:
            return self._country_of(office)
        if len(dateline) == 1 and self.is_capital(written[0]) and letterheads.author(self) is not None:
            return self._country_of(written[0])  # a bureau counts in all of its country
        return written[0] if len(dateline) > 1 else self._not_seat(self._named_most())

    def _not_seat(self, found: Toponym | None) -> Toponym | None:
        """Return the country for a capital that only the dateline names, over a list of other places."""
        if found is None or not self.in_dateline(found) or not self.is_capital(found):
            return found
        others = [t for t in self.toponyms if not t.demonym and not self.in_dateline(t)]
        listed = any(self._in_row(t) for t in others)
        return self._country_of(found) if listed and name_of(found) not in map(name_of, others) else found

    def _aside(self, reading: Reading, number: int) -> bool:
        """Tell whether a report is not about a place that its head names: of talks, of a people, of a part, at sea."""
        places = reading.places
        first, last, toponym = places[number]
        if toponym.demonym or self.in_dateline(toponym) or _beside(toponym) or quakes.under(self, reading, toponym):
            return True
        following = places[number + 1 : number + 2]
        if following and not following[0][2].demonym and encloses(reading, last, following[0][0]):
            return True  # "Manisa'nın Soma ilçesi", "İsrail'in Lübnan'a düzenlediği saldırılar"
        adjective = body_names.qualified(reading, first) and self.country(toponym) is not None
        adjective = adjective or body_names.attributive(reading, first, last) or body_names.does(reading, first, last)
        ranked = ranks(self, reading, first, last, toponym) or recalls(self, reading, first, toponym)
        return self._of_talk(reading, number) or _in_list(reading, first) or adjective or ranked

    def _here(self, sentence: Sentence, first: int, last: int, found: Toponym) -> Toponym:
        """Return the town of a dateline for a country abroad that the lead only names beside people: "from Eritrea"."""
        town = self.written_in
        lead = sentence.start <= self.dateline[0] < sentence.end and len(sentence) > _PROSE
        if not lead or town is None or not abroad(self.gazetteer, name_of(town), self.country(found)):
            return found
        # a ship that went down off another country did so there, wherever the survivors were landed
        return found if found.form == "off" or told_of(self.reading(sentence), first, last) else town

    def _home(self, found: Toponym | None) -> Toponym | None:
        """Return the country of a capital in the dateline for another country that only a later sentence names.

        "KHARTOUM - Fighting has killed 420 people. France evacuated 388 of its nationals": France is where nobody died.
        """
        written = next((t for t in self.toponyms[:_FIRST] if self.in_dateline(t)), None)
        if found is None or written is None or not self.is_capital(written) or self.country(found) is None:
            return found
        lead = next((s for s in self.sentences[:_FIRST] if s.start <= written.span.start < s.end), None)
        home = self._country_of(written)
        later = lead is not None and found.span.start >= lead.end
        return home if later and self.country(home) not in {None, self.country(found)} else found

    @property
    def written_in(self) -> Toponym | None:
        """The town in which a report was written that is no capital, and so is what its first sentences are about."""
        found = next((t for t in self.toponyms[:_FIRST] if self.in_dateline(t)), None)
        if found is None or self.country(found) is not None or self.is_capital(found) or self._at_desk(found):
            return None
        return found

    def _named_most(self) -> Toponym | None:
        """Return the place that a text names most."""
        named = [t for t in self.toponyms if not (t.demonym or _beside(t) or self._in_row(t) or self._at_desk(t))]
        bodies = {t.span for s in self.sentences for _, _, t in body_names.qualifiers(self.reading(s))} if named else ()
        named = [t for t in named if t.span not in bodies] or named
        counts = Counter(t.anchors[0] if t.anchors else t.name for t in named)
        if not counts:
            return None
        top = counts.most_common(1)[0][0]
        return next(t for t in named if (t.anchors[0] if t.anchors else t.name) == top)

    def _country_of(self, toponym: Toponym) -> Toponym:
        """Return the country of a capital, in its place."""
        entries = self.gazetteer.find(name_of(toponym))
        country = self.gazetteer.entry(entries[0].country) if entries[0].country else None
        if country is None:
            return toponym
        return replace(toponym, name=country.name, anchors=(country.name,), type_word="country")

    def _in_row(self, toponym: Toponym) -> bool:
        """Tell whether a toponym stands in a row of a table or an entry of a list, which is about that one alone."""
        start = toponym.span.start
        if any(first <= start < end for first, end in self.rows):
            return True
        text = self.document.text
        return any(text.rfind("\n", 0, number) < start < number for run in self.remarked for number in run)

    def _at_desk(self, toponym: Toponym) -> bool:
        """Tell whether the dateline names a town where bodies speak of what happened in other countries."""
        entries = self.gazetteer.find(name_of(toponym)) if self.in_dateline(toponym) else ()
        return any(entry.id in _DESKS for entry in entries[:2])

    def _is_of_country(self, toponym: Toponym) -> bool:
        """Tell whether a name is that of a country, and not of the capital of another: Arabic "عمان", Oman or Amman."""
        code = self.country(toponym)
        entries = self.gazetteer.find(name_of(toponym))[:3]
        return code is not None and not any(entry.capital and entry.country != code for entry in entries)

    def _of_talk(self, reading: Reading, number: int) -> bool:
        """Tell whether a place is where people only talk: "Geneva briefing", "Ankara said", the talks of Astana."""
        first, last, toponym = reading.places[number]
        if reading.of("venue") and (reading.at(last, "venue") or reading.ending(first, "venue")):
            return True
        if spoken_from(reading, first, last):
            return True
        named = attribution.sources(reading, self.times(reading))
        if not self.is_capital(toponym):  # "the spokesman in Jordan said that those who fled Daraa were 320,000"
            return (
                report_titles.led(reading, first)
                and any(s.start < first < s.end for s in named)
                and bool(reading.places[number + 1 :])
            )
        fronted = reading.words[last : last + 1] == [","]  # "In Kinshasa, the government's spokesman said"
        return any(
            (source.start <= first and last == source.end) or (fronted and source.start == last + 1) for source in named
        )

    def since(self, event: Period) -> Period:
        """Return the days from an event to the publication of the report."""
        if event.start is None or self.published is None or self.published < event.start:
            return event
        return Period(event.start, self.published, event.precision)

    def is_capital(self, toponym: Toponym) -> bool:
        """Tell whether a toponym names the capital of a country."""
        entries = self.gazetteer.find(name_of(toponym))
        return bool(entries) and bool(entries[0].capital)

    def speaks(self, toponym: Toponym) -> bool:
        """Tell whether a place stands for its government, which says something: "Athens says …"."""
        for sentence in self.sentences[:_FIRST]:
            if sentence.start <= toponym.span.start < sentence.end:
                reading = self.reading(sentence)
                token = sentence.token_at(toponym.span.start)
                return any(
                    source.start <= token < source.end for source in attribution.sources(reading, self.times(reading))
                )
        return False

    def country(self, toponym: Toponym) -> str | None:
        """Return the country that a toponym names, ISO 3166-1 alpha-2; None for any smaller place."""
        key = toponym.anchors[0] if toponym.anchors else toponym.name, toponym.demonym
        if key not in self._countries:
            self._countries[key] = self._find_country(*key)
        return self._countries[key]

    def _find_country(self, name: str, demonym: bool) -> str | None:  # noqa: FBT001 - unpacked from a key
        if demonym:
            return self.gazetteer.country_of(name)
        return homonyms.country(self.gazetteer, self.toponyms, name)

    def is_continent(self, toponym: Toponym) -> bool:
        """Tell whether a toponym names a continent, which says little about where people are."""
        name = toponym.name
        if name not in self._continents:
            entries = self.gazetteer.find(name)
            self._continents[name] = bool(entries) and entries[0].kind == "continent"
        return self._continents[name]


def _of_sites(reading: Reading) -> bool:
    """Tell whether a line is a title of camps and no more, of which an older heading counts nothing."""
    last = len(reading.words) - (reading.words[-1] == ":")
    return any(mark.value in {"camp", "site"} and mark.start == 0 and mark.end == last for mark in reading.of("table"))


def _numbers_section(reading: Reading) -> bool:
    """Tell whether a number stands alone before a full stop, as those of sections do, which end a list: "3."."""
    words = reading.words
    return len(words) == 2 and words[0].isdecimal() and words[1] == "."  # noqa: PLR2004 - the number and its stop
