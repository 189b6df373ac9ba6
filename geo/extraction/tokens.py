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
_ALPHABETIC = r"[^\W\d_]"
_MARK = r"[\u0300-\u036f\u064b-\u065f\u0670\u0640]"
#: Letters, and the marks that stand over or under letters in Latin and Arabic script; most words have no mark.
_LETTERS = rf"(?:{_ALPHABETIC}+(?:{_MARK}+{_ALPHABETIC}*)*|{_MARK}+(?:{_ALPHABETIC}+{_MARK}*)*)"
_SPACE = "[ \u00a0\u202f\u2009]"
_NUMBER = (
    rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)(?:[.,٫]\d+(?!\d*{_SPACE}\d{{3}}))?"
    r"|\d{1,3},\ 000(?!\d)"
    r"|\d+(?:[.,٬٫:/'’]\d+)*"
)
_TOKEN = {
    "left": re.compile(rf"((?:[^\W\d_]\.){{2,}}|{_LETTERS}(?:['’](?=\w|\Z))?|{_NUMBER}|[^\s\w]|_)"),
    "right": re.compile(rf"((?:[^\W\d_]\.){{2,}}|{_LETTERS}|(?<=\w)['’]{_LETTERS}|{_NUMBER}|[^\s\w]|_)"),
}
_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "،": ",", "؛": ";", "؟": "?"}
    | {chr(mark): None for mark in (*range(0x064B, 0x0660), 0x0670)}
)
#: Circumflexes come and go in Turkish: "hâlâ", "resmî".
_TURKISH = str.maketrans({"â": "a", "î": "i", "û": "u"})


@lru_cache(maxsize=65536)
def fold(word: str, language: str) -> str:
    """Return the form in which a word is compared: without case, Arabic spelling variants unified.

    Parameters
    ----------
    word
        One token.
    language
        ISO 639-1 code; Turkish has its own dotless i.
    """
    if word.isascii():
        if language == "tr":
            word = word.replace("I", "ı")
        return word.lower()
    if language == "tr":
        word = word.replace("İ", "i").replace("I", "ı")
    word = word.casefold().replace("’", "'")
    if language == "tr":
        # a capital İ without its dot mark leaves the dot behind
        return word.translate(_TURKISH)
    return word.translate(_ARABIC) if language == "ar" else word


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


def _pieces(tokens: Iterable[re.Match[str]], start: int) -> Iterator[str]:
    """Yield what stands before each token, and the token; what stands after the last is left out."""
    for token in tokens:
        yield token.string[start : token.start()]
        yield token.group()
        start = token.end()


class Sentence:
    """A sentence and its tokens; their offsets are found when first asked for.

    Attributes
    ----------
    start, end
        Offsets into the text, end exclusive.
    index, paragraph
        Number of the sentence, and of the paragraph that it stands in.
    """

    __slots__ = ("_pieces", "end", "ends", "index", "paragraph", "start", "starts", "text", "words")

    starts: list[int]
    ends: list[int]

    def __init__(self, text: str, start: int, end: int, language: Language) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.index = 0
        self.paragraph = 0
        pattern = _TOKEN[language.table("language").get("apostrophe", "right")]
        # what stands between tokens, and the tokens, take turns
        self._pieces: list[str] = pattern.split(text[start:end])
        if start and text[start : start + 1] in _APOSTROPHES:
            # the only token that depends on the letter before the sentence
            self._pieces = list(_pieces(pattern.finditer(text, start, end), start))
        self.words = list(map(_folded(language.code), self._pieces[1::2]))

    def __getattr__(self, name: str) -> list[int]:
        """Find the offsets: the lengths of what stands between tokens and of the tokens add up."""
        if name not in {"starts", "ends"}:
            raise AttributeError(name)
        bounds = list(accumulate(map(len, self._pieces), initial=self.start))
        self.starts, self.ends = bounds[1:-1:2], bounds[2::2]
        return self.starts if name == "starts" else self.ends

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.words)

    def raw(self, first: int, last: int) -> str:
        """Return the text from one token to before another."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def token_at(self, offset: int) -> int:
        """Return the first token that ends after an offset of the text."""
        return bisect_right(self.ends, offset)
