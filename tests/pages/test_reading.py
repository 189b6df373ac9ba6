"""Pages that only read open the store to read only, and make one that is not there."""

import pytest
from streamlit.testing.v1 import AppTest

from geo.models import Document
from geo.settings import DATA
from geo.store import connect

APP = str(DATA.parent / "app.py")
PAGES = ("geo/pages/reports.py", "geo/pages/review.py")


def show(page):
    return AppTest.from_file(APP, default_timeout=60).switch_page(page).run()


@pytest.mark.parametrize("page", PAGES)
def test_a_store_that_is_not_there_is_made(page, tmp_path, monkeypatch):
    monkeypatch.setenv("CRISIS_MAP_STORE", str(tmp_path / "store.sqlite"))
    shown = show(page)
    assert not shown.exception
    assert not shown.error
    assert (tmp_path / "store.sqlite").exists()
    assert any("holds no" in info.value for info in shown.info)


@pytest.mark.parametrize("page", PAGES)
def test_a_store_that_is_there_is_opened_to_read_only(page, tmp_path, monkeypatch):
    file = tmp_path / "store.sqlite"
    monkeypatch.setenv("CRISIS_MAP_STORE", str(file))
    with connect(file) as store:
        store.add(Document("d", "a.txt", "Nothing happened."), [])
    openings = []

    def noted(address, *, read_only=False):
        openings.append(read_only)
        return connect(address, read_only=read_only)

    monkeypatch.setattr("geo.store.connect", noted)
    shown = show(page)
    assert not shown.exception
    assert not shown.error
    assert openings
    assert all(openings)


def test_the_list_follows_what_another_program_stores(tmp_path, monkeypatch):
    file = tmp_path / "store.sqlite"
    monkeypatch.setenv("CRISIS_MAP_STORE", str(file))
    with connect(file) as store:
        store.add(Document("d", "a.txt", "\nThe first line is the title.\nMore."), [])
    shown = show(PAGES[0])
    assert list(shown.dataframe[0].value["Report"]) == ["The first line is the title."]
    with connect(file) as store:
        store.add(Document("e", "b.txt", "Another."), [])
    shown.run()
    assert sorted(shown.dataframe[0].value["Report"]) == ["Another.", "The first line is the title."]
