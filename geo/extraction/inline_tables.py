"""Tables within one sentence: "By province (killed / injured): Homs 12 / 40", "Deaths by province: Homs, 12; Hama, 3".

What the entries count is said by a label before them, in it in brackets, or by the line above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.extraction import forms
from geo.extraction.cells import Cell
from geo.extraction.counting import Draft
from geo.extraction.enumerations import inherit
from geo.extraction.items import DIVIDED
from geo.extraction.phrases import Head
from geo.extraction.placing import put
from geo.extraction.reading import Reading
from geo.extraction.table_columns import GROUPS, Column, announced, column_of, unit_of
from geo.extraction.tables import COLUMNS, label, of_clause, of_things

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.extraction.lexicon import Mark
    from geo.extraction.numbers import Mention
    from geo.extraction.tables import Heading

_BAR = "/"
#: What may stand between a name and its number, and what closes a label that ends in a division: "by province - ".
_BETWEEN = frozenset({",", ":", "(", "–", "-", "="})
_CLOSES = frozenset({":", "–", "-", "—"})
#: What parts two entries of a list, and what may stand within a name.
_PARTS = frozenset(";,|/؛،")
_WITHIN = frozenset("-–'’.()")
_YEARS = range(1900, 2100)
#: Columns of the widest table.
_MOST = 6
#: Entries of a list at least, words of the longest name, and words from "by province" to the colon: "are as follows".
_ENTRIES = 2
_NAME = 6
_FOLLOWS = 4
#: Lines under a heading among which a list of several entries a line stands.
_UNDER = 4
#: The parts of a rounded total add up to no more than this many times it, and to this share of it at least.
_ROUNDED = 1.02
_SHARE = 0.5
_MOSTLY = 0.98
_FIGURES = 6
#: What may stand before a list of names and numbers, between its entries, and at its end; words of a name at most.
_OPENS = frozenset(":(–—")
_TAGS = _PARTS | frozenset("•·-–")
_ENDS = frozenset(".;)|")
_TAG = 4
#: Words of the longest label.
_LABEL = 16


class Listed(NamedTuple):
    """What a number of a list counts, and the line above that says so; None where a label in the sentence does."""

    column: Column
    above: Reading | None


def columns(reading: Reading, above: Heading | None) -> Mapping[int, Listed | None]:
    """Return what the numbers of a sentence count that a label names, or brackets in the order of bars.

    Parameters
    ----------
    reading
        The sentence.
    above
        The line above that heads others, if there is one.

    Returns
    -------
    dict
        For the identity of a mention what it counts, None for things; empty where the sentence is no table.
    """
    words = reading.words
    if len(reading.mentions) < _ENTRIES:
        return _of_form(reading)
    tagged = _tagged(reading)
    if tagged:
        return tagged
    if ":" not in words and not reading.of("per"):
        return _headed(reading, above)
    found = _by_division(reading) or _labelled(reading) or _headed(reading, above)
    if not found and words.count(_BAR) >= _ENTRIES and "(" in words and ":" in words:
        found = _barred(reading)
    return found or _of_things(reading)


def draft(reading: Reading, mention: Mention, listed: Listed) -> Draft:
    """Return the figure of an entry of a list.

    Parameters
    ----------
    reading
        The sentence.
    mention
        Its number.
    listed
        What it counts.
    """
    unit, group = listed.column.unit, listed.column.group
    kind, value = ("person", group) if group in GROUPS else (unit, unit)
    made = Draft(reading, mention, Head(kind, value, mention.end, mention.end))
    # a label right before its number places nobody, as the names of a list do
    beside = listed.above is None and listed.column.mark.end == mention.start
    made.take(listed.column.mark.value, listed.column.mark, "field" if beside else "column", 7.0)
    made.heading = listed.above
    if not beside:
        _place(made)
    return made


def _place(entry: Draft) -> None:
    """Give an entry the place of which its name is, whatever places its label names: "in Chad: Adré 900; Tiné 40"."""
    reading = entry.reading
    opened = max((mention.end for mention in reading.mentions if mention.end <= entry.start), default=0)
    # a bracket or a sign may stand between
    named = [t for first, last, t in reading.places if opened <= first and 0 <= entry.start - last <= 1]
    if named and not named[-1].demonym:
        put(entry, named[-1:])


def add_up(drafts: Sequence[Draft]) -> None:
    """Make the entries of a list parts of the one that sums them up: "Homs 12; Hama 3; total 15".

    Parameters
    ----------
    drafts
        The numbers of the sentence.
    """
    listed = (one for one in drafts if one.relation == "column")
    total = next((one for one in listed if _is_total(one.reading, one.mention)), None)
    parts = [one for one in drafts if one is not total and total is not None and one.indicator == total.indicator]
    if total is None or not _MOSTLY <= sum(one.mention.size for one in parts) / total.mention.size <= _ROUNDED:
        return
    for one in parts:
        one.parent = total


def divide(drafts: list[Draft], earlier: list[Draft]) -> bool:
    """Let the entries after a label that counts nothing divide a total told before: "Where they are: Ibo 90; Pemba 40".

    Parameters
    ----------
    drafts
        The numbers of the sentence.
    earlier
        The figures before it, in reading order.

    Returns
    -------
    bool
        Whether they are parts of one.
    """
    if not drafts or not earlier or any(one.indicator for one in drafts):
        return False
    reading = drafts[0].reading
    colon = reading.words.index(":") if ":" in reading.words else 0
    entries = _entries(reading, colon + 1) if 0 < colon <= _LABEL else []
    if len(entries) != len(drafts) or of_things(reading, 0, colon):
        return False
    parts = [one for one in drafts if not _is_total(reading, one.mention)]
    summed = sum(one.mention.size for one in parts)
    whole = next((one for one in reversed(earlier[-_FIGURES:]) if _holds(one, summed)), None)
    if whole is None:
        return False
    for one in parts:
        inherit(one, whole, "item", 6.5)
        one.parent = whole
    return True


def _holds(whole: Draft, summed: float) -> bool:
    """Tell whether a figure is a total of which parts make up most, and no more than all."""
    divided = whole.indicator in DIVIDED and whole.relation != "item"
    return divided and _SHARE * whole.mention.size <= summed <= _ROUNDED * whole.mention.size


def _headed(reading: Reading, above: Heading | None) -> dict[int, Listed]:
    """Return what the line above says of each entry of a line that lists several: "Pemba: 1,200 | Metuge: 800"."""
    if above is None or reading.sentence.index - above.reading.sentence.index > _UNDER:
        return {}
    entries = _entries(reading, 0)
    column = announced([above.reading]) if entries else None
    return {} if column is None else {id(mention): Listed(column, above.reading) for mention in entries}


def _of_things(reading: Reading) -> dict[int, None]:
    """Return the numbers of which a label says that they count things: "people affected: 90; schools damaged: 12"."""
    words = reading.words
    found: dict[int, None] = {}
    for mention in reading.mentions:
        named = label(reading, mention.start)
        if named is None or (mention.end < len(words) and words[mention.end][0].isalpha()):
            continue
        told = any(named[0] <= mark.start and mark.end <= named[1] for mark in reading.counting)
        people = any(reading.has(kind, *named) for kind in ("person", "household", "home"))
        if told and not people and of_things(reading, *named):
            found[id(mention)] = None
    return found


def _of_form(reading: Reading) -> dict[int, Listed | None]:
    """Return what a line of a form counts: "Deaths 64", but nothing of "Bridges destroyed 9", "People reached 900"."""
    mention = next(iter(reading.mentions), None)
    if mention is None or mention.end != len(reading.words) or not forms.in_form(reading) or not reading.counting:
        return {}
    name = _tag(reading, 0, mention.start, _NAME)
    return {id(mention): _beside(reading, name) if name is not None else None}


def _tagged(reading: Reading) -> dict[int, Listed | None]:
    """Return what the words right before each number name, all along a sentence: "Dead 64, injured 211, missing 9".

    Nothing where one number has words of its own after it, "killed 12 soldiers", or before it more than a label.
    """
    words = reading.words
    if not all(word in _ENDS for word in words[reading.mentions[-1].end :]):
        return {}
    mentions = [m for m in reading.mentions if not reading.in_time(m.start)]
    if len(mentions) < _ENTRIES:
        return {}
    opened = [index for index in range(mentions[0].start) if words[index] in _OPENS]
    position = opened[-1] + 1 if opened and words[mentions[0].start - 1] not in _OPENS else 0
    found: dict[int, Listed | None] = {}
    for mention in mentions:
        name = _tag(reading, position, mention.start) if mention.digits else None
        if name is None or not (found or _known(reading, name)):
            return {}
        listed = _beside(reading, name)
        if not found and listed is None:
            return {}
        found[id(mention)] = listed
        position = mention.end
    return found if sum(listed is not None for listed in found.values()) >= _ENTRIES else {}


def _tag(reading: Reading, first: int, stop: int, longest: int = _TAG) -> Cell | None:
    """Return the words between two tokens without the signs around them, if they can be a name: "houses destroyed"."""
    words = reading.words
    while first < stop and words[first] in _TAGS:
        first += 1
    plain = 0 < stop - first <= longest and all(word[0].isalpha() for word in words[first:stop])
    return _cell(reading, first, stop) if plain and not reading.has("word", first, stop, "be") else None


def _beside(reading: Reading, name: Cell) -> Listed | None:
    """Return what a name right before a number counts; None where it names things."""
    column = column_of(reading, name, None)
    return Listed(column, None) if column is not None and _names(reading, column.mark, name) else None


def _known(reading: Reading, name: Cell) -> bool:
    """Tell whether a name is made of words for what is counted and nothing else: not "the attack killed"."""
    sentence = reading.sentence
    first, last = sentence.token_at(name.start), sentence.token_at(name.end - 1) + 1
    kinds = ("person", "household", "home", "other", "tally", "table", *COLUMNS)
    marks = [mark for mark in reading.marks if mark.kind in kinds or mark.kind.startswith("counts.home_")]
    marks += reading.of("word", "modifier")
    held = {index for mark in marks for index in range(mark.start, mark.end)}
    return held >= set(range(first, last))


def _names(reading: Reading, mark: Mark, name: Cell) -> bool:
    """Tell whether a word that opens or closes a name says what is counted: "deaths confirmed", "houses destroyed"."""
    starts, ends = reading.sentence.starts, reading.sentence.ends
    return not (of_clause(mark) or mark.kind == "counts.abroad") and (
        starts[mark.start] == name.start or ends[mark.end - 1] == name.end
    )


def _labelled(reading: Reading) -> Mapping[int, Listed | None]:
    """Return what the words before a colon say of each entry of the list after it: "New arrivals: Renk 120; Bor 80"."""
    colon = reading.words.index(":") if ":" in reading.words else 0
    if not 0 < colon <= _LABEL or _counted_before(reading, colon):
        return {}
    entries = _entries(reading, colon + 1)
    if entries and _of_others(reading, colon):
        return dict.fromkeys(map(id, entries))  # "Wounded animals treated: Nairobi 30"
    column = _of_label(reading, colon) if entries else None
    return {} if column is None else {id(mention): Listed(column, None) for mention in entries}


def _counted_before(reading: Reading, colon: int) -> bool:
    """Tell whether a number that is no day stands in a label: "arrivals since 15 April"."""
    # "Arrivals 2023:" is of that year
    inside = [m for m in reading.mentions if m.end <= colon and not (m.end == colon and m.value in _YEARS)]
    return not all(reading.in_time(m.start) for m in inside)


def _of_label(reading: Reading, colon: int) -> Column | None:
    """Return what a label counts: what its brackets say, "Shelters (people in tents)", else its own words."""
    words = reading.words
    if words[colon - 1] == ")" and "(" in words[:colon]:
        inner = column_of(reading, _cell(reading, words.index("(") + 1, colon - 1), None)
        if inner is not None:
            return inner
    whole = column_of(reading, _cell(reading, 0, colon), None)
    return whole if whole is not None and whole.mark.kind in COLUMNS else None


def _of_others(reading: Reading, colon: int) -> bool:
    """Tell whether the words of a label qualify what are no people: "wounded animals treated"."""
    others = [mark for mark in reading.of("other") if mark.end <= colon and mark.value != "time"]
    return any(
        said.kind in COLUMNS and (said.end == other.start or other.end == said.start)
        for other in others
        for said in reading.counting
    ) and not any(reading.has(kind, 0, colon) for kind in ("home", "household"))


def _cell(reading: Reading, first: int, last: int) -> Cell:
    return Cell(reading.sentence.starts[first], reading.sentence.ends[last - 1], number=False)


def _entries(reading: Reading, first: int) -> list[Mention]:
    """Return the numbers of a list that fills a sentence from a token on: a name and a number, time and again."""
    found: list[Mention] = []
    words, position = reading.words, first
    for mention in reading.mentions:
        if mention.start < first:
            continue
        named = mention.digits and _is_name(reading, position, mention.start)
        if not named or reading.in_time(mention.start):
            return []
        found.append(mention)
        position = mention.end
        if position < len(words) and words[position] not in _PARTS and not _joins(reading, position):
            break
    if not _plausible(reading, first, found):
        return []
    closed = position == len(words) or (position == len(words) - 1 and words[position] in {".", ";", "|"})
    return found if closed and len(found) >= _ENTRIES else []


def _plausible(reading: Reading, first: int, found: Sequence[Mention]) -> bool:
    """Tell whether entries may be counts by place: one has a known place, no name comes twice, and not all are years.

    So not "Article 12; Article 15", "January 12; February 14", "Rice 90; Maize 40", "Kenya 2019; Uganda 2020".
    """
    starts = [first, *(mention.end for mention in found)]
    names = [tuple(reading.words[start : m.start]) for start, m in zip(starts, found, strict=False)]
    plain = [tuple(word for word in name if word[0].isalpha()) for name in names]
    last = found[-1].end if found else first
    placed = any(first <= start < last and not toponym.demonym for start, _, toponym in reading.places)
    years = all(m.value in _YEARS and len(reading.words[m.start]) == 4 for m in found)  # noqa: PLR2004 - digits
    return placed and len(set(plain)) == len(plain) and not years


def _is_name(reading: Reading, first: int, stop: int) -> bool:
    """Tell whether tokens are the name of an entry, with what parts it from the entry before and from its number."""
    words, sentence = reading.words, reading.sentence
    while first < stop and (words[first] in _PARTS or words[first] in "-–•" or _joins(reading, first)):
        first += 1
    if stop > first and words[stop - 1] in _BETWEEN:
        stop -= 1
    if not 0 < stop - first <= _NAME:
        return False
    letter = sentence.text[sentence.starts[first]]
    if not letter.isalpha() or (letter.islower() and not reading.has("table", first, stop, "total")):
        return False
    plain = all(word[0].isalpha() or word in _WITHIN for word in words[first:stop])
    return plain and not any(first <= mark.start and mark.end <= stop for mark in reading.counting)


def _is_total(reading: Reading, mention: Mention) -> bool:
    """Tell whether an entry sums up the others: "total 6,400"."""
    return any(0 <= mention.start - mark.end <= 1 for mark in reading.of("table", "total"))


def _by_division(reading: Reading) -> dict[int, Listed]:
    """Return what a label by division gives to the number beside each name: "Deaths by province: Homs, 12"."""
    words = reading.words
    by = next((mark for mark in reading.of("per") if _closed(words, mark)), None)
    if by is None or any(mention.end <= by.start for mention in reading.mentions):
        return {}
    homes = reading.has("home", 0, by.start)
    inside = [mark for mark in reading.counting if mark.end <= by.start and mark.kind in COLUMNS]
    inside = [mark for mark in inside if homes or mark.kind != "counts.home_after"]
    label = max(inside, key=lambda mark: (mark.kind.startswith("counts.home_") is homes, mark.end), default=None)
    if label is None:
        return {}
    column = Column(label, unit_of([m for m in reading.marks if m.end <= by.start]), None, planned=False)
    found = [mention for mention in reading.mentions if mention.start > by.end + 1 and _beside_name(reading, mention)]
    return {id(mention): Listed(column, None) for mention in found}


def _closed(words: Sequence[str], by: Mark) -> bool:
    """Tell whether a division ends a label: "by province:", "by province are as follows:"."""
    if words[by.end : by.end + 1] and words[by.end] in _CLOSES:
        return True
    return ":" in words[by.end : by.end + _FOLLOWS]


def _beside_name(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number stands alone after a name, with a comma, a colon or a bracket between at most."""
    words, sentence = reading.words, reading.sentence
    before = mention.start - (2 if words[mention.start - 1] in _BETWEEN else 1)
    alone = mention.end == len(words) or not words[mention.end][0].isalpha() or _joins(reading, mention.end)
    if not mention.digits or not alone or before <= 0:
        return False
    return not sentence.text[sentence.starts[before]].islower() or _is_total(reading, mention)


