"""Numbers that a sentence brings in only to say what is meant, and that who speaks there does not vouch for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.source_names import Source

#: Words between a number and "according to" that make it that source's own.
_BESIDE = 3
#: Words from a verb of saying to its own "that", with an adverb between.
_SAYING = 2
#: Words of a label at the head of a sentence, with its colon.
_LABEL = 3
#: Words among which a sentence names those of whom it counts some.
_OPENING = 6
#: Words from a relative pronoun to the number of its clause.
_RELATIVE = 5


def inhabitants(draft: Draft, source: Source) -> bool:
    """Tell whether a number says how large a town is about which somebody says something else.

    "In Lushe, a town of 40,000, the mayor said that nine had died", but not "the town has 40,000 inhabitants, the
    mayor said".

    Parameters
    ----------
    draft
        The number.
    source
        Who speaks in its sentence.
    """
    if draft.indicator != "population":
        return False
    reading, start = draft.reading, draft.start
    last = max(draft.end, draft.head.end)
    if source.kind in {"according", "cited"} and 0 <= source.verb - last <= _BESIDE:
        return False
    first, end = sorted((max(source.verb, source.end), start))
    relative = (mark for mark in reading.of("boundary", "relative") if first + _SAYING <= mark.start < end)
    if any(not reading.at(mark.start, "opens") for mark in relative):
        return True  # "a country that had seven million inhabitants", "the camp where 16,000 live"
    if source.verb < start:
        return False
    if any(last <= mention.start < min(source.start, source.verb) for mention in reading.mentions):
        return True  # "a block in which 500 people lived fell, and 250 bodies were found, rescuers said"
    trigger = draft.trigger
    if trigger is not None and trigger.start < start and reading.at(trigger.start, "other"):
        return True  # "a city of five million", but not "a population of"
    if reading.has("boundary", max(0, start - _RELATIVE), start, "relative"):
        return True  # "the town, where 130,000 live, …, the mayor said"
    if is_final(reading.language):
        return trigger is not None and trigger.start >= draft.start  # "17 bin nüfuslu ilçede"
    before = draft.mention.outer_start
    led = before > 0 and reading.says(before - 1, "grammar", "among") and not reading.at(before - 1, "article")
    return led and (trigger is None or trigger.start >= start)  # "a hamlet of 400 souls"


def goes_on(draft: Draft, whole: Draft) -> bool:
    """Tell whether a later sentence still tells what was said of a whole: "Of these, 1,900 reached Danai".

    A paragraph of its own tells so only where it says of whom it counts some.
    """
    sentence, earlier = draft.reading.sentence, whole.reading.sentence
    if sentence is earlier:
        return True
    if sentence.index - earlier.index > 1:
        return False
    return sentence.paragraph == earlier.paragraph or of_rest(draft)


def of_rest(draft: Draft) -> bool:
    """Tell whether words before a number say that it is of those just counted: "of these", "the others", "half"."""
    reading = draft.reading
    halves = any(mark.value == "fraction" and mark.start < _OPENING for mark in reading.of("negative"))
    return halves or any(mark.start < draft.end for mark in reading.of("part"))


def of_total(draft: Draft, last: Draft) -> bool:
    """Tell whether a number goes on from what somebody is named for at the end: "… died, the ministry said".

    Who opens a sentence, "The ministry counts 430 dead", says that sentence, and not always the next.
    """
    sentence = draft.reading.sentence
    if sentence is not last.reading.sentence and ":" in sentence.words[1:_LABEL]:
        return False  # "Burials continue: 40 bodies" begins anew
    if draft.reading is last.reading:
        # "… 110, بحسب النقابة، أما الحصيلة الرسمية فهي 88"
        return not (
            draft.reading.language.right_to_left and draft.reading.has("source.contrast", last.end, draft.start)
        )
    named = last.source_kind in {"according", "cited"}
    return named or of_rest(draft) or (last.source_span is not None and last.source_span[0] > _offset(last))


def _offset(draft: Draft) -> int:
    """Return where a number stands in the text."""
    return draft.reading.sentence.starts[draft.start]


def main(whole: Draft | None, before: Sequence[Draft]) -> Draft | None:
    """Return the number of which others count parts, rather than one that is only set against it.

    After "the institute counts 503 dead, against the 540 that firefighters speak of", "of these" is of the 503.
    """
    if whole is None or whole.source_kind != "relative":
        return whole
    alike = (one for one in before if one.reading is whole.reading and one.indicator == whole.indicator)
    return next((one for one in alike if one.start < whole.start), whole)
