"""Places that words such as "there", "the city" and "the country" stand for, and the place that opens a paragraph."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction import body_names, captions, quakes
from geo.extraction.attribution import sources
from geo.extraction.context import name_of
from geo.extraction.noun_antecedents import PLAIN, of_noun
from geo.extraction.place_words import place_words
from geo.extraction.unnamed import border
from geo.extraction.verb_final import encloses
from geo.models import Basis, Role, Span, Toponym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading
    from geo.extraction.tokens import Sentence

#: Words between a figure and "there" or "the city", which stands before or after it.
_NEAR = 10
_FAR = 24
_LOOK_BACK = 12
#: A line longer than this is prose and no heading.
_PROSE = 20
_LINES = 6
#: As many as "both" places are.
_BOTH = 2
#: Sentences of the items of a list under a heading.
_ITEMS = 24
_DIVISIONS = frozenset({"province", "district", "region"})
_DIVISION_KINDS = frozenset({"admin1", "admin2"})
_WIDE = frozenset({"country", "division", "countrywide"})
_ANAPHORA = frozenset({"there", "country", "city", "area", "province", "division", "border", *PLAIN})
#: A place that opens a sentence stands among its first words.
_OPENING = 4
#: Letters of a case ending or an article beside the name of a country that speaks.
_SUFFIX = 5
#: What an event does where it strikes, and words between it and the name of that place.
_STRUCK = frozenset({"killed", "injured", "missing", "homes_destroyed", "homes_damaged", "detained"})
_STRUCK_AT = 12
#: Places of the parts after which a count is of the whole.
_PARTS = 2
#: Most whom one attack or accident harms, as sentences tell it.
_AT_ONCE = 1000
#: Words between a preposition and a name: "in the village of".
_NAMED_AS = 3
#: Words of the longest compass word, "north - east".
_COMPASS = 5
#: Words that lead from a place to the larger one that holds it: ", in the south of the region of".
_LED = 8
#: Figures back from some people to those of whom they are some.
_HEIRS = 3
#: Words between a number and "of its nationals".
_BESIDE = 3


def anaphora(context: Context, draft: Draft) -> tuple[Toponym, ...] | None:
    """Resolve "there", "the city", "nationwide" near a figure to a place named before it."""
    reading = draft.reading
    several = _several(context, draft)
    if several:
        return several
    for mark in sorted(reading.of("place"), key=lambda mark: mark.value == "border"):
        if mark.value not in _ANAPHORA or not -_FAR <= mark.start - draft.end <= _NEAR:
            continue
        # "there were", "à 53 le bilan national"
        other = any(draft.end <= mention.start and mention.end == mark.start - 1 for mention in reading.mentions)
        if other or reading.says(mark.start, "place", "existential"):
            continue
        if mark.value == "border":
            found = border(context, reading, mark)
        elif mark.value == "division":
            between = range(*sorted((mark.end, draft.start)))
            parted = ";" in reading.words[between.start : between.stop]
            if parted or any(first in between for first, _, _ in reading.places):
                continue  # "across the state; two died in Paradise"
            found = _first_division(context, reading, mark)
        else:
            found = _meant(context, draft, reading.sentence.starts[mark.start], mark.value)
        if found is None and mark.value == "country":
            found = _unnamed_country(context, mark, reading)
        if found is not None:
            return (_part_of(context, reading, mark, found),)
    return None


def _several(context: Context, draft: Draft) -> tuple[Toponym, ...]:
    """Return the places that "the three countries" stands for near a figure: as many as that, named last before."""
    reading = draft.reading
    marks = (mark for mark in reading.of("several") if -_FAR <= mark.start - draft.end <= _NEAR)
    mark = next(marks, None)
    if mark is None:
        return ()
    number = next((m.value for m in reading.mentions if mark.start <= m.start and m.end <= mark.end), None)
    number = _BOTH if mark.value.startswith("both") else number
    if number is None:
        return ()
    last = bisect_left(context.starts, reading.sentence.starts[mark.start])
    named: dict[str, Toponym] = {}
    for toponym in reversed(context.toponyms[max(0, last - _LOOK_BACK) : last]):
        land = context.country(toponym) is not None
        plain = not toponym.demonym and toponym.form == "name" and not context.in_dateline(toponym)
        if plain and land is mark.value.endswith("countries"):
            named.setdefault(name_of(toponym), toponym)
        if len(named) == number:
            return tuple(reversed(named.values()))
    return ()


def _part_of(context: Context, reading: Reading, mark: Mark, country: Toponym) -> Toponym:
    """Return the part of a country that a compass word before "the country" names: "in the north of the country"."""
    words, start = place_words(context.language), mark.start
    if mark.value != "country" or country.form != "name" or context.country(country) is None:
        return country
    while start > 0 and reading.words[start - 1] in words.leading:
        start -= 1
    before = [index for index in range(max(0, start - _COMPASS), start) if reading.words[index] != "-"]
    length, direction = words.directions.before([reading.words[index] for index in before], len(before))
    if not length or direction is None:
        return country
    first = before[-length]
    span = Span(reading.sentence.starts[first], reading.sentence.ends[mark.end - 1])
    name = " ".join(reading.sentence.raw(first, mark.end).split())
    return Toponym(span, name, form="part", anchors=(name_of(country),), direction=direction)


def home(context: Context, draft: Draft) -> tuple[Toponym, Role] | None:
    """Return where people whom a country calls its own return to, or whence it evacuates them, if the text says so.

    "Iraq said 400 of its citizens had flown home" to Iraq; "Chad has evacuated 900 of its nationals" from the country
    that the text is about.
    """
    reading = draft.reading
    land = _homeland(draft) if draft.indicator == "returned" and not draft.toponyms else None
    if land is not None:
        return land, Role.DESTINATION
    own = [mark for mark in reading.of("place", "nationals") if draft.start <= mark.start <= draft.end + _BESIDE]
    if not own or draft.indicator not in {"returned", "evacuated"}:
        return None
    named = [t for first, _, t in reading.places if first < draft.start and context.country(t) is not None]
    if not named:
        return None
    if draft.indicator == "returned":
        sure = draft.toponyms and draft.role is Role.DESTINATION and context.country(draft.toponyms[0]) is None
        return None if sure else (named[-1], Role.DESTINATION)
    if draft.toponyms and draft.role is Role.ORIGIN:
        return None
    left = country_of_topic(context) or _unnamed_country(context, own[0], reading)
    if left is None or context.country(left) == context.country(named[-1]):
        return None
    return left, Role.ORIGIN


def _homeland(draft: Draft) -> Toponym | None:
    """Return the country of the people some of whom go home: "hosts 58,300 Nigerians; 4,000 of them have gone home"."""
    other = draft.heir_of or draft.parent
    for _ in range(_HEIRS):
        if other is None:
            return None
        last = max(other.end, other.head.end) + 1
        people = [t for first, _, t in other.reading.places if t.demonym and other.end <= first < last]
        if people and other.head.value in {"refugee", "migrant"}:
            return people[0]
        other = other.heir_of or other.parent
    return None


def _unnamed_country(context: Context, mark: Mark, reading: Reading) -> Toponym | None:
    """Return the country of the place that the document is about, which the words "the country" stand for."""
    topic = context.topic
    entries = context.gazetteer.find(name_of(topic)) if topic is not None else ()
    country = context.gazetteer.entry(entries[0].country) if entries and entries[0].country else None
    if country is None:
        return None
    span = Span(reading.sentence.starts[mark.start], reading.sentence.ends[mark.end - 1])
    return Toponym(span, country.name, anchors=(country.name,), type_word="country")


def _first_division(context: Context, reading: Reading, mark: Mark) -> Toponym | None:
    """Return the province that "state-wide" is said of: the one named last, else the one that holds that place."""
    index = bisect_left(context.starts, reading.sentence.starts[mark.start])
    for toponym in reversed(context.toponyms[max(0, index - _LOOK_BACK) : index]):
        entries = context.gazetteer.find(name_of(toponym)) if toponym.form == "name" and not toponym.demonym else ()
        division = context.gazetteer.entry(entries[0].admin1) if entries and entries[0].admin1 else None
        if division is not None:
            span = Span(reading.sentence.starts[mark.start], reading.sentence.ends[mark.end - 1])
            same = entries[0].kind == "admin1"
            return toponym if same else Toponym(span, division.name, anchors=(division.name,), type_word="province")
    return None


def _meant(context: Context, draft: Draft, offset: int, kind: str) -> Toponym | None:
    """Return the place that "there", "the city" or "the country" stands for."""
    of_kind = of_noun(context, offset, kind)
    if of_kind is not None:
        return of_kind
    kind = PLAIN.get(kind, kind)
    beside = _sentence_before(context, draft.reading.sentence) if kind == "country" else None
    if beside is not None:
        return _country_named(context, draft, offset) or beside
    if kind in {"country", "city"}:
        first = leading(context, draft)
        if first and _is(context, first[0], kind):
            return first[0]
    if kind == "country":
        return (
            _country_named(context, draft, offset)
            or _sole_country(context, draft.reading.sentence)
            or country_of_topic(context)
        )
    paragraph = next((s.start for s in context.sentences if s.paragraph == draft.reading.sentence.paragraph), 0)
    found = _named_before(context, offset, kind, paragraph)
    ahead = found is None and context.topic is not None and context.topic.span.start > offset
    if ahead and context.written_in is not None:
        return context.written_in  # "VALENCIA.- The toll in the province …", whatever other provinces come after
    if (
        found is None
        and context.topic is not None
        and (_is(context, context.topic, kind) or (kind == "city" and _of_town(context, context.topic)))
    ):
        return context.topic
    found = found or _named_before(context, offset, kind, 0)
    return found or (_town_of_dateline(context) if kind == "city" else None)


def _town_of_dateline(context: Context) -> Toponym | None:
    """Return the town in which a report was written, which is "the city" where the text names no other."""
    return next(
        (t for t in context.toponyms[:_LINES] if context.in_dateline(t) and _is(context, t, "city")),
        None,
    )


def _country_named(context: Context, draft: Draft, offset: int) -> Toponym | None:
    """Return the country that the sentence names before "the country": "Polish guards say 9,000 entered it"."""
    named = [
        toponym
        for _, _, toponym in draft.reading.places
        if toponym.span.end <= offset
        and not toponym.demonym
        and context.country(toponym) is not None
        and not context.in_dateline(toponym)
    ]
    return named[-1] if named else None


def _sentence_before(context: Context, sentence: Sentence) -> Toponym | None:
    """Return the only country that the sentence before in a paragraph names: "In Serbia's south …. Nationwide, 9"."""
    earlier = context.before(sentence)
    if earlier is None:
        return None
    places = [toponym for toponym in body_names.still(context.reading(earlier)) if not context.in_dateline(toponym)]
    lands = {context.country(toponym): toponym for toponym in places if context.country(toponym) is not None}
    land = next(iter(lands.values())) if len(lands) == 1 else None
    return land if land is not None and not land.demonym and land.form == "name" else None


def _sole_country(context: Context, sentence: Sentence) -> Toponym | None:
    """Return the only country that the sentences before in a paragraph name, of a report whose title names several."""
    title = context.sentences[0] if context.sentences else sentence
    titled = {context.country(toponym) for _, _, toponym in context.places_of(title)} - {None}
    if len(titled) < 2:  # noqa: PLR2004 - two countries
        return None
    start = next((s.start for s in context.sentences if s.paragraph == sentence.paragraph), sentence.start)
    named = [
        toponym
        for toponym in context.between(start, sentence.start)
        if not toponym.demonym and toponym.form == "name" and not context.in_dateline(toponym)
    ]
    lands = {context.country(toponym): toponym for toponym in named if context.country(toponym) is not None}
    return next(iter(lands.values())) if len(lands) == 1 else None


def _named_before(context: Context, offset: int, kind: str, first: int) -> Toponym | None:
    """Return the last place of a kind that is named between two offsets."""
    index = bisect_left(context.starts, offset) - 1
    first_index = bisect_left(context.starts, first)
    looked = 0
    while index >= 0 and looked < _LOOK_BACK and context.starts[index] >= first:
        toponym = context.toponyms[index]
        index -= 1
        if toponym.demonym or (kind == "city" and context.in_dateline(toponym)):
            continue
        looked += 1
        if kind == "there" and index >= max(first_index, 0) and _inside(context, context.toponyms[index], toponym):
            continue  # "Fana, in the region of Koulikoro, was attacked. There …" is in Fana
        if kind == "there" or _is(context, toponym, kind):
            return toponym
    return None


def _inside(context: Context, place: Toponym, larger: Toponym) -> bool:
    """Tell whether a comma and "in the region of" lead from a place to a larger one that says where it is."""
    between = context.document.text[place.span.end : larger.span.start]
    if place.demonym or place.form != "name" or not between.startswith((",", "،")) or len(between.split()) > _LED:
        return False
    return between.strip("، ,")[:1].islower() and not any(mark in between[1:] for mark in ",;.:()")


def _is(context: Context, toponym: Toponym, kind: str) -> bool:
    if kind == "province" and toponym.type_word in _DIVISIONS:
        return True
    if toponym.form != "name":
        return kind == "area"
    entries = context.gazetteer.find(toponym.name)
    if not entries:
        return kind == "area"
    first = entries[0].kind
    if kind == "country":
        return first == "country"
    if kind == "province":
        called = first == "town" and not entries[0].capital  # "in Dohuk the governorate shelters 400,000"
        return first in _DIVISION_KINDS or (called and any(entry.kind in _DIVISION_KINDS for entry in entries[:3]))
    return first == "town" if kind == "city" else first not in {"country", "continent", "town"}


def _of_town(context: Context, toponym: Toponym) -> bool:
    """Tell whether a name is first of a province, but of the town as well after which that is called."""
    entries = context.gazetteer.find(toponym.name) if toponym.form == "name" else ()
    return bool(entries) and entries[0].kind in _DIVISION_KINDS and any(e.kind == "town" for e in entries[:3])


def country_of_topic(context: Context) -> Toponym | None:
    """Return the country that the document is about, or that holds the place it is about, if the text names it."""
    topic = context.topic
    if topic is None or _is(context, topic, "country"):
        return topic
    if topic.form == "part" and topic.anchors and context.country(topic) is not None:
        return replace(topic, name=topic.anchors[0], form="name", direction=None)  # "in northern Mali", the country
    entries = context.gazetteer.find(name_of(topic))
    code = entries[0].country if entries else None
    return next(
        (
            t
            for t in context.toponyms
            if not t.demonym and t.form == "name" and code is not None and context.country(t) == code
        ),
        None,
    )


def left(context: Context, draft: Draft, before: Sequence[Draft]) -> tuple[Toponym, Role] | None:
    """Return the country that people left who fled "to neighbouring countries" or "abroad", which names none."""
    reading = draft.reading
    if draft.indicator != "crossed" or any(toponym.role is Role.ORIGIN for toponym in draft.toponyms):
        return None
    last = max(draft.end, draft.head.end)
    unnamed = [mark for mark in reading.of("place", "neighbours") if last <= mark.start <= last + _NEAR]
    if not unnamed or any(mention.start < unnamed[0].start for mention in reading.mentions if mention.start >= last):
        return None
    if any(last <= first < unnamed[0].start and not t.demonym for first, _, t in reading.places):
        return None
    at_home = (
        other.toponyms[0]
        for other in reversed(before)
        if other.indicator == "displaced" and other.toponyms and context.country(other.toponyms[0]) is not None
    )
    people = (t for first, _, t in reading.places if t.demonym and draft.end <= first <= last)
    country = next(people, None) or next(at_home, None) or country_of_topic(context)
    return None if country is None else (country, Role.ORIGIN)


def past_parts(context: Context, draft: Draft, before: Sequence[Draft]) -> tuple[Toponym, ...] | None:
    """Return the country that a count goes back to after a sentence that told province by province who was hit.

    "Nine died in Bong, five in Nimba. Deaths so far come to 640." is of Liberia.
    """
    sentence = draft.reading.sentence
    wide = _wide(draft, before)
    if wide:
        return wide
    parts = {
        name_of(other.toponyms[0]): other.toponyms[0]
        for other in before
        if other.toponyms
        and other.reading.sentence.paragraph == sentence.paragraph
        and other.reading.sentence.index == sentence.index - 1
        and other.toponyms[0].basis is Basis.HERE
    }
    if len(parts) < _PARTS or any(context.country(toponym) is not None for toponym in parts.values()):
        return None
    country = country_of_topic(context)
    return (country,) if country is not None and context.country(country) is not None else None


def _wide(draft: Draft, before: Sequence[Draft]) -> tuple[Toponym, ...]:
    """Return the country or province that the sentence before opens with: "State-wide, 23 died. 7,000 are in camps"."""
    last = before[-1] if before else None
    if last is None or last.reading.sentence.paragraph != draft.reading.sentence.paragraph:
        return ()
    if draft.reading.sentence.index - last.reading.sentence.index != 1:
        return ()
    opens = any(mark.value in _WIDE and mark.start <= _OPENING // 2 for mark in last.reading.of("place"))
    return last.toponyms if opens else ()


def struck(context: Context, draft: Draft, before: Sequence[Draft]) -> tuple[Toponym, ...] | None:
    """Return where the sentence before says that something happened: "Gunmen attacked a market in Djibo. Nine died".

    It stands in the same paragraph and names one place only.
    """
    if draft.indicator not in _STRUCK or draft.mention.size > _AT_ONCE:
        return None
    earlier = context.before(draft.reading.sentence)
    if earlier is None:
        return None
    if any(other.reading.sentence is earlier for other in before):
        return None  # where a figure is, other figures look for it
    reading = context.reading(earlier)
    events = reading.of("event")
    spoken = sources(reading, context.times(reading)) if events else []
    found = [
        toponym
        for first, last, toponym in reading.places
        if any(0 <= first - mark.end <= _STRUCK_AT for mark in events)
        and not (toponym.demonym or context.in_dateline(toponym) or toponym.form != "name")
        and context.country(toponym) is None
        and not any(source.start <= first < source.end for source in spoken)
        and _located(reading, first, last)
    ]
    return (found[0],) if len(found) == 1 else None


def _located(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a preposition or a case ending says that a name is where something was."""
    led = (mark for index in range(max(0, first - _NAMED_AS), first + 1) for mark in reading.ending(index, "place"))
    return any(mark.value == "at" for mark in (*led, *reading.at(last, "place_after")))


