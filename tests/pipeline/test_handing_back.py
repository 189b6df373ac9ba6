"""An edited table of figures comes back as reviews."""

import csv
import io
from datetime import date

import pytest

from geo.exports import Selection, render
from geo.models import Policy
from geo.pipeline import hand_back, ingest, reconcile_store
from geo.store import connect
from tests.pipeline.test_reviews import FLOOD, report, rows

QUAKE = report("The quake in Beira killed 40 people on Thursday, the mayor said.", "Port Gazette")


@pytest.fixture
def store(tmp_path):
    with connect(tmp_path / "crisis.sqlite") as opened:
        ingest([FLOOD, QUAKE], opened)
        yield opened


def exported(store, **edits):
    content = render(
        reconcile_store(store, policy=Policy.LATEST), "figures.csv", Selection(at=date(2023, 2, 10))
    ).decode()
    table = list(csv.DictReader(io.StringIO(content, newline="")))
    for row in table:
        row.update(edits.get(row["place"], {}))
    out = io.StringIO()
    writer = csv.DictWriter(out, [*table[0], *({key for row in table for key in row} - set(table[0]))])
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue().encode()


def test_what_was_edited_counts_and_says_who_and_why(store):
    content = exported(store, Maputo={"value": "13", "reason": "the bulletin says 13"}, Beira={"verdict": "accept"})
    done = hand_back(store, content, "figures.csv", reviewer="Ana", reason="read at the desk")
    assert (len(done.figures), done.problems) == (2, [])
    assert rows(store) == [("killed", "Beira", 40), ("killed", "Maputo", 13)]
    said = {one.verdict: (one.reviewer, one.reason) for one in store.reviews()}
    assert said == {"change": ("Ana", "the bulletin says 13"), "accept": ("Ana", "read at the desk")}


def test_the_same_table_handed_back_twice_does_nothing_new(store):
    content = exported(store, Maputo={"value": "13"})
    hand_back(store, content, "figures.csv", reviewer="Ana", reason="r")
    again = hand_back(store, content, "figures.csv", reviewer="Ana", reason="r")
    assert (again.figures, again.problems) == ([], [])


def test_a_row_that_cannot_be_taken_is_named_and_the_rest_is_kept(store):
    content = exported(store, Maputo={"place_id": "nowhere"}, Beira={"value": "41"})
    done = hand_back(store, content, "figures.csv", reviewer="Ana", reason="r")
    assert len(done.figures) == 1
    ((_, message),) = done.problems
    assert "nowhere" in message
    assert rows(store) == [("killed", "Beira", 41), ("killed", "Maputo", 12)]


def test_a_row_without_a_reason_needs_one_for_all(store):
    done = hand_back(store, exported(store, Maputo={"value": "13"}), "figures.csv", reviewer="Ana")
    assert done.figures == []
    assert "why" in done.problems[0][1]


def test_accepts_are_not_repeated_and_a_changed_mind_is_kept(store):
    accepted = exported(store, Maputo={"verdict": "accept"}, Beira={"verdict": "accept"})
    assert len(hand_back(store, accepted, "figures.csv", reviewer="Ana", reason="r").figures) == 2
    again = hand_back(store, accepted, "figures.csv", reviewer="Ana", reason="r")
    assert (again.figures, len(store.reviews())) == ([], 2)
    rejected = exported(store, Maputo={"verdict": "reject"})
    assert len(hand_back(store, rejected, "figures.csv", reviewer="Ana", reason="r").figures) == 1


def test_what_was_kept_back_does_not_come_back_as_an_edit(tmp_path):
    words = "Ahmad Hassan, a resident, said shelling killed 5 people in Atmeh camp, Syria, on Thursday."
    with connect(tmp_path / "camp.sqlite") as opened:
        ingest([report(words, "Wire")], opened)
        content = exported(opened)
        assert b"Atme" not in content
        done = hand_back(opened, content, "figures.csv", reviewer="Ana", reason="r")
    assert (done.figures, done.problems) == ([], [])
