"""Word documents (.docx)."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from geo.sources.records import Given, Report, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

_BODY = "word/document.xml"
#: The text of a document may unpack to this many times the largest report; more is a bomb.
_UNPACKED = 3
#: Styles and themes of an ordinary document are within this size, in bytes.
_STYLES = 10_000_000
#: Elements that stand around paragraphs, rows and cells.
_CONTAINERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
#: Deleted and moved text, properties, and the copy of a text box for old programs.
_LEFT_OUT = frozenset({"del", "moveFrom", "delText", "instrText", "pPr", "rPr", "Fallback", "sdtPr", "tblPr"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def is_word(data: bytes) -> bool:
    """Tell whether the bytes are a ZIP archive that holds a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _BODY in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def read_word(data: bytes, address: str, max_bytes: int) -> Report | Unreadable:
    """Return the text of a Word document, or why there is none.

    The header of the first page comes first, tables row by row, text boxes
    after the paragraph that they hang on. Deleted text that the document
    still tracks is left out.

    Parameters
    ----------
    max_bytes
        The text of the document may unpack to three times as many bytes; pictures are not unpacked.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return Unreadable(address, "the document has a password or the old .doc format: save it as .docx without one")
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part.file_size for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
        limit = max(_UNPACKED * max_bytes, _STYLES)
        if sum(parts) > limit:
            return Unreadable(address, f"the document unpacks to more than {limit} bytes: split it")
        document = docx.Document(io.BytesIO(data))
        text = "\n".join([*_header(document), *_lines(document.element.body)])
        title = " ".join((document.core_properties.title or "").split()) or None
    except MemoryError:
        return Unreadable(address, "the document needs more memory than there is: split it")
    except Exception as error:  # noqa: BLE001  a damaged document makes python-docx raise errors of any kind
        reason = f"the Word document is damaged ({type(error).__name__}): open it in Word and save it anew"
        return Unreadable(address, reason)
    if not text.strip():
        return Unreadable(address, "the Word document holds no text: pictures of text are not read")
    return Report(address, text, page=Given(title=title))


def _header(document: Document) -> Iterator[str]:
    """Yield what stands above the first page: the place of a situation report's number and date."""
    first = document.sections[0] if len(document.sections) else None
    if first is None:
        return
    header = first.first_page_header if first.different_first_page_header_footer else first.header
    if not header.is_linked_to_previous:
        yield from (line for line in _lines(header._element) if line.strip())  # noqa: SLF001  no other way to its XML


def _lines(block: Any) -> Iterator[str]:
    """Yield the paragraphs and rows below an element, through content controls and tracked insertions."""
    for child in block.iterchildren():
        name = _name(child)
        if name == "p":
            boxes: list[Any] = []
            yield "".join(_runs(child, boxes))
            for box in boxes:
                yield from _lines(box)
        elif name == "tbl":
            yield from _rows(child)
        elif name in _CONTAINERS:
            yield from _lines(child)


def _rows(table: Any) -> Iterator[str]:
    for row in _below(table, "tr"):
        cells = (" ".join(" ".join(_lines(cell)).split()) for cell in _below(row, "tc"))
        yield " | ".join(cells)


def _below(block: Any, wanted: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, through content controls."""
    for child in block.iterchildren():
        name = _name(child)
        if name == wanted:
            yield child
        elif name in _CONTAINERS:
            yield from _below(child, wanted)


def _runs(element: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the characters of a paragraph, and put aside the text boxes in it."""
    for child in element.iterchildren():
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in _LEFT_OUT:
            yield from _runs(child, boxes)


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
