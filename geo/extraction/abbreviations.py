"""The full name of a body that a text introduces with its abbreviation: "the National Relief Board (NRB)"."""

from __future__ import annotations

import re

_SHORT = re.compile(r"\(([^\W\d_]{2,10})\)")
_CLOSING = re.compile(r"\(([^\W\d_]{2,10})\)$")
#: Words of a full name for each letter of its abbreviation, and besides.
_BESIDE = 5
_ENDS = re.compile(r"[.;:!?\n()«»“”\"]")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def introduced(text: str) -> dict[str, str]:
    """Return the full names of the abbreviations that a text introduces in brackets.

    The letters of the abbreviation are looked for from right to left in the words before it, the first at the
    beginning of a word with a capital, after Schwartz and Hearst (2003).

    Parameters
    ----------
    text
        The whole document.

    Returns
    -------
    dict of str to str
        ``{"NRB": "National Relief Board"}``; none of an abbreviation that has no such words before it.
    """
    found: dict[str, str] = {}
    for mark in _SHORT.finditer(text):
        short = mark.group(1)
        if short in found or not _abbreviation(short):
            continue
        name = _long_form(short, text[: mark.start()].rstrip())
        if name is not None:
            found[short] = name
    return found


def in_full(name: str | None, names: dict[str, str]) -> str | None:
    """Return a source by its full name with the abbreviation in brackets, where the text has introduced that.

    Parameters
    ----------
    name
        The source as it is named beside a figure: "the NRB".
    names
        Full names by abbreviation.
    """
    closing = _CLOSING.search(name) if name is not None else None
    if name is not None and closing is not None:
        full = names.get(closing.group(1))
        return f"{full} ({closing.group(1)})" if full is not None and full not in name else name
    words = name.split() if name is not None else []
    if name is None or not 1 <= len(words) <= 2 or (len(words) == 2 and not words[0].islower()):  # noqa: PLR2004 - an article before it
        return name
    short = words[-1].rsplit("'", 1)[-1].rsplit("’", 1)[-1]
    full = names.get(short)
    return name if full is None else f"{full} ({short})"


def _abbreviation(short: str) -> bool:
    """Tell whether letters in brackets can be an abbreviation: "NRB", "Conred", and not "north"."""
    return short[0].isupper() and (len(short) > 2 or short.isupper())  # noqa: PLR2004 - "(El)" is none


def _long_form(short: str, before: str) -> str | None:
    """Return the words before an abbreviation for which it stands."""
    ends = [mark.end() for mark in _ENDS.finditer(before)]
    first = ends[-1] if ends else 0
    words = list(_WORD.finditer(before, first))[-(len(short) + _BESIDE) :]
    if not words or words[-1].end() != len(before):
        return None
    floor, at = words[0].start(), len(before)
    folded = before.lower()
    for number in range(len(short) - 1, -1, -1):
        letter = short[number].lower()
        at -= 1
        while at >= floor and (folded[at] != letter or (number == 0 and not _begins(before, at))):
            at -= 1
        if at < floor:
            return None
    name = before[at:]
    return name if " " in name and short not in name else None


def _begins(text: str, at: int) -> bool:
    """Tell whether a word with a capital begins at an offset."""
    return text[at].isupper() and (at == 0 or not text[at - 1].isalnum())
