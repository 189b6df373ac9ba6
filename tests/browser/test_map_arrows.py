"""Arrows from where people came to where they are counted."""

from __future__ import annotations

import pytest

from geo.maps import MapOptions, page

pytestmark = pytest.mark.browser

VIEW = "view=38.2,32,5.5"
ARROWS = """() => {
    const app = window.crisisMap, id = (p) => app.bundle.places[p].id;
    return app.symbols.arrows.drawn.map(({ s, p, from, whole, width }) => ({
        to: id(p), from: id(from), whole, width, value: app.frame.value[s],
        circle: app.symbols.drawn.some((one) => one.s === s),
    }));
}"""
MIDDLE = """([from, to]) => {
    const app = window.crisisMap, id = (p) => app.bundle.places[p].id;
    const arrow = app.symbols.arrows.drawn.find((one) => id(one.p) === to && id(one.from) === from);
    const [x, y] = arrow.points[11];
    const point = app.map.layerPointToContainerPoint(app.L.point(x, y).add(app.data.view.offset));
    const box = app.mapNode.getBoundingClientRect();
    return [box.x + point.x, box.y + point.y];
}"""


@pytest.fixture(scope="module")
def drawn(made_up, tmp_path_factory):
    folder = tmp_path_factory.mktemp("arrows")
    layers = made_up.with_ways(made_up.syria())
    for language in ("en", "fr"):
        (folder / f"{language}.html").write_text(page(layers, MapOptions(language=language)), encoding="utf-8")
    return folder


def settled(page):
    page.wait_for_timeout(350)
    return page


def test_a_number_is_an_arrow_or_a_circle_never_both(opened, drawn):
    with opened(drawn / "en.html", hash_=VIEW) as page:
        arrows = {(one["from"], one["to"]): one for one in page.evaluate(ARROWS)}
        there, back = arrows["TR", "GR"], arrows["GR", "TR"]
        assert (there["value"], back["value"]) == (8000, 900)
        assert there["width"] / back["width"] == pytest.approx(8000 / 900, rel=0.01)
        assert not there["circle"]
        assert not back["circle"]
        shares = [one for one in arrows.values() if not one["whole"]]
        assert {one["from"] for one in shares} == {"TR", "SY-ID"}
        assert all(one["circle"] and one["value"] == 500 for one in shares)
        best = page.evaluate(
            "window.crisisMap.frame.rows.find((r) => r.indicator.code === 'crossed' && r.role === 'destination').best"
        )
        assert best == 8000 + 900 + 500, "each number once, by however many arrows"


def test_where_there_is_no_room_for_an_arrow_the_circle_tells_the_number(opened, drawn):
    with opened(drawn / "en.html", hash_="view=38.2,32,3") as page:
        assert ("town:Saraqib", "town:Afrin") not in {(one["from"], one["to"]) for one in page.evaluate(ARROWS)}
        drawn_at = page.evaluate("window.crisisMap.symbols.drawn.map(({ p }) => window.crisisMap.bundle.places[p].id)")
        assert "town:Afrin" in drawn_at
        page.evaluate("window.crisisMap.map.setView([36.2, 36.8], 9, { animate: false })")
        assert ("town:Saraqib", "town:Afrin") in {(one["from"], one["to"]) for one in page.evaluate(ARROWS)}


def test_an_arrow_follows_the_slider(opened, drawn):
    with opened(drawn / "en.html", hash_=f"day=2020-03-05&{VIEW}") as page:
        arrows = {(one["from"], one["to"]): one["value"] for one in page.evaluate(ARROWS)}
        assert arrows["TR", "GR"] == 3400
        assert ("GR", "TR") not in arrows, "nobody had gone back by then"
        page.evaluate("window.crisisMap.set({ day: 18300 })")  # 8 February 2020
        assert settled(page).evaluate(ARROWS) == []


def test_an_arrow_answers_the_pointer_and_leads_to_its_sentences(opened, drawn):
    with opened(drawn / "en.html", hash_=VIEW) as page:
        x, y = page.evaluate(MIDDLE, ["TR", "GR"])
        page.mouse.move(x, y)
        page.wait_for_timeout(150)
        tip = page.locator(".cm-tip").inner_text()
        assert tip.startswith("Turkey → Greece")
        assert "8,000" in tip
        assert "from Turkey" in tip
        page.mouse.click(x, y)
        panel = page.locator(".cm-place")
        assert panel.get_by_role("heading", name="Greece").is_visible()
        assert "from Turkey" in panel.inner_text()
        page.evaluate("window.crisisMap.pick(window.crisisMap.numberOf('TR'))")
        assert (
            "8,000 Crossed a border · arrived here in Greece came from here"
            in settled(panel.page).locator(".cm-place").inner_text()
        )


@pytest.mark.parametrize(
    ("language", "words", "shares"),
    [
        ("en", "people who came that way", "in part from Idlib and Turkey, share unknown"),
        ("fr", "personnes venues par là", "en partie depuis Idlib et Turquie, part inconnue"),
    ],
)
def test_legend_and_table_say_where_people_came_from(opened, drawn, language, words, shares):
    with opened(drawn / f"{language}.html", hash_=VIEW) as page:
        assert words in settled(page).locator(".cm-legend").inner_text()
        assert shares in page.locator(".cm-table").inner_text()
        page.evaluate("window.crisisMap.set({ day: 18300 })")
        assert words not in settled(page).locator(".cm-legend").inner_text(), "the legend matches what is drawn"
