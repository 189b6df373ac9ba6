"""The picture: made without a browser, the same bytes for the same input, nothing hidden and nothing too exact."""

import io
import itertools
import math
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from shapely.geometry import LineString, MultiPolygon, Point, box

from geo.errors import ExportError
from geo.exports.furniture import Caption, Scale, label_of, small_print
from geo.exports.image import draw_png
from geo.exports.placing import Disc, Free, beside, core, spread
from geo.exports.words import day, text
from geo.models import Counting, Estimate, EstimateBasis, Group, Period, Place, PlaceKind, Role, Unit

GOLDEN = Path(__file__).parent / "golden" / "small_case.png"

TOWN = Place(id="t:1", name="Exampleville", kind=PlaceKind.POINT, country="AA", geometry=Point(36.6, 35.9))
PROVINCE = Place(id="AA-N", name="North", kind=PlaceKind.AREA, country="AA", geometry=box(36, 35.5, 37, 36.5))
BOTH = Place(
    id="joint:AA-N+AA-S",
    name="North and South",
    kind=PlaceKind.JOINT,
    country="AA",
    geometry=MultiPolygon([box(36, 35.5, 37, 36.5), box(36, 34, 37, 35)]),
)
BORDER = Place(
    id="border:AA-BB",
    name="Aland–Bland border",
    kind=PlaceKind.BORDER,
    country="AA",
    geometry=LineString([(38, 34), (38.2, 35), (38, 37)]),
)
AFAR = Place(id="t:2", name="Faraway", kind=PlaceKind.POINT, country="ZZ", geometry=Point(-111.7, 40.3))
GROUND = {
    "features": [
        {
            "id": "SY",
            "geometry": {"type": "Polygon", "coordinates": [[[33, 32], [38, 32], [38, 37], [33, 37], [33, 32]]]},
        },
        {
            "id": "IQ",
            "geometry": {"type": "Polygon", "coordinates": [[[38, 32], [43, 32], [43, 37], [38, 37], [38, 32]]]},
        },
    ],
    "borders": {"coordinates": [[[36, 33], [38, 35]]]},
    "disputed": {"coordinates": [[[34, 33], [36, 33]]]},
}


def estimate(name, place, low, best, high, **changes):
    fields = {
        "id": name,
        "indicator": "killed",
        "counting": Counting.FLOW,
        "role": Role.EVENT,
        "group": Group(),
        "unit": Unit.PEOPLE,
        "place": place,
        "period": Period(date(2020, 2, 27), date(2020, 2, 27)),
        "low": low,
        "best": best,
        "high": high,
        "figure_ids": (name,),
        "sources": ("Example Observatory",),
    }
    return Estimate(**(fields | changes))


def scene():
    displaced = {"indicator": "displaced", "counting": Counting.STOCK, "role": Role.HOST}
    return [
        estimate("a", TOWN, 33, 33, 34),
        estimate("b", PROVINCE, 14, 14, 14, basis=EstimateBasis.OUR_SUM),
        estimate("c", BOTH, 689_000, 689_000, 689_000, **displaced),
        estimate("d", PROVINCE, 280_000, 280_000, 280_000, stale=True, **displaced),
        estimate("e", BORDER, 200, None, None, indicator="blocked", role=Role.BLOCKED_AT),
        estimate("f", PROVINCE, 5_000, 5_000, 5_000, indicator="crossed", role=Role.ORIGIN),
        estimate("g", AFAR, 1, 1, 1),
    ]


def caption(language="en"):
    at = date(2020, 4, 17)
    return Caption("What is reported", text("as_of", language, at=day(at, language)), at, None, "Revision 7.", language)


def pixels(content):
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"), dtype=np.int16)


@pytest.fixture(scope="module")
def picture():
    return draw_png(scene(), GROUND, caption())


def test_the_same_input_gives_the_same_bytes(picture):
    assert draw_png(scene(), GROUND, caption()) == picture
    assert draw_png(scene()[::-1], GROUND, caption()) == picture, "order does not matter"


def test_the_picture_looks_as_it_did(picture):
    now = Image.open(io.BytesIO(picture)).convert("RGB").resize((800, 500), Image.Resampling.BOX)
    before = Image.open(GOLDEN).convert("RGB")
    difference = np.abs(np.asarray(now, dtype=np.int16) - np.asarray(before, dtype=np.int16)).max(axis=2)
    assert (difference > 40).mean() < 0.005, "replace golden/small_case.png if the change is meant"