def _joins(reading: Reading, index: int) -> bool:
    """Tell whether a word is an "and"."""
    return reading.says(index, "join", "and")


def _barred(reading: Reading) -> dict[int, Listed]:
    """Return what brackets name in the order of bars: "By province (killed / injured): Homs 12 / 40"."""
    words = reading.words
    opening = words.index("(")
    closing = next((index for index in range(opening, len(words)) if words[index] == ")"), len(words))
    bars = [index for index in range(opening, closing) if words[index] == _BAR]
    if words[closing + 1 : closing + 2] != [":"] or not 0 < len(bars) < _MOST:
        return {}
    names = [_named(reading, first + 1, last) for first, last in zip([opening, *bars], [*bars, closing], strict=True)]
    found: dict[int, Listed] = {}
    for run in _runs(reading, closing):
        if len(run) == len(names):
            found |= {id(m): Listed(column, None) for m, column in zip(run, names, strict=True) if column is not None}
    return found


def _named(reading: Reading, first: int, last: int) -> Column | None:
    """Return what the longest word for what is counted between two tokens says."""
    inside = [mark for mark in reading.counting if first <= mark.start and mark.end <= last and mark.kind in COLUMNS]
    mark = max(inside, key=lambda mark: mark.end - mark.start, default=None)
    beside = [m for m in reading.marks if first <= m.start and m.end <= last]
    return None if mark is None else Column(mark, unit_of(beside), None, planned=False)


def _runs(reading: Reading, first: int) -> Iterator[list[Mention]]:
    """Yield the numbers after a token that only bars part, row by row."""
    run: list[Mention] = []
    for mention in reading.mentions:
        if mention.start < first:
            continue
        if run and reading.words[run[-1].end : mention.start] != [_BAR]:
            yield run
            run = []
        run.append(mention)
    if run:
        yield run
