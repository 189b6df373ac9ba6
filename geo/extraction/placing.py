"""The place of a figure: which toponyms of its clause, sentence or of an earlier sentence, and in which role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.extraction import narrowing, source_names
from geo.extraction.context import FAR
from geo.extraction.coordination import LINKING, joint
from geo.extraction.unnamed import capitals, compass
from geo.extraction.verb_final import holds
from geo.models import Basis, Role

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading
    from geo.extraction.source_names import Source
    from geo.models import Toponym

_HOSTED = frozenset({"refugees", "sheltered"})
_MOVED = frozenset({"crossed", "returned", "displaced", "evacuated", "refugees"})
_PREPOSITIONS = frozenset({"origin", "destination", "at", "via", "by"})
_ENOUGH = 1.0
#: Harm done by one event at one place.
_HARM = frozenset({"killed", "injured", "missing", "detained", "homes_destroyed", "homes_damaged"})
#: Joints of this weight break a sentence in two.
_BROKEN = 2.0
#: A fronted place stands among the first words of its sentence.
_FRONTED = 2
#: So does one that heads an entry before a colon: "Health zone of Drodro: 23 killed".
_HEADED = 5
_APPOSED = 9
#: Words between the comma after a parenthesis and the name of a place: "in the rural part of Hacarí".
_LED = 10
#: Indicators that a state reports of its own borders and soil.
_STATE = frozenset({"crossed", "blocked", "refugees", "returned"})
#: A country that says that it stops people stops them at its own border, wherever they come from.
_STOPS = 4.8
#: Figures of people who came from somewhere, and the roles of places in which they are then counted.
_TRAVELLED = frozenset({"crossed", "displaced", "evacuated", "refugees", "returned", "sheltered"})
_ARRIVING = frozenset({"crossed", "refugees", "returned", "sheltered", "blocked"})
_ARRIVED = frozenset({Role.DESTINATION, Role.HOST})
_BOUNDED = frozenset({"name", "part"})
_OTHERWISE = {"origin": -0.8, "via": -1.0}
_FITS: dict[str, dict[str, float]] = {
    "crossed": {"destination": 1.2, "origin": -3.2, "via": -3.2},
    "returned": {"destination": 1.2, "origin": -2.6, "via": -3.0},
    "blocked": {"origin": -0.6, "via": -1.0},
    "displaced": {"destination": 0.2, "origin": 0.5, "via": -2.0},
    "evacuated": {"destination": -0.8, "origin": 0.8, "via": -2.0},
    "killed": {"destination": -1.0, "origin": -1.0},
    "injured": {"destination": -1.0, "origin": -1.0},
    "missing": {"destination": -1.0, "origin": -1.0},
}


@dataclass(slots=True)
class Site:
    """A toponym of a sentence, its tokens and the kind of the preposition that leads to it."""

    first: int
    last: int
    toponym: Toponym
    preposition: str  # origin, destination, at or ""


def place(
    draft: Draft, segment: tuple[int, int], sources: list[Source], times: list[Expression], context: Context
) -> tuple[tuple[Toponym, ...], Role, float] | None:
    """Choose the toponyms of a figure within its own sentence.

    Parameters
    ----------
    draft
        The figure.
    segment
        Tokens between the number before and the number after it.
    sources
        Sources of the sentence: a place in the name of a source is none of an event.
    times
        Expressions of time of the sentence: nor is one in "since Russia attacked".
    context
        The document, which knows its dateline and which names are of countries.

    Returns
    -------
    tuple or None
        Toponyms (several make one joint place), their role, and how well they fit; None if none does.
    """
    reading = draft.reading
    seats = capitals(context, reading)
    # "العاصمة الليبية": the adjective within names the capital, and no second place
    named = [
        p
        for p in compass(context, reading.places)
        if not (p[2].demonym and any(s[0] <= p[0] and p[1] <= s[1] for s in seats))
    ]
    places = sorted([*named, *seats], key=lambda found: found[0])
    sites = [
        Site(first, last, toponym, _ending(draft, last) or _preposition(reading, first))
        for first, last, toponym in places
    ]
    scored: list[tuple[float, Site]] = []
    for site in sites:
        if any(time.start <= site.first < time.end for time in times) or context.in_dateline(site.toponym):
            continue
        score = _score(draft, site, segment, sources, context)
        if score > _ENOUGH:
            scored.append((score, site))
    scored = scored or _crossings(draft, sites, segment)
    if not scored:
        return None
    score, best = max(scored, key=lambda pair: pair[0])
    best = narrowing.exact(draft, best, [site for _, site in scored], context)
    best = narrowing.inner(reading, best, [site for _, site in scored])
    best = narrowing.within(draft, best, [site for _, site in scored], segment, context)
    best = narrowing.held(draft, best, [site for _, site in scored], context)
    group = joint(reading, best, sites)
    role = _role(draft, best)
    draft.came_from = best.preposition == "origin"
    basis = Basis.HERE
    chosen = [replace(site.toponym, role=role, basis=basis) for site in group]
    if role in _ARRIVED and draft.indicator in _TRAVELLED:
        left = [site for site in _left(draft, sites, group, segment, role) if not context.in_dateline(site.toponym)]
        chosen += [replace(site.toponym, role=Role.ORIGIN, basis=basis) for site in left]
    return tuple(chosen), role, score


def _crossings(draft: Draft, sites: list[Site], segment: tuple[int, int]) -> list[tuple[float, Site]]:
    """Return where people crossed who are told to go nowhere by name: "58,000, mainly returnees, through Renk"."""
    if draft.indicator not in {"crossed", "returned"}:
        return []
    after = [site for site in sites if site.preposition == "via" and draft.end <= site.first < segment[1]]
    return [(_ENOUGH, site) for site in after[:1] if not site.toponym.demonym]


def _left(draft: Draft, sites: list[Site], group: list[Site], segment: tuple[int, int], role: Role) -> list[Site]:
    """Return the places that people left who are counted where they arrived: "crossed from Turkey into Greece".

    Those who live somewhere need it said in the same breath: "hosts 3 million, while others flee from Idlib".
    """
    reading = draft.reading
    found = []
    for site in sites:
        begin, end = sorted((draft.start, site.first))
        if role is Role.HOST and reading.joints(begin, end):
            continue
        beside = segment[0] <= site.first < segment[1] and not reading.has("boundary", begin, end, "strong")
        if beside and site.preposition == "origin" and site not in group and site.toponym.form in _BOUNDED:
            found += [one for one in joint(reading, site, sites) if one not in group and one not in found]
    return [site for site in found if not site.toponym.demonym]


def _score(draft: Draft, site: Site, segment: tuple[int, int], sources: list[Source], context: Context) -> float:
    reading = draft.reading
    toponym = site.toponym
    inside = draft.start <= site.first < max(draft.end, draft.head.end)
    people = toponym.demonym and toponym.form == "name" and not _of_place(reading, site)
    if inside or people or toponym.type_word == "street" or _venue(reading, site):
        return 0.0
    spoken = next((source for source in sources if source.start <= site.first < source.end), None)
    if spoken is not None:
        return _spoken(draft, site, spoken, context)
    if narrowing.of_speech(draft, site, sources) or narrowing.of_government(draft, site, sources, context):
        return 0.0
    score = _trailing(draft, site, segment) if site.first >= draft.end else _preceding(draft, site, segment)
    elsewhere = (
        narrowing.of_following(draft, site) or narrowing.of_parts(draft, site) or narrowing.of_entry(draft, site)
    )
    if score <= 0 or elsewhere or _countrywide(draft, site, context):
        return 0.0
    if site.toponym.demonym:
        score -= 3.2
    if context.is_continent(site.toponym) or (site.toponym.distance_km or 0.0) > FAR:
        score -= 3.0
    office = _of_office(reading, site) and not _people_of(draft, site)
    if site.preposition == "by" or office or narrowing.doer(reading, site, context):
        score -= 4.0
    elif site.preposition:
        score += -2.9 if _qualifies(reading, site) and not _ending(draft, site.last) else 0.6
    elif site.first >= draft.end:
        score -= 0.8
    return score + _fit(draft, site)


def _countrywide(draft: Draft, site: Site, context: Context) -> bool:
    """Tell whether a number is said to be the country's after a smaller place: "Van'da 3, ülke genelinde 9 kişi"."""
    wide = draft.reading.has("place", site.last, draft.start, "countrywide")
    return wide and context.country(site.toponym) is None


