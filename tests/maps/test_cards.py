from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.layers import FigureCard
from geo.maps.cards import card_row, newest_first, runs, web_address
from geo.models import (
    Counting,
    Document,
    Evidence,
    Figure,
    Period,
    PublishedBasis,
    Quantity,
    Review,
    Span,
    Toponym,
)


def figure(text, quote, marks, *, number):
    start = text.index(quote)
    at = text.index(number, start)
    return (
        Figure(
            id=f"f {quote}",
            document_id="d",
            span=Span(start, start + len(quote)),
            number_span=Span(at, at + len(number)),
            quote=quote,
            quantity=Quantity(1),
            indicator="killed",
            counting=Counting.FLOW,
            evidence=tuple(
                Evidence(field, Span(text.index(words), text.index(words) + len(words))) for field, words in marks
            ),
        ),
        Document(id="d", address="a", text=text),
    )


@pytest.mark.parametrize(
    ("quote", "marks", "expected"),
    [
        (
            "On Monday 33 soldiers died in Idlib, OCHA said.",
            [("period", "Monday"), ("place", "Idlib"), ("attributed_to", "OCHA"), ("indicator", "died")],
            [
                "On ",
                ["Monday", "date"],
                " ",
                ["33", "number"],
                " soldiers died in ",
                ["Idlib", "place"],
                ", ",
                ["OCHA", "source"],
                " said.",
            ],
        ),
        ("33 died.", [("period", "33 died")], [["33", "number"], " died."]),
        ("😀 33 died in ادلب.", [("place", "ادلب")], ["😀 ", ["33", "number"], " died in ", ["ادلب", "place"], "."]),
    ],
)
def test_a_quote_is_cut_where_its_marks_begin_and_end(quote, marks, expected):
    assert runs(*figure(f"Before. {quote} After.", quote, marks, number="33")) == expected


def test_marks_outside_the_quote_are_left_out():
    text = "In Idlib it rained. There 33 died."
    found = runs(*figure(text, "There 33 died.", [("place", "Idlib")], number="33"))
    assert found == ["There ", ["33", "number"], " died."]


def test_a_toponym_is_marked_too():
    text = "In Idlib 33 died."
    one, document = figure(text, text, [], number="33")
    from dataclasses import replace

    one = replace(one, toponyms=(Toponym(Span(3, 8), "Idlib"),))
    assert ["Idlib", "place"] in runs(one, document)


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_runs_say_the_whole_quote(before, after):
    quote = f"{before}33{after}"
    pieces = runs(*figure(quote, quote, [], number="33"))
    assert "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces) == quote


def test_a_very_long_quote_is_cut_beside_its_marks():
    quote = f"{'word ' * 900}33{' word' * 900}"
    pieces = runs(*figure(quote, quote, [], number="33"))
    assert ["33", "number"] in pieces
    assert sum(len(piece) if isinstance(piece, str) else len(piece[0]) for piece in pieces) < 1400


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://", False),
        ("http://[", False),
        ("report.txt", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(address, kept):
    assert web_address(address) == (address if kept else None)


def test_the_newest_figure_comes_first():
    cards = {}
    for day in (3, 9, 5):
        one, document = figure("33 died.", "33 died.", [], number="33")
        one = replace(one, id=str(day), period=Period(None, date(2020, 2, day)))
        cards[one.id] = FigureCard(one, document, None, None)
    assert newest_first(["3", "9", "5", "unknown", "9"], cards) == ["9", "5", "3"]


def test_what_is_not_known_is_left_out_and_a_long_chain_is_told():
    one, document = figure("33 died.", "33 died.", [], number="33")
    card = FigureCard(one, document, None, "no place is named")
    row = card_row(card, ("OCHA", "A wire", "A paper"))
    assert "said_by" not in row
    assert "url" not in row
    assert row["reason"] == "no place is named"
    assert row["chain"] == ["OCHA", "A wire", "A paper"]
    assert "chain" not in card_row(card, ("OCHA", "A paper"))


def printed(figure_id, value, publisher, day, *, document_id=None, url=None):
    one, document = figure(f"{value} died.", f"{value} died.", [], number=str(value))
    document = replace(
        document,
        id=document_id or publisher,
        publisher=publisher,
        published=date(2020, 2, day),
        published_basis=PublishedBasis.GIVEN,
        url=url,
    )
    return FigureCard(replace(one, id=figure_id, quantity=Quantity(value)), document, None, None)


def test_the_papers_that_repeat_a_number_are_named_once_by_day():
    cards = {
        "a": printed("a", 33, "A wire", 27),
        "b": printed("b", 33, "B paper", 29, url="https://example.org/b"),
        "c": printed("c", 33, "C paper", 28),
        "again": printed("again", 33, "C paper", 28),
        "here": printed("here", 33, "A wire", 27),
    }
    row = card_row(replace(cards["a"], repeated=("again", "b", "c", "gone", "here")), (), cards)
    assert row["also"] == [
        {"publisher": "C paper", "published": "2020-02-28"},
        {"publisher": "B paper", "published": "2020-02-29", "url": "https://example.org/b"},
    ]


def test_what_speaks_against_a_figure_stands_beside_it():
    cards = {"a": printed("a", 33, "A wire", 27), "b": printed("b", 34, "B paper", 29, url="javascript:alert(1)")}
    row = card_row(replace(cards["a"], against={"b": "one event", "gone": "never seen"}), (), cards)
    assert row["against"] == [
        {
            "publisher": "B paper",
            "published": "2020-02-29",
            "value": 34,
            "qualifier": "exact",
            "status": "reported",
        }
    ]


def test_who_reviewed_a_figure_is_told():
    reviews = (
        Review("a", "change", (("value", "34"),), "Ann", datetime(2020, 3, 1, 8, tzinfo=UTC), "the ambassador"),
        Review("a", "accept", (), "Bo", datetime(2020, 3, 2, 8, tzinfo=UTC), "read again"),
    )
    assert card_row(replace(printed("a", 33, "A wire", 27), reviews=reviews))["reviews"] == [
        {"by": "Ann", "on": "2020-03-01", "verdict": "change", "changes": [["value", "34"]], "why": "the ambassador"},
        {"by": "Bo", "on": "2020-03-02", "verdict": "accept", "why": "read again"},
    ]
