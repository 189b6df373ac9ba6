"""Tables flattened to text: a heading names what the numbers of the lines under it count, column by column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.extraction import forms
from geo.extraction.lexicon import Mark
from geo.extraction.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.numbers import Mention

_LONGEST_HEADING = 16
_LONGEST_NAME = 6
#: Entries of a line at least.
_ENTRIES = 2
#: What may close a line of a list.
_CLOSING = frozenset(";,.")
#: What stands before a number alone after a superlative, and what may stand after it.
_APART = {"(": ([")"],), ",": ([","], ["."], [";"], []), "،": (["،"], ["."], ["؛"], [])}
#: What parts a label from its number beside a colon, what parts entries, and words of such a label at most.
_DASHES = frozenset({"-", "–", "—"})
_PARTS = frozenset({",", ";", ":", ".", "|", "•", "("})
_DASHED = 3
#: What parts the fields of a form on one line: "Dead: 12 / Injured: 30".
_BARS = frozenset({"/", *_DASHES})
#: Words of the longest name of such a field, after its first.
_FIELD = 4
#: Words between "the most" and the end of who is counted.
_SUPERLATIVE = 3
#: Kinds of words that stand beside "affected" without naming things that are.
_KNOWN = ("person", "household", "home", "counts.", "word", "tally", "per", "event", "join", "article")
#: Letters of the shortest noun of a label.
_NOUN = 4
#: Kinds of words that may name a column.
COLUMNS = frozenset({"counts.noun", "counts.noun_weak", "counts.noun_either", "counts.noun_flow", "counts.noun_stock",
                      "counts.after", "counts.after_stock", "counts.home_after", "counts.label",
                      "counts.topic"})  # fmt: skip

#: Kinds of verbs that name no field: they need a place or a border beside them.
_OF_CLAUSES = frozenset({"counts.after_either", "counts.before_either"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that heads others: the words for what is counted, from left to right, and whether it names homes."""

    columns: tuple[Mark, ...]
    homes: bool
    reading: Reading


def may_head(words: Sequence[str]) -> bool:
    """Tell whether a line may head others: it is short and no sentence, and gives no number itself, "Missing: 0"."""
    given = words[-2:-1] == [":"] and words[-1].isdecimal()
    return 0 < len(words) <= _LONGEST_HEADING and words[-1] not in {".", "!", "?"} and not given


def heading(reading: Reading) -> Heading | None:
    """Return what a line without figures announces for the lines under it, if it is short and no sentence."""
    if not may_head(reading.words) or forms.in_form(reading):
        return None
    columns: list[Mark] = []
    for mark in sorted(reading.marks, key=lambda m: (m.start, -m.end)):
        if mark.kind in COLUMNS and (not columns or mark.start >= columns[-1].end):
            columns.append(mark)
    homes = bool(reading.of("home"))
    columns = [mark for mark in columns if homes or mark.kind != "counts.home_after"]
    return Heading(tuple(columns), homes, reading) if columns else None


def fill(drafts: list[Draft], above: Heading) -> bool:
    """Give the numbers of a line the columns of the heading above it.

    Returns
    -------
    bool
        Whether the line is a row: a name, then as many bare numbers as there are columns.
    """
    if _entries(drafts, above):
        return True
    if len(drafts) != len(above.columns) or drafts[0].indicator:
        return False
    reading = drafts[0].reading
    words = reading.words
    single = len(drafts) == 1 and words[drafts[0].start - 1 : drafts[0].start] == [":"]
    counted = single and drafts[0].head.kind in {"person", "household"}  # "Dana: 1,200 people"
    last = drafts[-1].head.end if counted else drafts[-1].end
    named = sum(word[0].isalpha() for word in words[: drafts[0].start])
    if of_other_things(reading, drafts[0].start):
        return False  # "Bridges cut: 9" under "Dead by province"
    if not 0 < named <= _LONGEST_NAME or not all(word in _CLOSING for word in words[last:]):
        return False
    if any(words[index][0].isalpha() for draft in drafts[1:] for index in range(draft.start - 1, draft.start)):
        return False
    if not counted and any(draft.head.kind != "bare" for draft in drafts):
        return False
    for draft, mark in zip(drafts, above.columns, strict=True):
        if not draft.mention.size:
            continue
        if len(drafts) == 1:
            count_households(draft, above.reading, 0, len(above.reading.words))
        draft.take(mark.value, mark, "column", 7.0)
    return True


