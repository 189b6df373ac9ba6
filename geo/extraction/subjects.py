"""Where the subject before a verb of saying begins and ends: past appositions, and past where it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import appositions
from geo.extraction.source_names import CLOSE, capital, new_phrase, of_clause, stops, within_noun
from geo.extraction.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.reading import Reading

_LONGEST = 16
_SIGNS = frozenset({";", ":", "(", ")", "“", "”", '"', "«", "»", "—", "–", ".", "?", "!", "•"})
#: Commas around an apposition.
_APPOSED = 2
_OLDEST = 110
#: Words of an aside between commas.
_ASIDE = 10
#: Words from a comma over a participle to "by".
_AGENT = 5
#: Words from the noun of a body to the end of its name.
_OF_BODY = 6
#: Tokens of "(OCHA)".
_BRACKETS = 3


def past_aside(reading: Reading, end: int) -> int:
    """Return where a subject ends before an aside of where or how it spoke; 0 where there is none.

    Parameters
    ----------
    reading
        The sentence.
    end
        Token of the comma that closes the aside: "the president, in Nairobi, said".
    """
    words = reading.words
    for index in range(end - 1, max(1, end - _ASIDE), -1):
        if words[index - 1] == ",":
            placed = reading.says(index, "place", "at")
            spoke = placed or reading.says(index, "source.link", "speaking")
            return index - 1 if spoke or _qualifies(reading, index, end) else 0
        if words[index] in CLOSE:
            return 0
    return 0


def _qualifies(reading: Reading, start: int, end: int) -> bool:
    """Tell whether words between commas after an office are no more than that: "the hospital, hit twice, counts"."""
    office = bool(reading.ending(start - 1, "source.source"))
    plain = not capital(reading, start) and reading.words[start][0].isalpha()
    known = reading.at(start, "article", "person", "source.source", "source.anaphora", "join", "boundary")
    return office and plain and not known and not reading.has("source.speech", start, end)


def bounds(reading: Reading, verb: int, end: int, covered: set[int]) -> tuple[int, int]:
    """Return the tokens of the subject of a verb of saying, past what stands between the two.

    Parameters
    ----------
    reading
        The sentence.
    verb
        First token of the verb.
    end
        Token after the last word that may be of the subject.
    covered
        Tokens of expressions of time.
    """
    words = reading.words
    comma = next((index for index in range(verb - 1, end - 1, -1) if words[index] == ","), 0)
    aside = past_aside(reading, comma) if comma else 0
    named = appositions.before(reading, comma, covered) if comma and not aside else None
    if named is not None:
        return named
    end = aside or end  # "the president, in Nairobi, said": where he spoke is no part of his name
    start = subject_start(reading, end, covered)
    relative = _relative(reading, end) if end < verb and words[end] == "," else 0
    if relative:
        # "Yassin, who heads the crisis cell and lives in the camp, estimated"
        return _from(reading, relative - 1, covered)
    if end < verb and start > 1 and words[start - 2] == "," and opens_relative(reading, start - 1):
        # "Yassin, who heads the crisis cell, estimated": the subject stands before the relative clause
        return _from(reading, start - 2, covered)
    if start == end > 1 and words[end - 1] in _subject_relatives(reading):
        return _of_pronoun(reading, end - (2 if words[end - 2] == "," else 1), covered)
    if start > 1 and reading.says(start - 1, "source.agent", "by"):
        return _of_agent(reading, start, end, verb, covered)
    return _before_relative(reading, start, covered) or (start, end)


def _from(reading: Reading, end: int, covered: set[int]) -> tuple[int, int]:
    end = _before_brackets(reading, end)
    return subject_start(reading, end, covered), end


def _before_brackets(reading: Reading, end: int) -> int:
    """Return where a name ends before its abbreviation: "the relief board (NRB), which counts"."""
    words = reading.words
    return end - _BRACKETS if end > _BRACKETS and words[end - 1] == ")" and words[end - _BRACKETS] == "(" else end


def _of_pronoun(reading: Reading, end: int, covered: set[int]) -> tuple[int, int]:
    """Return what a pronoun stands for, named right before it: "accuses the army, which says that it killed 60"."""
    end = _before_brackets(reading, end)
    said = (*reading.of("source.speech", "verb"), *reading.of("source.prefix"))
    spoken = (mark.end for mark in said if mark.end < end)
    start = max(subject_start(reading, end, covered), *spoken, 0)
    return max((index for index in range(start, end) if new_phrase(reading, index)), default=start), end


def _before_relative(reading: Reading, start: int, covered: set[int]) -> tuple[int, int] | None:
    """Return whom a relative clause without commas tells of: "a nurse who asked not to be named said"."""
    words, pronouns = reading.words, _subject_relatives(reading)
    for index in range(start - 1, max(0, start - _LONGEST), -1):
        if words[index] in CLOSE or index in covered:
            return None
        if words[index] in pronouns:
            known = bool(reading.ending(index, "source.source", "person")) or (
                reading.words[index - 1][0].isalpha() and bool(reading.ending(index - 1, "source.source"))
            )  # "un funcionario local que pidió el anonimato dijo"
            object_ = reading.at(index + 1, "article") or capital(reading, index + 1)
            return _from(reading, index, covered) if known and not object_ else None
    return None


def _of_agent(reading: Reading, start: int, end: int, verb: int, covered: set[int]) -> tuple[int, int]:
    """Return the subject before "by": who counts is the ministry in "the ministry, run by Hamas, counts"."""
    comma = next((i for i in range(start - 2, max(0, start - 2 - _AGENT), -1) if reading.words[i] == ","), 0)
    if end == verb and not reading.ending(start - 1, "source.source"):
        # "a U.N. paper seen by this agency lists", but "a report by the mission lists"
        clause = of_clause(reading, verb, covered)
        return (clause[0], min(clause[1], start - 2)) if clause is not None and clause[0] < start - 2 else (start, end)
    return _from(reading, comma, covered) if comma and end < verb else (start, end)


def subject_start(reading: Reading, end: int, covered: set[int]) -> int:
    """Return where the subject before a verb begins, apposition included.

    Parameters
    ----------
    reading
        The sentence.
    end
        Token after the subject.
    covered
        Tokens of expressions of time, which are no part of it.
    """
    words = reading.words
    index = end
    commas = 0
    limit = _earliest(words, end)
    while index > limit:
        word = words[index - 1]
        if within_noun(reading, index - 1):
            index -= 1
            continue
        aged = _aged(reading, index, end)
        if not aged and _breaks(reading, index, covered):
            break
        if word == ",":
            commas += 1
            if commas > _APPOSED or (index != end and not aged and not _apposition(reading, index - 1, end)):
                break
        index -= aged or 1
    while index < end and _opens_nothing(reading, index):
        index += 1
    return _joined(reading, _last_phrase(reading, index, end), covered)


def _joined(reading: Reading, start: int, covered: set[int]) -> int:
    """Return where a subject begins that names two bodies and opens its clause: "UNHCR and its partner said"."""
    joint = start - 1
    if joint < 1 or not reading.closes(start, "join", "and") or reading.language.right_to_left:
        return start
    if not reading.ending(joint, "source.source"):
        return start
    first = subject_start(reading, joint, covered)
    opens = first == 0 or reading.words[first - 1] in _SIGNS or reading.words[first - 1] == ","
    counted = any(first <= mark.start < joint for mark in (*reading.counting, *reading.of("source.speech")))
    digits = any(first <= mention.start < joint for mention in reading.mentions)
    return first if opens and first < joint and not counted and not digits else start


def _breaks(reading: Reading, index: int, covered: set[int]) -> bool:
    """Tell whether the word before a token is no part of a subject: a sign, a time, a preposition, a number."""
    word = reading.words[index - 1]
    if word in _SIGNS or index - 1 in covered or word[0].isdigit():
        return True
    return stops(reading, index - 1) and not _of_office(reading, index)


def _aged(reading: Reading, index: int, end: int) -> int:
    """Return how many tokens before a token say how old somebody is, 0 if none: "Musa Diallo, 34, a cook, said"."""
    if reading.words[index - 1] == "," and index != end and is_age(reading, index - 2):
        return 3
    return 2 if is_age(reading, index - 1) else 0


def _opens_nothing(reading: Reading, index: int) -> bool:
    """Tell whether a subject cannot begin with a word: a sign, "and", "while"."""
    if reading.words[index] in CLOSE or reading.words[index] == "-" or reading.says(index, "join", "and"):
        return True
    joint = any(mark.value in {"strong", "relative"} for mark in reading.at(index, "boundary"))
    return joint and not _is_acronym(reading, index)


def is_age(reading: Reading, index: int) -> bool:
    """Tell whether digits between commas after a name are how old somebody is."""
    words = reading.words
    between = 1 < index < len(words) - 1 and words[index - 1] == words[index + 1] == ","
    return between and words[index].isdecimal() and int(words[index]) < _OLDEST and capital(reading, index - 2)


def _of_office(reading: Reading, index: int) -> bool:
    """Tell whether a preposition before a token goes on with an office: "officials in Kano", "a man in the palace"."""
    office = bool(reading.ending(index - 1, "source.source"))
    if reading.place_at(index) is None:
        led = reading.says(index - 1, "place", "at")
        return office and led and reading.says(index, "article", "definite")
    return office or reading.place_at(index - 2) is not None or _body_of(reading, index - 1)


def _body_of(reading: Reading, end: int) -> bool:
    """Tell whether words end with a body and what it is of: "the Ministry of Health | in Gaza"."""
    led = False
    for index in range(end - 1, max(-1, end - 1 - _OF_BODY), -1):
        if not reading.words[index][0].isalpha() or reading.at(index, "source.speech", "boundary", "place_after"):
            return False
        if any(mark.start <= index < mark.end for mark in reading.counting) or (
            reading.at(index, "event") and not capital(reading, index)
        ):
            return False
        if reading.at(index, "source.source"):
            return led
        led = led or reading.says(index, "grammar", "among") or reading.says(index, "source.link", "purpose")
    return False


def _last_phrase(reading: Reading, start: int, end: int) -> int:
    """Return where the last noun phrase of a subject begins: "in government-held areas | the Ministry of Health"."""
    for later in range(end - 1, start, -1):
        if new_phrase(reading, later) and not reading.ending(later, "join"):
            if reading.ending(later, "place") and any(start <= m.start < later for m in reading.of("source.source")):
                continue  # "a source in | the palace"
            if any(m.start < later < m.end for m in reading.of("source.source")):
                continue  # "Save | the Children"
            return later
    return start


def _is_acronym(reading: Reading, index: int) -> bool:
    """Tell whether a word is all capitals: "WHO" is a body, "who" is none."""
    sentence = reading.sentence
    raw = sentence.text[sentence.starts[index] : sentence.ends[index]]
    return len(raw) > 1 and raw.isupper()


def _earliest(words: Sequence[str], end: int) -> int:
    """Return the first token that a subject may begin with; a dateline, before a dash, does not speak."""
    return end if end and words[end - 1] in {"-", "–", "—"} else max(0, end - _LONGEST)


def _apposition(reading: Reading, comma: int, end: int) -> bool:
    """Tell whether a name before a comma has an apposition between commas after it: "Pawel X, minister, said"."""
    words = reading.words
    closed = words[end - 1] == "," or (end < len(words) and words[end] == ",")
    if not closed or comma < 1 or not capital(reading, comma - 1):
        return False
    return reading.place_at(comma - 1) is None or (
        comma > 1 and capital(reading, comma - 2) and not reading.at(comma - 2, "place")
    )


def opens_relative(reading: Reading, index: int) -> bool:
    """Tell whether a relative clause opens at a token."""
    return reading.says(index, "boundary", "relative")


def _relative(reading: Reading, end: int) -> int:
    """Return the token of a relative pronoun after a comma whose clause, with no other comma, ends before a token."""
    words = reading.words
    for index in range(end - 1, max(1, end - _LONGEST), -1):
        if words[index - 1] == "," and opens_relative(reading, index):
            return index
        if words[index] in CLOSE:
            return 0
    return 0


def _subject_relatives(reading: Reading) -> frozenset[str]:
    """Return the relative pronouns that are the subject of their clause: "who", "laquelle", but not "dont"."""
    words = reading.language.table("attribution").get("grammar", {}).get("subject_relatives", ())
    return frozenset(fold(word, reading.language.code) for word in words)
