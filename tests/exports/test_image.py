"""The picture: made without a browser, the same bytes for the same input, nothing hidden and nothing too exact."""

import io
import itertools
import math
import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from shapely.geometry import LineString, MultiPolygon, Point, box

from geo.errors import ExportError
from geo.exports import Selection, load_layout, request
from geo.exports.composing import map_sheets, period_text
from geo.exports.image import write, write_pdf, write_svg
from geo.exports.placing import Disc, Free, beside, core, crosses, spread
from geo.exports.symbols import Scale
from geo.exports.wording import grain, said, total
from geo.indicators import indicators
from geo.models import Counting, Estimate, EstimateBasis, Group, Period, Place, PlaceKind, Policy, Role, Unit
from geo.reconciliation import SourceRegistry, reconcile

GOLDEN = Path(__file__).parent / "golden"

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


def asked(rows=None, layout="map", **fields):
    """Return a request for given rows, without going through reports."""
    nothing = reconcile([], SourceRegistry.load(), policy=Policy.LATEST)
    language = fields.pop("language", "en")
    chosen = Selection(at=date(2020, 4, 17), revision=7, language=language)
    made = request(nothing, "a.png", chosen, load_layout(layout, language=language, **fields))
    made.__dict__["estimates"] = scene() if rows is None else rows
    return made


def many_sources(number):
    """Return rows whose sources are far too many for the foot of a page."""
    return [
        estimate(f"s{n}", TOWN, 1, 1, 1, sources=(f"Source with a rather long name {n:03}",)) for n in range(number)
    ]


def many_indicators():
    """Return a row for every indicator: the longest legend that there can be."""
    kinds = {"role": Role.HOST, "counting": Counting.STOCK}
    return [*scene(), *(estimate(code, TOWN, 1000 + n, 2000 + n, 3000 + n, indicator=code, **(kinds if n % 2 else {}))
                        for n, code in enumerate(indicators()))]  # fmt: skip


#: What the golden pictures show: rows and layout.
LAYOUTS = {
    "16x9": (scene, {"layout": "map"}),
    "a4-landscape": (scene, {"layout": "a4-landscape"}),
    "a4-portrait": (scene, {"layout": "a4-portrait"}),
    "french": (scene, {"layout": "a4-landscape", "language": "fr"}),
    "long-legend": (many_indicators, {"layout": "map"}),
    "long-sources": (lambda: [*scene(), *many_sources(150)], {"layout": "a4-portrait"}),
}


def pixels(content):
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"), dtype=np.int16)


@pytest.fixture(scope="module")
def picture():
    return write(asked())


def test_the_same_input_gives_the_same_bytes(picture):
    assert write(asked()) == picture
    assert write(asked(scene()[::-1])) == picture, "order does not matter"
    assert write_svg(asked()) == write_svg(asked())
    assert write_pdf(asked()) == write_pdf(asked())


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_layouts_look_as_they_did(name):
    rows, fields = LAYOUTS[name]
    now = Image.open(io.BytesIO(write(asked(rows(), dpi=60, **fields)))).convert("RGB")
    before = Image.open(GOLDEN / f"{name}.png").convert("RGB")
    assert now.size == before.size
    difference = np.abs(np.asarray(now, dtype=np.int16) - np.asarray(before, dtype=np.int16)).max(axis=2)
    assert (difference > 40).mean() < 0.005, f"replace golden/{name}.png if the change is meant"


@pytest.mark.parametrize("name", LAYOUTS)
def test_nothing_is_cut_and_no_words_overlap(name):
    rows, fields = LAYOUTS[name]
    for sheet in map_sheets(asked(rows(), **fields)):
        for mark in sheet.marks:
            left, bottom, right, top = mark.box
            assert left >= -0.5, mark
            assert bottom >= -0.5, mark
            assert right <= sheet.wide + 0.5, mark
            assert top <= sheet.high + 0.5, mark
        for one, other in itertools.combinations(sheet.marks, 2):
            a, b = one.box, other.box
            apart = a[2] <= b[0] + 0.5 or b[2] <= a[0] + 0.5 or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5
            assert apart, f"{one} overlaps {other}"


def test_long_lists_flow_on_to_further_columns_and_pages_and_lose_nothing():
    rows = [*scene(), *many_sources(150)]
    words = " ".join(mark.what for sheet in map_sheets(asked(rows, "a4-portrait")) for mark in sheet.marks)
    flat = " ".join(words.split())
    for row in rows:
        for source in row.sources:
            assert source.rpartition(" ")[2] in flat
    assert flat.count("rather") == 150
    legend = map_sheets(asked(many_indicators()))
    shown = {mark.what for sheet in legend for mark in sheet.marks}
    for item in indicators().values():
        assert any(what.startswith(f"{item.label['en']},") for what in shown), item.code


