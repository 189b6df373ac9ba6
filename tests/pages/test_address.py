from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.indicators import indicators
from geo.models import Policy
from geo.pages.address import Shown, View, parse, query, shown

WORDS = st.text(min_size=1, max_size=20)
VIEWS = st.builds(
    View,
    indicator=st.lists(st.sampled_from(sorted(indicators())), unique=True).map(tuple),
    **{name: st.lists(WORDS, unique=True).map(tuple) for name in ("group", "place", "country", "source", "language")},
    **{name: st.none() | st.dates() for name in ("since", "at", "known")},
    confidence=st.floats(0, 1).map(abs),
    reviewed=st.sampled_from(["", "yes", "no"]),
    lang=st.sampled_from(["", "en", "fr"]),
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
        ({"known": ["yesterday"]}, "“yesterday” is not a day such as 2020-02-29"),
        ({"policy": ["best"]}, "no policy is called “best”"),
        ({"confidence": ["2"]}, "“2” is not a confidence between 0 and 1"),
        ({"confidence": ["nan"]}, "“nan” is not a confidence between 0 and 1"),
        ({"reviewed": ["maybe"]}, "“maybe” is neither yes nor no"),
    ],
)
def test_what_cannot_be_read_is_named_and_left_out(given_query, problem):
    view, problems = parse(given_query)
    assert problems == [problem]
    assert view == View()


def test_a_day_is_read():
    assert parse({"since": ["2020-02-01"]})[0].since == date(2020, 2, 1)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("", Shown()),
        ("day=2020-03-05&window=since:2019-12-01", Shown(date(2020, 3, 5), date(2019, 12, 1), rising=True)),
        ("day=2020-03-05&window=last:7", Shown(date(2020, 3, 5), date(2020, 2, 28))),
        ("day=2020-03-05&window=day", Shown(date(2020, 3, 5), date(2020, 3, 5))),
        ("day=2020-03-05&window=last:99999999", Shown(date(2020, 3, 5))),
        ("day=0001-01-01&window=last:7", Shown(date(1, 1, 1), date(1, 1, 1))),
        ("day=2020-02-31&window=last:x&hide=killed,displaced", Shown(hidden=frozenset({"killed", "displaced"}))),
    ],
)
def test_the_state_of_the_map_says_what_it_shows(state, expected):
    assert shown(state) == expected


@given(st.text(max_size=80))
def test_no_state_breaks_the_page(state):
    assert isinstance(shown(state), Shown)