def _spoken(draft: Draft, site: Site, source: Source, context: Context) -> float:
    """Weigh a place in the name of a source: a country says what happens in it, "Lithuania has pushed back 7,000"."""
    if site.last - site.first >= source.end - source.start or source_names.speaks_for(
        draft.reading, (site.first, site.last, site.toponym), source
    ):
        state = draft.indicator in _STATE and context.country(site.toponym) is not None
        if state and draft.indicator == "blocked":
            return _STOPS
        local = (draft.indicator in _HARM or site.toponym.type_word in source_names.DIVISIONS) and context.country(
            site.toponym
        ) is None
        # provinces count what happens in them, capitals speak for a government
        return 3.8 if state or (local and not context.is_capital(site.toponym)) else 0.0
    starts, ends = draft.reading.sentence.starts, draft.reading.sentence.ends
    mine = draft.source_span in {None, (starts[source.start], ends[source.end - 1])}
    office = _of_office(draft.reading, site)
    if site.preposition == "at" and not office:
        return 2.0 if mine else 0.0  # "10,000 dead, a figure that an officer in Leyte had given"
    if office and mine and draft.indicator in _HARM and draft.reading.has("source.local", source.start, site.first):
        # a prefect counts what happened in his province
        return 0.0 if context.country(site.toponym) is not None or context.is_capital(site.toponym) else 1.4
    # a Polish minister counts who comes to Poland, and so does Turkey's
    state = site.toponym.demonym or (draft.indicator == "crossed" and context.country(site.toponym) is not None)
    return 1.6 if mine and draft.indicator in _STATE and state and site.toponym.form == "name" else 0.0


