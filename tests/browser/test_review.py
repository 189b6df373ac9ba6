"""The *Review* page as a reviewer meets it: a real server, a real Chromium, two reports that disagree."""

from __future__ import annotations

import re

import pytest

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
    page.get_by_role("button", name="Save changes").wait_for()
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
    page.get_by_role("heading").first.click()
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
    page.get_by_text("Changed: 35 killed, Khartoum.").wait_for()
    assert _reviews(store)[1:] == [
        ("undo", (("review", "1"),), "Ana", "read in the sentence"),
        ("change", (("value", "36"),), "Ana", "a call to the ministry"),
    ]
    assert faults == []
    context.close()