def test_symbols_carry_the_colours_of_their_indicators(picture):
    found = pixels(picture)
    colours = {tuple(pixel) for pixel in found[120:980, 60:1300].reshape(-1, 3)}
    for wanted in ((230, 97, 0), (156, 95, 181), (154, 154, 154)):
        nearest = min(max(abs(a - b) for a, b in zip(one, wanted, strict=True)) for one in colours)
        assert nearest < 32, f"{wanted} is on the map"


@pytest.mark.parametrize(("dpi", "size"), [(96, (1280, 720)), (192, (2560, 1440)), (300, (4000, 2250))])
def test_pictures_come_in_screen_double_and_print_resolution(dpi, size):
    assert Image.open(io.BytesIO(write(asked(dpi=dpi)))).size == size


def test_nothing_to_draw_is_said():
    nowhere = Place(id="t:9", name="Nowhere", kind=PlaceKind.POINT)
    with pytest.raises(ExportError, match="2020-04-17"):
        write(asked([estimate("a", nowhere, 1, 1, 1)]))


@pytest.mark.parametrize(
    ("changes", "written"),
    [
        ((33, 33, 34), "33–34"),
        ((33, 33, 33), "33"),
        ((200, None, None), "≥ 200"),
        ((None, None, 60), "≤ 60"),
        ((None, None, None), "?"),
        ((689_000, 689_000, 689_000), "689,000"),
    ],
)
def test_a_value_is_never_more_exact_than_what_was_said(changes, written):
    assert said(estimate("a", TOWN, *changes)).label("en") == written


def test_our_own_sum_says_at_least():
    row = estimate("a", TOWN, 47, 47, 47, basis=EstimateBasis.OUR_SUM)
    assert said(row).label("en") == "≥ 47"
    assert said(row).words("fr") == "au moins 47"


@pytest.mark.parametrize(
    ("numbers", "language", "written"),
    [
        ((619, 620, 620), "en", "620 (at least 619–620)"),
        ((619, 620, 620), "fr", "620 (au moins 619–620)"),
        ((620, 620, 630), "en", "at least 620 (620–630)"),
        ((620, 620, 620), "en", "at least 620"),
    ],
)
def test_a_minimum_is_never_above_the_low_end(numbers, language, written):
    row = estimate("a", TOWN, *numbers, basis=EstimateBasis.OUR_SUM)
    assert said(row).words(language) == written


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ([33], "33"),
        ([33, 14], "at least 47"),
        ([3_600_000, 9], "at least 3,600,000 (rounded down)"),
        ([20_000, 5_400], "at least 25,000 (rounded down)"),
        ([142_175, 66], "at least 142,241"),
    ],
)
def test_a_total_is_never_more_exact_than_its_parts(values, written):
    rows = [estimate(str(n), TOWN, value, value, value) for n, value in enumerate(values)]
    assert total(rows).words("en") == written


@given(st.lists(st.tuples(*[st.integers(1, 5_000_000)] * 3).map(sorted), min_size=2, max_size=8))
def test_a_total_holds_the_sums_of_its_parts(values):
    rows = [estimate(str(n), TOWN, *map(float, value)) for n, value in enumerate(values)]
    whole = total(rows)
    assert whole.low <= sum(low for low, _, _ in values)
    assert whole.best <= sum(best for _, best, _ in values)
    assert whole.high >= whole.best >= whole.low
    coarse = max(grain(best) for _, best, _ in values)
    assert whole.best % coarse == 0
    assert whole.rounded == (whole.best != sum(best for _, best, _ in values))


@pytest.mark.parametrize(("language", "written"), [("en", "As of 17 April 2020"), ("fr", "Au 17 avril 2020")])
def test_days_are_written_as_the_language_does(language, written):
    assert period_text(asked(language=language)) == written


def test_area_is_proportional_to_the_value_within_a_family():
    scale = Scale(scene())
    assert scale.radius("displaced", 689_000) == scale.largest
    assert math.isclose(scale.radius("displaced", 689_000 / 4), scale.largest / 2)
    assert scale.radius("killed", 34) == scale.largest, "each family by its own largest value, its high included"


def test_a_picture_carries_revision_policy_day_and_mark(picture):
    about = Image.open(io.BytesIO(picture)).text
    assert about["Store revision"] == "7"
    assert about["Policy"] == "latest"
    assert about["As of"] == "2020-04-17"
    assert about["Status"].startswith("DRAFT")


def test_text_in_svg_is_text():
    root = etree.fromstring(write_svg(asked(language="fr")))
    words = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Ce qui est rapporté" in words
    assert "Exampleville" in words
    assert "689\u202f000" in " ".join(words)


