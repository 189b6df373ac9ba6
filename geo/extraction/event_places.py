"""Where the event was of which a report tells at its head, for the harm that it counts later without a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.context import name_of
from geo.extraction.coordination import joint
from geo.extraction.placing import Site

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading
    from geo.models import Toponym

#: Sentences at the head of a report, its title among them, and words between an event and the name of its place.
_HEAD = 4
_STRUCK_AT = 3
#: Entries of a name, the most important first, among which a town is looked for.
_LIKELY = 4
#: What an event does at once, and most whom one attack or accident harms.
_HARM = frozenset({"killed", "injured", "missing"})
_AT_ONCE = 1000
#: What holds many places, so that a report of it may be of an event in one.
_LARGE = frozenset({"country", "admin1"})
#: What ends a sentence, and no heading.
_STOPS = frozenset(".!?…؟")


def scene(context: Context, draft: Draft) -> tuple[Toponym, ...]:
    """Return the town that a report says at its head was attacked or struck: "Rebels stormed Bocaranga, a mining town".

    It is the only town named so, and the report is else about the country or the province around it.

    Parameters
    ----------
    context
        The document.
    draft
        A figure without a place.
    """
    topic = context.topic
    if draft.indicator not in _HARM or draft.mention.size > _AT_ONCE or topic is None:
        return ()
    entries = context.gazetteer.find(name_of(topic))[: _LIKELY if topic.type_word else 1]
    around = next((entry for entry in entries if entry.kind in _LARGE), None)  # "Région de Diffa", and no town
    if around is None:
        return ()
    found: dict[str, Toponym] = {}
    for sentence in context.sentences[1:_HEAD]:
        reading = context.reading(sentence)
        ends = [mark.end for mark in reading.of("event")]
        # "the attack launched on 3 June | against Bosso"
        ends += [
            time.end for time in context.times(reading) if ends and any(time.start - end <= _STRUCK_AT for end in ends)
        ]
        for first, _, toponym in reading.places:
            if toponym.demonym or toponym.form != "name" or context.in_dateline(toponym):
                continue
            if any(0 <= first - end <= _STRUCK_AT and "," not in reading.words[end:first] for end in ends):
                found.setdefault(name_of(toponym), toponym)
    towns = [toponym for name, toponym in found.items() if _in(context, name, around.country)]
    return tuple(towns) if len(towns) == len(found) == 1 else ()


def _in(context: Context, name: str, country: str | None) -> bool:
    """Tell whether a name may be that of a town of a country."""
    return any(
        entry.country == country and entry.kind not in _LARGE for entry in context.gazetteer.find(name)[:_LIKELY]
    )


def headed_together(context: Context, draft: Draft, topic: Toponym) -> tuple[Toponym, ...]:
    """Return all the places that a heading, or an event, names together: "Damage in Punjab, Sindh and Balochistan:".

    Parameters
    ----------
    context
        The document.
    draft
        A figure without a place.
    topic
        The place that the report is about, one of them.
    """
    alone = (topic,)
    if topic.span.start >= draft.reading.sentence.start:
        return alone
    sentence = next((s for s in context.sentences[:_HEAD] if s.start <= topic.span.start < s.end), None)
    if sentence is None:
        return alone
    reading = context.reading(sentence)
    if (sentence.words[-1] in _STOPS and not reading.of("event")) or reading.of("source.speech"):
        return alone
    if sentence.index == 0 and sentence.words[-1] not in _STOPS | {":"} and ":" not in sentence.words:
        return alone  # the title of a report, whose numbers are of one of them or another
    named = together(reading, topic)
    return named if len({context.country(toponym) for toponym in named}) == 1 else alone


def together(reading: Reading, toponym: Toponym) -> tuple[Toponym, ...]:
    """Return the places that a line lists with one of them: "Piura, Tumbes y Lambayeque"; that one if it lists none.

    Parameters
    ----------
    reading
        The line.
    toponym
        One of its places.
    """
    sites = [Site(first, last, place, "") for first, last, place in reading.places if place.form == toponym.form]
    # the capital of a report may stand for its country: then it is no place of a list
    best = next((site for site in sites if site.toponym == toponym), None)
    return tuple(site.toponym for site in joint(reading, best, sites)) if best is not None else (toponym,)