def leading(context: Context, draft: Draft) -> tuple[Toponym, ...] | None:
    """Return the place that opens the paragraph of a figure, or a sentence of it: "In Punjab, …", "Romania …"."""
    sentence = draft.reading.sentence
    for earlier in context.sentences[: sentence.index]:
        if earlier.paragraph != sentence.paragraph:
            continue
        for first, last, toponym in context.places_of(earlier)[:1]:
            reading = context.reading(earlier)
            if earlier.words[last : last + 1] in (["'s"], ["'"]) or body_names.does(reading, first, last):
                continue  # "Russia's ministry denied it", "France sent 60 rescuers"
            if first > _OPENING or toponym.demonym or context.in_dateline(toponym):
                continue
            if quakes.under(context, reading, toponym) or _speaks(context, reading, first, toponym):
                continue
            return (_innermost(context, reading, toponym),)
        break
    return _line_above(context, sentence)


def _innermost(context: Context, reading: Reading, toponym: Toponym) -> Toponym:
    """Return the place within which others are said to lie: "Afganistan'ın batısındaki Herat vilayetinde"."""
    places = context.places_of(reading.sentence)
    for (_, last, outer), (first, _, inner) in pairwise(places):
        if outer is toponym and not inner.demonym and encloses(reading, last, first):
            toponym = inner
    return toponym


