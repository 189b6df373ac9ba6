"""Online tiles under the data: only where a person asked for them, for they are the one thing that is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from geo import settings
from geo.errors import InputError

_SUBDOMAIN = "{s}."
_PLACEHOLDERS = ("{z}", "{x}", "{y}")
_NONE = frozenset({"", "none"})
_TAG = re.compile(r"<[^>]*>")
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d+)?")


@dataclass(frozen=True, slots=True)
class Tiles:
    """Where tiles come from.

    Attributes
    ----------
    template
        Web address with ``{z}``, ``{x}`` and ``{y}``, and ``{s}`` for a subdomain at its start.
    attribution
        Whom the map must name for them, as plain text.
    """

    template: str
    attribution: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no address of tiles."""
        try:
            parts = urlsplit(self.template)
            known = parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.netloc.removeprefix(_SUBDOMAIN))
        except ValueError:
            known = None
        if not known or any(wanted not in self.template for wanted in _PLACEHOLDERS):
            message = (
                f"{self.template!r} is no address of tiles: give one such as "
                "https://tiles.example.org/{z}/{x}/{y}.png"
            )
            raise InputError(message)

    @property
    def origin(self) -> str:
        """The one origin that a page's security policy then lets pictures come from."""
        parts = urlsplit(self.template)
        host = parts.netloc
        return f"{parts.scheme}://{'*.' if host.startswith(_SUBDOMAIN) else ''}{host.removeprefix(_SUBDOMAIN)}"

    def for_script(self) -> dict[str, str]:
        """Return the tiles as the map's script reads them."""
        return {"template": self.template, "attribution": " ".join(_TAG.sub("", self.attribution).split())}


def configured() -> Tiles | None:
    """Return the tiles of the settings, None where there are none (the default)."""
    known = settings.load()
    if known.tiles in _NONE:
        return None
    return Tiles(known.tiles, "" if known.tiles_attribution in _NONE else known.tiles_attribution)
