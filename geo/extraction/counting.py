"""Which indicator a number counts: every word that could say so is weighed, the best one wins."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction import (
    absences,
    ages,
    arrivals,
    captives,
    duties,
    flight,
    framing,
    home_words,
    hosting,
    idioms,
    institutions,
    labels,
    orders,
    others_harmed,
    outcomes,
    partitives,
    tables,
    waiting,
)
from geo.extraction.lexicon import Mark
from geo.extraction.numbers import Mention
from geo.extraction.options import Option, weigh
from geo.extraction.phrases import Head, families_in, of_share
from geo.extraction.reach import after, before
from geo.extraction.reading import Reading
from geo.extraction.verb_final import is_final, out_of, waits
from geo.indicators import indicators
from geo.models import Counting, Period, Role, Share, Span, Status, Toponym, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    Abroad = Callable[[Reading, Mark], bool]

#: A number whose best word weighs less belongs to no indicator of its own.
ENOUGH = 4.0
#: What the camps weigh with which people are told: "12 schools with 900 people".
_ALONG = 6.0
#: Words between a noun that the lexicon does not know and its verb.
_BESIDE = 2
#: Joints of this weight break a sentence in two.
_BROKEN = 2.0
#: What words of an indicator end with that count only where something was counted before.
_TOLD_BEFORE = ("_known", "_harmed")
#: Indicators whose words are trusted with a counted noun that the lexicon does not know.
_TRUSTED = frozenset({"killed", "injured", "missing", "detained"})
#: Indicators that may count homes besides those that do by name.
_OF_HOMES = frozenset({"evacuated", "affected"})
#: Those of whom some may have died since.
_MAY_DIE = frozenset({"injured", "missing", "detained"})
#: Indicators whose noun names people, of whom a verb may say something else: "refugees were killed".
_WEAK_NOUNS = frozenset(
    {"displaced", "refugees", "population", "evacuated", "in_need", "returned", "affected", "homeless"}
)
#: Who comes over a border where others are only received.
_MIGRANTS = frozenset({"migrant", "refugee"})
#: Indicators that do not count soldiers.
_CIVIL = (_WEAK_NOUNS - {"evacuated"}) | {"sheltered", "crossed"}


@dataclass(slots=True)
class Draft:
    """A figure in the making.

    Attributes
    ----------
    start, end
        First token of the number with its bounds, and the token after it.
    """

    reading: Reading
    mention: Mention
    head: Head
    start: int = field(init=False)
    end: int = field(init=False)
    indicator: str = ""
    counting: Counting = Counting.FLOW
    unit: Unit = Unit.PEOPLE
    trigger: Mark | None = None
    relation: str = ""
    score: float = 0.0
    margin: float = 9.0  # how far the words of this indicator are ahead of those of any other
    parent: Draft | None = None
    heir_of: Draft | None = None
    beside: Draft | None = None  # the figure whose noun this one shares: "14 soldiers killed and 45 injured"
    repeat_of: Draft | None = None
    superseded: bool = False
    unreadable: bool = False
    enemy_claim: bool = False
    status: Status = Status.REPORTED
    period: Period = field(default_factory=Period)
    since_event: bool = False
    brief: bool = False  # whether the period is the last day or some days: "in 24 hours"
    rough: bool = False  # whether the period is only a length of time: "in two months"
    period_span: tuple[int, int] | None = None
    running: bool = False  # whether it counts on from a day that nobody names, "so far"
    spoken: bool = False  # whether its day is that on which somebody spoke: "said on Sunday"
    told: bool = False  # whether its day is only that on which a toll was told
    toponyms: tuple[Toponym, ...] = ()
    place_rank: float = 0.0
    of_entries: bool = False  # whether entries are counted, of which one person may try several
    summed: bool = False  # whether its places are those of the parts that add up to it
    came_from: bool = False  # whether the place is one that people came from
    role: Role = Role.EVENT
    attributed_to: str | None = None
    source_span: tuple[int, int] | None = None
    source_kind: str = ""
    gapped: bool = False  # whether a second source gives it, whose verb is left out
    asked: Reading | None = None  # the question that the number answers
    under_homes: bool = False  # whether the line above heads a table of homes
    others: frozenset[int] = frozenset()  # identities of the mentions that count things
    shares: list[Share] = field(default_factory=list)
    scale: tuple[Span, str] | None = None  # the words that give it in thousands, and where they stand
    heading: Reading | None = None  # the line that holds the word for what is counted, where another than its own does

    def __post_init__(self) -> None:
        """Note where the number begins, with its bounds, and ends."""
        mention = self.mention
        self.start, self.end = mention.outer_start, mention.full_end

    @property
    def of_state(self) -> bool:
        """Whether the noun that is counted is a state: "355,000 displaced"."""
        event = self.head.event
        return event is not None and event.kind == "counts.noun" and self.relation not in {"after", "before"}

    def take(self, indicator: str, trigger: Mark | None, relation: str, score: float) -> None:
        """Settle the indicator."""
        self.indicator = indicator
        self.trigger = trigger
        self.relation = relation
        self.score = score
        self.unit = Unit.ATTEMPTS if self.of_entries and indicator == "blocked" else self.head.unit
        if indicator.startswith("homes_"):
            self.unit = Unit.HOMES
        elif self.unit is Unit.HOMES and indicator not in _OF_HOMES:
            self.unit = Unit.PEOPLE  # those "in shelters"
        kind = trigger.kind if trigger is not None else ""
        if trigger is not None and kind == "counts.label" and self.head.kind in {"bare", "unknown"}:
            said = self.heading or self.reading
            if trigger.end <= len(said.words) and families_in(said, trigger) is not None:
                self.unit = Unit.HOUSEHOLDS
        if kind.endswith("_stock") or (kind.endswith("_border") and indicator == "blocked"):
            self.counting = Counting.STOCK
        elif kind.endswith("_flow"):
            self.counting = Counting.FLOW
        elif indicator == "displaced" and (kind in {"counts.noun", "counts.label"} or self.of_state):
            self.counting = Counting.STOCK
        else:
            self.counting = indicators()[indicator].counting


#: What verbs of hosting count.
_TAKEN_IN = frozenset({"refugees", "sheltered", "crossed"})
#: What being in a camp weighs less for people whom the verb before them drove out.
_DRIVEN = 3.0


def settle(drafts: list[Draft], earlier: list[Draft], abroad: Abroad) -> None:
    """Give every draft of one sentence the indicator that the words of the sentence say, if any does.

    Parameters
    ----------
    drafts
        The numbers of the sentence that are no ages, sums of money and the like.
    earlier
        The figures of the sentences before, in reading order.
    abroad
        Tells whether a country follows a phrase, which makes flight a crossing: "fled to Chad".
    """
    for number, draft in enumerate(drafts):
        # what a list says of its entries, no word between them unsays
        options = [] if draft.indicator else _options(draft, earlier, drafts[:number], abroad)
        best = max(options, key=lambda option: option.score, default=None)
        waiting = best is not None and best.relation == "after" and _waits(draft, drafts[number + 1 : number + 2])
        if best is not None and best.score >= ENOUGH and not waiting:
            draft.take(best.indicator, best.mark, best.relation, best.score)
            rivals = [option.score for option in options if option.indicator != best.indicator]
            draft.margin = best.score - max(rivals, default=0.0)
            if draft.indicator == "population" and hosting.lives_abroad(
                draft, [*earlier[-1:], *drafts[:number]], abroad
            ):
                draft.take("refugees", best.mark, best.relation, best.score)
            if draft.indicator == "sheltered" and hosting.of_inhabitants(draft):
                draft.take("population", best.mark, best.relation, best.score)
            if draft.indicator == "sheltered" and hosting.by_country(draft, [*earlier, *drafts[:number]], abroad):
                draft.take("refugees", best.mark, best.relation, best.score)
            elif draft.indicator == "sheltered" and hosting.of_displaced(draft, [*earlier[-1:], *drafts[:number]]):
                draft.take("displaced", best.mark, best.relation, best.score)
    for first, second in pairwise(drafts):
        partitives.hand_over(first, second)
        if partitives.among(first, second):
            partitives.leave(second)
        elif partitives.opens(first, second) or out_of(first, second) or partitives.takes_noun(first, second):
            first.indicator = ""


def _waits(draft: Draft, following: list[Draft]) -> bool:
    """Tell whether a bare number in a list by place has the verb of the number after it."""
    return (
        bool(following)
        and draft.head.kind == "bare"
        and is_final(draft.reading.language)
        and waits(draft.reading, draft.end, following[0].start)
    )


def _options(draft: Draft, earlier: list[Draft], beside: list[Draft], abroad: Abroad) -> list[Option]:
    if tables.of_unknown(draft) or partitives.of_things(draft):
        return []
    named = tables.field(draft)
    if named is not None and draft.head.kind in {"bare", "person", "household", "home"}:
        return [Option(9.5, named.value, named, "field")]
    most = tables.bracketed(draft)
    if most is not None:
        return [Option(9.5, most.value, most, "field")]
    options = _noun_options(draft, earlier)
    times = draft.reading.times
    for mark in draft.reading.counting:
        if times and any(time.start <= mark.start < time.end for time in times):
            continue  # Turkish "geçen hafta", last week: "geçen" is also who crossed
        option = _option(draft, mark, abroad)
        # what most words weigh rules them out, and is found sooner than what else may
        if option is None or option.score <= 0 or idioms.counts_nobody(draft, mark) or others_harmed.told(draft, mark):
            continue  # "aucun blessé parmi les 60 passagers"
        said = [*earlier, *beside] if mark.kind.endswith(_TOLD_BEFORE) else earlier
        if not _in_place(draft, mark, said) or (draft.head.kind == "bare" and labels.of_other(draft, mark)):
            continue
        if not (_barred(draft, option) or duties.on_duty(draft, option.indicator)):
            within = "_either" in mark[2] and option.indicator == mark.value
            within = within and not (
                flight.across(draft, mark, abroad)
                if is_final(draft.reading.language)
                else hosting.follows_country(draft, mark, abroad)  # "Ghana has seen 7,200 come"
            )
            options.append(arrivals.verb(draft, option, said) if within else option)
    site = hosting.along_site(draft)
    if site is not None:
        options.append(Option(_ALONG, "sheltered", site, "before"))
    weigh(draft, options, beside)
    framing.framed(draft, options)
    return [_stopped(draft, option, options) for option in options]


def _in_place(draft: Draft, mark: Mark, earlier: list[Draft]) -> bool:
    """Tell whether a text is about what a word needs: a border beside it, people on their way before it."""
    if mark.kind.endswith("_border"):
        return waiting.at_border(draft, mark, earlier)
    if mark.value == "crossed" and mark.kind == "counts.before" and institutions.of_hospital(draft.reading, mark):
        return False
    if mark.value == "displaced" and captives.get_away(draft, mark, earlier):
        return False
    if mark.kind == "counts.after_either":
        # "9,000 have been reached with food"; "600 firefighters arrived in Valencia"
        return not (draft.reading.closes(mark.start, "word", "be") or arrivals.sent(draft))
    if mark.kind.endswith(("_medical", "after_site")):
        return institutions.beside(draft, mark)
    if mark.kind.endswith("_placed"):
        return arrivals.names_place(draft, mark, earlier)
    if mark.kind.endswith("_ordered"):
        return orders.ordered(draft, earlier)
    if mark.kind.endswith("_harmed"):
        return absences.of_disaster(draft, mark, earlier)
    if mark.kind == "counts.after_known" and draft.head.kind == "bare":
        return False  # "artçı sayısı 850'yi geçti", passed 850
    # "28 remain", in a hospital, are no refugees
    moving = mark.kind.endswith("_known") or (mark.kind == "counts.after_weak" and mark.value == "refugees")
    return not moving or any(other.indicator in arrivals.MOVING for other in earlier)


def _stopped(draft: Draft, option: Option, options: list[Option]) -> Option:
    """Read attempts to cross, and entries that are prevented, as people stopped: neither got across."""
    if option.indicator == "sheltered" and option.relation == "after" and _driven(draft, options):
        return Option(option.score - _DRIVEN, option.indicator, option.mark, option.relation)
    if option.indicator != "crossed":
        return option
    if draft.head.kind == "attempt":
        return Option(option.score, "blocked", option.mark, option.relation)
    prevented = any(o.indicator == "blocked" and o.relation == "before" and o.score >= ENOUGH for o in options)
    if option.relation == "noun" and prevented:
        draft.of_entries = True
        return Option(option.score, "blocked", option.mark, option.relation)
    return option


def _driven(draft: Draft, options: list[Option]) -> bool:
    """Tell whether a verb of flight right before people governs them, who lived in a camp: "اضطرت 90 أسرة في مخيم"."""
    return draft.reading.language.right_to_left and any(
        option.indicator == "displaced"
        and option.relation == "before"
        and option.mark is not None
        and option.mark.kind == "counts.before"
        and draft.start - option.mark.end <= 1
        and option.score >= ENOUGH
        for option in options
    )


def _noun_options(draft: Draft, earlier: list[Draft]) -> list[Option]:
    head = draft.head
    event = head.event
    if event is None or _deed_of_residents(draft, event):
        return []
    indicator = event.value
    if indicator == "detained" and captives.gone(draft):
        return []
    if event.kind == "counts.noun_either":
        # "arrivals" cross a border, unless the text is about people who stay within one
        indicator = arrivals.noun(draft, earlier, indicator)
    weak = event.kind == "counts.noun_weak" or indicator in _WEAK_NOUNS
    # of arrivals a verb may say what became of them: "1,150 new arrivals sleep along the road"
    score = 5.5 if weak else 7.0 if event.kind == "counts.noun_either" else 10.0
    if (indicator in _MAY_DIE and partitives.of_group(draft, event.start)) or captives.named(draft):
        score = 5.5  # "nine of the injured died", "322 hostages, 155 of them children, died"
    if indicator == "injured" and draft.reading.closes(draft.start, "counts.before", "killed"):
        score = 5.5  # "وفاة ثلاثة جرحى": the wounded died
    elif outcomes.died(draft, indicator):
        score = 5.5  # "three of the wounded have died"
    if indicator == "population":
        score = labels.of_inhabitants(draft) or score
    elif weak and of_share(draft.reading, draft.mention):
        score = 9.5  # "half of the 9,400 evacuees have gone home"
    return [Option(score, indicator, event, "noun")]


def _of_other_things(draft: Draft, option: Option) -> bool:
    """Tell whether those are counted who are sent somewhere, work or look on there, or things that were lost."""
    reading, head = draft.reading, draft.head
    led = option.relation == "before" or option.indicator == "crossed"
    housed = option.indicator == "sheltered" and reading.has("posted", head.start, head.end, "guest")
    if ((option.indicator in _TAKEN_IN and led) or option.indicator == "in_need") and reading.has(
        "posted", head.start, head.end
    ):
        return not housed  # "Qatar hosted 30,000 fans", "90 rescuers have landed", but "the school took in 80 tourists"
    if option.indicator in {"sheltered", "population"}:
        return reading.has("posted", head.start, head.end, "staff")  # "240 staff in the camp"
    noun = head.event
    if option.mark is not None and option.mark.kind == "counts.before_inverted" and noun is not None:
        return noun.kind == "counts.noun" and noun.value != option.indicator  # "have left 14,000 homeless"
    lost = option.mark is not None and reading.says(option.mark.start, "loss", "verb")
    return option.indicator == "killed" and head.kind == "unknown" and lost  # "lost 300 paintings"


def _deed_of_residents(draft: Draft, noun: Mark) -> bool:
    """Tell whether residents are the subject of what they did, and not all who live there: "800 habitants ont"."""
    if noun.value != "population" or not draft.reading.says(draft.head.end, "active", "auxiliary"):
        return False
    return draft.mention.outer_start == 0 or not draft.reading.at(draft.mention.outer_start - 1, "article", "word")


def _barred(draft: Draft, option: Option) -> bool:
    """Tell whether a group cannot be counted by an indicator: soldiers are deployed, not displaced."""
    head = draft.head
    if head.value == "combatant" and (option.indicator in _CIVIL or option.indicator == "blocked"):
        return True
    if option.indicator == "population" and option.relation == "before" and head.value in _MIGRANTS:
        return True  # "the camp of X, where 57,000 refugees lived already"
    if head.kind == "event" and head.event is not None and head.event.value == "refugees":
        return option.indicator == "crossed"  # requests for asylum that a country received
    if _of_other_things(draft, option):
        return True
    if hosting.of_captors(draft, option.indicator, option.mark):
        return True
    if option.relation != "before" or head.event is None or head.event.value != "displaced":
        return False
    if option.indicator == "sheltered" and hosting.in_town(draft, option.mark):
        return True  # "Goma accueille 40 000 déplacés"
    if option.indicator == "population":
        return True  # "home to 90,000 displaced people"
    # people displaced within a country are no refugees that it hosts, and cross no border that is not named
    return option.indicator == "refugees" or (option.indicator == "crossed" and not arrivals.of_border(draft.reading))


@cache
def _kind(kind: str) -> tuple[str, str, bool]:
    """Return the name of a kind of mark, "after_weak", what it begins with, "after", and whether it is of homes."""
    name = kind.removeprefix("counts.")
    homes = name.startswith("home_")
    name = name.removeprefix("home_")
    return name, name.partition("_")[0], homes


def _option(draft: Draft, mark: Mark, abroad: Abroad) -> Option | None:
    """Weigh one word of an indicator for one number."""
    name, base, homes = _kind(mark[2])
    # "the number of those who fled to Chad" crossed, that of those who fled Aleppo did not
    stayed = name == "label_abroad" and not flight.across(draft, mark, abroad)
    if stayed or not _fitting(draft, mark, name, homes=homes):
        return None
    follows = mark.start >= draft.mention.end
    if name in {"abroad", "abroad_from"}:
        return _across(draft, mark, name, abroad)
    if name.startswith("host"):
        return _hosting(draft, mark, abroad)
    if name.endswith("_border"):
        if follows is not (base == "after") or (mark.end > draft.start and not follows):
            return None
        return Option((after if follows else before)(draft, mark) + 1.0, mark.value, mark, base)
    if name.startswith("after_either"):
        return _arriving(draft, mark, name) if follows else None
    score = _standing(draft, mark, name, base)
    if score is None:
        return None
    if homes:
        score += home_words.weigh(draft, mark, base)
    if draft.head.kind == "unknown":
        score -= 1.5
    # refugees who stream into a town came over a border
    more = institutions.MORE * (name == "before_medical") + (name == "after_migrant")
    return Option(score + more, mark.value, mark, base)


def _arriving(draft: Draft, mark: Mark, name: str) -> Option | None:
    """Weigh a verb of arrival after a number; one that closes its clause needs to say where people came to."""
    final = is_final(draft.reading.language)
    if final and not arrivals.somewhere(draft, mark):
        return None
    site = final and not name.endswith("_known")
    taken = site and (hosting.in_site(draft) or bool(arrivals.into_site(draft, mark)))
    return Option(after(draft, mark), "sheltered" if taken else mark.value, mark, "after")


def _hosting(draft: Draft, mark: Mark, abroad: Abroad) -> Option | None:
    """Weigh a verb of hosting, which stands before those who are taken in, or closes their clause."""
    if is_final(draft.reading.language):
        indicator = hosting.indicator_before(draft, mark, abroad)
        return Option(after(draft, mark), indicator, mark, "after") if indicator else None
    if mark.kind.endswith("_site"):
        taken = mark.end <= draft.start and hosting.of_site(draft, mark)
        return Option(before(draft, mark) + arrivals.KNOWN, "sheltered", mark, "before") if taken else None
    if mark.kind.endswith("_state"):
        known = mark.end <= draft.start and hosting.follows_country(draft, mark, abroad)
        return Option(before(draft, mark) + arrivals.KNOWN, mark.value, mark, "before") if known else None
    indicator = hosting.indicator(draft, mark, abroad)
    return Option(before(draft, mark), indicator, mark, "before") if indicator else None


def _standing(draft: Draft, mark: Mark, name: str, base: str) -> float | None:
    """Weigh a word by where it stands to the number; None where a word of its kind cannot stand."""
    follows = mark.start >= draft.mention.end
    if base == "after":
        return after(draft, mark) if follows else labels.numbered(draft, mark)
    if base == "before" and mark.end <= draft.start:
        return before(draft, mark)
    if base == "label":
        return labels.label(draft, mark) + (arrivals.KNOWN if name == "label_abroad" else 0.0)
    if base == "tag":
        return labels.tag(draft, mark)
    if base == "noun" and not follows:
        return labels.of_number(draft, mark) or None
    if base == "noun" and name != "noun_weak":
        between = any(draft.end <= mention.start < mark.start for mention in draft.reading.mentions)
        return 0.0 if between else after(draft, mark) - 2.5
    return None


def _across(draft: Draft, mark: Mark, name: str, abroad: Abroad) -> Option | None:
    """Weigh a word of flight that is one of crossing where a country goes with it: "fled to Chad"."""
    follows = mark.start >= draft.mention.end
    if not (follows or mark.end <= draft.start) or (follows and name == "abroad_from"):
        return None
    # "the number of those who fled to Chad is now 900"
    told = labels.numbered(draft, mark) if not follows and abroad(draft.reading, mark) else 0.0
    there = flight.out_of(draft, abroad) if name == "abroad_from" else flight.across(draft, mark, abroad)
    score = after(draft, mark) if follows else max(before(draft, mark) * there, told)
    return Option(score + 2.0, mark.value, mark, "after" if follows else "before") if there or told else None


def _fitting(draft: Draft, mark: Mark, name: str, *, homes: bool) -> bool:
    """Tell whether a word of an indicator can be about what a number counts: homes, migrants, an unknown noun."""
    head = draft.head
    if homes:
        if partitives.of_no_homes(draft) or (
            head.kind not in {"home", "bare", "them"}
            and not home_words.is_participle(draft, mark)
            and not home_words.are_dwellings(draft, mark)
        ):
            return False
    elif head.kind == "home" and mark.value != "evacuated":
        return False
    if name.endswith("_named") and head.kind != "home":
        return False  # "houses have gone", but "1,650 have gone"
    if name.endswith("_foreign") and head.value not in _MIGRANTS and not hosting.of_nation(draft):
        return False  # "Dhaka is home to 900,000 Rohingya", but "a village, home to 900 people"
    if name.endswith("_migrant") and head.value not in _MIGRANTS and head.kind != "name":
        # "18,000 migrants came to Spain, and Italy received 9,392"
        return head.kind == "bare" and any(found.value in _MIGRANTS for found in draft.reading.of("person"))
    if head.kind == "unknown":
        return mark.value in _TRUSTED and not (name.startswith("after") and mark.start - ages.past(draft) > _BESIDE)
    return True
