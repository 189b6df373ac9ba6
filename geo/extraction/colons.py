"""Who stands before a colon at the head of a line, "21:10 | OCHA: …", or after one at its end, "40 killed: police"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.source_names import Source, acronym, anaphora, capital, within_noun
from geo.extraction.verb_final import holds

if TYPE_CHECKING:
    from geo.extraction.reading import Reading

#: Tokens of an hour, "21:10", and what parts it from the news.
_CLOCK = 3
_BARS = frozenset({"|", "-", "–", "—"})
#: Words of the name of a source before a colon, and what is said after it at least.
_HEAD = 9
_SAID = 3
#: Words of the name of a person after an office, at most.
_NAMES = 3
#: Words of who closes a headline, with what parts it from the news.
_CLOSING = 8
_JOINTS = frozenset({":", "-", "–", "—"})


def before(reading: Reading, covered: set[int]) -> list[Source]:
    """Return who stands before a colon that opens a sentence: "Civil protection: 12 people killed", "@OCHA: …".

    Parameters
    ----------
    reading
        The sentence.
    covered
        Tokens of its expressions of time.
    """
    words = reading.words
    clock = _clock(reading)
    colon = next((index for index in range(clock + 1, min(len(words), clock + _HEAD)) if words[index] == ":"), 0)
    if not colon or len(words) - colon <= _SAID:
        return []
    if words[0] == "@":
        return [Source(1, colon, colon, same=False, kind="before")]
    if any(not words[index][0].isalpha() and words[index][0] not in "'’" for index in range(clock, colon)):
        return []
    counted = any(clock <= mark.start < colon for mark in reading.counting)
    # of "civil defence" the Arabic adjective alone is a civilian
    people = any(
        mark.end == colon and not (within_noun(reading, mark.start) or reading.ending(mark.start, "source.source"))
        for mark in reading.of("person")
    )
    spoken = any(
        mark.start < colon and (mark.value != "topic" or (mark.start, mark.end) == (clock, colon))
        for mark in (*reading.of("source.header"), *reading.of("source.prefix"))
    )
    homes = reading.has("home", clock, colon) or reading.has(
        "household", clock, colon
    )  # "VIVIENDAS: 15.879 colapsadas"
    # "Karabağ'dan göç: 28 bin kişi geçti": a place with the ending of where or whence opens what a headline is about
    where = any(last < colon and words[last][0] in "'’" and not holds(reading, last) for _, last, _ in reading.places)
    if counted or people or homes or spoken or where or covered & set(range(clock, colon)):
        return []
    named = any(
        # "21:10 | Red Cross: …", "19:00 | مدير المشفى الوطني: …": after an hour also a noun with its adjectives
        mark.end == colon
        or (mark.start <= clock + 1 and reading.says(mark.end, "grammar", "among"))
        or (0 < clock == mark.start and reading.language.right_to_left)
        for mark in reading.of("source.source")
    )
    named = named or acronym(reading, colon - 1) or _with_name(reading, clock, colon)
    if not named:
        return []
    # a line of news stands by itself: "15:30 | المرصد:" goes on from nobody
    return [Source(clock, colon, colon, same=not clock and anaphora(reading, 0, colon), kind="before")]


def _with_name(reading: Reading, start: int, colon: int) -> bool:
    """Tell whether an office and a person's name stand before a colon: "Sağlık Bakanı Fahrettin Koca: …"."""
    offices = [mark.end for mark in reading.of("source.source") if start <= mark.start and mark.end < colon]
    if not offices or reading.language.right_to_left:
        return False
    names = range(max(offices), colon)
    return len(names) <= _NAMES and all(capital(reading, i) and reading.place_at(i) is None for i in names)


def after(reading: Reading, covered: set[int]) -> list[Source]:
    """Return who stands after a colon or a dash that closes a headline: "40 killed in Goma: police".

    Parameters
    ----------
    reading
        The sentence.
    covered
        Tokens of its expressions of time.
    """
    words = reading.words
    last = len(words)
    if not reading.counting or not words[-1][0].isalpha():
        return []
    joint = next((i for i in range(last - 2, max(1, last - _CLOSING), -1) if words[i] in _JOINTS), 0)
    if not joint or not reading.sentence.text[reading.sentence.starts[joint + 1] - 1].isspace():
        return []
    first = joint + 1
    if any(not words[index][0].isalpha() and words[index][0] not in "'’" for index in range(first, last)):
        return []
    nouns = [mark for mark in reading.of("source.source") if mark.start >= first]
    named = any(mark.end == last or mark.start <= first + 1 for mark in nouns) or acronym(reading, last - 1)
    said = any(mark.start >= first for mark in (*reading.counting, *reading.of("source.speech"), *reading.of("event")))
    before = any(mark.start < joint for mark in reading.counting)
    if said or not before or not named or covered & set(range(first, last)):
        return []
    return [Source(first, last, joint, same=False, kind="after")]


def _clock(reading: Reading) -> int:
    """Return the token after the hour that opens a line of news as it comes in: "21:10 |", "20:40 Red Cross: …"."""
    words = reading.words
    if len(words) > 1 and ":" in words[0] and words[0].replace(":", "", 1).isdecimal():
        return 1 + (words[1] in _BARS)
    bar = next((index for index in range(min(len(words), _CLOCK + 1)) if words[index] in _BARS), 0)
    hour = "".join(words[:bar])
    return bar + 1 if bar and ":" in hour and hour.replace(":", "", 1).isdecimal() else 0
