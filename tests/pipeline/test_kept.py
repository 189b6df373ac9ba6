"""What is kept between two questions never changes an answer, and costs only what is new."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

import geo.reconciliation
from geo.layers import aggregate
from geo.models import Policy, Review
from geo.pipeline import Filters, Kept, agree, decide, ingest, link, reconcile_store
from geo.pipeline.narrowing import Shelves
from geo.reconciliation import reconcile
from geo.store import connect
from tests.pipeline.test_pipeline import CAMP
from tests.pipeline.test_reviews import FLOOD, report

NEWER = replace(report("Flooding in Maputo killed 16 people on Thursday."), version_of=FLOOD.id)
AT = date(2023, 2, 20)
SECOND = report("Flooding in Maputo killed 14 people on Thursday, the army said.", publisher="Late Wire")
KENYA = report("A landslide injured 7 people in Kakuma, Kenya, on Thursday, the army said.", publisher="Hill Wire")


@pytest.fixture
def store(tmp_path):
    with connect(tmp_path / "crisis.sqlite") as opened:
        ingest([FLOOD, CAMP], opened)
        yield opened


def first_id(store):
    return next(item.figure.id for item in store.figures(document=FLOOD.id))


def change_value(store):
    decide(store, Review(first_id(store), "change", (("value", "15"),), "Ana", datetime.now(UTC), "why"))


def split(store):
    ids = [item.figure.id for item in store.figures(indicator="killed")]
    link(store, (ids[0], ids[1]), "split", reviewer="Ana", reason="why")


def pin(store):
    row = next(row for row in reconcile_store(store, policy=Policy.LATEST).estimates(AT) if row.indicator == "killed")
    agree(store, row, 20, until=AT, reviewer="Ana", reason="why")


WRITES = [
    lambda store: ingest([SECOND], store),
    change_value,
    split,
    lambda store: ingest([KENYA], store),
    pin,
    lambda store: ingest([replace(SECOND, published=date(2023, 2, 15))], store),
    lambda store: ingest(
        [replace(report("Flooding in Maputo killed 16 people on Thursday."), version_of=FLOOD.id)], store
    ),
    lambda store: store.remove(SECOND.id),
    lambda store: ingest([SECOND], store),
]


def test_with_and_without_what_is_kept_the_answers_are_the_same(store):
    kept = Kept()
    for write in [lambda _: None, *WRITES]:
        write(store)
        for filters in (Filters(), Filters(indicators=("killed",)), Filters(countries=("KE",))):
            for policy in Policy:
                one = reconcile_store(store, policy=policy, filters=filters, kept=kept)
                other = reconcile_store(store, policy=policy, filters=filters)
                assert one.observations == other.observations
                assert one.estimates(AT) == other.estimates(AT)
                assert (one.links, one.claims, one.undated) == (other.links, other.claims, other.undated)
                assert aggregate(one).series == aggregate(other).series


def test_one_more_report_leaves_the_work_of_other_countries_and_indicators_alone(store):
    kept = Kept()
    before = reconcile_store(store, policy=Policy.LATEST, kept=kept)
    aggregate(before)
    ingest([SECOND], store)
    after = reconcile_store(store, policy=Policy.LATEST, kept=kept)
    same = {key for key, family in after.families.items() if before.families.get(key) is family}
    assert {key[0].indicator for key in same} == {"refugees"}
    assert all(family.kept for family in (after.families[key] for key in same))


def test_one_more_report_of_one_country_is_not_compared_with_all_figures(store, monkeypatch):
    kept = Kept()
    reconcile_store(store, policy=Policy.LATEST, kept=kept)
    monkeypatch.setattr(geo.reconciliation, "reconcile", None)
    for write in (lambda: ingest([KENYA], store), lambda: store.remove(KENYA.id), lambda: ingest([KENYA], store)):
        write()
        for policy in Policy:
            one = reconcile_store(store, policy=policy, kept=kept)
            with monkeypatch.context() as undone:
                undone.setattr(geo.reconciliation, "reconcile", reconcile)
                other = reconcile_store(store, policy=policy)
            assert one.observations == other.observations
            assert one.estimates(AT) == other.estimates(AT)
            assert aggregate(one).series == aggregate(other).series
    monkeypatch.undo()
    # A report in place of another is.
    ingest([SECOND, NEWER], store)
    assert reconcile_store(store, policy=Policy.LATEST, kept=kept).estimates(AT) == reconcile_store(
        store, policy=Policy.LATEST
    ).estimates(AT)


def test_another_policy_keeps_the_claims(store):
    kept = Kept()
    before = reconcile_store(store, policy=Policy.LATEST, kept=kept)
    claims = before.claims
    after = reconcile_store(store, policy=Policy.HIGHEST, kept=kept)
    assert after.claims == claims
    assert all(after.families[key].drafts is family.drafts for key, family in before.families.items())


def test_an_earlier_moment_is_read_as_it_was(store):
    kept, before = Kept(), store.revision
    ingest([SECOND], store)
    now = reconcile_store(store, policy=Policy.LATEST, kept=kept)
    then = reconcile_store(store, policy=Policy.LATEST, filters=Filters(as_of=before), kept=kept)
    assert len(now.observations) == len(then.observations) + 1


def test_nothing_is_read_twice(store, monkeypatch):
    kept = Kept()
    before = reconcile_store(store, policy=Policy.LATEST, kept=kept)
    monkeypatch.setattr(type(store), "figures", None)
    after = reconcile_store(store, policy=Policy.LATEST, filters=Filters(countries=("KE",)), kept=kept)
    assert all(before.observations[figure_id] is one for figure_id, one in after.observations.items())
    assert after.observations


FILTERS = [
    Filters(indicators=("killed",)),
    Filters(countries=("KE",)),
    Filters(places=("KE",), indicators=("killed", "displaced")),
    Filters(sources=("unattributed",)),
    Filters(sources=("unattributed", "army"), places=("MZ",)),
    Filters(languages=("fr",)),
    Filters(languages=("en",), confidence=0.6, reviewed=False),
    Filters(since=date(2023, 2, 10), groups=("people",)),
]


@pytest.mark.parametrize("filters", FILTERS)
def test_many_figures_pass_as_each_of_them_does(store, filters):
    whole = reconcile_store(store, policy=Policy.LATEST)
    some = list(whole.observations.values())
    assert filters.passing(some, whole.registry) == [one for one in some if filters.passes(one, whole.registry)]


@pytest.mark.parametrize("filters", FILTERS)
def test_who_may_pass_are_all_who_do(store, filters):
    whole = reconcile_store(store, policy=Policy.LATEST)
    some = list(whole.observations.values())
    shelves = Shelves(some)
    candidates = shelves.candidates(filters, whole.registry)
    assert {one.figure.id for one in candidates} >= {one.figure.id for one in filters.passing(some, whole.registry)}
    assert len({one.figure.id for one in candidates}) == len(candidates) <= len(shelves) == len(some)


def move(store):
    changes = (("place", "gn:184745"), ("value", "19"))
    decide(store, Review(first_id(store), "change", changes, "Ana", datetime.now(UTC), "why"))


@pytest.mark.parametrize("filters", FILTERS)
def test_filters_find_the_same_whatever_was_asked_and_written_before(store, filters):
    kept = Kept()
    for write in (lambda _: None, lambda store: ingest([KENYA], store), lambda store: ingest([SECOND], store), move):
        write(store)
        reconcile_store(store, policy=Policy.LATEST, kept=kept)
        kept.prepare(store)
        found = reconcile_store(store, policy=Policy.LATEST, filters=filters, kept=kept)
        alone = reconcile_store(store, policy=Policy.LATEST, filters=filters)
        assert found.observations == alone.observations
        assert found.estimates(AT) == alone.estimates(AT)
        assert (found.undated, found.unplaced, found.not_aggregated) == (
            alone.undated,
            alone.unplaced,
            alone.not_aggregated,
        )


def test_a_kind_of_figures_is_taken_from_what_is_known_of_all(store):
    kept = Kept()
    whole = reconcile_store(store, policy=Policy.LATEST, kept=kept)
    part = reconcile_store(store, policy=Policy.LATEST, filters=Filters(indicators=("refugees",)), kept=kept)
    assert part.families
    assert all(whole.families[key] is family for key, family in part.families.items())
    assert reconcile_store(store, policy=Policy.LATEST, filters=Filters(confidence=0.01), kept=kept) is whole


def test_a_replaced_report_does_not_come_back_with_a_filter(store):
    kept = Kept()
    first = replace(report("Floods killed 4 people in Nairobi on 3 May 2023 and displaced 900 people there."), id="old")
    ingest([first], store)
    ingest([replace(report("Floods killed 5 people in Nairobi on 3 May 2023."), version_of="old")], store)
    for filters in FILTERS:
        reconcile_store(store, policy=Policy.LATEST, kept=kept)
        one = reconcile_store(store, policy=Policy.LATEST, filters=filters, kept=kept)
        other = reconcile_store(store, policy=Policy.LATEST, filters=filters)
        assert "old" not in {observation.document.id for observation in other.observations.values()}
        assert one.observations == other.observations
        assert one.estimates(date(2023, 6, 1)) == other.estimates(date(2023, 6, 1))


def test_what_was_worked_out_of_other_boundaries_is_no_answer(store, monkeypatch):
    kept = Kept()
    whole = reconcile_store(store, policy=Policy.LATEST, kept=kept)
    assert reconcile_store(store, policy=Policy.LATEST, kept=kept) is whole
    monkeypatch.setattr("geo.pipeline.kept.written", lambda _: (1, 1))  # as if a file had been put beside the store
    reconcile_store(store, policy=Policy.LATEST, filters=Filters(confidence=0.5), kept=kept)
    anew = reconcile_store(store, policy=Policy.LATEST, kept=kept)
    assert anew is not whole
    assert anew.estimates(AT) == whole.estimates(AT)
