import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.models import Span
from geo.pages.highlight import KINDS, Mark, card, render

TAG = re.compile(r"</?(?:p|mark)(?: [^<>]*)?>")


@st.composite
def marked_texts(draw):
    text = draw(st.text(max_size=60))
    spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))
    made = st.builds(Mark, span=spans, kind=st.sampled_from(KINDS), title=st.text(max_size=10))
    return text, draw(st.lists(made, max_size=6))


@given(marked_texts())
def test_nothing_but_our_own_tags_is_markup_and_no_letter_is_lost(case):
    text, marks = case
    rendered = render(text, marks)
    bare = html.unescape(TAG.sub("", rendered))
    assert bare == text.replace("\n", "")
    assert "<" not in TAG.sub("", rendered)


def test_a_script_in_a_report_stays_text():
    rendered = render("<script>alert(1)</script>", [Mark(Span(0, 8), "quote", '"><img src=x onerror=alert(1)>')])
    assert "<script" not in rendered
    assert "<img" not in rendered


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], '<p dir="auto">33 soldiers</p>'),
        (
            [Mark(Span(0, 11), "quote"), Mark(Span(0, 2), "number")],
            (
                '<p dir="auto"><mark class="cm-number" title="">33</mark>'
                '<mark class="cm-quote" title=""> soldiers</mark></p>'
            ),
        ),
    ],
)
def test_the_number_shows_inside_its_quote(marks, expected):
    assert render("33 soldiers", marks) == expected


def test_each_line_is_a_paragraph_with_its_own_direction():
    assert render("one\nثلاثة", []) == '<p dir="auto">one</p><p dir="auto">ثلاثة</p>'


def test_a_card_escapes_every_word_of_the_report():
    hostile = "<img src=x onerror=alert(1)>"
    row = {
        "places": [{"name": None, "text": hostile}],
        "period_start": "2020-02-27",
        "period_end": "2020-02-27",
        "words": hostile,
        "value": 33,
        "low": None,
        "high": 34,
        "indicator": "killed",
        "counting": "flow",
        "group": "combatant:TR",
        "status": "denied",
        "superseded": True,
        "enemy_claim": False,
        "attributed_to": hostile,
        "quote": hostile,
        "rule": "en.killed",
        "confidence": 0.5,
    }
    written = card(row)
    assert "<img" not in written
    assert written.count(html.escape(hostile)) == 4
    for words in ("denied", "older toll", "bounds 34", "2020-02-27 ·", "unresolved"):
        assert words in written
