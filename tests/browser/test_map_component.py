from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from geo.maps import MapOptions
from geo.maps.component import MARKUP, loader, module, payload, style_sheet
from geo.maps.standalone import embedded

pytestmark = pytest.mark.browser

# What the dashboard's frame does: mark-up and styles in a shadow root, then the module's default export at every run.
HOST = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><style>body {{ margin: 0; }}</style></head><body><div id="at"></div>
<script type="application/json" id="first">{first}</script>
<script type="application/json" id="second">{second}</script>
<script type="application/json" id="module">{module}</script>
<script type="module">
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const root = document.getElementById("at").attachShadow({{ mode: "open" }});
root.innerHTML = {markup};
const style = document.createElement("style");
style.textContent = {styles};
root.append(style);
const address = URL.createObjectURL(new Blob([read("module")], {{ type: "text/javascript" }}));
const {{ default: render }} = await import(address);
window.told = [];
const tell = (name, value) => window.told.push([name, value]);
const run = (data) => render({{ data, parentElement: root, key: "k", name: "map",
  setTriggerValue: tell, setStateValue: tell }});
window.root = root;
window.runs = 0;
window.rerun = async (id, change) => {{
  const data = read(id);
  Object.assign(data.options, change);
  window.end = await run(data);
  window.runs += 1;
}};
await window.rerun("first", {{}});
window.crisisMap = true;
</script></body></html>
"""


@pytest.fixture(scope="module")
def host(layers, tmp_path_factory):
    changed = replace(
        layers, series=layers.series[:3], end=layers.end + timedelta(days=10), revision=layers.revision + 1
    )
    options = MapOptions(layout="map-only", height=500)
    path = tmp_path_factory.mktemp("component") / "host.html"
    path.write_text(
        HOST.format(
            first=embedded(payload(layers, options)),
            second=embedded(payload(changed, options)),
            module=embedded(module()),
            markup=embedded(MARKUP),
            styles=embedded(style_sheet()),
        ),
        encoding="utf-8",
    )
    return path


def canvases(page):
    return page.evaluate("window.root.querySelectorAll('canvas').length")


def test_new_data_are_drawn_without_a_new_mount(opened, host, until):
    with opened(host) as page:
        page.evaluate("window.kept = window.root.querySelector('.cm-map canvas')")
        before = canvases(page)
        page.evaluate("window.rerun('second', {})")
        until(page, "window.runs === 2")
        assert page.evaluate("window.kept === window.root.querySelector('.cm-map canvas')")
        assert page.evaluate("window.kept.isConnected")
        assert canvases(page) == before
        assert page.evaluate("window.root.querySelector('.cm-slider').max") == str(
            page.evaluate("Date.UTC(2020, 3, 10) / 86400000")
        )


def test_a_run_with_the_same_data_changes_nothing(opened, host, until):
    with opened(host) as page:
        page.evaluate("window.kept = window.root.querySelector('.cm-time')")
        page.evaluate("window.rerun('first', {})")
        until(page, "window.runs === 2")
        assert page.evaluate("window.kept.isConnected"), "not even the slider is built anew"


def test_the_theme_and_the_language_follow_the_host(opened, host, until):
    with opened(host) as page:
        page.evaluate("window.rerun('first', { theme: 'dark' })")
        until(page, "window.root.querySelector('.cm').dataset.theme === 'dark'")
        page.evaluate("window.rerun('first', { theme: 'light' })")
        until(page, "window.root.querySelector('.cm').dataset.theme === 'light'")


def test_a_pick_comes_back_by_id_and_the_view_as_an_address(opened, host, until):
    with opened(host, size=(1000, 700)) as page:
        until(page, "window.told.some(([name]) => name === 'view')")
        row = page.get_by_role("button", name="Saraqib")
        row.focus()
        page.keyboard.press("Enter")
        until(page, "window.told.some(([name]) => name === 'pick')")
        told = page.evaluate("window.told")
        assert ["pick", "town:Saraqib"] in told
        views = [value for name, value in told if name == "view"]
        assert "place=town:Saraqib" in views[-1]
        assert told[-1][0] == "pick", "the last run of the dashboard is the one that knows the pick"
        page.locator(".cm-slider").focus()
        page.keyboard.press("ArrowLeft")
        until(page, "window.told.at(-1)[1].startsWith('day=2020-03-30')")


def test_the_map_goes_where_the_host_asks(opened, host, until):
    with opened(host) as page:
        page.evaluate("window.rerun('first', { state: 'day=2020-02-12&place=town:Afrin' })")
        until(page, "window.told.some(([name, value]) => name === 'view' && value.startsWith('day=2020-02-12'))")
        assert ["pick", "town:Afrin"] in page.evaluate("window.told")
        assert page.locator(".cm-now").inner_text() == "12 February 2020"


def test_another_language_is_spoken_after_a_run(opened, host, until):
    with opened(host) as page:
        page.evaluate("window.rerun('first', { language: 'fr' })")
        until(page, "window.root.querySelector('.cm').lang === 'fr'")
        assert canvases(page) == 3


def test_it_leaves_nothing_behind(opened, host, until):
    with opened(host) as page:
        page.evaluate("window.end()")
        assert canvases(page) == 0


def test_the_loader_imports_the_module_once(opened, tmp_path, layers):
    code = loader("module.js")
    assert code.count("import(") == 1
    assert len(code) < 300
