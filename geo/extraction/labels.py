"""Words that name a number before it comes: "the death toll rose to 47", "the number of those who crossed is 900"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.ages import of_ages, of_one
from geo.extraction.phrases import head, of_share
from geo.extraction.source_names import capital, openers
from geo.extraction.verb_final import is_final, oblique

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.numbers import Mention
    from geo.extraction.reading import Reading

_REACH_LABEL = 14
#: No one is older.
_OLDEST = 120
#: The first word of a sentence has a capital whatever it is.
_FIRST = 2
#: Words between "the number", what is counted and "at".
_NAMED = 6
#: Words between "rose" and the number to which a toll did.
_MOVED = 5
#: What stands before a noun that names the number after it, in a list.
_OPENING = frozenset({",", ":", ";", "(", "-", "–", "—", "•", "|", "/", "ve"})
#: Words between people and the number of places that they are of.
_WHENCE = 6
#: Words of "of the country's" between a part and its whole.
_PARTITIVE = 5
#: Words between "the number" and the noun that it is of: "of Syrian", "of newly arrived Syrian".
_DESCRIBED = 4
#: Words from a fraction to that of which it is: "half of the".
_TO_FRACTION = 3
#: Words between a noun and the verb of its relative clause.
_BESIDE = 2
#: Words from "one" to its superlative and the next: "one of the worst".
_WORST = 4


def crossed(draft: Draft, first: int, last: int) -> int:
    """Count the other numbers between two tokens, those that are named as parts left out."""
    reading = draft.reading
    final = is_final(reading.language)
    count = 0
    for mention in reading.mentions:
        if mention.article or mention is draft.mention or not (first <= mention.outer_start and mention.end <= last):
            continue
        if reading.closes(mention.outer_start, "part", "before"):
            continue
        if (
            is_adjective(reading, mention)
            or of_age(reading, mention)
            or (not final and mention.start - first <= _WHENCE and _things(reading, mention))
            or (not final and _of_divisions(reading, mention))
            or (mention.value == 1 and reading.has("record", mention.end, mention.end + _WORST, "superlative"))
        ):
            continue
        if mention.article and is_final(reading.language):
            continue  # Turkish "bir köyü vuran": the article of something else
        if reading.in_time(mention.start):
            continue  # "displaced since 1 December has climbed to 390,000"
        if is_final(reading.language) and _where(reading, mention):
            continue  # Turkish "513 bininin 147 tesiste barındığını"
        if reading.language.right_to_left and _measured(reading, mention):
            continue  # "قتل مسلح عمره 18 عاما 19 طفلا"
        count += 1
    return count


def _measured(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number is one of years, metres or money, and counts nobody."""
    found = head(reading, mention)
    return found.kind == "other" and found.value != "things"