def test_an_svg_of_several_pages_is_one_picture_with_ids_of_its_own():
    content = write_svg(asked([*scene(), *many_sources(150)], "a4-portrait"))
    root = etree.fromstring(content)
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert float(root.get("height").removesuffix("pt")) > 841.89 * 1.9
    colours = set(re.findall(r"(?:fill|stroke): (#\S+?)(?=[;\"])", content.decode()))
    assert "#ffffff" in colours
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in colours), colours


def test_text_in_pdf_is_text(tmp_path):
    path = tmp_path / "map.pdf"
    path.write_bytes(write_pdf(asked()))
    words = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    for wanted in ("What is reported", "Exampleville", "689,000", "DRAFT", "Store revision 7", "200"):
        assert wanted in words
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "Store revision: 7" in told
    assert "2020" in told


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


@given(st.integers(1, 10**7))
def test_a_circle_to_compare_with_fits_beside_its_total_or_is_left_out(most):
    rows = scene()
    scale = Scale([replace(rows[0], best=most, low=most, high=most)])
    value, radius = scale.sample(rows[0].indicator, most)
    assert radius <= 0.55 * scale.largest
    assert value <= most
    assert value > 0 or most < 10


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


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(30, 370), st.floats(30, 270), st.floats(3, 18)), min_size=1, max_size=12))
def test_no_circle_lies_under_the_locator(spots):
    discs = [Disc(x, y, radius) for x, y, radius in spots]
    spread(discs, (0, 0, 400, 300), [(0, 220, 100, 300)])
    for disc in discs:
        assert disc.x + disc.radius <= 400.5
        assert disc.x - disc.radius >= 100 or disc.y + disc.radius <= 220


@pytest.mark.parametrize(
    ("line", "through"),
    [
        ((0, 0, 10, 10), True),
        ((5, -5, 5, 15), True),
        ((-5, 5, 4.5, 5), True),
        ((0, 10, 3, 8), False),
        ((0, 0, 10, 0), False),
        ((7, 0, 7, 10), False),
        ((0, 5, 4, 5), False),
    ],
)
def test_a_line_goes_through_a_box_or_not(line, through):
    assert crosses(line, (4, 4, 6, 6)) is through
    assert crosses((*line[2:], *line[:2]), (4, 4, 6, 6)) is through


#: Width and height of a label, and what parts two places whose labels both have room.
_LABEL, _GAP = (60, 16), 30


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(50, 750), st.floats(50, 550)), min_size=2, max_size=12))
def test_no_line_goes_through_another_label_where_there_is_room(points):
    # what lies under the label of another place has no room for a line
    near = [(abs(a - c), abs(b - d)) for (a, b), (c, d) in itertools.combinations(points[:3], 2)]
    assume(all(across >= _LABEL[0] + _GAP or down >= _LABEL[1] + _GAP for across, down in near))
    free = Free((0, 0, 800, 600))

    def leader(x, y):
        return lambda box: (x, y, min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))

    for x, y in points[:3]:
        free.take(beside((x - 3, y - 3, x + 3, y + 3), *_LABEL), leader(x, y))
    for turn, line in enumerate(free.leaders):
        assert not any(crosses(line, label) for other, label in enumerate(free.boxes) if other != turn)


def test_what_leads_to_a_label_goes_round_other_labels():
    """The nearest places are on the far side of another label: a line to them would go through it."""
    free = Free((0, 0, 400, 400), boxes=[(110, 90, 200, 110)])
    box = free.take(
        [(205, 92, 260, 108), (70, 130, 130, 146)],
        lambda at: (100, 100, min(max(100, at[0]), at[2]), min(max(100, at[1]), at[3])),
    )
    assert box == (70, 130, 130, 146)
    only = free.take([(205, 92, 260, 108)], lambda at: (100, 100, at[0], 100))
    assert only == (205, 92, 260, 108), "a label with a line across another is better than none"


def test_a_long_text_of_an_svg_is_as_wide_as_it_was_measured():
    from lxml import etree

    from geo.exports.measuring import width

    page = etree.fromstring(write_svg(asked([*scene(), *many_sources(60)])))
    texts = [one for one in page.iter("{http://www.w3.org/2000/svg}text") if one.text]
    long = [one for one in texts if one.get("textLength")]
    assert {len(one.text) >= 24 for one in long} == {True}
    assert not [one.text for one in texts if len(one.text) >= 24 and one not in long and one.text.isascii()]
    for one in long:
        size = float(re.search(r"font-size: ([0-9.]+)px", one.get("style"))[1])
        assert float(one.get("textLength")) == pytest.approx(
            width(one.text, size, bold="700" in one.get("style")), abs=0.01
        )
