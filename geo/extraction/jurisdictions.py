"""The province whose office counts: what a minister of Gujarat or the police of Oromia tell happened there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.context import name_of

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.models import Toponym

_DIVISIONS = frozenset({"admin1", "admin2"})
#: Places of the name that a report is about whose countries are tried.
_TRIED = 4


def of_report(context: Context, toponym: Toponym) -> bool:
    """Tell whether a name is of a province or district of the country that a report is about.

    Parameters
    ----------
    context
        The document.
    toponym
        The name beside an office: "Gujarat's home minister", "police in Oromia".
    """
    topic = context.topic
    if toponym.demonym or toponym.form != "name" or topic is None:
        return False
    entries = context.gazetteer.find(name_of(toponym))
    if not entries or entries[0].kind not in _DIVISIONS:
        return False
    return entries[0].country in {entry.country for entry in context.gazetteer.find(name_of(topic))[:_TRIED]}
