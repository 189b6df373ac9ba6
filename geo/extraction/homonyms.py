"""Names that are those of a country and of the capital of another, such as Arabic "عمان", Oman and Amman."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.gazetteer import Gazetteer
    from geo.models import Toponym

#: Candidates of a name among which the capital of another country is.
_TRIED = 3


def country(gazetteer: Gazetteer, toponyms: Iterable[Toponym], name: str) -> str | None:
    """Return the country that a name stands for in a text.

    Parameters
    ----------
    gazetteer
        The gazetteer.
    toponyms
        All toponyms of the text.
    name
        A name, no demonym.

    Returns
    -------
    str or None
        ISO 3166-1 alpha-2 code; None for a smaller place, and for the capital of another country that the text names.
    """
    code = _land(gazetteer, name)
    if code is None:
        return None
    entries = gazetteer.find(name)[1:_TRIED]
    other = next((entry.country for entry in entries if entry.capital and entry.country != code), None)
    if other is None:
        return code
    named = (toponym for toponym in toponyms if toponym.name != name)
    meant = (
        gazetteer.country_of(toponym.name) if toponym.demonym else _land(gazetteer, toponym.name) for toponym in named
    )
    return None if other in meant else code


def _land(gazetteer: Gazetteer, name: str) -> str | None:
    """Return the country that a name stands for first of all."""
    entries = gazetteer.find(name)
    return entries[0].country if entries and entries[0].kind == "country" else None
