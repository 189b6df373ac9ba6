"""What a person should look at first, and what an import brings."""

from dataclasses import replace

from geo.models import Review
from geo.reconciliation import reconcile
from geo.reconciliation.doubts import doubts
from geo.reconciliation.news import News, news
from geo.reconciliation.reviewing import apply
from tests.reconciliation.scenes import ALEPPO, IDLIB, REGISTRY, SYRIA, day, document, on, said


def queue(*observations, **options):
    return doubts(reconcile(observations, REGISTRY), **options)


def sure(observation, confidence=1.0):
    return replace(observation, figure=replace(observation.figure, confidence=confidence))


def test_of_two_equal_doubts_the_larger_number_comes_first():
    small, large = on(9, IDLIB, "2-1", figure_id="small"), on(9000, ALEPPO, "2-1", figure_id="large")
    assert [one.figure_id for one in queue(small, large)] == ["large", "small"]


def test_a_figure_without_place_or_day_comes_before_one_with_both_and_says_why():
    nowhere = on(9, None, "2-1", figure_id="nowhere")
    undated = said(9, ALEPPO, figure_id="undated")
    known = on(9, IDLIB, "2-1", figure_id="known")
    found = queue(known, undated, nowhere)
    assert [one.figure_id for one in found] == ["nowhere", "undated", "known"]
    assert found[0].reasons == ("the text does not say where", "confidence 0.50")
    assert "when it is true" in found[1].reasons[0]


def test_figures_in_disagreement_name_it():
    found = queue(sure(on(33, IDLIB, "2-27")), sure(on(36, IDLIB, "2-27")))
    assert all(one.reasons[0].startswith("in disagreement: one event in Idlib") for one in found)
    assert {one.doubt for one in found} == {0.5}
    assert [one.doubt for one in queue(sure(on(33, IDLIB, "2-27")))] == [0]


def test_what_is_reviewed_never_counts_or_says_nothing_more_is_left_out():
    report = document("wire")
    first = on(33, IDLIB, "2-27", figure_id="first", report=report)
    again = on(33, IDLIB, "2-27", figure_id="second", report=report, repeat_of="first")
    done = on(7, ALEPPO, "2-1", figure_id="done")
    reviewed = apply([done], [Review("done", "accept", (), "Ana", day("3-6"), "seen")], places={})[0]
    enemy = on(50, IDLIB, "2-1", figure_id="enemy", enemy_claim=True)
    assert [one.figure_id for one in queue(first, again, reviewed, enemy)] == ["first"]
    assert queue(first, among=["done"]) == []


def test_an_import_is_counted_as_new_revised_contradicting_and_repeated():
    old = [
        said(100, IDLIB, "2-1", "2-10", indicator="displaced", figure_id="old total", by="OCHA"),
        on(33, ALEPPO, "2-27", figure_id="old toll"),
    ]
    came = [
        said(150, IDLIB, "2-1", "2-20", indicator="displaced", figure_id="later total", by="OCHA"),
        on(36, ALEPPO, "2-27", figure_id="other toll"),
        on(5, SYRIA, "1-2", figure_id="elsewhere", indicator="injured"),
        on(33, ALEPPO, "2-27", figure_id="zz same toll"),
    ]
    reconciled = reconcile([*old, *came], REGISTRY)
    ids = [one.figure.id for one in came]
    assert news(reconciled, ids[:3]) == News(new=1, revised=1, contradict=1, repeats=0)
    assert news(reconcile([*old, came[3]], REGISTRY), ids) == News(0, 0, 0, repeats=1)
    assert news(reconcile(old, REGISTRY), ["old total"], ["old total"]) == News(0, revised=1, contradict=0, repeats=0)
    assert news(reconciled, []) == News(0, 0, 0, 0)
