import io

import pytest

from geo.sources.pdf import read_pdf, unwrap
from geo.sources.records import Report, Unreadable
from tests.sources.made import STORY, pdf

LIMIT = 1_000_000


def test_pages_are_read_in_order() -> None:
    found = read_pdf(pdf("First page", "Second page"), "a.pdf", LIMIT)
    assert isinstance(found, Report)
    assert found.text == "First page\n\nSecond page"
    assert found.page.title == "Situation report"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf(STORY, key="secret"), "protected with a password"),
        (pdf(STORY, key="secret", cipher="AES-256"), "protected with a password"),
        (pdf(STORY)[:300], "damaged"),
        (b"%PDF-1.7\n" + bytes(500), "damaged"),
        (b"no pdf at all", "damaged"),
        (pdf(""), "run text recognition"),
        (pdf(STORY * 10), "more than 500 characters"),
    ],
)
def test_a_pdf_without_readable_text_says_why(data: bytes, words: str) -> None:
    found = read_pdf(data, "a.pdf", 500)
    assert isinstance(found, Unreadable)
    assert words in found.reason


@pytest.mark.parametrize("cipher", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_only_restricts_printing_is_read(cipher: str) -> None:
    found = read_pdf(pdf(STORY, key="", cipher=cipher), "a.pdf", LIMIT)
    assert isinstance(found, Report)
    assert found.text == STORY


def test_a_scan_has_no_text() -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (200, 300), "white").save(buffer, "PDF")
    found = read_pdf(buffer.getvalue(), "scan.pdf", LIMIT)
    assert isinstance(found, Unreadable)
    assert "no text" in found.reason


def test_lines_broken_by_the_page_are_joined() -> None:
    page = (
        "Floods forced hundreds of families from their\nhomes in the valley on Monday, and 45 sol-\n"
        "diers came to help.\nShort line\n- an item of a list"
    )
    found = read_pdf(pdf(page), "a.pdf", LIMIT)
    assert isinstance(found, Report)
    assert found.text.split("\n")[0].endswith("homes in the valley on Monday, and 45 soldiers came to help.")
    assert found.text.split("\n")[-1] == "- an item of a list"


@pytest.mark.parametrize("text", ["", "\n\n", "one", "a\n\nb"])
def test_nothing_is_joined_over_an_empty_line(text: str) -> None:
    assert unwrap(text) == text.strip("\n")
