"""Candidates for a place: those of the countries that the text is about stand first."""

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
