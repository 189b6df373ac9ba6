"""Numbers that take over what the number after them counts: "14 in Goma and nine in Sake were killed"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction import listed_places
from geo.extraction.verb_final import alike, contrasted, is_final, listed, out_of
from geo.extraction.wholes import part_of

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading


#: What happens to refugees besides being some.
_MOVED = frozenset({"crossed", "returned", "evacuated", "blocked", "killed", "injured", "missing", "detained"})
#: Words of the longest name of a body between two numbers of its members.
_BODY = 6


def some_of(draft: Draft, following: Draft) -> bool:
    """Tell whether some of a number follow it, of which nothing else is said: "40 passengers, 12 of whom died".

    Not of soldiers: that some of them leave is no flight, which the number before them tells.
    """
    led = any(mark.value == "whole" for mark in draft.reading.ending(draft.mention.outer_start, "part"))
    if led and "," in draft.reading.words[draft.head.end : following.start]:
        return True  # "of the 190 passengers, 21 died"
    apart = following.start > draft.end and draft.head.value != "combatant"
    return apart and not _told(draft) and not is_final(draft.reading.language) and bool(part_of(following))


def _told(draft: Draft) -> bool:
    """Tell whether a verb of counting leads to a number: "on recense 200 familles ; 84 enfants sont seuls"."""
    marks = (*draft.reading.of("tally", "verb"), *draft.reading.of("source.speech", "count"))
    return any(0 <= draft.start - mark.end <= 1 for mark in marks)


def beside(draft: Draft, following: Draft) -> bool:
    """Tell whether a group shares the verb after the next one: "two guards and 11 civilians were killed"."""
    if not following.indicator or draft.head.kind not in {"person", "name", "household"}:
        return False
    between = draft.reading.words[draft.head.end : following.start]
    led = any(mark.value == "whole" for mark in draft.reading.ending(draft.mention.outer_start, "part"))
    if led and not draft.reading.closes(following.start, "join", "and"):
        return False  # "of the 190 trekkers 14 died"
    if out_of(draft, following) or (not between and _object_of(following)):
        return False
    parted = _parted(draft, following, between)
    joined = (
        (len(between) <= 1 and not parted) or _of_body(draft.reading, between, following) or _of_place(draft, following)
    )
    return joined and following.relation in {"after", "forward"}


def share(drafts: list[Draft]) -> None:
    """Let a group that only its noun counts share the verb after the next: "900 refugees and 80 returnees crossed".

    Parameters
    ----------
    drafts
        The numbers of a sentence, in reading order, after their own words were weighed.
    """
    for first, second in reversed(list(pairwise(drafts))):
        weak = first.relation == "noun" and first.trigger is not None and first.trigger.kind.endswith("_weak")
        joined = first.reading.says(second.start - 1, "join", "and")
        if weak and joined and second.indicator in _MOVED and beside(first, second):
            first.take(second.indicator, second.trigger, "forward", first.score)


def _object_of(draft: Draft) -> bool:
    """Tell whether those counted are whom a verb at the end of the clause is done to: "asker 9 isyancıyı öldürdü"."""
    return draft.trigger is not None and draft.reading.says(draft.trigger.start, "active", "final")


def _parted(draft: Draft, following: Draft, between: list[str]) -> bool:
    """Tell whether one word opens a clause of its own: "5,000 men; 12 were killed", "soldiers after 30 were shot"."""
    reading = draft.reading
    if between == [";"]:
        return not _told(draft)
    return reading.closes(following.start, "time.phrase", "after")


def _of_place(draft: Draft, following: Draft) -> bool:
    """Tell whether only the place that a group is of stands before the next: "four farmers of X and two soldiers"."""
    reading, first, last = draft.reading, draft.head.end, following.start
    if is_final(reading.language) or not reading.says(last - 1, "join", "and"):
        return False
    led = max((mark.end for mark in reading.at(first, "place")), default=first)
    return led > first and any(led <= start <= led + 1 and end == last - 1 for start, end, _ in reading.places)


def _of_body(reading: Reading, between: list[str], following: Draft) -> bool:
    """Tell whether only of whom a group is some stands before the next: "54 مقاتلا من قوات سوريا و17 مدنيا قتلوا"."""
    if not 1 < len(between) <= _BODY:
        return False
    if not reading.language.right_to_left:
        return _parallel(reading, between, following)
    if between[:1] != ["من"]:
        return False
    joined = between[-1] == "و" or reading.closes(following.start, "join", "and")
    return joined or reading.joined(following.start)


def _parallel(reading: Reading, between: list[str], following: Draft) -> bool:
    """Tell whether two groups are each some of a body: "20 fighters of the SDF and 17 of its rivals were killed"."""
    genitive = reading.language.table("patterns").get("grammar", {}).get("genitive", ())[:1]
    last = following.end
    alike = reading.words[last : last + 1] == between[:1]
    joined = reading.closes(following.start, "join", "and") and "," not in between
    return bool(genitive) and between[0] in genitive and alike and joined


def coupled(draft: Draft, following: Draft) -> bool:
    """Tell whether "and" joins a number to the next, whose noun both share: "70 and 30 dead in Gaza and Rafah"."""
    if draft.head.kind != "bare" or not following.indicator or following.head.kind in {"bare", "them"}:
        return False
    reading = draft.reading
    if reading.says(draft.start - 1, "retold", "to"):
        return False  # "desembarcó a 937 y dos cadáveres"
    joined = following.start - draft.end == 1 and reading.says(draft.end, "join", "and")
    return joined and draft.mention.size > 1 and not reading.in_time(draft.start)


def ahead(draft: Draft, following: Draft) -> bool:
    """Tell whether a number with its place waits for the verb at the end: "Malatya'da 6, Adıyaman'da 11 kişi öldü"."""
    reading = draft.reading
    if is_final(reading.language) and alike(draft, following):
        return following.relation == "after"
    if draft.head.kind != "bare" or not is_final(reading.language):
        return False
    if contrasted(reading, draft.end, following.start):
        return following.relation in {"after", "noun"}
    if following.relation in {"after", "forward"} and _timed(draft, following):
        return True
    if following.relation not in {"after", "forward", "noun"} or not (listed_places.placed(draft) or named(draft)):
        return False
    return listed(reading, draft.end, following.start)


def _timed(draft: Draft, following: Draft) -> bool:
    """Tell whether each of two numbers has a day before it, and a comma parts them: "Cuma günü 12, pazar 7 kişi"."""
    times = draft.reading.times or ()
    days = {index for time in times for index in range(time.start, time.end)}
    parted = draft.reading.words[draft.end : draft.end + 1] == [","]
    between = range(draft.end + 1, following.start)
    return parted and draft.start - 1 in days and len(between) > 0 and days.issuperset(between)


def named(draft: Draft) -> bool:
    """Tell whether a name that no gazetteer knows stands right before a number of a list: ", Tahar 24,"."""
    reading, start = draft.reading, draft.start
    if start < 2 or draft.end >= len(reading.words) or reading.words[start - 2] not in {",", ":"}:  # noqa: PLR2004
        return False
    word = reading.sentence.starts[start - 1]
    return reading.sentence.text[word].isupper() and reading.words[draft.end] == "," and not reading.at(start - 1)
