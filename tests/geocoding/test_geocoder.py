"""The gazetteer behind geopy's interface, and any geopy geocoder behind the cached fallback: no network anywhere."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder

from geo.geocoding import CachedFallback, OfflineGeocoder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def geocoder(gazetteer: Gazetteer) -> OfflineGeocoder:
    return OfflineGeocoder(gazetteer)


def test_it_is_a_geopy_geocoder(geocoder: OfflineGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("Idleb", "gn:169389"),
        ("إدلب", "gn:169389"),
        ("Paris, Texas", "gn:4717560"),
        ("Paris", "gn:2988507"),
        ("Syrie", "SY"),
    ],
)
def test_geocode(query: str, place_id: str, geocoder: OfflineGeocoder) -> None:
    location = geocoder.geocode(query)
    assert location is not None
    assert location.raw["id"] == place_id


def test_geocode_within_countries_and_limits(geocoder: OfflineGeocoder) -> None:
    found = geocoder.geocode("Ariha", exactly_one=False, country_codes=["sy"])
    assert {location.raw["country"] for location in found} == {"SY"}
    assert len(geocoder.geocode("Springfield", exactly_one=False, limit=3)) == 3


@pytest.mark.parametrize("query", ["Qwertzani", "", " , "])
def test_unknown_names_give_none(query: str, geocoder: OfflineGeocoder) -> None:
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


def test_reverse_takes_latitude_first(geocoder: OfflineGeocoder) -> None:
    location = geocoder.reverse((35.93, 36.63))
    assert location is not None
    assert location.raw["country"] == "SY"
    both = geocoder.reverse("35.93, 36.63", exactly_one=False)
    assert [one.raw["kind"] for one in both] == ["town", "admin1"]


def test_reverse_at_sea_gives_none(geocoder: OfflineGeocoder) -> None:
    assert geocoder.reverse((0.0, -30.0)) is None


class Canned(BaseSyncAdapter):
    """Answers a geocoder's requests from a list, and counts them."""

    def __init__(self, answers: Iterator[Any]) -> None:
        super().__init__(proxies=None, ssl_context=None)
        self.answers = answers
        self.urls: list[str] = []

    def get_json(self, url: str, **_: Any) -> Any:
        self.urls.append(url)
        answer = next(self.answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def get_text(self, url: str, **_: Any) -> str:
        raise NotImplementedError


def nominatim(*answers: Any) -> tuple[Nominatim, Canned]:
    adapter = Canned(iter(answers))
    return Nominatim(user_agent="crisis-map-tests", adapter_factory=lambda **_: adapter), adapter


FOUND = [{"lat": "35.9", "lon": "36.7", "display_name": "Binnish, Idlib, Syria"}]


def test_an_answer_is_kept_for_good(tmp_path: Path) -> None:
    service, adapter = nominatim(FOUND)
    ask = CachedFallback(service, tmp_path / "answers.sqlite", delay=0)
    first = ask("Binnish")
    again = CachedFallback(nominatim()[0], tmp_path / "answers.sqlite", delay=0)("binnish")
    assert first is not None
    assert first.name == "Binnish"
    assert first.point == (36.7, 35.9)
    assert first == again
    assert len(adapter.urls) == 1


def test_not_found_is_an_answer_too(tmp_path: Path) -> None:
    service, adapter = nominatim([])
    ask = CachedFallback(service, tmp_path / "answers.sqlite", delay=0)
    assert ask("Qwertzani") is None
    assert ask("Qwertzani") is None
    assert len(adapter.urls) == 1


def test_a_failure_is_no_answer(tmp_path: Path) -> None:
    failure = AdapterHTTPError("busy", status_code=503, headers={}, text="")
    service, adapter = nominatim(failure, failure, FOUND)
    ask = CachedFallback(service, tmp_path / "answers.sqlite", delay=0)
    assert ask("Binnish") is None
    assert ask("Binnish") is not None
    with sqlite3.connect(tmp_path / "answers.sqlite") as answers:
        assert answers.execute("SELECT count(*) FROM answer").fetchone() == (1,)
    assert len(adapter.urls) == 3
