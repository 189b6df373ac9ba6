"""Extraction from one document, sentence by sentence; only sentences with numbers are read closely."""

from __future__ import annotations

import gc
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.extraction import (
    absences,
    added_groups,
    attribution,
    background,
    bracketed_counts,
    bracketed_places,
    captions,
    captives,
    centuries,
    classifier,
    counting,
    datelines,
    dating,
    destinations,
    ellipsis,
    foreigners,
    forward,
    fragments,
    gapping,
    garrisons,
    inline_tables,
    interviews,
    items,
    likes,
    listed_places,
    losses,
    numbered,
    parts_of_harm,
    placing,
    pro_forms,
    quotations,
    records,
    recounts,
    remarked_items,
    rescues,
    restatements,
    resumption,
    rises,
    rival_counts,
    run_in_titles,
    scaled,
    scenes,
    shared_days,
    siblings,
    source_choice,
    storeys,
    sums,
    table_rows,
    tables,
    uncounted,
    wording,
)
from geo.extraction.completion import finish
from geo.extraction.context import Context
from geo.extraction.counting import Draft
from geo.extraction.figures import figure, identity
from geo.extraction.masks import Masks
from geo.extraction.numbers import parser
from geo.extraction.phrases import head, refused
from geo.extraction.reading import Reading
from geo.extraction.search import inheriting_search, telling_search
from geo.extraction.sentences import split
from geo.extraction.speakers import last_source
from geo.extraction.tokens import Sentence
from geo.extraction.toponyms import recognise
from geo.extraction.verb_final import is_final
from geo.languages import available, load
from geo.models import Extraction, Status

if TYPE_CHECKING:
    from geo.extraction.classifier import Complete
    from geo.extraction.numbers import Mention
    from geo.extraction.periods import Expression
    from geo.extraction.phrases import Head
    from geo.extraction.source_names import Source
    from geo.gazetteer import Gazetteer
    from geo.languages import Language
    from geo.models import Document


#: Indicators of which an article may count one: "12 morts et un blessé".
_HARM = frozenset({"killed", "injured", "missing"})
#: Words from a number to the name of its place: "one in the province of".
_TO_PLACE = 5
#: Words between the first two numbers of a list.
_TO_NEXT = 2
#: Sentences after a figure among which a list of its parts may stand.
_LISTED = 2
#: How the words of a question end.
_ASKING = (["?"], ["؟"])