def _where(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number counts the things in which something is, which an ending says."""
    found = head(reading, mention)
    return found.kind == "other" and found.value == "things" and oblique(reading, found.end - 1)


def _things(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number counts the places that people are of: "900 people from 15 villages fled"."""
    led = any(mark.value in {"at", "origin"} for mark in reading.ending(mention.start, "place"))
    return led and reading.says(mention.end, "other", "things")


def _of_divisions(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number is some of the places of a country: "in 39 of the 75 districts", or all of them."""
    whole = next((m for m in reading.mentions if 0 < m.outer_start - mention.end <= _PARTITIVE), None)
    if whole is None:
        part = next((m for m in reading.mentions if 0 < mention.outer_start - m.end <= _PARTITIVE), None)
        return part is not None and _of_divisions(reading, part)
    led = reading.closes(mention.outer_start, "place", "at")
    among = reading.language.table("patterns").get("grammar", {}).get("among", ())
    found = head(reading, whole)
    return led and reading.words[mention.end] in among and (found.kind, found.value) == ("other", "things")


def of_age(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number is an age, alone or with another: "two men aged 70 and 80 died"."""
    if of_ages(reading, mention) or of_one(reading, mention):
        return True
    if mention.size > _OLDEST:
        return False
    before = reading.closes(mention.outer_start, "negative", "before")
    return before or reading.says(mention.end, "negative", "after")


def apart(draft: Draft, mark: Mark) -> float:
    """Weigh what parts two numbers before a verb besides "and": "treated 156 people for shock and two drowned"."""
    if is_final(draft.reading.language):
        return 0.0  # where the verb closes the clause, all stands before it
    last = max(draft.end, draft.head.end)
    following = next((m for m in draft.reading.mentions if last <= m.outer_start and m.end <= mark.start), None)
    return 1.0 if following is not None and following.outer_start - last > _BESIDE else 0.0


def is_adjective(reading: Reading, mention: Mention) -> bool:
    """Tell whether "one" follows its noun, as in Arabic "of one family", and so counts nothing."""
    return reading.language.right_to_left and mention.word and mention.value == 1


def of_things(reading: Reading, index: int) -> bool:
    """Tell whether the last noun within three words before a token names things: "bridges destroyed: 21".

    A relative clause goes on about its noun: "las réplicas, que ya son 1.500".
    """
    for end in range(index, max(0, index - 3), -1):
        if reading.ending(end, "person", "home", "household", "tally", "counts.label"):
            return False
        if is_final(reading.language) and reading.ending(end, "source.source"):
            return False  # "Bakanlık rakamı 58'e yükseltti" is the word of a ministry
        if any(mark.value != "time" for mark in reading.ending(end, "other")):
            return end < _FIRST or not capital(reading, end - 1)  # the United Nations are no nations
        relative = any(reading.says(at, "boundary", "relative") for at in (end - 1, end))
        if not relative and bool(reading.at(end - 1, "boundary")):
            return False
    return False


def of_inhabitants(draft: Draft) -> float:
    """Weigh the noun of inhabitants where all who live in a place are counted, of whom a verb says nothing.

    Returns
    -------
    float
        The weight: "most of its 50,000 inhabitants fled", "half of the 12,000 inhabitants have fled"; 0 where a verb
        may say what became of them, "The 12 inhabitants were killed".
    """
    reading, start = draft.reading, draft.start
    if of_share(reading, draft.mention):
        return 9.5
    if not start or not any(mark.value in {"definite", "possessive"} for mark in reading.at(start - 1, "article")):
        return 0.0
    last = draft.head.end
    if start == 1 and any(last <= mark.start <= last + _BESIDE for mark in reading.of("word", "be")):
        return 0.0  # "Ses 600 habitants ont été évacués"
    subject = start == 1 or reading.words[start - 2] in {",", ";", ":", "«", "“"}
    return 0.0 if subject and reading.says(start - 1, "article", "definite") else 9.0


def of_label(draft: Draft, mark: Mark) -> bool:
    """Tell whether a word before a colon is said of things: "livestock lost: 2,300"."""
    words, colon = draft.reading.words, draft.start - 1
    return colon > 0 and words[colon] == ":" and mark.end == colon and of_things(draft.reading, mark.start)


def of_other(draft: Draft, mark: Mark) -> bool:
    """Tell whether a word labels things before a colon, or the next number: "the dead are 90 and the injured 120"."""
    if of_label(draft, mark):
        return True
    if not mark.kind.startswith("counts.after") or mark.start < draft.end:
        return False
    reading = draft.reading
    # Spanish "asciende a 90 y el de heridos a 120"
    named = any(m.start < mark.start and m.end >= mark.end for m in reading.of("counts.label"))
    return named and any(0 <= mention.outer_start - mark.end <= 1 for mention in reading.mentions)


def numbered(draft: Draft, mark: Mark) -> float:
    """Weigh what is said of people whose number follows: "the number of migrants who crossed into X stands at 900"."""
    reading = draft.reading
    if mark.end <= draft.start and _of_those(reading, mark):
        return label(draft, mark)
    if mark.end > draft.start or draft.head.kind not in {"bare", "them"}:
        return 0.0
    if _of_clause(draft, mark):
        return 7.0 - 2.5 * crossed(draft, mark.end, draft.start)
    if _in_brackets(draft, mark):
        return 8.0
    fell = reading.closes(draft.start, "superseded", "before")  # "has fallen from 1,500 a day to 300"
    risen_to = any(0 <= draft.start - verb.end <= 1 for verb in reading.of("tally", "verb"))  # "now exceeds 900"
    if not fell and not risen_to:
        return _put_at(draft, mark)
    nouns = [(noun.start, noun.end) for kind in ("person", "household", "home") for noun in reading.of(kind)]
    # "the number of those in need trebled, rising from 1.6 to 4.9 million"
    risen = any(m.value == "before" and m.end - m.start > 1 for m in reading.ending(draft.start, "superseded"))
    risen = risen and not reading.of("counts.label")
    nouns = [] if fell and not risen else nouns
    nouns += [(first, last) for first, last, toponym in reading.places if toponym.demonym]
    for first, last in nouns:
        opened = first <= mark.start and mark.start - last <= _BESIDE
        if opened and any(t.value == "noun" and 0 <= first - t.end <= _BESIDE for t in reading.of("tally")):
            return 7.0 - 2.5 * crossed(draft, mark.end, draft.start)
    return 0.0


def _in_brackets(draft: Draft, mark: Mark) -> bool:
    """Tell whether a participle names a number in brackets after another so told: "destroyed (52) and damaged (77)"."""
    words, start = draft.reading.words, draft.start
    if start < 2 or words[start - 1] != "(" or words[draft.end : draft.end + 1] != [")"] or mark.end != start - 1:  # noqa: PLR2004
        return False
    before = next((m for m in reversed(draft.reading.mentions) if m.end <= mark.start), None)
    return before is not None and words[before.end] == ")" and mark.start - before.end <= _BESIDE


def _of_clause(draft: Draft, mark: Mark) -> bool:
    """Tell whether a verb says of whom a number is, whoever they are: "the number of Burundians who left tops 900"."""
    reading = draft.reading
    told = any(
        mark.end <= verb.start and 0 <= draft.mention.start - verb.end <= 1 for verb in reading.of("tally", "verb")
    )
    if not told:
        return False
    for relative in reading.of("boundary", "relative"):
        if not 0 <= mark.start - relative.end <= _BESIDE or mark.start < relative.end:
            continue
        named = [t for t in reading.of("tally", "noun") if 0 < relative.start - t.end <= _DESCRIBED]
        if any(
            _of_people(reading, tally.end, relative.start)
            and not any(tally.end <= mention.start < mark.start for mention in reading.mentions)
            for tally in named
        ):
            return True
    return False


def _of_people(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a people, persons or households are named between two tokens."""
    if any(first <= start < last and toponym.demonym for start, _, toponym in reading.places):
        return True
    those = reading.language.table("patterns").get("grammar", {}).get("those", ())
    if last > first and reading.words[last - 1] in those:
        return True
    return any(reading.has(kind, first, last) for kind in ("person", "household"))


def _put_at(draft: Draft, mark: Mark) -> float:
    """Weigh a word between "the number" and where a source puts it: "the number of Kenyans in need at 4.1 million"."""
    reading = draft.reading
    if not draft.start or not reading.ending(draft.start, "put_at"):
        return 0.0
    if 0 < draft.start - mark.end <= 1 and _estimated(reading, mark.start):
        return 7.0
    for tally in reading.of("tally", "noun"):
        if 0 <= mark.start - tally.end <= _NAMED and draft.start - mark.end <= _NAMED:
            return 7.0 - 2.5 * crossed(draft, tally.end, draft.start)
    # "puts the dead at 610 and the missing at 41"
    put = any(
        other.start < mark.start and reading.says(other.start - 1, "put_at", "word") for other in reading.mentions
    )
    return 7.0 if put and 0 < draft.start - mark.end <= 1 else 0.0


def _estimated(reading: Reading, start: int) -> bool:
    """Tell whether a verb of counting stands before a noun and its article: "chiffrait les tués à 500"."""
    start -= bool(reading.ending(start, "article"))
    return bool(reading.ending(start, "estimate"))


def _of_those(reading: Reading, mark: Mark) -> bool:
    """Tell whether "the number of those who" opens the clause of a verb: "عدد من باتوا بلا مأوى"."""
    if not reading.language.table("attribution").get("grammar", {}).get("verb_first"):
        return False
    those = [m.start for m in reading.ending(mark.start, "boundary") if m.value == "relative"]
    those += [m.start for m in reading.ending(mark.start, "place") if m.value == "origin"]
    return any(tally.value == "noun" for start in those for tally in reading.ending(start, "tally"))


def of_number(draft: Draft, mark: Mark) -> float:
    """Weigh a noun after "the number of" with a people or a word before it: "the number of Syrian refugees is 900"."""
    reading = draft.reading
    if mark.end > draft.start or draft.head.kind not in {"bare", "them"}:
        return 0.0
    for tally in reading.of("tally", "noun"):
        if 0 < mark.start - tally.end <= _DESCRIBED and not any(
            tally.end <= mention.start < mark.start for mention in reading.mentions
        ):
            return label(draft, mark)
    return _put_at(draft, mark)


def tag(draft: Draft, mark: Mark) -> float | None:
    """Weigh a noun that names the number right after it, in a list without verbs: "ölü 12, yaralı 40"."""
    reading = draft.reading
    if mark.end != draft.start or draft.head.kind not in {"bare", "them"}:
        return None
    if any(mention.start < mark.start <= mention.full_end for mention in reading.mentions):
        return None  # "12 yaralı, 40 ölü"
    opened = mark.start == 0 or reading.words[mark.start - 1] in _OPENING
    return 8.5 if opened else None


def _said_of(draft: Draft, mark: Mark) -> bool:
    """Tell whether people are those of a label before a verb of counting: "عدد النازحين بلغ 900 ألف نسمة"."""
    reading, head = draft.reading, draft.head
    if not reading.language.right_to_left or (head.kind, head.value) != ("person", "people"):
        return False
    return any(mark.end <= verb.start < draft.mention.start for verb in reading.of("tally", "verb"))


def _of_fraction(reading: Reading, index: int) -> bool:
    """Tell whether a fraction and an article stand before a word: "la moitié de la population"."""
    return any(
        mark.value == "fraction"
        for start in range(index, max(0, index - _TO_FRACTION), -1)
        for mark in reading.ending(start, "negative")
    )


def label(draft: Draft, mark: Mark) -> float:
    """Weigh a word that names a number which comes later in the clause: "the death toll rose to 47"."""
    reading = draft.reading
    if mark.end <= draft.start:
        if mark.value == "population" and _of_fraction(reading, mark.start):
            return 0.0  # "half of the population, or 26 million people, are hungry"
        if reading.words[mark.end - 1] == ":" and of_things(reading, mark.start):
            return 0.0
        gap = draft.start - mark.end
        if gap > 0 and reading.language.right_to_left and reading.words[mark.end] in openers(reading):
            return 0.0  # "وتقول منسقية النازحين إن": the name of who speaks
        if gap > _REACH_LABEL and (
            reading.closes(draft.start, "tally", "verb")
            # "subió el miércoles a 2.189"
            or any(mark.end <= draft.start <= mark.end + _MOVED for mark in reading.of("tally", "moved"))
        ):
            # "the number of people killed by … has climbed to 16"
            return 7.0 - 2.5 * crossed(draft, mark.end, draft.start)
        named = draft.head.kind in {"person", "household"}
        if gap > _REACH_LABEL or (named and any(mention.end == mark.start for mention in reading.mentions)):
            return 0.0  # "700 disaster victims" are counted, and name no number of others that comes later
        others = crossed(draft, mark.end, draft.start)
        score = 8.0 - 0.25 * gap - 1.0 * reading.joints(mark.end, draft.start) - 2.5 * others
        if draft.head.kind not in {"bare", "them", "event"} and not _said_of(draft, mark):
            score -= 2.0
        return score + 0.1 * (mark.end - mark.start)
    gap = mark.start - draft.end
    if gap < 0 or gap > 3:  # noqa: PLR2004 - "31,000 the number who came over"
        return 0.0
    joints = reading.joints(draft.end, mark.start)
    if joints and any(mention.start >= mark.end for mention in reading.mentions):
        return 0.0  # "fell to 38 and that of the dead rose to 99"
    return 7.0 - 0.5 * gap - joints - 3.0 * crossed(draft, draft.end, mark.start)
