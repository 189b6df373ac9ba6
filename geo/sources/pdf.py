"""PDF files."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from geo.sources.records import Given, Report, Unreadable

if TYPE_CHECKING:
    from pypdf import PdfReader


def read_pdf(data: bytes, address: str, max_bytes: int) -> Report | Unreadable:
    """Return the text of a PDF, page after page, or why there is none.

    Parameters
    ----------
    max_bytes
        Most characters taken from the pages together.
    """
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    locked = "the PDF is protected with a password: save a copy without one and read that"
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Unreadable(address, locked)
        text = _text(reader, max_bytes)
        page = Given(title=_title(reader))
    except (FileNotDecryptedError, DependencyError):
        return Unreadable(address, locked)
    except MemoryError:
        return Unreadable(address, "the PDF needs more memory than there is: split it")
    except Exception as error:  # noqa: BLE001  a damaged PDF makes pypdf raise errors of any kind
        return Unreadable(address, f"the PDF is damaged ({type(error).__name__}): open it in a viewer and save it anew")
    if text is None:
        return Unreadable(address, f"the PDF holds more than {max_bytes} characters of text: split it")
    if not text.strip():
        return Unreadable(
            address, "the PDF holds pictures of pages but no text: run text recognition (OCR) on it first"
        )
    return Report(address, text, page=page)


def _text(reader: PdfReader, max_bytes: int) -> str | None:
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(page.extract_text().strip("\n"))
        size += len(pages[-1])
        if size > max_bytes:
            return None
    return "\n\n".join(pages)


def _title(reader: PdfReader) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    return " ".join(title.split()) or None if isinstance(title, str) else None
