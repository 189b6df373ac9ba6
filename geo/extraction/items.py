"""Lists with one name and one number a line, "- Bakassi camp: 2,310", that divide a total told before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.extraction.enumerations import inherit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.extraction.counting import Draft

#: A line with a bullet or none, a name, a sign and a number that closes it.
_LINE = re.compile(
    r"^[^\S\n]*(?:[•·▪‣►*–—-][^\S\n]*)?[^\W\d_][^\n:;|\t]{1,60}?[^\S\n]*[:,–—-][^\S\n]*"
    r"(?P<number>\d{1,3}(?:[.,\u00a0\u202f \t]\d{3})+|\d{1,7})[^\S\n]*[;,.]?[^\S\n]*$",
    re.MULTILINE,
)
#: The same, after whose number a remark may follow.
_REMARKED = re.compile(
    r"^[^\S\n]*(?:[•·▪‣►*–—-][^\S\n]*)?[^\W\d_][^\n\d.:;،؛|\t–—]{1,60}?[^\S\n]*[:–—-][^\S\n]+"
    r"(?P<number>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d{1,7})"
    r"(?=[^\S\n]*(?:[;,.(–—،؛\n]|$|[^\W\d_]|-[^\S\n]))[^\n]*$",
    re.MULTILINE,
)
_NOT_DIGITS = re.compile(r"\D")
#: Lines of a list at least, and what may stand between two: blank lines; one line break where they have remarks.
_LINES = 2
_BLANK = re.compile(r"\n*")
_BREAK = re.compile(r"[ \t\r]*\n[ \t\r]*")
#: Sentences before a list and figures among which its total is looked for, and how near the sum must be.
_BACK = 5
_FIGURES = 6
_EXACT = 0.05
#: What a list divides.
DIVIDED = frozenset(
    {"killed", "injured", "missing", "displaced", "sheltered", "crossed", "refugees", "affected", "evacuated"}
    | {"returned", "homeless", "in_need", "detained", "blocked", "homes_destroyed", "homes_damaged"}
)


class Run(NamedTuple):
    """A list: where its lines begin and end, and the sum of their numbers."""

    start: int
    end: int
    total: float


def find(text: str) -> list[Run]:
    """Return the lists of a text, in reading order.

    Parameters
    ----------
    text
        Any text.
    """
    return [
        Run(lines[0].start(), lines[-1].end(), sum(float(_NOT_DIGITS.sub("", one["number"])) for one in lines))
        for lines in _runs(_LINE, _BLANK, text)
    ]


def remarked(text: str) -> tuple[frozenset[int], ...]:
    """Return, for each list of a text whose lines may go on, where its numbers begin: "- Mudzi: 76 (60)".

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    tuple of frozenset of int
        Offsets in `text`; lists in reading order.
    """
    return tuple(frozenset(one.start("number") for one in lines) for lines in _runs(_REMARKED, _BREAK, text))


def _runs(entry: re.Pattern[str], between: re.Pattern[str], text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the lines of each list of a text, of which only certain blanks part one from the next."""
    lines: list[re.Match[str]] = []
    for line in entry.finditer(text):
        if lines and between.fullmatch(text, lines[-1].end(), line.start()) is None:
            if len(lines) >= _LINES:
                yield lines
            lines = []
        lines.append(line)
    if len(lines) >= _LINES:
        yield lines


def divide(drafts: list[Draft], runs: list[Run], earlier: list[Draft]) -> bool:
    """Let the number of a line count what the total of its list does, told before it; tell whether one was found.

    Parameters
    ----------
    drafts
        The numbers of one line.
    runs
        The lists of the text.
    earlier
        The figures before the line, in reading order.
    """
    sentence = drafts[0].reading.sentence
    run = next((run for run in runs if run.start <= sentence.start and sentence.end <= run.end), None)
    if run is None or len(drafts) != 1 or drafts[0].head.kind not in {"bare", "unknown"} or _named(drafts[0]):
        return False
    whole = next((one for one in reversed(earlier[-_FIGURES:]) if _divided(one, run, sentence.index)), None)
    if earlier and earlier[-1].relation == "item" and earlier[-1].reading.sentence.start >= run.start:
        whole = earlier[-1].parent
    if whole is None:
        return False
    inherit(drafts[0], whole, "item", 6.5)
    drafts[0].parent = whole
    return True


def _named(draft: Draft) -> bool:
    """Tell whether a line says itself what it counts, and is no part of a total of others: "Missing: 19"."""
    return any(
        mark.start == 0
        and mark.end <= draft.start
        and mark.kind.startswith(("counts.noun", "counts.label", "counts.tag"))
        for mark in draft.reading.counting
    )


def _divided(whole: Draft, run: Run, index: int) -> bool:
    """Tell whether a figure before a list is the total to which its numbers add up, but for what is rounded."""
    value = whole.mention.value
    near = index - whole.reading.sentence.index <= _BACK and whole.reading.sentence.start < run.start
    if value is None or not near or whole.indicator not in DIVIDED or whole.relation == "item":
        return False
    return abs(value - run.total) <= _EXACT * value
