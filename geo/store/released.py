"""The log of what was exported."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from geo.store.records import Release
from geo.store.rows import pack, pack_any, pack_list, pack_moment, unpack, unpack_any, unpack_list
from geo.store.schema import releases

if TYPE_CHECKING:
    from sqlalchemy import Connection


def write_release(connection: Connection, release: Release) -> int:
    """Append a product and return its number."""
    number: int = connection.execute(select(func.coalesce(func.max(releases.c.number), 0) + 1)).scalar_one()
    row = {
        "number": number,
        "revision": release.revision,
        "name": pack(release.name),
        "sha256": release.sha256,
        "made_at": pack_moment(release.made_at),
        "cleared_by": pack_any(release.cleared_by),
        "filters": pack_list(dict(release.filters)),
        "rows": pack_list([dict(one) for one in release.rows]),
    }
    connection.execute(insert(releases), row)
    return number


def read_releases(connection: Connection) -> list[Release]:
    """Return the products in the order they were made."""
    return [
        Release(
            number=row.number,
            revision=row.revision,
            name=unpack(row.name),
            sha256=row.sha256,
            made_at=datetime.fromisoformat(row.made_at),
            cleared_by=unpack_any(row.cleared_by),
            filters=unpack_list(row.filters),
            rows=tuple(unpack_list(row.rows)),
        )
        for row in connection.execute(select(releases).order_by(releases.c.number))
    ]
