"""A filter after the first map says which part of it is left; the first map of a page comes whole."""

import json

import pytest
import streamlit as st

from geo.models import Policy
from geo.pages import drawing, figures, session
from geo.pages.address import View
from geo.pipeline import ingest
from geo.store import connect
from tests.pipeline.test_reviews import report

KENYA = report("A landslide injured 7 people in Kakuma, Kenya, on Thursday, the army said.")
KILLED = View(indicator=("killed",))


@pytest.fixture
def prepared(address, monkeypatch):
    """Two families, and the map of all of them taken apart."""
    monkeypatch.setattr(figures, "_served", True)
    with connect(address) as store:
        ingest([KENYA], store)
    st.session_state.clear()
    drawing.make_base(session.standing())
    yield
    st.session_state.clear()


def test_a_page_opened_with_a_filter_gets_its_data(prepared):
    found = drawing.drawn(KILLED)
    assert found.part is None
    assert json.loads(found.content)["counts"]["figures"] == 1


def test_a_filter_of_a_map_says_which_part_is_left(prepared):
    whole = drawing.drawn(View())
    assert drawing.all_figures() == (whole.name, whole.content)
    found = drawing.drawn(KILLED)
    assert (found.content, found.empty) == (b"", False)
    assert found.part["counts"]["figures"] == 1
    assert json.loads(whole.content)["counts"]["figures"] == 2
    assert json.loads(figures.asked(found.offer.name, "place", "0"))["total"] == 1
    assert found.part["details"] == found.offer.address


@pytest.mark.parametrize(
    "view",
    [View(indicator=("killed", "injured")), View(policy=Policy.HIGHEST), View(confidence=0.99, language=("fr",))],
)
def test_what_is_no_part_of_it_comes_as_data(prepared, view):
    drawing.drawn(View())
    assert drawing.drawn(view).part is None


def test_a_filter_does_not_wait_for_what_is_worked_out_behind_the_map(prepared, address):
    drawing.drawn(View())
    with connect(address) as store:
        ingest([report("Floods displaced 900 people in Nairobi on 3 May 2023, the Red Cross said.")], store)
    assert drawing.drawn(KILLED).part is None
