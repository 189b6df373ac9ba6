"""How near a place stands to a number of its sentence, before or after it, with what stands between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import narrowing, place_offices
from geo.extraction.coordination import LINKING

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.placing import Site
    from geo.extraction.reading import Reading


#: Joints of this weight break a sentence in two.
_BROKEN = 2.0
#: A fronted place stands among the first words of its sentence.
_FRONTED = 2
#: What a place of a part weighs less for a number after it: "45 dead, of whom 38 in Pemba, and 90 injured".
_PART = 6.0
#: The same where "where" leads from that place to the number: "and three in Poland, where 12 are missing".
_LED_PART = 2.5
#: Words between the comma after a parenthesis and the name of a place: "in the rural part of Hacarí".
_LED = 10
_APPOSED = 9
#: Those whom somebody brings to another place than their own: "Libya flew 320 people home to Niamey".
_BROUGHT = frozenset({"returned"})
#: Words between "most of them" and the name of a place.
_MOST = 3


def preceding(draft: Draft, site: Site, segment: tuple[int, int]) -> float:
    """Weigh a place before a number."""
    reading = draft.reading
    gap = draft.start - site.last
    inside = site.first >= segment[0] and (segment[0] == 0 or reading.joints(segment[0], site.first) > 0)
    outside = 3.4 if site.preposition == "origin" else 4.0
    if gap == 1 and reading.words[site.last] == "(" and reading.words[draft.end : draft.end + 1] == [")"]:
        return 9.0  # "from Lesbos (136) and Chios (66)"
    if gap == 0 and draft.relation == "list" and reading.words[site.first - 1] in {"(", ",", ";"}:
        return 9.0  # "64 dead (Maradi 27, Zinder 19)"
    if gap == 0 and _joined(reading, site):
        return 9.0  # "وفي حمص 7", whatever place opens the sentence
    score = (5.8 if inside else outside) - 0.10 * gap - 0.35 * reading.joints(site.last, draft.start)
    if draft.indicator == "crossed" and place_offices.of_official(reading, site):
        return 0.0
    if site.first <= _FRONTED and site.preposition == "at":
        score += 1.0  # a place that opens the sentence speaks for it, whatever stands between
    verb = draft.trigger if draft.relation == "before" and draft.indicator not in _BROUGHT else None
    hosts = not site.preposition and any(
        mark.start == site.last and (mark.value == "sheltered" or mark.kind.startswith("counts.host"))
        for mark in reading.ending(draft.start, "counts.before", "counts.host")
    )
    if hosts or (verb is not None and 0 <= verb.start - site.last <= 1):
        # "Lahij governorate shelters some 6,000", but "in Erbil, and hundreds headed for Karbala"
        score += 0.0 if verb is not None and reading.joined(verb.start) else 1.5
    if _larger(reading, site):
        score -= 1.5
    if _led_on(reading, site, draft, segment):
        score += 2.0
    if reading.has("boundary", site.last, draft.start, "strong"):
        score -= 1.5
    return score - _parted(draft, site)


def _led_on(reading: Reading, site: Site, draft: Draft, segment: tuple[int, int]) -> bool:
    """Tell whether "where" leads from a place to a number of its clause: "to Diffa in Niger, where 3,000 arrived"."""
    opened = site.last + (reading.words[site.last : site.last + 1] == [","])
    if not reading.says(opened, "place", "where") or qualifies(reading, site):
        return False
    after = any(draft.end <= first < segment[1] and not t.demonym for first, _, t in reading.places)
    return not after and not reading.has("boundary", opened + 1, draft.start, "strong")


def _of_part(draft: Draft, site: Site) -> bool:
    """Tell whether a place before a number is that of a part: "killed 45, of whom 38 in Pemba, and destroyed 900"."""
    reading = draft.reading
    for mark in reading.of("part"):
        if mark.value not in {"before", "after"} or not mark.end <= site.first:
            continue
        led = mark.value == "before"  # "of whom 38", and "38 of them"
        gaps = ((m.outer_start - mark.end if led else mark.start - m.end, m) for m in reading.mentions)
        part = next((m for gap, m in gaps if 0 <= gap <= 1), None)
        if part is not None and part.end <= site.first and part is not draft.mention:
            return "," in reading.words[site.last : draft.start]
    return False


def _parted(draft: Draft, site: Site) -> float:
    """Return what a place weighs less that is of some of those whom an earlier number counts."""
    if _of_most(draft.reading, site):
        return _PART  # "120 killed, most of them in Mecúfi, and 687,000 affected"
    if not _of_part(draft, site):
        return 0.0
    return _LED_PART if draft.reading.has("place", site.last, draft.start, "where") else _PART


def _of_most(reading: Reading, site: Site) -> bool:
    """Tell whether a place before a number is where most of those were whom an earlier number counts."""
    marks = (mark for mark in reading.of("place", "partly") if 0 <= site.first - mark.end <= _MOST)
    return any(any(mention.end <= mark.start for mention in reading.mentions) for mark in marks)


def trailing(draft: Draft, site: Site, segment: tuple[int, int]) -> float:
    """Weigh a place after a number."""
    if draft.reading.has("part", draft.end, site.first, "added"):
        return 0.0  # "131 dead in that province, to which 20 in Takhar are added"
    return 0.0 if _opens_next(draft.reading, draft, site) else _trailing(draft, site, segment)


def _trailing(draft: Draft, site: Site, segment: tuple[int, int]) -> float:
    """Weigh a place after a number that is not that of the number after it."""
    reading = draft.reading
    first = draft.end
    trigger = draft.trigger
    if trigger is not None and draft.relation == "after" and trigger.end <= site.first:
        first = max(first, trigger.end)
    gap = site.first - first
    inside = site.first < segment[1]
    base = 6.2 if inside else 0.0
    if (
        inside
        and site.last >= segment[1] - 1
        and segment[1] < len(reading.words)
        and reading.joints(draft.end, site.first) > 0
    ):
        base = 2.6  # ", Hama 12": the name belongs to the number after it
    if not inside and not any(draft.end <= begin < site.first and not t.demonym for begin, _, t in reading.places):
        # "14 killed and 45 injured in Idlib", not "8 million: 3 million in Oromia" nor "18 deaths, 8 of them in Sindh"
        if reading.has("part", draft.end, site.first):
            base = 4.8 if _past_parts(reading, draft, site) else 0.0
        elif _of_another(reading, draft, site):
            return 0.0
        else:
            base = 5.0 if draft.indicator in narrowing.HARM else 0.0
    score = base - 0.12 * gap - 0.5 * reading.joints(first, site.first)
    if reading.has("boundary", first, site.first, "strong"):
        score -= 1.5
    if reading.has("boundary", first, site.first, "relative"):
        score -= 1.2 if site.preposition else 2.4  # ", the day on which Israel …" opens a clause of its own
    verb = trigger.start if trigger is not None and draft.end <= trigger.start < site.first else draft.end
    if reading.has("place", verb, site.first, "partly"):
        score -= 4.5  # "7,400 arrivals, most of them at Adré"
    if _negated(draft, site.first, first if trigger is None else min(first, trigger.start)):
        return 0.0 if inside else score  # "30,000 who never got to Adré"
    return score


def _opens_next(reading: Reading, draft: Draft, site: Site) -> bool:
    """Tell whether a place joined on has the number after it, as the one before had its own: "وفي حمص 7 وفي حماة 3"."""
    if site.preposition != "at" or not any(mention.outer_start == site.last for mention in reading.mentions):
        return False
    led = any(draft.start == last and not toponym.demonym for _, last, toponym in reading.places)
    return led and _joined(reading, site)


def _joined(reading: Reading, site: Site) -> bool:
    """Tell whether "and" is written to the preposition right before a place: "وفي حمص"."""
    if not reading.language.right_to_left or site.preposition != "at" or site.first == 0:
        return False
    return reading.joined(site.first - 1) and reading.closes(site.first, "place", "at")


def _negated(draft: Draft, end: int, first: int) -> bool:
    """Tell whether a negation stands before a place, and not within the number itself: "ما لا يقل عن 90"."""
    mention = draft.mention
    inside = range(mention.outer_start, max(mention.end, draft.start))
    negations = (mark for mark in draft.reading.of("word", "negation") if first <= mark.start < end)
    return any(mark.start not in inside for mark in negations)


def _of_another(reading: Reading, draft: Draft, site: Site) -> bool:
    """Tell whether a place after another number is of that number: of a list, of parts in brackets, of a clause."""
    if reading.joints(draft.end, site.first) >= _BROKEN or _of_listed(reading, draft, site):
        return True
    unknown = draft.relation == "list" and draft.head.kind in {"bare", "unknown", "name"}
    return unknown or narrowing.bracketed_parts(reading, draft.end, site.first)


def _of_listed(reading: Reading, draft: Draft, site: Site) -> bool:
    """Tell whether a place is that of a bare number listed beside it: "217 missing, and 56 in Malawi"."""
    last = next((m for m in reversed(reading.mentions) if draft.end <= m.outer_start and m.end <= site.first), None)
    if last is None or site.preposition != "at":
        return False
    counted = any(last.end <= mark.start < site.first for mark in reading.counting)
    # "وجرح العشرات في الحصاحيصا": the verb that opens a clause has the number after it
    counted = counted or (reading.language.right_to_left and _verb_before(reading, last.outer_start))
    return (
        not counted
        and reading.joints(last.end, site.first) == 0
        and all(
            any(m.kind == "place" or m.value in LINKING for m in reading.at(index))
            for index in range(last.end, site.first)
        )
    )


def _verb_before(reading: Reading, index: int) -> bool:
    """Tell whether a verb or noun of an indicator ends right before a token."""
    return any(mark.kind.startswith("counts.before") for mark in reading.ending(index))


def _past_parts(reading: Reading, draft: Draft, site: Site) -> bool:
    """Tell whether a comma closes the parts of a number before a place: "90 people, 12 of them children, in Hacarí"."""
    words = reading.words
    opening = next((m.start for m in reading.of("part") if draft.end <= m.start < site.first), site.first)
    # "four of them": the number opens the part
    numbers = [m for m in reading.mentions if draft.end <= m.start]
    opening = next((m.outer_start for m in numbers if m.end == opening and m.outer_start > 0), opening)
    commas = [index for index in range(opening, site.first) if words[index] == ","]
    # "une attaque" counts nothing
    counted = [m for m in numbers if not m.article]
    between = any(commas and commas[-1] < m.start < site.first for m in counted)
    led = commas and (site.preposition or site.toponym.form != "name") and site.first - commas[-1] <= _LED
    return bool(led) and not between and opening > 0 and words[opening - 1] in {",", "("}


def _larger(reading: Reading, site: Site) -> bool:
    """Tell whether a place says only where the one before it lies: "Djibo, in northern Burkina Faso,"."""
    words = reading.words
    if site.last >= len(words) or words[site.last] != ",":
        return False
    return any(
        0 < site.first - last <= 3 and words[last] == "," and not toponym.demonym  # noqa: PLR2004 - a comma, "in the"
        for _, last, toponym in reading.places
    )


def qualifies(reading: Reading, site: Site) -> bool:
    """Tell whether a place only says more about the one before it: "Bor, the capital of Jonglei"."""
    for _, last, toponym in reading.places:
        if not 0 < site.first - last <= _APPOSED or toponym.demonym:
            continue
        if any(last <= mention.start < site.first for mention in reading.mentions):
            continue
        if any(mark.kind == "counts.label" and last <= mark.start < site.first for mark in reading.counting):
            continue  # "in Wad Madani, which brings the number of those displaced within Sudan to"
        if any(reading.words[i] == "," and reading.joined(i + 1) for i in range(last, site.first - 1)):
            continue  # ", ولدينا في": "and" opens a clause of its own
        # "Jojutla, Morelos" says where, "Bor, the capital of Jonglei" says what
        return "," in reading.words[last : last + 2] and site.first - last > 2  # noqa: PLR2004
    return False
