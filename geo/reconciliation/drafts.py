"""From statements to claims: which figures are about the same thing (rules 1 to 3).

A *strand* is what reports say of one place, one group and one start. Strands
whose places and groups agree and whose values fit are one claim: the tolls of
one event, or a total since one day that grows from report to report.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.models import Basis, Counting, PlaceKind
from geo.reconciliation.groups import common_parent, contains, overlap, stand_for
from geo.reconciliation.pairs import NO_PAIRS, Pairs
from geo.reconciliation.places import extent_km2, is_country
from geo.reconciliation.starts import with_starts
from geo.reconciliation.statements import MAIN_PART, SAME_END, Key, Statement, by_day, close, grown, holds, same_body
from geo.reconciliation.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from geo.models import Group, Place
    from geo.reconciliation.places import Atlas

    _Fit = Callable[[Sequence[Statement], Sequence[Statement], Atlas], Iterator[tuple[int, float]]]

#: Totals without a stated start, and stocks, of two crises lie further apart than this.
CRISIS_GAP = timedelta(days=365)

#: A flow of no more days than this and the next is one event.
_ONE_EVENT = timedelta(days=1)
#: Tolls this near to one another, of adjoining days, are one event on two dates.
_MISDATED_AREA = 0.05
_MISDATED_LEAST = 10.0


@dataclass(slots=True)
class Draft:
    """A claim while it is put together; `statements` are sorted by end and id."""

    key: Key
    statements: tuple[Statement, ...]
    joined: tuple[Statement, ...] = ()

    @property
    def everything(self) -> Sequence[Statement]:
        """The dated figures and the undated ones that joined, oldest first."""
        return sorted([*self.statements, *self.joined], key=by_day) if self.joined else self.statements

    @property
    def start(self) -> date | None:
        """First day of a flow; None where a figure does not say it, and for a stock."""
        if self.key.counting is Counting.STOCK:
            return None
        if len(self.statements) == 1:
            return self.statements[0].start
        starts = [s.start for s in self.statements if s.start is not None]
        return min(starts) if len(starts) == len(self.statements) else None

    @property
    def end(self) -> date:
        """The last day that any of the figures covers."""
        return self.statements[-1].end

    @property
    def is_event(self) -> bool:
        """Whether all figures are tolls of one event, and not a count that grew."""
        start = self.start
        return start is not None and self.end - start <= _ONE_EVENT

    @property
    def group(self) -> Group:
        """Who is counted.

        Of one event the most specific group that anybody named; of a total or
        a stock, for which papers mean more or fewer people by their words, the
        narrowest group that holds everybody.
        """
        everything = self.everything
        if len(everything) == 1:
            return everything[0].group
        groups = {s.group for s in everything}
        if len(groups) == 1:
            return next(iter(groups))
        if self.is_event:
            inner = [group for group in groups if all(contains(other, group) for other in groups)]
            if inner:
                return inner[0]
        return common_parent(groups)

    def place(self, atlas: Atlas) -> Place:
        """Return where the claim stands, see `display_place`."""
        everything = self.everything
        return everything[0].place if len(everything) == 1 else display_place(everything, atlas, event=self.is_event)


def flows(key: Key, statements: Sequence[Statement], atlas: Atlas, pairs: Pairs = NO_PAIRS) -> list[Draft]:
    """Put the dated figures of one kind of flow together into claims.

    Parameters
    ----------
    pairs
        What people said of figures that belong together, or do not.
    """
    strands = _strands(with_starts(statements, atlas))
    return _join(key, strands, atlas, _flows_fit, pairs)


def stocks(key: Key, statements: Sequence[Statement], atlas: Atlas, pairs: Pairs = NO_PAIRS) -> list[Draft]:
    """Put the dated figures of one kind of stock together into claims, see `flows`."""
    strands = _strands(statements)
    return _join(key, strands, atlas, _stocks_fit, pairs)


def _strands(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Split by place, group and start; without a start by crisis, which a year of silence ends."""
    by_place: dict[tuple[str, str, date | None], list[Statement]] = defaultdict(list)
    for statement in statements:
        start = None if statement.figure.counting is Counting.STOCK else statement.start
        by_place[statement.place.id, statement.group.code, start].append(statement)
    strands: list[list[Statement]] = []
    for (_, _, start), strand in sorted(by_place.items(), key=lambda item: (*item[0][:2], str(item[0][2]))):
        strand.sort(key=by_day)
        run = [strand[0]]
        for statement in strand[1:]:
            if start is None and statement.end - run[-1].end > CRISIS_GAP:
                strands.append(run)
                run = []
            run.append(statement)
        strands.append(run)
    return strands


