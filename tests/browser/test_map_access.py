"""The map for those who do not see it, or do not use a mouse: axe-core finds nothing, and keys reach everything."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

from geo.maps import MapOptions, page

pytestmark = pytest.mark.browser

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def drawn(made_up, tmp_path_factory):
    folder = tmp_path_factory.mktemp("access")
    layers = made_up.with_ways(made_up.syria())
    for language in ("en", "fr"):
        (folder / f"{language}.html").write_text(
            page(layers, MapOptions(title="A winter", language=language)), encoding="utf-8"
        )
    return folder


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("size", "hash_"),
    [
        ((1280, 800), ""),
        ((1280, 800), "place=town:Saraqib"),
        ((1280, 800), "shade=killed.flow.event&window=last:7&day=2020-03-05"),
        ((390, 800), ""),
    ],
)
def test_axe_finds_nothing(opened, drawn, scheme, size, hash_):
    with opened(drawn / "en.html", size=size, scheme=scheme, hash_=hash_, bypass_csp=True) as page_:
        page_.wait_for_timeout(400)
        page_.evaluate(AXE)
        found = page_.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)
        told = [(rule["id"], rule["impact"], rule["nodes"][0]["target"]) for rule in found["violations"]]
        assert told == []
        assert len(found["passes"]) > 15


def test_the_keyboard_alone_goes_from_the_table_to_a_sentence_and_back(opened, drawn):
    with opened(drawn / "en.html") as page_:
        page_.get_by_role("tab", name="Overview").focus()
        page_.keyboard.press("ArrowRight")
        places = page_.get_by_role("tab", name="Places")
        assert places.get_attribute("aria-selected") == "true"
        assert page_.evaluate("document.activeElement.id") == places.get_attribute("id")
        row = page_.locator(".cm-table button", has_text="Saraqib").first
        row.focus()
        page_.keyboard.press("Enter")
        page_.locator(".cm-place mark").first.wait_for()
        assert page_.evaluate("document.querySelector('.cm-place').contains(document.activeElement)")
        page_.keyboard.press("Escape")
        assert not page_.locator(".cm-place").is_visible()
        assert page_.evaluate("document.activeElement.textContent") == "Saraqib"


def test_every_control_shows_that_it_has_the_focus(opened, drawn):
    with opened(drawn / "en.html") as page_:
        seen = set()
        for _ in range(60):
            page_.keyboard.press("Tab")
            name, outline = page_.evaluate(
                """() => { const node = document.activeElement, style = getComputedStyle(node);
                    return [`${node.tagName} ${node.getAttribute("aria-label") ?? node.textContent.slice(0, 20)}`,
                        `${style.outlineStyle} ${style.outlineWidth}`]; }"""
            )
            if name.startswith("BODY"):
                break
            seen.add(name)
            assert outline != "none 0px", name
            assert not outline.startswith("none"), name
        assert len(seen) > 15
        assert any(name.startswith("INPUT Day shown") for name in seen)
        assert any("Play" in name for name in seen)
