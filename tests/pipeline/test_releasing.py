"""A number that changes leads to the products that hold it."""

from datetime import date

import pytest

from geo.exports import Selection, load_layout, render
from geo.models import Policy
from geo.pipeline import (
    Filters,
    MadeOf,
    corrections,
    ingest,
    keep_release,
    log_release,
    products_of,
    reconcile_store,
)
from geo.store import connect
from tests.pipeline.test_reviews import FLOOD, report, review

LATER = report("Flooding in Maputo killed 15 people on Thursday, the governor said.", "Later Wire")


@pytest.fixture
def store(tmp_path):
    with connect(tmp_path / "crisis.sqlite") as opened:
        ingest([FLOOD], opened)
        yield opened


def made(store, name="maputo.csv", *, policy=Policy.LATEST, filters=None, layout=None, **changes):
    reconciled = reconcile_store(store, policy=policy, filters=filters)
    selection = Selection(**({"at": date(2023, 2, 10), "revision": store.revision} | changes))
    content = render(reconciled, name, selection, layout)
    number = keep_release(
        store, MadeOf(reconciled, selection, layout, filters or Filters()), name=name, content=content
    )
    return number, content


def test_a_product_whose_numbers_stand_needs_no_correction(store):
    number, _ = made(store)
    assert number == 1
    assert corrections(store) == []
    (figure,) = store.figures()
    assert [one.name for one in products_of(store.releases(), figure.figure.id)] == ["maputo.csv"]
    assert products_of(store.releases(), "another") == []


def test_a_number_that_was_reviewed_names_the_product_with_both_numbers(store):
    made(store)
    store.review(review(store.figures()[0].figure.id, "change", value="14"))
    (correction,) = corrections(store)
    (change,) = correction.changes
    assert (correction.release.name, change.row["indicator"], change.row["place"]) == ("maputo.csv", "killed", "Maputo")
    assert (change.before.best, change.after.best) == (12, 14)


def test_the_log_holds_the_rows_that_the_layout_and_the_place_leave(store):
    made(store, "injured.csv", layout=load_layout("map", layers=["injured"]))
    made(store, "mozambique.csv", place="MZ")
    assert [[row["place"] for row in one.rows] for one in store.releases()] == [[], ["Maputo"]]
    store.review(review(store.figures()[0].figure.id, "change", value="14"))
    assert [one.release.name for one in corrections(store)] == ["mozambique.csv"]


def test_a_number_that_is_gone_and_one_that_came_are_named(store):
    made(store)
    store.review(review(store.figures()[0].figure.id, "change", indicator="injured"))
    (correction,) = corrections(store)
    assert [(one.row["indicator"], one.before is None, one.after is None) for one in correction.changes] == [
        ("killed", False, True),
        ("injured", True, False),
    ]


def test_each_product_is_compared_by_its_own_days_filters_and_policy(store):
    made(store, "before.csv", at=date(2023, 2, 8))
    made(store, "injured.csv", indicators=("injured",))
    made(store, "wire.csv", filters=Filters(known_on=date(2023, 2, 9)))
    made(store, "lowest.csv", policy=Policy.LOWEST)
    made(store, "highest.csv", policy=Policy.HIGHEST)
    ingest([LATER], store)
    changed = {one.release.name: one.changes[0].after for one in corrections(store)}
    assert changed.keys() == {"lowest.csv", "highest.csv"}
    assert (changed["lowest.csv"].best, changed["highest.csv"].best) == (12, 15)
    assert (changed["lowest.csv"].high, changed["highest.csv"].low) == (15, 12)


CAMPS = (
    "Shelling killed 5 people in Atmeh camp, Syria, on Thursday, the White Helmets said.",
    "Shelling killed 7 people in al-Hol camp, Syria, on Thursday, the White Helmets said.",
)


def test_the_log_keeps_exact_places_and_a_correction_tells_only_districts(tmp_path):
    from geo.cli.releasing import correction_words

    with connect(tmp_path / "camps.sqlite") as opened:
        ingest([report(words, f"Wire {n}") for n, words in enumerate(CAMPS)], opened)
        made(opened, "camps.csv", at=date(2023, 2, 12))
        made(opened, "exact.csv", at=date(2023, 2, 12), exact_by="Ana")
        (first, second) = opened.releases()
        assert [row["place"] for row in first.rows] == [row["place"] for row in second.rows]
        assert all("shown" in row for row in first.rows)
        assert (first.filters["exact_by"], second.filters["exact_by"]) == (None, "Ana")
        opened.review(review(first.rows[0]["figures"][0], "change", value="15"))
        told = [correction_words(one) for one in corrections(opened)]
    exact = first.rows[0]["place"]
    assert [exact in words for words in told] == [False, True]
    assert first.rows[0]["shown"] in told[0]


def test_each_page_of_an_atlas_is_logged_with_its_rows_and_compared_by_its_days(store):
    from geo.exports import atlas, atlas_pages

    ingest([report("A storm killed 4 people in Maputo on 27 January 2023, the governor said.", "Old Wire")], store)
    reconciled = reconcile_store(store, policy=Policy.LATEST)
    selection = Selection(at=date(2023, 2, 10), since=date(2023, 1, 20), revision=store.revision)
    pages = atlas_pages(reconciled, selection, by="week")
    content = atlas(reconciled, selection, by="week")
    keep_release(store, MadeOf(reconciled, selection, pages=pages), name="atlas.pdf", content=content)
    (release,) = store.releases()
    assert [page["at"] for page in release.filters["pages"]] == [page.at.isoformat() for page in pages]
    assert [(row["page"], row["best"]) for row in release.rows] == [(0, 4), (len(pages) - 1, 12)]
    assert corrections(store) == []
    late = next(row["figures"][0] for row in release.rows if row["best"] == 12)
    store.review(review(late, "change", value="14"))
    ((change,),) = [one.changes for one in corrections(store)]
    assert (change.row["at"], change.after.best) == (pages[-1].at.isoformat(), 14)


def test_the_log_is_written_by_address_and_a_store_that_cannot_be_written_to_is_said(store, tmp_path):
    reconciled = reconcile_store(store, policy=Policy.LATEST)
    made_of = MadeOf(reconciled, Selection(at=date(2023, 2, 10)))
    assert log_release(str(tmp_path / "crisis.sqlite"), made_of, name="map.png", content=b"x") is None
    assert [one.name for one in store.releases()] == ["map.png"]
    (tmp_path / "no store").write_bytes(b"no store at all, but a file of some length that is none")
    problem = log_release(str(tmp_path / "no store"), made_of, name="map.png", content=b"x")
    assert problem.startswith("map.png is not in the log of what was exported (")
