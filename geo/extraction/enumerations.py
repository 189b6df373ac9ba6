"""Lists of places and numbers without a verb, which have what a sentence before them, or their own heading, counts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction import brackets
from geo.extraction.source_names import capital
from geo.extraction.tables import COLUMNS
from geo.models import Qualifier

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Entries of a list, at least, and how much more than their whole they may be, which is rounded.
_ENTRIES = 2
_ROUNDED = 1.05
#: Words between a number and what opens the list of its parts: "70'e yükseldi (".
_VERB = 4
#: Words of a heading before its colon, and of the name of an entry.
_HEADING, _NAME = 10, 6


def complete(drafts: list[Draft], earlier: list[Draft]) -> None:
    """Give the numbers of a list what they count.

    Parameters
    ----------
    drafts
        The numbers of one sentence, in reading order.
    earlier
        The figures of the sentences before.
    """
    if len(drafts) < _ENTRIES:
        if _alone(drafts):
            _of_sentence_before(drafts, earlier)
        return
    _in_brackets(drafts)
    if not _of_heading(drafts) and not drafts[0].indicator:
        _of_sentence_before(drafts, earlier)


def _in_brackets(drafts: list[Draft]) -> None:
    """Let a list in brackets have what the number before it counts: "70 dead (Kastamonu 60, Sinop 9, Bartın 1)"."""
    words = drafts[0].reading.words
    for number, whole in enumerate(drafts[:-_ENTRIES]):
        end = max(whole.end, whole.head.end)
        opened = next((index for index in range(end, min(len(words), end + _VERB)) if words[index] == "("), 0)
        if not whole.indicator or not opened or ")" not in words[opened:] or drafts[number + 1].start < opened:
            continue
        closed = words.index(")", opened)
        parts = [draft for draft in drafts[number + 1 :] if draft.end <= closed]
        sizes = [draft.mention.size for draft in parts]
        if len(parts) < _ENTRIES or whole.mention.value is None or sum(sizes) > _ROUNDED * whole.mention.size:
            continue
        if all(_listed(draft, closed) for draft in parts):
            for draft in parts:
                inherit(draft, whole, "list", whole.score - 1.0)
                draft.parent = whole


def _listed(draft: Draft, closed: int) -> bool:
    """Tell whether a bare number stands between a name and the end of its entry in a list that a bracket closes."""
    words, reading = draft.reading.words, draft.reading
    joined = reading.says(draft.end, "join", "and")
    named = words[draft.start - 1][0].isalpha() or words[draft.start - 1][0] in "'’:"
    return (draft.end == closed or words[draft.end] in {",", ";"} or joined) and named and draft.head.kind == "bare"


def _of_heading(drafts: list[Draft]) -> bool:
    """Let a list have what the words before its colon count: "Missing by district: Dana 290, Salqin 60"."""
    reading, first = drafts[0].reading, drafts[0].start
    words = reading.words
    colon = next((index for index in range(min(first, _HEADING)) if words[index] == ":"), 0)
    if not colon or all(draft.indicator for draft in drafts) or not all(_entry(draft) for draft in drafts):
        return False
    if any(mention.end <= colon and not reading.in_time(mention.start) for mention in reading.mentions):
        return False  # "deaths per 100,000 people", but "deaths in 24 hours"
    homes = reading.has("home", 0, colon)
    named = [mark for mark in reading.counting if mark.kind in COLUMNS and mark.end <= colon + 1]
    named = [mark for mark in named if mark.kind.startswith("counts.home_") is homes]
    strong = [mark for mark in named if not mark.kind.endswith("_weak")] or named
    if len({mark.value for mark in strong}) != 1 or any(
        mark.value == "be" and mark.end <= colon for mark in reading.of("word")
    ):
        return False
    best = max(strong, key=lambda mark: (mark.kind.startswith("counts.noun"), mark.end - mark.start))
    if any(draft.indicator not in {"", best.value} for draft in drafts):
        return False
    for draft in drafts:
        draft.take(best.value, best, "field", 6.5)
    return True


def _entry(draft: Draft) -> bool:
    """Tell whether a number, of nothing, people or households, stands between a name and the end of an entry."""
    words, head = draft.reading.words, draft.head
    end = draft.end if head.kind == "bare" else head.end
    ended = words[end : end + 1] in ([], [";"], [","], ["."], ["("])
    and_next = draft.reading.says(end, "join", "and")
    before = words[draft.start - 1] if draft.start else ""
    counted = head.kind in {"bare", "household"} or (head.kind, head.value) == ("person", "people")
    named = before == ":" or before[:1].isalpha()
    # "Lobaye, 1 240 ; Ouaka, 870"
    parted = before == "," and draft.start > 1 and capital(draft.reading, draft.start - 2)
    return counted and (ended or and_next) and (named or parted)


def _alone(drafts: list[Draft]) -> bool:
    """Tell whether a sentence is one entry and no more: "Region of Maradi: 27."."""
    if not drafts or drafts[0].indicator or drafts[0].head.kind != "bare":
        return False
    draft, words = drafts[0], drafts[0].reading.words
    whole = words[draft.end :] in ([], ["."], [";"]) and words[draft.start - 1 : draft.start] == [":"]
    whole = whole and draft.mention.qualifier is Qualifier.EXACT  # "Uganda: just over 8,000." answers something
    return whole and draft.start <= _NAME and any(last < draft.start for _, last, _ in draft.reading.places)


def _of_sentence_before(drafts: list[Draft], earlier: list[Draft]) -> None:
    """Let a line that only lists places have what a sentence before counts: "Dana: 136,000; Salqin: 98,000"."""
    reading = drafts[0].reading
    # "Fitovinany 61 (60 of them in Ikongo)": what stands in brackets is no entry
    aside = {id(draft) for draft in drafts if _bracketed(draft)}
    drafts = [draft for draft in drafts if id(draft) not in aside]
    # marked off by semicolons, "host communities 46,000" is an entry and no verb
    apart = all(";" in reading.words[one.end : other.start] for one, other in pairwise(drafts))
    said = [
        draft
        for draft in drafts
        if draft.indicator and not _goes_on(draft, aside) and not (apart and draft.relation == "before")
    ]
    if not earlier or not drafts or said or (not apart and _counts(reading, drafts[-1].end)):
        return
    sizes = [draft.mention.size for draft in drafts]
    whole = _whole(earlier, reading.sentence.index - _ENTRIES, sizes)
    if whole is None or not all(_entry(draft) and draft.head.kind == "bare" for draft in drafts):
        return
    for draft in drafts:
        inherit(draft, whole, "list", whole.score - 1.5)
        draft.parent = whole


def _counts(reading: Reading, last: int) -> bool:
    """Tell whether a sentence has a word of an indicator, other than in a relative clause after its last number."""
    relative = min((m.start for m in reading.of("boundary", "relative") if m.start >= last), default=len(reading.words))
    return any(mark.start < relative for mark in reading.counting)


def _whole(earlier: list[Draft], first: int, sizes: list[float]) -> Draft | None:
    """Return the last figure, of those from a sentence on, that can be the total of a list, past an older toll."""
    for last in reversed(earlier):
        if last.reading.sentence.index < first or last.indicator != earlier[-1].indicator:
            return None
        whole = last.parent or last
        if whole.mention.value is not None and max(sizes) < whole.mention.size >= sum(sizes) / _ROUNDED:
            return whole
    return None


def _goes_on(draft: Draft, aside: set[int]) -> bool:
    """Tell whether a number only goes on from one in brackets, which is no entry of its list."""
    other = draft.heir_of
    while other is not None and other.reading is draft.reading:
        if id(other) in aside:
            return True
        other = other.heir_of
    return False


def _bracketed(draft: Draft) -> bool:
    """Tell whether a number stands in brackets."""
    return brackets.opening(draft.reading.words, draft.start) >= 0


def _of_the_rest(draft: Draft, previous: Draft) -> Mark | None:
    """Return what is said of the others, of whom a number then is: "7,000 stayed, the rest fled to Niger (4,600)"."""
    reading = draft.reading
    if previous.reading is not reading:
        return None
    for rest in reading.of("part", "rest"):
        if previous.end <= rest.start and rest.end <= draft.start:
            verbs = [mark for mark in reading.counting if rest.end <= mark.start and mark.end <= draft.start]
            return next((mark for mark in verbs if mark.kind.startswith(("counts.after", "counts.abroad"))), None)
    return None


def inherit(draft: Draft, source: Draft, relation: str, score: float) -> None:
    """Let a figure count what another does, or what the rest of whom it counts did."""
    rest = _of_the_rest(draft, source) if relation == "list" else None
    if rest is not None:
        draft.take(rest.value, rest, relation, min(score, 7.0))
        draft.heir_of = source
        return
    draft.take(source.indicator, source.trigger, relation, min(score, 7.0))
    draft.counting = source.counting
    if draft.head.kind in {"bare", "them"}:
        draft.unit = source.unit
    draft.heir_of = source


def of_commas(draft: Draft) -> bool:
    """Tell whether a number is an entry, after a comma, of a list that divides a total of a sentence before.

    "The worst hit are Soum, 41,000; Bam, 9,000": who gave the total need not have given these.
    """
    whole = draft.parent
    if whole is None or draft.heir_of is not whole or draft.relation != "list":
        return False
    return whole.reading is not draft.reading and draft.reading.words[draft.start - 1] == ","
