from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from geo.layers import Layers
from geo.maps import MapOptions, draw, page
from geo.models import Counting, EstimateBasis, Policy

pytestmark = pytest.mark.browser

TITLE = "North-western Syria, winter 2019–2020"


@pytest.fixture(scope="module")
def drawn(layers, tmp_path_factory):
    """The map as a file, in English and in French, and from folium."""
    folder = tmp_path_factory.mktemp("map")
    (folder / "en.html").write_text(page(layers, MapOptions(title=TITLE)), encoding="utf-8")
    (folder / "fr.html").write_text(page(layers, MapOptions(title=TITLE, language="fr")), encoding="utf-8")
    draw(layers, MapOptions(title=TITLE)).save(str(folder / "folium.html"))
    return folder


def settled(page):
    """Wait until the map has come to rest and the address says what it shows."""
    page.wait_for_timeout(250)
    # A busy machine may not have come to the frame after the change yet.
    page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
            window.crisisMap.settle();
            setTimeout(done, 60);
        })))"""
    )
    return page


def day_of(page):
    return date.fromisoformat(re.search(r"day=(\d{4}-\d\d-\d\d)", settled(page).url)[1])


def symbol(page, place_id, indicator=None):
    """Return where the symbol of a place stands in the window."""
    found = page.evaluate(
        """([id, indicator]) => {
            const app = window.crisisMap, shift = app.data.view.offset;
            const one = app.symbols.drawn.find(({ p, s }) => app.bundle.places[p].id === id
                && (!indicator || app.bundle.indicators[app.series.indicator[s]].code === indicator));
            if (!one) return null;
            const point = app.map.layerPointToContainerPoint(app.L.point(one.x, one.y).add(shift));
            const box = app.mapNode.getBoundingClientRect();
            return { x: box.x + point.x, y: box.y + point.y, r: one.r };
        }""",
        [place_id, indicator],
    )
    assert found is not None, f"no symbol for {place_id}"
    return found


def totals(page):
    """Return the totals as the map holds them."""
    return page.evaluate(
        """() => Object.fromEntries(window.crisisMap.frame.rows.map((row) => [
            `${row.indicator.code} ${row.counting ? "stock" : "flow"} ${row.role}`,
            row.count ? [row.low, row.best, row.high] : null,
        ]))"""
    )


def expected(layers, first, last):
    """Add up the layers in Python, by the rules and not by the script."""
    out: dict[str, list[float] | None] = {}
    for series in layers.series:
        key = f"{series.indicator} {series.counting} {series.role}"
        out.setdefault(key, None)

        def at(day, series=series):
            known = [step for step in series.steps if step.day <= day]
            return known[-1] if known else None

        now, before = at(last), at(first - timedelta(days=1))
        if now is None or (now.low, now.best, now.high) == (None, None, None):
            continue
        level = [now.low, now.best if now.best is not None else now.low, now.high]
        if series.counting is Counting.FLOW:
            if now is before:
                continue
            if before is not None and before.high is not None:
                level = [
                    a - b for a, b in zip(level, (before.low, before.best or before.low, before.high), strict=True)
                ]
                level = [max(0, min(level[0], level[1])), max(0, level[1]), max(level[1], level[2])]
        out[key] = [a + b for a, b in zip(out[key] or [0, 0, 0], level, strict=True)]
    return {key: values and [round(value) for value in values] for key, values in out.items()}


@pytest.mark.parametrize("name", ["en.html", "fr.html", "folium.html"])
def test_the_map_opens_from_disk_with_the_network_cut(opened, drawn, name):
    with opened(drawn / name) as page:
        assert page.get_by_role("heading", name=TITLE).is_visible()
        assert page.locator("canvas").count() >= 3
        inked = page.evaluate(
            """() => { const { canvas } = window.crisisMap.data.context;
                const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
                let inked = 0; for (let i = 3; i < data.length; i += 4) if (data[i]) inked += 1; return inked; }"""
        )
        assert inked > 5000, "circles, areas and labels are drawn"


@pytest.mark.parametrize("window", [None, 7, 1])
def test_totals_are_the_sums_of_the_layers_on_every_day(opened, drawn, layers, window):
    with opened(drawn / "en.html", hash_=f"window=last:{window}" if window else "") as page:
        days = [layers.start + timedelta(days=n) for n in range(0, (layers.end - layers.start).days, 5)]
        for day in days:
            page.evaluate(
                "(day) => { const app = window.crisisMap; app.set({ day }); app.apply(); }", day.toordinal() - 719163
            )
            first = day - timedelta(days=window - 1) if window else layers.start
            shown = {key: values and [round(v) for v in values] for key, values in totals(page).items()}
            assert shown == expected(layers, first, day), day


def test_the_slider_is_dragged_and_the_map_follows(opened, drawn):
    with opened(drawn / "en.html") as page:
        assert day_of(page) == date(2020, 3, 31)
        slider = page.get_by_role("slider", name="Day shown")
        box = slider.bounding_box()
        y = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + box["width"] - 9, y)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.5, y, steps=8)
        page.mouse.up()
        dragged = day_of(page)
        assert date(2020, 1, 25) < dragged < date(2020, 2, 5)
        assert slider.get_attribute("aria-valuetext") == f"{dragged:%-d %B %Y}"
        assert page.locator(".cm-asof").inner_text() == f"As of {dragged:%-d %B %Y}"
        before = totals(page)
        assert before["killed flow event"][1] < 83
        assert before["blocked flow blocked_at"] is None


def test_the_slider_obeys_the_keyboard(opened, drawn):
    with opened(drawn / "en.html") as page:
        page.get_by_role("slider", name="Day shown").focus()
        for keys, day in (
            (["ArrowLeft"], date(2020, 3, 30)),
            (["ArrowLeft", "ArrowLeft", "ArrowRight"], date(2020, 3, 29)),
            (["PageUp"], date(2020, 3, 31)),
            (["PageDown"], date(2020, 2, 29)),
            (["Home"], date(2019, 12, 1)),
            (["ArrowUp"], date(2019, 12, 2)),
            (["End"], date(2020, 3, 31)),
        ):
            for key in keys:
                page.keyboard.press(key)
            assert day_of(page) == day, keys


def test_steps_go_by_day_week_or_month(opened, drawn):
    with opened(drawn / "en.html") as page:
        for step, day in (("day", date(2020, 3, 30)), ("week", date(2020, 3, 23)), ("month", date(2020, 2, 23))):
            page.get_by_label("Step", exact=True).last.select_option(step)
            page.get_by_role("button", name="One step back").click()
            assert day_of(page) == day


def test_it_plays_and_pauses_and_starts_over_at_the_end(opened, drawn, until):
    with opened(drawn / "en.html") as page:
        page.get_by_label("Speed", exact=True).last.select_option("8")
        page.get_by_role("button", name="Play").click()
        until(page, "window.crisisMap.timeline.playing && window.crisisMap.state.day < window.crisisMap.last - 50")
        until(page, "window.crisisMap.state.day > window.crisisMap.first + 3")
        page.get_by_role("button", name="Pause").click()
        paused = day_of(page)
        page.wait_for_timeout(300)
        assert day_of(page) == paused
        assert paused > date(2019, 12, 3)


def test_a_typed_day_is_shown(opened, drawn):
    with opened(drawn / "en.html") as page:
        page.get_by_label("Day", exact=True).last.fill("2020-02-27")
        page.keyboard.press("Tab")
        assert day_of(page) == date(2020, 2, 27)


def test_window_modes_show_other_numbers(opened, drawn):
    with opened(drawn / "en.html", hash_="day=2020-02-28") as page:
        assert totals(page)["killed flow event"][1] == 83
        page.get_by_label("Show", exact=True).last.select_option("last")
        page.get_by_label("Days", exact=True).last.fill("7")
        page.keyboard.press("Enter")
        assert "window=last:7" in settled(page).url
        assert totals(page)["killed flow event"] == [33, 33, 34]
        page.get_by_label("Show", exact=True).last.select_option("day")
        settled(page)
        assert totals(page)["killed flow event"] is None
        page.get_by_label("Show", exact=True).last.select_option("since")
        page.get_by_label("Since", exact=True).last.fill("2020-02-01")
        page.keyboard.press("Tab")
        assert "window=since:2020-02-01" in settled(page).url
        assert totals(page)["killed flow event"][1] == 41


def test_a_window_is_brushed_over_the_chart(opened, drawn):
    with opened(drawn / "en.html") as page:
        box = page.locator(".cm-chart").bounding_box()
        page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 10)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 14, steps=6)
        page.mouse.up()
        assert date(2020, 2, 25) < day_of(page) < date(2020, 3, 5)
        since = date.fromisoformat(re.search(r"window=since:(\d{4}-\d\d-\d\d)", page.url)[1])
        assert date(2020, 1, 25) < since < date(2020, 2, 5)


def test_a_click_on_a_place_leads_to_its_sentence(opened, drawn):
    with opened(drawn / "en.html", hash_="day=2020-02-28&view=35.85,36.7,8") as page:
        at = symbol(page, "town:Saraqib", "killed")
        page.mouse.move(at["x"], at["y"])
        page.wait_for_selector(".cm-tip.cm-shown")
        assert "Saraqib" in page.locator(".cm-tip").inner_text()
        page.mouse.click(at["x"], at["y"])
        card = page.locator(".cm-place .cm-card").first
        assert "killed 33 Turkish soldiers on 27 February" in card.locator("blockquote").inner_text()
        assert card.locator("mark.cm-mark-number").inner_text() == "33"
        assert card.locator("mark.cm-mark-place").inner_text() == "Saraqib"
        assert card.locator("mark.cm-mark-source").inner_text() == "the Example Observatory"
        text = card.inner_text()
        assert "27 Feb 2020" in text
        assert "Example Gazette, 28 Feb 2020" in text
        assert card.get_by_role("link").get_attribute("href") == "https://example.org/report"
        assert card.get_by_role("link").get_attribute("rel") == "noopener noreferrer"
        panel = page.locator(".cm-place").inner_text()
        assert "33 (newspaper), 34 (ambassador)" in panel
        assert "Combatants" in panel
        assert "place=town:Saraqib" in settled(page).url
        page.get_by_role("button", name="Overview").click()
        assert "place=" not in settled(page).url


def test_vague_words_stay_words(opened, drawn):
    with opened(drawn / "en.html", hash_="day=2020-03-01&window=day&place=border:GR-TR") as page:
        panel = page.locator(".cm-place")
        panel.locator(".cm-card").first.wait_for()
        assert "dozens" in panel.locator(".cm-lines").inner_text().lower()
        assert "24–99" in panel.inner_text()


def test_an_old_stock_says_when_it_was_last_reported(opened, drawn):
    with opened(drawn / "en.html", hash_="day=2020-03-20&place=TR") as page:
        assert "last reported 2 Jan 2020" in page.locator(".cm-place .cm-lines").inner_text()
        page.evaluate("window.crisisMap.set({ day: 18270 })")  # 9 January 2020
        settled(page)
        assert "last reported" not in page.locator(".cm-place .cm-lines").inner_text()


def test_a_joint_figure_is_told_at_each_of_its_places_with_an_unknown_share(opened, drawn):
    with opened(drawn / "en.html", hash_="day=2020-02-14&place=SY-HL") as page:
        said = page.locator(".cm-jointly").inner_text()
        assert "689,000" in said
        assert "share unknown" in said


def test_a_flow_that_covers_more_than_the_window_is_marked(opened, drawn):
    with opened(drawn / "en.html", hash_="day=2020-02-13&window=last:7&place=joint:SY-HL+SY-ID") as page:
        assert "covers the time since 1 Dec 2019" in page.locator(".cm-place .cm-lines").inner_text()
        assert "reported for a longer period" in page.evaluate("window.crisisMap.overview.legend.textContent")


def test_text_from_reports_cannot_act(opened, drawn, made_up):
    with opened(drawn / "en.html", hash_="place=town:Mytilene") as page:
        quote = page.locator(".cm-place blockquote").first
        quote.wait_for()
        assert '</script><img src=x onerror="window.hurt=1"><b>12</b>' in quote.inner_text()
        assert page.locator(".cm-place img, .cm-place b:text('12')").count() == 0
        assert page.evaluate("window.hurt") is None
        assert page.locator(".cm-place .cm-card a").count() == 0, "a javascript: address is not a link"


def test_layers_are_switched_where_their_totals_stand(opened, drawn):
    with opened(drawn / "en.html") as page:
        shown = page.evaluate("window.crisisMap.symbols.drawn.length")
        page.get_by_role("checkbox", name="Displaced").uncheck()
        assert "hide=displaced" in settled(page).url
        assert page.evaluate("window.crisisMap.symbols.drawn.length") < shown
        assert "Displaced" not in page.locator(".cm-sizeset").inner_text()
        page.get_by_role("checkbox", name="Displaced").check()
        assert "hide=" not in settled(page).url
        assert page.evaluate("window.crisisMap.symbols.drawn.length") == shown


def test_the_legend_tells_what_is_drawn_and_no_more(opened, drawn):
    with opened(drawn / "en.html", hash_="day=2020-01-04") as page:
        keys = settled(page).locator(".cm-keys").inner_text()
        assert "several places together" not in keys
        assert "people who left here" in keys
        page.evaluate("window.crisisMap.set({ day: 18305 })")  # 13 February 2020
        assert "several places together" in settled(page).locator(".cm-keys").inner_text()
        radius, value, factor = page.evaluate(
            """() => {
                const app = window.crisisMap;
                const code = (s) => app.bundle.indicators[app.series.indicator[s]].code;
                const one = app.symbols.drawn.find(({ s }) => code(s) === "displaced");
                return [one.r, app.frame.value[one.s], app.scales.factor("displaced")];
            }"""
        )
        assert radius**2 == pytest.approx(factor**2 * value), "the area is in proportion to the number"


def test_provinces_are_shaded_by_what_is_reported_in_them(opened, drawn):
    with opened(drawn / "en.html", hash_="view=35.6,37.2,7") as page:
        circles = page.evaluate("window.crisisMap.symbols.drawn.length")
        page.get_by_label("Shade provinces by").select_option("killed.flow.event")
        assert "shade=killed.flow.event" in settled(page).url
        values = page.evaluate(
            """() => { const { areas, values } = window.crisisMap.shading;
                return Object.fromEntries(areas.map(({ id }, i) => [id, values[i]])); }"""
        )
        assert values["SY-ID"] == 83, "three towns of one province"
        assert values["SY-HL"] < 0, "no data is not zero"
        assert page.evaluate("window.crisisMap.symbols.drawn.length") == circles - 3
        classes = page.locator(".cm-classes").inner_text()
        assert "no data" in classes
        assert "83" in classes
        page.evaluate("window.crisisMap.set({ day: 18240 })")  # 10 December 2019, before the first
        settled(page)
        assert page.evaluate("Math.max(...window.crisisMap.shading.values)") < 0
        page.get_by_label("Shade provinces by").select_option("")
        assert "shade=" not in settled(page).url


def test_the_address_reopens_the_view(opened, drawn):
    asked = "day=2020-02-12&window=last:14&hide=injured,killed&step=week&view=36.1000,36.9000,8&place=town:Afrin"
    with opened(drawn / "en.html", hash_=asked) as page:
        settled(page)
        assert page.url.partition("#")[2] == asked
        centre = page.evaluate("(() => { const c = window.crisisMap.map.getCenter(); return [c.lat, c.lng]; })()")
        assert centre == pytest.approx([36.1, 36.9], abs=0.01)
        assert page.locator(".cm-place h2").inner_text() == "Afrin"
        page.get_by_role("button", name="Overview").click()
        assert not page.get_by_role("checkbox", name="Killed").is_checked()
        assert page.get_by_role("checkbox", name="Displaced").is_checked()


def test_a_broken_address_still_gives_a_map(opened, drawn):
    with opened(drawn / "en.html", hash_="day=9999-99-99&window=last:-3") as page:
        for wrong in ("day=yesterday", "window=last:x", "view=1,2", "place=nowhere", "hide=", "%%%", "day=2050-01-01"):
            page.evaluate("(wrong) => { window.location.hash = wrong; }", wrong)
            assert date(2019, 12, 1) <= day_of(page) <= date(2020, 3, 31), wrong


def test_no_figure_is_lost_and_trays_say_why(opened, drawn, layers):
    with opened(drawn / "en.html") as page:
        out = len(layers.undated) + len(layers.unplaced) + len(layers.not_aggregated)
        line = page.locator("[data-count=all]").inner_text()
        assert line == f"{len(layers.cards)} figures: {len(layers.cards) - out} behind the map, {out} set aside."
        for tray, reason in (
            ("undated", "no date can be told"),
            ("unplaced", "no place is named"),
            ("not_aggregated", "denied by the ministry"),
        ):
            box = page.locator(f"details[data-tray={tray}]")
            box.locator("summary").click()
            assert reason in box.locator(".cm-card").inner_text()


def test_the_table_says_what_the_map_shows(opened, drawn):
    with opened(drawn / "en.html") as page:
        page.get_by_role("tab", name="Places").click()
        table = page.get_by_role("table")
        rows = table.locator("tbody tr")
        shown = page.evaluate("window.crisisMap.frame.top.filter((s) => window.crisisMap.frame.shown[s]).length")
        assert rows.count() == shown > 8
        assert "at least 41" in rows.filter(has_text="Saraqib").inner_text()
        table.get_by_role("button", name="Saraqib").click()
        page.locator(".cm-place .cm-card").first.wait_for()
        assert page.locator(".cm-place h2").inner_text() == "Saraqib"


def test_the_keyboard_keeps_its_place_when_numbers_change(opened, drawn):
    with opened(drawn / "en.html") as page:
        page.get_by_role("tab", name="Places").click()
        page.get_by_role("button", name="Ariha").first.focus()
        page.evaluate("window.crisisMap.set({ day: 18320 })")  # 28 February 2020
        settled(page)
        assert page.evaluate("document.activeElement.textContent") == "Ariha"
        page.keyboard.press("Enter")
        assert page.locator(".cm-place h2").inner_text() == "Ariha"


def test_a_crisis_without_figures_says_so(opened, tmp_path):
    path = tmp_path / "empty.html"
    nothing = Layers(date.min, date.min, (), {}, {}, (), (), (), 0, Policy.LATEST)
    path.write_text(page(nothing), encoding="utf-8")
    with opened(path) as empty:
        assert "No figures yet" in settled(empty).locator(".cm-totals").inner_text()
        assert empty.locator(".cm-now").inner_text() != ""
        empty.get_by_role("button", name="Play").click()


def test_groups_are_split(opened, drawn):
    with opened(drawn / "en.html") as page:
        split = settled(page).locator(".cm-split").first.inner_text()
        assert re.search(r"Civilians\s+42", split)
        assert re.search(r"Combatants \(Turkey\)\s+41", split)


def test_french_words_and_numbers(opened, drawn):
    with opened(drawn / "fr.html", hash_="day=2020-02-28") as page:
        text = settled(page).locator(".cm").inner_text()
        assert "Au 28 février 2020" in text
        assert "3\u202f600\u202f000" in text
        assert "Réfugiés" in text
        assert page.get_by_role("button", name="Lecture").is_visible()
        assert page.locator(".cm").get_attribute("lang") == "fr"


def test_dark_is_dark(opened, drawn, until):
    ground = """() => {
        const copy = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        copy.drawImage(window.crisisMap.ground.context.canvas, -40, -40);
        return [...copy.getImageData(0, 0, 1, 1).data].slice(0, 3);
    }"""
    with opened(drawn / "en.html", scheme="dark") as page:
        assert max(page.evaluate(ground)) < 90
        assert page.locator(".cm").get_attribute("data-theme") == "dark"
        page.emulate_media(color_scheme="light")
        until(page, "document.querySelector('.cm').dataset.theme === 'light'")
        assert min(page.evaluate(ground)) > 180


def test_the_view_zooms_and_comes_home(opened, drawn, until):
    with opened(drawn / "en.html") as page:
        at_home = page.evaluate("window.crisisMap.map.getZoom()")
        page.get_by_role("button", name="Zoom in").click()
        until(page, f"window.crisisMap.map.getZoom() > {at_home}")
        page.wait_for_timeout(400)
        page.get_by_role("button", name="Show all places").click()
        until(page, f"window.crisisMap.map.getZoom() === {at_home}")
        assert re.search(r"\d km", page.locator(".cm-scale").inner_text())
        assert page.locator(".cm-north").is_visible()
        assert "Natural Earth" in page.locator(".cm-credit").inner_text()
        assert "no opinion on where a border runs" in page.locator(".cm-about").inner_text()


def test_a_minimum_is_never_above_the_low_end(opened, layers, tmp_path):
    unsure = [
        replace(one, parts=(), steps=tuple(replace(s, low=s.best - 1, basis=EstimateBasis.OUR_SUM) for s in one.steps))
        for one in layers.series
        if one.indicator == "killed" and all(step.best for step in one.steps)
    ]
    (tmp_path / "en.html").write_text(page(replace(layers, series=tuple(unsure))), encoding="utf-8")
    with opened(tmp_path / "en.html") as shown:
        total = " ".join(settled(shown).locator(".cm-totals .cm-number").first.inner_text().split())
        shown.get_by_role("tab", name="Places").click()
        for words in (total, *shown.get_by_role("table").locator("tbody tr").all_inner_texts()):
            best, low = re.search(r"(?<!at least )\b([\d,]+)\s+at least ([\d,]+)–", words).groups()
            assert int(low.replace(",", "")) < int(best.replace(",", "")), words
