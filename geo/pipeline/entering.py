"""Figures that a person enters: a phone call typed in, or words selected in a stored report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from geo.errors import InputError, InvalidRecordError
from geo.gazetteer import open_gazetteer
from geo.indicators import indicator as indicator_of
from geo.models import (
    Counting,
    Document,
    Evidence,
    Figure,
    Group,
    Located,
    LocatedFigure,
    Period,
    Precision,
    PublishedBasis,
    Qualifier,
    Quantity,
    Review,
    Role,
    Span,
    Toponym,
    Unit,
    document_id,
    figure_id,
)
from geo.models.words import typed
from geo.pipeline.reading import ENTERED

if TYPE_CHECKING:
    from geo.languages import Language
    from geo.models import Place
    from geo.store.store import Store

_DIGITS = re.compile(r"\d[\d.,\u00a0\u202f ]*\d|\d")


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure as a person gives it.

    Attributes
    ----------
    indicator, place
        Code and id of the place.
    reviewer, reason
        Who enters it, and why or from where: "call with the hospital".
    value, low, high
        The number; of words selected it may be left out, and is then read from them.
    start, end
        Days, both inclusive, on which it is true; of a stock the last one counts.
    source
        Who said it; nobody is named when omitted.
    heard
        Day on which it was said, for figures of no report; today when omitted.
    note
        What else was said; kept with the figure.
    document, words
        Id of a stored report, and the words selected in it as offsets into its text.
    """

    indicator: str
    place: str
    reviewer: str
    reason: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    start: date | None = None
    end: date | None = None
    source: str | None = None
    heard: date | None = None
    note: str = ""
    counting: Counting | None = None
    unit: Unit | None = None
    group: Group = field(default_factory=Group)
    role: Role | None = None
    document: str | None = None
    words: Span | None = None


def enter(store: Store, entry: Entry) -> str:
    """Store a figure that a person gives; return its id.

    It counts like any other, with rule ``"entered"`` and full confidence, stays when reports are read anew, and is
    taken back by undoing its first review. A figure of no report is kept with a document of its own, whose text says
    what was entered.

    Raises
    ------
    InputError
        If the indicator, place or report is unknown, if no number is given nor read, if days or numbers are in
        disorder, if nobody or no reason is named, or if the figure is there already.
    """
    from geo.reconciliation import reviewing

    made = datetime.now(UTC)
    entry = replace(
        entry,
        reviewer=typed(entry.reviewer),
        reason=typed(entry.reason),
        note=typed(entry.note),
        source=None if entry.source is None else typed(entry.source),
    )
    indicator_of(entry.indicator)
    place = open_gazetteer(added=store.folder).place(entry.place)
    reviewing.check(Review("", "enter", (), entry.reviewer, made, entry.reason))
    try:
        period = Period(entry.start, entry.end, Precision.DAY if entry.start or entry.end else None)
        given = _quantity(entry)
        if entry.document is None:
            document, quote, number = _call(entry, place, given, made)
        else:
            document, quote, number, given = _selected(store, entry, given)
        located = _located(entry, place, document, quote, number, given, period)
        review = Review(located.figure.id, "enter", (), entry.reviewer, made, entry.reason)
        store.enter(located, review, document if entry.document is None else None)
    except InvalidRecordError as error:
        raise InputError(str(error)) from error
    return located.figure.id


def _quantity(entry: Entry) -> Quantity | None:
    from geo.reconciliation import verdicts

    numbers = (entry.value, entry.low, entry.high)
    if all(number is None for number in numbers):
        return None
    for name, number in zip(("value", "low", "high"), numbers, strict=True):
        if number is not None and not 0 <= number <= verdicts.MOST:
            message = f"{name} is a number such as 689000, from 0 to {verdicts.MOST:,.0f}, not {number:g}"
            raise InputError(message)
    if entry.value is not None:
        qualifier = Qualifier.EXACT
    elif entry.low is not None and entry.high is not None:
        qualifier = Qualifier.BETWEEN
    else:
        qualifier = Qualifier.AT_LEAST if entry.low is not None else Qualifier.UP_TO
    return Quantity(*numbers, qualifier)


def _number(quantity: Quantity) -> str:
    """Write the number of an entry in words of its own text."""
    if quantity.value is not None:
        return f"{quantity.value:,.10g}"
    low, high = (f"{number:,.10g}" if number is not None else "" for number in (quantity.low, quantity.high))
    if low and high:
        return f"{low} to {high}"
    return f"at least {low}" if low else f"up to {high}"


