"""Words that people type or paste."""

from __future__ import annotations

import re

#: Control characters other than tabs and line breaks, halves of characters, and what XML 1.0 forbids besides.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def typed(words: str) -> str:
    r"""Return words without the characters that no page, slide or workbook can hold; each becomes a space.

    Examples
    --------
    >>> typed("pasted\x0bfrom a text")
    'pasted from a text'
    """
    return _FORBIDDEN.sub(" ", words)
