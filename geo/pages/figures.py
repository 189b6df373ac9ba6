"""The figures of a place or a tray, given by the dashboard's server when a reader opens one.

A filter brings a map without its sentences, which are most of the data of a map and read for few places. The page asks
for them at an address that names the map.
"""

from __future__ import annotations

import json
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from geo.layers import Layers
    from geo.maps.details import Details

_T = TypeVar("_T")

PATH = "/figures/{name}/{kind}/{which}"
"""Route of `endpoint`."""

#: Maps whose figures are at hand; those of the one shown or asked for longest ago go first.
_MOST = 8
#: Maps whose figures can be worked out again when somebody asks for them.
_MOST_AGAIN = 1000

_shown: OrderedDict[str, Details] = OrderedDict()
_again: OrderedDict[str, Callable[[], Layers | None]] = OrderedDict()
_lock = Lock()
_served = False


def serve() -> None:
    """Say that the server of this process has the route; a page started in another way sends sentences with the map."""
    global _served  # noqa: PLW0603  a process has one server
    _served = True


@dataclass(frozen=True, slots=True)
class Offer:
    """The figures of one map, under the name by which a page asks for them.

    Attributes
    ----------
    again
        Works the same map out again once its figures are no longer at hand; None where it cannot, or no longer.
    """

    name: str
    details: Details
    again: Callable[[], Layers | None] | None = None

    @property
    def address(self) -> str:
        """Where the server gives them."""
        return f"/figures/{self.name}"


def offer(layers: Layers, again: Callable[[], Layers | None] | None = None) -> Offer | None:
    """Offer the figures of a map under a new name; None where no server gives them. See `Offer` for `again`."""
    if not _served:
        return None
    from geo.maps.details import Details

    made = Offer(secrets.token_hex(8), Details(layers), again)
    keep(made)
    return made


def keep(made: Offer) -> None:
    """Offer figures again under the name that a page knows, so that they outlast those of maps shown before."""
    with _lock:
        _put(_shown, made.name, made.details, _MOST)
        if made.again is not None:
            _put(_again, made.name, made.again, _MOST_AGAIN)


def _put(held: OrderedDict[str, _T], name: str, value: _T, most: int) -> None:
    held[name] = value
    held.move_to_end(name)
    while len(held) > most:
        held.popitem(last=False)


def asked(name: str, kind: str, which: str) -> bytes | None:
    """Return the figures of a place by its number, or of a tray by its name, as JSON in UTF-8; None if not known."""
    from geo.maps.details import TRAYS, Details

    with _lock:
        details, again = _shown.get(name), _again.get(name)
    layers = again() if details is None and again is not None else None
    if layers is not None:
        details = Details(layers)
    if details is not None:
        with _lock:
            _put(_shown, name, details, _MOST)
    if details is None:
        return None
    found: object
    if kind == "tray" and which in TRAYS:
        found = details.of_tray(which)
    elif kind == "place" and which.isdecimal() and int(which) < len(details.place_ids):
        found = details.of_place(int(which)) or {"cards": [], "total": 0, "behind": {}}
    else:
        return None
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def endpoint(request: Request) -> Response:
    """Answer the page; Starlette calls it in a thread of its own."""
    from starlette.responses import Response

    content = asked(**request.path_params)
    if content is None:
        return Response("", status_code=404)
    return Response(content, media_type="application/json", headers={"Cache-Control": "no-store"})
