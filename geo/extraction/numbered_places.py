"""Numbers that say how many places bear a name, and count nobody: "les deux Kivus", "the two Koreas"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.numbers import Mention
    from geo.extraction.reading import Reading

#: No name is borne by more places that are told of together.
_MOST = 5


def of_places(reading: Reading, mention: Mention) -> bool:
    """Tell whether a small number stands between an article and a name that several places share.

    Parameters
    ----------
    reading
        The sentence, its places found.
    mention
        The number.
    """
    if mention.size > _MOST or mention.start < 1 or not reading.ending(mention.start, "article"):
        return False
    place = reading.place_at(mention.end)
    return place is not None and place[0] in {mention.start, mention.end} and not place[2].demonym
