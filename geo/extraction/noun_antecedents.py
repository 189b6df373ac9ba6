"""The island or camp named before that "the island" and "the camp" stand for, whatever other places came after it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from geo.extraction.context import name_of

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.models import Toponym

#: What a noun means where no place of its kind is named: "the island" an area, "the camp" the place named last.
PLAIN = {"island": "area", "camp": "there"}
#: Names that are looked back over, and entries of a name among which one of the kind is looked for.
_LOOK_BACK = 40
_LIKELY = 3


def of_noun(context: Context, offset: int, kind: str) -> Toponym | None:
    """Return the last place before an offset that is of the kind that a noun says, None where the noun says none.

    Parameters
    ----------
    context
        The document.
    offset
        Where the noun stands in the text.
    kind
        Its kind: ``island`` or ``camp``; any other finds nothing.
    """
    if kind not in PLAIN:
        return None
    last = bisect_left(context.starts, offset)
    for toponym in reversed(context.toponyms[max(0, last - _LOOK_BACK) : last]):
        if toponym.demonym or toponym.form != "name":
            continue
        entries = context.gazetteer.find(name_of(toponym))[:_LIKELY]
        if toponym.type_word == kind or any(entry.kind == kind for entry in entries):
            return toponym
    return None
