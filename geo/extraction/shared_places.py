"""The place that a sentence says after the last of several counts: "Two died and 11 were hurt in Oran"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.context import name_of
from geo.models import Basis, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.models import Toponym

#: Harm that one event does.
_HARM = frozenset({"killed", "injured", "missing", "homes_destroyed", "homes_damaged"})
#: The same with who is left without a home: "killed 90 and left 4,000 homeless in Gilan".
_SHARED = _HARM | {"homeless"}
#: Words between two counts of one event: "died and eleven", "ont péri et onze", "ont été tuées et au moins".
_BESIDE = 7
#: Words of a country and the colon at the head of a line.
_HEAD = 6


def of_next(
    context: Context, draft: Draft, after: Sequence[Draft], found: Sequence[Toponym]
) -> tuple[Toponym, ...] | None:
    """Return the place after the next count of a sentence, for one that has only the country or dateline of the report.

    Parameters
    ----------
    context
        Knows countries.
    draft
        A count of harm.
    after
        The figures after it, in reading order.
    found
        The place that it would have: of the title of the report, or of what went before.

    Returns
    -------
    tuple or None
        The toponyms of the next count, if they lie in the country found or a dateline is all that was found;
        None otherwise.
    """
    # as in: NAIROBI (AP) — Fourteen people were killed and 23 injured in Kitui
    written = bool(found) and all(context.in_dateline(toponym) for toponym in found)
    country = context.country(found[0]) if len(found) == 1 and not found[0].demonym else None
    if (country is None and not written) or draft.indicator not in _HARM:
        return None
    last = draft
    for other in after:
        if not _goes_on(last, other):
            return None
        if other.toponyms:
            return other.toponyms if _said_here(context, other, None if written else country) else None
        last = other
    return None


def of_headline(context: Context, draft: Draft, after: Sequence[Draft]) -> tuple[Toponym, ...] | None:
    """Return the same for a count right after the country that heads a line: "Algeria: two dead, 11 hurt in Oran".

    Parameters
    ----------
    context
        Knows countries.
    draft
        A count of harm.
    after
        The figures after it, in reading order.

    Returns
    -------
    tuple or None
        The toponyms of the next count, if they lie in the country that heads the line; None otherwise.
    """
    if len(draft.toponyms) != 1 or not after or after[0].reading is not draft.reading:
        return None
    words, sentence, span = draft.reading.words, draft.reading.sentence, draft.toponyms[0].span
    colon = next((index for index in range(min(draft.start, _HEAD)) if words[index] == ":"), None)
    heads = colon is not None and sentence.start <= span.start and span.end <= sentence.starts[colon]
    repeated = span.end <= sentence.start  # the headline gave the number and a country first
    wide = heads or repeated or _of_main_clause(context, draft)
    return of_next(context, draft, after, draft.toponyms) if wide else None


def _of_main_clause(context: Context, draft: Draft) -> bool:
    """Tell whether a country or a quarter of one stands in the clause around that of a count.

    As in "They dug in northern Iran for survivors of a quake that had killed 90 and injured 700 in Gilan".
    """
    toponym, sentence = draft.toponyms[0], draft.reading.sentence
    if toponym.demonym or not sentence.start <= toponym.span.start < sentence.starts[draft.start]:
        return False
    if toponym.form not in {"name", "part"} or context.country(toponym) is None:
        return False
    grammar = draft.reading.language.table("attribution").get("grammar", {})
    opens = (*grammar.get("subject_relatives", ()), *grammar.get("complementizers", ()))
    first = next((i for i, end in enumerate(sentence.ends) if end >= toponym.span.end), draft.start)
    return any(draft.reading.words[index] in opens for index in range(first + 2, draft.start))


def _goes_on(draft: Draft, other: Draft) -> bool:
    """Tell whether a count of harm follows at once in the same sentence."""
    if other.reading is not draft.reading or other.indicator not in _SHARED - {draft.indicator}:
        return False
    if other.superseded or other.parent is not None:
        return False  # "2,862 dead, of whom 1,604 in one province"
    end = max(draft.end, draft.head.end)
    strong = draft.reading.has("boundary", end, other.start, "strong")
    return not strong and 0 <= other.start - end <= _BESIDE


def _said_here(context: Context, draft: Draft, country: str | None) -> bool:
    """Tell whether a count names a place after itself, within a country if one is given, where something happened."""
    after = draft.reading.sentence.ends[draft.start]
    return all(
        toponym.basis is Basis.HERE
        and toponym.role is Role.EVENT
        and not toponym.demonym
        and toponym.span.start > after
        and context.country(toponym) is None
        and (country is None or any(entry.country == country for entry in context.gazetteer.find(name_of(toponym))))
        for toponym in draft.toponyms
    )
