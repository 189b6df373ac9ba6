"""The region that the lines at the head of a report name within a country: "COLOMBIA – CHOCÓ", "Red Cross of Mali"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.place_words import place_words
from geo.extraction.time_words import vocabulary
from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.extraction.context import Context
    from geo.extraction.reading import Reading
    from geo.extraction.tokens import Sentence
    from geo.models import Toponym

    Place = tuple[int, int, Toponym]

#: Words of the first line of a title, and of any other line of the head.
_TITLE = 20
#: Words of a first line in which the region may stand anywhere, and between country and region in a longer one.
_SHORT, _BESIDE = 14, 2
_LINE = 26
#: Lines of a head, and entries of the gazetteer among which a region is looked for.
_LINES = 3
_FIRST = 4
#: Lines of a form among which places are, and words of the longest of these.
_FIELDS, _FIELD = 8, 8
#: What stands between the country and the region of a title, and after both.
_JOINED = frozenset("-–—:/|,")
_AFTER_TITLE = frozenset({"", "(", ":", "-", "–", "—", "|"})
_ENDS = frozenset(".!?…؟")
#: How "of" ends before a vowel.
_ELIDED = ("'", "’")
#: Words for what a place is that may head a report of it.
_REGIONS = frozenset({"province", "area", "city", "island"})


def region(context: Context) -> Toponym | None:
    """Return the region that the head of a report names after its country; None where it names none, or several.

    Parameters
    ----------
    context
        The document.
    """
    return _of_title(context) or _of_fields(context) or _of_head(context)


def led(reading: Reading, first: int) -> bool:
    """Tell whether a preposition says that something was at a place, not "of" it: "EN EL BENI"."""
    words, said = place_words(reading.language), [fold(word) for word in reading.words[:first]]
    start = first
    while start > 0 and said[start - 1] in words.articles:
        start -= 1
    return any(words.prepositions.before(said, index)[0] for index in (first, start))


def _of_title(context: Context) -> Toponym | None:
    """Return the region of a first line: "COLOMBIA – CHOCÓ", "Ethiopia: Tigray (north)"; bodies may stand above it."""
    title = context.sentences[0] if context.sentences else None
    if title is not None and not context.places_of(title):
        title = next((line for line in _lines(context) if context.places_of(line)), None)
    places = context.places_of(title) if title is not None and len(title) <= _TITLE else []
    if title is None or len(places) < 2:  # noqa: PLR2004 - a country and a region
        return None
    if len(title) > _SHORT and places[1][0] - places[0][1] > _BESIDE:
        return None  # "Burkina Faso : à Barsalogho, une semaine après le massacre, le silence officiel"
    (start, last, land), (first, end, found) = places[:2]
    code = context.country(land)
    following = title.words[end] if end < len(title) else ""
    joined = start == 0 and title.words[last] in _JOINED
    beside = first == last + 1 and following in _AFTER_TITLE
    # "BOLIVIA – INUNDACIONES EN EL BENI"
    at_region = len(places) == 2 and led(context.reading(title), first)  # noqa: PLR2004 - and no second region
    subject = len(places) == 2 and joined and first == last + 1  # noqa: PLR2004 - "Libya: Derna counts its dead"
    if (
        not (joined and (beside or at_region or subject))
        or land.demonym
        or found.demonym
        or code is None
        or context.country(found) is not None
    ):
        return None
    return found if _lies_in(context, found, code) else None


def _of_fields(context: Context) -> Toponym | None:
    """Return the smallest place of a form: "Country: Peru" and below it "Province: Cusco"."""
    found: list[Toponym] = []
    for line in context.sentences[:_FIELDS]:
        named = _field(context, line)
        if named is not None:
            found.append(named)
        elif found:
            break
    if len(found) < 2:  # noqa: PLR2004 - a country and a region
        return None
    code = context.country(found[0])
    smallest = found[-1]
    inside = code is None or (context.country(smallest) is None and _lies_in(context, smallest, code))
    return smallest if inside else None


def _field(context: Context, line: Sentence) -> Toponym | None:
    """Return the place of a line of a form whose name is a kind of place: "Province: Cusco"."""
    if len(line) > _FIELD or ":" not in line.words[1:3]:
        return None
    colon = line.words.index(":")
    said = [fold(word) for word in line.words]
    if place_words(context.reading(line).language).types_before.at(said, 0)[0] != colon:
        return None
    places = context.places_of(line)
    alone = len(places) == 1 and places[0][1] == len(line) and places[0][0] <= colon + 2
    return places[0][2] if alone else None


def _of_head(context: Context) -> Toponym | None:
    """Return the region in which the lines of a head say that something happened, below a country that opens them.

    "RED CROSS OF THE DR CONGO" and below it "Situation report 3 – Floods in the territory of Kalehe (South Kivu)".
    """
    code, opened = None, False
    for line in _lines(context):
        reading = context.reading(line)
        places = [place for place in context.places_of(line) if not place[2].demonym]
        for number, (first, last, place) in enumerate(places):
            if code is None:
                code = context.country(place)
                opened = first <= 1 and line.words[last : last + 1] != [] and line.words[last] in _JOINED
                if code is None:
                    return None
                continue
            if not opened or not _of_event(reading, first) or _of_others(context, line, places[number + 1 :], last):
                return None
            return place if context.country(place) is None and _lies_in(context, place, code) else None
        opened = True
    return None


def _of_event(reading: Reading, first: int) -> bool:
    """Tell whether a line says that something happened at a place, or calls the place a region."""
    happened = max((mark.end for mark in reading.of("event") if mark.end <= first), default=-1)
    of = vocabulary(reading.language).of
    at = (mark.start for mark in reading.of("place", "at") if happened <= mark.start and mark.end <= first)
    inside = any(reading.words[start] not in of and not reading.words[start].endswith(_ELIDED) for start in at)
    if happened >= 0 and (inside or led(reading, first)):
        return True  # "Floods in the territory of", but "Quake of Al Haouz"
    if any(start == first and place.type_word in _REGIONS for start, _, place in reading.places):
        return True
    return any(mark.end <= first <= mark.end + 1 and mark.value in _REGIONS for mark in reading.of("place"))


def _lines(context: Context) -> Iterator[Sentence]:
    """Yield the lines at the head of a text that end in no full stop and count nobody."""
    paragraphs = set()
    for line in context.sentences[:_LINES]:
        if len(line) > _LINE or line.words[-1] in _ENDS or line.paragraph in paragraphs:
            return
        paragraphs.add(line.paragraph)
        reading = context.reading(line)
        if reading.mentions and reading.counting:
            return
        yield line


def _of_others(context: Context, line: Sentence, places: list[Place], end: int) -> bool:
    """Tell whether a line names places besides a region and that in which it lies, beside it or in brackets."""
    others = [place for _, _, place in places if context.country(place) is None]
    return len(others) > 1 or (bool(others) and line.words[end : end + 1] not in (["("], [","], ["-"], ["–"]))


def _lies_in(context: Context, place: Toponym, code: str) -> bool:
    """Tell whether a country has a place of a name among those best known by it."""
    name = place.anchors[0] if place.anchors else place.name
    return any(entry.country == code for entry in context.gazetteer.find(name)[:_FIRST])
