"""Parts and wholes: of which figure a number is some, "of whom 8", "8 of them", "Bong alone lost 61"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.numbers import Mention
    from geo.extraction.reading import Reading

#: Words between two groups of a list: a comma and "and".
_LISTED = 2
#: Longest bound of a number within the words that make it a part: "including at least".
BOUND = 3
#: Words between "alone" and the end of its number.
_ALONE = 8
#: Words of a verb between a whole and its part: "among the 17 dead are five children".
_VERB = 2
#: Words for people without a number between "including" and "and 40 children".
_UNNUMBERED = 6
#: Heads of a group of people, and of one by its nationality.
_PEOPLE = frozenset({"person", "name"})
#: Words of the longest relative clause between two groups.
_ASIDE = 16
#: Wholes of a mere ratio, "of ten inhabitants six voted", and what may open a sentence before one.
_RATIOS = frozenset({2, 3, 4, 5, 10, 100})
#: Groups that are sent to help, and are parts of teams.
_SENT = frozenset({"combatant", "aid_worker"})
_QUOTES = frozenset('"“”«»')
#: Figures before a number among which its total is looked for.
_RECENT = 8


def part_of(draft: Draft) -> Mark | None:
    """Return the words that make a number a part of another: "of whom 8", "8 of them"."""
    reading = draft.reading
    for mark in reading.of("part"):
        # the phrase may hold the bound of the number: "including at least 140,000 children"
        if mark.value == "before" and mark.end <= draft.mention.start and -BOUND <= draft.start - mark.end <= 1:
            return mark
        if mark.value == "before" and _joins(reading, mark, draft):
            return mark
        if mark.value == "after" and draft.end <= mark.start <= max(draft.end, draft.head.end) + 2:
            if any(
                0 <= mention.outer_start - mark.end <= 1 or draft.end <= mention.outer_start < mark.start
                for mention in reading.mentions
            ):
                continue  # "400,000, of whom 32,000", "183 dead, 13 of them": the words are those of the next number
            return mark
    return None


def _alone(draft: Draft) -> bool:
    """Tell whether a number is said to be that of one place by itself: "Bong alone lost 61", "à lui seul 1 612"."""
    return any(
        -_ALONE <= mark.start - draft.end <= 2 * BOUND and not draft.reading.joints(*sorted((mark.start, draft.start)))
        for mark in draft.reading.of("part", "alone")
    )


def _total(draft: Draft, before: list[Draft]) -> Draft | None:
    """Return the larger figure of the same kind, in this sentence or the one before, that holds a number."""
    for other in reversed(before):
        near = draft.reading.sentence.index - other.reading.sentence.index <= 1
        if near and other.indicator == draft.indicator and larger(other, draft) and other.parent is None:
            return other
    return None


def _joins(reading: Reading, mark: Mark, draft: Draft) -> bool:
    """Tell whether a part comes after others that have no number: "including women and 40 children"."""
    if not 1 < draft.start - mark.end <= _UNNUMBERED or draft.head.kind != "person":
        return False
    if any(mark.end <= other.start < draft.start for other in reading.mentions):
        return False
    people = any(mark.end <= noun.start < draft.start for noun in reading.of("person"))
    return people and reading.closes(draft.start, "join", "and")


def whole_of(draft: Draft, before: list[Draft], earlier: list[Draft]) -> Draft | None:
    """Return the figure of which a number may be a part: the last one that is larger."""
    for other in reversed(before):
        if larger(other, draft):
            return other
    if before:
        return None
    for other in reversed(earlier[-4:]):
        here, there = draft.reading.sentence, other.reading.sentence
        if here.index - there.index > 2 or (here.index - there.index > 1 and here.paragraph != there.paragraph):  # noqa: PLR2004
            return None
        if larger(other, draft) and other.parent is None and other.relation != "field":
            return other  # the next line of a form counts something else
    return None


def things_before(draft: Draft, index: int) -> Mention | None:
    """Return the last number before a token, where it counts things: "90 clinics were hit, | 40 of them".

    Parameters
    ----------
    draft
        A number after it in the same sentence.
    index
        The token.
    """
    before = [mention for mention in draft.reading.mentions if mention.end <= index]
    return before[-1] if before and id(before[-1]) in draft.others else None


def of_things(draft: Draft, part: Mark) -> bool:
    """Tell whether those of whom a number is a part are no people: "rescue teams, including 80 soldiers, have left".

    Parameters
    ----------
    draft
        The number, which says itself nothing of what happened.
    part
        The words that make it a part.
    """
    reading, last = draft.reading, part.start - (draft.reading.words[part.start - 1] == ",")
    if draft.indicator or part.value != "before" or part.start < 1 or draft.head.value not in _SENT:
        return False
    return any(mark.value == "things" for mark in reading.ending(last, "other"))


def larger(whole: Draft, part: Draft) -> bool:
    """Tell whether one figure is larger than another, which it is where either is vague."""
    return whole.mention.value is None or part.mention.value is None or whole.mention.value > part.mention.value


def opened_by(draft: Draft, previous: Draft) -> Draft | None:
    """Return the whole that opens the sentence of a number: "Of the 239 dead, 156 were civilians and 3 soldiers"."""
    if previous.relation == "part" and previous.parent is not None and previous.parent.reading is draft.reading:
        listed = draft.head.kind in _PEOPLE and listed_with(draft, previous)
        return previous.parent if listed and _opens(previous.parent) and larger(previous.parent, draft) else None
    reading = draft.reading
    if draft.head.kind not in {"bare", "them", "person", "name"} or not larger(previous, draft) or not _opens(previous):
        return None
    first = max(previous.end, previous.head.end)
    told = draft.head.kind in _PEOPLE or reading.says(draft.end, "word", "be")
    parted = "," in reading.words[first : draft.start] and draft.start - first <= _UNNUMBERED
    # "among the 17 dead are five children"
    beside = draft.head.kind in _PEOPLE and draft.start - first <= _VERB
    return previous if told and (parted or beside) else None


def _opens(whole: Draft) -> bool:
    return whole.reading.closes(whole.start, "part", "whole")


def inherited_parent(draft: Draft, previous: Draft) -> Draft | None:
    """Return the whole of the figure before in a list, or that figure if a colon opens its parts."""
    parent = previous.parent
    labelled = draft.relation == "label" and (previous.relation == "list" or previous.trigger == draft.trigger)
    listed = draft.relation in {"list", "part"} or labelled
    if parent is not None and parent.indicator == draft.indicator and larger(parent, draft) and listed:
        return parent
    if draft.indicator == previous.indicator and previous.parent is None and larger(previous, draft):
        # as in "45 dead: 30 in Bohol" and "45 dead (30 in Bohol, 11 in Cebu)"
        between = draft.reading.words[previous.end : draft.start]
        return previous if ":" in between or ("(" in between and ")" not in between) else None
    return None


def sums(drafts: list[Draft]) -> None:
    """Let groups that a comma parts from the total to which they add up be parts of it: "31 dead, 29 men and two boys".

    Parameters
    ----------
    drafts
        The numbers of one sentence, in reading order.
    """
    for number, whole in enumerate(drafts):
        reading, total = whole.reading, whole.mention.value
        first = max(whole.end, whole.head.end)
        if not whole.indicator or total is None or reading.words[first : first + 1] not in ([","], [":"]):
            continue
        parts: list[Draft] = []
        for draft in drafts[number + 1 :]:
            gap = draft.start - first
            listed = 0 < gap <= _LISTED and all(
                word == "," or reading.at(first + place, "join") or (not parts and word == ":")
                for place, word in enumerate(reading.words[first : draft.start])
            )
            if draft.head.kind not in {"person", "name"} or draft.mention.value is None or not listed:
                break
            parts.append(draft)
            first = max(draft.end, draft.head.end)
        if len(parts) > 1 and sum(part.mention.value or 0 for part in parts) == total:
            for part in parts:
                part.take(whole.indicator, whole.trigger, "part", whole.score - 1.0)
                part.parent = part.heir_of = whole


def parent_of(draft: Draft, before: list[Draft], earlier: list[Draft]) -> Draft | None:
    """Return the figure of which a number with words of its own is a part."""
    if part_of(draft):
        return whole_of(draft, before, earlier)
    found = inherited_parent(draft, before[-1]) if before and listed_with(draft, before[-1]) else None
    return _total(draft, [*earlier[-_RECENT:], *before]) if found is None and _alone(draft) else found


def past_relative(draft: Draft, previous: Draft) -> int:
    """Return the token after a group, or after what a relative clause between commas says of it.

    Parameters
    ----------
    draft, previous
        A number and the group before it: "among the dead are 25 Egyptians, whose envoy came, and 11 Syrians".
    """
    reading, first = draft.reading, max(previous.end, previous.head.end)
    words, last = reading.words, draft.start
    if previous.reading is not reading or words[first : first + 1] != [","] or not reading.closes(last, "join", "and"):
        return first
    if not reading.says(first + 1, "boundary", "relative") or last - first > _ASIDE or words[last - 2] != ",":
        return first
    return last - 2 if "," not in words[first + 1 : last - 2] else first


def listed_with(draft: Draft, previous: Draft) -> bool:
    """Tell whether only commas, "and" and words of place stand between two numbers."""
    reading = draft.reading
    first, last = previous.end, draft.start
    if last - first > 24:  # noqa: PLR2004 - too far for a list
        return False
    return not any(
        first <= mark.start < last and mark.value == "strong" and reading.words[mark.start] != ";"
        for mark in reading.of("boundary")
    )


def opens_whole(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number is a whole that opens its sentence: "Sur 1 900 familles déplacées, 700 sont rentrées"."""
    first = 1 if reading.words[0] in _QUOTES else 0
    opened = mention.size not in _RATIOS and any(mark.end == mention.outer_start for mark in reading.at(first, "whole"))
    return opened and any(mention.end < other.start for other in reading.mentions)
