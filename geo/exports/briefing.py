"""What a briefing says: totals now and then, top places, a timeline, what is contested or unknown, who said it.

The deck and the brief are two forms of this one content. Nothing is added up here but by `geo.exports.wording.total`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from geo.exports.composing import placed
from geo.exports.furniture import groups_of, heading_of, is_shared
from geo.exports.symbols import names_of
from geo.exports.wording import Said, said, total
from geo.exports.words import day, number, source_name, text
from geo.indicators import indicator
from geo.models import EstimateBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.exports.request import Request
    from geo.models import Estimate
    from geo.reconciliation import Observation

#: Days back to which "now" is compared where no first day was chosen.
_BACK = 28

#: Points that make a curve.
_CURVE = 2
#: Steps of a timeline at most, and the lengths that a step may have, in days.
_STEPS, _STRIDES = 24, (1, 7, 14, 30, 91, 365)

#: Characters of a quote in the notes.
_QUOTE = 180


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One indicator: what was known then and is known now.

    Attributes
    ----------
    code
        Of the indicator.
    heading
        What is counted, in words.
    then, now
        In words, as exact as their parts.
    change
        The difference in words; a dash where one of the two is not known.
    rows
        What the total now is made of.
    """

    code: str
    heading: str
    then: str
    now: str
    change: str
    rows: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One number at one place, in words."""

    place: str
    heading: str
    value: str
    when: str
    sources: str
    row: Estimate


@dataclass(frozen=True, slots=True)
class Line:
    """A total over time: the last day of each step and its value, None where nothing was known yet."""

    code: str
    heading: str
    points: tuple[tuple[date, float | None], ...]


class Briefing:
    """The content of a briefing for a request."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.language = request.language
        self.figures = request.reconciled.observations

    @cached_property
    def then(self) -> date:
        """The day to compare with: the day before the first one chosen, else four weeks back."""
        return self.request.selection.since or self.request.day - timedelta(days=_BACK)

    @cached_property
    def before(self) -> Request:
        """The same request at the day to compare with, from the start of what is known."""
        return self.request.but(at=self.then, since=None)

    @cached_property
    def totals(self) -> list[TotalRow]:
        """Totals by indicator, with what they were."""
        earlier = {key[:2]: key[2] for key in self._groups(self.before.estimates)}
        out = []
        for code, heading, rows in self._groups(self.request.estimates):
            now = total(rows, self.figures)
            then = total(earlier[code, heading], self.figures) if (code, heading) in earlier else None
            was = then.words(self.language) if then else "–"
            out.append(TotalRow(code, heading, was, now.words(self.language), self._change(then, now), tuple(rows)))
        return out

    def _groups(self, rows: Sequence[Estimate]) -> list[tuple[str, str, list[Estimate]]]:
        return [
            (code, heading_of(code, how, kept, self.language, stale=False), kept) for code, how, kept in groups_of(rows)
        ]

    def _change(self, then: Said | None, now: Said) -> str:
        if then is None or then.value is None or now.value is None:
            return "–"
        difference = now.value - then.value
        if not difference:
            return text("unchanged", self.language)
        sign = "+" if difference > 0 else "−"
        about = any(one.bound or one.rounded or one.low != one.high for one in (then, now))
        shown = f"{sign}{number(abs(difference), self.language)}"
        return f"{text('about', self.language)} {shown}" if about else shown

    @cached_property
    def places(self) -> list[PlaceRow]:
        """Numbers at places, those largest within their family first."""
        rows = [row for row in placed(self.request) if said(row).value]
        peak: dict[str, float] = {}
        for row in rows:
            family = indicator(row.indicator).family
            peak[family] = max(peak.get(family, 0.0), said(row).value or 0.0)
        rows.sort(key=lambda row: (-(said(row).value or 0) / peak[indicator(row.indicator).family], row.id))
        names = names_of(rows, self.language)
        return [
            PlaceRow(
                names[row.place.id],
                heading_of(row.indicator, "from" if row.role == "origin" else row.counting.value, [row], self.language),
                said(row, self.figures).words(self.language),
                self._when(row),
                ", ".join(source_name(one, self.language) for one in row.sources),
                row,
            )
            for row in rows
        ]

    def _when(self, row: Estimate) -> str:
        start, end = row.period.start, row.period.end
        if end is None:
            return text("undated", self.language)
        if start is None or start == end:
            return day(end, self.language)
        return text("since", self.language, since=day(start, self.language), at=day(end, self.language))

    @cached_property
    def timeline(self) -> list[Line]:
        """Totals over time, at most four: the indicators with the most places first, those known on one day last."""
        groups = sorted(self._groups(self.request.estimates), key=lambda one: -len(one[2]))
        wanted = [(code, heading) for code, heading, rows in groups if not is_shared(rows[0])]
        values: dict[tuple[str, str], list[tuple[date, float | None]]] = {key: [] for key in wanted}
        for step in steps(self.first, self.request.day):
            found = {
                (code, heading): rows for code, heading, rows in self._groups(self.request.for_day(step).estimates)
            }
            for key in wanted:
                rows = found.get(key)
                values[key].append((step, total(rows, self.figures).value if rows else None))
        lines = [Line(code, heading, tuple(values[code, heading])) for code, heading in wanted]
        # One point is no line.
        return sorted(lines, key=lambda line: sum(value is not None for _, value in line.points) < _CURVE)[:4]

    @cached_property
    def first(self) -> date:
        """The first day of the timeline: the one chosen, else the first on which anything is known."""
        if self.request.selection.since:
            return self.request.selection.since
        ends = [claim.period.end for claim in self.request.reconciled.claims if claim.period.end is not None]
        return min([one for one in ends if one <= self.request.day], default=self.request.day)

    @cached_property
    def disagreements(self) -> list[tuple[str, str, str]]:
        """Place, what is counted, and who says what, for each row whose sources differ."""
        names = names_of(self.request.estimates, self.language)
        out = []
        for row in self.request.estimates:
            values = self._values(row)
            if row.low != row.high and len(values) > 1 and row.basis is EstimateBasis.REPORTED:
                who = "; ".join(f"{value} ({', '.join(sources)})" for value, sources in values)
                out.append((names[row.place.id], indicator(row.indicator).label.get(self.language, row.indicator), who))
        return out

    def _values(self, row: Estimate) -> list[tuple[str, list[str]]]:
        """Return the values of a row's figures in words, each with who said it."""
        found: dict[float, list[str]] = {}
        for one in self._behind(row.figure_ids):
            value = one.figure.quantity.value
            if value is not None:
                names = found.setdefault(value, [])
                if (name := self.source_of(one)) not in names:
                    names.append(name)
        return [(number(value, self.language), found[value]) for value in sorted(found)]

    def source_of(self, one: Observation) -> str:
        """Return who said a figure, by the name that the registry of sources gives."""
        known = self.request.reconciled.registry.find(one.figure.attributed_to)
        return source_name(known.name if known is not None else "unattributed", self.language)

    def _behind(self, ids: Iterable[str]) -> list[Observation]:
        return [self.figures[key] for key in ids if key in self.figures]

    @cached_property
    def unknown(self) -> list[str]:
        """What is not known, in sentences."""
        reconciled, rows = self.request.exact, self.request.estimates
        kept = self.request.selection.indicators
        counted = {
            "unknown_undated": len([one for one in reconciled.undated if self._passes(one.figure_id, kept)]),
            "unknown_unplaced": len([one for one in reconciled.unplaced if self._passes(one.figure_id, kept)]),
            "unknown_tray": len([one for one in reconciled.not_aggregated if self._passes(one.figure_id, kept)]),
            "unknown_gaps": sum(bool(row.gaps) for row in rows),
            "unknown_stale": sum(row.stale for row in rows),
            "unknown_shared": sum(is_shared(row) or row.place.kind == "joint" for row in rows),
            "unknown_unattributed": sum(row.sources == ("unattributed",) for row in rows),
        }
        return [text(key, self.language, n=str(n)) for key, n in counted.items() if n] or [text("none", self.language)]

    def _passes(self, figure_id: str, kept: Sequence[str]) -> bool:
        return not kept or self.request.exact.observations[figure_id].figure.indicator in kept

    @cached_property
    def sources(self) -> list[tuple[str, int, str]]:
        """Who said the figures shown, how many, and the last day on which one of their reports was published."""
        ids = {key for row in self.request.estimates for key in row.figure_ids}
        found: dict[str, list[Observation]] = {}
        for one in self._behind(sorted(ids)):
            found.setdefault(self.source_of(one), []).append(one)
        out = []
        for name in sorted(found, key=lambda one: (-len(found[one]), one.casefold())):
            days = [one.document.published for one in found[name] if one.document.published is not None]
            out.append((name, len(found[name]), day(max(days), self.language) if days else "–"))
        return out

    def notes(self, rows: Iterable[Estimate]) -> str:
        """Return each figure behind rows with who said it, in which report, and its sentence."""
        held = list(rows)
        lines, names, colon = [], names_of(held, self.language), text("colon", self.language)
        for row in held:
            heading = indicator(row.indicator).label.get(self.language, row.indicator)
            lines.append(f"{heading}, {names[row.place.id]}{colon} {said(row, self.figures).words(self.language)}")
            for one in self._behind(row.figure_ids):
                quote = " ".join(one.figure.quote.split())
                quote = f"{quote[:_QUOTE]} …" if len(quote) > _QUOTE else quote
                report = one.document.title or one.document.publisher or one.document.url or one.document.id
                printed = day(one.document.published, self.language) if one.document.published else "–"
                said_so = f"{colon} “{quote}”" if quote else ""
                lines.append(f"  {self.source_of(one)}; {report}, {printed}{said_so} [{one.figure.id}]")
        return "\n".join(lines)


def steps(first: date, last: date, most: int = _STEPS) -> list[date]:
    """Return the last days of equal steps that lead up to a day, at most so many, the shortest that fit.

    Examples
    --------
    >>> from datetime import date
    >>> [str(one) for one in steps(date(2020, 1, 1), date(2020, 1, 20), most=4)]
    ['2020-01-06', '2020-01-13', '2020-01-20']
    """
    span = (last - first).days
    stride = next((one for one in _STRIDES if span // one < most), _STRIDES[-1])
    count = min(most, span // stride + 1)
    return [last - timedelta(days=stride * turn) for turn in range(count)][::-1]
