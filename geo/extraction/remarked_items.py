"""Lists of which a line goes on after its number: "- Harare: 208, most of them in Budiriro" over "- Mudzi: 76 (60)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.enumerations import inherit
from geo.extraction.items import DIVIDED
from geo.extraction.placing import put
from geo.extraction.tables import count_households, of_other_things

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading
    from geo.extraction.tables import Heading

#: What parts a number from the remark after it.
_PARTED = ([","], [";"], ["-"], ["–"], ["—"], ["("])
#: Words of the name of a line.
_NAME = 7


def count(drafts: Sequence[Draft], context: Context, earlier: Sequence[Draft]) -> None:
    """Let the first number of a line of a list count what its heading names, or what a total right before it does.

    Parameters
    ----------
    drafts
        The numbers of one sentence.
    context
        The document.
    earlier
        The figures before the line, in reading order.
    """
    draft, reading = drafts[0], drafts[0].reading
    if not context.remarked or draft.indicator or not _may_count(draft):
        return
    run = next((run for run in context.remarked if reading.sentence.starts[draft.start] in run), None)
    named = sum(word[0].isalpha() for word in reading.words[: draft.start])
    people = reading.has("person", 0, draft.start) or reading.has("household", 0, draft.start)
    if run is None or people or not 0 < named <= _NAME or of_other_things(reading, draft.start):
        return
    place = next((toponym for _, last, toponym in reversed(reading.places) if last <= draft.start), None)
    above = context.heading
    if above is not None and not above.homes and len({mark.value for mark in above.columns}) == 1:
        _of_heading(draft, above)
    elif place is not None and _opens(reading) and not _of_entry(draft, run, earlier):
        _of_total(draft, context, min(run), earlier)
    if draft.indicator and place is not None:
        put(draft, (place,))


def _may_count(draft: Draft) -> bool:
    """Tell whether a number counts people or families, or names nothing before a sign: "91, up from 80"."""
    if draft.head.kind == "unknown":
        return draft.reading.words[draft.end : draft.end + 1] in _PARTED
    return draft.head.kind in {"bare", "person", "household"}


def _opens(reading: Reading) -> bool:
    """Tell whether a line begins with a place: not "Fuel at Harim: 9"."""
    first = next(index for index, word in enumerate(reading.words) if word[0].isalpha())
    return reading.place_at(first) is not None


def _of_heading(draft: Draft, above: Heading) -> None:
    """Let a number count what a heading names: "Deaths by district"."""
    mark = above.columns[0]
    count_households(draft, above.reading, 0, len(above.reading.words))
    draft.take(mark.value, mark, "item", 7.0)


def _of_entry(draft: Draft, run: frozenset[int], earlier: Sequence[Draft]) -> bool:
    """Let a number count what an earlier entry of its list does; tell whether there is one."""
    model = next((one for one in reversed(earlier) if one.reading.sentence.starts[one.start] in run), None)
    if model is None or not model.indicator:
        return False
    inherit(draft, model, "item", 6.0)
    draft.parent = model.parent
    return True


def _of_total(draft: Draft, context: Context, start: int, earlier: Sequence[Draft]) -> None:
    """Let a number count what the last figure before its list does, of which it is a part."""
    whole = next((one for one in reversed(earlier) if one.reading.sentence.end <= start), None)
    if whole is None or whole.indicator not in DIVIDED or whole.relation in {"item", "column"}:
        return
    if draft.mention.size > whole.mention.size or not _follows(context, whole, start):
        return
    inherit(draft, whole, "item", 6.0)
    draft.parent = whole


def _follows(context: Context, whole: Draft, start: int) -> bool:
    """Tell whether a list stands right under a figure, or under a line that only says by what it is divided."""
    first = next(sentence for sentence in context.sentences if sentence.end > start)
    between = context.sentences[whole.reading.sentence.index + 1 : first.index]
    if "\n\n" in first.text[whole.reading.sentence.end : first.start] and not between:
        return False
    return not between or (len(between) == 1 and bool(context.reading(between[0]).of("per")))