def extract(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Find the figures and the toponyms of a report.

    Parameters
    ----------
    document
        The report. In a language without data nothing is found; `geo.languages.available` names the others.
    gazetteer
        The places that names are compared with.

    Returns
    -------
    Extraction
        Figures in reading order, of every status, and toponyms in reading order.
    """
    return read(document, gazetteer)[0]


def read(
    document: Document, gazetteer: Gazetteer, complete: Complete = classifier.complete
) -> tuple[Extraction, list[Draft]]:
    """Find the same, and return with it the draft of each figure, which knows how the number was read.

    Parameters
    ----------
    document, gazetteer
        As in `extract`.
    complete
        Gives an indicator to the numbers of a sentence to which no rule gives one; takes the drafts of the sentence
        and the figures before it.
    """
    if document.language not in available() or not document.text.strip():
        return Extraction(document, (), ()), []
    language = load(document.language)
    # thousands of small records are made, and nearly all are freed with the last reference to them
    was_on = gc.isenabled()
    gc.disable()
    try:
        return _found(document, language, gazetteer, complete)
    finally:
        if was_on:
            gc.enable()


def _found(
    document: Document, language: Language, gazetteer: Gazetteer, complete: Complete
) -> tuple[Extraction, list[Draft]]:
    """Find the figures and toponyms of a report that has a text, in a language that has data."""
    given, scales = document, scaled.Scales(document.text, language)
    if scales:
        document = replace(document, text=scales.text)
    toponyms = recognise(document.text, language, gazetteer)
    found = table_rows.find(document, language)
    if found:
        toponyms = table_rows.named_places(found, toponyms, document.text, gazetteer)
    context = Context(document, language, gazetteer, toponyms, complete)
    rows = table_rows.Rows(found, context, scales)
    drafts = _drafts(document, language, context, rows)
    drafts = scenes.harmed(scales.settle(drafts, rows.by_start) if scales else drafts, context)
    finish(context, drafts)
    # the sum of a table stands under its parts
    ids = {id(draft): identity(draft, given) for draft in drafts}
    figures = [figure(draft, given, context, ids) for draft in drafts]
    return Extraction(given, tuple(figures), tuple(toponyms)), drafts


def _drafts(document: Document, language: Language, context: Context, rows: table_rows.Rows) -> list[Draft]:
    found: list[Draft] = []
    recent: deque[Sentence] = deque(maxlen=4)
    for index, (start, end, paragraph) in enumerate(split(document.text, language, rows.spans)):
        sentence = Sentence(document.text, start, end, language)
        sentence.index, sentence.paragraph = index, paragraph
        context.note(sentence)
        if context.title is not None and context.title.paragraph != paragraph:
            context.title = None
        listing = rows.holds(start)
        if not listing and not _may_tell(sentence, context, found):
            recent.append(sentence)
            continue
        reading = Reading(sentence, language)
        context.keep(reading)
        if listing:
            reading.places = context.places_of(sentence)
            found += rows.drafts(reading)
            context.heading = None
            continue
        figures: list[Draft] = []
        if reading.mentions and not centuries.told(reading):
            reading.places = context.places_of(sentence)
            figures = _read(reading, context, found, recent)
            found += figures
        if not figures:
            context.head(reading)
            context.title = run_in_titles.title(reading, context.sentences) or context.title
        if sentence.words[-1:] in _ASKING:
            context.question = interviews.question(reading)
        recent.append(sentence)
    return found


def _may_tell(sentence: Sentence, context: Context, earlier: list[Draft]) -> bool:
    """Tell whether a sentence may give a figure, or say something of the numbers after it; quick, to spare its reading.

    A number counts what a word of an indicator says, what the line above or the question before names, or what an
    earlier figure counts of which it is a part, a later toll, or one of a list.
    """
    words, language = sentence.words, context.language
    if words[-1:] in _ASKING or run_in_titles.may_be(words):
        return True
    numbered = any(map(parser(language).words.may_begin, words)) or tables.may_head(words)
    if context.heading is not None or context.question is not None or context.title is not None:
        if not numbered and not language.right_to_left:
            context.pass_over(sentence)
            return False
        return True
    if not numbered:
        return False
    if telling_search(language).found(words):
        return True
    if not earlier:
        return inheriting_search(language).found(words)
    near = sentence.index - earlier[-1].reading.sentence.index <= _LISTED
    return near or "(" in words or context.in_list(sentence) or inheriting_search(language).found(words)


def _read(reading: Reading, context: Context, earlier: list[Draft], recent: deque[Sentence]) -> list[Draft]:
    """Return the figures of one sentence, with everything that the sentence itself says about them."""
    drafts: list[Draft] = []
    others: set[int] = set()
    things: list[Mention] = []
    masks = Masks(reading, context.times)
    named = inline_tables.columns(reading, context.heading)
    for mention in reading.mentions:
        if (drafts and _within(mention, drafts)) or (id(mention) not in named and masks.date(mention)):
            continue
        listed = named.get(id(mention))
        if id(mention) in named:
            drafts += [inline_tables.draft(reading, mention, listed)] if listed is not None else []
            continue
        found = _head(reading, mention, context)
        if _no_figure(reading, mention, found):
            if found.kind == "other":
                things.append(mention)
            continue
        if _is_article(reading, mention, found, drafts):
            continue
        # what hides other numbers than dates is looked for last, where anything is left that it could hide
        if masks.hide(mention):
            continue
        others |= {id(thing) for thing in things if not masks.hide(thing)}
        things = []
        homes = any(above is not None and above.homes for above in (context.heading, context.title))
        drafts.append(Draft(reading, mention, found, others=frozenset(others), under_homes=homes))
    if not drafts:
        return []
    first, last = context.dateline
    times = [time for time in context.times(reading) if not first <= reading.sentence.starts[time.start] < last]
    times = datelines.without_day(reading, times, context.published)
    prose = _settled(drafts, earlier, times, context)
    described = _described(drafts, times, context, recent)
    return described if prose else _listed(described, context)


def _settled(drafts: list[Draft], earlier: list[Draft], times: list[Expression], context: Context) -> bool:
    """Give the numbers of a sentence their indicators; tell whether it is prose, and no part of a list or table."""
    _count(drafts, earlier, context)
    if (
        items.divide(drafts, context.lists, earlier)
        or context.fill(drafts)
        or siblings.follow(drafts, earlier)
        or inline_tables.divide(drafts, earlier)
    ):
        return False
    remarked_items.count(drafts, context, earlier)
    bracketed_counts.older(drafts, context)
    siblings.persons(drafts, earlier)
    interviews.answer(drafts, context.question, context.sentences)
    run_in_titles.count(drafts, context.title)
    resumption.resume(drafts, earlier, context)
    ellipsis.complete(drafts, earlier)
    fragments.complete(drafts, earlier, times)
    added_groups.complete(drafts)
    likes.complete(drafts, earlier)
    destinations.settle(drafts, context.abroad)
    recounts.complete(drafts, earlier)
    rival_counts.complete(drafts)
    run_in_titles.count(drafts, context.title)
    inline_tables.add_up(drafts)
    context.complete(drafts, earlier)
    return True


def _count(drafts: list[Draft], earlier: list[Draft], context: Context) -> None:
    """Give the numbers of a sentence what its own words say that they count."""
    counting.settle(drafts, earlier, context.abroad)
    forward.share(drafts)
    bracketed_places.count(drafts)
    foreigners.settle(drafts, earlier, context)
    foreigners.leave_expatriates(drafts, earlier)
    pro_forms.resume(drafts, earlier, context)
    parts_of_harm.settle(drafts)
    absences.perished(drafts)
    losses.mourn(drafts)
    losses.of_homes(drafts, earlier)
    restatements.settle(drafts)
    numbered.count(drafts)


def _no_figure(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether a number is one of things, of storeys, of money and the like."""
    return (
        refused(reading, mention, found)
        or bracketed_counts.is_change(reading, mention)
        or storeys.counts(reading, mention, found)
        or sums.part_of_sum(reading, mention, found)
    )


def _listed(drafts: list[Draft], context: Context) -> list[Draft]:
    """Give the entries of a list the source that its heading names: "Families affected, according to the mayors:"."""
    above = context.heading.reading if context.heading is not None else None
    named = attribution.sources(above, context.times(above)) if above is not None else []
    if above is None or len(named) != 1 or named[0].same:
        return drafts
    if not captions.of_division(above, named[0]):
        captions.give((draft for draft in drafts if draft.relation == "column"), above, named[0])
    return drafts


def _head(reading: Reading, mention: Mention, context: Context) -> Head:
    """Return what a number counts; a time after it is no noun, "49 000 fin juin"."""
    found = head(reading, mention)
    if found.kind == "unknown" and reading.times is None and context.times(reading):
        return head(reading, mention)
    return found


def _within(mention: Mention, drafts: list[Draft]) -> bool:
    """Tell whether a number is part of what another counts: "nine members of one family", "nine civilians of one"."""
    if any(draft.head.start <= mention.start and mention.end <= draft.head.end for draft in drafts):
        return True
    last = drafts[-1] if drafts else None
    if last is None or not mention.word or mention.value != 1 or last.head.end != mention.start - 1:
        return False
    linked = last.reading.says(mention.start - 1, "word", "modifier")
    return linked and last.head.kind in {"person", "event"}


def _is_article(reading: Reading, mention: Mention, found: Head, drafts: list[Draft]) -> bool:
    """Tell whether a number in words is a mere article or counts nobody, and does not close a list of numbers."""
    if not (mention.word or mention.article) or (drafts and _closes_list(reading, mention, drafts[-1])):
        return False
    if drafts and mention.value == 1 and found.kind in {"bare", "unknown"} and _one_more(reading, mention, drafts[-1]):
        return False
    harm = found.event is not None and found.event.value in _HARM and bool(drafts)
    if found.kind == "person" and not harm and not is_final(reading.language):
        # "En Tumbes murió una persona": the verb that leads to one counts one
        harm = any(mark.value in _HARM for mark in reading.ending(mention.start, "counts.before"))
    harm = harm or _heads_list(reading, found)
    return (mention.word and uncounted.mere_word(reading, mention, found)) or (mention.article and not harm)


def _heads_list(reading: Reading, found: Head) -> bool:
    """Tell whether "one" opens a list of numbers: "One dead and seven injured", "Toll: one dead"."""
    if found.event is None or found.event.value not in _HARM or found.event.kind == "counts.noun_weak":
        return False
    colon = found.start - 2
    if colon > 0 and reading.words[colon] == ":" and reading.has("tally", 0, colon, "noun"):
        return True
    following = next((m for m in reading.mentions if 1 <= m.start - found.end <= _TO_NEXT), None)
    listed = following is not None and all(
        reading.words[index] == "," or reading.at(index, "join") for index in range(found.end, following.start)
    )
    event = head(reading, following).event if following is not None and listed else None
    return event is not None and event.value in _HARM


def _closes_list(reading: Reading, mention: Mention, previous: Draft) -> bool:
    """Tell whether "one" closes a list of numbers by place: "211 in Idlib, five in Latakia and one in Aleppo"."""
    words, end = reading.words, mention.end
    if mention.value != 1 or end >= len(words) or not previous.end < len(words):
        return False
    if listed_places.last_of_list(previous, mention) or listed_places.one_of_list(previous, mention):
        return True
    if words[end] not in words[previous.end : max(previous.end, previous.head.end) + 1]:
        return False  # "211 in Idlib", "17 killed in Bihar"
    joined = reading.closes(mention.start, "join", "and")
    placed = any(first - end <= _TO_PLACE and first > end for first, _, _ in reading.places)
    return joined and placed and reading.says(end, "place", "at")


def _one_more(reading: Reading, mention: Mention, last: Draft) -> bool:
    """Tell whether "one" is another of those counted before it, with a verb of harm: "Three died, one is missing"."""
    words, start, end = reading.words, mention.start, mention.end
    if last.head.kind not in {"person", "event", "them"} or start < 1:
        return False
    joined = words[start - 1] in {",", ";"} or reading.closes(start, "join", "and")
    finite = reading.says(end, "word", "be") or reading.says(end, "word", "function")
    harmed = any(mark.value in _HARM and mark.end - mark.start > 1 for mark in reading.at(end, "counts.after"))
    return joined and finite and harmed


def _described(drafts: list[Draft], times: list[Expression], context: Context, recent: deque[Sentence]) -> list[Draft]:
    """Add what the sentence says about its figures besides: status, source, period and place."""
    rescues.hurt(drafts)
    drafts = [d for d in drafts if d.indicator and not (rescues.not_evacuated(d) or captives.free(d))]
    if not drafts:
        return []
    reading = drafts[0].reading
    sources = attribution.sources(reading, times)
    shares = wording.shares(reading)
    known = dating.Known(context.published, context.last_day(times))
    for number, draft in enumerate(drafts):
        segment = (
            drafts[number - 1].end if number else 0,
            drafts[number + 1].start if number + 1 < len(drafts) else len(reading.words),
        )
        draft.status, said = wording.status(draft)
        draft.superseded = draft.superseded or wording.superseded(draft, drafts)
        # who rejects a number is not its source
        rejects = said.start if said is not None and draft.status is Status.DENIED else -1
        named = [s for s in sources if s.verb != rejects and not _struck(draft, s, context)]
        if is_final(reading.language):
            named = [s for s in named if not reading.at(s.verb, "denied")]
        if said is not None and draft.status is Status.DENIED:
            named = [s for s in named if not wording.rejects(draft, said, s)]
        _attribute(draft, named, context, recent)
        draft.enemy_claim = wording.enemy(draft)
        mine = records.times(draft, [time for time in times if not rises.of_first(draft, time, drafts)])
        draft.period, draft.period_span = dating.period(draft, mine, segment, named, known)
        sure = draft.place_rank >= placing.SURE
        chosen = None if sure else placing.place(draft, segment, named, times, context)
        if chosen is not None and not losses.elsewhere(draft, chosen[0], context):
            draft.toponyms, draft.role, draft.place_rank = chosen
    shared_days.told_together(drafts, times)
    shared_days.shared(drafts, times, context.published)
    shared_days.lasting(drafts, context.published)
    shared_days.onwards(drafts, context.published)
    for draft in drafts:
        draft.superseded = draft.superseded and not wording.of_another_time(draft)
    if shares:
        largest = max(drafts, key=lambda draft: draft.mention.size)
        largest.shares += shares
    return [draft for draft in drafts if not (_to_be_sent(draft) or garrisons.relieved(draft, context))]


def _to_be_sent(draft: Draft) -> bool:
    """Tell whether soldiers are to be moved, as troops are: "of 800 soldiers 150 are to leave"."""
    if draft.status is not Status.PLANNED or draft.indicator not in {"evacuated", "returned"}:
        return False
    return "combatant" in {one.head.value for one in (draft, draft.parent) if one is not None}


def _struck(draft: Draft, source: Source, context: Context) -> bool:
    """Tell whether who is named tells of nothing: "Syria mourns 3,377 dead", "the town has found rooms for 300"."""
    if draft.trigger is None:
        return False
    if draft.indicator == "sheltered" and draft.trigger.start <= source.verb < draft.trigger.end - 1:
        return True
    if source.verb != draft.trigger.start:
        return False
    return any(
        source.start <= first and last == source.end and context.country(toponym) is not None
        for first, last, toponym in draft.reading.places
    )


def _attribute(draft: Draft, sources: list[Source], context: Context, recent: deque[Sentence]) -> None:
    reading = draft.reading
    left_out = draft.gapped or gapping.beside(reading, draft.mention.outer_start)
    source = attribution.gapped(reading, draft.start) if left_out else None
    source = source or source_choice.attribute(reading, sources, draft.start)
    if source is not None and background.inhabitants(draft, source):
        return
    if source is None:
        quoted = quotations.speaker(
            reading.sentence.text, reading.sentence.starts[draft.start], reading.language, context.places_of
        )
        if quoted is None:
            return
        reading, source = quoted
        if draft.status is Status.DENIED and reading.at(source.verb, "denied"):
            return  # 'the claim of "200 dead" was rejected by the prosecutor'
    beside = reading is draft.reading and source_choice.of_clause(reading, source, draft.start)
    draft.source_kind = "relative" if beside else source.kind
    if source.same:
        named = last_source(context, reading, source, recent)
        if named is not None:
            draft.attributed_to, draft.source_span = named
        return
    draft.attributed_to = attribution.name(reading, source)
    draft.source_span = (reading.sentence.starts[source.start], reading.sentence.ends[source.end - 1])
