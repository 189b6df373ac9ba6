"""Views of disputed borders: whose territory is drawn as whose, and which lines are dashed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely

from geo.errors import DataError, InputError
from geo.gazetteer.outlines import UNITS_PER_DEGREE, Outlines, rings
from geo.gazetteer.views import border_view, views

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer

#: Longitude and latitude on a line: of control in Kashmir, the berm and the northern edge of Western Sahara, Perekop,
#: Donetsk's border with Russia, the edges of South Ossetia and Abkhazia, the Green Line, the Golan, the West Bank.
LINE_OF_CONTROL = (74.9, 34.62)
LADAKH_CHINA = (78.9, 33.3)
PUNJAB_BORDER = (74.6, 31.6)
BERM = (-14.12, 23.0)
SAHARA_NORTH = (-11.0, 27.67)
PEREKOP = (33.75, 46.2)
DONETSK_RUSSIA = (38.25, 47.5)
SOUTH_OSSETIA = (44.2, 42.09)
ABKHAZIA = (41.75, 42.6)
GREEN_LINE = (33.1, 35.15)
GOLAN_EAST = (35.86, 33.0)
WEST_BANK = (35.1, 32.5)
KOSOVO_SERBIA = (20.9, 43.2)
KOSOVO_ALBANIA = (20.45, 42.3)
EVROS = (26.4, 41.2)


@pytest.fixture(scope="module")
def drawn(gazetteer: Gazetteer):
    def at(view: str, scale: str = "10m"):
        found = gazetteer.outlines.drawn(scale, border_view(view))
        return {
            name: shapely.MultiLineString([line / UNITS_PER_DEGREE for line in lines])
            for name, lines in (("dashed", found.disputed), ("solid", found.borders))
        }

    return at


@pytest.mark.parametrize(
    ("view", "dashed", "solid", "neither"),
    [
        (
            "default",
            [
                LINE_OF_CONTROL,
                LADAKH_CHINA,
                BERM,
                SAHARA_NORTH,
                PEREKOP,
                DONETSK_RUSSIA,
                SOUTH_OSSETIA,
                ABKHAZIA,
                GREEN_LINE,
                GOLAN_EAST,
                WEST_BANK,
                KOSOVO_SERBIA,
            ],
            [PUNJAB_BORDER, KOSOVO_ALBANIA, EVROS],
            [],
        ),
        (
            "un",
            [LINE_OF_CONTROL, LADAKH_CHINA, SAHARA_NORTH, GREEN_LINE, GOLAN_EAST, WEST_BANK, KOSOVO_SERBIA],
            [PUNJAB_BORDER, DONETSK_RUSSIA, EVROS],
            [PEREKOP, SOUTH_OSSETIA, ABKHAZIA],
        ),
        ("IN", [SAHARA_NORTH, PEREKOP], [LADAKH_CHINA, PUNJAB_BORDER], [LINE_OF_CONTROL]),
        ("PK", [SAHARA_NORTH], [PUNJAB_BORDER, LADAKH_CHINA], [LINE_OF_CONTROL]),
        ("MA", [LINE_OF_CONTROL], [EVROS], [SAHARA_NORTH, BERM]),
        ("UA", [LINE_OF_CONTROL], [DONETSK_RUSSIA], [PEREKOP]),
        ("RU", [LINE_OF_CONTROL], [SOUTH_OSSETIA, ABKHAZIA], [PEREKOP, DONETSK_RUSSIA]),
        ("GE", [PEREKOP], [EVROS], [SOUTH_OSSETIA, ABKHAZIA]),
        ("TR", [LINE_OF_CONTROL], [GREEN_LINE, KOSOVO_SERBIA], [PEREKOP]),
        ("CY", [PEREKOP], [EVROS], [GREEN_LINE]),
        ("SY", [WEST_BANK], [], [GOLAN_EAST]),
        ("IL", [WEST_BANK], [GOLAN_EAST], []),
        ("RS", [PEREKOP], [KOSOVO_ALBANIA], [KOSOVO_SERBIA]),
    ],
)
def test_a_view_dashes_what_it_calls_disputed(drawn, view, dashed, solid, neither) -> None:
    lines = drawn(view)
    near = 0.12
    for point in map(shapely.Point, dashed):
        assert lines["dashed"].distance(point) < near, (view, point, "not dashed")
        assert lines["solid"].distance(point) > 0.01, (view, point, "solid as well")
    for point in map(shapely.Point, solid):
        assert lines["solid"].distance(point) < near, (view, point, "not solid")
        assert lines["dashed"].distance(point) > near, (view, point, "dashed as well")
    for point in map(shapely.Point, neither):
        assert min(lines["dashed"].distance(point), lines["solid"].distance(point)) > near, (view, point, "drawn")


SRINAGAR, GILGIT, AKSAI_CHIN, ITANAGAR = (74.8, 34.1), (74.3, 35.9), (79.3, 35.2), (93.6, 27.1)
LAAYOUNE, TIFARITI, SIMFEROPOL, DONETSK = (-13.1, 27.1), (-10.57, 26.16), (34.1, 44.95), (37.8, 48.0)
TSKHINVALI, KYRENIA, QATZRIN, PRISTINA, ABYEI, TAIPEI = (
    (43.97, 42.23), (33.3, 35.3), (35.69, 32.99), (21.16, 42.66), (28.4, 9.7), (121.5, 25.0),
)  # fmt: skip


@pytest.mark.parametrize(
    ("view", "owners"),
    [
        (
            "default",
            {SRINAGAR: "IN", GILGIT: "PK", AKSAI_CHIN: "CN", ITANAGAR: "IN", LAAYOUNE: "EH", TIFARITI: "EH"}
            | {SIMFEROPOL: "UA", TSKHINVALI: "GE", KYRENIA: "CY", QATZRIN: "SY", PRISTINA: "XK", TAIPEI: "TW"},
        ),
        (
            "un",
            {SRINAGAR: "?kashmir", GILGIT: "?kashmir", AKSAI_CHIN: "?kashmir", ITANAGAR: "IN"}
            | {LAAYOUNE: "?western-sahara", TIFARITI: "?western-sahara", SIMFEROPOL: "UA", DONETSK: "UA"}
            | {ABYEI: "?abyei", PRISTINA: "?kosovo", TAIPEI: "CN"},
        ),
        ("IN", {SRINAGAR: "IN", GILGIT: "IN", AKSAI_CHIN: "IN", ITANAGAR: "IN"}),
        ("PK", {SRINAGAR: "PK", GILGIT: "PK", AKSAI_CHIN: "CN"}),
        ("CN", {SRINAGAR: "IN", AKSAI_CHIN: "CN", ITANAGAR: "CN", TAIPEI: "CN", PRISTINA: "RS"}),
        ("MA", {LAAYOUNE: "MA", TIFARITI: "MA", SIMFEROPOL: "UA"}),
        ("RU", {SIMFEROPOL: "RU", DONETSK: "RU", TSKHINVALI: "?south-ossetia"}),
        ("TR", {KYRENIA: "?northern-cyprus", PRISTINA: "XK", SIMFEROPOL: "UA"}),
        ("SD", {ABYEI: "SD"}),
        ("SS", {ABYEI: "SS"}),
    ],
)
@pytest.mark.parametrize("scale", ["10m", "50m"])
def test_a_territory_is_drawn_as_the_view_has_it(gazetteer: Gazetteer, view, owners, scale) -> None:
    land = {}
    for owner, lines in gazetteer.outlines.drawn(scale, border_view(view)).outlines.items():
        if owner in owners.values():
            land[owner] = shapely.make_valid(
                shapely.build_area(shapely.node(shapely.MultiLineString([ln / UNITS_PER_DEGREE for ln in lines])))
            )
    for point, owner in owners.items():
        assert [code for code, shape in land.items() if shape.covers(shapely.Point(point))] == [owner], (view, point)


@pytest.mark.parametrize("scale", ["110m", "50m"])
@pytest.mark.parametrize("view", ["default", "un", "IN", "MA", "RU"])
def test_every_view_has_the_same_land(gazetteer: Gazetteer, scale: str, view: str) -> None:
    def area(name: str) -> float:
        return sum(
            shapely.make_valid(shapely.geometry.shape(feature["geometry"])).area
            for feature in gazetteer.base_map(scale, name)["features"]
        )

    assert area(view) == pytest.approx(area("default"), rel=0.001)


def test_every_view_can_be_drawn(gazetteer: Gazetteer) -> None:
    for name in views():
        assert gazetteer.outlines.drawn("110m", border_view(name)).borders, name


def test_outlines_close(gazetteer: Gazetteer) -> None:
    for name in ("default", "un", "IN"):
        for owner, lines in gazetteer.outlines.drawn("50m", border_view(name)).outlines.items():
            for ring in rings(lines):
                assert ring[0] == ring[-1], (name, owner)


def test_what_stands_apart_has_a_name_in_both_languages() -> None:
    view = border_view("un")
    assert view.name("?western-sahara", "fr") == "Sahara occidental"
    assert view.name("?western-sahara", "en") == "Western Sahara"
    assert view.name("MA", "en") is None


@pytest.mark.parametrize("code", ["UN", "un", " in ", "In"])
def test_a_view_is_named_in_any_case(code: str) -> None:
    assert border_view(code).code == {"un": "un", "in": "IN"}[code.strip().lower()]


@pytest.mark.parametrize("code", ["ZZ", "india", "", "transnistria", "?kashmir"])
def test_an_unknown_view_lists_those_that_there_are(code: str) -> None:
    with pytest.raises(InputError, match=r"use default, un, AM, AR, AZ, .*CN.*IN.*MA.*RU.*TR.*UA"):
        border_view(code)


def test_a_missing_base_map_says_what_to_do(tmp_path) -> None:
    with pytest.raises(DataError, match=r"build_boundaries\.py"):
        Outlines(tmp_path / "basemap.npz").drawn("10m", border_view())
    (tmp_path / "basemap.npz").write_bytes(b"something else")
    with pytest.raises(DataError, match=r"build_boundaries\.py"):
        Outlines(tmp_path / "basemap.npz").drawn("10m", border_view())
    with pytest.raises(DataError, match="restore"):
        border_view("default", tmp_path)
