"""Words from outside on the pages: titles, publishers, addresses and errors show as they are and do nothing."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from geo.models import Document
from geo.settings import DATA
from geo.store import connect

IMAGE = "![x](http://evil.example/p.png)"
APP = str(DATA.parent / "app.py")
#: What the elements of a page write as Markdown.
KINDS = ("markdown", "caption", "subheader", "info", "success", "warning", "error")


def markdown(page):
    return [element.value for kind in KINDS for element in getattr(page, kind)]


def assert_harmless(page, words):
    """The words are on the page, and no image, link or icon is."""
    assert not page.exception
    said = markdown(page)
    assert any(words in re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", one) for one in said)
    assert not any(re.search(r"(?<!\\)(?:\\\\)*\]\(", one) for one in said)


@pytest.fixture
def opened(tmp_path, monkeypatch):
    """Return a function that opens a page on a store with one hostile report."""
    address = str(tmp_path / "store.sqlite")
    monkeypatch.setenv("CRISIS_MAP_STORE", address)
    with connect(address) as store:
        store.add(
            Document("d", f"/home/someone/{IMAGE}://x.txt", "Nothing happened.", title=IMAGE, publisher=IMAGE), []
        )

    def show(page, **query):
        test = AppTest.from_file(APP, default_timeout=60)
        test.query_params.update(query)
        return test.switch_page(page).run()

    return show


def test_the_title_and_the_publisher_of_a_report_stay_words(opened):
    page = opened("geo/pages/reports.py", report="d")
    assert_harmless(page, IMAGE)
    assert not any("someone" in one for one in markdown(page))


def test_what_is_said_of_a_removed_report_stays_words(opened):
    page = opened("geo/pages/reports.py", report="d")
    page.button(key="remove_d").click().run()
    assert_harmless(page, f"“{IMAGE}” was removed")
    next(button for button in page.button if button.label == "Undo").click().run()
    assert_harmless(page, f"“{IMAGE}” is back")


def test_an_error_that_names_what_was_given_stays_words(opened, monkeypatch):
    monkeypatch.setenv("CRISIS_MAP_STORE", f"/dev/null/{IMAGE}")
    page = opened("geo/pages/reports.py")
    assert_harmless(page, IMAGE)
    assert page.error


def _steered():
    from datetime import date

    from geo.pages import steering
    from geo.pages.choices import Choices

    steering.begin(Choices(("killed",), (), {}, (), (), (), date(2020, 2, 1), date(2020, 2, 29)))


@pytest.mark.parametrize("name", ["indicator", "at", "policy"])
def test_what_the_address_asks_for_stays_words(name):
    page = AppTest.from_function(_steered)
    page.query_params[name] = IMAGE
    page.run()
    assert_harmless(page, IMAGE)
    assert page.warning
