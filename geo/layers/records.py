"""What the map draws: step functions of estimates, and a card for every figure.

These records hold no store and no arithmetic. Days are inclusive; a series is
read by taking its last step whose `Step.day` is not after the day asked for.
"""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from geo.models import EstimateBasis

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from geo.models import Agreement, Counting, Document, Figure, Place, Policy, Qualifier, Review, Role, Unit


@dataclass(frozen=True, slots=True)
class Way:
    """Where the people of a series came from, as the figures behind a step say.

    Attributes
    ----------
    origins
        Ids of places, sorted.
    whole
        Whether the whole number came from the one origin; otherwise nobody
        said how much of it came from which.
    """

    origins: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Step:
    """The level of a series from `day` on, until the next step.

    A step without figures says that nothing is counted here any more: the
    number is now part of a wider claim, or its stock has ended.

    Attributes
    ----------
    day
        First day, inclusive, on which the level holds.
    low, best, high
        For a flow what happened since the series began; for a stock how many
        there are. None only where nobody said a number.
    start
        First day that the newest figure covers; None where no text says. A
        window that begins later cuts the figure, which is then marked as spread.
    figure_ids
        The figures on which the level rests, sorted.
    disagreement
        In words, what the sources disagree on; None when they agree.
    words
        Such as "dozens", where `best` is None.
    stale_after
        For a stock, the last day on which it is not yet "last reported".
    way
        Where the people came from who are counted where they arrived; None
        where nobody says. It is the same number once more, never another one.
    agreed
        The number that a team agreed on, which `best` then is.
    bound
        `Qualifier.AT_LEAST` or `Qualifier.UP_TO` where those who said the number
        bounded it so; None for a sum of ours, which `basis` tells of.
    """

    day: date
    low: float | None
    best: float | None
    high: float | None
    start: date | None = None
    figure_ids: tuple[str, ...] = ()
    basis: EstimateBasis = EstimateBasis.REPORTED
    disagreement: str | None = None
    words: str | None = None
    stale_after: date | None = None
    way: Way | None = None
    agreed: Agreement | None = None
    bound: Qualifier | None = None

    @property
    def tells(self) -> bool:
        """Whether anything is counted here."""
        return bool(self.figure_ids)


class Steps(Sequence[Step]):
    """Steps that are made when they are looked at; they compare like a tuple of them."""

    __slots__ = ()

    @abstractmethod
    def on(self, day: date) -> Step | None:
        """Return the step that holds on a day; None before the first."""

    @property
    @abstractmethod
    def ends(self) -> tuple[date, date]:
        """The first and the last day on which they tell of something."""

    def __eq__(self, other: object) -> bool:
        """Tell whether both say the same."""
        return tuple(self) == tuple(other) if isinstance(other, tuple | Steps) else NotImplemented

    def __hash__(self) -> int:
        """Return the hash of a tuple of them."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Show them as a tuple."""
        return repr(tuple(self))


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator at one place over time.

    Attributes
    ----------
    group
        `geo.models.Group.code` of the common parent of the groups counted.
    ends
        First day on which the stock is over because nobody repeated it; None
        when it is carried forward.
    parts
        The same series split by group; their sum is the series.
    """

    indicator: str
    counting: Counting
    role: Role
    group: str
    unit: Unit
    place_id: str
    steps: tuple[Step, ...] | Steps
    ends: date | None = None
    parts: tuple[Series, ...] = ()

    def level(self, at: date) -> Step | None:
        """Return the step that holds on a day; None before the first, and where nothing is counted any more."""
        if isinstance(self.steps, Steps):
            step = self.steps.on(at)
        else:
            after = bisect_right(self.steps, at, key=attrgetter("day"))
            step = self.steps[after - 1] if after else None
        return step if step is not None and step.tells else None


@dataclass(frozen=True, slots=True)
class FigureCard:
    """A figure with its report, and where it is shown.

    `place_id` is None for a figure without a place; `reason` says in words why
    a figure is in a tray and not on the map, and is None for the others.
    `reviews` stand behind the figure, oldest first: who, when, verdict and why.
    `repeated` are the ids of other figures that say the same number, sorted;
    `against` those of figures that contradict or deny it, or any that repeats
    it, with the reason in words.
    """

    figure: Figure
    document: Document
    place_id: str | None
    reason: str | None
    reviews: tuple[Review, ...] = ()
    repeated: tuple[str, ...] = ()
    against: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layers:
    """Everything that a map shows between two days, both inclusive.

    Attributes
    ----------
    start, end
        The first and last day on which anything is reported. A stock that ends because nobody repeats it may end
        after the last day.
    places
        By id, every place that a series or a card names.
    cards
        By figure id, every figure, also those in the trays.
    undated, unplaced, not_aggregated
        Ids of the figures in the trays, sorted.
    """

    start: date
    end: date
    series: tuple[Series, ...]
    places: Mapping[str, Place]
    cards: Mapping[str, FigureCard]
    undated: tuple[str, ...]
    unplaced: tuple[str, ...]
    not_aggregated: tuple[str, ...]
    revision: int
    policy: Policy
    chains: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
