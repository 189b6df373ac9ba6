from datetime import date

import pytest

from geo.sources.web_page import declared_charset, read_page
from geo.sources.written_dates import WrittenDate
from tests.sources.made import STORY

OTHER = "A second paragraph tells that the bridge fell and that boats carry people over the river for now."


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='en'><head><title>Floods</title>{head}</head><body>{body}</body></html>"


def test_the_article_is_read_without_menus_and_scripts() -> None:
    html = page(
        f"<nav><a href='/'>Home</a></nav><article><h1>Floods</h1><p>{STORY}</p><script>var secret = 1;</script>"
        f"<p>{OTHER}</p><style>p {{color: red}}</style></article><footer>© 2021 A Paper</footer>"
    )
    text, about = read_page(html)
    assert STORY in text
    assert OTHER in text
    assert "secret" not in text
    assert "color" not in text
    assert about.title == "Floods"
    assert about.published is None


@pytest.mark.parametrize("times", [2, 3, 5])
def test_paragraphs_that_repeat_are_kept(times: int) -> None:
    text, _ = read_page(page("<article>" + f"<p>{STORY}</p>" * times + f"<p>{OTHER}</p></article>"))
    assert text.count(STORY) == times
    assert text.isprintable() or "\n" in text
    assert not any("\ue000" <= character <= "\uf8ff" for character in text)


def test_titles_of_other_reports_are_left_out() -> None:
    related = "".join(f"<li><a href='/{n}'>{n}00 people killed in another country</a></li>" for n in range(8))
    text, _ = read_page(page(f"<article><h1>Floods</h1><p>Five people fled.</p></article><ul>{related}</ul>"))
    assert "Five people fled." in text
    assert "another country" not in text


def test_lists_of_the_report_are_kept() -> None:
    items = "".join(f"<li>{n}00 people fled from <a href='/{n}'>district {n}</a></li>" for n in range(1, 8))
    text, _ = read_page(page(f"<article><h1>Floods</h1><p>{STORY}</p><ul>{items}</ul></article>"))
    assert text.count("people fled from district") == 7


def test_a_page_inside_a_form_is_read() -> None:
    assert STORY in read_page(page(f"<form><div>{STORY}</div></form>"))[0]


def test_tables_keep_their_rows() -> None:
    table = "<table><tr><th>Town</th><th>Displaced</th></tr><tr><td>Gao</td><td>1,200</td></tr></table>"
    text, _ = read_page(page(f"<article><p>{STORY}</p><p>{OTHER}</p>{table}</article>"))
    row = next(line for line in text.split("\n") if "Gao" in line)
    assert "1,200" in row


@pytest.mark.parametrize(
    "html", [page("<script>document.write('Five people were killed in the town')</script>"), "<html></html>", "<p></p>"]
)  # fmt: skip
def test_a_page_of_scripts_holds_no_text(html: str) -> None:
    assert read_page(html)[0].strip() == ""


def test_a_short_page_is_read_whole() -> None:
    assert "Five people fled." in read_page("<p>Five people fled.</p>")[0]


def test_text_that_looks_like_a_script_is_text() -> None:
    text, _ = read_page(page(f"<article><p>{STORY} &lt;script&gt;alert(1)&lt;/script&gt;</p><p>{OTHER}</p></article>"))
    assert "<script>alert(1)</script>" in text


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2020-02-12T23:30:00+03:00'>",
        "<meta name='DC.date.issued' content='2020-02-12'>",
        "<meta name='pubdate' content='20 Feb 2020 x'><meta name='date' content='12 Feb 2020'>",
        """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "dateModified": "2020-02-14",
        "datePublished": "2020-02-12T10:00:00Z"}]}</script>""",
        "<script type='application/ld+json'>{broken</script><meta itemprop='datePublished' content='2020-02-12'>",
    ],
)
def test_the_page_says_when_it_was_published(head: str) -> None:
    _, about = read_page(page(f"<article><p>{STORY}</p></article>", head))
    assert about.published == WrittenDate(date(2020, 2, 12))


@pytest.mark.parametrize(
    "body",
    [
        f"<article><p>{STORY} It was like on 3 March 2019.</p></article><footer>© 2021</footer>",
        f"<article><p>{STORY}</p></article><aside><article><time>2019-03-03</time></article></aside>",
    ],
)
def test_years_of_footers_and_stories_are_no_dates_of_the_page(body: str) -> None:
    assert read_page(page(body))[1].published is None


def test_the_page_names_its_publisher_and_address() -> None:
    head = "<meta property='og:site_name' content='A Paper'><link rel='canonical' href='https://example.org/floods'>"
    _, about = read_page(page(f"<article><p>{STORY}</p></article>", head))
    assert (about.publisher, about.url, about.language) == ("A Paper", "https://example.org/floods", "en")


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (b"<meta charset='iso-8859-9'>", "iso-8859-9"),
        (b'<meta content="text/html; charset=utf-8">', "utf-8"),
        (b"<p>", None),
    ],
)
def test_the_declared_encoding_is_found(data: bytes, charset: str | None) -> None:
    assert declared_charset(data) == charset