def _preceding(draft: Draft, site: Site, segment: tuple[int, int]) -> float:
    """Weigh a place before a number."""
    reading = draft.reading
    gap = draft.start - site.last
    inside = site.first >= segment[0] and (segment[0] == 0 or reading.joints(segment[0], site.first) > 0)
    outside = 3.4 if site.preposition == "origin" else 4.0
    if gap == 1 and reading.words[site.last] == "(" and reading.words[draft.end : draft.end + 1] == [")"]:
        return 9.0  # "from Lesbos (136) and Chios (66)"
    if gap == 0 and draft.relation == "list" and reading.words[site.first - 1] in {"(", ",", ";"}:
        return 9.0  # "64 dead (Maradi 27, Zinder 19)"
    score = (5.8 if inside else outside) - 0.10 * gap - 0.35 * reading.joints(site.last, draft.start)
    if draft.indicator == "crossed" and _of_official(reading, site):
        return 0.0
    if site.first <= _FRONTED and site.preposition == "at":
        score += 1.0  # a place that opens the sentence speaks for it, whatever stands between
    if draft.relation == "before" and draft.trigger is not None and 0 <= draft.trigger.start - site.last <= 1:
        # "Marib governorate shelters about one million", but "in Erbil, and hundreds headed for Karbala"
        score += 0.0 if reading.joined(draft.trigger.start) else 1.5
    if _larger(reading, site):
        score -= 1.5
    if _led_on(reading, site, draft, segment):
        score += 2.0
    if reading.has("boundary", site.last, draft.start, "strong"):
        score -= 1.5
    if _of_part(draft, site):
        score -= 2.5
    return score


def _led_on(reading: Reading, site: Site, draft: Draft, segment: tuple[int, int]) -> bool:
    """Tell whether "where" leads from a place to a number of its clause: "to Diffa in Niger, where 3,000 arrived"."""
    opened = site.last + (reading.words[site.last : site.last + 1] == [","])
    if not any(mark.value == "where" for mark in reading.at(opened, "place")) or _qualifies(reading, site):
        return False
    after = any(draft.end <= first < segment[1] and not t.demonym for first, _, t in reading.places)
    return not after and not reading.has("boundary", opened + 1, draft.start, "strong")


