"""Words of a text as the search for names of places sees them: folded, with prefixes and case endings cut off.

``d'Alep`` is the word *Alep* after an elided word, ``İdlib'de`` and
``Aleppo's`` are *İdlib* and *Aleppo* with an ending, ``وبإدلب`` may be *إدلب*
after two prefixes; offsets are always those of the text.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, compress, count
from typing import TYPE_CHECKING, NamedTuple

from geo.extraction.tokens import Remembered
from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.extraction.place_words import PlaceWords

#: Letters, digits and the marks over and under letters.
_LETTER = "[\\w\u0300-\u036f\u064b-\u065f\u0670]"
_APOSTROPHES = "['’ʼʻʾʿ`´]"
#: A word, or an abbreviation with dots inside, "U.S.": most words are known to be none by their third letter.
_WORDS = re.compile(
    rf"({_LETTER}(?:"
    rf"{_LETTER}{_LETTER}+(?:{_APOSTROPHES}{_LETTER}+)*"
    r"|(?<=[^\W\d_])[^\W\d_]?\.(?:[^\W\d_]{1,2}\.)*[^\W\d_]{1,2}(?![^\W_])\.?"
    rf"|{_LETTER}?(?:{_APOSTROPHES}{_LETTER}+)*"
    r"))"
)
_APOSTROPHE = re.compile(_APOSTROPHES)
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
    count
        How many words there are.
    """

    __slots__ = ("capital", "core", "count", "cut", "end", "full", "gap", "opens", "raw", "start", "text", "words")

    def __init__(self, text: str, words: PlaceWords) -> None:
        self.text = text
        self.words = words
        # what stands between words and the words take turns
        pieces = _WORDS.split(text)
        bounds = list(accumulate(map(len, pieces)))
        begins, stops, gaps = bounds[:-1:2], bounds[1::2], pieces[:-1:2]
        forms = list(map(_forms(words), pieces[1::2]))
        known = [form for form in forms if form is not None]
        if len(known) < len(forms):
            kept = [form is not None for form in forms]
            begins, stops = list(compress(begins, kept)), list(compress(stops, kept))
            gaps = [text[last:begin] for last, begin in zip((0, *stops), begins, strict=False)]
        self.count = len(known)
        # one column a field: the forms turned on their side
        raw, head, tail, full, core, cut, capital, shortens = zip(*known, strict=True) if known else ((),) * 8
        self.raw: list[str] = list(raw)
        self.full: list[str] = list(full)
        self.core: list[str] = list(core)
        self.cut: list[bool] = list(cut)
        self.capital: list[bool] = list(capital)
        # few words have anything before them or after them
        self.start, self.end = begins, stops
        for index in compress(count(), cut):
            stops[index] = begins[index] + tail[index]
        for index in compress(count(), head):
            begins[index] += head[index]
        self.gap = gaps
        self.opens = list(map(_OPENS, gaps))
        if known:
            self.opens[0] = True
        # a full stop after an abbreviation opens no sentence
        for index in compress(count(1), shortens[:-1]):
            if self.opens[index] and self.gap[index][:1] == "." and "\n" not in self.gap[index]:
                self.opens[index] = False

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


def _opens(gap: str) -> bool:
    """Tell whether a sentence begins after what stands between two words."""
    return gap not in _INSIDE and _SENTENCE.search(gap) is not None


_OPENS = Remembered(_opens).__getitem__
