"""Which indicator a number counts: every word that could say so is weighed, the best one wins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.indicators import indicators
from geo.models import Counting, Period, Role, Share, Status, Toponym, Unit

if TYPE_CHECKING:
    from geo.extraction.lexicon import Mark
    from geo.extraction.numbers import Mention
    from geo.extraction.phrases import Head
    from geo.extraction.reading import Reading

#: A number whose best word weighs less belongs to no indicator of its own.
ENOUGH = 4.0
_REACH_AFTER = 22
_REACH_BEFORE = 9
_REACH_LABEL = 14
#: Indicators whose words are trusted with a counted noun that the lexicon does not know.
_TRUSTED = frozenset({"killed", "injured", "missing", "detained"})


@dataclass(slots=True)
class Draft:
    """A figure in the making."""

    reading: Reading
    mention: Mention
    head: Head
    indicator: str = ""
    counting: Counting = Counting.FLOW
    unit: Unit = Unit.PEOPLE
    trigger: Mark | None = None
    relation: str = ""
    score: float = 0.0
    parent: Draft | None = None
    heir_of: Draft | None = None
    repeat_of: Draft | None = None
    superseded: bool = False
    enemy_claim: bool = False
    status: Status = Status.REPORTED
    period: Period = Period()
    period_span: tuple[int, int] | None = None
    toponyms: tuple[Toponym, ...] = ()
    place_rank: float = 0.0
    role: Role = Role.EVENT
    attributed_to: str | None = None
    source_span: tuple[int, int] | None = None
    shares: list[Share] = field(default_factory=list)

    @property
    def start(self) -> int:
        """First token of the number with its bounds."""
        return self.mention.outer_start

    @property
    def end(self) -> int:
        """Token after the number."""
        return max(self.mention.end, self.mention.outer_end)

    def take(self, indicator: str, trigger: Mark | None, relation: str, score: float) -> None:
        """Settle the indicator."""
        self.indicator = indicator
        self.trigger = trigger
        self.relation = relation
        self.score = score
        self.unit = self.head.unit
        if indicator.startswith("homes_"):
            self.unit = Unit.HOMES
        kind = trigger.kind if trigger is not None else ""
        if kind.endswith("_stock"):
            self.counting = Counting.STOCK
        elif kind.endswith("_flow"):
            self.counting = Counting.FLOW
        elif indicator == "displaced" and kind == "counts.noun":
            self.counting = Counting.STOCK
        else:
            self.counting = indicators()[indicator].counting


@dataclass(frozen=True, slots=True)
class _Option:
    score: float
    indicator: str
    mark: Mark | None
    relation: str


def settle(drafts: list[Draft]) -> None:
    """Give every draft of one sentence the indicator that the words of the sentence say, if any does."""
    spans = [(draft.start, draft.end) for draft in drafts]
    for number, draft in enumerate(drafts):
        options = [option for option in _options(draft, spans, number) if option.score > 0]
        if not options:
            continue
        best = max(options, key=lambda option: option.score)
        needed = ENOUGH
        if best.score >= needed:
            draft.take(best.indicator, best.mark, best.relation, best.score)


def _options(draft: Draft, spans: list[tuple[int, int]], number: int) -> list[_Option]:
    reading, head = draft.reading, draft.head
    options: list[_Option] = []
    if head.event is not None:
        weak = head.event.kind == "counts.noun_weak" or head.event.value in {"displaced", "refugees", "population", "evacuated", "in_need", "returned"}
        options.append(_Option(5.5 if weak else 10.0, head.event.value, head.event, "noun"))
    home = head.kind == "home"
    unknown = head.kind == "unknown"
    following = [start for start, _ in spans if start >= draft.end]
    preceding = [end for _, end in spans if end <= draft.start]
    for mark in reading.marks:
        kind = mark.kind
        if not kind.startswith("counts."):
            continue
        name = kind[7:]
        is_home = name.startswith("home_")
        if is_home:
            name = name[5:]
        elif home and mark.value != "evacuated":
            continue
        if is_home and not home and head.kind not in {"bare", "them"}:
            continue
        base = name.partition("_")[0]
        if base == "after" and mark.start >= draft.mention.end:
            score = _after(draft, mark, following)
        elif base == "before" and mark.end <= draft.start:
            score = _before(draft, mark, preceding)
        elif base == "label":
            score = _label(draft, mark, preceding, following)
        elif base == "noun" and mark.kind != "counts.noun_weak" and mark.start >= draft.mention.end:
            score = _after(draft, mark, following) - 2.5
        else:
            continue
        if is_home and not home:
            score -= 0.5 if _home_before(draft) else 3.0
        if unknown:
            near = mark.start - head.end if base == "after" else 0
            if mark.value not in _TRUSTED or near > 2:
                continue
            score -= 1.5
        if score > 0:
            options.append(_Option(score, mark.value, mark, base))
    return options


def _home_before(draft: Draft) -> bool:
    return any(mark.end <= draft.start for mark in draft.reading.of("home"))


def _after(draft: Draft, mark: Mark, following: list[int]) -> float:
    head = draft.head
    first = max(draft.mention.end, head.end if head.kind != "bare" else draft.end)
    gap = max(0, mark.start - first)
    if gap > _REACH_AFTER:
        return 0.0
    score = 8.0 - 0.2 * gap
    score -= 0.9 * draft.reading.joints(first, mark.start)
    crossed = sum(1 for start in following if start < mark.start)
    score -= 2.5 * crossed
    if gap == 0:
        score += 1.0
    if head.kind in {"bare", "them"}:
        score -= 0.3
    relative = _relative(draft.reading, first, mark.start)
    if relative:
        score -= 1.0
    score += 0.15 * (mark.end - mark.start)
    return score


def _relative(reading: Reading, first: int, last: int) -> bool:
    return any(first <= mark.start < last for mark in reading.of("boundary", "relative"))


def _before(draft: Draft, mark: Mark, preceding: list[int]) -> float:
    reading = draft.reading
    gap = draft.start - mark.end
    if gap > _REACH_BEFORE:
        return 0.0
    crossed = sum(1 for end in preceding if end > mark.start)
    score = 8.0 - 0.45 * gap
    score -= 1.2 * reading.joints(mark.end, draft.start)
    score -= 1.5 * crossed
    if mark.start > 0:
        last = reading.words[mark.start - 1]
        if any(last == m.value or True for m in reading.at(mark.start - 1, "word") if m.value == "be"):
            score -= 3.0
        if mark.start in preceding or any(m.kind in {"person", "home", "household"} for m in reading.ending(mark.start)):
            # "12 people killed, 5 wounded": the word has its number already
            score -= 3.0 if preceding else 0.0
    score += 0.15 * (mark.end - mark.start)
    return score


def _label(draft: Draft, mark: Mark, preceding: list[int], following: list[int]) -> float:
    reading = draft.reading
    if mark.end <= draft.start:
        gap = draft.start - mark.end
        if gap > _REACH_LABEL:
            return 0.0
        crossed = sum(1 for end in preceding if end > mark.end)
        score = 8.0 - 0.25 * gap - 1.0 * reading.joints(mark.end, draft.start) - 2.5 * crossed
        if draft.head.kind not in {"bare", "them", "event"}:
            score -= 2.0
        return score + 0.1 * (mark.end - mark.start)
    gap = mark.start - draft.end
    if gap < 0 or gap > 3:  # noqa: PLR2004 - "672,500 the number who have entered"
        return 0.0
    crossed = sum(1 for start in following if start < mark.start)
    return 7.0 - 0.5 * gap - reading.joints(draft.end, mark.start) - 3.0 * crossed
