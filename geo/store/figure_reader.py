"""Figures and located toponyms from rows that `geo.store.figure_rows` packed.

Equal groups, periods, quantities and words are shared between the figures of
one reading, which keeps a million figures within memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.models import (
    Basis,
    Candidate,
    Counting,
    Evidence,
    Figure,
    Group,
    GroupKind,
    Located,
    LocatedFigure,
    Period,
    Precision,
    Qualifier,
    Quantity,
    Role,
    Share,
    Span,
    Status,
    Toponym,
    Unit,
)
from geo.store.rows import unpack, unpack_list
from geo.store.schema import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from geo.models import Place

_PRECISIONS: dict[str | None, Precision | None] = {p.value: p for p in Precision} | {None: None}
_QUALIFIERS = {q.value: q for q in Qualifier}
_COUNTINGS = {c.value: c for c in Counting}
_UNITS = {u.value: u for u in Unit}
_STATUSES = {s.value: s for s in Status}
_GROUP_KINDS = {k.value: k for k in GroupKind}
_ROLES: dict[str | None, Role | None] = {r.value: r for r in Role} | {None: None}
_BASES = {b.value: b for b in Basis}

#: The columns that `FigureReader` reads, in its order: toponyms and shares last, then candidates and evidence.
BRIEF = tuple(
    c for c in figures.columns if c.name not in {"row", "position", "since", "until", "candidates", "evidence"}
)
FULL = (*BRIEF, figures.c.candidates, figures.c.evidence)
#: Those that `FigureReader.lean` reads, in its order; then toponyms, and the number of the row.
LEAN = (
    *(c for c in BRIEF if c.name not in {"start", "end", "number_start", "number_end", "quote", "toponyms", "shares"}),
    figures.c.toponyms,
    figures.c.row,
)


class FigureReader:
    """Turns rows of the columns `BRIEF` or `FULL` into records.

    Parameters
    ----------
    places
        The places by id; every id in the rows must be there.
    """

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places
        self._groups: dict[tuple[str, str | None, str | None], Group] = {}
        self._periods: dict[tuple[date | None, date | None, str | None, str | None], Period] = {}
        self._quantities: dict[tuple[float | None, float | None, float | None, str, str], Quantity] = {}
        self._anchors: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._numbers: dict[float, float] = {}
        self._words = _Words()
        names: dict[str | None, str | None] = {}
        self._share: Callable[[str | None, str | None], str | None] = names.setdefault

    def named(self, said: list[Any]) -> tuple[Toponym, ...]:
        """Return the toponyms of a figure, from the first part of its column of toponyms."""
        return tuple([self._toponym(fields) for fields in said])

    def figure(self, row: Sequence[Any], said: list[Any], where: list[Any], candidates: list[Any]) -> LocatedFigure:
        """Return the record that `pack_figure` was given; without evidence if the row has none.

        `said` and `where` are the parts of its column of toponyms.
        """
        (
            id_, document_id, start, end, number_start, number_end, quote, value, low, high, qualifier, words,
            indicator, counting, unit, who, group_kind, party, nationality, period_start, period_end, precision,
            expression, attributed_to, status, denied_by, part_of, repeat_of, superseded, enemy_claim, rule,
            confidence, _, shares, *rest,
        ) = row  # fmt: skip
        known = self._words
        group = self._group(group_kind, party, nationality)
        period = self._period(period_start, period_end, precision, expression)
        quantity = self._quantity(value, low, high, qualifier, words)
        named = self.named(said)
        evidence = unpack_list(rest[1]) if rest else ()
        figure = Figure(
            id=id_,
            document_id=known[document_id],
            span=Span(start, end),
            number_span=Span(number_start, number_end),
            quote=unpack(quote),
            quantity=quantity,
            indicator=known[indicator],
            counting=_COUNTINGS[counting],
            unit=_UNITS[unit],
            who=None if who is None else known[who],
            group=group,
            period=period,
            toponyms=named,
            attributed_to=None if attributed_to is None else known[attributed_to],
            status=_STATUSES[status],
            denied_by=None if denied_by is None else known[denied_by],
            part_of=part_of,
            repeat_of=repeat_of,
            superseded=superseded,
            enemy_claim=enemy_claim,
            shares=unpack_shares(shares),
            rule=known[rule],
            confidence=self._numbers.setdefault(confidence, confidence),
            evidence=tuple([Evidence(name, Span(a, b)) for name, a, b in evidence]),
        )
        return LocatedFigure(figure, self._located(where, candidates, named))

    def lean(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """Return the fields that need no offsets, in the order of `Figure`, from a row of the columns `LEAN`."""
        (
            id_, document_id, value, low, high, qualifier, words, indicator, counting, unit, who, group_kind, party,
            nationality, period_start, period_end, precision, expression, attributed_to, status, denied_by, part_of,
            repeat_of, superseded, enemy_claim, rule, confidence, *_,
        ) = row  # fmt: skip
        known = self._words
        return (
            id_,
            known[document_id],
            self._quantity(value, low, high, qualifier, words),
            known[indicator],
            _COUNTINGS[counting],
            _UNITS[unit],
            None if who is None else known[who],
            self._group(group_kind, party, nationality),
            self._period(period_start, period_end, precision, expression),
            None if attributed_to is None else known[attributed_to],
            _STATUSES[status],
            None if denied_by is None else known[denied_by],
            part_of,
            repeat_of,
            superseded,
            enemy_claim,
            known[rule],
            self._numbers.setdefault(confidence, confidence),
        )

    def resolved(self, said: list[Any], where: list[Any]) -> tuple[tuple[Role | None, Place | None], ...]:
        """Return the role and the place of each located toponym, from the two parts of a column of toponyms."""
        return tuple(
            [
                (
                    _ROLES[(said[which] if isinstance(which, int) else which)[3]],
                    None if place is None else self._places[place],
                )
                for which, place in where
            ]
        )

    def _group(self, kind: str, party: str | None, nationality: str | None) -> Group:
        key = (kind, party, nationality)
        group = self._groups.get(key)
        if group is None:
            known = self._words
            group = self._groups[key] = Group(
                _GROUP_KINDS[kind],
                None if party is None else known[party],
                None if nationality is None else known[nationality],
            )
        return group

    def _period(self, start: date | None, end: date | None, precision: str | None, expression: str | None) -> Period:
        key = (start, end, precision, expression)
        period = self._periods.get(key)
        if period is None:
            words = None if expression is None else self._words[expression]
            period = self._periods[key] = Period(start, end, _PRECISIONS[precision], words)
        return period

    def _quantity(
        self, value: float | None, low: float | None, high: float | None, qualifier: str, words: str
    ) -> Quantity:
        key = (value, low, high, qualifier, words)
        quantity = self._quantities.get(key)
        if quantity is None:
            quantity = self._quantities[key] = Quantity(value, low, high, _QUALIFIERS[qualifier], self._words[words])
        return quantity

    def toponyms(self, where: list[Any], candidates: list[Any]) -> list[Located]:
        """Return what `pack_toponyms` was given, from the two parts of its text."""
        return list(self._located(where, candidates, ()))

    def _located(
        self, where: list[list[Any]], candidates: list[list[list[Any]]], named: tuple[Toponym, ...]
    ) -> tuple[Located, ...]:
        places = self._places
        return tuple(
            [
                Located(
                    named[which] if isinstance(which, int) else self._toponym(which),
                    None if place is None else places[place],
                    tuple([Candidate(places[c[0]], c[1], tuple(c[2:])) for c in candidates[number]])
                    if candidates
                    else (),
                )
                for number, (which, place) in enumerate(where)
            ]
        )

    def _toponym(self, fields: list[Any]) -> Toponym:
        start, end, name, role, basis, form, anchors, direction, side, type_word, distance, demonym = fields
        share = self._share
        return Toponym(
            Span(start, end),
            share(name, name) or "",
            _ROLES[role],
            _BASES[basis],
            share(form, form) or "",
            self._bare(tuple(anchors)) if anchors else (),
            share(direction, direction),
            share(side, side),
            share(type_word, type_word),
            distance,
            demonym,
        )

    def _bare(self, anchors: tuple[str, ...]) -> tuple[str, ...]:
        return self._anchors.setdefault(anchors, anchors)


class _Words(dict[str, str]):
    """Words by the form in which they are stored, each made once."""

    def __missing__(self, stored: str) -> str:
        words = self[stored] = unpack(stored)
        return words


def unpack_shares(stored: str) -> tuple[Share, ...]:
    """Return the shares that `pack_figure` packed."""
    if stored == "[]":
        return ()
    return tuple([Share(percent, of, Span(start, end)) for percent, of, start, end in unpack_list(stored)])