def _of_part(draft: Draft, site: Site) -> bool:
    """Tell whether a place before a number is that of a part: "killed 45, of whom 38 in Pemba, and destroyed 900"."""
    reading = draft.reading
    for mark in reading.of("part"):
        if mark.value != "before" or not mark.end <= site.first:
            continue
        part = next((m for m in reading.mentions if 0 <= m.outer_start - mark.end <= 1), None)
        if part is not None and part.end <= site.first and part is not draft.mention:
            return "," in reading.words[site.last : draft.start]
    return False


def _trailing(draft: Draft, site: Site, segment: tuple[int, int]) -> float:
    """Weigh a place after a number."""
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
            base = 5.0 if draft.indicator in _HARM else 0.0
    score = base - 0.12 * gap - 0.5 * reading.joints(first, site.first)
    if reading.has("boundary", first, site.first, "strong"):
        score -= 1.5
    if reading.has("boundary", first, site.first, "relative"):
        score -= 1.2 if site.preposition else 2.4  # ", the day on which Israel …" opens a clause of its own
    if reading.has("place", draft.end, site.first, "partly"):
        score -= 4.5  # "7,400 arrivals, most of them at Adré"
    if reading.has("word", first if trigger is None else min(first, trigger.start), site.first, "negation"):
        return 0.0 if inside else score  # "1.5 million who will not cross into Turkey"
    return score


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
    commas = [index for index in range(opening, site.first) if words[index] == ","]
    between = reading.mentions and any(commas and commas[-1] < m.start < site.first for m in reading.mentions)
    led = commas and site.preposition and site.first - commas[-1] <= _LED
    return bool(led) and not between and opening > 0 and words[opening - 1] in {",", "("}


def _of_official(reading: Reading, site: Site) -> bool:
    """Tell whether a fronted place is where an official of a country speaks: "At Medyka, a Polish minister said"."""
    words = reading.words
    if site.preposition != "at" or site.last >= len(words) or words[site.last] != ",":
        return False
    stop = min(len(words), site.last + _APPOSED)
    return any(toponym.demonym and site.last < first < stop for first, _, toponym in reading.places) and reading.has(
        "source.source", site.last, stop
    )


def _venue(reading: Reading, site: Site) -> bool:
    """Tell whether a place names talks or a treaty: "on the day of the Moscow summit", "after the Sochi agreement"."""
    if reading.says(site.last + 1, "venue", "cased"):
        return True  # "Cenevre'de açıklanan verilere göre"
    return bool(reading.of("venue") and (reading.at(site.last, "venue") or reading.ending(site.first, "venue")))


def _of_place(reading: Reading, site: Site) -> bool:
    """Tell whether a demonym qualifies a place, "the Lebanese capital", and not a group, "Turkish soldiers"."""
    if reading.language.right_to_left and any(m.end - m.start > 1 for m in reading.ending(site.first, "source.source")):
        return False  # "خفر السواحل الإيطالي", the Italian coast guard
    return reading.says(site.last, "place", "of_demonym") or any(
        mark.value == "of_demonym" for mark in reading.ending(site.first, "place")
    )


def _of_office(reading: Reading, site: Site) -> bool:
    """Tell whether a name belongs to an office: "the regime of Damascus", "Iraq's ministry"."""
    if site.last < len(reading.words) and reading.words[site.last] in {"'s", "'"}:
        return any(
            True
            for index in range(site.last + 1, min(len(reading.words), site.last + 4))
            for _ in reading.at(index, "source.source")
        )
    if reading.says(site.last, "place", "office") or narrowing.in_name(reading, site.last):
        return True
    if site.first < 2:  # noqa: PLR2004 - no room for "ministry of"
        return False
    if reading.words[site.first - 1] == "," and site.preposition:
        return False  # "the ministry says that, in Rize,"
    if site.first <= _HEADED and reading.words[site.last : site.last + 1] == [":"]:
        return False  # "Zone de santé de Drodro : 23 civils tués"
    return any(not _entered(reading, mark.start) for mark in reading.ending(site.first - 1, "source.source"))


def _people_of(draft: Draft, site: Site) -> bool:
    """Tell whether those who are counted are of a place, and no office of it: "700,000 villagers of North Kivu"."""
    head = draft.head
    if draft.indicator in _ARRIVING:
        return False  # "30,000 villagers of Kasai have reached Lunda Norte"
    return head.kind in {"person", "household"} and draft.end <= head.start and head.end == site.first - 1


