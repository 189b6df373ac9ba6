"""What people tell the store: corrections and reviews, kept for good, and settings."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from geo.store.rows import pack, pack_list, pack_moment, pack_review, unpack, unpack_review
from geo.store.schema import corrections, reviews, settings

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from geo.models import Review
    from geo.store.writing import Writer


def read_corrections(connection: Connection) -> dict[str, str]:
    """Return the place id that each corrected name means: the last word on it, unless that lifts the rule."""
    statement = select(corrections.c.name, corrections.c.place_id).order_by(corrections.c.revision)
    last = {unpack(row.name): row.place_id for row in connection.execute(statement)}
    return {name: place_id for name, place_id in last.items() if place_id is not None}


def write_correction(writer: Writer, name: str, place_id: str | None, reviewer: str, reason: str) -> bool:
    """Append a correction, unless it says what already holds."""
    statement = (
        select(corrections.c.place_id)
        .where(corrections.c.name == pack(name))
        .order_by(corrections.c.revision.desc())
        .limit(1)
    )
    if writer.connection.execute(statement).scalar() == place_id:
        return False
    row = {
        "name": pack(name),
        "place_id": place_id,
        "at": pack_moment(datetime.now(UTC)),
        "reviewer": pack(reviewer),
        "reason": pack(reason),
    }
    writer.insert(corrections, row, "corrected", name)
    return True


def read_reviews(connection: Connection, target: str | None, as_of: int | None = None) -> list[Review]:
    """Return the reviews in the order they were made, those up to a revision if one is given."""
    statement = select(reviews).order_by(reviews.c.revision)
    if as_of is not None:
        statement = statement.where(reviews.c.revision <= as_of)
    if target is not None:
        statement = statement.where(reviews.c.target == pack(target))
    return [unpack_review(row) for row in connection.execute(statement)]


def write_review(writer: Writer, review: Review) -> int:
    """Append a review and return its revision."""
    return writer.insert(reviews, pack_review(review), "reviewed", review.target)


def read_setting(connection: Connection, key: str, default: Any) -> Any:
    """Return the value kept under a key."""
    stored = connection.execute(select(settings.c.value).where(settings.c.key == pack(key))).scalar()
    return default if stored is None else json.loads(stored)


def write_setting(writer: Writer, key: str, value: Any, *, counts: bool) -> bool:
    """Keep a value under a key, unless it is there."""
    name, stored = pack(key), pack_list(value)
    old = writer.connection.execute(select(settings.c.value).where(settings.c.key == name)).scalar()
    if old == stored:
        return False
    if old is None:
        writer.connection.execute(insert(settings), {"key": name, "value": stored})
    else:
        writer.connection.execute(update(settings).where(settings.c.key == name).values(value=stored))
    if counts:
        writer.note("set", key)
    return True
