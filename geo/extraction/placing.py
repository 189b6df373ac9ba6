"""The place of a figure: which toponyms of its clause, sentence or of an earlier sentence, and in which role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.extraction import (
    body_names,
    dateline_topics,
    gapping,
    jurisdictions,
    narrowing,
    place_distance,
    place_offices,
    quakes,
    source_names,
    vantage,
)
from geo.extraction.context import FAR
from geo.extraction.coordination import joint
from geo.extraction.unnamed import capitals, compass
from geo.extraction.verb_final import holds
from geo.models import Basis, Role, Toponym

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading
    from geo.extraction.source_names import Source

_HOSTED = frozenset({"refugees", "sheltered"})
_MOVED = frozenset({"crossed", "returned", "displaced", "evacuated", "refugees"})
_PREPOSITIONS = frozenset({"origin", "destination", "at", "via", "by", "shore", "spoken"})
_ENOUGH = 1.0
#: The rank of a place that names the row or the entry of a number: nothing takes it away.
SURE = 9.0
#: Indicators that a state reports of its own borders and soil.
_STATE = frozenset({"crossed", "blocked", "refugees", "returned"})
#: Where an office counts harm, for want of any other place.
_OFFICE = 1.4
#: A country that says that it stops people stops them at its own border, wherever they come from.
_STOPS = 4.8
#: Figures of people who came from somewhere, and the roles of places in which they are then counted.
_TRAVELLED = frozenset({"crossed", "displaced", "evacuated", "refugees", "returned", "sheltered"})
_ARRIVED = frozenset({Role.DESTINATION, Role.HOST})
#: Words between a number with its verb and "across the country".
_WHOLE = 1
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


def put(draft: Draft, toponyms: Iterable[Toponym]) -> None:
    """Give a number the place that names its row or its entry, whatever other places its sentence names.

    Parameters
    ----------
    draft
        The number, whose indicator is known.
    toponyms
        The place; none where the row has none.
    """
    draft.role = usual_role(draft.indicator)
    draft.toponyms = tuple(replace(toponym, role=draft.role, basis=Basis.HERE) for toponym in toponyms)
    draft.place_rank = SURE


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
    # "العاصمة الليبية", "Angola's capital": the country within names the capital, and no second place
    named = [p for p in compass(context, reading.places) if not any(s[0] <= p[0] and p[1] <= s[1] for s in seats)]
    places = sorted([*named, *seats], key=lambda found: found[0])
    sites = [
        Site(first, last, toponym, _ending(draft, last) or _preposition(reading, first))
        for first, last, toponym in places
    ]
    scored: list[tuple[float, Site]] = []
    vantage.of_countries(reading, sites, context)
    if draft.indicator == "evacuated":
        homes = vantage.homes(draft, sites)
        sites = [site for site in sites if site not in homes]
    for site in sites:
        if any(time.start <= site.first < time.end for time in times) or context.in_dateline(site.toponym):
            continue
        if gapping.heads(reading, site.first, site.last, draft.start):
            continue
        score = _score(draft, site, segment, sources, context)
        if score > _ENOUGH:
            scored.append((score, site))
    scored = scored or _crossings(draft, sites, segment)
    scored = vantage.without(draft, quakes.ashore(reading, scored, context.gazetteer), sources)
    scored = narrowing.inland(scored, context)
    if not scored:
        return None
    score, best = max(scored, key=lambda pair: pair[0])
    best = narrowing.where(draft, best, sites, context)
    best = narrowing.exact(draft, best, [site for _, site in scored], context)
    best = narrowing.inner(reading, best, [site for _, site in scored])
    best = narrowing.framed(draft, best, [site for _, site in scored], segment, context)
    best = narrowing.gate(draft, best, sites, context)
    best = narrowing.within(draft, best, [site for _, site in scored], segment, context)
    best = narrowing.held(draft, best, [site for _, site in scored], context)
    best = narrowing.own(draft, best, [site for _, site in scored], segment)
    best = narrowing.apposed(draft, best, sites, context)
    own = [site for site in sites if site is best or not gapping.heads(reading, site.first, site.last, draft.start)]
    group = joint(reading, best, [site for site in own if site is best or not narrowing.numbered(draft, site)])
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
    inside = draft.start <= site.first < max(draft.end, draft.head.end) or _of_army(draft, site, context)
    people = (
        (toponym.demonym or body_names.attributive(reading, site.first, site.last))
        and toponym.form == "name"
        and not place_offices.of_place(reading, site)
    )
    sided = toponym.demonym and draft.relation == "list" and reading.closes(site.first, "side", "noun")
    if inside or people or sided or toponym.type_word == "street" or place_offices.venue(reading, site):
        return 0.0
    if (
        vantage.brought(draft, site)
        or vantage.spoken(reading, site, sources)
        or (draft.indicator in narrowing.HARM and _native(reading, site))
    ):
        return 0.0
    spoken = next((source for source in sources if source.start <= site.first < source.end), None)
    speaker = narrowing.of_speaker(draft, site, context)
    if spoken is not None and not speaker:
        return _spoken(draft, site, spoken, context)
    if speaker or narrowing.of_speech(draft, site, sources) or narrowing.of_government(draft, site, sources, context):
        return 0.0
    score = (
        place_distance.trailing(draft, site, segment)
        if site.first >= draft.end
        else place_distance.preceding(draft, site, segment)
    )
    elsewhere = (
        narrowing.of_following(draft, site) or narrowing.of_parts(draft, site) or narrowing.of_entry(draft, site)
    )
    elsewhere = elsewhere or narrowing.abroad(draft, site, context)
    done = (
        draft.indicator in narrowing.HARM
        and context.country(toponym) is not None
        and body_names.does(reading, site.first, site.last)
    )
    elsewhere = elsewhere or done or dateline_topics.ranks(context, reading, site.first, site.last, toponym)
    if score <= 0 or elsewhere or _countrywide(draft, site, context):
        return 0.0
    score -= _vagueness(site, context)
    office = place_offices.of_office(reading, site) and not place_offices.people_of(draft, site)
    own = office and sources and draft.indicator in narrowing.HARM and jurisdictions.of_report(context, site.toponym)
    if own and site.preposition != "by":
        return _OFFICE  # "Gujarat's home minister told reporters that 14,240 bodies had been found"
    if site.preposition == "by" or office or narrowing.doer(reading, site, context):
        score -= 4.0
    elif site.preposition:
        score += -2.9 if place_distance.qualifies(reading, site) and not _ending(draft, site.last) else 0.6
    elif site.first >= draft.end:
        score -= 0.8
    return score + _fit(draft, site)


def _of_army(draft: Draft, site: Site, context: Context) -> bool:
    """Tell whether a country only says whose soldiers are counted: "mató a 13 militares de Estados Unidos"."""
    reading, link = draft.reading, site.first - 1
    if draft.indicator not in narrowing.HARM or link < 1 or context.country(site.toponym) is None:
        return False
    among = reading.language.table("patterns").get("grammar", {}).get("among", ())
    return reading.words[link] in among and reading.closes(link, "person", "combatant")


def _native(reading: Reading, site: Site) -> bool:
    """Tell whether a place is only where people come from by birth: "three tourists who were natives of Lyon died"."""
    return any(bool(reading.ending(index, "native")) for index in (site.first, site.first - 1) if index > 0)


def _vagueness(site: Site, context: Context) -> float:
    """Return what a people, a continent and somewhere far from a town weigh less."""
    vague = context.is_continent(site.toponym) or (site.toponym.distance_km or 0.0) > FAR
    return (3.2 if site.toponym.demonym else 0.0) + (3.0 if vague else 0.0)


def _countrywide(draft: Draft, site: Site, context: Context) -> bool:
    """Tell whether a number is said to be the country's after a smaller place: "Van'da 3, ülke genelinde 9 kişi".

    So is "in Goma 3 died and 90 were hurt across the country", of which another number is the place's.
    """
    reading = draft.reading
    if reading.has("place", site.last, draft.start, "countrywide"):
        return context.country(site.toponym) is None
    last = max(draft.end, draft.head.end)
    if draft.trigger is not None and draft.relation == "after":
        last = max(last, draft.trigger.end)
    told = site.last <= draft.start and any(mention.end <= draft.start for mention in reading.mentions)
    said = any(last <= mark.start <= last + _WHOLE for mark in reading.of("place", "countrywide"))
    return told and said and context.country(site.toponym) is None


def _spoken(draft: Draft, site: Site, source: Source, context: Context) -> float:
    """Weigh a place in the name of a source: a country says what happens in it, "Lithuania has pushed back 7,000"."""
    if draft.indicator in narrowing.HARM and jurisdictions.of_town(context, site.toponym):
        return 0.0
    if site.last - site.first >= source.end - source.start or source_names.speaks_for(
        draft.reading, (site.first, site.last, site.toponym), source
    ):
        state = draft.indicator in _STATE and context.country(site.toponym) is not None
        if state and draft.indicator == "blocked":
            return _STOPS
        local = (
            draft.indicator in narrowing.HARM or site.toponym.type_word in source_names.DIVISIONS
        ) and context.country(site.toponym) is None
        # provinces count what happens in them, capitals speak for a government
        return 3.8 if state or (local and not context.is_capital(site.toponym)) else 0.0
    starts, ends = draft.reading.sentence.starts, draft.reading.sentence.ends
    mine = draft.source_span in {None, (starts[source.start], ends[source.end - 1])}
    office = place_offices.of_office(draft.reading, site)
    if site.preposition == "at" and not office:
        return 2.0 if mine else 0.0  # "10,000 dead, a figure that an officer in Leyte had given"
    if (
        office
        and mine
        and draft.indicator in narrowing.HARM
        and draft.reading.has("source.local", source.start, site.first)
    ):
        # a prefect counts what happened in his province
        return 0.0 if context.country(site.toponym) is not None or context.is_capital(site.toponym) else _OFFICE
    if office and mine and draft.indicator not in _STATE and jurisdictions.of_report(context, site.toponym):
        return _OFFICE  # "police in Oromia put the number of dead at 167"
    # a Polish minister counts who comes to Poland, and so does Turkey's
    state = site.toponym.demonym or (draft.indicator == "crossed" and context.country(site.toponym) is not None)
    return 1.6 if mine and draft.indicator in _STATE and state and site.toponym.form == "name" else 0.0


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
    struck = found.value == "destination" and bool(reading.at(found.end, "struck"))
    return "at" if struck and draft.indicator in narrowing.HARM else found.value


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
