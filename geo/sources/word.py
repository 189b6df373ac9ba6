"""Word documents (.docx)."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from geo.sources.records import Given, Report, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import Table, _Cell

_BODY = "word/document.xml"
#: A document may unpack to this many times the largest report; more is a bomb.
_UNPACKED = 10


def is_word(data: bytes) -> bool:
    """Tell whether the bytes are a ZIP archive that holds a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _BODY in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def read_word(data: bytes, address: str, max_bytes: int) -> Report | Unreadable:
    """Return the text of a Word document, tables row by row, or why there is none.

    Parameters
    ----------
    max_bytes
        The document may unpack to ten times as many bytes.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return Unreadable(address, "the document has a password or the old .doc format: save it as .docx without one")
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _UNPACKED * max_bytes:
                return Unreadable(address, f"the document unpacks to more than {_UNPACKED * max_bytes} bytes: split it")
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_lines(document))
        title = " ".join((document.core_properties.title or "").split()) or None
    except MemoryError:
        return Unreadable(address, "the document needs more memory than there is: split it")
    except Exception as error:  # noqa: BLE001  a damaged document makes python-docx raise errors of any kind
        reason = f"the Word document is damaged ({type(error).__name__}): open it in Word and save it anew"
        return Unreadable(address, reason)
    if not text.strip():
        return Unreadable(address, "the Word document holds no text: pictures of text are not read")
    return Report(address, text, page=Given(title=title))


def _lines(document: Document | _Cell) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield block.text


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = []
        seen = set()
        for cell in row.cells:
            if cell._tc not in seen:  # noqa: SLF001  merged cells come once for each column they span
                seen.add(cell._tc)  # noqa: SLF001
                cells.append(" ".join(" ".join(_lines(cell)).split()))
        yield " | ".join(cells)