def _join(key: Key, strands: list[list[Statement]], atlas: Atlas, fit: _Fit, decided: Pairs) -> list[Draft]:
    """Unite the strands that are about the same thing, those that fit best first."""
    if decided.split:
        strands = [part for strand in strands for part in decided.strands(strand)]
    at: dict[tuple[str, date | None], list[int]] = defaultdict(list)
    for index, strand in enumerate(strands):
        at[strand[0].place.id, _start(strand)].append(index)
    parts = _parts(strands)
    fitting: list[tuple[int, float, int, int]] = []
    for index, strand in enumerate(strands):
        for place in atlas.near(strand[0].place):
            for other in at.get((place.id, _start(strand)), ()):
                if other > index and _may_mean_the_same(strand[0], strands[other][0], atlas):
                    if parts and (_is_part(parts, index, strands[other]) or _is_part(parts, other, strand)):
                        continue
                    best = min(fit(strand, strands[other], atlas), default=None)
                    if best is not None:
                        fitting.append((*best, index, other))
    pairs = [(one, other) for *_, one, other in sorted(fitting)]
    if key.counting is Counting.FLOW:
        pairs += _misdated(strands, atlas)
    unions = _unite(pairs, strands, atlas, decided)
    return [
        Draft(key, tuple(sorted((s for i in members for s in strands[i]), key=by_day))) for members in unions.sets()
    ]


def _may_mean_the_same(one: Statement, other: Statement, atlas: Atlas) -> bool:
    return stand_for(one.group, other.group) and atlas.agree(one.place, other.place)


def _parts(strands: Sequence[Sequence[Statement]]) -> dict[int, dict[str, float]]:
    """Return how many the texts give as a part of another figure, by number of the strand and id of that figure."""
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for index, strand in enumerate(strands):
        for statement in strand:
            if statement.figure.part_of is not None:
                found[index][statement.figure.part_of] = statement.size
    return found


def _is_part(parts: Mapping[int, Mapping[str, float]], index: int, other: Sequence[Statement]) -> bool:
    """Tell whether a text gives a number of a strand as a part of one of the other: "15, 14 of them in Idlib"."""
    ours = parts.get(index)
    return ours is not None and any(s.size > ours[s.id] for s in other if s.id in ours)


def _unite(pairs: Iterable[tuple[int, int]], strands: list[list[Statement]], atlas: Atlas, decided: Pairs) -> Unions:
    """Unite pairs in turn; a province or "people" never ties two towns, or soldiers and civilians, together.

    Nor does another report tie two numbers together that one report tells apart. What people said comes first: what
    they merged is united as it is, what they split never is.
    """
    unions = Unions(len(strands))
    members = {index: [strand] for index, strand in enumerate(strands)}
    named = {index: {s.id for s in strand} for index, strand in enumerate(strands)} if decided else {}

    def unite(one: int, other: int, *, told: bool) -> None:
        first, second = unions.find(one), unions.find(other)
        if first == second or (decided and decided.part(named[first], named[second])):
            return
        if told or all(
            atlas.overlap(a[0].place, b[0].place) and overlap(a[0].group, b[0].group) and not _tell_apart(a, b)
            for a in members[first]
            for b in members[second]
        ):
            unions.unite(first, second)
            members[unions.find(first)] = members[first] + members[second]
            if decided:
                named[unions.find(first)] = named[first] | named[second]

    strand_of = {figure_id: index for index, ids in named.items() for figure_id in ids}
    for one, other in sorted(decided.merged):
        if one in strand_of and other in strand_of:
            unite(strand_of[one], strand_of[other], told=True)
    for first, second in pairs:
        unite(first, second, told=False)
    return unions


def _start(strand: Sequence[Statement]) -> date | None:
    return None if strand[0].figure.counting is Counting.STOCK else strand[0].start


def display_place(statements: Sequence[Statement], atlas: Atlas, *, event: bool) -> Place:
    """Return where a claim stands.

    One event stands at the most specific place that anybody named (rule 2). A
    total that grows stays at one place, so that its curve can be read: the
    narrowest that holds all the places named, else the widest; a whole country
    only when nobody was more specific. Places that the sentence itself names
    come before those taken from another sentence, which may be of something else.
    """
    places = {s.place.id: s.place for s in statements}
    if len(places) == 1:
        return statements[0].place
    named = [s for s in statements if _names_its_place(s)] or statements
    places = {s.place.id: s.place for s in named}
    if len(places) == 1:
        return named[0].place
    by_extent = sorted(places.values(), key=lambda place: (extent_km2(place), place.id))
    if event:
        return by_extent[0]
    narrower = [place for place in by_extent if not is_country(place)] or by_extent
    holding = (p for p in narrower if all(atlas.contains(p, other) for other in narrower))
    return next(holding, narrower[-1])


def _names_its_place(statement: Statement) -> bool:
    """Tell whether the place of a figure is in its own sentence, or was given by a person."""
    toponyms = statement.figure.toponyms
    return not toponyms or any(toponym.basis is Basis.HERE for toponym in toponyms)


