"""Who speaks, where the sentence says only "he" or "the ambassador"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from geo.extraction import attribution
from geo.extraction.source_names import CLOSE, Source, anaphora, capital, name_end, with_name
from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading
    from geo.extraction.tokens import Sentence

#: Sentences in which the person behind "the ambassador" is looked for.
_BACK = 40
#: Sentences after which a source is forgotten.
_NEAR = 2
#: Letters that two forms of a noun share.
_STEM = 6
#: Words of an office beside a name.
_APPOSED = 8
#: Words between whom "as for" names and the pronoun after it.
_TOPIC = 8
#: Words between a body that opens a sentence and a pronoun for it.
_FAR = 4
#: A first and a last name.
_FULL_NAME = range(2, 4)

#: What opens a line of news as it comes in: "15.00 ", "11:45 |".
_TICKED = re.compile(r"\d{1,2}[.:h]\d{2}\s")


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
    body = reading.says(source.start, "source.anaphora", "body")
    beside = None if nouns else _beside(context, reading, source)
    if beside is not None:
        return beside
    if not nouns and _TICKED.match(reading.sentence.text, reading.sentence.start):
        return None  # "15.00 …": a line of a ticker goes on with nobody of the line before
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
            if (
                not nouns
                or _bare(nouns) & _bare(_apposed(before, found))
                or (body and is_final(reading.language) and _akin(nouns, before, found))
            ):
                # "it", after "the ministry", is the ministry that was named in full before
                return (last_source(context, before, found, ()) if found.same and not nouns else None) or _named(
                    before, found
                )
            if last is None and reading.sentence.index - sentence.index <= _NEAR:
                last = _named(before, found)
    report = any(
        mark.value in {"same", "report"} for mark in reading.at(source.start, "source.suffix", "source.header")
    )
    if body:
        return _named(reading, source)  # a prefecture is none of those who spoke before, if no prefecture did
    return last or (_named(reading, source) if nouns and not report else None)


def _beside(context: Context, reading: Reading, source: Source) -> tuple[str, tuple[int, int]] | None:
    """Return for whom a pronoun stands that is named in its own sentence, or opens the one before."""
    topic = _topic(reading, source)
    if topic is not None:
        return _named(reading, topic)
    earlier = [
        found
        for found in attribution.sources(reading, [])
        if found.verb < source.verb
        and (not found.same or (found.end <= source.start and attribution.noun(reading, found)))
    ]
    if earlier:
        # who denies what others spread, and adds, is the one who speaks there
        return _named(reading, next((one for one in reversed(earlier) if one.kind != "according"), earlier[-1]))
    if _TICKED.match(reading.sentence.text, reading.sentence.start):
        return None
    opening = _opening(reading, source)
    return _named(reading, opening) if opening is not None else _person(context, reading.sentence)


def _opening(reading: Reading, source: Source) -> Source | None:
    """Return the body that opens a sentence, for a pronoun within it: "The network blamed the army for it, it said"."""
    colon = source.start > 0 and reading.words[source.start - 1] == ":"  # "Le préfet conteste : il en compte six"
    far = _NEAR if colon else _FAR
    if not any(mark.start <= source.start - far for mark in reading.of("source.source")) or (
        reading.language.right_to_left
    ):
        return None
    if source.start == source.verb or is_final(reading.language):
        return None
    last = name_end(reading, 0, set())
    end = max((mark.end for mark in reading.of("source.source") if mark.end <= last), default=0)
    named = Source(0, end, 0, same=False, kind="before")
    return named if 0 < end <= source.start - far and not anaphora(reading, 0, end) else None


def _topic(reading: Reading, source: Source) -> Source | None:
    """Return whom "as for" names at the head of a clause, for the pronoun after it: "As for the mayor, he fears"."""
    for mark in reading.of("source.topic"):
        end = with_name(reading, name_end(reading, mark.end, set()))
        if mark.end < end < source.start <= end + _TOPIC:
            if source.start - end > 1 and reading.words[source.start - 1] == reading.words[end] == ",":
                end = source.start - 1  # "as for the mayor, Abd al-Rahman, he"
            named = Source(mark.end, end, mark.start, same=False, kind="before")
            if attribution.noun(reading, named):
                return named
    return None


def _person(context: Context, sentence: Sentence) -> tuple[str, tuple[int, int]] | None:
    """Return who opens the sentence before, by office and name, silently: "Governor Ana Ruiz was hurt."."""
    index = sentence.index - 1
    before = context.sentences[index] if 0 <= index < len(context.sentences) else None
    if before is None or before.paragraph != sentence.paragraph or before.end > sentence.start:
        return None
    reading = context.reading(before)
    if attribution.sources(reading, context.times(reading)):
        return None
    end = name_end(reading, 0, set())
    names = [index for index in range(1, end) if capital(reading, index) and reading.place_at(index) is None]
    offices = [mark for mark in reading.of("source.source") if mark.start <= 1 and mark.end <= end - len(names)]
    if not offices or len(names) not in _FULL_NAME or names[-1] != end - 1:
        return None
    return _named(reading, Source(0, end, 0, same=False, kind="before"))


def _akin(nouns: Iterable[str], reading: Reading, source: Source) -> bool:
    """Tell whether a source is named by a noun with another ending: "Valilik", and before it "Van Valiliği"."""
    words = reading.words[source.start : source.end]
    return any(word[:_STEM] == noun[:_STEM] for noun in nouns for word in words)


def _apposed(reading: Reading, source: Source) -> list[str]:
    """Return the words of a source and of what a comma parts from its name: "Syria's envoy, Bashar X, said"."""
    words = reading.words
    first, last = source.start, source.end
    if first > 1 and words[first - 1] == ",":
        first = next(
            (i + 1 for i in range(first - 2, max(-1, first - _APPOSED), -1) if words[i] in CLOSE),
            max(0, first - _APPOSED),
        )
    if last + 1 < len(words) and words[last] == "," and source.kind == "before":
        last = next((i for i in range(last + 1, min(len(words), last + _APPOSED)) if words[i] in CLOSE), last)
    return words[first:last]


def _bare(words: Iterable[str]) -> set[str]:
    """Return words without the Arabic article, which "the office" has and "the office of the governor" has not."""
    return {word.removeprefix("ال") for word in words}


def _named(reading: Reading, source: Source) -> tuple[str, tuple[int, int]]:
    sentence = reading.sentence
    return attribution.name(reading, source), (sentence.starts[source.start], sentence.ends[source.end - 1])


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
