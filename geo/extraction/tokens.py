"""Words of a text with their offsets, in the form in which the lexicons hold them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache, partial
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geo.languages import Language

_Value = TypeVar("_Value")
_APOSTROPHES = frozenset("'’")
#: Words remembered, which bounds memory on endless input.
_REMEMBERED = 200_000
_SPACE = "[ \u00a0\u202f\u2009]"
_NUMBER = (
    rf"\d(?:\d{{0,2}}(?:{_SPACE}\d{{3}})+(?!\d)(?:[.,٫]\d+(?!\d*{_SPACE}\d{{3}}))?"
    r"|\d{0,2},\ 000(?!\d)"
    r"|\d*(?:[.,٬٫:/'’]\d+)*)"
)
#: How a dash is typed where the keyboard has none, "NAIROBI (Xinhua) -- At least 14"; longer runs are rules.
_TYPED_DASH = "(?<!-)-{2,3}(?!-)"
#: The marks that stand over or under letters in Latin and Arabic script; most words have no mark.
_MARK = r"[\u0300-\u036f\u064b-\u065f\u0670\u0640]"


def _token(letter: str, mark: str, *, left: bool) -> re.Pattern[str]:
    """Return the pattern of a token: a word, an abbreviation with dots, a number or a sign.

    Each alternative begins with one character, by which most are ruled out at once.

    Parameters
    ----------
    letter, mark
        Patterns of one of them; an empty `mark` where there is none.
    left
        Whether an apostrophe belongs to the word before it, as in French; otherwise to the letters after it.
    """
    more = rf"{letter}*(?:{mark}+{letter}*)*" if mark else rf"{letter}*"
    marked = rf"|{mark}+(?:{letter}+{mark}*)*" if mark else ""
    elided = r"(?:['’](?=\w|\Z))?" if left else ""
    ending = "" if left else rf"|['’](?<=\w['’])(?:{letter}{more}{marked})"
    word = rf"{letter}(?:\.(?:{letter}\.)+|{more}{elided}){marked}{elided if mark else ''}"
    return re.compile(rf"({word}{ending}|{_NUMBER}|{_TYPED_DASH}|[^\s\w]|_)")


#: By where an apostrophe belongs, for text of ASCII letters only, which is quicker, and for any other.
_TOKEN = {
    side: (_token("[A-Za-z]", "", left=side == "left"), _token(r"[^\W\d_]", _MARK, left=side == "left"))
    for side in ("left", "right")
}
_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "،": ",", "؛": ";", "؟": "?"}
    | {chr(mark): None for mark in (*range(0x064B, 0x0660), 0x0670)}
)
#: Circumflexes come and go in Turkish: "hâlâ", "resmî".
_TURKISH = str.maketrans({"â": "a", "î": "i", "û": "u"})


@lru_cache(maxsize=65536)
def fold(word: str, language: str) -> str:
    """Return the form in which a word is compared: without case, Arabic spelling variants unified, a typed dash as one.

    Parameters
    ----------
    word
        One token.
    language
        ISO 639-1 code; Turkish has its own dotless i.
    """
    if word.isascii():
        if word.startswith("--"):
            return "—"
        if language == "tr":
            word = word.replace("I", "ı")
        return word.lower()
    if language == "tr":
        word = word.replace("İ", "i").replace("I", "ı")
    word = word.casefold().replace("’", "'")
    if language == "tr":
        # a capital İ without its dot mark leaves the dot behind
        return word.translate(_TURKISH)
    # what is nothing but a lengthening stroke stays a word
    return (word.translate(_ARABIC) or word) if language == "ar" else word


class Remembered(dict[str, _Value]):
    """What a function says of each word, asked once; `__getitem__` is as fast as that of a dictionary.

    Parameters
    ----------
    function
        Says it.
    """

    __slots__ = ("_function",)

    def __init__(self, function: Callable[[str], _Value]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> _Value:
        """Ask, and remember the answer; forget all before memory fills on endless input."""
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = value = self._function(word)
        return value


@cache
def _folded(language: str) -> Callable[[str], str]:
    """Return `fold` for one language."""
    return Remembered(partial(fold, language=language)).__getitem__


@cache
def _reading_of(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], Callable[[str], str]]:
    """Return the patterns of tokens in a language, of text of ASCII letters only and of any other, and its `fold`."""
    return (*_TOKEN[language.table("language").get("apostrophe", "right")], _folded(language.code))


def _pieces(tokens: Iterable[re.Match[str]], start: int) -> Iterator[str]:
    """Yield what stands before each token, and the token; what stands after the last is left out."""
    for token in tokens:
        yield token.string[start : token.start()]
        yield token.group()
        start = token.end()


class Sentence:
    """A sentence and its tokens.

    Attributes
    ----------
    start, end
        Offsets into the text, end exclusive.
    words
        The tokens, folded.
    starts, ends
        Their offsets into the text.
    index, paragraph
        Number of the sentence, and of the paragraph that it stands in.
    """

    __slots__ = ("_ends", "_pieces", "_starts", "end", "index", "paragraph", "start", "text", "words")

    def __init__(self, text: str, start: int, end: int, language: Language) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.index = 0
        self.paragraph = 0
        written = text[start:end]
        plain, other, folded = _reading_of(language)
        pattern = plain if written.isascii() else other
        # what stands between tokens, and the tokens, take turns
        pieces: list[str] = pattern.split(written)
        if start and text[start : start + 1] in _APOSTROPHES:
            # the only token that depends on the letter before the sentence
            pieces = list(_pieces(pattern.finditer(text, start, end), start))
        self.words = list(map(folded, pieces[1::2]))
        self._pieces = pieces
        self._starts: list[int] = []
        self._ends: list[int] = []

    @property
    def starts(self) -> list[int]:
        """Where the tokens start, found when first asked: most sentences are only looked through for words."""
        return self._starts or self._bounds()[0]

    @property
    def ends(self) -> list[int]:
        """Where the tokens end."""
        return self._ends or self._bounds()[1]

    def _bounds(self) -> tuple[list[int], list[int]]:
        """Find where the tokens start and end."""
        bounds = list(accumulate(map(len, self._pieces), initial=self.start))
        self._starts, self._ends = bounds[1:-1:2], bounds[2::2]
        return self._starts, self._ends

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.words)

    def raw(self, first: int, last: int) -> str:
        """Return the text from one token to before another."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def token_at(self, offset: int) -> int:
        """Return the first token that ends after an offset of the text."""
        return bisect_right(self.ends, offset)