def _nearest(one: Sequence[Statement], other: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield for each statement of the shorter strand its neighbours in time in the other."""
    short, long = sorted((one, other), key=len)
    ends = [statement.end for statement in long]
    for statement in short:
        at = bisect_left(ends, statement.end)
        for index in {max(0, at - 1), min(at, len(long) - 1)}:
            yield statement, long[index]


def _flows_fit(one: Sequence[Statement], other: Sequence[Statement], atlas: Atlas) -> Iterator[tuple[int, float]]:
    """Yield how far apart the figures are, in days and in value, that may count the same."""
    same_group = one[0].group == other[0].group
    for a, b in _nearest(one, other):
        if _same_flow(a, b, same_group=same_group, atlas=atlas):
            yield abs(a.end - b.end).days, abs(a.size - b.size)


def _same_flow(one: Statement, other: Statement, *, same_group: bool, atlas: Atlas) -> bool:
    """Tell whether two counts with one start count the same: equal, or one the earlier state of the other."""
    if one.size <= 0 or other.size <= 0:
        return one.place.id == other.place.id
    early, late = sorted((one, other), key=by_day)
    if late.end - early.end <= SAME_END:
        return holds(one, other) and not _told_apart(one, other)
    if not same_group:
        return close(early.size, late.size)
    if early.size > late.size:
        return late.size >= MAIN_PART * early.size and not (
            atlas.contains(early.place, late.place) and not close(early.size, late.size)
        )
    if early.start is None:
        return early.size >= MAIN_PART * late.size
    return early.size >= MAIN_PART * late.size * grown(early.start, early.end, late.end)


def _told_apart(one: Statement, other: Statement) -> bool:
    """Tell whether one report gives two numbers of a day for two places that it names: "Syria 15, Idlib 12".

    Of two sources one may mean the same by a larger place: "33 soldiers in Idlib", "34 of our soldiers in Syria".
    """
    same = one.document_id == other.document_id and one.end == other.end and one.source == other.source
    counted = same and one.value is not None and other.value is not None and one.value != other.value
    return counted and one.place.id != other.place.id and _names_its_place(one) and _names_its_place(other)


def _tell_apart(one: Sequence[Statement], other: Sequence[Statement]) -> bool:
    """Tell whether any report gives a number of each strand and tells them apart."""
    if one[0].place.id == other[0].place.id:
        return False
    said: dict[tuple[str, date], list[Statement]] = defaultdict(list)
    for statement in one:
        said[statement.document_id, statement.end].append(statement)
    return any(_told_apart(a, b) for b in other for a in said.get((b.document_id, b.end), ()))


def _stocks_fit(one: Sequence[Statement], other: Sequence[Statement], atlas: Atlas) -> Iterator[tuple[int, float]]:
    """Yield how far apart the figures are, in days and in value, that may count the same."""
    del atlas
    for a, b in _nearest(one, other):
        if abs(a.end - b.end) <= CRISIS_GAP and close(a.size, b.size) and not _told_apart(a, b):
            yield abs(a.end - b.end).days, abs(a.size - b.size)


def _misdated(strands: list[list[Statement]], atlas: Atlas) -> Iterator[tuple[int, int]]:
    """Yield events that other sources date to the next day, or begin on the next."""
    events: dict[tuple[str, date], list[int]] = defaultdict(list)
    for index, strand in enumerate(strands):
        start = strand[0].start
        if start is not None and strand[-1].end - start <= _ONE_EVENT:
            events[strand[0].place.id, start].append(index)
    taken: set[int] = set()
    for (_, day), indexes in sorted(events.items(), key=lambda item: (item[0][1], item[0][0])):
        for index in indexes:
            if index in taken:
                continue
            others = [
                other
                for place in atlas.near(strands[index][0].place)
                for other in events.get((place.id, day + timedelta(days=1)), ())
                if other not in taken and _one_night(strands[index], strands[other])
            ]
            if others:
                taken |= {index, others[0]}
                yield index, others[0]


def _one_night(one: Sequence[Statement], other: Sequence[Statement]) -> bool:
    if not stand_for(one[0].group, other[0].group) or one[0].place.kind is not other[0].place.kind:
        return False
    if any(same_body(a, b) or a.document_id == b.document_id for a in one for b in other):
        return False
    small, large = sorted((max(s.size for s in one), max(s.size for s in other)))
    if one[0].place.id == other[0].place.id and other[0].start is not None and one[-1].end >= other[0].start:
        return small >= MAIN_PART * large
    if one[0].place.kind is PlaceKind.POINT:
        return close(small, large)
    return small >= _MISDATED_LEAST and large - small <= _MISDATED_AREA * large
