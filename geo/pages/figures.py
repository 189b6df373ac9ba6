"""The figures of a place or a tray, given by the dashboard's server when a reader opens one.

A filter brings a map without its sentences, which are most of the data of a map and read for few places. The page asks
for them at an address that names the map.
"""

from __future__ import annotations

import json
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from geo.layers import Layers
    from geo.maps.details import Details

PATH = "/figures/{name}/{kind}/{which}"
"""Route of `endpoint`."""

#: Maps of which figures can be asked for; the one shown or asked for longest ago goes first.
_MOST = 8

#: Seconds after a map was worked out before its figures are made ready.
_LATER = 1.0

_shown: OrderedDict[str, Details] = OrderedDict()
_lock = Lock()
_served = False


def serve() -> None:
    """Say that the server of this process has the route; a page started in another way sends sentences with the map."""
    global _served  # noqa: PLW0603  a process has one server
    _served = True


@dataclass(frozen=True, slots=True)
class Offer:
    """The figures of one map, under the name by which a page asks for them."""

    name: str
    details: Details

    @property
    def address(self) -> str:
        """Where the server gives them."""
        return f"/figures/{self.name}"


def offer(layers: Layers) -> Offer | None:
    """Offer the figures of a map under a new name; None where no server gives them."""
    if not _served:
        return None
    from geo.maps.details import Details

    made = Offer(secrets.token_hex(8), Details(layers))
    keep(made)
    # Behind the map that is being drawn, before anybody can have found a place on it.
    waiting = Timer(_LATER, made.details.prepare)
    waiting.daemon = True
    waiting.start()
    return made


def keep(made: Offer) -> None:
    """Offer figures again under the name that a page knows, so that they outlast those of maps shown before."""
    with _lock:
        _shown[made.name] = made.details
        _shown.move_to_end(made.name)
        while len(_shown) > _MOST:
            _shown.popitem(last=False)


def asked(name: str, kind: str, which: str) -> bytes | None:
    """Return the figures of a place by its number, or of a tray by its name, as JSON in UTF-8; None if not known."""
    from geo.maps.details import TRAYS

    with _lock:
        details = _shown.get(name)
        if details is not None:
            _shown.move_to_end(name)
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
