"""What the store tells about itself, as records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime

    from geo.models import LocatedFigure


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One write that changed something.

    Attributes
    ----------
    revision
        Revision of the store that the write made.
    at
        When, in UTC.
    action
        ``added``, ``updated`` or ``removed`` (a document), ``entered`` (a figure
        that a person entered into a document), ``corrected`` (the place of a
        name), ``reviewed`` or ``set`` (a setting).
    target
        Id of the document, name, target of the review, or key.
    counts
        How many figures are ``new``, ``revised`` and ``withdrawn``, and how
        many places are new or changed; empty where nothing is counted.
    """

    revision: int
    at: datetime
    action: str
    target: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure that two revisions of the store show differently.

    Attributes
    ----------
    before, after
        The figure as it stood; None where it did not stand yet, or no longer.
    """

    before: LocatedFigure | None
    after: LocatedFigure | None

    @property
    def kind(self) -> str:
        """``new``, ``revised`` or ``withdrawn``."""
        if self.before is None:
            return "new"
        return "withdrawn" if self.after is None else "revised"


@dataclass(frozen=True, slots=True)
class Release:
    """One product that left the store.

    Attributes
    ----------
    number
        Its number in the log, the first being 1; 0 before it is kept.
    revision
        Revision of the store that it was made of.
    name, sha256
        Name of the file and the hash of its bytes.
    made_at
        When, with a time zone.
    cleared_by
        Who cleared it; None for a draft.
    filters
        What was asked for: days, indicators, place, policy, language.
    rows
        The numbers that it shows, one a row of the table of estimates, each with the ids of its figures.
    """

    number: int
    revision: int
    name: str
    sha256: str
    made_at: datetime
    cleared_by: str | None
    filters: Mapping[str, Any]
    rows: tuple[Mapping[str, Any], ...]


class Conditions(TypedDict, total=False):
    """Which figures are wanted: those that meet every condition given.

    Attributes
    ----------
    document, ids, indicator, place
        One or several. A place is meant exactly: what lies inside it is
        another place.
    start, end
        Only figures whose period shares a day with these days, inclusive; a
        period without start or end is open there, and figures without any
        period are left out.
    known_on
        Only figures of documents that were out by that day, see `Store.documents`.
    as_of
        As the store stood at that revision, rather than now.
    replaced
        Also figures of documents that a newer version replaces.
    brief
        Without candidates and evidence, which saves time and memory.
    """

    document: str | Collection[str] | None
    ids: Collection[str] | None
    indicator: str | Collection[str] | None
    place: str | Collection[str] | None
    start: date | None
    end: date | None
    known_on: date | None
    as_of: int | None
    replaced: bool
    brief: bool
