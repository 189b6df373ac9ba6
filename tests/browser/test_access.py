"""WCAG 2.2 AA on every page, as far as axe-core can tell: light, dark and narrow, and what opens on a click."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = ["/", "/reports", "/review", "/briefing", "/history", "/accuracy"]
SCREENS = {"light": ((1280, 800), "light"), "dark": ((1280, 800), "dark"), "narrow": ((390, 844), "light")}


def found(page):
    """Return what axe-core finds that is serious or critical, with the elements."""
    answer = Axe().run(page, options={"runOnly": RULES}).response
    return [
        (one["id"], node["html"][:200], (node["any"] or node["all"] or node["none"])[0]["message"])
        for one in answer["violations"]
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


def ready(page, name):
    """Wait until a page shows what it is about."""
    sign = {
        "/": ".cm-slider",
        "/reports": '[data-testid="stDataFrame"]',
        "/review": ".cm-report",
        "/briefing": "img.preview",
        "/history": '[data-testid="stDateInput"]',
        "/accuracy": "table",
    }[name]
    page.locator(sign).first.wait_for()
    page.wait_for_timeout(1200)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("size", "scheme"), [((1280, 800), "light"), ((390, 844), "dark")])
def test_nothing_serious_on_any_page_in_french(visit, name, size, scheme):
    with visit(f"{name}?lang=fr", size=size, color_scheme=scheme) as page:
        ready(page, name)
        assert found(page) == []


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_serious_on_any_page(visit, name, screen):
    size, scheme = SCREENS[screen]
    with visit(name, size=size, color_scheme=scheme) as page:
        ready(page, name)
        assert found(page) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_serious_in_what_opens_on_the_map(visit, screen):
    size, scheme = SCREENS[screen]
    with visit("/?place=SY-ID&policy=highest", size=size, color_scheme=scheme) as page:
        ready(page, "/")
        page.get_by_role("button", name="Filters").click()
        page.get_by_text("Who is counted").wait_for()
        page.wait_for_timeout(500)
        assert found(page) == []
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Export").click()
        page.get_by_text("Picture of the day shown").wait_for()
        page.wait_for_timeout(500)
        assert found(page) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_serious_in_a_report_nor_in_adding_one(visit, screen):
    size, scheme = SCREENS[screen]
    with visit("/reports?lang=fr", size=size, color_scheme=scheme) as page:
        ready(page, "/reports")
        page.get_by_text("Ajouter des articles").click()
        page.get_by_role("tab", name="Texte collé").click()
        page.wait_for_timeout(500)
        assert found(page) == []
    with visit("/reports?lang=fr", size=size, color_scheme=scheme) as page:
        ready(page, "/reports")
        table = page.get_by_test_id("stDataFrame").bounding_box()
        page.mouse.click(table["x"] + 300, table["y"] + 54)
        page.locator(".cm-report").wait_for()
        page.wait_for_timeout(500)
        assert found(page) == []


def test_each_page_can_be_reached_and_used_with_the_keyboard_alone(visit):
    with visit() as page:
        ready(page, "/")
        reached = {}
        for _ in range(14):
            page.keyboard.press("Tab")
            words, outline = page.evaluate(
                "[document.activeElement.matches('a, button') ? document.activeElement.innerText : '',"
                " getComputedStyle(document.activeElement).outlineStyle]"
            )
            reached[" ".join(words.split())] = outline
        for name in ("Map", "Reports", "Review", "Briefing", "History", "Accuracy", "Filters", "Export", "FR"):
            found = [outline for words, outline in reached.items() if re.search(rf"\b{name}\b", words)]
            assert found, f"{name} was not reached: {reached}"
            assert "none" not in found, f"nobody sees that {name} is reached: {reached}"


def test_motion_is_kept_still_for_those_who_ask(visit):
    with visit("/review", reduced_motion="reduce") as page:
        ready(page, "/review")
        moving = page.evaluate(
            "[...document.querySelectorAll('button')]"
            ".filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0).length"
        )
        assert moving == 0
