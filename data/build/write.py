"""Write the index file in the layout that the reader maps into memory."""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from typing import TYPE_CHECKING

from geo.gazetteer import layout
from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from build.model import Row


def write(path: Path, rows: Iterable[Row], tables: dict[str, object]) -> None:
    """Write the places, their names and the table of records, always in the same order."""
    ordered = sorted(rows, key=_order)
    number = {row.id: index for index, row in enumerate(ordered)}
    countries = sorted({row.country for row in ordered if row.country})
    admin1 = sorted({row.admin1 for row in ordered if row.admin1})
    first = {code: index + 1 for index, code in enumerate(admin1)}
    strings = _Strings()
    table = bytearray()
    for row in ordered:
        is_geonames = row.id.startswith("gn:")
        table += layout.ROW.pack(
            int(row.id[3:]) if is_geonames else strings.add(row.id),
            round(row.lat * 1e5),
            round(row.lon * 1e5),
            min(row.population, 2**32 - 1),
            strings.add(row.name),
            number[row.admin2] + 1 if row.admin2 in number else 0,
            first[row.admin1] if row.admin1 else 0,
            min(65535, round(row.radius_km)),
            countries.index(row.country) + 1 if row.country else 0,
            layout.KINDS.index(row.kind),
            round(min(1.0, row.importance) * 255),
            int(row.capital),
        )
    buckets, records = _records(ordered)
    sections = {
        "rows": bytes(table),
        "geonames": b"".join(struct.pack("<I", int(r.id[3:])) for r in ordered if r.id.startswith("gn:")),
        "strings": bytes(strings.data),
        "buckets": buckets,
        "records": records,
    }
    _save(path, sections, {"countries": countries, "admin1": admin1, "count": len(ordered), **tables})


def _order(row: Row) -> tuple[int, int, str]:
    """Sort the places of GeoNames first, by number, then the others by id."""
    return (0, int(row.id[3:]), "") if row.id.startswith("gn:") else (1, 0, row.id)


class _Strings:
    """A pool of strings, each kept once."""

    def __init__(self) -> None:
        """Start with the empty string at offset 0."""
        self.data = bytearray(b"\x00")
        self._offsets: dict[str, int] = {"": 0}

    def add(self, text: str) -> int:
        """Return the offset of a string, adding it when new."""
        offset = self._offsets.get(text)
        if offset is None:
            offset = self._offsets[text] = len(self.data)
            self.data += text.encode() + b"\x00"
        return offset


def _records(rows: list[Row]) -> tuple[bytes, bytes]:
    """Return the bucket table and the records of all names and of the words that begin longer ones."""
    postings: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for index, row in enumerate(rows):
        for name, (kind, mask) in row.names.items():
            postings[name].append((index, layout.NAME_KINDS.index(kind), mask))
        if not row.id.startswith("gn:"):
            postings[f"\x00{row.id}"].append((index, 0, layout.ANY_LANGUAGE))
    begins: set[str] = set()
    for name in postings:
        cut = name.find(" ")
        while cut > 0:
            begins.add(name[:cut])
            cut = name.find(" ", cut + 1)
    slots: dict[int, list[bytes]] = defaultdict(list)
    for name in sorted(postings.keys() | begins):
        places = sorted(postings.get(name, ()), key=lambda p, n=name: (-_rank(rows[p[0]], n), p[0]))
        places = places[: layout.MOST_POSTINGS]
        bucket, mark = layout.digest(name)
        body = b"".join(index.to_bytes(3, "little") + bytes((kind, mask)) for index, kind, mask in places)
        slots[bucket].append(mark + bytes((len(places), layout.CONTINUES if name in begins else 0)) + body)
    table = bytearray()
    records = bytearray()
    for bucket in range((1 << layout.BUCKET_BITS) + 1):
        table += struct.pack("<I", len(records))
        for record in slots.get(bucket, ()):
            records += record
    return bytes(table), bytes(records)


def _rank(row: Row, name: str) -> float:
    """Rank a place under a name: its importance, and a little more where the name is its own."""
    return row.importance + (0.04 if fold(row.name) == name else 0.0)


def _save(path: Path, sections: dict[str, bytes], header: dict[str, object]) -> None:
    """Write magic, header and sections, each section at a multiple of 8 bytes."""
    places: dict[str, tuple[int, int]] = {}
    offset = 0
    for name, data in sections.items():
        places[name] = (offset, len(data))
        offset += -(-len(data) // 8) * 8
    text = json.dumps({**header, "sections": places}, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + len(layout.MAGIC) + 4) % 8)
    with path.open("wb") as file:
        file.write(layout.MAGIC + struct.pack("<I", len(text)) + text)
        for data in sections.values():
            file.write(data + b"\x00" * (-len(data) % 8))
