"""The one place on which a figure stands, and where its people came from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from geo.geocoding import joint_place, origin_place
from geo.models import (
    Counting,
    Figure,
    Group,
    GroupKind,
    Located,
    LocatedFigure,
    PlaceKind,
    Quantity,
    Role,
    Span,
    Toponym,
)

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer

FIGURE = Figure("1", "x", Span(0, 2), Span(0, 2), "12", Quantity(12), "killed", Counting.FLOW)


def figure(gazetteer: Gazetteer, *places: tuple[str | None, Role]) -> LocatedFigure:
    found = []
    for place_id, role in places:
        toponym = Toponym(Span(0, 1), place_id or "?", role=role)
        place = None
        if place_id is not None:
            place = gazetteer.part("SY", "NW") if place_id == "part:SY:NW" else gazetteer.place(place_id)
        found.append(Located(toponym, place))
    return LocatedFigure(FIGURE, tuple(found))


@pytest.mark.parametrize(
    ("places", "place_id", "role"),
    [
        ([("SY-ID", Role.EVENT)], "SY-ID", Role.EVENT),
        ([("TR", Role.DESTINATION), ("SY-ID", Role.ORIGIN)], "TR", Role.DESTINATION),
        ([("SY-ID", Role.ORIGIN)], "SY-ID", Role.ORIGIN),
        ([("SY", Role.EVENT), ("SY-ID", Role.EVENT)], "SY-ID", Role.EVENT),
        ([("SY", Role.EVENT), ("part:SY:NW", Role.EVENT)], "part:SY:NW", Role.EVENT),
        ([(None, Role.EVENT), ("SY-ID", Role.ORIGIN)], "SY-ID", Role.ORIGIN),
        ([("SY-ID", Role.HOST), ("SY-ID", Role.HOST)], "SY-ID", Role.HOST),
    ],
)
def test_the_best_role_and_the_narrowest_place(
    places: list[tuple[str | None, Role]], place_id: str, role: Role, gazetteer: Gazetteer
) -> None:
    place, found = joint_place(figure(gazetteer, *places), gazetteer)
    assert place is not None
    assert (place.id, found) == (place_id, role)


def test_two_places_are_one_joint_place(gazetteer: Gazetteer) -> None:
    place, role = joint_place(figure(gazetteer, ("SY-ID", Role.EVENT), ("SY-HL", Role.EVENT)), gazetteer)
    assert place is not None
    assert place.kind is PlaceKind.JOINT
    assert set(place.members) == {"SY-HL", "SY-ID"}
    assert role is Role.EVENT


@pytest.mark.parametrize(
    ("places", "role"),
    [([], Role.EVENT), ([(None, Role.HOST)], Role.HOST), ([("SY", Role.REPORTED_FROM)], Role.REPORTED_FROM)],
)
def test_no_place(places: list[tuple[str | None, Role]], role: Role, gazetteer: Gazetteer) -> None:
    assert joint_place(figure(gazetteer, *places), gazetteer) == (None, role)


SYRIANS, MIGRANTS = Group(GroupKind.REFUGEE, nationality="SY"), Group(GroupKind.MIGRANT, nationality="SY")


@pytest.mark.parametrize(
    ("places", "group", "origin"),
    [
        ([("GR", Role.DESTINATION), ("TR", Role.ORIGIN)], Group(), "TR"),
        ([("GR", Role.DESTINATION), ("SY-ID", Role.ORIGIN), ("SY-HL", Role.ORIGIN)], Group(), "joint:SY-HL+SY-ID"),
        ([("GR", Role.DESTINATION), ("SY", Role.ORIGIN), ("SY-ID", Role.ORIGIN)], Group(), "SY-ID"),
        ([("TR", Role.HOST)], SYRIANS, "SY"),
        ([("TR", Role.HOST), ("SY-ID", Role.ORIGIN)], SYRIANS, "SY-ID"),
        ([("TR", Role.HOST)], MIGRANTS, None),
        ([("TR", Role.HOST)], Group(GroupKind.REFUGEE, nationality="the region"), None),
        ([("SY-ID", Role.HOST)], SYRIANS, None),
        ([("SY-ID", Role.DESTINATION), ("part:SY:NW", Role.ORIGIN)], Group(), "part:SY:NW"),
        ([("SY", Role.DESTINATION), ("SY-ID", Role.ORIGIN)], Group(), None),
        ([("SY-ID", Role.ORIGIN)], Group(), None),
        ([("TR", Role.EVENT), ("SY", Role.ORIGIN)], Group(), None),
        ([(None, Role.DESTINATION), ("SY", Role.ORIGIN)], Group(), None),
    ],
)
def test_where_people_came_from(
    places: list[tuple[str | None, Role]], group: Group, origin: str | None, gazetteer: Gazetteer
) -> None:
    located = figure(gazetteer, *places)
    located = replace(located, figure=replace(located.figure, group=group))
    found = origin_place(located, *joint_place(located, gazetteer), gazetteer)
    assert (found.id if found is not None else None) == origin
