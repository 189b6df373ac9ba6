"""Records that leave their words in the store say the same as whole ones."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from geo.errors import StoreError
from geo.models import Document, Figure, at_hand, each_at_hand
from geo.store import connect
from geo.store import lean as leaning
from tests.store import made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from geo.store.lean import DetailShelf
    from geo.store.store import Store

REPORTS = [
    made.document("33 soldiers killed in Idlib", date(2020, 2, 28)),
    made.document("34 killed and 12 injured in Idlib", date(2020, 2, 29)),
]


def filled(store: Store) -> Store:
    store.add(REPORTS[0], [made.figure(REPORTS[0], "33")])
    store.add(REPORTS[1], [made.figure(REPORTS[1], "34"), made.figure(REPORTS[1], "12", "injured")])
    return store


def lean(store: Store) -> list[Figure]:
    return [one.figure for one in store.each_lean_figure()]


def test_lean_records_equal_whole_ones_and_hash_alike(store: Store) -> None:
    whole = [one.figure for one in filled(store).figures()]
    assert lean(store) == whole
    assert whole == lean(store)
    assert set(lean(store)) == set(whole)
    assert lean(store) == lean(store)
    assert lean(store)[0] != whole[1]
    assert lean(store)[0] != "33"
    documents = store.lean_documents()
    assert documents == store.documents()
    assert set(documents) == set(store.documents())
    assert documents[0] != replace(documents[0], text="other words")


def test_a_changed_copy_is_a_whole_record(store: Store) -> None:
    one = lean(filled(store))[0]
    copy = replace(one, indicator="injured")
    assert type(copy) is Figure
    assert copy.quote == REPORTS[0].text
    assert type(replace(store.lean_documents()[0], title="x")) is Document


def test_words_are_read_after_the_store_was_closed(new_address: str) -> None:
    with connect(new_address) as store:
        found, documents = lean(filled(store)), store.lean_documents()
    assert [one.quote for one in found] == [REPORTS[0].text, REPORTS[1].text, REPORTS[1].text]
    assert [one.text for one in documents] == [one.text for one in REPORTS]


def test_what_was_read_stays_as_it_was_when_its_report_is_read_anew(store: Store) -> None:
    before = lean(filled(store))
    changed = made.figure(REPORTS[0], "33")
    changed = replace(changed, figure=replace(changed.figure, shares=(), evidence=(), confidence=0.9))
    store.add(REPORTS[0], [replace(changed, figure=replace(changed.figure, toponyms=()))])
    assert before[0].toponyms == made.figure(REPORTS[0], "33").figure.toponyms
    now = next(one.figure for one in store.each_lean_figure(document=REPORTS[0].id))
    assert now.toponyms == ()


def test_many_are_read_together(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    found, documents = lean(filled(store)), store.lean_documents()
    at_hand([*found, *documents, *REPORTS])
    monkeypatch.setattr(type(store), "_reading", None)
    assert list(each_at_hand(found, lambda figure: (figure,), together=2)) == found
    assert {one.quote for one in found} == {one.text for one in documents}


def test_another_store_in_its_place_is_told(tmp_path: Path) -> None:
    for name in ("one", "other"):
        with connect(tmp_path / f"{name}.sqlite") as store:
            if name == "one":
                figure, document = lean(filled(store))[0], store.lean_documents()[0]
    with connect(tmp_path / "one.sqlite") as store:
        store.backup(tmp_path / "copy.sqlite")
    for left in tmp_path.glob("one.sqlite*"):
        left.unlink()
    (tmp_path / "other.sqlite").rename(tmp_path / "one.sqlite")
    with pytest.raises(StoreError, match="no longer in the store"):
        _ = figure.quote
    with pytest.raises(StoreError, match="no longer in the store"):
        _ = document.text


def once_read(shelf: DetailShelf, then: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another thread do something as soon as this one has read from the store, before it goes on."""
    reading = shelf._reading

    @contextmanager
    def interrupted() -> Iterator[Connection]:
        with reading() as connection:
            yield connection
        monkeypatch.setattr(shelf, "_reading", reading)
        with ThreadPoolExecutor(1) as other:
            other.submit(then).result()

    monkeypatch.setattr(shelf, "_reading", interrupted)


def test_what_one_thread_reads_is_found_though_another_begins_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaning, "_MOST_DETAILS", 1)
    monkeypatch.setattr(leaning, "_MOST_TEXTS", 1)
    one, other, _ = lean(filled(store))
    assert isinstance(one, leaning.StoredFigure)
    once_read(one.shelf, lambda: other.quote, monkeypatch)
    assert one.quote == REPORTS[0].text
    assert one.row not in one.shelf._details
    first, second = store.lean_documents()
    assert isinstance(first, leaning.StoredDocument)
    once_read(first.shelf, lambda: second.text, monkeypatch)
    assert first.text == REPORTS[0].text
    assert first.id not in first.shelf._texts
