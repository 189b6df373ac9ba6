"""How names are compared: folded to one form in every script.

Two spellings are one name when they differ only in case, diacritics,
apostrophes, hyphens, dots or the variants of an Arabic letter: ``Idleb's``
apostrophe, ``Deir ez-Zor`` and ``Deir Ez Zor``, ``إدلب`` and ``ادلب``.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, and Arabic letters that writers use for one another.
_LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "ə": "e",
    "ɓ": "b",
    "ɗ": "d",
    "ƙ": "k",
    "ŋ": "n",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ئ": "ي",
    "ؤ": "و",
    "ة": "ه",
    "ۀ": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ک": "ك",
    "ء": "",
    "ـ": "",
    "\u200c": "",
    "\u200d": "",
    "\u00ad": "",
}
_JOINERS = "'’‘ʼʻʾʿ`´′ˈ.·"  # vanish inside a word: Ma'arat, U.S.
_INNER = frozenset({"Mn", "Mc", "Me", "Lm", "Cf"})
_FOLD = str.maketrans({**_LETTERS, **dict.fromkeys(_JOINERS, "")})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the form under which a name is compared.

    Parameters
    ----------
    text
        A name, or any run of words.

    Returns
    -------
    str
        Lower-case words joined by single spaces: no diacritics, apostrophes
        and dots left out, hyphens and other marks as spaces, Arabic letter
        variants as one letter. Folding twice gives the same.

    Examples
    --------
    >>> fold("Ma'arat al-Nu'mān"), fold("U.S."), fold("إدلب") == fold("ادلب")
    ('maarat al numan', 'us', True)
    """
    if text.isascii():
        plain = text.lower().translate(_FOLD)
    else:
        letters = unicodedata.normalize("NFKD", text.casefold().translate(_FOLD)).casefold()
        plain = "".join(c for c in letters if not unicodedata.combining(c)).translate(_FOLD)
        plain = unicodedata.normalize("NFC", plain)
    if plain.isalnum():
        return plain
    return " ".join("".join(c if c.isalnum() or _is_vowel_sign(c) else " " for c in plain).split())


def words(text: str) -> list[tuple[str, int, int]]:
    """Split a text into folded words with their offsets.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    list of tuple of str, int, int
        Folded word, first character, and the character after the last one.
        Hyphens part words, apostrophes and inner dots do not.
    """
    found: list[tuple[str, int, int]] = []
    start = -1
    for position, character in enumerate(text):
        inside = character.isalnum() or (character > "\x7f" and unicodedata.category(character) in _INNER)
        if inside and start < 0:
            start = position
        elif not inside and start >= 0:
            inner = character in _JOINERS and text[position + 1 : position + 2].isalnum()
            if not inner:
                _append(found, text, start, position)
                start = -1
    if start >= 0:
        _append(found, text, start, len(text))
    return found


def _is_vowel_sign(character: str) -> bool:
    """Tell whether a character is a vowel sign that takes room, as Indian scripts have."""
    return character > "\x7f" and unicodedata.category(character) == "Mc"


def _append(found: list[tuple[str, int, int]], text: str, start: int, end: int) -> None:
    """Add one word unless nothing is left of it."""
    folded = fold(text[start:end])
    if folded:
        found.append((folded, start, end))
