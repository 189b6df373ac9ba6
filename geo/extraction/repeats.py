"""A number that a text says twice: in its headline and below, by two sources, in a table and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.models import Basis, Unit

if TYPE_CHECKING:
    from geo.extraction.counting import Draft

_ENDS = frozenset('.!?؟"”»')
#: A number so small that two counts of one report may well be alike.
_SMALL = 20
#: Sentences that open a report, its title among them.
_HEAD = 2


def link(drafts: list[Draft]) -> None:
    """Link a number that a text says again, such as the one of its headline, and let both know what either says.

    Parameters
    ----------
    drafts
        All figures of the text, in reading order.
    """
    seen: dict[tuple[str, float | None, float | None], Draft] = {}
    for draft in drafts:
        mention = draft.mention
        key = draft.indicator, mention.value, None if mention.value is not None else mention.low
        first = seen.setdefault(key, draft)
        if first is draft or _another(draft, first) or (mention.value is None and mention.qualifier.value == "vague"):
            continue
        draft.repeat_of = first
        if first.of_entries and draft.unit is Unit.PEOPLE:
            first.unit = draft.unit  # "prevented 4,000 entries", in the text "kept 4,000 migrants from entering"
        for one, other in ((first, draft), (draft, first)):
            if _headline(one) and not _headline(other):
                pass  # a headline says nothing of who counted
            elif one.attributed_to is None or (_nameless(one.attributed_to) and not _nameless(other.attributed_to)):
                one.attributed_to, one.source_span = other.attributed_to, other.source_span
            dated = one.period.start is not None and not (one.rough and not other.rough)
            if not dated and not one.unreadable and other.period.start is not None and one.counting is other.counting:
                one.period = other.period
            # what is said again far below, as by a crowd elsewhere, need not be where it was
            if not one.toponyms and other.toponyms and (one is draft or _opens(one)):
                one.toponyms, one.role, one.place_rank = other.toponyms, other.role, other.place_rank


def _another(draft: Draft, first: Draft) -> bool:
    """Tell whether a number that stood before is another, though alike: of a second row, or a small one elsewhere."""
    rows = draft.relation == first.relation == "column"  # two provinces with eight dead each
    if rows or draft.status is not first.status or draft.superseded != first.superseded:
        return True
    own = bool(draft.toponyms) and draft.toponyms[0].basis is Basis.HERE
    small = own and not _headline(first) and draft.mention.size <= _SMALL
    if small and first.relation == "list" and draft.attributed_to not in {None, first.attributed_to}:
        # "two on the other side of the fence … The rebels say they found two bodies near Bir Lehlou"
        return not {t.name for t in first.toponyms} & {t.name for t in draft.toponyms}
    return small and not first.toponyms


def _headline(draft: Draft) -> bool:
    """Tell whether a figure stands in the first line of a text, and that line does not end as a sentence does."""
    sentence = draft.reading.sentence
    return sentence.index == 0 and sentence.paragraph == 0 and sentence.words[-1] not in _ENDS


def _opens(draft: Draft) -> bool:
    """Tell whether a figure stands in the title of a text or in its first sentence."""
    return draft.reading.sentence.index < _HEAD


def _nameless(source: str | None) -> bool:
    """Tell whether a source is nobody in particular, "a monitor", where capitals make names."""
    return source is None or not any(letter.isupper() for letter in source[1:])
