from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from geo.errors import InvalidRecordError
from geo.models import (
    Document,
    Group,
    GroupKind,
    Period,
    Place,
    PlaceKind,
    PublishedBasis,
    Quantity,
    Span,
    document_id,
    figure_id,
)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_is_none_is_refused(start, end):
    with pytest.raises(InvalidRecordError, match="a span runs"):
        Span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "overlap"), [((0, 3), (2, 5), True), ((0, 3), (3, 5), False), ((2, 3), (0, 9), True)]
)
def test_spans_overlap_when_they_share_a_character(one, other, overlap):
    assert Span(*one).overlaps(Span(*other)) is overlap


@pytest.mark.parametrize(
    ("value", "low", "high"), [(None, None, None), (5, 6, None), (5, None, 4), (None, 9, 5), (-1, None, None)]
)
def test_a_quantity_keeps_its_order(value, low, high):
    with pytest.raises(InvalidRecordError, match="low ≤ value ≤ high"):
        Quantity(value, low, high)


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(InvalidRecordError, match="cannot end before"):
        Period(date(2020, 2, 2), date(2020, 2, 1))


def test_a_date_needs_its_basis():
    with pytest.raises(InvalidRecordError, match=r"report\.txt: publication date"):
        Document(id="x", address="report.txt", text="", published_basis=PublishedBasis.GIVEN)


GROUPS = st.one_of(
    st.builds(Group, st.sampled_from(GroupKind)),
    st.builds(Group, st.just(GroupKind.COMBATANT), party=st.sampled_from(["TR", "SY", "rebels"])),
    st.builds(Group, st.just(GroupKind.REFUGEE), nationality=st.sampled_from(["SY", "AF"])),
)


@given(GROUPS)
def test_a_group_survives_its_code_and_has_people_as_last_parent(group):
    assert Group.from_code(group.code) == group
    seen = 0
    while group.parent is not None:
        group = group.parent
        seen += 1
        assert seen < 5
    assert group == Group()


@given(st.text(), st.text())
def test_ids_tell_texts_apart(one, other):
    assert (document_id(one) == document_id(other)) is (one == other)


def test_figure_ids_depend_on_document_number_and_indicator():
    ids = {
        figure_id("a", Span(0, 2), "killed"),
        figure_id("a", Span(0, 2), "injured"),
        figure_id("a", Span(0, 3), "killed"),
        figure_id("b", Span(0, 2), "killed"),
    }
    assert len(ids) == 4
    assert figure_id("a", Span(0, 2), "killed") in ids


def test_the_point_of_a_crescent_lies_inside_it():
    crescent = Polygon([(0, 0), (4, 0), (4, 4), (0, 4), (0, 3), (3, 3), (3, 1), (0, 1)])
    place = Place(id="x", name="X", kind=PlaceKind.AREA, geometry=crescent)
    assert place.point is not None
    assert crescent.contains(Point(place.point))
    assert not crescent.contains(crescent.centroid)


def test_a_place_without_geometry_has_no_point():
    assert Place(id="x", name="X", kind=PlaceKind.POINT).point is None
