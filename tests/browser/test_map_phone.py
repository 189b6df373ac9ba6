from __future__ import annotations

import pytest

from geo.maps import MapOptions, page

pytestmark = pytest.mark.browser

PHONE = (390, 844)
OVERLAPS = """() => {
    const regions = [...document.querySelectorAll(".cm-head, .cm-map, .cm-slot-time, .cm-side")];
    const visible = regions.filter((node) => node.offsetParent !== null);
    const boxes = visible.map((node) => [node.className, node.getBoundingClientRect()]);
    const out = [];
    for (const [i, [one, a]] of boxes.entries()) for (const [other, b] of boxes.slice(i + 1)) {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 1 && tall > 1) out.push([one, other]);
    }
    return out;
}"""


@pytest.fixture(scope="module")
def drawn(layers, tmp_path_factory):
    path = tmp_path_factory.mktemp("phone") / "map.html"
    path.write_text(
        page(layers, MapOptions(title="North-western Syria and the Greek border, winter 2019–2020")), encoding="utf-8"
    )
    return path


@pytest.mark.parametrize("size", [PHONE, (320, 640), (844, 390), (768, 1024), (1280, 800)])
def test_nothing_overlaps_and_nothing_is_cut_off(opened, drawn, size):
    with opened(drawn, size=size) as page:
        assert page.evaluate(OVERLAPS) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        for selector in (".cm-play", ".cm-slider", ".cm-now", ".cm-zoom"):
            box = page.locator(selector).bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size[0] + 1
            assert box["y"] + box["height"] <= size[1] + 1
        assert page.locator(".cm-map").bounding_box()["height"] >= 110


def test_the_sheet_folds_out_and_the_map_stays(opened, drawn):
    with opened(drawn, size=PHONE) as page:
        grip = page.locator(".cm-grip")
        assert "Killed ≥\u202f83" in grip.inner_text()
        assert not page.locator(".cm-overview").is_visible()
        grip.click()
        assert page.locator(".cm-overview").is_visible()
        assert grip.get_attribute("aria-expanded") == "true"
        page.wait_for_timeout(200)
        assert page.evaluate(OVERLAPS) == []
        assert page.locator(".cm-map").bounding_box()["height"] > 150
        grip.click()
        assert not page.locator(".cm-overview").is_visible()


def test_a_touch_on_a_place_opens_its_figures(opened, drawn):
    with opened(drawn, size=PHONE, has_touch=True, is_mobile=True, hash_="day=2020-02-28&view=35.8,36.7,8") as page:
        at = page.evaluate(
            """() => {
                const app = window.crisisMap;
                const one = app.symbols.drawn.find(({ p }) => app.bundle.places[p].id === "town:Saraqib");
                const layer = app.L.point(one.x, one.y).add(app.data.view.offset);
                const point = app.map.layerPointToContainerPoint(layer);
                const box = app.mapNode.getBoundingClientRect();
                return [box.x + point.x, box.y + point.y];
            }"""
        )
        page.touchscreen.tap(*at)
        page.locator(".cm-place .cm-card").first.wait_for()
        assert page.locator(".cm-place h2").is_visible()
        assert page.evaluate(OVERLAPS) == []


def test_targets_are_large_enough_to_touch(opened, drawn):
    with opened(drawn, size=PHONE) as page:
        small = page.evaluate(
            """() => [...document.querySelectorAll(".cm button, .cm select, .cm input")]
                .filter((node) => node.offsetParent !== null)
                .map((node) => [node.className || node.type, node.getBoundingClientRect()])
                .filter(([, box]) => Math.min(box.width, box.height) < 24)
                .map(([name]) => name)"""
        )
        assert [name for name in small if name != "cm-slider"] == []


def test_the_options_of_time_fold_out(opened, drawn):
    with opened(drawn, size=PHONE) as page:
        more = page.get_by_role("button", name="Time options")
        assert not page.locator(".cm-options").is_visible()
        more.click()
        assert page.locator(".cm-options").is_visible()
        page.wait_for_timeout(150)
        assert page.evaluate(OVERLAPS) == []


def test_no_motion_for_who_wants_none(opened, drawn):
    with opened(drawn, size=PHONE, reduced_motion="reduce") as page:
        assert page.evaluate("window.crisisMap.map.options.zoomAnimation") is False