def count_households(draft: Draft, reading: Reading, first: int, last: int) -> None:
    """Let a number without a noun be one of households, if its label counts nobody else: "Families affected".

    Parameters
    ----------
    draft
        The number.
    reading
        The line of the label.
    first, last
        Tokens of the label, the last one exclusive.
    """
    if draft.head.kind == "bare" and _of_households(reading, first, last):
        draft.head = replace(draft.head, kind="household", value="household")


def _of_households(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a label counts households and nobody else: "Families affected, by municipality"."""
    named = {
        kind: {mark.start for mark in reading.of(kind) if first <= mark.start and mark.end <= last}
        for kind in ("person", "household")
    }
    people = named["person"] - {mark.start for mark in reading.counting}
    return bool(named["household"]) and not people


def _entries(drafts: list[Draft], above: Heading) -> bool:
    """Give the numbers of a line of entries what the heading above counts: "Tessit : 2,150 | Ansongo : 970"."""
    said = {mark.value for mark in above.columns}
    if len(drafts) < _ENTRIES or len(said) != 1 or above.homes:
        return False
    for draft in drafts:
        words, start = draft.reading.words, draft.start
        named = start > 1 and words[start - 1] == ":" and words[start - 2][0].isalpha()
        ended = words[draft.end : draft.end + 1] in ([], ["."], [";"], ["|"], ["•"])
        if draft.indicator or draft.head.kind != "bare" or not (named and ended):
            return False
    for draft in drafts:
        draft.take(above.columns[0].value, above.columns[0], "column", 7.0)
    return True


def of_other_things(reading: Reading, end: int) -> bool:
    """Tell whether the name of a row names what is no figure, or somebody but the place: "Soldiers deployed: 900".

    Parameters
    ----------
    reading
        The row.
    end
        The token after the name.
    """
    named = any(last <= end for _, last, _ in reading.places)
    return not named and any(mark.end <= end for kind in ("other", "negative") for mark in reading.of(kind))


def label(reading: Reading, start: int) -> tuple[int, int] | None:
    """Return the tokens of the label before the colon that stands before a number, the end exclusive.

    Parameters
    ----------
    reading
        The line.
    start
        The token at which the number begins.
    """
    words, colon = reading.words, start - 1
    if colon < 1 or words[colon] not in {":", "="}:
        return None
    first = colon
    numbers = {m.end for m in reading.mentions if not reading.in_time(m.start)}
    while first > 0 and words[first - 1] not in {";", "|", "•", ".", ":"} and first not in numbers:
        if words[first - 1] in _BARS and first - 1 in numbers:
            break  # "Dead: 12 / Injured: 30"
        first -= 1
    if first in numbers:
        return None  # "45 dead: 30 in Bohol"
    if any(first <= mark.start < colon and mark.value == "be" for mark in reading.of("word")):
        return None  # a clause, not a label
    return first, colon


def field_follows(reading: Reading, mention: Mention) -> bool:
    """Tell whether a bar parts a number from the next field of a form: "Dead: 12 / Injured: 30"."""
    words, bar = reading.words, mention.end
    sentence = reading.sentence
    spaced = words[bar : bar + 1] == ["/"] and sentence.starts[bar] > sentence.ends[bar - 1]
    return spaced and words[mention.outer_start - 1] == ":" and ":" in words[bar + 2 : bar + 2 + _FIELD]


def _dashed(reading: Reading, start: int) -> tuple[int, int] | None:
    """Return the tokens of a label that a dash parts from its number: "killed – 30, injured – 45"."""
    words, dash = reading.words, start - 1
    if dash < 1 or words[dash] not in _DASHES:
        return None
    first = dash
    while first > 0 and words[first - 1] not in _PARTS and dash - first <= _DASHED:
        first -= 1
    whole = 0 < dash - first <= _DASHED and (first > 0 or len(reading.mentions) > 1)
    named = any(mark.kind in COLUMNS and mark.start >= first for mark in reading.ending(dash, *COLUMNS))
    return (first, dash) if whole and named else None


def of_unknown(draft: Draft) -> bool:
    """Tell whether a label says "affected" of a noun that names no people: "Hotels affected: 120".

    Parameters
    ----------
    draft
        The number after it.
    """
    found = label(draft.reading, draft.start) if draft.head.kind == "bare" else None
    if found is None:
        return False
    reading, (start, colon) = draft.reading, found
    for mark in reading.counting:
        if mark.value != "affected" or not start <= mark.start < mark.end <= colon:
            continue
        for index in (mark.start - 1, mark.end):
            plain = start <= index < colon and len(reading.words[index]) >= _NOUN and reading.words[index].isalpha()
            known = any(m.start <= index < m.end and m.kind.startswith(_KNOWN) for m in reading.marks)
            if plain and not known and reading.place_at(index) is None:
                return True
    return False


def field(draft: Draft) -> Mark | None:
    """Return the word for what is counted before a colon or a dash, "houses destroyed : 2,066", "killed – 30".

    A number of households is one.
    """
    found = label(draft.reading, draft.start) or _dashed(draft.reading, draft.start)
    if found is None:
        return None
    reading, (start, colon) = draft.reading, found
    inside = [mark for mark in reading.counting if start <= mark.start and mark.end <= colon and not of_clause(mark)]
    nouns = {(mark.start, mark.end) for mark in reading.of("home")}  # "Houses: 12 destroyed" takes nobody in
    inside = [mark for mark in inside if mark.kind in COLUMNS or (mark.start, mark.end) not in nouns]
    homes = draft.under_homes or any(start <= mark.start and mark.end <= colon for mark in reading.of("home"))
    named = any(reading.has(kind, start, colon) for kind in ("person", "household", "home"))
    if draft.head.kind == "bare" and not named and of_things(reading, start, colon):
        return None  # "bridges destroyed: 12"
    wanted = [mark for mark in inside if mark.kind.startswith("counts.home_") is homes] or inside
    if not wanted:
        return None
    best = max(wanted, key=lambda mark: (mark.end - mark.start, mark.kind in COLUMNS, mark.end))
    event = draft.head.event
    if event is not None and event.kind == "counts.noun" and (best.kind not in COLUMNS or _of_other(event, best)):
        return None  # "Harm to life and health: 106 dead"
    if draft.head.kind == "bare" and reading.at(start, "other") and not reading.has("home", start, best.start):
        return None  # "Classrooms without a roof: 12"
    if best.kind in COLUMNS:
        count_households(draft, reading, start, colon)
    return best


def _of_other(event: Mark, verb: Mark) -> bool:
    """Tell whether a noun that is counted says another thing than a verb before its colon: "search ends: 301 dead"."""
    return verb.kind.startswith(("counts.after", "counts.home_after")) and verb.value != event.value


def of_clause(mark: Mark) -> bool:
    """Tell whether a word labels no number: "a village of", and verbs that need the rest of a clause: "left"."""
    if mark.value == "population" and mark.kind.startswith("counts.before"):
        return True
    return mark.kind.endswith(("_placed", "_known")) or mark.kind in _OF_CLAUSES


def of_things(reading: Reading, start: int, colon: int) -> bool:
    """Tell whether a label names things, other than the divisions by which it counts: "Deaths by department".

    Parameters
    ----------
    reading
        The line.
    start, colon
        The first word of the label, and the one after it.
    """
    per = reading.of("per")
    return any(
        start <= mark.start
        and mark.end <= colon
        and not reading.in_time(mark.start)  # "Deaths (last 24 hours)"
        and not any(by.start < mark.start < by.end for by in per)
        for mark in reading.of("other")
    )


def bracketed(draft: Draft) -> Mark | None:
    """Return the word for what is counted before a number alone: "the most displaced (82,177)", "most dead, 624,"."""
    reading = draft.reading
    words = reading.words
    opening = draft.start - 1
    closing = _APART.get(words[opening]) if opening > 0 else None
    if closing is None or words[draft.end : draft.end + 1] not in closing or draft.head.kind != "bare":
        return None
    named = [mark for mark in reading.ending(opening, *COLUMNS) if not mark.kind.startswith("counts.home_")]
    if not named or not reading.has("superlative", max(0, named[0].start - _SUPERLATIVE), named[0].end):
        return None
    if words[opening] != "(" and not any(mark.end == named[0].start for mark in reading.of("superlative")):
        return None  # "most of the displaced, 11,500,"
    best = max(named, key=lambda mark: (mark.kind.startswith("counts.noun"), mark.end - mark.start))
    counted = any(best.start - 2 <= mention.start < best.start for mention in reading.mentions)
    return None if counted else best
