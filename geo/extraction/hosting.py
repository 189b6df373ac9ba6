"""What a verb of hosting counts: a country hosts refugees, a camp or a school shelters whom it takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.counting import Abroad, Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Words between a place and the verb that says whom it takes in: "Goma a déjà".
_TO_VERB = 2
#: Words between a camp or a school and the verb that says whom it takes in.
_TO_SITE = 7
#: Words between a camp and its second verb, and between it and "was" before the first.
_TO_SECOND, _TO_FIRST = 14, 4
#: Words of the longest aside between a camp and its verb.
_ASIDE = 14
#: Whom a camp, a school or a barracks has for other reasons than that they need shelter.
_OF_SITE = frozenset({"migrant", "refugee", "child", "combatant", "aid_worker"})


def indicator(draft: Draft, mark: Mark, abroad: Abroad) -> str:
    """Return what a number counts after a verb of hosting: ``refugees``, ``sheltered``, ``crossed`` or nothing.

    Parameters
    ----------
    draft
        The number.
    mark
        The verb.
    abroad
        Tells whether a country stands beside a phrase.
    """
    head, reading = draft.head, draft.reading
    if mark.end > draft.start or (head.event is not None and head.event.value in {"displaced", "homeless"}):
        return ""  # people who are named as displaced are counted as such
    first = max(0, mark.start - _TO_SITE)
    verb_first = bool(reading.language.table("attribution").get("grammar", {}).get("verb_first"))
    site = any(first <= noun.start < (draft.start if verb_first else mark.start) for noun in reading.of("site"))
    foreign = head.value in {"migrant", "refugee"} or head.kind == "name"
    if verb_first and any(gate.start == mark.end for gate in reading.of("border", "gate")):
        return "crossed"  # "استقبل معبر حمداييت 31 ألفا"
    if foreign or (not site and (abroad(reading, mark) or follows_country(draft, mark, abroad))):
        return "refugees"
    return "sheltered"


def indicator_before(draft: Draft, mark: Mark, abroad: Abroad) -> str:
    """Return what a number counts before a verb of hosting that closes its clause: "okul 300 kişiyi ağırlıyor"."""
    head, reading = draft.head, draft.reading
    if mark.start < draft.end or (head.event is not None and head.event.value in {"displaced", "homeless"}):
        return ""
    if head.value in {"migrant", "refugee"} or head.kind == "name":
        return "refugees"
    first = _clause(draft)
    if in_site(draft):
        return "sheltered"
    hosts = any(
        first <= place[0] < draft.start and not place[2].demonym and abroad(reading, mark._replace(start=place[1]))
        for place in reading.places
    )
    return "refugees" if hosts else "sheltered"


def in_town(draft: Draft, mark: Mark | None) -> bool:
    """Tell whether a place takes people in, and no camp, school or other site in the sentence of a number does."""
    reading = draft.reading
    if mark is None or mark.kind != "counts.before" or not reading.language.table("patterns").get("site"):
        return False
    return any(0 <= mark.start - last <= _TO_VERB for last in _hosts(reading)) and not reading.of("site")


def _hosts(reading: Reading) -> list[int]:
    """Return where the places end that may take people in, by name or by what they are."""
    hosts = [last for _, last, place in reading.places if not place.demonym]
    return hosts + [found.end for found in reading.of("place") if found.value in {"city", "province", "area", "island"}]


def _clause(draft: Draft) -> int:
    """Return the token at which the clause of a number begins."""
    return max((m.end for m in draft.reading.of("boundary", "strong") if m.end <= draft.start), default=0)


def in_site(draft: Draft) -> bool:
    """Tell whether a camp or a school stands before a number in its clause: "Renk kampına 300 hane sığındı"."""
    first = _clause(draft)
    return any(first <= noun.start < draft.start for noun in draft.reading.of("site"))


def of_site(draft: Draft, mark: Mark) -> bool:
    """Tell whether a camp or a school is the subject of a verb before a number: "the camp is home to 9,000"."""
    reading = draft.reading
    if draft.head.value in _OF_SITE or draft.head.kind == "name":
        return False  # a school has pupils, and a camp may be one of soldiers
    if mark.start > 0 and reading.words[mark.start - 1] == "-":
        return False  # "camps near a rebel-held town"
    last = mark.start - (reading.words[mark.start - 1] == ",")  # "the camp, home to 9,000"
    sites = [site for site in reading.of("site") if 0 <= last - site.end <= _TO_SITE]
    if bool(sites) and not reading.joints(sites[-1].end, last):
        return True
    return _past_aside(reading, mark.start) or _described(reading, mark.start) or _coordinated(reading, mark.start)


def _coordinated(reading: Reading, verb: int) -> bool:
    """Tell whether a verb is the second of a camp or a school: "a centre that was built for 250 and held 900"."""
    if not reading.closes(verb, "join", "and"):
        return False
    sites = [site for site in reading.of("site") if 0 <= verb - site.end <= _TO_SECOND]
    if not sites or reading.has("boundary", sites[-1].end, verb, "strong"):
        return False
    first = sites[-1].end
    return any(reading.says(index, "word", "be") for index in range(first, min(verb, first + _TO_FIRST)))


def along_site(draft: Draft) -> Mark | None:
    """Return the camps or schools, told by their number, in which people are: "12 schools in X, with 900 people".

    Parameters
    ----------
    draft
        The number of the people, after "with".
    """
    reading, end = draft.reading, draft.start - 1
    if draft.head.kind not in {"person", "household"} or draft.head.value in _OF_SITE or not reading.of("site"):
        return None
    if not reading.says(end, "along", "with") or reading.has("posted", draft.head.start, draft.head.end):
        return None
    if reading.has("along", draft.head.start, draft.head.end, "own"):
        return None  # "12 schools with 90 teachers"
    for site in reversed([site for site in reading.of("site") if 0 <= end - site.end <= _TO_SITE]):
        told = any(
            0 <= site.start - mention.end <= 1 or site.end == mention.start - 1
            for mention in reading.mentions
            if mention is not draft.mention and mention.size > 1
        )
        if told and not reading.has("boundary", site.end, end, "strong"):
            return site
    return None


def _described(reading: Reading, verb: int) -> bool:
    """Tell whether a relative clause says it of a camp: "the camps of X and Y, which held 300,000"."""
    comma = verb - 2
    if comma < 1 or reading.words[comma] != "," or not reading.closes(verb, "boundary", "relative"):
        return False
    sites = [site.end for site in reading.of("site") if 0 <= comma - site.end <= _TO_SITE]
    return bool(sites) and reading.joints(sites[-1], comma) <= 1 and "," not in reading.words[sites[-1] : comma]


def _past_aside(reading: Reading, verb: int) -> bool:
    """Tell whether only what commas enclose parts a camp from its verb: "Le camp de X, prévu pour 900, en compte 2"."""
    words = reading.words
    if not verb or words[verb - 1] != ",":
        return False
    opened = next((index for index in range(verb - 2, max(0, verb - _ASIDE), -1) if words[index] == ","), 0)
    sites = (site.end for site in reading.of("site"))
    return any(0 <= opened - end <= _TO_SITE and not reading.joints(end, opened) for end in sites)


def of_captors(draft: Draft, indicator: str, mark: Mark | None) -> bool:
    """Tell whether a verb before a number is one of taking people prisoner, where no place or camp holds them.

    Parameters
    ----------
    draft
        The number.
    indicator
        What it may count: only shelter is in doubt.
    mark
        The word: "holds" says both.
    """
    reading = draft.reading
    if indicator != "sheltered" or mark is None or mark.end > draft.start or reading.of("site"):
        return False
    if not any(other.value == "detained" for other in reading.at(mark.start, "counts.before")):
        return False
    placed = any(0 <= mark.start - last <= _TO_VERB for _, last, place in reading.places if not place.demonym)
    return not placed and not any(0 <= mark.start - found.end <= _TO_VERB for found in reading.of("place"))


def follows_country(draft: Draft, mark: Mark, abroad: Abroad) -> bool:
    """Tell whether a country stands right before a verb, as its subject: "Colombia acoge", "Colombia, que acoge"."""
    relative = draft.reading.closes(mark.start, "boundary", "relative") and draft.reading.words[mark.start - 2] == ","
    return any(
        0 <= mark.start - last <= 1 + relative
        and not toponym.demonym
        and abroad(draft.reading, mark._replace(end=first))
        for first, last, toponym in draft.reading.places
    )


def by_country(draft: Draft, before: list[Draft], abroad: Abroad) -> bool:
    """Tell whether a country takes in those who crossed into it, in a text that has counted who crossed.

    "112,000 Burundians have crossed a border. Tanzania hosts 70,187".
    """
    if draft.trigger is None or draft.relation != "before" or draft.head.kind not in {"bare", "them", "person"}:
        return False
    if draft.head.event is not None or not follows_country(draft, draft.trigger, abroad):
        return False
    moving = [other.indicator for other in before if other.indicator in {"displaced", "crossed", "refugees"}]
    if not moving:
        return not draft.reading.of("site")  # "Armenia has taken in 20,000 people"
    return moving[-1] != "displaced" or _named_first(draft, before)


def _named_first(draft: Draft, before: list[Draft]) -> bool:
    """Tell whether a text has counted displaced people elsewhere: "12 million Sudanese fled; Chad hosts 880"."""
    verb = draft.trigger.start if draft.trigger is not None else draft.start
    reading = draft.reading
    hosts = [reading.words[first] for first, last, place in reading.places if last <= verb and not place.demonym]
    named = {
        other.reading.words[first]
        for other in before
        for first, last, _ in other.reading.places
        if other.reading is not reading or last <= other.start
    }
    return bool(hosts) and draft.head.kind in {"bare", "them"} and hosts[-1] not in named


def of_displaced(draft: Draft, before: list[Draft]) -> bool:
    """Tell whether a place takes in some of the displaced: "2,500 are displaced. Djibo hosts 534 of them"."""
    verb = draft.trigger
    return (
        draft.head.kind == "them"
        and verb is not None
        and draft.relation == "before"
        and any(0 <= verb.start - end <= _TO_VERB for end in _hosts(draft.reading))
        and not any(noun.start < verb.start for noun in draft.reading.of("site"))
        and bool(before)
        and before[-1].indicator == "displaced"
    )


def of_nation(draft: Draft) -> bool:
    """Tell whether a number counts people of a nation, whose name has a capital: "900,000 Rohingya"."""
    head, sentence = draft.head, draft.reading.sentence
    if head.kind == "name":
        return True
    return head.kind == "person" and head.end > head.start and sentence.text[sentence.starts[head.start]].isupper()


def lives_abroad(draft: Draft, before: list[Draft], abroad: Abroad) -> bool:
    """Tell whether those who live in a country came from another: "four million left, of whom 1.3 live in Colombia"."""
    if (
        draft.trigger is None
        or draft.head.kind not in {"bare", "them", "person"}
        or not abroad(draft.reading, draft.trigger)
    ):
        return False
    return any(
        other.indicator in {"refugees", "crossed"}
        or other.head.value in {"migrant", "refugee"}
        or other.head.kind == "name"
        for other in before
        if draft.reading.sentence.index - other.reading.sentence.index <= 1
    )


def of_inhabitants(draft: Draft) -> bool:
    """Tell whether a verb of holding has inhabitants for its people, of which a town is the home: "تضم 90 ألف نسمة".

    Not those of another place: "Goma accueille 300 habitants de Sake".
    """
    event = draft.head.event
    held = draft.relation == "before" and event is not None and event.value == "population"
    elsewhere = any(0 <= first - draft.head.end <= 1 for first, _, _ in draft.reading.places)
    return held and not elsewhere and not any(mark.end <= draft.start for mark in draft.reading.of("site"))