def _call(entry: Entry, place: Place, given: Quantity | None, made: datetime) -> tuple[Document, Span, Span]:
    """Return the document of a figure that no report holds, with the spans of its sentence and its number."""
    if given is None:
        message = "a figure has a number: give a value, or a low and a high"
        raise InputError(message)
    number = _number(given)
    days = " to ".join(dict.fromkeys(day.isoformat() for day in (entry.start, entry.end) if day)) or "no day said"
    label = indicator_of(entry.indicator).label["en"].lower()
    said = f", said by {entry.source}" if entry.source else ""
    sentence = f"{number} {label}, {place.name}, {days}{said}."
    text = "\n\n".join(
        part for part in (sentence, entry.note.strip(), f"Entered by {entry.reviewer}: {entry.reason}") if part
    )
    heard = entry.heard or made.date()
    document = Document(
        id=document_id(text, None, f"{entry.reviewer} {heard.isoformat()}"),
        address=f"{ENTERED}{made:%Y-%m-%dT%H:%M:%SZ}",
        text=text,
        title=sentence,
        publisher=entry.reviewer,
        published=heard,
        published_precision=Precision.DAY,
        published_basis=PublishedBasis.GIVEN,
        retrieved=made,
    )
    return document, Span(0, len(sentence)), Span(0, len(number))


def _selected(store: Store, entry: Entry, given: Quantity | None) -> tuple[Document, Span, Span, Quantity]:
    """Return the report that words were selected in, the spans of their sentence and number, and the number."""
    document = store.document(entry.document or "")
    if document is None:
        message = f"the store holds no report {entry.document!r}: figures.csv and the Reports page list them"
        raise InputError(message)
    if entry.words is None or entry.words.end > len(document.text) or entry.words.start == entry.words.end:
        message = f"the words selected lie outside the report, which has {len(document.text)} characters"
        raise InputError(message)
    language = _language(document)
    sentence = _sentence(document.text, entry.words, language)
    number, read = _read(document.text, entry.words, language)
    if given is None and read is None:
        selected = document.text[entry.words.start : entry.words.end]
        message = f"no number is read in the words {selected[:80]!r}: give a value, or a low and a high"
        raise InputError(message)
    return document, sentence, number, given or read or Quantity(0)


def _language(document: Document) -> Language:
    from geo.languages import available, load

    return load(document.language if document.language in available() else "en")


def _sentence(text: str, words: Span, language: Language) -> Span:
    """Return the sentences that hold the words selected."""
    from geo.extraction.sentences import split

    holding = [(start, end) for start, end, _ in split(text, language) if start < words.end and words.start < end]
    first = min([words.start, *(start for start, _ in holding)])
    return Span(first, max([words.end, *(end for _, end in holding)]))


def _read(text: str, words: Span, language: Language) -> tuple[Span, Quantity | None]:
    """Return where the number stands among the words selected, and what it says; else the words and nothing."""
    from geo.extraction.numbers import parser
    from geo.extraction.tokens import Sentence

    sentence = Sentence(text, words.start, words.end, language)
    mentions = parser(language).find(sentence)
    if mentions:
        mention = max(mentions, key=lambda one: one.size)
        span = Span(sentence.starts[mention.start], sentence.ends[mention.end - 1])
        return span, mention.quantity(text[span.start : span.end])
    digits = _DIGITS.search(text, words.start, words.end)
    return (Span(*digits.span()) if digits else words), None


def _located(  # noqa: PLR0913, PLR0917 - the parts of one record
    entry: Entry, place: Place, document: Document, quote: Span, number: Span, given: Quantity | None, period: Period
) -> LocatedFigure:
    known = indicator_of(entry.indicator)
    counting = entry.counting or known.counting
    role = entry.role or _role(entry.indicator, counting)
    at = document.text.find(place.name, quote.start, quote.end)
    named = Span(at, at + len(place.name)) if at >= 0 else quote
    toponym = Toponym(named, place.name, role, anchors=(place.name,))
    evidence = [Evidence("number", number), *([Evidence("place", named)] if at >= 0 else [])]
    figure = Figure(
        id=figure_id(document.id, number, entry.indicator),
        document_id=document.id,
        span=quote,
        number_span=number,
        quote=document.text[quote.start : quote.end],
        quantity=given or Quantity(0),
        indicator=entry.indicator,
        counting=counting,
        unit=entry.unit or known.unit,
        group=entry.group,
        period=period,
        toponyms=(toponym,),
        attributed_to=entry.source,
        rule="entered",
        confidence=1.0,
        evidence=tuple(evidence),
    )
    return LocatedFigure(figure, (Located(toponym, place),))


def _role(code: str, counting: Counting) -> Role:
    if code == "blocked":
        return Role.BLOCKED_AT
    return Role.HOST if counting is Counting.STOCK else Role.EVENT
