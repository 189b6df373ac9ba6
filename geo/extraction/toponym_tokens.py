"""Words of a text as the search for names of places sees them: folded, with prefixes and case endings cut off.

``d'Alep`` is the word *Alep* after an elided word, ``İdlib'de`` and
``Aleppo's`` are *İdlib* and *Aleppo* with an ending, ``وبإدلب`` may be *إدلب*
after two prefixes; offsets are always those of the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geo.extraction.tokens import Remembered
from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.extraction.place_words import PlaceWords

#: Letters, digits and the marks over and under letters.
_LETTERS = "[\\w\u0300-\u036f\u064b-\u065f\u0670]+"
_WORD = re.compile(rf"(?:[^\W\d_]{{1,2}}\.)+[^\W\d_]{{1,2}}(?![^\W_])\.?|{_LETTERS}(?:['’ʼʻʾʿ`´]{_LETTERS})*")
_APOSTROPHE = re.compile("['’ʼʻʾʿ`´]")
_SENTENCE = re.compile(r"[.!?…؟:;•|>]|\n|--|—|^\s*[-–]")
_NO_ELISION = frozenset("NMS")
#: What may stand between two words of one name.
_INSIDE = frozenset({" ", "-", "\u2010", "\u2011", "\u00a0", "\n", "\r\n", "'", "’", "  "})
_SHORT = frozenset(
    (
        *("st", "ste", "mt", "ft", "pt", "mr", "mrs", "ms", "dr", "gen", "col", "lt", "capt", "sgt", "gov", "sen"),
        *(
            "rep",
            "rev",
            "prof",
            "pres",
            "maj",
            "cmdr",
            "adm",
            "no",
            "vs",
            "jr",
            "sr",
            "co",
            "inc",
            "corp",
            "ltd",
            "dept",
        ),
        *("univ", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
        *("m", "mm", "mme", "mlle", "sra", "srta", "dra"),
    )
)


class Tokens:
    """The words of a text, as parallel lists.

    Attributes
    ----------
    words
        The words around names of places in its language.
    raw
        The word as written, without prefix and ending.
    start, end
        Offsets of that, end exclusive.
    full, core
        Folded: the whole word, and the word without elision and ending.
    cut
        Whether an ending was cut off.
    capital
        Whether it begins with a capital, or the script has none.
    gap
        What stands before the word, since the one before.
    opens
        Whether it opens a sentence, so that its capital says nothing.
    """

    __slots__ = ("capital", "core", "cut", "end", "full", "gap", "opens", "raw", "start", "text", "words")

    def __init__(self, text: str, words: PlaceWords) -> None:
        self.text = text
        self.words = words
        self.raw: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.full: list[str] = []
        self.core: list[str] = []
        self.cut: list[bool] = []
        self.capital: list[bool] = []
        self.gap: list[str] = []
        self.opens: list[bool] = []
        form = _forms(words)
        last = 0
        short = False
        for match in _WORD.finditer(text):
            found = form(match.group())
            if found is None:
                continue
            begin, stop = match.span()
            raw, head, tail, full, core, cut, capital, shortens = found
            gap = text[last:begin]
            self.opens.append(not last or (gap not in _INSIDE and _opens(gap, short=short)))
            self.raw.append(raw)
            self.start.append(begin + head)
            self.end.append(begin + tail)
            self.full.append(full)
            self.core.append(core)
            self.cut.append(cut)
            self.capital.append(capital)
            self.gap.append(gap)
            last = stop
            short = shortens

    def __len__(self) -> int:
        """Count the words."""
        return len(self.raw)

    def joined(self, index: int) -> bool:
        """Tell whether this word may belong to one name with the word before it."""
        gap = self.gap[index]
        return gap in _INSIDE or (gap == ". " and (self.core[index - 1] in _SHORT or len(self.core[index - 1]) == 1))


class _Form(NamedTuple):
    """A word as it is anywhere: what `Tokens` says of it, `head` and `tail` from its beginning.

    Attributes
    ----------
    shortens
        Whether a full stop after it may be that of an abbreviation.
    """

    raw: str
    head: int
    tail: int
    full: str
    core: str
    cut: bool
    capital: bool
    shortens: bool


@cache
def _forms(words: PlaceWords) -> Callable[[str], _Form | None]:
    """Return what tells the form of a word in a language, each found once; None for what is no word."""

    def form(whole: str) -> _Form | None:
        full = fold(whole)
        if not full:
            return None
        head, tail, raw, core = 0, len(whole), whole, full
        if not whole.isalnum() and _APOSTROPHE.search(whole):
            head, tail = _affixes(whole, words)
            raw = whole[head:tail]
            core = fold(raw)
        capital = not words.cased or raw[0].isupper()
        shortens = core in _SHORT or raw[-1] == "." or (len(core) == 1 and raw.isupper())
        return _Form(raw, head, tail, full, core, tail < len(whole), capital, shortens)

    return Remembered(form).__getitem__


def _affixes(whole: str, words: PlaceWords) -> tuple[int, int]:
    """Return where a word with an apostrophe begins without elided words before it, and ends without its ending."""
    head, tail = 0, len(whole)
    apostrophe = _APOSTROPHE.search(whole)
    # "d'Alep", "L'Ukraine", but "N'Djamena".
    if apostrophe and whole[0] not in _NO_ELISION and fold(whole[: apostrophe.start()]) in words.elisions:
        head = apostrophe.end()
    ending = words.suffix.search(whole, head) if words.suffix is not None else None
    return head, ending.start() if ending and ending.start() > head else tail


def _opens(gap: str, *, short: bool) -> bool:
    """Tell whether a sentence begins after what stands between two words."""
    if short and gap[:1] == "." and "\n" not in gap:
        return False
    return _SENTENCE.search(gap) is not None
