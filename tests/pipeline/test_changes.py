"""Merged, split and agreed in a store; what it held before; what is new since."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from geo.errors import InputError
from geo.models import Policy, Review, Span, figure_id
from geo.pipeline import Filters, agree, agreements, alerts, compare, decide, ingest, link, moment, reconcile_store
from geo.store import connect
from tests.pipeline.test_reviews import FLOOD, report

AT = date(2023, 2, 20)
LATER = report("Flooding in Maputo killed 14 people on Thursday, the army said.", publisher="Late Wire")
OTHER = report("A landslide injured 7 people in Beira on Thursday, the army said.", publisher="Hill Wire")
WHO = {"reviewer": "Ana", "reason": "the ministry says so"}


@pytest.fixture
def store(tmp_path):
    with connect(tmp_path / "crisis.sqlite") as opened:
        ingest([FLOOD], opened)
        yield opened


def known(store, **filters):
    return reconcile_store(store, policy=Policy.LATEST, filters=Filters(**filters))


def best(store, **filters):
    return {(row.indicator, row.place.name): row.best for row in known(store, **filters).estimates(AT)}


def ids(store):
    return {store.document(item.figure.document_id).publisher: item.figure.id for item in store.figures()}


def test_a_split_in_the_store_counts_both_and_undo_restores(store):
    ingest([LATER], store)
    assert best(store)["killed", "Maputo"] in {12, 14}
    pair = (ids(store)["Example Wire"], ids(store)["Late Wire"])
    link(store, pair, "split", **WHO)
    assert best(store)["killed", "Maputo"] == 26
    link(store, pair[::-1], "undo", **WHO)
    assert best(store)["killed", "Maputo"] in {12, 14}
    with pytest.raises(InputError, match="nothing to undo"):
        link(store, pair, "undo", **WHO)


def test_a_link_survives_reading_the_reports_anew(store):
    ingest([LATER], store)
    link(store, (ids(store)["Example Wire"], ids(store)["Late Wire"]), "split", **WHO)
    old = next(item for item in store.figures() if item.figure.document_id == FLOOD.id)
    wider = Span(old.figure.number_span.start, old.figure.number_span.end + 7)
    store.add(
        FLOOD, [replace(old, figure=replace(old.figure, number_span=wider, id=figure_id(FLOOD.id, wider, "killed")))]
    )
    assert best(store)["killed", "Maputo"] == 26


@pytest.mark.parametrize(
    ("pair", "verdict", "message"),
    [
        (("Example Wire", "Hill Wire"), "merge", "differ in indicator .killed and injured"),
        (("Example Wire", "none"), "merge", "the store holds no figure 'none'"),
        (("Example Wire", "Example Wire"), "merge", "does not name two figures"),
        (("Example Wire", "Hill Wire"), "accept", "no verdict is called 'accept' for a link"),
    ],
)
def test_links_that_cannot_be_are_refused(store, pair, verdict, message):
    ingest([OTHER], store)
    one, other = (ids(store).get(name, name) for name in pair)
    with pytest.raises(InputError, match=message):
        link(store, (one, other), verdict, **WHO)


def test_an_agreed_number_stands_against_a_later_report_which_raises_an_alert(store):
    row = next(row for row in known(store).estimates(AT) if row.indicator == "killed")
    agree(store, row, 13, until=date(2023, 3, 1), **WHO)
    visit = store.revision
    ingest([LATER, OTHER], store)
    assert best(store)["killed", "Maputo"] == 13
    found = alerts(store, visit)
    assert [(alert.kind, alert.figure.figure.quantity.value) for alert in found] == [("agreed", 14), ("new", 7)]
    assert found[0].agreed.value == 13
    assert "killed 14" in found[0].figure.figure.quote
    assert alerts(store, store.revision) == []


def test_agreements_are_listed_with_the_number_that_undoes_them(store):
    row = next(row for row in known(store).estimates(AT) if row.indicator == "killed")
    agree(store, row, 13, until=date(2023, 3, 1), owner="Bo", **WHO)
    ((made, number),) = agreements(store)
    assert (made.value, made.owner, made.until, number) == (13, "Bo", date(2023, 3, 1), 1)
    assert agreements(store, on=date(2023, 3, 2)) == []
    decide(store, Review(made.target, "undo", (("review", str(number)),), "Bo", datetime.now(UTC), "over"))
    assert agreements(store) == []
    assert best(store)["killed", "Maputo"] == 12


def test_alerts_name_what_was_withdrawn_and_what_contradicts(store):
    visit = store.revision
    ingest([LATER], store)
    assert [alert.kind for alert in alerts(store, visit)] in (["contradicted"], ["revised"])
    visit = store.revision
    store.remove(LATER.id)
    assert [(alert.kind, alert.figure.figure.quantity.value) for alert in alerts(store, visit)] == [("withdrawn", 14)]


def test_the_store_tells_what_it_held_at_a_revision_reviews_included(store):
    before = store.revision
    figure_id = ids(store)["Example Wire"]
    decide(store, Review(figure_id, "change", (("value", "15"),), "Ana", datetime.now(UTC), "why"))
    ingest([OTHER], store)
    assert best(store) == {("killed", "Maputo"): 15, ("injured", "Beira"): 7}
    assert best(store, as_of=before) == {("killed", "Maputo"): 12}
    assert best(store, as_of=0) == {}


def test_a_moment_is_a_revision_a_day_or_a_time(store):
    assert moment(store, store.revision) == store.revision
    assert moment(store, datetime.now(UTC).date()) == store.revision
    assert moment(store, datetime.now(UTC) + timedelta(days=1)) == store.revision
    with pytest.raises(InputError, match="never had revision 999"):
        moment(store, 999)
    with pytest.raises(InputError, match="the store held nothing yet on 2001-01-01"):
        moment(store, date(2001, 1, 1))


def differences(store, earlier, later):
    found = compare(store, earlier, later, policy=Policy.LATEST, at=AT)
    return (
        [(one.kind, one.shown.figure.quantity.value) for one in found.figures],
        [(one.kind, one.before and one.before.best, one.after and one.after.best) for one in found.estimates],
    )


def test_two_imports_differ_in_figures_and_in_estimates(store):
    before = store.revision
    ingest([OTHER], store)
    assert differences(store, Filters(as_of=before), Filters()) == ([("new", 7)], [("new", None, 7)])
    assert differences(store, Filters(), Filters(as_of=before)) == ([("withdrawn", 7)], [("withdrawn", 7, None)])
    assert differences(store, Filters(), Filters()) == ([], [])


def test_a_review_is_a_difference_too(store):
    before, figure_id = store.revision, ids(store)["Example Wire"]
    decide(store, Review(figure_id, "change", (("value", "15"),), "Ana", datetime.now(UTC), "why"))
    middle = store.revision
    assert differences(store, Filters(as_of=before), Filters()) == ([("revised", 15)], [("revised", 12, 15)])
    decide(store, Review(figure_id, "reject", (), "Ana", datetime.now(UTC), "why"))
    assert differences(store, Filters(as_of=middle), Filters()) == ([("withdrawn", 15)], [("withdrawn", 15, None)])


def test_moments_of_publication_differ_as_well(store):
    late = report("Flooding in Maputo killed 14 people on Thursday, the army said.", publisher="Late Wire")
    ingest([replace(late, published=date(2023, 2, 15))], store)
    figures, estimates = differences(store, Filters(known_on=date(2023, 2, 12)), Filters(known_on=date(2023, 2, 20)))
    assert [value for _, value in figures] == [14]
    assert [kind for kind, *_ in estimates] in (["revised"], ["contradicted"], ["new"])


def test_sources_of_ones_own_make_two_papers_one_voice(store):
    rows = known(store).estimates(AT)
    assert rows[0].sources == ("the National Disaster Institute",)
    (store.folder / "sources.toml").write_text(
        '[sources.indm]\nname = "INGD"\ntype = "government"\naliases = ["National Disaster Institute"]\n',
        encoding="utf-8",
    )
    assert known(store).estimates(AT)[0].sources == ("INGD",)
