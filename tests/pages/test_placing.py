"""Candidates for a place: those of the countries that the text is about stand first."""

from types import SimpleNamespace

import pytest

from geo.gazetteer import open_gazetteer
from geo.models import Candidate, Located, Role, Span, Toponym
from geo.pages import placing


def named(place):
    return Located(Toponym(Span(0, 1), place.name, Role.EVENT, anchors=(place.name,)), place, ())


def test_a_namesake_in_the_country_of_the_text_stands_first():
    gazetteer = open_gazetteer()
    found = [Candidate(gazetteer.place(entry.id), entry.importance) for entry in gazetteer.find("Van")]
    abroad = [one for one in found if one.place.country != "TR"]
    at_home = [one for one in found if one.place.country == "TR"]
    assert abroad
    assert at_home
    ankara = gazetteer.place(gazetteer.find("Ankara")[0].id)
    ordered = placing._of_the_text([*abroad, *at_home], [named(ankara)])
    assert ordered == [*at_home, *abroad]


def test_a_place_that_no_gazetteer_knows_is_named_by_its_id(monkeypatch):
    monkeypatch.setattr(placing.session, "gazetteer", open_gazetteer)
    assert placing.name_of("SY") == "Syria"
    assert placing.name_of("gn:0") == "gn:0"


@pytest.fixture
def turkey():
    """The name, with all places that bear it."""
    gazetteer = open_gazetteer()
    places = [(entry.importance, gazetteer.place(entry.id)) for entry in gazetteer.find("Turkey")]
    return tuple(Candidate(place, 13 * importance) for importance, place in places)


def told(*some):
    """A figure that tells of places, and what its report names."""
    gazetteer = open_gazetteer()
    found = [Located(Toponym(Span(0, 1), "", Role.EVENT), one[0].place if one else None, one) for one in some]
    figure = SimpleNamespace(span=Span(0, 1))
    named_too = [named(gazetteer.place(gazetteer.find(name)[0].id)) for name in ("Ankara", "Greece")]
    return SimpleNamespace(figure=figure, located=tuple(found)), [*found, *named_too]


def test_to_a_text_on_turkey_no_town_of_that_name_in_america_is_offered(turkey):
    assert {one.place.country for one in turkey} == {"TR", "US"}
    offered = placing.candidates(*told(turkey))
    assert [one.place.id for one in offered] == ["TR"]


def test_to_a_text_on_america_they_are(turkey):
    located, report = told(turkey)
    texas = named(next(one.place for one in turkey if one.place.country == "US"))
    assert {one.place.country for one in placing.candidates(located, [*report, texas])} == {"TR", "US"}


def test_who_may_be_meant_as_well_is_offered(turkey):
    alike = tuple(Candidate(one.place, 9.0) for one in turkey)
    assert len(placing.candidates(*told(alike))) == len(alike)


@pytest.mark.parametrize("of", ["US", "TR", None])
def test_who_looks_a_country_up_finds_it_first(monkeypatch, of, turkey):
    monkeypatch.setattr(placing.session, "gazetteer", open_gazetteer)
    monkeypatch.setattr(placing.st, "session_state", {"place_search_f": "Turkey"})
    report = [named(one.place) for one in turkey if one.place.country == of] * 5
    found = placing._looked_up("f", report)
    assert found[0].place.id == "TR"
    assert len(found) > 1
