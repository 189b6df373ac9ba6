from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from geo.models import Place, PlaceKind
from geo.reconciliation.places import Atlas, extent_km2, is_country
from tests.reconciliation.scenes import (
    ALEPPO,
    ARIHA,
    AZAZ,
    BORDER,
    BOTH,
    EDIRNE,
    GREECE,
    IDLIB,
    KASSALA,
    NORTH_WEST,
    SARAQIB,
    SOUTH_OF_IDLIB,
    SUDAN,
    SYRIA,
    TURKEY,
)

EVERYWHERE = [
    ALEPPO, ARIHA, AZAZ, BORDER, BOTH, EDIRNE, GREECE, IDLIB, KASSALA, NORTH_WEST, SARAQIB, SOUTH_OF_IDLIB, SUDAN,
    SYRIA, TURKEY,
]  # fmt: skip
SYRIAN_SIDE = Place(
    "border:SY-TR:SY", "Syria–Turkey border, Syria side", PlaceKind.BORDER, country="SY", countries=("SY", "TR"),
    geometry=box(36.2, 36.2, 42.0, 37.1),
)  # fmt: skip
DISTRICT = Place("a2:TR.22.1", "Edirne", PlaceKind.POINT, country="TR", countries=("TR",), admin1="TR-22")


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        (SYRIA, IDLIB),
        (SYRIA, BOTH),
        (SYRIA, NORTH_WEST),
        (SYRIA, SARAQIB),
        (IDLIB, SARAQIB),
        (IDLIB, SOUTH_OF_IDLIB),
        (BOTH, IDLIB),
        (BOTH, SARAQIB),
        (BOTH, SOUTH_OF_IDLIB),
        (NORTH_WEST, BOTH),
        (NORTH_WEST, AZAZ),
        (BORDER, EDIRNE),
        (TURKEY, BORDER),
        (GREECE, BORDER),
        (SYRIA, SYRIAN_SIDE),
        (DISTRICT, replace(EDIRNE, admin2="Edirne")),
        (replace(BOTH, geometry=None), IDLIB),
        (replace(SYRIA, geometry=None), SARAQIB),
    ],
    ids=lambda place: place.name,
)
def test_holds(outer, inner):
    atlas = Atlas()
    assert atlas.contains(outer, inner)
    assert not atlas.contains(inner, outer)
    assert atlas.overlap(outer, inner)
    assert atlas.overlap(inner, outer)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (IDLIB, ALEPPO),
        (SARAQIB, ARIHA),
        (AZAZ, IDLIB),
        (SYRIA, TURKEY),
        (TURKEY, SYRIAN_SIDE),
        (SUDAN, SYRIA),
        (EDIRNE, SYRIA),
        (BORDER, SARAQIB),
        (DISTRICT, EDIRNE),
        (replace(NORTH_WEST, geometry=None), SARAQIB),
    ],
    ids=lambda place: place.name,
)
def test_lie_apart(one, other):
    atlas = Atlas()
    assert not atlas.overlap(one, other)
    assert not atlas.contains(one, other)


def test_mostly_the_same_ground_agrees_and_a_corner_does_not():
    atlas = Atlas()
    mostly = replace(NORTH_WEST, id="part:SY:N", geometry=box(36.5, 34.8, 41.0, 37.3))
    corner = replace(NORTH_WEST, id="part:SY:E", geometry=box(38.5, 34.8, 42.0, 37.3))
    assert atlas.agree(NORTH_WEST, mostly)
    assert not atlas.agree(NORTH_WEST, corner)
    assert atlas.overlap(NORTH_WEST, corner)


def test_extent_orders_places_from_town_to_country():
    bare = [replace(place, geometry=None) for place in (SARAQIB, DISTRICT, IDLIB, BOTH, SYRIA)]
    for some in (bare, [SARAQIB, SOUTH_OF_IDLIB, IDLIB, BOTH, NORTH_WEST, SYRIA]):
        assert sorted(some, key=extent_km2) == some


def test_only_whole_countries_are_countries():
    assert [place.name for place in EVERYWHERE if is_country(place)] == ["Greece", "Sudan", "Syria", "Turkey"]


@settings(deadline=None)
@given(st.permutations(EVERYWHERE))
def test_near_is_every_place_that_overlaps(places):
    atlas = Atlas(places)
    for one in places:
        expected = sorted(other.id for other in places if other.id == one.id or atlas.overlap(one, other))
        assert [place.id for place in atlas.near(one)] == expected
