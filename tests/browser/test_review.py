"""The *Review* page as a reviewer meets it: a real server, a real Chromium, two reports that disagree."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error

from geo.cli import run
from geo.store import connect

pytestmark = pytest.mark.browser

REPORTS = {
    "paper.txt": "KHARTOUM, 3 June 2019 - Thirty people were killed in Khartoum on Monday, <b>doctors</b> said.",
    "ministry.txt": "KHARTOUM, 4 June 2019 - Thirty-five people were killed in Khartoum on Monday, the ministry said.",
}


@pytest.fixture
def reviewed(tmp_path, served):
    """A server over a store with both reports: its address and the store's."""
    store = tmp_path / "crisis.sqlite"
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run(["ingest", str(tmp_path / name), "--published", "2019-06-05", "--store", str(store)]) == 0
    with served(store) as address:
        yield address, store


def _reviews(store):
    with connect(store, read_only=True) as opened:
        return [(one.verdict, one.changes, one.reviewer, one.reason) for one in opened.reviews()]


def _settle(page):
    """Wait until the script has run and its last widget stands."""
    page.get_by_role("button", name="Save changes").first.wait_for()
    _idle(page)
    while page.get_by_role("button", name="Save changes").count() > 1:
        page.wait_for_timeout(100)


def _idle(page):
    """Wait until the script has run."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    page.wait_for_timeout(300)


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_a_figure_is_accepted_by_key_undone_and_changed(browser, reviewed, size):
    address, store = reviewed
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.set_default_timeout(30_000)
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{address}/review")
    page.get_by_text("1 of 2").wait_for()
    _settle(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator(".cm-number").first.inner_text() == "Thirty-five"

    page.keyboard.press("a")
    page.get_by_text("Say who you are first").wait_for()
    assert _reviews(store) == []
    page.get_by_label("Your name").fill("Ana")
    page.keyboard.press("Tab")
    _settle(page)
    page.get_by_role("heading", level=3).first.click()
    page.keyboard.press("a")
    page.get_by_text("1 of 1").wait_for()
    _settle(page)
    assert _reviews(store) == [("accept", (), "Ana", "read in the sentence")]
    assert "<b>doctors</b> said" in page.locator(".cm-report").inner_text()

    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    page.get_by_text("1 of 2").wait_for()
    _settle(page)
    page.get_by_label("Reason").fill("a call to the ministry")
    page.get_by_label("Value").fill("36")
    page.keyboard.press("Tab")
    _settle(page)
    page.get_by_role("button", name="Save changes").click()
    page.get_by_text("Saved for 35 killed, Khartoum: ").wait_for()
    assert _reviews(store)[1:] == [
        ("undo", (("review", "1"),), "Ana", "read in the sentence"),
        ("change", (("value", "36"),), "Ana", "a call to the ministry"),
    ]
    assert faults == []
    context.close()


def _named(page):
    page.get_by_label("Your name").fill("Ana")
    page.keyboard.press("Enter")
    _idle(page)


def _choose(page, label, option):
    """Choose from a list; one that a run of the script closed meanwhile is opened again."""
    for _ in range(6):
        page.get_by_role("combobox", name=re.compile(label)).click()
        offered = page.get_by_role("option", name=option)
        with suppress(Error):
            offered.click(timeout=5000)
            _idle(page)
            return
    pytest.fail(f"{option} was never offered under {label}")


def test_figures_are_split_and_merged_again(browser, reviewed):
    address, store = reviewed
    page = browser.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{address}/review")
    page.get_by_text("One other figure is taken for the same thing").wait_for()
    _named(page)
    page.get_by_role("button", name="Split").click()
    page.get_by_text("no longer taken for the same thing").wait_for()
    page.get_by_text("taken for another thing").wait_for()
    page.get_by_role("button", name="Merge").click()
    page.get_by_text("Merged:").wait_for()
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_text("taken for another thing").wait_for()
    for _ in range(100):  # the words were there before the click: what counts is what the store holds
        if len(_reviews(store)) > 2:
            break
        page.wait_for_timeout(200)
    assert [verdict for verdict, *_ in _reviews(store)] == ["split", "merge", "undo"]
    page.close()


def test_a_number_is_agreed_and_lifted(browser, reviewed):
    address, store = reviewed
    page = browser.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{address}/review")
    page.get_by_text("To review (2)").wait_for()
    _named(page)
    page.get_by_role("radio", name="Agreed numbers").click()
    page.get_by_role("heading", name="Agree on a number").wait_for()
    _idle(page)
    page.get_by_label("Value").fill("32")
    page.keyboard.press("Tab")
    _idle(page)
    page.get_by_label("Reason").fill("meeting with the ministry")
    page.keyboard.press("Tab")
    _idle(page)
    page.get_by_role("button", name="Agree", exact=True).click()
    page.get_by_text("32 – Killed, Khartoum: agreed by Ana").wait_for()
    made = _reviews(store)[-1]
    assert (made[0], made[2], made[3]) == ("agree", "Ana", "meeting with the ministry")
    assert ("value", "32") in made[1]
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("32 – Killed, Khartoum: agreed").first.wait_for(state="detached")
    _idle(page)
    assert _reviews(store)[-1][0] == "undo"
    page.close()


def test_a_figure_is_entered_from_the_words_of_a_report(browser, reviewed):
    address, store = reviewed
    with connect(store) as opened:
        report = next(one.id for one in opened.documents() if "ministry" in one.text)
        before = {item.figure.id for item in opened.figures()}
    page = browser.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{address}/reports?report={report}")
    page.locator(".words .text mark.cm-number").dblclick()
    page.get_by_text("The number is read from these words").wait_for()
    _named(page)
    _choose(page, "Indicator", "Injured")
    page.get_by_label("Find the place by its name").fill("Omdurman")
    page.keyboard.press("Enter")
    _idle(page)
    place = page.get_by_role("combobox", name="Place").last
    for _ in range(100):
        if "Omdurman ·" in place.evaluate("(node) => (node.value ?? '') + node.innerText"):
            break
        page.wait_for_timeout(100)
    _idle(page)
    page.get_by_role("button", name="Add the figure").click()
    page.get_by_text("The figure was added").wait_for()
    with connect(store) as opened:
        entered = [item for item in opened.figures() if item.figure.id not in before]
        assert [(item.figure.indicator, item.figure.rule) for item in entered] == [("injured", "entered")]
        assert entered[0].located[0].place.name == "Omdurman"
    page.get_by_role("link", name="Look at it").click()
    page.get_by_text("injured, Omdurman").first.wait_for()
    page.close()


def test_a_pin_is_moved_with_the_keyboard(browser, reviewed):
    address, store = reviewed
    page = browser.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{address}/review")
    page.get_by_text("To review (2)").wait_for()
    _named(page)
    page.locator(".locator .leaflet-marker-draggable").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.get_by_text("Pin moved to").wait_for()
    page.get_by_role("button", name="Put it here").click()
    page.get_by_text("Saved for").wait_for()
    verdict, changes, *_ = _reviews(store)[0]
    assert verdict == "change"
    assert {name for name, _ in changes} == {"longitude", "latitude"}
    page.close()
