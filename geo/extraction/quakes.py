"""Where an earthquake under a sea does harm: on land, where it is named, and not in the sea."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.placing import Site
    from geo.extraction.reading import Reading
    from geo.gazetteer import Gazetteer
    from geo.models import Toponym

_SEAS = frozenset({"sea", "strait"})


def ashore(reading: Reading, scored: list[tuple[float, Site]], gazetteer: Gazetteer) -> list[tuple[float, Site]]:
    """Leave out the sea under which the earth shook where a place on land is named too: "a quake off Ambon".

    Parameters
    ----------
    reading
        The sentence.
    scored
        The places that a figure may have in it, and how well they fit.
    gazetteer
        Knows what is a sea.
    """
    if len(scored) < 2 or not reading.of("quake"):  # noqa: PLR2004 - one place is all there is
        return scored
    return [pair for pair in scored if not _at_sea(pair[1].toponym, gazetteer)] or scored


def under(context: Context, reading: Reading, toponym: Toponym) -> bool:
    """Tell whether a toponym only says under which sea the earth shook, in a text that names places on land.

    Parameters
    ----------
    context
        The document.
    reading
        A sentence of it.
    toponym
        A place of that.
    """
    if not reading.of("quake") or not _at_sea(toponym, context.gazetteer):
        return False
    return any(not other.demonym and not _at_sea(other, context.gazetteer) for other in context.toponyms)


def _at_sea(toponym: Toponym, gazetteer: Gazetteer) -> bool:
    """Tell whether a toponym names a sea or waters off a coast."""
    entries = gazetteer.find(toponym.anchors[0] if toponym.anchors else toponym.name)
    return toponym.form == "off" or (bool(entries) and entries[0].kind in _SEAS)
