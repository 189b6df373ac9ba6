"""What a number may count, each with its weight, and how the options of one number bear on each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.extraction import outcomes
from geo.extraction.lexicon import Mark
from geo.extraction.verb_final import converbs, is_final
from geo.models import Precision

if TYPE_CHECKING:
    from geo.extraction.counting import Draft

#: A verb at the end of a clause that weighs this much is that of the number.
_CLOSING = 6.5
#: What befalls people where they are; those who are brought somewhere are sheltered there.
_HIT = frozenset({"affected", "injured", "killed", "missing", "detained", "in_need"})
#: What the name of a place to stay weighs less that no verb leads to.
_WHERE = 2.0
#: What a verb of hosting counts.
_STAY = frozenset({"refugees", "sheltered"})
#: Words between a converb and the verb that closes its clause.
_TO_MAIN = 2
#: What a participle says of those who were then saved.
_STUCK = frozenset({"blocked", "missing", "affected"})
#: Words of who saves, between the verb and the number.
_SAVER = 4
#: What happens in a camp, which then is only where it does, and words from a camp to its name: "of", "the".
_HURT = frozenset({"killed", "injured"})
_OF_CAMP = 3
_LET = frozenset({"evacuated", "crossed", "refugees"})
#: Words between a camp or a home and the verb that says whom it takes in.
_TO_SITE = 6
#: Words before harm that only says when something else was.
_RECKONED = frozenset({"after", "before", "since"})
#: Words between stopping people and the word for what they are stopped from.
_TO_ENTRY = 4


@dataclass(slots=True)
class Option:
    """An indicator that a number may have.

    Attributes
    ----------
    score
        How well the word for it stands to the number.
    indicator
        The indicator.
    mark
        The word.
    relation
        How it stands to the number: ``noun``, ``after``, ``before``, ``label`` …
    """

    score: float
    indicator: str
    mark: Mark | None
    relation: str


def weigh(draft: Draft, options: list[Option], beside: list[Draft]) -> None:
    """Change the weights of the options of a number by what they are together.

    Parameters
    ----------
    draft
        The number.
    options
        What it may count, changed in place.
    beside
        The numbers before it in its sentence.
    """
    _of_list(draft, options, beside)
    _main_clause(draft, options)
    _prevented(options)
    _reckoned(draft, options)
    _attributive(draft, options)
    _where_only(draft, options)
    _rescued(draft, options)
    _came_from(draft, options)
    _of_victims(draft, options)
    _inverted(draft, options)
    _hosted(draft, options)
    outcomes.lead(draft, options)
    outcomes.prefer(draft, options)
    _gathered(draft, options)
    _brought(draft, options)
    _settled(draft, options)


def _brought(draft: Draft, options: list[Option]) -> None:
    """Prefer the verb of moving people out to where they went: "Paris has evacuated 900 of its nationals to X"."""
    out = [
        o.score for o in options if o.indicator == "evacuated" and o.relation == "before" and _right_before(draft, o)
    ]
    for option in options if out and not is_final(draft.reading.language) else ():
        if option.indicator == "crossed" and option.relation == "after" and option.mark is not None:
            led = draft.reading.has("place", option.mark.start, option.mark.start + 1)
            option.score = min(option.score, max(out) - 0.5) if led else option.score


def _right_before(draft: Draft, option: Option) -> bool:
    """Tell whether the word of an option leads to a number."""
    return option.mark is not None and 0 <= draft.start - option.mark.end <= 1


def _settled(draft: Draft, options: list[Option]) -> None:
    """Prefer what people are to how they came years ago: "the 35,000 refugees arrived in 2017 are not concerned"."""
    last = max(draft.end, draft.head.end)
    noun = next((option for option in options if option.indicator == "refugees" and option.relation == "noun"), None)
    if noun is None or draft.head.value != "refugee":
        return
    years = [t for t in draft.reading.times or () if t.interval is not None and t.interval.precision is Precision.YEAR]
    for option in options:
        mark = option.mark
        if option.indicator != "crossed" or mark is None or mark.start != last or mark.end != last + 1:
            continue
        if any(0 <= time.start - mark.end <= 1 for time in years):
            noun.score = max(noun.score, *(other.score for other in options)) + 0.5


def _gathered(draft: Draft, options: list[Option]) -> None:
    """Prefer shelter to rescue where a camp or a home takes people in: "the orphanage has taken in 1,400 children"."""
    rescued = [o for o in options if o.indicator == "evacuated" and o.relation == "before" and o.mark is not None]
    for option in options if rescued else ():
        mark = option.mark
        if option.indicator != "sheltered" or option.relation != "before" or mark is None:
            continue
        same = any(other.mark is not None and other.mark.start == mark.start for other in rescued)
        if same and any(0 <= mark.start - site.end <= _TO_SITE for site in draft.reading.of("site")):
            option.score += 0.5


def _rescued(draft: Draft, options: list[Option]) -> None:
    """Prefer the verb of rescue before people to the participle after them: "freed 300 passengers stuck in snow"."""
    last = max(draft.end, draft.head.end)
    stuck = [o for o in options if o.indicator in _STUCK and o.relation == "after" and o.mark is not None]
    stuck = [option for option in stuck if option.mark is not None and option.mark.start == last]
    freed = [o for o in options if o.indicator in _LET and o.relation == "before" and o.mark is not None]
    # "وأنقذت الحماية المدنية 65 شخصا حاصرتهم المياه": the verb opens the clause, and who saves follows it
    hit = draft.reading.language.right_to_left and all(option.indicator == "affected" for option in stuck)
    most = _SAVER if hit else 1
    freed = [option for option in freed if option.mark is not None and draft.start - option.mark.end <= most]
    # "30 were rescued and two remain missing" are two clauses
    freed = [o for o in freed if o.mark is not None and not draft.reading.joints(o.mark.end, draft.start)]
    if stuck and freed and not is_final(draft.reading.language):
        best = max(freed, key=lambda option: option.score)
        best.score = max(best.score, *(option.score + 0.5 for option in stuck))


def _inverted(draft: Draft, options: list[Option]) -> None:
    """Prefer the verb of entry before people to why they came: "to Armenia entered 900 persons displaced"."""
    entered = [o for o in options if o.indicator == "crossed" and o.mark is not None and o.score >= _CLOSING]
    led = [o for o in entered if o.mark is not None and o.mark.kind.endswith("_inverted")]
    last = max(draft.end, draft.head.end)
    driven = [o for o in options if o.indicator == "displaced" and o.relation == "after" and o.mark is not None]
    beside = [o.score for o in driven if o.mark is not None and o.mark.start == last]
    if not led or not beside or draft.reading.says(last, "word", "be"):
        return
    best = max(led, key=lambda option: option.score)
    best.score = max(best.score, max(beside) + 0.5)


def _hosted(draft: Draft, options: list[Option]) -> None:
    """Prefer the verb of hosting before people to how they came: "Chad hosts 560,000 Sudanese arrived since 2023"."""
    hosts = [
        option.score
        for option in options
        if option.indicator in _STAY and option.relation == "before" and option.mark is not None
    ]
    if not hosts or is_final(draft.reading.language):
        return
    last = max(draft.end, draft.head.end)
    for option in options:
        mark = option.mark
        if option.indicator == "crossed" and option.relation == "after" and mark is not None:
            bare = mark.start == last and mark.end == last + 1
            option.score = min(option.score, max(hosts) - 0.5) if bare else option.score


def _where_only(draft: Draft, options: list[Option]) -> None:
    """Prefer the verb right before a number to where its people are: "تضررت 400 أسرة في مخيم", hit in a camp."""
    leads = [o for o in options if o.relation == "before" and o.mark is not None and o.mark.end == draft.start]
    if not any(option.indicator in _HIT and option.score >= _CLOSING for option in leads):
        return
    for option in options:
        mark = option.mark
        if option.indicator == "sheltered" and option.relation == "after" and mark is not None:
            option.score -= _WHERE * draft.reading.says(mark.start, "place", "at")


def _of_list(draft: Draft, options: list[Option], beside: list[Draft]) -> None:
    """Leave out where a bare number of a list of harm is told: "50 dead, of whom 17 in X and 11 in the camp of Y"."""
    if draft.head.kind != "bare" or not beside or not any(option.indicator == "sheltered" for option in options):
        return
    reading = draft.reading
    if not (_goes_on(draft, beside[-1]) and any(other.indicator in _HURT for other in beside)):
        return
    for option in options:
        mark = option.mark
        if mark is None or mark.start != draft.end or not reading.says(mark.start, "place", "at"):
            continue
        named = any(reading.place_at(index) for index in range(mark.end, mark.end + _OF_CAMP))
        if option.indicator == "sheltered" and option.relation == "after" and named:
            option.score = 0.0  # "30 hurt and 900 in camps" are sheltered


def _goes_on(draft: Draft, last: Draft) -> bool:
    """Tell whether "and" or a comma stands right before a number that follows another in its sentence."""
    words = draft.reading.words[last.end : draft.start]
    return bool(words) and (words[-1] == "," or bool(draft.reading.ending(draft.start, "join")))


def _came_from(draft: Draft, options: list[Option]) -> None:
    """Prefer the verb before people to where they came from: "استقبل المخيم 300 عائلة خرجت من الباغوز"."""
    if not any(option.relation == "before" and option.score >= _CLOSING for option in options):
        return
    last = max(draft.end, draft.head.end)
    relative = draft.reading.language.right_to_left  # whose relative clauses open with their verb
    for option in options:
        mark = option.mark
        if mark is None or option.relation != "after" or option.indicator != "displaced":
            continue
        if mark.kind.endswith("_placed") or (relative and mark.start == last and not draft.reading.joined(last)):
            option.score -= _WHERE + 0.5


def _of_victims(draft: Draft, options: list[Option]) -> None:
    """Prefer harm before people to what they were doing: "killed 40 people who were waiting to cross"."""
    reading, last = draft.reading, max(draft.end, draft.head.end)
    hurt = [o.score for o in options if o.indicator in _HURT and o.relation == "before" and o.score >= _CLOSING]
    if not hurt or is_final(reading.language) or not reading.says(last, "boundary", "relative"):
        return
    for option in options:
        if option.relation == "after" and option.indicator not in _HIT:
            option.score = min(option.score, max(hurt) - 0.5)


def _main_clause(draft: Draft, options: list[Option]) -> None:
    """Prefer the main verb to that of a relative clause: "1,000 who had crossed were sent back"."""
    after = sorted((o for o in options if o.relation == "after" and o.mark is not None), key=lambda o: o.mark.start)  # type: ignore[union-attr]
    if len(after) < 2:  # noqa: PLR2004 - one verb needs no other
        return
    reading = draft.reading
    first = max(draft.end, draft.head.end)
    those = draft.head.kind == "them" and reading.closes(first, "article", "definite")
    opened = any(mark.start == first for mark in (*reading.of("boundary", "relative"), *reading.of("opens", "that")))
    if not (opened or those):
        return
    for option in after[1:]:
        mark = option.mark
        if mark is None or after[0].mark is None or mark.start < after[0].mark.end:
            continue
        words = (*reading.at(mark.start, "word"), *reading.ending(mark.start, "word"))
        # as in: 700 households that had returned in June fled again
        again = any(m.end == mark.end for m in reading.of("again", "finite"))
        finite = again or any(m.value == "be" for m in words)
        # as in: seven of those wounded on Sunday have died
        perfect = mark.end - mark.start > 1 and reading.says(mark.start, "word", "function")
        finite = finite or (those and perfect)
        if finite and not reading.has("boundary", after[0].mark.end, mark.start, "relative"):
            options.append(Option(option.score + 5.0, option.indicator, mark, option.relation))
            return


def _reckoned(draft: Draft, options: list[Option]) -> None:
    """Leave out the harm that only says when a number was: "400 lawmakers voted after the killings"."""
    reading = draft.reading
    for option in options:
        mark = option.mark
        if option.relation != "noun" or mark is None or mark.start < draft.mention.end:
            continue
        first = mark.start - bool(reading.ending(mark.start, "article"))
        if any(found.value in _RECKONED for found in reading.ending(first, "time.phrase")):
            option.score = 0.0


def _prevented(options: list[Option]) -> None:
    """Prefer those who stop people to what they stop: "prevented (their) entry"."""
    stopped = [o.mark for o in options if o.indicator == "blocked" and o.relation == "before" and o.mark is not None]
    for option in list(options):
        mark = option.mark
        if option.indicator != "crossed" or option.relation != "before" or mark is None:
            continue
        if any(0 <= mark.start - stop.end <= _TO_ENTRY for stop in stopped):
            options.append(Option(option.score + 0.5, "blocked", stopped[0], "before"))
            return


def _converbs(draft: Draft, options: list[Option]) -> None:
    """Prefer the verb that closes a clause to the converb that says how: "sulara kapılarak öldü"."""
    reading = draft.reading
    after = [option for option in options if option.relation == "after" and option.mark is not None]
    for option in after:
        mark = option.mark
        if mark is None or not reading.words[mark.end - 1].endswith(converbs(reading.language)):
            continue
        main = [o for o in after if o.mark is not None and 0 <= o.mark.start - mark.end <= _TO_MAIN]
        if main:
            best = max(main, key=lambda o: o.score)
            option.score = min(option.score, best.score - 1.0)


def _attributive(draft: Draft, options: list[Option]) -> None:
    """Prefer the verb that closes a clause to the participle before a number: "etkilenen 90 kişi tahliye edildi"."""
    if not is_final(draft.reading.language):
        return
    _converbs(draft, options)
    closing = max((o for o in options if o.relation == "after"), key=lambda o: o.score, default=None)
    if closing is None or closing.score < _CLOSING:
        return
    for option in options:
        if option.relation == "before" and option.mark is not None and option.mark.end == draft.start:
            option.score = min(option.score, closing.score - 0.5)
