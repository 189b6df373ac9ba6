"""Zip files, also those that XLSX and PPTX are, whose bytes depend on their content alone."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The earliest time that a zip file can hold; that of the making would change the bytes of the same content.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def archive(members: Mapping[str, bytes]) -> bytes:
    """Return a zip file of members by name, in the order given, without the time of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content)
    return out.getvalue()


#: The times in the properties of an Office file, which its writers set to the present.
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_PROPERTIES = "docProps/core.xml"


def repacked(content: bytes) -> bytes:
    """Return a zip file anew without the times at which its members were written, workbooks inside it included."""
    return archive(
        {name: without_times(member) if name.endswith(".xlsx") else member for name, member in _members(content)}
    )


def without_times(content: bytes) -> bytes:
    """Return an Office file anew without any time at which it or its members were written."""
    members = dict(_members(content))
    if _PROPERTIES in members:
        members[_PROPERTIES] = _TIMES.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", members[_PROPERTIES])
    return archive(members)


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            yield name, packed.read(name)
