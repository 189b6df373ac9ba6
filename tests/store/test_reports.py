"""Adding, replacing and removing reports."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from shapely.geometry import Point, box

from geo.errors import InvalidRecordError
from geo.models import Document, Figure, Place, PlaceKind, Precision, PublishedBasis, Quantity, Toponym
from tests.store import made
from tests.store.made import ALEPPO, IDLIB, SARAQIB

if TYPE_CHECKING:
    from geo.store.store import Store

FEBRUARY = made.document("33 soldiers killed in Idlib", date(2020, 2, 28))
MARCH = made.document("A million displaced: 948,000 from Idlib and 12 killed in Saraqib", date(2020, 3, 5))


def fill(store: Store) -> None:
    store.add(FEBRUARY, [made.figure(FEBRUARY, "33")])
    store.add(MARCH, [made.figure(MARCH, "948,000", "displaced"), made.figure(MARCH, "12", place=SARAQIB)])


def test_ingesting_twice_changes_nothing(store: Store) -> None:
    fill(store)
    revision, history = store.revision, store.history()
    fill(store)
    assert store.revision == revision == 2
    assert store.history() == history


def test_when_and_from_where_a_report_was_read_is_no_change(store: Store) -> None:
    first = replace(FEBRUARY, retrieved=datetime(2020, 3, 1, 8, tzinfo=UTC))
    assert store.add(first, [made.figure(FEBRUARY, "33")])
    again = replace(first, address="/elsewhere/report.txt", retrieved=datetime(2026, 3, 1, 8, tzinfo=UTC))
    assert not store.add(again, [made.figure(FEBRUARY, "33")])
    assert store.documents() == [first]


def test_new_metadata_is_a_change_that_leaves_the_figures_alone(store: Store) -> None:
    fill(store)
    assert store.add(replace(FEBRUARY, title="Strike on a convoy"), [made.figure(FEBRUARY, "33")])
    assert store.document(FEBRUARY.id) == replace(FEBRUARY, title="Strike on a convoy")
    assert store.history()[-1].counts == {"new": 0, "revised": 0, "withdrawn": 0, "figures": 1, "places": 0}


def test_a_new_extraction_is_counted_as_new_revised_and_withdrawn(store: Store) -> None:
    fill(store)
    dead = made.figure(MARCH, "12", place=SARAQIB, quantity=Quantity(12, 12, 15))
    added = made.figure(MARCH, "12", "injured", SARAQIB)
    assert store.add(MARCH, [dead, added])
    entry = store.history()[-1]
    assert (entry.action, entry.target) == ("updated", MARCH.id)
    assert entry.counts == {"new": 1, "revised": 1, "withdrawn": 1, "figures": 2, "places": 0}
    assert store.figures(document=MARCH.id) == [dead, added]
    assert store.figures(document=MARCH.id, as_of=2) == [
        made.figure(MARCH, "948,000", "displaced"), made.figure(MARCH, "12", place=SARAQIB),
    ]  # fmt: skip
    assert store.check() == []


def test_the_order_of_figures_follows_the_extraction(store: Store) -> None:
    fill(store)
    turned = [made.figure(MARCH, "12", place=SARAQIB), made.figure(MARCH, "948,000", "displaced")]
    assert store.add(MARCH, turned)
    assert store.figures(document=MARCH.id) == turned


def test_removing_withdraws_and_adding_again_restores(store: Store) -> None:
    fill(store)
    assert store.remove(FEBRUARY.id)
    assert not store.remove(FEBRUARY.id)
    assert store.document(FEBRUARY.id) is None
    assert store.figures(indicator="killed", place="SY-ID") == []
    assert store.toponyms(FEBRUARY.id) == []
    assert [d.id for d in store.documents(as_of=2)] == [FEBRUARY.id, MARCH.id]
    assert store.add(FEBRUARY, [made.figure(FEBRUARY, "33")])
    assert store.figures(indicator="killed", place="SY-ID") == [made.figure(FEBRUARY, "33")]
    assert store.check() == []


def test_what_is_not_there_is_data(store: Store) -> None:
    assert store.document("nowhere") is None
    assert store.figures(document="nowhere") == []
    assert store.toponyms("nowhere") == []
    assert not store.remove("nowhere")
    assert store.revision == 0


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, [33, 948000, 12]),
        ({"document": MARCH.id}, [948000, 12]),
        ({"document": [FEBRUARY.id, MARCH.id]}, [33, 948000, 12]),
        ({"document": []}, []),
        ({"indicator": "killed"}, [33, 12]),
        ({"indicator": ["killed", "displaced"]}, [33, 948000, 12]),
        ({"place": "SY-ID"}, [33, 948000]),
        ({"place": ["SY-ID", SARAQIB.id], "indicator": "killed"}, [33, 12]),
        ({"place": "SY-HL"}, []),
        ({"known_on": date(2020, 2, 28)}, [33]),
        ({"known_on": date(2020, 2, 27)}, []),
        ({"known_on": date(2020, 3, 5), "place": "SY-ID"}, [33, 948000]),
        ({"ids": [made.figure(FEBRUARY, "33").figure.id]}, [33]),
    ],
)
def test_figures_by_condition(store: Store, wanted: dict[str, object], numbers: list[int]) -> None:
    fill(store)
    found = [f.figure.quantity.value for f in store.figures(**wanted)]
    assert sorted(found) == sorted(numbers)
    assert sorted(f.figure.quantity.value for f in store.each_figure(brief=True, **wanted)) == sorted(numbers)


DAYS = {
    "inside": (10, 12),
    "before": (1, 3),
    "across": (8, 20),
    "open end": (9, None),
    "open start": (None, 9),
    "none": None,
}


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (8, 12, {"inside", "across", "open end", "open start"}),
        (10, None, {"inside", "across", "open end"}),
        (None, 3, {"before", "open start"}),
        (12, 12, {"inside", "across", "open end"}),
        (13, 13, {"across", "open end"}),
        (None, None, set(DAYS)),
    ],
)
def test_figures_by_the_days_they_cover(store: Store, start: int | None, end: int | None, expected: set[str]) -> None:
    for name, days in DAYS.items():
        document = made.document(f"7 dead, {name}")
        first, last = [None if n is None else date(2020, 2, n) for n in days or (None, None)]
        store.add(document, [made.figure(document, "7", who=name, period=made.Period(first, last))])
    bounds = {key: date(2020, 2, n) for key, n in (("start", start), ("end", end)) if n}
    assert {f.figure.who for f in store.figures(**bounds)} == expected


def dated(text: str, published: date | None, precision: Precision | None, retrieved: datetime | None) -> Document:
    basis = PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN
    return Document(made.document_id(text), text, text, "en", None, None, None, published, precision, basis, retrieved)


@pytest.mark.parametrize(
    ("published", "precision", "retrieved", "known"),
    [
        (date(2020, 2, 3), Precision.DAY, None, date(2020, 2, 3)),
        (date(2020, 2, 3), None, datetime(2020, 1, 1, tzinfo=UTC), date(2020, 2, 3)),
        (date(2020, 2, 1), Precision.MONTH, None, date(2020, 2, 29)),
        (date(2020, 2, 1), Precision.MONTH, datetime(2020, 2, 10, 23, tzinfo=UTC), date(2020, 2, 10)),
        (date(2020, 2, 3), Precision.WEEK, None, date(2020, 2, 9)),
        (date(2020, 1, 1), Precision.YEAR, None, date(2020, 12, 31)),
        (None, None, datetime(2020, 3, 7, 9, tzinfo=UTC), date(2020, 3, 7)),
        (None, None, None, None),
    ],
)
def test_the_day_from_which_a_report_was_known(
    store: Store, published: date | None, precision: Precision | None, retrieved: datetime | None, known: date | None
) -> None:
    document = dated("9 dead", published, precision, retrieved)
    store.add(document, [made.figure(document, "9")])
    assert len(store.documents()) == 1
    if known is None:
        assert store.documents(known_on=date(2100, 1, 1)) == []
        return
    assert store.documents(known_on=known) == [document]
    assert len(store.figures(known_on=known)) == 1
    assert store.documents(known_on=known - (date(2, 1, 2) - date(2, 1, 1))) == []


def test_documents_come_by_day_and_undated_ones_last(store: Store) -> None:
    undated = made.document("nobody knows when")
    for document in (undated, MARCH, FEBRUARY):
        store.add(document, [])
    assert store.documents() == [FEBRUARY, MARCH, undated]
    assert [(d.id, d.text) for d in store.documents(brief=True)] == [(d.id, "") for d in (FEBRUARY, MARCH, undated)]


def article() -> list[Document]:
    """Return four versions: the first, two that replace it, one that replaces the earlier of these."""
    first = made.document("9 dead, first count", date(2020, 2, 27), retrieved=datetime(2020, 2, 27, 20, tzinfo=UTC))
    second = made.document(
        "22 dead, second count", date(2020, 2, 27), version_of=first.id, retrieved=datetime(2020, 2, 27, 22, tzinfo=UTC)
    )
    other = made.document(
        "29 dead, other count", date(2020, 2, 28), version_of=first.id, retrieved=datetime(2020, 2, 28, 1, tzinfo=UTC)
    )
    last = made.document(
        "33 dead, last count", date(2020, 2, 28), version_of=second.id, retrieved=datetime(2020, 2, 28, 0, tzinfo=UTC)
    )
    return [first, second, other, last]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_one_version_of_an_article_stands_in_any_order_of_arrival(store: Store, order: tuple[int, ...]) -> None:
    versions = article()
    for number in order:
        store.add(versions[number], [made.figure(versions[number], versions[number].text.split()[0])])
    assert store.documents() == [versions[3]]
    assert [f.figure.quantity.value for f in store.figures()] == [33]
    # What was known on the day before: the second count.
    assert store.documents(known_on=date(2020, 2, 27)) == [versions[1]]
    assert [f.figure.quantity.value for f in store.figures(known_on=date(2020, 2, 27))] == [22]
    # Nothing is lost.
    assert len(store.documents(replaced=True)) == 4
    assert len(store.figures(replaced=True)) == 4
    assert store.document(versions[0].id) == versions[0]
    # Without the last, the one retrieved later of the two second ones.
    store.remove(versions[3].id)
    assert store.documents() == [versions[2]]
    assert store.check() == []


def test_many_at_once_are_as_one_by_one_in_any_order(store: Store) -> None:
    versions = article()
    reports = [(d, [made.figure(d, d.text.split()[0])], []) for d in (*reversed(versions), FEBRUARY)]
    assert store.add_many(reports, together=3) == 5
    assert store.documents() == [FEBRUARY, versions[3]] or store.documents() == [versions[3], FEBRUARY]
    assert store.add_many(reports) == 0
    assert store.revision == 5


def test_more_documents_than_a_query_takes(store: Store) -> None:
    reports = [made.document(f"{n + 1} dead, report {n}") for n in range(1203)]
    store.add_many([(d, [made.figure(d, d.text.split()[0], place=None)], []) for d in reports])
    found = store.figures(document=[d.id for d in reports])
    assert [f.figure.document_id for f in found] == sorted(d.id for d in reports)
    assert len(store.figures(ids=[f.figure.id for f in found])) == 1203
    assert len(store.changes(0)) == 1203
    assert len(store.successors([f.figure.id for f in found])) == 0


def test_the_same_report_twice_in_one_batch(store: Store) -> None:
    report = (FEBRUARY, [made.figure(FEBRUARY, "33")], [])
    assert store.add_many([report, report]) == 1
    assert store.check() == []


def test_one_refused_report_does_not_take_those_before_it_along(store: Store) -> None:
    bad = (MARCH, [made.figure(FEBRUARY, "33")], [])
    with pytest.raises(InvalidRecordError, match="belongs to document"):
        store.add_many([(FEBRUARY, [made.figure(FEBRUARY, "33")], []), bad])
    assert store.documents() == [FEBRUARY]
    assert store.check() == []


def test_a_version_of_itself_is_refused(store: Store) -> None:
    versions = article()
    for document in versions:
        store.add(document, [])
    with pytest.raises(InvalidRecordError, match="cannot be a version of itself"):
        store.add(replace(versions[0], version_of=versions[3].id), [])
    with pytest.raises(InvalidRecordError, match="cannot be a version of itself"):
        store.add(replace(FEBRUARY, version_of=FEBRUARY.id), [])
    assert store.documents() == [versions[3]]


def test_two_figures_of_one_id_are_refused(store: Store) -> None:
    twice = [made.figure(FEBRUARY, "33"), made.figure(FEBRUARY, "33", who="soldiers")]
    with pytest.raises(InvalidRecordError, match="two figures have the id"):
        store.add(FEBRUARY, twice)
    assert store.revision == 0


def test_places_are_stored_once_and_follow_the_gazetteer(store: Store) -> None:
    fill(store)
    assert {p.id for p in store.places()} == {IDLIB.id, SARAQIB.id}
    assert store.counts() == {"documents": 2, "figures": 3, "places": 2}
    finer = replace(IDLIB, geometry=box(36.1, 35.2, 37.0, 36.2), pcode="SY07")
    assert store.add(FEBRUARY, [made.figure(FEBRUARY, "33", place=finer)])
    [displaced] = store.figures(indicator="displaced")
    assert displaced.located[0].place == finer
    assert displaced.located[0].place.geometry.equals(finer.geometry)
    assert store.history()[-1].counts["places"] == 1


def test_a_place_without_outline_or_centre_takes_none_away(store: Store) -> None:
    store.add(FEBRUARY, [made.figure(FEBRUARY, "33", place=replace(IDLIB, centre=(36.6, 35.9)))])
    bare = replace(IDLIB, geometry=None)
    assert not store.add(FEBRUARY, [made.figure(FEBRUARY, "33", place=bare)])
    assert store.places()[0].geometry.equals(IDLIB.geometry)
    assert store.places()[0].point == (36.6, 35.9)


def test_a_place_known_by_name_alone_gets_its_outline_later(store: Store) -> None:
    store.add(FEBRUARY, [made.figure(FEBRUARY, "33", place=replace(IDLIB, geometry=None))])
    assert store.places()[0].geometry is None
    assert store.add(FEBRUARY, [made.figure(FEBRUARY, "33")])
    assert store.places()[0].geometry.equals(IDLIB.geometry)


def test_a_figure_at_several_places_is_found_at_each_and_once_at_both(store: Store) -> None:
    document = made.document("689,000 fled Idlib and Aleppo")
    there, too = made.figure(document, "689,000"), made.figure(document, "689,000", place=ALEPPO)
    both = made.LocatedFigure(there.figure, there.located + too.located)
    store.add(document, [both])
    assert (
        store.figures(place="SY-ID")
        == store.figures(place="SY-HL")
        == store.figures(place=["SY-ID", "SY-HL"])
        == [both]
    )


def test_a_place_seen_by_one_store_is_not_kept_when_another_changes_it(store: Store, address: str) -> None:
    from geo.store import connect

    fill(store)
    assert store.figures(place=SARAQIB.id)[0].located[0].place == SARAQIB
    with connect(address) as other:
        moved = replace(SARAQIB, name="Saraqeb", geometry=Point(36.81, 35.87))
        other.add(MARCH, [made.figure(MARCH, "12", place=moved)])
    [seen] = {f.located[0].place for f in store.figures(place=SARAQIB.id)}
    assert seen == moved
    assert seen.point == (36.81, 35.87)


@pytest.mark.parametrize("record", [Document, Figure, Place, Toponym])
def test_every_field_of_a_record_is_stored(record: type) -> None:
    """A field added to a record needs a column, and a place in the round trip of the other test."""
    known = {
        Document: 12, Figure: 24, Place: 12, Toponym: 11,
    }  # fmt: skip
    assert len(fields(record)) == known[record], f"{record.__name__} has a field that the store may not keep"


def test_a_place_kind_is_a_word(store: Store) -> None:
    fill(store)
    assert {type(p.kind) for p in store.places()} == {PlaceKind}
