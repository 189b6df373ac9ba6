"""Numbers given in thousands or millions, as a heading says: "Displaced (in thousands)", "(en milliers)".

Such a note is no part of the sentence or cell that it stands in, so the report is read without it, and what stands
under it is multiplied afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from geo.extraction.reading import Reading
from geo.extraction.tokens import Sentence
from geo.models import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from geo.extraction.cells import Grid
    from geo.extraction.counting import Draft
    from geo.languages import Language

_FACTORS = {"thousands": 1_000, "millions": 1_000_000}
#: More people than there are: such a number was written out, whatever its heading says.
_MOST = 5_000_000_000
#: Figures whose number stands under or after a label, so that a note in it says what they are given in.
_LABELLED = frozenset({"column", "field", "label", "item"})
#: Kinds of words for who is counted.
_PEOPLE = ("person", "household", "home", "tally", "table")
#: A number with a fraction, no part of a longer one, of a date, a share or "1.2 million": "45.5", "8,25".
_FRACTION = re.compile(r"(?<![\d.,٬٫/-])(\d+)[.,٫](\d{1,2})(?![\d٬٫/%])(?!\s?[%٪])(?![.,]\d|[ \u00a0][^\W\d_])")
_YEAR = 4
#: Notes read in one report, which bounds the time that hostile input takes.
_NOTES = 200
_STOPS = frozenset(".!?…؟")
#: A line that says nothing, and the end of a paragraph.
_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Note:
    """Where a report says in what the numbers of a line, a column or a table are given, and how many each stands for.

    Attributes
    ----------
    start, end
        Offsets in the text, its brackets with it.
    factor
        1,000 or 1,000,000.
    words
        As written, without brackets.
    """

    start: int
    end: int
    factor: int
    words: str


class Scales:
    """The notes of one report, and its text without them.

    Parameters
    ----------
    text
        The report.
    language
        Its words for scales.

    Attributes
    ----------
    text
        As long as the report: spaces stand for the notes, and whole numbers for the fractions under them, so that
        "45.5" has the shape of a count. It is the report itself where there is no note.
    """

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self._language = language
        self._fractions: dict[int, float] = {}
        self._notes: list[Note] = []
        opening, pattern = _notes(language)
        if opening.search(f"\n{text}") is None:
            return
        for found in islice(pattern.finditer(text), _NOTES):
            said = next(group for group in ("thousands", "millions") if found[group] or found[f"{group}_long"])
            words = found[said] or found[f"{said}_long"]
            self._notes.append(Note(found.start(), found.end(), _FACTORS[said], words))
        for note in self._notes:
            self.text = self.text[: note.start] + " " * (note.end - note.start) + self.text[note.end :]
        reached = 0
        for note in self._notes:
            if note.end >= reached:
                reached = _until(self.text, note.end)
                self._whole(note.end, reached)

    def _whole(self, first: int, last: int) -> None:
        """Let the fractions between two offsets look whole, and remember them."""

        def whole(found: re.Match[str]) -> str:
            self._fractions[first + found.start()] = float(f"{found[1]}.{found[2]}")
            return f"{found[1]}0{found[2]}"

        self.text = self.text[:first] + _FRACTION.sub(whole, self.text[first:last]) + self.text[last:]

    def __bool__(self) -> bool:
        """Tell whether there are notes."""
        return bool(self._notes)

    def settle(self, drafts: Iterable[Draft], rows: Container[int]) -> list[Draft]:
        """Multiply the numbers after or under a label with a note, and leave out fractions that none makes a count.

        Parameters
        ----------
        drafts
            The figures of a report, in reading order.
        rows
            Where the rows of tables begin, which have their scales already.
        """
        kept = []
        for draft in drafts:
            sentence = draft.reading.sentence
            number = sentence.starts[draft.mention.start]
            if draft.relation in _LABELLED and sentence.start not in rows:
                before = (note for note in self._notes if note.start < number)
                self._apply(draft, next((n for n in before if self._governs(n, sentence.start, number)), None))
            if draft.scale is not None or number not in self._fractions:
                kept.append(draft)
        return kept

    def _governs(self, note: Note, line: int, number: int) -> bool:
        """Tell whether a note stands in the line of a number, or closes one of the same list above it.

        A line above that names something else, "Budget (in thousands)", says nothing of the list after it.
        """
        if note.start >= line:
            return True
        first, last = self.text.rfind("\n", 0, note.start) + 1, _end_of_line(self.text, note.end)
        if self.text[note.end : last].strip(" .:") or number >= _until(self.text, note.end):
            return False
        return not self.text[first : note.start].strip() or self._counts(first, note.start)

    def _counts(self, first: int, last: int) -> bool:
        """Tell whether words name people or homes, or what befalls them."""
        reading = Reading(Sentence(self.text, first, last, self._language), self._language)
        return bool(reading.counting) or any(reading.of(kind) for kind in _PEOPLE)

    def of_cell(self, draft: Draft, grid: Grid, number: int, titles: Sequence[Reading]) -> None:
        """Multiply a cell of a table by what the name of its column says, or else a line above the table.

        Parameters
        ----------
        draft
            The figure of the cell.
        grid, number
            The table, and the column.
        titles
            The lines above the table that may be its title.
        """
        if not self._notes:
            return
        names, top = grid.header, grid.start
        bounds = [] if names is None else [*(cell.start for cell in names.cells), _end_of_line(self.text, names.end)]
        own = next(((a, b) for index, (a, b) in enumerate(pairwise(bounds)) if index == number), (0, 0))
        over = min((title.sentence.start for title in _headings(titles)), default=top), top
        inside = [note for stretch in (own, over) for note in self._notes if stretch[0] <= note.start < stretch[1]]
        self._apply(draft, next(iter(inside), None))

    def _apply(self, draft: Draft, note: Note | None) -> None:
        """Read the number of a figure in a scale: 120 as 120,000; "1.2 million" is written out already."""
        mention, sentence = draft.mention, draft.reading.sentence
        if note is None or any(word[0].isalpha() for word in sentence.words[mention.start : mention.end]):
            return
        exact = self._fractions.get(sentence.starts[mention.start], mention.value)
        if (exact or mention.size) * note.factor > _MOST:
            return
        low, high = (None if bound is None else bound * note.factor for bound in (mention.low, mention.high))
        value = None if exact is None else round(exact * note.factor, 3)
        draft.mention = replace(mention, value=value, low=low, high=high)
        draft.scale = Span(note.start, note.end), note.words


def _headings(titles: Sequence[Reading]) -> Iterable[Reading]:
    """Return the lines right over a table that are no sentences and no rows of another, past its own bullet."""
    lines = (title for title in titles if len(title.words) > 1)
    return takewhile(lambda line: line.words[-1] not in _STOPS and not _is_count(line.words[-1]), lines)


def _is_count(word: str) -> bool:
    """Tell whether the last word of a line is a number, as in a row, and no year, as in a title."""
    return word[0].isdecimal() and not (word.isdecimal() and len(word) == _YEAR)


def _until(text: str, start: int) -> int:
    """Return where the paragraph of a note ends, or the one after it where it closes its own."""
    first = _BLANK.search(text, start)
    if first is None:
        return len(text)
    if text[start : first.start()].strip():
        return first.start()
    second = _BLANK.search(text, first.end())
    return len(text) if second is None else second.start()


def _end_of_line(text: str, start: int) -> int:
    last = text.find("\n", start)
    return len(text) if last < 0 else last


@cache
def _notes(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of how a note opens, quick as it begins with a sign or a new line, and that of a note.

    It stands in brackets, or after a sign and before another, or alone on its line.
    """
    written = language.table("numbers").get("scale_notes", {})

    def group(name: str, *, long: bool) -> str:
        named = (phrase for phrase in written.get(name, ()) if not long or " " in phrase)
        spelt = (phrase.replace("(", "(?:").replace(" ", r"\s+").replace(r"|)\s+", r"|)\s*") for phrase in named)
        return rf"(?P<{name}{'_long' if long else ''}>{'|'.join(spelt) or '(?!)'})"

    alone = "|".join(group(name, long=False) for name in _FACTORS)
    apart = "|".join(group(name, long=True) for name in _FACTORS)
    pattern = re.compile(
        rf"[(\[]\s*(?:{alone})\s*[)\]]|(?:(?<=[^\W\d_])\s*[,،–—]|^)[ ]*(?:{apart})[ ]*(?=[:|;)\n]|\Z)",
        re.IGNORECASE | re.MULTILINE,
    )
    opening = re.compile(
        re.sub(r"\?P<\w+>", "?:", rf"[(\[,،–—\n](?:(?<=[(\[])\s*(?:{alone})|[ ]*(?:{apart}))"), re.IGNORECASE
    )
    return opening, pattern
