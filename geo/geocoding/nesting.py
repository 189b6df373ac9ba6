"""Which names of a text lie in which others by what stands between them: "Pandi, Bulacan", "Syria's Idlib"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer import Entry
    from geo.geocoding.names import Mention

#: A compass word before the second name: "in northern Lebanon", "dans le nord du Liban", "في شمال لبنان".
_COMPASS = (
    r"(?:(?:north|south|east|west)[- ]?(?:east|west)?(?:ern)? |central |"
    r"(?:the )?(?:north|south|east|west)(?:[- ]?(?:east|west))? of (?:the )?|"
    r"(?:nord|sud|est|ouest|centre)(?:[- ](?:est|ouest))? d(?:e (?:la |l['’])?|u |es |['’])|"
    r"(?:norte|sur|este|oeste|noreste|noroeste|sureste|suroeste|sudeste|sudoeste|centro) de(?:l| la)? |"
    r"(?:شمال|جنوب|شرق|غرب|وسط)ي? (?:(?:شرق|غرب)ي? )?)?"
)
#: The first name lies in the second: a comma, a bracket, or a word for "in".
_WITHIN = re.compile(
    r"\s*(?:[,(،]\s*(?:in(?: the)?|en(?: el| la)?|au|aux|à|dans(?: le| la| les| l['’])?|في|state of|province of)?"
    r"|\s(?:in(?: the)?|en(?: el| la)?|au|aux|dans(?: le| la| les| l['’])?|في)|(?=\s(?:شمال|جنوب|شرق|غرب|وسط)))\s*"
    + _COMPASS
)
_LIST = re.compile(r"\s*[,(،]\s*")
#: Two names of one list: a comma, or a word for "and" with or without one, and an article.
_LISTED = re.compile(
    r"\s*(?:[,،;/]\s*(?:(?:and|or|et|ou|y|e|o|u|ve|ile)\s+)?|\s(?:and|or|et|ou|y|e|o|u|ve|ile)\s+|\sو)"
    r"(?:(?:the|la|le|les|el|los|las|in|en|au|aux|à|de|du|d['’]|l['’])\s*){0,2}"
)
#: The second name lies in the first: "Syria's Idlib", "Suriye'nin İdlib", "Syrian Idlib".
_OF = re.compile(r"(?:['’]\w{1,3})?(?: \w+)? ")
_LONGEST = 32
_HOLDERS = frozenset({"country", "admin1", "admin2", "region", "island"})
_LEVELS = frozenset({"country", "admin1"})
_CONSIDERED = 12
#: Reach in degrees of regions, and of islands and the like.
_REGION = 3.0
_ISLAND = 1.0


def nested(
    mentions: Sequence[Mention], entries_of: Sequence[Sequence[Entry]], text: str
) -> Iterator[tuple[int, str, str]]:
    """Find the mentions that the text puts inside another one.

    Parameters
    ----------
    mentions
        In the order of the text.
    entries_of
        What each may stand for, the most important first.
    text
        The text.

    Yields
    ------
    tuple
        Number of the inner mention, id and name of the country or division that holds it.
    """
    for index in range(len(mentions) - 1):
        here, following = mentions[index], mentions[index + 1]
        if not (here.written_here and following.written_here):
            continue
        gap = text[here.end : following.start]
        if len(gap) > _LONGEST or following.start < here.end:
            continue
        if _WITHIN.fullmatch(gap):
            held = _inside(entries_of[index], entries_of[index + 1])
            if held is None and index + 2 < len(mentions) and _LIST.fullmatch(gap):
                # "Boutte, St. Charles Parish, La."
                third = mentions[index + 2]
                if _LIST.fullmatch(text[following.end : third.start]):
                    held = _inside(entries_of[index], entries_of[index + 2])
            if held is not None:
                yield index, *held
        elif _OF.fullmatch(gap):
            held = _inside(entries_of[index + 1], entries_of[index])
            if held is not None:
                yield index + 1, *held


def listed(mentions: Sequence[Mention], text: str) -> Iterator[tuple[int, int]]:
    """Find the mentions that follow one another in a list: "Georgia, Alabama and Tennessee".

    Yields
    ------
    tuple of int
        Numbers of two neighbours.
    """
    for index in range(len(mentions) - 1):
        here, following = mentions[index], mentions[index + 1]
        gap = text[here.end : following.start]
        if here.written_here and following.written_here and len(gap) <= _LONGEST and _LISTED.fullmatch(gap):
            yield index, index + 1


def _inside(inner: Sequence[Entry], outer: Sequence[Entry]) -> tuple[str, str] | None:
    """Return id and name of the most important holder of the one name that holds a place of the other."""
    if not inner or not outer or _peers(inner[0], outer[0]):
        return None
    best: tuple[float, str, str] | None = None
    for holder in outer[:_CONSIDERED]:
        if holder.kind not in _HOLDERS:
            continue
        held = next((entry for entry in inner if entry.id != holder.id and lies_in(entry, holder)), None)
        if held is not None and (best is None or holder.importance + 0.3 * held.importance > best[0]):
            best = (holder.importance + 0.3 * held.importance, holder.id, holder.name)
    return best[1:] if best else None


def _peers(inner: Entry, outer: Entry) -> bool:
    """Tell whether two names are those of two countries, or two states of one: a list, and none in the other."""
    if inner.kind != outer.kind or inner.kind not in _LEVELS or inner.id == outer.id:
        return False
    # "Washington, D.C." is no list.
    return inner.kind == "country" or (outer.name_kind != "abbreviation" and inner.country == outer.country)


def lies_in(entry: Entry, holder: Entry) -> bool:
    """Tell whether a place lies in a country or division."""
    if holder.kind == "country":
        return entry.country == holder.country
    if holder.kind == "admin1":
        return entry.admin1 is not None and entry.admin1 == holder.admin1
    if holder.kind == "admin2":
        return entry.admin2 == holder.id
    if entry.kind == "country":
        return False
    reach = _REGION if holder.kind == "region" else _ISLAND
    return abs(entry.lat - holder.lat) < reach and abs(entry.lon - holder.lon) < reach
