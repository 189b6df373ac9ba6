"""Sentences without a verb, of a number and who counts it, or when it was so: "According to the rebels, 90."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import attribution
from geo.extraction.enumerations import inherit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading
    from geo.extraction.source_names import Source

#: How many times one count may be the other.
_ALIKE = 5
#: Words of the longest such sentence.
_LONGEST = 14
#: What its number weighs.
_SCORE = 4.5
_SIGNS = frozenset(".,،:;")
_OPEN = frozenset({"bare", "them", "person"})


def complete(drafts: Sequence[Draft], earlier: Sequence[Draft], times: Sequence[Expression]) -> None:
    """Let the number of such a sentence count what the last figure of the sentence before counts.

    Parameters
    ----------
    drafts
        The numbers of the sentence.
    earlier
        The figures of the sentences before, in reading order.
    times
        Its expressions of time.
    """
    if len(drafts) != 1 or drafts[0].indicator or drafts[0].head.kind not in _OPEN or not earlier:
        return
    draft, model = drafts[0], earlier[-1]
    if draft.head.kind == "person" and draft.head.value != "people":
        return  # "L'ONU a recensé 200 enfants"
    reading, size = draft.reading, draft.mention.size
    near = reading.sentence.index - model.reading.sentence.index == 1
    alike = size / _ALIKE <= model.mention.size <= size * _ALIKE
    if not (near and alike) or model.relation == "column" or len(reading.words) > _LONGEST or reading.counting:
        return
    if any(word not in _SIGNS for word in reading.words[max(draft.end, draft.head.end) :]):
        return
    if any(mention is not draft.mention and not reading.in_time(mention.start) for mention in reading.mentions):
        return
    named = [source for source in attribution.sources(reading, list(times)) if _led(reading, source)]
    said = {index for source in named for index in _words(source)}
    said |= {index for time in times for index in range(time.start, time.end)}
    said |= {index for mark in reading.of("source.prefix") for index in range(mark.start, mark.end) if named}
    if said and all(index in said or _says_nothing(draft, index) for index in range(draft.start)):
        inherit(draft, model, "tally", _SCORE)


def _led(reading: Reading, source: Source) -> bool:
    """Tell whether "according to" leads to a source, or closes it, and no verb: "the Red Cross treated 200"."""
    return source.kind == "according" or bool(reading.at(source.verb, "source.suffix"))


def _says_nothing(draft: Draft, index: int) -> bool:
    """Tell whether a word before the number is a sign, an article, or one between a source and what it says."""
    reading = draft.reading
    if reading.words[index] in _SIGNS or reading.at(index, "article", "join"):
        return True
    return reading.says(index, "word", "function") or bool(reading.at(index, "source.link", "source.suffix"))


def _words(source: Source) -> range:
    """Return the words of a source and the one that leads to it."""
    return range(min(source.start, source.verb), max(source.end, source.verb + 1))
