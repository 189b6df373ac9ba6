"""Who said it, in languages whose verb closes the clause: the subject opens it, and endings tell who is none."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from geo.extraction.source_names import CLOSE, Source, anaphora, capital, may_speak, name_end, nobody, stops
from geo.extraction.tokens import fold
from geo.extraction.verb_final import genitives, part_genitives

if TYPE_CHECKING:
    from collections.abc import Collection

    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading
    from geo.languages import Language

_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“"}
_APOSTROPHES = frozenset("'’")
_DASHES = frozenset({"-", "–", "—"})
#: A dateline ends within the first words of a clause: "ANKARA -".
_DATELINE = 9
#: Shortest stem before the ending of a participle or of a case.
_STEM = 3
#: A first and a last name.
_NAMES = 2
#: Words of a name between what is said and its verb.
_SHORT = 6


def subjects(reading: Reading, mark: Mark, covered: set[int]) -> list[Source]:
    """Return who speaks by a verb at the end of a clause: its subject, and those set against it ("B ise").

    Parameters
    ----------
    reading
        The sentence.
    mark
        The verb of saying.
    covered
        Tokens of expressions of time, which are no part of a name.
    """
    covered = covered | {i for mention in reading.mentions for i in range(mention.outer_start, mention.outer_end)}
    if mark.kind == "source.speech":
        beside = _beside(reading, mark, covered)
        if beside is not None:
            return [beside]
    opening = [m.end for m in reading.of("boundary") if m.end < mark.start and _parts(reading, m)]
    first = opening[-1] if opening else 0
    said = [m.end for m in reading.of("source.speech") if first < m.end < mark.start and _is_last(reading, m)]
    # "KAYA: Belediye … söylüyor": who speaks in a transcript tells what others said
    turn = [index + 1 for index in range(first, mark.start) if reading.words[index] == ":"]
    for start in dict.fromkeys([*said[-1:], *turn[-1:], first]):
        found = _first(reading, mark, start, covered)
        if found is not None:
            return [found, *_contrasted(reading, mark, found, covered)]
    return []


def _parts(reading: Reading, mark: Mark) -> bool:
    """Tell whether a clause of its own begins after a word: "; ", "oysa", "ancak"."""
    return mark.value == "strong" or (
        mark.value == "medium" and reading.words[mark.start] in _clauses(reading.language)
    )


def _beside(reading: Reading, mark: Mark, covered: set[int]) -> Source | None:
    """Return who stands between what is said and the verb: "34 kişi öldü, yetkililer pazar günü söylediler"."""
    words = reading.words
    start = mark.start
    while start > 0 and words[start - 1] not in CLOSE and words[start - 1] not in _QUOTES:
        start -= 1
        if reading.says(start, "source.link", "quote"):
            start += 1
            break
    end = mark.start
    while end > start and end - 1 in covered:
        end -= 1
    if start < 1 or not 0 < end - start <= _SHORT:
        return None
    if any(words[index][0].isdigit() or _breaks(reading, index) for index in range(start, end)):
        return None
    source = _source(reading, start, end, mark)
    whole = source is not None and source.end == end
    return source if whole and source is not None and (source.same or _office(reading, source)) else None


def _is_last(reading: Reading, mark: Mark) -> bool:
    """Tell whether a verb ends a clause before a comma: "öne sürerken, hükümet …"."""
    if reading.words[mark.end - 1].endswith("ken"):
        return True  # "belirtirken bakanlık 10 ölümü kabul etti"
    return mark.end < len(reading.words) and reading.words[mark.end] in {",", ";"}


def _first(reading: Reading, mark: Mark, start: int, covered: set[int]) -> Source | None:
    """Return the first words of a clause that name somebody; a noun of office is better than a bare name."""
    words = reading.words
    for index in range(start, min(start + _DATELINE, mark.start)):
        if words[index] in _DASHES and _spaced(reading, index):
            start = index + 1
    named: Source | None = None
    index = start
    while index < mark.start:
        if words[index] in _QUOTES:
            index = _past_quotation(reading, index)
            continue
        if index in covered or words[index] in CLOSE or words[index][0].isdigit() or _breaks(reading, index):
            index += 1
            continue
        end = min(_phrase_end(reading, index, covered), mark.start)
        if any(mention.end == index and mention.digits for mention in reading.mentions):
            index = end  # "44 sağlık çalışanının öldürüldüğünü": who is counted does not speak
            continue
        source = _source(reading, index, end, mark)
        if source is not None and _owns(reading, mark, source):
            source = _before_owner(reading, source)
        if source is not None and (source.same or _office(reading, source)):
            return source
        named = named or source
        index = end
    return named


def _owns(reading: Reading, mark: Mark, source: Source) -> bool:
    """Tell whether a noun is the subject of what is said and not who says it: "iki polisin öldürüldüğünü bildirdi"."""
    word = reading.words[source.end - 1]
    spoken = mark.kind == "source.speech" and not source.same and not capital(reading, source.end - 1)
    return spoken and len(word) > _STEM and word.endswith(part_genitives(reading.language))


def _before_owner(reading: Reading, source: Source) -> Source | None:
    """Return who stands before such a noun: "Beyaz Baretliler | muhaliflerin bölgesinde 37 ölü saydı"."""
    ends = [m.end for m in reading.of("source.source") if source.start <= m.start and m.end < source.end]
    return replace(source, end=max(ends)) if ends else None


def _spaced(reading: Reading, index: int) -> bool:
    """Tell whether a dash stands between spaces, as after a dateline and not within a name."""
    sentence = reading.sentence
    first, last = sentence.starts[index], sentence.ends[index]
    return first > 0 and sentence.text[first - 1].isspace() and sentence.text[last : last + 1].isspace()


def _past_quotation(reading: Reading, index: int) -> int:
    """Return the token after the quotation that opens at a token."""
    words = reading.words
    closing = _QUOTES[words[index]]
    return next((i + 1 for i in range(index + 1, len(words)) if words[i] == closing), index + 1)


def _phrase_end(reading: Reading, start: int, covered: set[int]) -> int:
    """Return where the words that may name a source end: before a participle, or a word with the ending of a place."""
    end = max(start + 1, name_end(reading, start, covered))
    words = reading.words
    for index in range(start + 1, end):
        case = words[index][0] in _APOSTROPHES and words[index] not in genitives(reading.language)
        if case or _breaks(reading, index):
            return index
    return end


def _breaks(reading: Reading, index: int) -> bool:
    """Tell whether a word cannot be part of the name of who speaks: "gelen", "gazetecilere", "depremde"."""
    if stops(reading, index):
        return True
    if capital(reading, index) and (index > 0 or reading.place_at(index) is not None):
        return False
    word = reading.words[index]
    if any(mark.end == index + 1 for mark in reading.at(index, "source.source")):
        return word.endswith(_endings(reading.language, "oblique"))
    if reading.at(index, "person") and word.endswith(_endings(reading.language, "participles")):
        return False  # "insan" in "insan hakları örgütü"
    return len(word) > _STEM + 1 and word.endswith(_endings(reading.language, "participles", "cases"))


@cache
def _clauses(language: Language) -> frozenset[str]:
    """Return the words that set a clause against the one before: "but"."""
    return frozenset(
        fold(word, language.code) for word in language.table("attribution").get("contrast", {}).get("but", ())
    )


@cache
def _endings(language: Language, *kinds: str) -> tuple[str, ...]:
    table = language.table("attribution").get("endings", {})
    return tuple(fold(ending, language.code) for kind in kinds for ending in table.get(kind, ()))


def _source(reading: Reading, start: int, end: int, mark: Mark) -> Source | None:
    """Return a source if the words between two tokens can be one; what trails behind its noun or name is left out."""
    words = reading.words
    cased = end < len(words) and words[end][0] in _APOSTROPHES and words[end] not in genitives(reading.language)
    if cased:
        end = _before_cased(reading, start, end)
        if end == start:
            return None
    if nobody(reading, start, end):
        return None
    if anaphora(reading, start, end):
        return Source(start, end, mark.start, same=True, kind="before")
    nouns = {m.end for m in reading.of("source.source")}
    while end > start + 1 and end not in nouns and not capital(reading, end - 1):
        if end > start + _NAMES and words[end - 2] == "-" and capital(reading, end - 3):
            break  # "Kim Dae-jung"
        end -= 1
    if may_speak(reading, start, end, mark) or _addressed(reading, start, end, mark):
        return Source(start, end, mark.start, same=False, kind="before")
    return None


def _before_cased(reading: Reading, start: int, end: int) -> int:
    """Return where a person's name ends before a word with a case ending: "Müdür Rami Abdurrahman | AFP'ye"."""
    last = end - 1
    offices = {mark.end for mark in reading.of("source.source") if start <= mark.start}
    named = last - start >= _NAMES and capital(reading, last - 1) and last not in offices
    place = reading.place_at(last)
    if named and place is not None and place[0] == last and capital(reading, last - 2):
        return last  # "Ayşe Gür Sinop'ta anlatıyor"
    return last if named and any(office < last for office in offices) else start


