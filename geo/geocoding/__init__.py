"""Names of places resolved: the verbs `resolve` and `geocode`, and the geopy face `OfflineGeocoder`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.geocoding.joint import joint_place, origin_place
from geo.geocoding.resolution import candidates, geocode, resolve

if TYPE_CHECKING:
    from geo.geocoding.fallback import CachedFallback
    from geo.geocoding.geocoder import OfflineGeocoder

__all__ = ["CachedFallback", "OfflineGeocoder", "candidates", "geocode", "joint_place", "origin_place", "resolve"]


def __getattr__(name: str) -> Any:
    """Import what needs geopy only when it is asked for."""
    if name == "OfflineGeocoder":
        from geo.geocoding.geocoder import OfflineGeocoder

        return OfflineGeocoder
    if name == "CachedFallback":
        from geo.geocoding.fallback import CachedFallback

        return CachedFallback
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
