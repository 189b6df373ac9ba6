"""Forms flattened to lines without colons: "Deaths 64" over "Houses destroyed 3,402"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.reading import Reading
    from geo.extraction.tokens import Sentence

#: A line of a form: a short name, and a number that closes it.
_LINE = re.compile(r"[^\W\d_][^\d\n:.;!?|]{1,60}[ \t\u00a0]\d{1,3}(?:[.,٬ \u00a0\u202f\u2009]?\d{3})*[ \t\u00a0]*")
#: Letters of a line of a form beside another, at most.
_NEAR = 100


def in_form(reading: Reading) -> bool:
    """Tell whether a sentence is a line of a form: a name and a number, and so is the line before it or after it.

    Parameters
    ----------
    reading
        The sentence, whatever its language.
    """
    sentence = reading.sentence
    if not _is_line(sentence) or _LINE.fullmatch(sentence.text, sentence.start, sentence.end) is None:
        return False
    text = sentence.text
    return _alike(text[: sentence.start].rstrip("\n\r ")[-_NEAR:].rpartition("\n")[2]) or _alike(
        text[sentence.end : sentence.end + _NEAR].lstrip("\n\r ").partition("\n")[0]
    )


def _is_line(sentence: Sentence) -> bool:
    """Tell whether a sentence has a line for itself."""
    text = sentence.text
    before = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
    after = text[sentence.end : sentence.end + _NEAR].partition("\n")[0]
    return not before.strip() and not after.strip()


def _alike(line: str) -> bool:
    return _LINE.fullmatch(line.strip()) is not None
