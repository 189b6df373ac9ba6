from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.indicators import indicators
from geo.models import Policy
from geo.pages.address import View, parse, query

WORDS = st.text(min_size=1, max_size=20)
VIEWS = st.builds(
    View,
    indicator=st.lists(st.sampled_from(sorted(indicators())), unique=True).map(tuple),
    place=st.lists(WORDS, unique=True).map(tuple),
    source=st.lists(WORDS, unique=True).map(tuple),
    since=st.none() | st.dates(),
    at=st.none() | st.dates(),
    policy=st.sampled_from(Policy),
    map=st.text(max_size=30),
)


@given(VIEWS)
def test_a_view_survives_its_address(view):
    assert parse(query(view)) == (view, [])


def test_the_default_view_needs_no_query():
    assert query(View()) == {}


@pytest.mark.parametrize(
    ("given_query", "problem"),
    [
        ({"indicator": ["dead"]}, "no indicator is called “dead”"),
        ({"at": ["2020-02-31"]}, "“2020-02-31” is not a day such as 2020-02-29"),
        ({"policy": ["best"]}, "no policy is called “best”"),
    ],
)
def test_what_cannot_be_read_is_named_and_left_out(given_query, problem):
    view, problems = parse(given_query)
    assert problems == [problem]
    assert view == View()


def test_a_day_is_read():
    assert parse({"since": ["2020-02-01"]})[0].since == date(2020, 2, 1)