def _entered(reading: Reading, index: int) -> bool:
    """Tell whether a noun is where somebody is, and speaks not: "à l'hôpital de Goma", "in the department of Cauca"."""
    article = index > 0 and reading.says(index - 1, "article", "definite")
    for first in (index, index - 1 if article else index):
        for mark in reading.ending(first, "place"):
            if mark.value == "at" and not reading.says(mark.end - 1, "word", "modifier"):
                return True  # but not "said the head of the hospital of Goma"
    return False


def _larger(reading: Reading, site: Site) -> bool:
    """Tell whether a place says only where the one before it lies: "Djibo, in northern Burkina Faso,"."""
    words = reading.words
    if site.last >= len(words) or words[site.last] != ",":
        return False
    return any(
        0 < site.first - last <= 3 and words[last] == "," and not toponym.demonym  # noqa: PLR2004 - a comma, "in the"
        for _, last, toponym in reading.places
    )


def _qualifies(reading: Reading, site: Site) -> bool:
    """Tell whether a place only says more about the one before it: "Bor, the capital of Jonglei"."""
    for first, last, toponym in reading.places:
        if any(last <= mention.start < site.first for mention in reading.mentions):
            continue
        if any(mark.kind == "counts.label" and last <= mark.start < site.first for mark in reading.counting):
            continue  # "in Wad Madani, which brings the number of those displaced within Sudan to"
        if 0 < site.first - last <= _APPOSED and not toponym.demonym and first < site.first:
            if any(reading.words[i] == "," and reading.joined(i + 1) for i in range(last, site.first - 1)):
                continue  # ", ولدينا في": "and" opens a clause of its own
            # "Jojutla, Morelos" says where, "Bor, the capital of Jonglei" says what
            return "," in reading.words[last : last + 2] and site.first - last > 2  # noqa: PLR2004
    return False


def _fit(draft: Draft, site: Site) -> float:
    """Prefer the end of a movement that its indicator is mapped at."""
    return _FITS.get(draft.indicator, _OTHERWISE).get(site.preposition, 0.0)


def _ending(draft: Draft, last: int) -> str:
    """Return the kind of the case ending after a toponym, or of the word for its kind: "Rize'den", "Rize ilinden"."""
    reading = draft.reading
    found = next(iter(reading.at(last, "place_after")), None)
    if found is None and last < len(reading.words) and holds(reading, last):
        found = next(iter(reading.at(last + 1, "place_after")), None)
    if found is None:
        return ""
    # "Rize'ye düzenlenen saldırıda": where harm was sent to is where it was done
    struck = found.value == "destination" and any(True for _ in reading.at(found.end, "struck"))
    return "at" if struck and draft.indicator in _HARM else found.value


def _preposition(reading: Reading, first: int) -> str:
    """Return the kind of preposition that leads to a toponym."""
    index = first
    skipped = 0
    while skipped <= 4 and index > 0:  # noqa: PLR2004 - "in the northern province of"
        found = [mark for mark in reading.ending(index, "place") if mark.value in _PREPOSITIONS]
        if found:
            return min(found, key=lambda mark: (mark.start, mark.value == "at")).value
        word = reading.words[index - 1]
        if not (word[0].isalpha()) or reading.place_at(index - 1) is not None:
            break
        if reading.closes(index, "boundary", "relative"):
            break  # "the day on which Libya closed"
        index -= 1
        skipped += 1
    return ""


def _role(draft: Draft, site: Site) -> Role:
    indicator, preposition = draft.indicator, site.preposition
    if indicator == "blocked":
        return Role.BLOCKED_AT
    if indicator in _HOSTED:
        return Role.ORIGIN if preposition == "origin" and indicator == "sheltered" else Role.HOST
    if indicator in _MOVED:
        if preposition == "origin":
            return Role.ORIGIN
        if preposition == "destination" or indicator in {"crossed", "returned"}:
            return Role.DESTINATION
    return Role.EVENT


def usual_role(indicator: str) -> Role:
    """Return the role of a place that no preposition ties to a figure."""
    if indicator == "blocked":
        return Role.BLOCKED_AT
    if indicator in _HOSTED:
        return Role.HOST
    return Role.DESTINATION if indicator in {"crossed", "returned"} else Role.EVENT
