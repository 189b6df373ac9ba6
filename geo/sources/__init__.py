"""Read reports: files, folders, web addresses, uploads and pasted text become `Document` records.

`read` takes addresses, `read_bytes` an upload, `read_text` a pasted text. What
cannot be read comes out as `Unreadable`, what was doubtful as `Note`; neither
stops the rest.
"""

from __future__ import annotations

from geo.sources.reading import read, read_bytes, read_text
from geo.sources.records import Given, Item, Note, Unreadable
from geo.sources.written_dates import WrittenDate, parse_date

__all__ = ["Given", "Item", "Note", "Unreadable", "WrittenDate", "parse_date", "read", "read_bytes", "read_text"]
