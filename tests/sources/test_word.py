import io
import zipfile

import pytest

from geo.sources.records import Report, Unreadable
from geo.sources.word import is_word, read_word
from tests.sources.made import STORY, word

LIMIT = 1_000_000


def test_paragraphs_and_tables_are_read_in_order() -> None:
    data = word("Title", STORY, table=(("Town", "Displaced"), ("Gao", "1,200")))
    found = read_word(data, "a.docx", LIMIT)
    assert isinstance(found, Report)
    assert found.text.split("\n") == ["Title", STORY, "Town | Displaced", "Gao | 1,200"]


def test_merged_cells_and_tables_in_tables_come_once() -> None:
    import docx

    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Both"
    table.cell(1, 0).add_table(rows=1, cols=1).cell(0, 0).text = "Inner"
    table.cell(1, 1).text = "Right"
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_word(buffer.getvalue(), "a.docx", LIMIT)
    assert isinstance(found, Report)
    assert found.text.split("\n") == ["Both", "Inner | Right"]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    ("xml", "lines"),
    [
        ("<w:p><w:r><w:t>one</w:t></w:r><w:ins><w:r><w:t> two</w:t></w:r></w:ins></w:p>", ["one two"]),
        ("<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:t>new</w:t></w:r></w:p>", ["new"]),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>in a control</w:t></w:r></w:p></w:sdtContent></w:sdt>", ["in a control"]),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", ["a\tb", "c"]),
        (
            (
                "<w:p><w:r><w:t>beside</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p>"
                "</w:txbxContent></w:pict></w:r></w:p>"
            ),
            ["beside", "boxed"],
        ),
    ],
)
def test_text_is_found_wherever_word_keeps_it(xml: str, lines: list[str]) -> None:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    for element in parse_xml(f'<w:body xmlns:w="{W}">{xml}</w:body>'):
        document.element.body.insert(0, element)
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_word(buffer.getvalue(), "a.docx", LIMIT)
    assert isinstance(found, Report)
    assert found.text.split("\n") == lines


def test_the_header_of_the_first_page_comes_first() -> None:
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Situation report 9 (as of 26 February 2020)"
    document.add_paragraph(STORY)
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_word(buffer.getvalue(), "a.docx", LIMIT)
    assert isinstance(found, Report)
    assert found.text.split("\n") == ["Situation report 9 (as of 26 February 2020)", STORY]


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(12_000_000))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (word(STORY)[:2000], "damaged"),
        (b"PK\x03\x04" + bytes(200), "damaged"),
        (b"nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(200), "password or the old .doc format"),
        (word(""), "holds no text"),
        (bomb(), "unpacks to more than"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(data: bytes, words: str) -> None:
    found = read_word(data, "a.docx", LIMIT)
    assert isinstance(found, Unreadable)
    assert words in found.reason


def test_entities_are_not_expanded() -> None:
    source = zipfile.ZipFile(io.BytesIO(word(STORY)))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                bombs = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
                content = content.replace(
                    b"<w:document", f'<!DOCTYPE w [<!ENTITY b0 "lol">{bombs}]><w:document'.encode(), 1
                ).replace(b"Floods", b"&b11;")
            archive.writestr(name, content)
    found = read_word(buffer.getvalue(), "a.docx", LIMIT)
    assert "lol" not in getattr(found, "text", "")


@pytest.mark.parametrize(
    ("data", "expected"), [(word(STORY), True), (b"PK\x03\x04", False), (b"", False), (bomb(), True)]
)
def test_word_documents_are_told_from_other_archives(data: bytes, *, expected: bool) -> None:
    assert is_word(data) is expected
