"""Zip files, also those that XLSX and PPTX are, whose bytes depend on their content alone."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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


#: The time of the last change in the properties of an Office file, which every writer sets to the present.
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_PROPERTIES = "docProps/core.xml"


def without_times(content: bytes) -> bytes:
    """Return a zip file anew without the times at which its members, or the Office file that it is, were written."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    if _PROPERTIES in members:
        members[_PROPERTIES] = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", members[_PROPERTIES])
    return archive(members)
