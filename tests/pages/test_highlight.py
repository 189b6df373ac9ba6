import html
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from geo.models import Span
from geo.pages.highlight import KINDS, Mark, card, plain, render

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
    for words in ("denied", "older toll", "bounds 34", "27 Feb 2020 ·", "unresolved"):
        assert words in written


HOSTILE = (
    "![x](http://evil.example/p.png)",
    "<img src='http://evil.example/p.png'>",
    "<http://evil.example/>",
    "[x](javascript:alert(1))",
    "[x]: http://evil.example",
    ":red[x] :red-background[x] :orange-badge[doubt]",
    "$\\href{http://evil.example}{x}$ $$x$$",
    "# heading\n* list\n    code\n***\n| a | b |\n|--|--|",
    "`code` **bold** ~~struck~~ _x_ &amp; &#33;[x](y)",
    "\\![x](http://evil.example/p.png)",
)


def read_as_markdown(text):
    """Return the kinds of what a reader of Markdown makes of a text, and its words."""
    blocks = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(plain(text))
    inline = [child for block in blocks for child in block.children or ()]
    kinds = {block.type for block in blocks} | {child.type for child in inline}
    return kinds, "".join(child.content for child in inline).replace("\u2060", "")


@given(
    st.one_of(st.text(string.punctuation + " \n\tax1", max_size=40), st.text(max_size=40).map(lambda x: f"![{x}](y)"))
)
def test_what_is_made_plain_is_one_paragraph_of_the_same_words(text):
    text = text.replace("\0", "").replace("\u2060", "")
    kinds, words = read_as_markdown(text)
    assert kinds <= {"paragraph_open", "inline", "paragraph_close", "text"}
    assert words == " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text):
    kinds, words = read_as_markdown(text)
    assert kinds == {"paragraph_open", "inline", "paragraph_close", "text"}
    assert words == " ".join(text.split())
    # Formulas, colours and badges are no part of common Markdown: each needs a sign that no backslash precedes.
    assert not re.search(r"(?<!\\)(?:\\\\)*[$\[\]:]", plain(text))


@pytest.mark.parametrize("name", [":smile:", ":+1:", ":-1:", ":a:b:", ":material/home:", ":streamlit:", "x:tr::fr:"])
def test_names_of_icons_are_no_icons(name):
    """Streamlit replaces them after it has read the Markdown, whatever was escaped in it."""
    read = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain(name))
    assert re.search(r":(material/)?[\w+-]+:", name)
    assert not re.search(r":(material/)?[\w+-]+:", read)


def test_a_web_address_can_still_be_copied():
    assert "\u2060" not in plain("http://localhost:8000/a?b=c, 14:30, on 2020-02-27: 33 soldiers")
