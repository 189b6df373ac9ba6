"""What a host may choose about a map."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from geo.errors import InputError
from geo.gazetteer.views import border_view, configured_view
from geo.indicators import indicator, indicators
from geo.maps.countries import country_names
from geo.maps.scripts import texts_in
from geo.maps.tiles import Tiles, configured

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.layers import Layers


@dataclass(frozen=True, slots=True, kw_only=True)
class MapOptions:
    """Choices for `draw`, `page` and the component.

    Attributes
    ----------
    title
        Heading of the map.
    description
        What the page says of itself to programs: filters, policy, revision.
    language
        ISO 639-1 code of the words around the data, ``en`` or ``fr``.
    theme
        ``auto`` follows the reader's system.
    at
        Day shown first; the last day of the data when None.
    since
        First day of the window; the first day of the data when None.
    last_days
        Show only this many days up to the day shown, instead of all since a day.
    indicators
        Codes of the indicators whose layers are on at first; all when empty.
    place
        Id of the place picked at first.
    layout
        ``full`` with panel, or ``map-only`` inside a page that has its own.
    height
        In pixels, in a notebook or dashboard.
    tiles
        Online tiles under the data; those of the settings, which have none by default.
    border_view
        Whose view of disputed borders is drawn, as for `geo.gazetteer.views.border_view`; that of the settings.
    note
        What the map says of itself before its own words on borders: a disclaimer, what is kept back.
    """

    title: str = ""
    description: str = ""
    language: str = "en"
    theme: Literal["auto", "light", "dark"] = "auto"
    at: date | None = None
    since: date | None = None
    last_days: int | None = None
    indicators: Sequence[str] = ()
    place: str | None = None
    layout: Literal["full", "map-only"] = "full"
    height: int = 640
    tiles: Tiles | None = field(default_factory=configured)
    border_view: str = field(default_factory=configured_view)
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse what the map cannot show."""
        texts_in(self.language)
        border_view(self.border_view)
        if self.theme not in {"auto", "light", "dark"}:
            message = f"no theme is called {self.theme!r}: use auto, light or dark"
            raise InputError(message)
        if self.last_days is not None and self.last_days < 1:
            message = f"a window has at least one day, not {self.last_days}"
            raise InputError(message)
        for code in self.indicators:
            indicator(code)

    def state(self, layers: Layers | None) -> str:
        """Return the first view in the form that the address of a page holds."""
        parts = []
        if self.at is not None:
            parts.append(f"day={self.at.isoformat()}")
        if self.last_days == 1:
            parts.append("window=day")
        elif self.last_days is not None:
            parts.append(f"window=last:{self.last_days}")
        elif self.since is not None:
            parts.append(f"window=since:{self.since.isoformat()}")
        if self.indicators and layers is not None:
            wanted = {indicator(code).family for code in self.indicators}
            present = {indicators()[series.indicator].family for series in layers.series}
            hidden = sorted(present - wanted)
            if hidden:
                parts.append(f"hide={','.join(hidden)}")
        if self.place is not None:
            parts.append(f"place={quote(self.place)}")
        return "&".join(parts)

    def for_script(self, layers: Layers | None) -> dict[str, Any]:
        """Return the options as the map's script reads them, without the base map.

        Without the layers the first view says nothing of the indicators.
        """
        return {
            "title": self.title,
            "language": self.language,
            "theme": self.theme,
            "layout": self.layout,
            "height": self.height,
            "state": self.state(layers),
            "tiles": self.tiles.for_script() if self.tiles is not None else None,
            "texts": self._texts(),
        }

    def _texts(self) -> dict[str, str]:
        """Return the words of the map; what it says of its borders names the view."""
        words = dict(texts_in(self.language))
        view = view_words(self.border_view, self.language)
        for key in ("map.credit", "about.boundaries"):
            words[key] = words[key].replace("{view}", view)
        words["about.boundaries"] = f"{self.note} {words['about.boundaries']}".strip()
        return words


def view_words(view: str, language: str) -> str:
    """Return how a view of disputed borders is called under a map, in the language of the map."""
    words, code = texts_in(language), border_view(view).code
    if f"view.{code}" in words:
        return words[f"view.{code}"]
    return words["view.country"].replace("{country}", country_names(language).get(code, code))
