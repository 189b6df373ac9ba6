"""Numbers in brackets that say by what stands before them of what they are: a place, or another year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.wholes import larger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft

#: Groups that are some of the people whom brackets after them tell apart.
_GROUPS = frozenset({"child", "woman", "civilian", "combatant", "aid_worker"})


def opening(words: Sequence[str], token: int) -> int:
    """Return where the bracket opens in which a token stands; -1 if it stands in none.

    Parameters
    ----------
    words
        A sentence.
    token
        The token.
    """
    last = next((index for index in range(token - 1, -1, -1) if words[index] in {"(", ")"}), -1)
    return last if last >= 0 and words[last] == "(" else -1


def closing(words: Sequence[str], token: int) -> int:
    """Return where the bracket closes in which the words before a token stand; -1 if none closes before another opens.

    Parameters
    ----------
    words
        A sentence.
    token
        The token.
    """
    following = next((index for index in range(token, len(words)) if words[index] in {"(", ")"}), -1)
    return following if following >= 0 and words[following] == ")" else -1


def of_place(draft: Draft, end: int | None = None) -> bool:
    """Tell whether a number stands in brackets right after a place: "Mueda (6,970)".

    Parameters
    ----------
    draft
        The number.
    end
        The token that closes the brackets; the one after the number, if none is given.
    """
    words, last = draft.reading.words, draft.end if end is None else end
    if draft.start < 2 or last >= len(words) or words[draft.start - 1] != "(" or words[last] != ")":  # noqa: PLR2004
        return False
    place = draft.reading.place_at(draft.start - 2)
    return place is not None and not place[2].demonym


def of_time(draft: Draft) -> bool:
    """Tell whether a number in brackets is that of a time before it: "three times as many as in May 2017 (6,513)"."""
    words, reading = draft.reading.words, draft.reading
    if words[draft.start - 1 : draft.start] != ["("] or words[draft.end : draft.end + 1] != [")"]:
        return False
    return any(time.end == draft.start - 1 and time.kind == "point" for time in reading.times or ())


def of_group(draft: Draft, before: list[Draft]) -> Draft | None:
    """Return the figure after which brackets hold a number of some of its people: "41 dead (12 children, 9 women)"."""
    words, reading = draft.reading.words, draft.reading
    opened = opening(words, draft.start)
    if draft.head.kind != "person" or opened < 0 or ")" not in words[draft.end :]:
        return None
    whole = next((one for one in reversed(before) if one.reading is reading and one.end <= opened), None)
    if whole is None or whole.head.kind not in {"person", "event"} or not larger(whole, draft):
        return None
    named = [*reading.of("person"), *reading.of("part"), *reading.of("join")]
    held = {index for mark in named for index in range(mark.start, mark.end)}
    held |= {index for mention in reading.mentions for index in range(mention.outer_start, mention.end)}
    alone = all(index in held or words[index] == "," for index in range(opened + 1, draft.start))
    # "29 men" only names people, but beside "8 women" a part of them
    told = words.index(")", draft.end)
    apart = draft.head.value == "people" and any(
        mark.value in {"woman", "child"} and opened < mark.start < told for mark in reading.of("person")
    )
    return whole if alone and (apart or draft.head.value in _GROUPS) else None


def outside(draft: Draft) -> bool:
    """Tell whether the word that counts a number stands after the brackets: "41 dead (8 women), 63 were abducted"."""
    words, trigger = draft.reading.words, draft.trigger
    return trigger is not None and ")" in words[draft.end : trigger.start]