def _speaks(context: Context, reading: Reading, first: int, toponym: Toponym) -> bool:
    """Tell whether a name is part of who speaks, "Potsdam's director said", and not of where.

    A country that speaks by itself, "Turkey says", is also where; not so in "the Syrian Observatory".
    """
    alone = context.country(toponym) is not None
    length = toponym.span.end - toponym.span.start
    starts, ends = reading.sentence.starts, reading.sentence.ends
    return any(
        source.start <= first < source.end
        and not (alone and ends[source.end - 1] - starts[source.start] <= length + _SUFFIX)
        for source in sources(reading, context.times(reading))
    )


def _line_above(context: Context, sentence: Sentence) -> tuple[Toponym, ...] | None:
    """Return the place that stands alone on one of the lines above, as a heading.

    Over the items of a list it stands for all of them, however long they are.
    """
    listed = captions.is_item(sentence)
    reach = _ITEMS if listed else _LINES
    for number, earlier in enumerate(reversed(context.sentences[max(0, sentence.index - reach) : sentence.index])):
        places = context.places_of(earlier)
        if len(places) == 1 and places[0][0] == 0 and len(earlier) - places[0][1] <= 1 and not places[0][2].demonym:
            topic = context.topic
            narrowed = topic is not None and earlier.end <= topic.span.start < sentence.start
            if narrowed and context.country(places[0][2]) is not None and earlier is context.sentences[0]:
                return None  # "MALI", and below it "Attack in Ogossagou"
            return (places[0][2],)
        item = listed and captions.is_item(earlier)
        if not item and (len(earlier) > _PROSE or number >= _LINES):
            return None
    return None
