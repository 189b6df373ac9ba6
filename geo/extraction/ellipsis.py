"""Numbers that say what they count by standing beside another: parts, lists, later tolls."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction import (
    brackets,
    coupled,
    enumerations,
    forward,
    gapping,
    home_words,
    households,
    listed_places,
    pairs,
    partitives,
    rises,
    shared_verbs,
    tallies,
    wholes,
)
from geo.extraction.enumerations import inherit
from geo.extraction.wholes import inherited_parent, larger, listed_with, opened_by, parent_of, part_of, whole_of

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark

#: Words of the longest name of a body between two numbers of its members.
_BODY = 6
#: What happens to one of a household and not to all.
_HARM = frozenset({"killed", "injured", "missing", "detained"})
_TALLY = 12
#: Figures before a toll among which the one that it updates is looked for, and how many times it may differ.
_RECENT = 8
_ALIKE = 5
#: How many times nearer in size a figure is that a toll updates, though another stands between.
_NEARER = 1.5
#: Sentences from a toll to that which another says: "a hospital source said 19".
_TOLD = 2
#: Words between "rose to" and the number.
_RISE = 2
#: What closes a list.
_CLOSED = frozenset(".,;:")
#: Counts of people of whom some may be left.
_HOLDING = frozenset(
    {"sheltered", "displaced", "refugees", "missing", "detained", "blocked", "in_need", "homeless", "population"}
    | {"injured"}
)
#: What may stand for the people of the number before.
_OPEN = frozenset({"bare", "them", "person", "name", "household", "event"})


def complete(drafts: list[Draft], earlier: list[Draft]) -> None:
    """Give the numbers of one sentence that are still open what they inherit, and link parts to their wholes.

    Parameters
    ----------
    drafts
        The numbers of the sentence in reading order; those that `counting.settle` decided have an indicator.
    earlier
        The figures of the sentences before, in reading order.
    """
    for number in range(len(drafts)):
        _complete(drafts, number, earlier)
    for first, second in pairwise(drafts):
        model = tallies.parted(first, second, earlier)
        if model is not None:
            inherit(first, model, "tally", first.score)
        if second.indicator and _corrected(first, second):
            inherit(first, second, "older", second.score - 1.0)
        elif second.relation == "noun" and not first.indicator and _of_them(first, second):
            inherit(first, second, "part", second.score - 1.0)
            first.parent = second
    rises.complete(drafts)
    wholes.sums(drafts)
    enumerations.complete(drafts, earlier)
    for first, second in pairwise(draft for draft in drafts if draft.indicator):
        _share(first, second)
    for draft, following in reversed(list(pairwise(drafts))):
        if (
            not draft.indicator
            and not forward.some_of(draft, following)
            and (
                forward.beside(draft, following) or forward.ahead(draft, following) or forward.coupled(draft, following)
            )
        ):
            inherit(draft, following, "forward", following.score - 1.0)


def _complete(drafts: list[Draft], number: int, earlier: list[Draft]) -> None:
    """Give one number what it inherits from those before it."""
    draft = drafts[number]
    before = [other for other in drafts[:number] if other.indicator]
    previous = before[-1] if before else None
    part = part_of(draft)
    if (part and (_of_uncounted(draft, drafts[:number]) or wholes.of_things(draft, part))) or _is_whole(
        draft, previous
    ):
        return
    if previous is not None and part and _of_noun(draft, previous):
        draft.indicator = ""  # "received 297 bodies, 105 of them men"
    if previous is not None and households.restated(draft, previous):
        inherit(draft, previous, "list", previous.score - 1.0)
    whole = brackets.of_group(draft, before)
    if whole is not None and (draft.indicator in {"", whole.indicator} or brackets.outside(draft)):
        if draft.indicator != whole.indicator:
            inherit(draft, whole, "part", whole.score - 1.0)
        draft.parent = whole
    elif draft.relation in {"", "label"} and draft.head.kind == "bare" and pairs.older(draft, drafts, number):
        return
    elif draft.indicator:
        draft.parent = parent_of(draft, before, earlier)
    elif draft.head.kind in {"bare", "them"} and previous is not None and rises.compared(draft, previous):
        inherit(draft, previous, "older", 4.5)
    elif (
        (draft.head.kind in _OPEN or _homes_among(draft, previous))
        and not (_of_other(draft) or draft.reading.says(draft.head.start, "table", "other"))
        and not coupled.followed(draft, previous, earlier)
    ):
        _open(draft, drafts, number, before, earlier)


def _homes_among(draft: Draft, previous: Draft | None) -> bool:
    """Tell whether homes are a part of buildings: "1.345 edificaciones, de ellas 1.090 viviendas"."""
    homes = previous is not None and draft.head.kind == previous.head.kind == "home"
    return homes and bool(part_of(draft))


def _is_whole(draft: Draft, previous: Draft | None) -> bool:
    """Tell whether the number before is only some of an open one: "the bodies of 14 of the 22 sailors"."""
    return not draft.indicator and previous is not None and partitives.divided(previous, draft)


def _of_noun(draft: Draft, previous: Draft) -> bool:
    """Tell whether a part has only the verb before its whole, whose noun says another thing: "received 297 bodies"."""
    trigger = draft.trigger
    if trigger is None or draft.relation != "before" or previous.relation != "noun":
        return False
    return trigger.end <= previous.start and draft.indicator != previous.indicator and larger(previous, draft)


def _corrected(first: Draft, second: Draft) -> bool:
    """Tell whether a bare number is the older one of a pair: "lowered the toll from 1,400 to 1,200 dead"."""
    reading = first.reading
    if first.head.kind != "bare" or second.heir_of is not None or second.start - first.end > _RISE:
        return False
    if first.indicator and first.relation not in {"tally", "label"}:
        return False
    if not any(mark.value == "from" and mark.end == first.start for mark in reading.of("superseded")):
        return False
    size = first.mention.size
    return reading.says(first.end, "place", "destination") and (size / _ALIKE <= second.mention.size <= size * _ALIKE)


def _of_them(first: Draft, second: Draft) -> bool:
    """Tell whether a bare number is a part of the dead or injured named after it: "38 des 43 morts"."""
    smaller = first.head.kind == "bare" and first.mention.size < second.mention.size
    between = any(mark.end == second.start for mark in first.reading.at(first.end, "partitive"))
    return smaller and second.indicator in _HARM and between


def _of_uncounted(draft: Draft, before: list[Draft]) -> bool:
    """Tell whether a part is one of people of whom nothing was said: "on board 950 people, 200 of them women"."""
    whole = before[-1] if before else None
    if draft.indicator or whole is None or whole.indicator or whole.head.kind not in {"person", "household", "name"}:
        return False
    return larger(whole, draft)


def _share(first: Draft, second: Draft) -> None:
    """Let "45 injured" share the noun of "fourteen soldiers killed and": who is counted is the same."""
    kinds = {"killed", "injured", "missing", "detained"}
    if first.indicator == second.indicator or not {first.indicator, second.indicator} <= kinds:
        return
    if second.head.event is None and second.head.kind not in {"bare", "them"}:
        return
    between = second.reading.words[max(first.end, first.head.end) : second.start]
    joined = any(m.value == "and" for i in range(len(between)) for m in second.reading.at(second.start - 1 - i, "join"))
    if len(between) <= 5 and (joined or "," in between) and first.head.kind in {"person", "name"}:  # noqa: PLR2004
        # "31 children killed and 830 people hurt": those hurt are no children where these are a part
        second.beside = first if first.parent is None or second.parent is not None else first.parent


def _open(draft: Draft, drafts: list[Draft], number: int, before: list[Draft], earlier: list[Draft]) -> None:
    """Let a number without words of its own inherit from the one that it stands beside."""
    following = drafts[number + 1 : number + 2]
    previous = before[-1] if before else None
    if (
        (following and forward.ahead(draft, following[0]))
        or _of_town(draft, previous)
        or home_words.beside(draft, previous)
    ):
        return  # its verb is still to come, or is one that counts nobody
    whole = whole_of(draft, before, earlier) if part_of(draft) else None
    whole = opened_by(draft, previous) if whole is None and previous is not None else whole
    if whole is not None:
        if not _expected(draft):
            inherit(draft, whole, "part", whole.score - 1.0)
            draft.parent = whole
        return
    if pairs.within(draft, drafts, number) if previous is not None else pairs.across(draft, drafts, number, earlier):
        return
    if previous is not None and listed_with(draft, previous) and draft.head.kind != "event":
        counted = draft.head.kind in {"person", "household", "name"} or partitives.named_apart(draft)
        if draft.head.kind == previous.head.kind == "them" and previous.parent is not None:
            inherit(draft, previous, "list", previous.score - 1.0)
            draft.parent = previous.parent  # "183 من الفصائل و100 من الجيش"
            return
        divided = counted and draft.reading.words[draft.start - 1] == ":" and larger(previous, draft)
        if divided or listed_places.divides(draft, previous):
            inherit(draft, previous, "list", previous.score - 1.0)
            draft.parent = previous.parent or previous  # "53 migrants died: 27 Mexicans, 14 Hondurans"
            return
        closing = previous.relation == "list" and listed_places.last_of_list(previous, draft.mention)
        if (
            counted
            and (closing or _apart(draft, previous) or _joined(draft, previous) or shared_verbs.along(draft, previous))
        ) or (
            not counted
            and (
                listed_places.placed(draft)
                or listed_places.parallel(draft, previous)
                or listed_places.labelled(draft, previous)
                or coupled.hosts_too(draft, previous)
            )
        ):
            model = previous if counted else _main(before)
            inherit(draft, model, "list", model.score - 1.0)
            draft.parent = inherited_parent(draft, model)
            return
    if draft.head.kind in {"bare", "them"}:
        _stand_in(draft, previous, earlier)


def _of_town(draft: Draft, previous: Draft | None) -> bool:
    """Tell whether a number is only some of the inhabitants whose number opens it: "Sur 900 habitants, 30 ont voté"."""
    towns = previous is not None and previous.indicator == "population"
    return towns and bool(draft.reading.at(0, "whole"))


def _retell(draft: Draft, tally: Mark, last: Draft, model: Draft | None) -> None:
    """Let a number after a word for a toll count what the figure does that it updates, or of which it is what is left.

    Parameters
    ----------
    draft
        The number.
    tally
        The word.
    last
        The figure right before it: "le lycée logeait 640 familles ; il n'en reste que 90".
    model
        The figure of about its size before it, if there is one.
    """
    if tally.value == "left":
        if last.indicator in _HOLDING:
            inherit(draft, last, "tally", 4.5)
        return
    if tally.value == "pronoun":
        last = last.parent or last
        model = last
    if tally.value in {"pronoun", "resumed"} and (model or last).indicator == "population":
        return  # "a republic of 320,000 souls feeds 223,000 more of them": others than those who live there
    if draft.head.kind == "them" and draft.mention.size > (model or last).mention.size:
        return  # "30 were flown out … 220 of them": some of others
    here = draft.reading.sentence.index
    if tally.value != "told" or (model is not None and here - model.reading.sentence.index <= _TOLD):
        inherit(draft, model or last, "tally", 4.5)


def _main(before: list[Draft]) -> Draft:
    """Return the figure whose like a list goes on to: of the dead in "98 dead in Zambia with 12 missing, and 8 in"."""
    last = before[-1]
    words, reading = last.reading.words, last.reading
    aside = last.start > 0 and words[last.start - 1].isalpha()
    if len(before) == 1 or not aside or bool(reading.ending(last.start, "join")):
        return last
    added = reading.says(last.start - 1, "boundary", "weak")
    return before[-2] if added and listed_places.placed(before[-2]) else last


def _by_day(draft: Draft, previous: Draft) -> bool:
    """Tell whether numbers are told day by day: "on Tuesday 2,284 people arrived; on Monday, 2,130"."""
    times, reading = draft.reading.times or [], draft.reading
    if previous.reading is not reading or draft.start - max(previous.end, previous.head.end) > _TALLY:
        return False

    def dated(one: Draft) -> bool:
        last = one.trigger.end if one.trigger is not None and one.trigger.start >= one.end else one.end
        end = max(one.end, one.head.end) if reading.language.right_to_left else -1  # "2,100 شخص | يوم | الجمعة"
        return any(
            0 <= one.start - time.end <= 1
            or any(0 <= time.start - at <= 1 for at in (one.end, one.head.end, last))
            or 0 <= end == time.start - reading.says(time.start - 1, "time.phrase", "on")
            for time in times
        )

    last = previous.trigger.end if previous.trigger is not None else previous.end
    between = max(previous.end, previous.head.end, last if last <= draft.start else 0)
    alone = not any(between <= mark.start < draft.start for mark in reading.counting)
    # "climbed from 7 on Monday to 12 on Friday"
    rises = any(mark.end <= draft.start for kind in ("superseded", "tally") for mark in reading.of(kind))
    return alone and not rises and dated(draft) and dated(previous)


def _then(draft: Draft, previous: Draft) -> bool:
    """Tell whether a dated number goes on from one before it: "8,000 that night, … then 5,200 since Friday"."""
    reading = draft.reading
    dated = any(0 <= time.start - draft.end <= 1 for time in reading.times or ())
    return dated and previous.reading is reading and bool(reading.ending(draft.start, "then"))


def _stand_in(draft: Draft, previous: Draft | None, earlier: list[Draft]) -> None:
    """Let a bare number stand for what another counted: by a second source, in a later toll, in brackets."""
    for model in filter(None, (previous, previous.parent if previous is not None else None)):
        # "nine dead on Tuesday, of whom five of one family, 14 on Wednesday"
        if _by_day(draft, model) or (model is previous and _then(draft, model)):
            inherit(draft, model, "list", model.score - 1.0)
            return
    if previous is not None and gapped(draft, previous):
        inherit(draft, previous, "list", previous.score - 1.5)
        draft.gapped = True
        return
    if previous is not None and (_according(draft, previous) or _answered(draft, previous)):
        inherit(draft, previous, "list", previous.score - 1.5)
        return
    told = [other for other in earlier[-_RECENT:] if other.indicator != "population"]  # whom nobody counts anew
    source = previous or (told[-1] if told else None)
    if source is None:
        return
    tally = tallies.tally(draft)
    if tally is not None:
        _retell(draft, tally, source, previous or _alike(draft, told))
    elif brackets.of_time(draft):
        inherit(draft, source, "older", 4.5)
    elif brackets.of_place(draft) and draft.reading.sentence.index - source.reading.sentence.index <= 1:
        inherit(draft, source, "list", 4.5)
        whole = source.parent or source
        beside = draft.reading.of("part", "next")  # "Harim lost 811, followed by Afrin (764)"
        draft.parent = whole if larger(whole, draft) and not beside else None


def _alike(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """Return the last figure of about the size of a toll, unless one shortly before it is much nearer in size."""
    size = draft.mention.size
    whole = [other for other in reversed(earlier) if other.parent is None and other.relation != "list"]
    alike = [other for other in whole if size / _ALIKE <= other.mention.size <= size * _ALIKE]
    if not alike:
        return None
    paragraph = alike[0].reading.sentence.paragraph
    beside = [other for other in alike if other.reading.sentence.paragraph == paragraph]

    def times(other: Draft) -> float:
        return max(size, other.mention.size, 1) / max(min(size, other.mention.size), 1)

    nearest = min(beside, key=times)
    if nearest.indicator == "injured" and draft.reading.of("planned", "cue"):
        # "5,000 died and 9,000 were hurt. The toll may climb to 8,000": that of the dead
        dead = [o for o in beside if o.reading is nearest.reading and o.indicator == "killed" and o.mention.size < size]
        return dead[0] if dead else nearest
    return nearest if times(nearest) * _NEARER <= times(alike[0]) else alike[0]


def gapped(draft: Draft, previous: Draft) -> bool:
    """Tell whether a second source gives its own number: "the UN spoke of 3,840 dead, the Red Crescent of 11,000".

    Parameters
    ----------
    draft, previous
        That number, and one before it in the sentence.
    """
    reading = draft.reading
    clause = gapping.opening(reading, draft.start)
    if clause is None or previous.reading is not reading or clause[0] < max(previous.end, previous.head.end):
        return False
    return gapping.of_source(reading, clause) and not any(
        clause[0] <= m.start < draft.start and not reading.at(m.start, "source.source") for m in reading.counting
    )


def _according(draft: Draft, previous: Draft) -> bool:
    """Tell whether a number and the one before it have each a source after it: "27 selon X, 31 selon Y"."""
    reading = draft.reading
    if previous.reading is not reading or draft.head.kind != "bare":
        return False
    led = [mark for mark in reading.of("source.prefix") if 0 <= mark.start - draft.end <= 1]
    joined = reading.words[draft.start - 1] in {",", ";"} or reading.closes(draft.start, "join", "and")
    return bool(led) and joined and reading.has("source.prefix", previous.end, draft.start)


def _answered(draft: Draft, previous: Draft) -> bool:
    """Tell whether a second source answers the first with its own number: "90 dead, says X; 250, families reply"."""
    reading, end = draft.reading, draft.end
    if previous.reading is not reading or draft.head.kind != "bare" or draft.start < 1:
        return False
    parted = reading.words[draft.start - 1] == ";" and reading.words[end : end + 1] == [","]
    return parted and any(mark.value == "verb" for mark in reading.at(end + 1, "source.speech"))


def _of_other(draft: Draft) -> bool:
    """Tell whether the number before counts things, of which a bare number after it may be some."""
    if draft.head.kind not in {"bare", "them"}:
        return False
    reading = draft.reading
    before = [m for m in reading.mentions if m.end <= draft.start]
    if not before or id(before[-1]) not in draft.others or (part_of(draft) and before[-1].size < draft.mention.size):
        return False  # "90,000 sleep in 103 schools, including 12,000 in Zomba"
    first = before[-1].end
    if reading.closes(draft.start, "tally", "verb") and ";" in reading.words[first : draft.start]:
        return False  # "400 sleep in 12 schools; they were 950 at the worst of it"
    exceeds = draft.mention.size > before[-1].size
    if exceeds and (reading.words[draft.start - 1] == ":" or (draft.head.kind == "them" and part_of(draft))):
        return False  # "4,175 people in 21 shelters: 3,319 in Escuintla, 774 in": no parts of the shelters
    # "900 people in 12 camps, while the mayor says that the number does not exceed 400"
    named = any(first <= mark.start and mark.end <= draft.start for mark in reading.of("tally", "noun"))
    return not (named and any(first <= mark.start < draft.start for mark in reading.of("source.speech", "verb")))


def _expected(draft: Draft) -> bool:
    return any(
        draft.head.end <= mark.start <= draft.head.end + 2 and not draft.reading.in_time(mark.start)
        for mark in draft.reading.of("planned", "cue")
    )


def _apart(draft: Draft, previous: Draft) -> bool:
    """Tell whether a counted group continues a list: "among them four nurses and nine pupils"."""
    gap = draft.reading.words[wholes.past_relative(draft, previous) : draft.start]
    part = previous.relation in {"part", "list"} or previous.parent is not None
    # "إنقاذ 11 رضيعا و107 نساء و28 عاملا": the verb before the first number counts all that "and" joins to it
    joined = previous.relation == "before" and gap == ["و"] and draft.reading.language.right_to_left
    if part and previous.head.kind == "them" and gap[-1:] == ["و"] and len(gap) <= _BODY:
        return True  # "183 من الفصائل و100 من الجيش و44 مدنيا"
    and_word = gap[-1:] == ["و"] or draft.reading.words[draft.start].startswith("و")
    if part and draft.reading.language.right_to_left and gap[:1] == ["من"] and and_word and len(gap) <= _BODY:
        return True  # "12 مقاتلا و10 مدنيين من أبناء المدينة وثمانية من عناصر الجيش"
    if (part or previous.relation == "label") and _said_to_be(draft, previous):
        return True
    if gap == [","] and previous.trigger is not None and previous.trigger.kind == "counts.before_inverted":
        return previous.head.kind == draft.head.kind == "person"  # "the dead are 18 women, seven men and five children"
    # ", as well as 57 migrants": several words that join
    wide = max((m.end - m.start - 1 for m in draft.reading.ending(draft.start, "join") if m.value == "and"), default=0)
    gap = gap[: len(gap) - wide]
    return len(gap) <= 2 and (part or joined or _third(draft, previous, gap))  # noqa: PLR2004 - a comma and "and"


def _third(draft: Draft, previous: Draft, gap: list[str]) -> bool:
    """Tell whether a group closes a list after a verb: "wounded 12 children, three nurses and two guards"."""
    words, end = draft.reading.words, draft.head.end
    closed = end >= len(words) or words[end] in _CLOSED or bool(draft.reading.at(end, "place"))
    return previous.relation == "before" and gap[-1:] != [","] and draft.head.kind == "person" and closed


def _said_to_be(draft: Draft, previous: Draft) -> bool:
    """Tell whether a group follows a part of which a verb says who they are: "of whom 21 were men and 9 girls"."""
    reading, first = draft.reading, previous.end
    verb = next((mark for mark in reading.at(first, "word") if mark.value == "be"), None)
    if verb is None or not (reading.closes(draft.start, "join", "and") or reading.words[draft.start - 1] == ","):
        return False
    return any(mark.end == draft.start - 1 for mark in reading.at(verb.end, "person"))


def _joined(draft: Draft, previous: Draft) -> bool:
    """Tell whether a group is joined to one that a participle follows: "146 civiles muertos y 265 combatientes"."""
    if coupled.hosts_too(draft, previous):
        return True
    trigger = previous.trigger
    if trigger is None or previous.head.kind != "person" or previous.relation not in {"after", "noun"}:
        return False
    if trigger.start != previous.head.end or draft.start - trigger.end != 1:
        return False
    return draft.reading.says(trigger.end, "join", "and")
