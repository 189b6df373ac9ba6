"""Brackets after a number that hold an older one, or by how much it changed: "45 (38 yesterday)", "45 (+7)"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction import brackets
from geo.extraction.enumerations import inherit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.numbers import Mention
    from geo.extraction.reading import Reading

#: Signs of a change.
_SIGNS = frozenset({"+", "-", "−", "–", "▲", "▼", "↑", "↓"})
#: Tokens from an opening bracket to an older number: "(yesterday 80".
_INTO = 3
#: How an older number may have been read before.
_LOOSE = frozenset({"", "label", "tally", "list"})


def is_change(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number alone in brackets, with a sign, is by how much the one before it changed: "45 (+7)".

    Those who came in addition are among those counted, and would be counted twice.

    Parameters
    ----------
    reading
        The sentence.
    mention
        The number.
    """
    words, opening = reading.words, mention.start - 2
    if opening < 1 or words[opening] != "(" or words[opening + 1] not in _SIGNS:
        return False
    closed = words[mention.end : mention.end + 1] == [")"]
    return closed and any(0 <= opening - other.end <= _INTO for other in reading.mentions)


def older(drafts: Sequence[Draft], context: Context) -> None:
    """Let a number in brackets be an older one of what the number before them counts, if a day or a word says so.

    Parameters
    ----------
    drafts
        The numbers of one sentence.
    context
        The document.
    """
    for first, second in pairwise(drafts):
        opening = max(first.end, first.head.end)
        words = first.reading.words
        near = words[opening : opening + 1] == ["("] and 0 < second.start - opening <= _INTO
        loose = second.relation in _LOOSE and second.head.kind in {"bare", "unknown"}
        if not (near and loose and first.indicator) or not _of_before(second, opening, context):
            continue
        inherit(second, first, "older", first.score - 0.5)
        second.superseded = True
        second.toponyms, second.role, second.place_rank = first.toponyms, first.role, first.place_rank


def _of_before(draft: Draft, opening: int, context: Context) -> bool:
    """Tell whether brackets say of their number that it is of an earlier day or count."""
    reading = draft.reading
    closing = brackets.closing(reading.words, draft.end)
    said = any(opening < mark.start and mark.end <= closing for mark in reading.of("older", "bracketed"))
    return said or any(opening < time.start and time.end <= closing for time in context.times(reading))
