"""Corrections, reviews and settings: what people tell the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.models import Span, figure_id
from tests.store import made

if TYPE_CHECKING:
    from geo.store.store import Store


def test_a_correction_is_a_rule_until_another_or_none(store: Store) -> None:
    assert store.corrections() == {}
    assert store.correct("Ariha", "gn:284315")
    assert store.correct("Ariha", "gn:173480", reviewer="ana", reason="the text is about Syria")
    assert not store.correct("Ariha", "gn:173480")
    assert store.correct("بإدلب", "SY-ID")
    assert store.corrections() == {"Ariha": "gn:173480", "بإدلب": "SY-ID"}
    assert store.correct("Ariha", None)
    assert not store.correct("Ariha", None)
    assert not store.correct("never heard of", None)
    assert store.corrections() == {"بإدلب": "SY-ID"}
    assert store.revision == 4


def test_reviews_are_kept_in_order_and_undo_is_another_review(store: Store) -> None:
    said = [
        made.review("figure-1", "change", 0, value="34", low="33"),
        made.review("figure-2", "reject", 1),
        made.review("figure-1", "undo", 2),
    ]
    assert [store.review(one) for one in said] == [1, 2, 3]
    assert store.reviews() == said
    assert store.reviews("figure-1") == [said[0], said[2]]
    assert store.reviews("figure-3") == []


def test_reviews_survive_the_removal_of_their_report(store: Store) -> None:
    document = made.document("33 dead")
    found = made.figure(document, "33")
    store.add(document, [found])
    store.review(made.review(found.figure.id))
    store.remove(document.id)
    assert len(store.reviews(found.figure.id)) == 1


def test_a_withdrawn_figure_has_the_successor_whose_number_overlaps(store: Store) -> None:
    document = made.document("at least 33 dead and 1,200 hurt")
    dead, hurt = made.figure(document, "33"), made.figure(document, "1,200", "injured")
    store.add(document, [dead, hurt])
    wider = Span(0, 11)
    again = made.figure(document, "33", number_span=wider, id=figure_id(document.id, wider, "killed"))
    other = made.figure(document, "33", "missing")
    store.add(document, [other, again])
    assert store.successors([dead.figure.id, hurt.figure.id, again.figure.id, "unknown"]) == {
        dead.figure.id: again.figure.id
    }
    store.add(document, [other])
    assert store.successors([dead.figure.id]) == {dead.figure.id: other.figure.id}


@pytest.mark.parametrize("value", ["default", 3, 2.5, None, ["a", {"b": [1, 2]}], "\ud83d\x00", "ليبيا"])
def test_settings_of_any_kind(store: Store, value: object) -> None:
    assert store.setting("view") is None
    assert store.setting("view", "fallback") == "fallback"
    assert store.set_setting("view", value)
    assert not store.set_setting("view", value)
    assert store.setting("view", "fallback") == value
    assert store.revision == 1


def test_a_setting_on_which_no_result_depends_leaves_the_revision(store: Store) -> None:
    assert store.set_setting("last visit", "2020-03-05", counts=False)
    assert store.set_setting("last visit", "2020-03-06", counts=False)
    assert store.setting("last visit") == "2020-03-06"
    assert store.revision == 0
    assert store.history() == []
