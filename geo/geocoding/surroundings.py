"""The place around a village, quarter or river that no gazetteer knows, so that its figure stands near and not nowhere.

A name that is not resolved is kept, and beside it stands the smallest known
place that the text names around it: "in Bronggang, a hamlet of Sleman", else
the last one named before it in the paragraph, else that of the head of the
report, else the country that the text speaks of there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.models import Basis, Located, LocatedFigure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.gazetteer import Gazetteer
    from geo.models import Toponym

#: Characters from a name to the larger place after it: "X, a hamlet in the district of".
_HELD = 60
#: Characters at the head of a report, which hold its title and dateline.
_HEAD = 300
#: The kind of place that lies in a town.
_QUARTER = "quarter"
_ENDS = frozenset(".;!?؟\n")
#: How the rules of the rows of tables and lists end, whose names are where their numbers are true.
_ROWS = (".column", ".forward")
_PLAIN = frozenset({"name", "off", "coast", "near"})
_LARGE = frozenset({"country", "continent", "sea"})


def surround(
    found: LocatedFigure,
    named: Sequence[Located],
    text: str,
    countries: Callable[[Toponym], tuple[str, ...]],
    gazetteer: Gazetteer,
) -> LocatedFigure:
    """Add to a figure none of whose names is resolved the known place around the first of them.

    Parameters
    ----------
    found
        The figure with its resolved toponyms.
    named
        All toponyms of the text, resolved, in reading order.
    text
        The report.
    countries
        Tells which countries the text speaks of around a toponym, the first the most.
    gazetteer
        Knows how large places are.
    """
    figure, first = found.figure, next(iter(found.located), None)
    if first is None or any(one.place is not None for one in found.located) or figure.rule.endswith(_ROWS):
        return found
    unknown = first.toponym
    if unknown.demonym or unknown.form not in _PLAIN:
        return found
    around = _around(unknown, named, text, countries(unknown)[:1], gazetteer)
    if around is None:
        return found
    toponym = replace(around.toponym, role=unknown.role, basis=Basis.BEFORE)
    held = Located(toponym, around.place, around.candidates)
    return LocatedFigure(replace(figure, toponyms=(*figure.toponyms, toponym)), (*found.located, held))


def _around(
    unknown: Toponym, named: Sequence[Located], text: str, country: tuple[str, ...], gazetteer: Gazetteer
) -> Located | None:
    """Return the resolved toponym whose place most likely holds a name, or lies beside it."""
    start, end = unknown.span.start, unknown.span.end
    lands: list[Located] = []
    small: list[Located] = []
    for one in named:
        entry = gazetteer.entry(one.place.id) if one.place is not None else None
        if one.toponym.form != "name" or entry is None or entry.country not in country:
            continue
        if entry.kind == "country":
            lands.append(one)
        elif entry.kind not in _LARGE and not one.toponym.demonym:
            # reporters sit in capitals, and governments speak there: a quarter of one has it named right beside
            beside = 0 <= one.toponym.span.start - end <= _HELD
            within = unknown.type_word == _QUARTER and entry.kind == "town"
            small += [one] if beside or within or not entry.capital else []
    if unknown.type_word == _QUARTER:
        small = [one for one in small if _is_town(one, gazetteer)] or small
    after = [one for one in small if one.toponym.span.start >= end]
    before = [one for one in small if one.toponym.span.end <= start]
    if after and after[0].toponym.span.start - end <= _HELD and _together(text, end, after[0]):
        return after[0]
    paragraph = text.rfind("\n", 0, start) + 1
    near = [one for one in before if one.toponym.span.start >= paragraph]
    if near:
        return near[-1]
    if after and _together(text, end, after[0]):
        return after[0]
    head = [one for one in small if one.toponym.span.start < _HEAD]
    return next(iter([*head[:1], *before[-1:], *lands]), None)


def _is_town(one: Located, gazetteer: Gazetteer) -> bool:
    """Tell whether a toponym stands for a town."""
    entry = gazetteer.entry(one.place.id) if one.place is not None else None
    return entry is not None and entry.kind == "town"


def _together(text: str, end: int, other: Located) -> bool:
    """Tell whether a place is named in the same sentence after an offset."""
    return _ENDS.isdisjoint(text[end : other.toponym.span.start])
