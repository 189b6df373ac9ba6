"""The sentence of a figure among the words around it, as the *Review* page shows it."""

import html
import re

import pytest

from geo.models import Counting, Document, Figure, Located, LocatedFigure, Quantity, Span, Toponym
from geo.pages.verdicts import passage


def shown(text, quote, number, name):
    """Return the passage around a quote as HTML, and as words."""
    start = text.index(quote)
    digits = text.index(number, start)
    toponym = Toponym(Span(text.index(name, start), text.index(name, start) + len(name)), name)
    figure = Figure(
        id="f",
        document_id="d",
        span=Span(start, start + len(quote)),
        number_span=Span(digits, digits + len(number)),
        quote=quote,
        quantity=Quantity(float(number)),
        indicator="killed",
        counting=Counting.FLOW,
        toponyms=(toponym,),
    )
    rendered = passage(Document("d", "d.txt", text), LocatedFigure(figure, (Located(toponym, None),)))
    return rendered, html.unescape(re.sub(r"<[^>]*>", "", rendered))


QUOTE = "Shelling killed 12 people in Ariha"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("A paragraph of its own.\n", "\nAnother one."),
        ("Many words before. " * 40, " and many words after" * 40),
        ("x" * 400 + " ", " " + "x" * 400),
        ("x" * 400, "x" * 400),
    ],
)
def test_the_sentence_is_whole_and_its_marks_are_where_they_were(before, after):
    rendered, words = shown(before + QUOTE + after, QUOTE, "12", "Ariha")
    assert QUOTE in words
    assert '<mark class="cm-number" title="Killed · how many over a time">12</mark>' in rendered
    assert '<mark class="cm-place" title="unresolved">Ariha</mark>' in rendered
    assert len(words) <= len(QUOTE) + 2 * 280
    assert "paragraph" not in words
    assert "Another" not in words


def test_what_a_report_writes_as_markup_is_shown_as_words():
    hostile = '<img src=x onerror="alert(1)"> ' + QUOTE + " <script>alert(2)</script>"
    rendered, words = shown(hostile, QUOTE, "12", "Ariha")
    assert "<img" not in rendered
    assert "<script" not in rendered
    assert words == hostile