def _addressed(reading: Reading, start: int, end: int, mark: Mark) -> bool:
    """Tell whether a single name opens what somebody says: "Soylu, selde 27 kişinin öldüğünü söyledi"."""
    words = reading.words
    return (
        mark.kind == "source.speech"
        and end == start + 1
        and end < len(words)
        and words[end] in {",", *_QUOTES}
        and capital(reading, start)
        and words[start].isalpha()
        and not reading.at(start)
        and reading.place_at(start) is None
    )


def _office(reading: Reading, source: Source) -> bool:
    """Tell whether a source is named by a noun that speaks."""
    return any(source.start <= mark.start < source.end for mark in reading.of("source.source"))


def _contrasted(reading: Reading, mark: Mark, found: Source, covered: Collection[int]) -> list[Source]:
    """Return those who give another number by the same verb: "A 300, B ise 250 ölüden söz ediyor"."""
    others = []
    for particle in reading.of("source.contrast"):
        if not found.end < particle.start < mark.start:
            continue
        start = particle.start
        while start > found.end and _named(reading, start - 1) and start - 1 not in covered:
            start -= 1
        if start < particle.start and may_speak(reading, start, particle.start, mark):
            others.append(Source(start, particle.start, mark.start, same=False, kind="before"))
            continue
        # "sabah vali 10, öğlen ise bakanlar 66 ölü açıklamıştı"
        end = min(_phrase_end(reading, particle.end, set(covered)), mark.start)
        after = _source(reading, particle.end, end, mark)
        if after is not None and not after.same and _office(reading, after):
            others.append(after)
    return others


