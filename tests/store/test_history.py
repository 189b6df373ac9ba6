"""What the store remembers, and the difference between two moments."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from geo.models import Quantity
from geo.store import connect, engine
from tests.store import made

if TYPE_CHECKING:
    from geo.store.store import Store

FIRST = made.document("33 soldiers killed in Idlib", date(2020, 2, 28))
SECOND = made.document("34 killed and 12 injured in Idlib", date(2020, 2, 29))


def kinds(store: Store, after: int, until: int | None = None) -> list[tuple[str, float | None]]:
    """Return kind and value of the changes between two revisions, sorted."""
    return sorted(
        (change.kind, (change.after or change.before).figure.quantity.value) for change in store.changes(after, until)
    )


def test_history_tells_what_when_and_how_many(store: Store) -> None:
    before = datetime.now(UTC)
    store.add(FIRST, [made.figure(FIRST, "33")])
    store.review(made.review("figure"))
    store.correct("Ariha", "gn:173480", reviewer="ana", reason="the Syrian one")
    store.set_setting("view", "default")
    store.remove(FIRST.id)
    entries = store.history()
    assert [(e.revision, e.action, e.target) for e in entries] == [
        (1, "added", FIRST.id), (2, "reviewed", "figure"), (3, "corrected", "Ariha"), (4, "set", "view"),
        (5, "removed", FIRST.id),
    ]  # fmt: skip
    assert entries[0].counts == {"new": 1, "revised": 0, "withdrawn": 0, "figures": 1, "places": 1}
    assert entries[4].counts == {"withdrawn": 1}
    assert before <= entries[0].at <= entries[4].at <= datetime.now(UTC)
    assert store.history(last=2) == entries[-2:]
    assert store.history(target=FIRST.id) == [entries[0], entries[4]]


def test_the_difference_between_two_imports(store: Store) -> None:
    store.add(FIRST, [made.figure(FIRST, "33")])
    store.add(SECOND, [made.figure(SECOND, "34"), made.figure(SECOND, "12", "injured")])
    store.add(SECOND, [made.figure(SECOND, "34", quantity=Quantity(34, 34, 36))])
    assert kinds(store, 0) == [("new", 33), ("new", 34)]
    assert kinds(store, 1) == [("new", 34)]
    assert kinds(store, 2) == [("revised", 34), ("withdrawn", 12)]
    assert kinds(store, 1, 2) == [("new", 12), ("new", 34)]
    assert kinds(store, 3) == []


def test_a_newer_version_withdraws_the_figures_of_the_older(store: Store) -> None:
    store.add(FIRST, [made.figure(FIRST, "33")])
    newer = replace(SECOND, version_of=FIRST.id)
    store.add(newer, [made.figure(newer, "34")])
    assert kinds(store, 1) == [("new", 34), ("withdrawn", 33)]
    assert [f.figure.quantity.value for f in store.figures(as_of=1)] == [33]
    store.remove(newer.id)
    assert kinds(store, 2) == [("new", 33), ("withdrawn", 34)]


def test_a_moment_names_a_revision(store: Store) -> None:
    start = datetime.now(UTC)
    store.add(FIRST, [])
    store.add(SECOND, [])
    [first, second] = store.history()
    assert store.revision_at(start) == 0
    assert store.revision_at(first.at) == 1
    assert store.revision_at(second.at + timedelta(days=1)) == 2
    assert store.revision_at(second.at.replace(tzinfo=None)) == 2


@pytest.mark.parametrize("table", ["history", "reviews", "corrections"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET revision = 99"])
def test_what_people_said_and_did_cannot_be_rewritten(store: Store, address: str, table: str, change: str) -> None:
    store.review(made.review("figure"))
    store.correct("Ariha", "gn:173480")
    other = engine.open_engine(address, read_only=False, wait=1.0)
    with pytest.raises(DBAPIError, match=f"{table} is append-only"), engine.writing(other) as connection:
        connection.execute(text(change.format(table)))
    other.dispose()
    assert store.check() == []


class AnyWrites(RuleBasedStateMachine):
    """Whatever is written in whatever order: each revision can be read again as it was."""

    def __init__(self) -> None:
        super().__init__()
        from tempfile import TemporaryDirectory

        self.folder = TemporaryDirectory()
        self.store = connect(f"{self.folder.name}/crisis.sqlite")
        self.seen: dict[int, list[object]] = {0: []}
        self.texts = [made.document(f"{n} dead, {n + 1} injured, report {n}") for n in (5, 7, 9)]
        self.texts[2] = replace(self.texts[2], version_of=self.texts[1].id)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(
        which=st.integers(0, 2), dead=st.booleans(), low=st.sampled_from([None, 1.0]), title=st.sampled_from(["a", "b"])
    )
    def add(self, which: int, low: float | None, title: str, *, dead: bool) -> None:
        document = replace(self.texts[which], title=title)
        number = document.text.split()[0]
        figures = [made.figure(document, str(int(number) + 1), "injured")]
        if dead:
            figures.insert(0, made.figure(document, number, quantity=Quantity(float(number), low)))
        self.store.add(document, figures)

    @rule(which=st.integers(0, 2))
    def remove(self, which: int) -> None:
        self.store.remove(self.texts[which].id)

    @invariant()
    def every_revision_reads_as_it_did(self) -> None:
        self.seen.setdefault(self.store.revision, [*self.store.documents(), *self._figures(None)])
        for revision, held in self.seen.items():
            assert [*self.store.documents(as_of=revision), *self._figures(revision)] == held
        assert self.store.check() == []

    @invariant()
    def changes_lead_from_one_revision_to_the_next(self) -> None:
        revisions = sorted(self.seen)
        for earlier, later in pairwise(revisions):
            standing = {f.figure.id: f for f in self.store.figures(as_of=earlier)}
            for change in self.store.changes(earlier, later):
                key = (change.after or change.before).figure.id
                assert standing.pop(key, None) == change.before
                if change.after is not None:
                    standing[key] = change.after
            assert standing == {f.figure.id: f for f in self.store.figures(as_of=later)}

    def _figures(self, revision: int | None) -> list[object]:
        return sorted(self.store.figures(as_of=revision), key=lambda one: one.figure.id)


TestAnyWrites = AnyWrites.TestCase
TestAnyWrites.settings = settings(
    max_examples=8, stateful_step_count=7, deadline=None, suppress_health_check=list(HealthCheck)
)
