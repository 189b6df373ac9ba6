"""The record of a figure, made from its draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import wording
from geo.extraction.confidence import confidence
from geo.extraction.quoting import quote
from geo.extraction.speakers import speaker_country
from geo.models import Evidence, Figure, Span, figure_id

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.models import Document


def identity(draft: Draft, document: Document) -> str:
    """Return the id of the figure that is made of a draft."""
    return figure_id(document.id, _number(draft), draft.indicator)


def _number(draft: Draft) -> Span:
    """Return where the number stands in the text."""
    sentence = draft.reading.sentence
    return Span(sentence.starts[draft.mention.start], sentence.ends[draft.mention.end - 1])


def figure(draft: Draft, document: Document, context: Context, ids: dict[int, str]) -> Figure:
    """Return the record of one figure.

    Parameters
    ----------
    draft
        What was found.
    document
        Its report.
    context
        The report as a whole.
    ids
        Ids of all figures of the report, by identity of their drafts.
    """
    sentence = draft.reading.sentence
    first, last = quote(draft)
    span = Span(sentence.starts[first], sentence.ends[last - 1])
    number = _number(draft)
    speaker = speaker_country(context, draft)
    who, group = wording.group(draft, context.gazetteer, speaker)
    words = " ".join(sentence.raw(draft.start, draft.end).split())
    if draft.scale is not None:
        words = f"{' '.join(document.text[number.start : number.end].split())} ({draft.scale[1]})"
    return Figure(
        id=ids[id(draft)],
        document_id=document.id,
        span=span,
        number_span=number,
        quote=document.text[span.start : span.end],
        quantity=draft.mention.quantity(words),
        indicator=draft.indicator,
        counting=draft.counting,
        unit=draft.unit,
        who=who or None,
        group=group,
        period=draft.period,
        toponyms=draft.toponyms,
        attributed_to=draft.attributed_to,
        status=draft.status,
        part_of=ids.get(id(draft.parent)) if draft.parent is not None else None,
        repeat_of=ids.get(id(draft.repeat_of)) if draft.repeat_of is not None else None,
        superseded=draft.superseded,
        enemy_claim=draft.enemy_claim,
        shares=tuple(draft.shares),
        rule=_rule(draft),
        confidence=confidence(draft),
        evidence=tuple(_evidence(draft, number)),
    )


def _rule(draft: Draft) -> str:
    return f"{draft.reading.language.code}.{draft.indicator}.{draft.relation}"


def _evidence(draft: Draft, number: Span) -> list[Evidence]:
    sentence = draft.reading.sentence
    found = [Evidence("number", number)]

    def add(field: str, first: int, last: int) -> None:
        if 0 <= first < last <= len(sentence):
            found.append(Evidence(field, Span(sentence.starts[first], sentence.ends[last - 1])))

    if draft.head.kind not in {"bare", "them"}:
        add("unit", draft.head.start, draft.head.end)
    if draft.scale is not None:
        found.append(Evidence("unit", draft.scale[0]))
    owner = draft if draft.heir_of is None else draft.heir_of
    if draft.trigger is not None:
        words = (owner.heading or owner.reading).sentence
        first, last = draft.trigger.start, draft.trigger.end
        if last <= len(words):
            found.append(Evidence("indicator", Span(words.starts[first], words.ends[last - 1])))
    found += [Evidence("place", toponym.span) for toponym in draft.toponyms]
    if draft.period_span is not None:
        add("period", *draft.period_span)
    if draft.source_span is not None:
        found.append(Evidence("attribution", Span(*draft.source_span)))
    return found