def _named(reading: Reading, index: int) -> bool:
    """Tell whether a word may be part of the name before "ise"."""
    word = reading.words[index]
    return word not in CLOSE and word not in _QUOTES and not word[0].isdigit() and not _breaks(reading, index)


def agents(reading: Reading, covered: set[int]) -> list[Source]:
    """Return those by whom something is told, which an ending says: "Valiliğince duyuruldu", "yetkililerce"."""
    found = []
    for mark in reading.of("source.source"):
        word = reading.words[mark.end - 1]
        if mark.end - mark.start != 1 or not word.endswith(_endings(reading.language, "agent")):
            continue
        start = mark.start
        while (
            start > 0
            and start - 1 not in covered
            and (
                (_named(reading, start - 1) and capital(reading, start - 1))
                or reading.words[start - 1] in genitives(reading.language)
            )
        ):
            start -= 1
        found.append(Source(start, mark.end, mark.start, same=False, kind="according"))
    return found


def told_by(reading: Reading, covered: set[int]) -> list[Source]:
    """Return who stands after a participle of saying: "9 kişinin öldüğünü belirten Vali Kaya"."""
    found = []
    words = reading.words
    covered = covered | {i for mention in reading.mentions for i in range(mention.outer_start, mention.outer_end)}
    for mark in reading.of("source.participle"):
        index = mark.end
        while index < len(words) and (words[index][0].isdigit() or stops(reading, index) or index in covered):
            index += 1
        if index == len(words) or words[index] in CLOSE:
            continue
        end = _phrase_end(reading, index, covered)
        names = sum(1 for i in range(index, end) if capital(reading, i)) >= _NAMES
        source = _source(reading, index, end, mark)
        if source is not None and (source.same or names or _office(reading, source)):
            found.append(Source(source.start, source.end, mark.start, same=source.same, kind="after"))
    return found


def reported(reading: Reading) -> list[Source]:
    """Return whose report a colon ends, which an ending says: "Valiliğin sabah raporu: ölü sayısı 7"."""
    words = reading.words
    for mark in reading.of("source.header", "of"):
        counted = any(0 <= mention.outer_start - mark.end <= 1 for mention in reading.mentions)
        if mark.end >= len(words) or not (words[mark.end] == ":" or counted):
            continue  # "Bakanlığın pazar günkü bilançosu 33 ölüydü"
        owner = next((i for i in range(mark.start - 1, 0, -1) if words[i] in genitives(reading.language)), 0)
        start = owner
        while start > 0 and (_named(reading, start - 1) or words[start - 1] in genitives(reading.language)):
            start -= 1
        if owner > 0 and mark.start - owner <= _SHORT and start < owner and may_speak(reading, start, owner, mark):
            return [Source(start, owner, mark.end, same=False, kind="before")]
    return []
