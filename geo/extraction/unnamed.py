"""Places that a sentence means without naming them: "in the capital", "on both sides of the border"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from geo.extraction.context import name_of
from geo.extraction.place_words import place_words
from geo.extraction.tokens import fold
from geo.models import Span, Toponym

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Words between "capital" and its name: "the capital, Juba", "la capitale du Mali".
_NAMED = 2
#: Places of a country, and the least share of all places, that say which country a report is about.
_SEVERAL = 3
_MOST = 0.6
#: Words of the title of a line, with its number and its colon.
_TITLE = 9
#: Letters of the longest compass word that is a name.
_COMPASS = 12
#: A country that is named once is not what a border is spoken of for.
_OFTEN = 2
#: Inhabitants of a seat of government of which few speak, and how many times as many the city has that they mean.
_QUIET = 300_000
_OUTGROWN = 2.0


def capitals(context: Context, reading: Reading) -> list[tuple[int, int, Toponym]]:
    """Return the words of a sentence that stand for a capital which the text names elsewhere, with the capital.

    Parameters
    ----------
    context
        The document.
    reading
        The sentence, its places found.
    """
    found = []
    for mark in reading.of("place", "seat"):
        for first, last, toponym in reading.places:
            before, after = 0 <= mark.start - last <= 1, 0 <= first - mark.end <= (0 if toponym.demonym else _NAMED)
            country = context.country(toponym) if (before or after) and toponym.form == "name" else None
            meant = _seat_of(context, country, mark, reading) if country is not None else None
            if meant is not None and "," not in reading.words[min(last, mark.end) : max(first, mark.start)]:
                found.append((min(first, mark.start), max(last, mark.end), meant))
    for mark in reading.of("place", "capital"):
        if any(-_NAMED <= first - mark.end <= _NAMED or mark.start == last for first, last, _ in reading.places):
            continue
        meant = _capital(context, reading, mark)
        if meant is not None:
            found.append((mark.start, mark.end, replace(meant, span=_span(reading, mark))))
    return found


def compass(context: Context, places: list[tuple[int, int, Toponym]]) -> list[tuple[int, int, Toponym]]:
    """Return places with the names that are only compass words made parts of the country that a text is about.

    "dans l'Ouest" is the department of that name only where the text speaks of its country.
    """
    return [(first, last, _part(context, toponym)) for first, last, toponym in places]


def _part(context: Context, toponym: Toponym) -> Toponym:
    """Return the part of a country that a mere compass word names, or a toponym as it is."""
    if toponym.form != "name" or toponym.demonym or toponym.type_word or len(toponym.name) > _COMPASS:
        return toponym
    whole, direction = _direction(context, toponym)
    if not whole:
        return toponym
    others = [other for other in context.toponyms if len(other.name) > _COMPASS or not _direction(context, other)[0]]
    held = {entry.country for entry in context.gazetteer.find(name_of(toponym)) if entry.country}
    if any(_country(context, other) in held for other in others):
        return toponym
    counts = Counter(code for code in (_country(context, other) for other in others) if code is not None)
    entry = context.gazetteer.entry(max(counts, key=lambda code: (counts[code], code))) if counts else None
    return toponym if entry is None else replace(toponym, form="part", anchors=(entry.name,), direction=direction)


def _direction(context: Context, toponym: Toponym) -> tuple[bool, str | None]:
    """Return whether a name is nothing but a compass word, and which way that points."""
    words = fold(toponym.name, context.language.code).replace("-", " ").split()
    directions = place_words(context.language).directions
    length, direction = directions.before(words, len(words))
    if not length and len(words) > 1:
        length, direction = directions.before(["-".join(words)], 1)
        length *= len(words)
    return direction is not None and length == len(words), direction


def _country(context: Context, toponym: Toponym) -> str | None:
    """Return the country that a toponym names or that it most likely lies in."""
    code = context.country(toponym)
    if code is not None or toponym.demonym:
        return code
    entries = context.gazetteer.find(name_of(toponym))
    return entries[0].country if entries else None


def border(context: Context, reading: Reading, mark: Mark) -> Toponym | None:
    """Return the border that is spoken of: the one named last, else that of the two neighbours named most."""
    index = bisect_left(context.starts, reading.sentence.starts[mark.start]) - 1
    for toponym in reversed(context.toponyms[: index + 1]):
        if toponym.form == "border" and len(toponym.anchors) > 1:
            return toponym
    counts = _countries(context)
    if not counts:
        return None
    first = counts.most_common(1)[0][0]
    beside = context.gazetteer.neighbours(first)
    second = next((code for code, count in counts.most_common() if code in beside and count >= _OFTEN), None)
    entries = [context.gazetteer.entry(code) for code in (first, second) if code is not None]
    names = tuple(entry.name for entry in entries if entry is not None)
    if len(names) != 2:  # noqa: PLR2004 - the two sides of a border
        return None
    return Toponym(_span(reading, mark), " / ".join(names), form="border", anchors=names)


def whole_of_parts(context: Context, parts: list[Draft]) -> tuple[Toponym, ...]:
    """Return what holds the several places of the parts of a total without a place of its own.

    That is the country of all, or the countries jointly where each part is one.

    Parameters
    ----------
    context
        The document.
    parts
        The figures into which the total is divided: "45 dead: 30 in Bohol, 11 in Cebu".
    """
    toponyms = [part.toponyms[0] for part in parts if part.toponyms and not part.toponyms[0].demonym]
    if len({name_of(toponym) for toponym in toponyms}) < 2:  # noqa: PLR2004 - one place would be that of the total
        return ()
    held = [
        {entry.country for entry in context.gazetteer.find(name_of(toponym)) if entry.country} for toponym in toponyms
    ]
    counts = _countries(context)
    if all(context.country(toponym) is not None for toponym in toponyms):
        return tuple({name_of(toponym): toponym for toponym in toponyms}.values())
    common = sorted(set.intersection(*held), key=lambda code: (-counts[code], code))
    entry = context.gazetteer.entry(common[0]) if common else None
    if entry is None or counts[entry.id] == 0:
        return ()
    return (Toponym(toponyms[0].span, entry.name, anchors=(entry.name,), type_word="country"),)


def land_of_form(context: Context, draft: Draft) -> tuple[Toponym, ...]:
    """Return the country that a form counts in, which stands before all places of a report and names none.

    That is the country of most of the places of the report, several at least, if it names no country.
    """
    topic = context.topic
    if (
        not (draft.relation in {"field", "column"} or _titled(draft))
        or topic is None
        or topic.span.start < draft.reading.sentence.end
    ):
        return ()
    if any(context.country(toponym) is not None for toponym in context.toponyms):
        return ()
    first = next((s for s in context.sentences if s.start <= topic.span.start < s.end), None)
    if first is not None and not context.reading(first).mentions:
        return ()  # "Sites in Goma", a title, or "the quake struck Goma" says where all of it was
    names = {name_of(toponym) for toponym in context.toponyms if not toponym.demonym}
    counts = Counter(code for name in names for code in {e.country for e in context.gazetteer.find(name)} if code)
    code, most = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    entry = context.gazetteer.entry(code) if most >= max(_SEVERAL, len(names) * _MOST) else None
    return () if entry is None else (Toponym(topic.span, entry.name, anchors=(entry.name,), type_word="country"),)


def _titled(draft: Draft) -> bool:
    """Tell whether a line has a title in capitals before its numbers, as in a form: "DAMAGE TO LIFE: 106 dead"."""
    sentence = draft.reading.sentence
    colon = next((index for index in range(min(draft.start, _TITLE)) if sentence.words[index] == ":"), 0)
    return colon > 0 and sentence.raw(0, colon).isupper()


def _capital(context: Context, reading: Reading, mark: Mark) -> Toponym | None:
    """Return the capital that is spoken of: the one named last in the paragraph, else of the country named most."""
    offset = reading.sentence.starts[mark.start]
    paragraph = next((s.start for s in context.sentences if s.paragraph == reading.sentence.paragraph), 0)
    named = _seats(context)
    for toponym, _ in reversed(named):
        if paragraph <= toponym.span.start < offset and not context.in_dateline(toponym):
            return toponym
    beside = _beside(context, paragraph, offset) or _beside(context, *context.dateline)
    if beside is not None:
        return beside
    (code, _), *_ = _countries(context).most_common(1) or [("", 0)]
    town = context.written_in
    if town is not None and not named and not any(context.country(toponym) == code for toponym in context.toponyms):
        return town  # "hospitals in the capital", of a state whose country the report does not name
    first = next((toponym for toponym, country in named if country == code), None)
    return first or _seat_of(context, code, mark, reading)


def _beside(context: Context, paragraph: int, offset: int) -> Toponym | None:
    """Return the city named last in a paragraph that outgrows the seat of its country, which few speak of.

    Abidjan, Dar es Salaam and Bujumbura are called capitals, or were until lately.
    """
    for toponym in reversed(context.toponyms):
        if not paragraph <= toponym.span.start < offset or toponym.demonym or toponym.form != "name":
            continue
        town = next(iter(context.gazetteer.find(name_of(toponym))), None)
        if town is None or town.kind != "town" or town.country is None:
            continue
        seat = context.gazetteer.capital(town.country)
        if seat is None or seat.population > _QUIET or town.population < _OUTGROWN * seat.population:
            return None
        return toponym
    return None


def _seat_of(context: Context, country: str, mark: Mark, reading: Reading) -> Toponym | None:
    """Return the capital of a country, named or not."""
    entry = context.gazetteer.capital(country)
    return Toponym(_span(reading, mark), entry.name, anchors=(entry.name,)) if entry is not None else None


@lru_cache(maxsize=1)
def _seats(context: Context) -> tuple[tuple[Toponym, str], ...]:
    """Return the capitals that a text names, with their countries, in reading order."""
    return tuple(found for found in map(partial(_seat, context), context.toponyms) if found is not None)


def _seat(context: Context, toponym: Toponym) -> tuple[Toponym, str] | None:
    """Return a toponym with its country if it names a capital."""
    if toponym.demonym or toponym.form != "name":
        return None
    entries = context.gazetteer.find(name_of(toponym))
    if not entries or entries[0].kind != "town" or not entries[0].capital or entries[0].country is None:
        return None
    return toponym, entries[0].country


@lru_cache(maxsize=1)
def _countries(context: Context) -> Counter[str]:
    """Count how often a text names each country, by its name, its people or places in it."""
    counts: Counter[str] = Counter()
    for toponym in context.toponyms:
        code = context.country(toponym)
        if code is None and not toponym.demonym:
            entries = context.gazetteer.find(name_of(toponym))
            code = entries[0].country if entries else None
        if code is not None:
            counts[code] += 1
    return counts


def _span(reading: Reading, mark: Mark) -> Span:
    return Span(reading.sentence.starts[mark.start], reading.sentence.ends[mark.end - 1])
