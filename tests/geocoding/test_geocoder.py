"""The gazetteer behind geopy's interface, and any geopy geocoder behind the cached fallback: no network anywhere."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING, Any

import pytest
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderTimedOut, GeocoderUnavailable
from geopy.geocoders import Nominatim, Photon
from geopy.geocoders.base import Geocoder

from geo.errors import DataError, InputError
from geo.geocoding import CachedFallback, OfflineGeocoder
from geo.pipeline import online_geocoder
from geo.settings import Settings

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


def photon(*answers: Any) -> tuple[Photon, Canned]:
    adapter = Canned(iter(answers))
    return Photon(user_agent="crisis-map-tests", adapter_factory=lambda **_: adapter), adapter


FEATURE = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [36.7, 35.9]},
    "properties": {"name": "Binnish", "state": "Idlib", "country": "Syria"},
}


def test_photon_answers_as_well(tmp_path: Path) -> None:
    service, adapter = photon({"features": [FEATURE]}, {"features": []})
    ask = CachedFallback(service, tmp_path / "answers.sqlite", delay=0)
    found = ask("Binnish")
    assert found is not None
    assert (found.id, found.point) == ("online:photon:binnish", (36.7, 35.9))
    assert [ask(name) for name in ("Qwertzani", "QWERTZANI", "Binnish")] == [None, None, found]
    assert len(adapter.urls) == 2
    assert CachedFallback(photon()[0], tmp_path / "answers.sqlite", delay=0)("qwertzani") is None


def test_each_service_keeps_its_own_answers(tmp_path: Path) -> None:
    one, _ = nominatim([])
    other, adapter = photon({"features": [FEATURE]})
    assert CachedFallback(one, tmp_path / "answers.sqlite", delay=0)("Binnish") is None
    assert CachedFallback(other, tmp_path / "answers.sqlite", delay=0)("Binnish") is not None
    assert len(adapter.urls) == 1


@pytest.mark.parametrize(
    ("failure", "asked"),
    [
        (AdapterHTTPError("quota", status_code=429, headers={}, text=""), 1),
        (AdapterHTTPError("key", status_code=401, headers={}, text=""), 1),
        (AdapterHTTPError("forbidden", status_code=403, headers={}, text=""), 1),
        (AdapterHTTPError("busy", status_code=502, headers={}, text=""), 3),
        (GeocoderTimedOut("too slow"), 3),
        (GeocoderUnavailable("no route"), 3),
    ],
)
def test_a_service_that_fails_is_left_alone_for_the_rest_of_the_run(tmp_path: Path, failure: Any, asked: int) -> None:
    service, adapter = nominatim(*[failure] * 20)
    ask = CachedFallback(service, tmp_path / "answers.sqlite", delay=0)
    names = [f"Qwertz {number}" for number in range(8)]
    assert [ask(name) for name in names] == [None] * 8
    assert len({url.split("q=")[1].split("&")[0] for url in adapter.urls}) == asked
    with sqlite3.connect(tmp_path / "answers.sqlite") as answers:
        assert answers.execute("SELECT count(*) FROM answer").fetchone() == (0,)
    # The next run asks again, and what was answered before is still known without asking.
    later, second = nominatim(FOUND)
    assert CachedFallback(later, tmp_path / "answers.sqlite", delay=0)(names[0]) is not None
    assert len(second.urls) == 1


def test_an_answer_between_failures_counts(tmp_path: Path) -> None:
    slow = GeocoderTimedOut("too slow")
    service, adapter = nominatim(slow, slow, slow, slow, FOUND, slow, slow, slow, slow, [])
    ask = CachedFallback(service, tmp_path / "answers.sqlite", delay=0)
    assert [ask(name) is not None for name in ("a", "b", "c", "d", "e", "f")] == [
        False,
        False,
        True,
        False,
        False,
        False,
    ]
    assert len(adapter.urls) == 10


def test_requests_keep_their_distance(tmp_path: Path) -> None:
    service, _ = nominatim([], [], [])
    ask = CachedFallback(service, tmp_path / "answers.sqlite", delay=0.15)
    start = time.monotonic()
    for name in ("one", "two", "three", "one", "two"):
        ask(name)
    assert 0.3 <= time.monotonic() - start < 2


def test_a_nameless_name_is_not_asked(tmp_path: Path) -> None:
    service, adapter = nominatim()
    assert CachedFallback(service, tmp_path / "answers.sqlite", delay=0)(" … ") is None
    assert not adapter.urls


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "answers.sqlite").mkdir()
    with pytest.raises(DataError, match=r"answers\.sqlite.*CRISIS_MAP_ONLINE=false"):
        CachedFallback(nominatim()[0], tmp_path / "answers.sqlite", delay=0)


def test_no_geocoder_is_asked_unless_the_settings_say_so(tmp_path: Path) -> None:
    assert online_geocoder(Settings(), tmp_path) is None
    assert list(tmp_path.iterdir()) == []
    assert online_geocoder(Settings(online=True), tmp_path) is not None
    assert online_geocoder(Settings(online=True, geocoder="photon"), tmp_path) is not None
    with pytest.raises(InputError, match="use nominatim or photon"):
        online_geocoder(Settings(online=True, geocoder="oracle"), tmp_path)
