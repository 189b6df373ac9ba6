"""Names that the gazetteer does not know, asked of any geopy geocoder: off by default, slow on purpose, asked once.

Every answer is kept in a SQLite file for good, "not found" too, so that a
name is asked once and a report read twice gives the same places.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from geo.errors import DataError
from geo.gazetteer.names import fold
from geo.models import Place, PlaceKind

if TYPE_CHECKING:
    from pathlib import Path

    from geopy.geocoders.base import Geocoder

_DELAY = 1.0
_ERROR_DELAYS = 2.0
#: After so many names in a row that could not be asked, the service counts as out of reach.
_FAILURES = 3
_PRECISION_KM = 10.0
_SCHEMA = """CREATE TABLE IF NOT EXISTS answer (
    service TEXT NOT NULL, name TEXT NOT NULL, found TEXT, PRIMARY KEY (service, name)
)"""


class CachedFallback:
    """Ask a geopy geocoder, at most once for each name.

    Parameters
    ----------
    geocoder
        Any geopy geocoder.
    path
        SQLite file of the answers, made when missing.
    delay
        Least time between two requests in seconds; Nominatim asks for one.

    Notes
    -----
    A request that fails is not an answer: it is not kept, the name stays
    unresolved, and the next run asks again. A service that refuses us (quota,
    key) or fails for three names in a row is not asked any more in this run.
    """

    def __init__(self, geocoder: Geocoder, path: Path, *, delay: float = _DELAY) -> None:
        from geopy.extra.rate_limiter import RateLimiter

        self._service = type(geocoder).__name__
        self._ask = RateLimiter(
            geocoder.geocode,
            min_delay_seconds=delay,
            error_wait_seconds=delay * _ERROR_DELAYS,
            max_retries=1,
            swallow_exceptions=False,
        )
        self._left = _FAILURES
        self._path = path
        try:
            with closing(sqlite3.connect(path)) as answers, answers:
                answers.execute(_SCHEMA)
        except sqlite3.Error as error:
            message = (
                f"{path}: answers of the geocoder cannot be kept ({error}): free it, or set CRISIS_MAP_ONLINE=false"
            )
            raise DataError(message) from error

    def __call__(self, name: str) -> Place | None:
        """Return the place of a name, or None when the service does not know it or cannot be reached."""
        from geopy.exc import (
            GeocoderAuthenticationFailure,
            GeocoderInsufficientPrivileges,
            GeocoderQuotaExceeded,
            GeopyError,
        )

        key = fold(name)
        if not key:
            return None
        known, answer = self._kept(key)
        if not known:
            if self._left <= 0:
                return None
            try:
                location = self._ask(name)
            except (GeocoderQuotaExceeded, GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges):
                self._left = 0
                return None
            except GeopyError:
                self._left -= 1
                return None
            self._left = _FAILURES
            answer = None
            if location is not None:
                answer = {"address": location.address, "lat": location.latitude, "lon": location.longitude}
            self._keep(key, answer)
        return _place(self._service, key, answer) if answer else None

    def _kept(self, key: str) -> tuple[bool, dict[str, Any] | None]:
        """Return whether a name was asked before, and the answer."""
        with closing(sqlite3.connect(self._path)) as answers:
            row = answers.execute(
                "SELECT found FROM answer WHERE service = ? AND name = ?", (self._service, key)
            ).fetchone()
        if row is None:
            return False, None
        return True, json.loads(row[0]) if row[0] else None

    def _keep(self, key: str, answer: dict[str, Any] | None) -> None:
        """Keep an answer for good."""
        text = json.dumps(answer, ensure_ascii=False) if answer else None
        with closing(sqlite3.connect(self._path)) as answers, answers:
            answers.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", (self._service, key, text))


def _place(service: str, key: str, answer: dict[str, Any]) -> Place:
    """Make a place of an answer."""
    import shapely

    name = str(answer["address"]).split(",")[0].strip()
    return Place(
        f"online:{service.lower()}:{key.replace(' ', '-')}",
        name,
        PlaceKind.POINT,
        geometry=shapely.Point(answer["lon"], answer["lat"]),
        precision_km=_PRECISION_KM,
    )
