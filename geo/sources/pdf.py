"""PDF files."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from geo.sources.records import Given, Report, Unreadable

if TYPE_CHECKING:
    from pypdf import PdfReader


#: A line at least this share of the page's width may have been broken by it.
_LONG_SHARE = 0.75
_STOPS = (".", "!", "?", ":", ";", "؟", "…")
_SPLIT_WORD = re.compile("[^\\W\\d_]{2}[-\u00ad]$")
_LIST_ITEM = re.compile(r"\s*(?:[-–•*·▪●]|\d{1,2}[.)])\s")


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
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        text = "" if locked else _text(reader, max_bytes)
        title = None if locked else _title(reader)
    except (FileNotDecryptedError, DependencyError):
        locked, text, title = True, "", None
    except MemoryError:
        return Unreadable(address, "the PDF needs more memory than there is: split it")
    except Exception as error:  # noqa: BLE001  a damaged PDF makes pypdf raise errors of any kind
        return Unreadable(address, f"the PDF is damaged ({type(error).__name__}): open it in a viewer and save it anew")
    if text and text.strip():
        return Report(address, text, page=Given(title=title))
    if locked:
        reason = "the PDF is protected with a password: save a copy without one and read that"
    elif text is None:
        reason = f"the PDF holds more than {max_bytes} characters of text: split it"
    else:
        reason = "the PDF holds pictures of pages but no text: run text recognition (OCR) on it first"
    return Unreadable(address, reason)


def _text(reader: PdfReader, max_bytes: int) -> str | None:
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(unwrap(page.extract_text()))
        size += len(pages[-1])
        if size > max_bytes:
            return None
    return "\n\n".join(page for page in pages if page)


def unwrap(page: str) -> str:
    r"""Join the lines of a page that only its width has broken, words split by a hyphen too.

    A line goes on in the next when it is nearly as long as the long lines of
    the page and ends in no stop, or when the next begins in lower case.

    Examples
    --------
    >>> unwrap("The road to the north was closed by sol-\ndiers on Monday and\nopened again.\nSecond line.")
    'The road to the north was closed by soldiers on Monday and opened again.\nSecond line.'
    """
    lines = [line.rstrip() for line in page.split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    joined: list[str] = []
    long = False
    for line in lines:
        goes_on = line[:1].islower() or (long and line[:1].strip() != "" and not _LIST_ITEM.match(line))
        if joined and joined[-1] and line and goes_on and not joined[-1].endswith(_STOPS):
            if _SPLIT_WORD.search(joined[-1]) and line[0].islower():
                joined[-1] = joined[-1][:-1] + line
            else:
                joined[-1] += " " + line
        else:
            joined.append(line)
        long = len(line) >= _LONG_SHARE * width
    return "\n".join(joined).strip("\n")


def _title(reader: PdfReader) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    return " ".join(title.split()) or None if isinstance(title, str) else None
