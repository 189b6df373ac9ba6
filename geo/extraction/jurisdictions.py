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


def of_town(context: Context, toponym: Toponym) -> bool:
    """Tell whether a report is about a town in a province: of a quake at Bam the governor of Kerman counts the dead.

    Parameters
    ----------
    context
        The document.
    toponym
        The province of the office that speaks.
    """
    province = next(iter(context.gazetteer.find(name_of(toponym))), None)
    if context.topic is None or toponym.demonym or province is None or province.kind != "admin1":
        return False
    title = context.sentences[0].end if context.sentences else 0
    for named in (context.topic, *(other for other in context.toponyms if other.span.end <= title)):
        town = next(iter(context.gazetteer.find(name_of(named))), None)
        if town is not None and town.kind == "town" and town.admin1 == province.id and not context.in_dateline(named):
            return name_of(named) != name_of(toponym)
    return False
