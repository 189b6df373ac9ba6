"""A filter after the first map says which part of it is left; the first map of a page comes whole."""

import json
from copy import copy
from dataclasses import replace

import pytest
import streamlit as st

from geo.models import Policy
from geo.pages import drawing, figures, session
from geo.pages.address import View
from geo.pipeline import Filters, ingest
from geo.store import connect
from tests.pipeline.test_reviews import report

KENYA = report("A landslide injured 7 people in Kakuma, Kenya, on Thursday, the army said.")
KILLED = View(indicator=("killed",))


@pytest.fixture
def shown(address, monkeypatch):
    """Two families, and a page without a map."""
    monkeypatch.setattr(figures, "_served", True)
    with connect(address) as store:
        ingest([KENYA], store)
    st.session_state.clear()
    yield
    st.session_state.clear()


@pytest.fixture
def prepared(shown):
    """The map of all figures taken apart."""
    drawing.make_base(session.standing())


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


def test_a_filter_asked_before_the_base_is_there_is_a_part_after_it(shown):
    drawing.drawn(View())
    early = drawing.drawn(KILLED)
    assert early.part is None
    assert json.loads(early.content)["counts"]["figures"] == 1
    drawing.make_base(session.standing())
    assert drawing.drawn(KILLED).part["counts"]["figures"] == 1


def test_no_base_is_made_of_a_map_of_other_families(shown, monkeypatch):
    everything = session.standing(), Filters(), Policy.LATEST
    whole = session.layers_of(*everything)
    copied = replace(whole, series=tuple(map(copy, whole.series)))
    monkeypatch.setattr(session, "layers_of", lambda *_: copied)
    drawing.drawn(View())
    drawing.make_base(session.standing())
    assert drawing.drawn(KILLED).part is None
