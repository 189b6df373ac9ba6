"""From the bytes of a file to the reports in it, by kind of file."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from geo.sources.pdf import read_pdf
from geo.sources.plain_text import NotTextError, decode
from geo.sources.records import Note, Report, Unreadable
from geo.sources.tables import read_csv, read_json, read_json_lines
from geo.sources.web_page import declared_charset, read_page
from geo.sources.word import is_word, read_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.sources.records import Found

#: The kind of file, by the end of its name.
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
}
#: The kind of file, by the content type that a web server declares.
CONTENT_TYPES = {
    "text/plain": "text",
    "text/markdown": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "application/json": "json",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
}
_HTML_START = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def read_format(
    data: bytes, address: str, *, kind: str | None, max_bytes: int, charset: str | None = None
) -> Iterator[Found]:
    """Yield the reports that the bytes of one file hold.

    Parameters
    ----------
    kind
        A value of `SUFFIXES`; None lets the first bytes decide. Bytes that are
        plainly a PDF or a Word document are read as one whatever their name.
    max_bytes
        Bound on what may be unpacked from the file, in bytes.
    """
    if not data:
        yield Unreadable(address, "the file is empty: check that it was saved or sent whole")
        return
    kind = _real_kind(data, kind)
    if kind in {"pdf", "docx"}:
        yield (read_pdf if kind == "pdf" else read_word)(data, address, max_bytes)
        return
    try:
        text, note = decode(data, charset or (declared_charset(data) if kind == "html" else None))
    except NotTextError as error:
        yield Unreadable(address, f"{error}: give text, HTML, PDF, DOCX, JSON lines or CSV")
        return
    if not text.strip():
        yield Unreadable(address, "the file holds only blanks: check that it was saved or sent whole")
        return
    if note is not None:
        yield Note(address, note)
    nothing = True
    for found in _TEXT_READERS.get(kind or "text", _read_plain)(text, address):
        nothing = False
        yield found
    if nothing:
        yield Unreadable(address, "the file holds no report: give each one a row or a line with a 'text'")


def _read_plain(text: str, address: str) -> Iterator[Found]:
    yield Report(address, text)


def _read_html(text: str, address: str) -> Iterator[Found]:
    content, page = read_page(text)
    if content.strip():
        yield Report(address, content, page=page)
    else:
        yield Unreadable(address, "the page holds no text without its scripts: save it from a browser as text or PDF")


_TEXT_READERS: dict[str, Callable[[str, str], Iterator[Found]]] = {
    "text": _read_plain,
    "html": _read_html,
    "jsonl": read_json_lines,
    "json": read_json,
    "csv": read_csv,
}


def kind_of(name: str) -> str | None:
    """Return the kind of a file by its name; None if the name does not tell."""
    return SUFFIXES.get(PurePosixPath(name).suffix.casefold())


def _real_kind(data: bytes, kind: str | None) -> str | None:
    if b"%PDF-" in data[:1024] and kind in (None, "text", "pdf"):
        return "pdf"
    if data.startswith(b"PK") and is_word(data):
        return "docx"
    if kind in (None, "text") and _HTML_START.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    return kind
