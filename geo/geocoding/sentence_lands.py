"""The only country that a sentence names before a place, which is likely in it: "In Pakistan 20 died, two in Swat"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Entry
    from geo.geocoding.names import Mention

#: Where a sentence ends, roughly, and how many letters of it are looked back over.
_STOP = re.compile(r"[.!?؟\n](?=\s|$)")
_LOOK_BACK = 400


def land_of(mentions: Sequence[Mention], entries: Sequence[tuple[Entry, ...]], index: int, text: str) -> str | None:
    """Return the only country that the sentence of a mention names before it.

    Parameters
    ----------
    mentions
        All of a text, in order.
    entries
        The places that each may stand for.
    index
        Which mention.
    text
        The text.

    Returns
    -------
    str or None
        ISO 3166-1 alpha-2 code; None where the sentence names no country before it, or several.
    """
    start = mentions[index].start
    first = max(0, start - _LOOK_BACK)
    # where each country is named; of most mentions none is before them
    named: list[tuple[int, str]] = []
    for earlier in range(index - 1, -1, -1):
        if mentions[earlier].start < first:
            break
        found = entries[earlier]
        if found and found[0].kind == "country" and not mentions[earlier].demonym:
            named.append((mentions[earlier].start, found[0].id))
    if not named:
        return None
    begin = max((stop.end() for stop in _STOP.finditer(text, first, start)), default=first)
    lands = {land for at, land in named if at >= begin}
    return lands.pop() if len(lands) == 1 else None
