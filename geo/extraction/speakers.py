"""Who speaks, where the sentence says only "he" or "the ambassador", or the first line of a report names its author."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from geo.extraction import attribution
from geo.extraction.interviews import interviewed
from geo.extraction.source_names import acronym

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.extraction.attribution import Source
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading
    from geo.extraction.tokens import Sentence

#: Sentences in which the person behind "the ambassador" is looked for.
_BACK = 40
#: Lines at the head of a report among which one may say "Source: civil protection".
_FIRST_LINES = 4
#: Longest name of an author in a headline, and longest name of a place after it.
_TITLE = 10
_PLACE = 5
#: Longest abbreviation of a body.
_ACRONYM = 6
#: Sentences after which a source is forgotten.
_NEAR = 2


def last_source(
    context: Context, reading: Reading, source: Source, recent: Iterable[Sentence]
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
        return _named(reading, earlier[-1])
    last: tuple[str, tuple[int, int]] | None = None
    sentences = context.sentences[-_BACK:] if nouns else list(recent)
    for sentence in reversed(sentences):
        if sentence.start >= reading.sentence.start:
            continue
        before = context.reading(sentence)
        times = context.times(before)
        named = [
            found for found in attribution.sources(before, times) if not found.same or attribution.noun(before, found)
        ]
        for found in reversed(named):
            if not nouns or set(nouns) & set(before.words[found.start : found.end]):
                return _named(before, found)
            if last is None and reading.sentence.index - sentence.index <= _NEAR:
                last = _named(before, found)
    return last or (_named(reading, source) if nouns else None)


def _named(reading: Reading, source: Source) -> tuple[str, tuple[int, int]]:
    sentence = reading.sentence
    return attribution.name(reading, source), (sentence.starts[source.start], sentence.ends[source.end - 1])


def find_header(context: Context) -> None:
    """Find who wrote a report that says so in its first line: "Civil protection – Situation report"."""
    sentence = context.sentences[0] if context.sentences else None
    if sentence is None:
        return
    for line in context.sentences[:_FIRST_LINES]:
        for mark in context.reading(line).of("source.header", "source"):
            if mark.start == 0 and mark.end < len(line):
                context.header = line.raw(mark.end, len(line)), (line.starts[mark.end], line.ends[-1])
                return
    reading = context.reading(sentence)
    for mark in reading.of("source.header", "report"):
        end = (
            mark.start - 1 if mark.start and sentence.words[mark.start - 1] in {"–", "—", "-", ":", "|"} else mark.start
        )
        name = sentence.raw(0, end)
        if (
            end > 0
            and not any(last >= end for _, last, _ in context.places_of(sentence))
            and (any(m.end <= end for m in reading.of("source.source")) or (end == 1 and name.isupper()))
        ):
            context.header = name, (sentence.starts[0], sentence.ends[end - 1])
            return
    author = _author(reading)
    if author is not None:
        first, last = author
        context.header = sentence.raw(first, last), (sentence.starts[first], sentence.ends[last - 1])
        return
    context.header = interviewed(context)


def _author(reading: Reading) -> tuple[int, int] | None:
    """Return the tokens of the author in a headline "National authority – Pakistan" or "Floods – bulletin of the X"."""
    words = reading.words
    if any(True for _ in reading.of("source.speech")):
        return None
    nouns = reading.of("source.source")
    dash = next((i for i in range(1, min(len(words), _TITLE)) if words[i] in {"–", "—", "-", "|"}), 0)
    if dash and len(words) - dash <= _PLACE and any(mark.start == 0 for mark in nouns):
        return 0, dash
    if dash == 1 and _abbreviation(reading):
        return 0, dash  # "BNGRC – Cyclone Ava – bilan provisoire"
    for mark in reading.of("source.header", "report"):
        end = mark.end
        while end < len(words) and words[end][0].isalpha() and end - mark.end < _PLACE:
            end += 1
        if any(noun.start == mark.end and noun.end <= end for noun in nouns):
            return mark.end, end
    return None


def _abbreviation(reading: Reading) -> bool:
    """Tell whether a line begins with the short name of a body, and not with a word that is only shouted: "CHOLERA"."""
    sentence = reading.sentence
    word = sentence.raw(0, 1)
    if len(word) > _ACRONYM or not acronym(reading, 0):
        return False
    return not any(form in sentence.text for form in (word.lower(), word.capitalize()))


def speaker_country(context: Context, draft: Draft) -> str | None:
    """Return the country for which the source of a figure speaks: "the Turkish ambassador"."""
    if draft.source_span is None:
        return None
    first, last = draft.source_span
    for toponym in context.toponyms[bisect_left(context.starts, first) : bisect_left(context.starts, last)]:
        if first <= toponym.span.start and toponym.span.end <= last:
            country = context.gazetteer.country_of(toponym.anchors[0] if toponym.anchors else toponym.name)
            if country is not None:
                return country
    return None