def test_symbols_carry_the_colours_of_their_indicators(picture):
    colours = {tuple(pixel) for pixel in pixels(picture)[105:880, 40:1140].reshape(-1, 3)}
    for wanted in ((230, 97, 0), (156, 95, 181), (154, 154, 154)):
        nearest = min(max(abs(a - b) for a, b in zip(one, wanted, strict=True)) for one in colours)
        assert nearest < 32, f"{wanted} is on the map"


def test_print_resolution_draws_the_same_at_three_times_the_size():
    assert Image.open(io.BytesIO(draw_png(scene(), GROUND, caption(), dots_per_inch=50))).size == (800, 500)


def test_nothing_to_draw_is_said():
    nowhere = Place(id="t:9", name="Nowhere", kind=PlaceKind.POINT)
    with pytest.raises(ExportError, match="2020-04-17"):
        draw_png([estimate("a", nowhere, 1, 1, 1)], GROUND, caption())


@pytest.mark.parametrize(
    ("changes", "written"),
    [
        ((33, 33, 34), "33–34"),
        ((33, 33, 33), "33"),
        ((200, None, None), "≥ 200"),
        ((None, None, None), "?"),
        ((689_000, 689_000, 689_000), "689,000"),
    ],
)
def test_a_value_is_never_more_exact_than_what_was_said(changes, written):
    assert label_of(estimate("a", TOWN, *changes), "en") == written


def test_our_own_sum_says_at_least():
    assert label_of(estimate("a", TOWN, 47, 47, 47, basis=EstimateBasis.OUR_SUM), "en") == "≥ 47"


@pytest.mark.parametrize(("language", "written"), [("en", "As of 17 April 2020"), ("fr", "Au 17 avril 2020")])
def test_days_are_written_as_the_language_does(language, written):
    assert caption(language).subtitle == written


def test_area_is_proportional_to_the_value_within_a_family():
    scale = Scale(scene(), 25)
    assert scale.radius("displaced", 689_000) == 25
    assert math.isclose(scale.radius("displaced", 689_000 / 4), 12.5)
    assert scale.radius("killed", 34) == 25, "each family by its own largest value, its high included"


def test_sources_that_do_not_fit_are_counted():
    many = [estimate(str(n), TOWN, 1, 1, 1, sources=(f"Source with a rather long name {n:03}",)) for n in range(60)]
    lines = small_print(many, caption(), [])
    sources = " ".join(line for line in lines if "Source with" in line)
    shown = sources.count("Source with")
    assert 0 < shown < 60
    assert f"and {60 - shown} more" in sources


CIRCLES = st.lists(
    st.tuples(st.floats(100, 300), st.floats(100, 300), st.floats(3, 25)).map(lambda row: Disc(*row)),
    min_size=1,
    max_size=14,
)


@given(CIRCLES)
@settings(max_examples=40, deadline=None)
def test_circles_stay_in_the_picture_and_do_not_hide_one_another(discs):
    spread(discs, (0, 0, 800, 600))
    for disc in discs:
        assert disc.radius <= disc.x <= 800 - disc.radius
        assert disc.radius <= disc.y <= 600 - disc.radius
    for one, other in itertools.combinations(discs, 2):
        apart = math.dist((one.x, one.y), (other.x, other.y))
        assert apart > 0.8 * (one.radius + other.radius)


@given(CIRCLES, st.lists(st.tuples(st.floats(10, 90), st.floats(8, 24)), max_size=12))
@settings(max_examples=40, deadline=None)
def test_labels_never_collide(discs, sizes):
    free = Free((0, 0, 800, 600), discs)
    taken = [free.take(beside(discs[0].box, *size)) for size in sizes]
    placed = [one for one in taken if one is not None]
    for one, other in itertools.combinations(placed, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for one in placed:
        assert 0 <= one[0] <= one[2] <= 800
        assert 0 <= one[1] <= one[3] <= 600


@pytest.mark.parametrize("number", [5, 12, 40])
def test_one_place_on_another_continent_stays_outside(number):
    crisis = [(36 + n / 10, 35 + n / 20) for n in range(number)]
    assert core([*crisis, (-111.7, 40.3)]) == list(range(number))


def test_of_few_places_none_is_left_out():
    assert core([(36, 35), (37, 36), (26, 40)]) == [0, 1, 2]


@given(st.lists(st.tuples(st.floats(-170, 170), st.floats(-60, 70)), min_size=1, max_size=20))
def test_most_places_are_always_inside(points):
    assert len(core(points)) >= min(0.9 * len(points), len(points) - 1)
