from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from datetime import date

import pytest

from geo.errors import InputError
from geo.maps import MapOptions, draw, page
from geo.maps.component import base_map_file, data_file, loader, module, module_name, payload, style_sheet
from geo.maps.scripts import script, styles, texts
from geo.maps.standalone import embedded

ELSEWHERE = re.compile(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:)?//|@import|url\(\s*["']?(?!data:)""", re.IGNORECASE)


@pytest.fixture(scope="module")
def drawn(layers):
    return page(layers, MapOptions(title="A <b>crisis</b> & more"))


def mark_up(written):
    """Leave out what stands in scripts: what they fetch is watched in a browser."""
    return re.sub(r"<script[^>]*>.*?</script>", "", written, flags=re.DOTALL)


def test_nothing_in_the_page_points_elsewhere(drawn):
    assert ELSEWHERE.findall(mark_up(drawn)) == []
    assert not re.search(r"<(?:script|link)[^>]*(?:src|href)=(?!\"data:)", drawn)
    assert "</b>" not in drawn.split("<style>")[0], "the title is text"
    assert html.escape("A <b>crisis</b> & more") in drawn


def test_only_the_page_s_own_script_and_styles_may_run(drawn):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', drawn)[1]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    code = re.search(r"<script>(.*?)</script>", drawn, re.DOTALL)[1]
    looks = re.search(r"<style>(.*?)</style>", drawn, re.DOTALL)[1]
    for content in (code, looks):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "a\u2028b\u2029c",
        "&lt;",
        "\"\\'",
        "\ud800",
        "日本 ادلب 😀",
    ],
)
def test_no_text_breaks_out_of_its_element(text):
    written = embedded({"a": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["a"] == text.encode("utf-8", "replace").decode("utf-8").replace("\ud800", "?")


def test_a_number_that_is_none_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        embedded(float("nan"))


def test_the_languages_say_the_same_things():
    spoken = texts()
    assert set(spoken) == {"en", "fr"}
    assert set(spoken["en"]) == set(spoken["fr"])
    for key, words in spoken["en"].items():
        assert set(re.findall(r"\{\w+\}", words)) == set(re.findall(r"\{\w+\}", spoken["fr"][key])), key


def test_every_word_that_the_script_asks_for_is_there():
    spoken = set(texts()["en"])
    code = script("page") + script("component")
    asked = set(re.findall(r'\bsay\("([a-z_.]+)"', code)) | set(re.findall(r'\bknown\("([a-z_.]+)"', code))
    plural = {key.rsplit(".", 1)[0] for key in spoken if key.endswith((".one", ".other"))}
    assert len(asked) > 40
    assert asked - spoken - plural == set()


def test_styles_fetch_nothing():
    assert ELSEWHERE.findall(styles()) == []


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"language": "xx"}, "no words in 'xx'"),
        ({"theme": "sepia"}, "no theme is called 'sepia'"),
        ({"last_days": 0}, "at least one day"),
        ({"indicators": ["sadness"]}, "no indicator is called 'sadness'"),
    ],
)
def test_wrong_options_are_named(wrong, message):
    with pytest.raises(InputError, match=message):
        MapOptions(**wrong)


@pytest.mark.parametrize(
    ("options", "state"),
    [
        ({}, ""),
        ({"at": date(2020, 2, 12)}, "day=2020-02-12"),
        ({"at": date(2020, 2, 12), "last_days": 7}, "day=2020-02-12&window=last:7"),
        ({"last_days": 1}, "window=day"),
        ({"since": date(2020, 2, 1), "place": "border:GR-TR"}, "window=since:2020-02-01&place=border%3AGR-TR"),
        ({"indicators": ["killed", "injured"]}, "hide=crossed,displaced,refugees"),
    ],
)
def test_the_first_view_can_be_chosen(layers, options, state):
    assert MapOptions(**options).state(layers) == state


def test_a_folium_map_needs_no_network(layers):
    folium_map = draw(layers, MapOptions(title="A map", height=500))
    written = folium_map.get_root().render()
    assert ELSEWHERE.findall(mark_up(written)) == []
    assert not re.search(r"<(?:script|link)[^>]*(?:src|href)=", written)
    assert written.count("mountMap(L, document") == 1
    import folium

    assert folium.Map.default_js, "later maps of others keep their scripts"


def test_the_component_s_files_are_named_by_their_content(layers):
    name, octets = data_file(layers)
    assert name == data_file(layers)[0]
    assert json.loads(octets)["revision"] == layers.revision
    assert base_map_file(layers, "fr")[0] != base_map_file(layers, "en")[0]
    assert re.fullmatch(r"map-[0-9a-f]{16}\.js", module_name())
    assert "export default" in module()
    assert json.dumps("/static/map.js") in loader("/static/map.js")
    assert ".crisis-map-host" in style_sheet()


def test_the_component_is_told_where_its_data_are(layers):
    light = payload(layers, href="/data/a.json", base_map_href="/data/b.json")
    assert light["revision"] == "/data/a.json"
    assert "bundle" not in light
    assert len(json.dumps(light)) < 12_000, "a run sends words and addresses only"
    heavy = payload(layers)
    assert heavy["bundle"]["revision"] == layers.revision
    assert heavy["revision"] == payload(layers)["revision"]


@pytest.mark.parametrize(
    ("view", "said"),
    [("default", "disputed ones dashed"), ("un", "after United Nations practice"), ("PK", "as Pakistan draws them")],
)
def test_every_map_says_whose_view_of_the_borders_it_draws(layers, monkeypatch, view, said):
    monkeypatch.setenv("CRISIS_MAP_BORDER_VIEW", view)
    words = MapOptions().for_script(layers)["texts"]
    assert said in words["map.credit"]
    assert f"Drawn here: {said}." in words["about.boundaries"]
    assert said in page(layers)
    assert said in draw(layers).get_root().render()


def test_a_map_of_no_such_view_is_not_drawn():
    with pytest.raises(InputError, match="use default, un"):
        MapOptions(border_view="XX")
