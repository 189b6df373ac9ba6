"""The noun phrase that a number opens: what is counted, or that nothing is named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from geo.extraction import ages, body_names, captives, gapping, rates, tables, uncounted
from geo.extraction.lexicon import Mark
from geo.extraction.number_words import is_cased
from geo.extraction.numbered_places import of_places
from geo.extraction.time_words import vocabulary
from geo.extraction.verb_final import is_final, led_on, oblique
from geo.extraction.wholes import opens_whole
from geo.models import Unit

if TYPE_CHECKING:
    from geo.extraction.numbers import Mention
    from geo.extraction.reading import Reading

#: How many words may stand between a number and its noun.
_REACH = 6
#: Words of "of the country's" between a part and its whole.
_PARTITIVE = 4
#: Verbs and nouns of harm after which four digits are no year, as no preposition stands between.
_HARM = frozenset({"killed", "injured"})
_HOURS = 24.0
#: More people than there are; what is larger is money.
_MANKIND = 8.5e9
_YEARS = frozenset(range(1900, 2101))
_VERBS = (
    "counts.after",
    "counts.after_stock",
    "counts.after_flow",
    "counts.after_either",
    "counts.after_border",
    "counts.after_placed",
    "counts.abroad",
    "counts.home_after",
    "counts.label",
    "counts.home_label",
    "counts.host",
    "planned",
    "part",
    "tally",
    "source.speech",
)
#: Of what a rate is a figure: "9,000 people a day were crossing".
_MOVING = frozenset({"crossed", "returned"})
_QUOTES = frozenset('"“”«»')
_NOUNS = frozenset({"person", "household", "home", "other", "attempt"})
#: A number as large as this is no code of a room or zone, nor an age: "; la Cruz Roja, de 11.000".
_NO_CODE = 10_000
#: Heads that a label before the number does not make a code: "so far this year 90 people", but "day 90".
_COUNTS = frozenset({"person", "household", "home", "event"})
_COUNTED = ("counts.noun", "counts.noun_flow", "counts.noun_stock", "counts.noun_weak", "counts.noun_either")
_HEADS = ("person", "household", "home", "attempt", "other", "case", *_COUNTED)
#: The article that Arabic writes to a noun, and to a number that qualifies it.
_ARTICLE = "ال"
#: Arabic "of", between a number and those of whom it counts some.
_OUT_OF = "من"
#: Words between a label and the cases that it names: "عدد الوفيات … بلغ 132 حالة".
_LABELLED = 24
#: Words between "half of the inhabitants" and "whose number is".
_WHOLE = 4


@dataclass(slots=True)
class Head:
    """What a number counts.

    Attributes
    ----------
    kind
        ``person``, ``household``, ``home``, ``attempt``, ``event`` (a noun such as
        "deaths"), ``bare`` (nothing named), ``them`` ("of them"), ``name`` (a name
        of a people), ``unknown`` (some other word) or ``other`` (no figure).
    value
        The group for a person, otherwise the word.
    start, end
        Tokens of the noun, end exclusive; where the phrase stops for a bare number.
    event
        The noun of an indicator that stands there.
    """

    kind: str
    value: str
    start: int
    end: int
    event: Mark | None = None

    @property
    def unit(self) -> Unit:
        """The unit of the number."""
        return {"household": Unit.HOUSEHOLDS, "home": Unit.HOMES, "attempt": Unit.ATTEMPTS}.get(self.kind, Unit.PEOPLE)


def head(reading: Reading, mention: Mention) -> Head:
    """Return what a number counts, by the words after it."""
    found = _noun_before(reading, mention) or _of_possessor(reading, mention) or _noun_phrase(reading, mention)
    return _with_joined(reading, found) if found.kind == "person" and found.start >= mention.end else found


def _with_joined(reading: Reading, found: Head) -> Head:
    """Let a noun reach over those that "and" joins to it: "65 soldiers and policemen", "12 men, women and children"."""
    end, closed = found.end, False
    while not closed and end + 1 < len(reading.words):
        closed = reading.says(end, "join", "and")
        nouns = list(reading.at(end + 1, "person")) if closed or reading.words[end] == "," else []
        if not nouns:
            return found
        end = max(mark.end for mark in nouns)
    return replace(found, end=end) if closed else found


def _noun_phrase(reading: Reading, mention: Mention) -> Head:
    """Return the head of the noun phrase that a number opens."""
    words = reading.words
    index = mention.start if mention.dual else max(mention.end, min(mention.outer_end, len(words)))
    start = index
    while index < len(words) and words[index][0] in "'’" and len(words[index]) > 1:
        index += 1
    limit = min(len(words), index + _REACH)
    first = index
    ended = first > start or (is_final(reading.language) and is_cased(words[mention.end - 1], reading.language))
    modified: Head | None = None
    while index < limit and not _anew(reading, index):
        if index == first and reading.says(index, "superseded", "after"):
            return Head("bare", "", first, index)  # "from 1,297 the previous day"
        found = _at(reading, index) or (_of_whole(reading, mention, index) if index > first else None)
        found = _in_body(reading, index, found)
        if found is not None and _stands_alone(reading, found, ended=ended, led=index > first):
            return Head("bare", "", first, first)
        if found is not None:
            return found
        pronoun = _word(reading, index, "pronoun")
        if pronoun is not None:
            return Head("them", "", index, pronoun.end)
        if _word(reading, index, "modifier") is None:
            return _last_noun(reading, index, ended=ended) or modified or Head("bare", "", first, index)
        if modified is None:
            event = next(iter(reading.at(index, *_COUNTED)), None)
            if event is not None:
                modified = Head("event", event.value, event.start, event.end, event)
        index += 1
    return modified or Head("bare", "", first, index)


def _in_body(reading: Reading, index: int, found: Head | None) -> Head | None:
    """Return the people whom the name of a body qualifies that holds a noun: "nine State Department employees"."""
    if found is not None and found.kind != "other":
        return found
    things = found is not None or any(reading.at(index + 1, "other"))
    noun = body_names.beyond_name(reading, index) if things else None
    return Head("person", noun.value, noun.start, noun.end) if noun is not None else found


def _stands_alone(reading: Reading, found: Head, *, ended: bool, led: bool) -> bool:
    """Tell whether a noun after a number is not what it counts: "3252 يوم السبت", Turkish "513 bini okullarda"."""
    if led:
        # "frente a los 248.000 del año anterior", but "3 de los meses"
        return found.value == "time" and reading.says(found.start - 1, "article", "contracted")
    if found.value == "time":
        return _weekday(reading, found.end)
    return found.kind == "other" and ended and led_on(reading, found.end - 1)


def _weekday(reading: Reading, index: int) -> bool:
    """Tell whether a day of the week stands at a token."""
    words = reading.words
    return index < len(words) and vocabulary(reading.language).weekday(words[index]) is not None


def _last_noun(reading: Reading, index: int, *, ended: bool) -> Head | None:
    """Return the head that a word makes which is no noun of the lexicon; `ended` tells of a case ending before it."""
    named = _named(reading, index)
    if named is not None and named.kind == "unknown" and any(time.start == index for time in reading.times or ()):
        return None  # "contre 50 000 fin décembre"
    if named is not None and named.kind in {"unknown", "other"} and ended:
        return None  # Turkish "47'ye ulaştı": what follows a number with a case ending is no noun
    if named is not None and named.kind == "unknown" and reading.words[index - 1] == _OUT_OF:
        return Head("them", "", index - 1, index)  # "183 من هيئة تحرير الشام", members of a body
    return named


def _noun_before(reading: Reading, mention: Mention) -> Head | None:
    """Return the noun before a number in words that qualifies it, both with an article: "المعابر الأربعة"."""
    words, start = reading.words, mention.start
    if not (mention.word and reading.language.right_to_left and start and words[start].startswith(_ARTICLE)):
        return None
    return _at(reading, start - 1) if words[start - 1].startswith(_ARTICLE) else None


def _anew(reading: Reading, index: int) -> bool:
    """Tell whether "and" or "by" is written to a word, no noun of the number: "43 مقاتلا وأسر 17", "عشرة بانفجار"."""
    if not reading.language.right_to_left:
        return False
    words = reading.at(index, "word")
    if words and {mark.value for mark in words} == {"function"}:
        return True  # "بانفجار", by an explosion
    if not reading.cut(index):
        return False
    place = reading.place_at(index)
    return place is None or place[2].span.start > reading.sentence.starts[index]


def _whole_of_things(reading: Reading, index: int) -> Head | None:
    """Return the head of the number of which a number is a part, if that counts things: "447 of the 497 towns"."""
    mention = next((m for m in reading.mentions if m.start == index and m.digits), None)
    found = head(reading, mention) if mention is not None else None
    return found if found is not None and found.kind == "other" and found.value != "time" else None


def _of_possessor(reading: Reading, mention: Mention) -> Head | None:
    """Return the head of a number that is some of what a place has: "2,000 of the town's 19,000 inhabitants"."""
    words, index = reading.words, mention.full_end
    genitive = reading.language.table("patterns").get("grammar", {}).get("genitive")
    if not genitive or index >= len(words) or words[index] != genitive[0]:
        return None
    owned = next((m.start for m in reading.mentions if 2 < m.start - index <= _PARTITIVE + 1), 0)  # noqa: PLR2004
    return _of_whole(reading, mention, owned) if owned and words[owned - 1] in genitive[1:] else None


def _of_whole(reading: Reading, mention: Mention, index: int) -> Head | None:
    """Return the head of a number that is followed by that of which it is a part: "43 of its 60 houses"."""
    things = _whole_of_things(reading, index)
    if things is not None or reading.language.right_to_left or is_final(reading.language):
        return things
    whole = next((m for m in reading.mentions if m.start == index), None)
    larger = whole is not None and whole.value is not None and whole.size > mention.size
    if whole is None or not larger or not _opened(reading, index):
        return None
    found = head(reading, whole)
    if found.kind == "home":
        return replace(found, start=index)
    return replace(found, start=index) if found.kind == "unknown" else Head("bare", "", index, index)


def _opened(reading: Reading, index: int) -> bool:
    """Tell whether an article or a possessor stands before a number: "of the 60", "of the town's 60"."""
    genitive = reading.language.table("patterns").get("grammar", {}).get("genitive", ())
    return reading.words[index - 1] in genitive or bool(reading.ending(index, "article", "word"))


def _named(reading: Reading, index: int) -> Head | None:
    """Return the head that a name of a place or people, or a word that the lexicon does not know, makes."""
    words = reading.words
    verbs = reading.at(index, *_VERBS)
    if _word(reading, index, "function") is not None and not (verbs and is_final(reading.language)):
        return None
    if verbs:
        # "23 damaged clinics": a participle before a noun qualifies it; Turkish has no other place for one
        # "412 burned down houses"; in Arabic the noun is before the participle
        after = index + 1 if reading.language.right_to_left else max(mark.end for mark in verbs)
        following = _at(reading, after) if after < len(words) and all(m.end <= after for m in verbs) else None
        return following if following is not None and following.kind in _NOUNS else None
    if not words[index][0].isalpha() and words[index] not in _QUOTES:
        return None
    place = reading.place_at(index)
    after = index + 1 if place is None else place[1]
    following = _at(reading, after) if after < len(words) and not _anew(reading, after) else None
    if following is not None and any(mark.end > following.end for mark in reading.at(after, *_VERBS)):
        following = None  # Turkish "ev sahipliği yapıyor", hosts, begins with the word for home
    if following is not None and following.start == after and following.kind in _NOUNS and following.value != "time":
        return following
    if (
        following is not None
        and following.kind == "event"
        and reading.language.table("language").get("adjectives") != "after"
    ):
        return following
    if place is not None:
        return Head("name", words[place[0]], place[0], place[1]) if place[2].demonym else None
    if not words[index][0].isalpha():
        return None
    capital = reading.sentence.text[reading.sentence.starts[index]].isupper()
    return Head("name" if capital else "unknown", words[index], index, index + 1)


def _word(reading: Reading, index: int, value: str) -> Mark | None:
    for mark in reading.at(index, "word"):
        if mark.value == value:
            return mark
    return None


def _families(reading: Reading, event: Mark) -> Head | None:
    """Return the head of a noun that counts families, not people: "displaced families", "ménages déplacés"."""
    families = families_in(reading, event)
    if families is None and reading.language.table("language").get("adjectives") != "after":
        families = next(iter(reading.at(event.end, "household")), None)  # Turkish "yerinden edilmiş aile"
    return Head("household", families.value, event.start, max(event.end, families.end), event) if families else None


def families_in(reading: Reading, phrase: Mark) -> Mark | None:
    """Return the word for families within a phrase: "number of displaced households"."""
    for index in range(phrase.start, phrase.end):
        for mark in reading.at(index, "household"):
            if mark.end <= phrase.end:
                return mark
    return None


def _at(reading: Reading, index: int) -> Head | None:
    """Return the head that starts at a token, if one does."""
    candidates = reading.at(index, *_HEADS)
    if not candidates:
        return None
    longest = max(mark.end for mark in candidates)
    marks = [mark for mark in candidates if mark.end == longest]
    event = next((mark for mark in candidates if mark.kind in _COUNTED), None)
    kinds = {mark.kind: mark for mark in marks}
    for kind in ("household", "person", "home", "attempt"):
        mark = kinds.get(kind)
        if mark is not None:
            adjective = _word(reading, index, "modifier")
            ahead = index if adjective is None or adjective.end < mark.end else mark.end
            if ahead == mark.end and mark.end < len(reading.words) and kind == "person":
                noun = _noun_after(reading, mark.end)
                if noun is not None:
                    return noun
            fled = _fled(reading, mark) if kind == "person" and mark.value == "people" else None
            return fled or Head(kind, mark.value, mark.start, mark.end, event)
    other = kinds.get("other")
    if other is not None and (event is None or event.end < other.end):
        return Head("other", other.value, other.start, other.end)
    if event is not None:
        noun = _noun_after(reading, event.end) if _word(reading, index, "modifier") is not None else None
        return noun or _families(reading, event) or Head("event", event.value, event.start, event.end, event)
    return _case(reading, kinds["case"]) if "case" in kinds else None


def _case(reading: Reading, mark: Mark) -> Head:
    """Return what cases are: of what the label of their number says, or nothing that is counted here."""
    if reading.mentions and _labelled(reading, mark.start):
        return Head("bare", "", mark.start, mark.start)
    return Head("other", mark.value, mark.start, mark.end)


def _labelled(reading: Reading, index: int) -> bool:
    """Tell whether the label of a number says of what the cases are that it counts: "deaths in the north: 31 cases"."""
    last = max((m.outer_start for m in reading.mentions if m.end <= index), default=0)
    earlier = max((m.end for m in reading.mentions if m.end <= last), default=0)
    return any(
        earlier <= mark.start and mark.end <= last <= mark.end + _LABELLED for mark in reading.of("counts.label")
    )


def _fled(reading: Reading, people: Mark) -> Head | None:
    """Return the refugees or migrants of whom a word for people says only which: "200,000 Rohingya refugees"."""
    noun = reading.longest(people.end, "person")
    if noun is None or noun.value not in {"refugee", "migrant"}:
        return None
    event = next(iter(reading.at(people.end, *_COUNTED)), None)
    return Head("person", noun.value, people.start, noun.end, event)


def _noun_after(reading: Reading, index: int) -> Head | None:
    """Return a noun for which the word before it is an adjective: "injured passengers"."""
    for kind in ("household", "person", "home", "other"):
        mark = reading.longest(index, kind)
        if mark is not None and _word(reading, index, "function") is None:
            if kind == "other" and is_final(reading.language) and oblique(reading, mark.end - 1):
                return None  # "5 bin sivil okullarda barınıyor": in schools, which are not counted
            event = next(iter(reading.at(index, *_COUNTED)), None) if kind == "person" else None
            return Head(kind, mark.value, mark.start, mark.end, event)
    return None


def refused(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether the words around a number make it no figure: ages, money, dates, measures, codes."""
    if found.kind == "other" or mention.size > _MANKIND or _is_year(reading, mention, found):
        return True
    if _of_things(reading, mention, found):
        return True
    if found.event is None and of_share(reading, mention):
        return True
    if of_places(reading, mention) or captives.break_out(reading, mention, found):
        return True
    if uncounted.is_no_count(reading, mention, found):
        return True
    return _vetoed(reading, mention, found) or ages.of_head(reading, mention, found)


def _is_year(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether digits are those of a year and count nothing: "in 2004", "the 2004 tsunami killed"."""
    word = reading.words[mention.start]
    if not mention.digits or mention.value not in _YEARS or not (word.isdigit() and len(word) == 4):  # noqa: PLR2004
        return False
    harmed = reading.language.right_to_left and any(
        mark.value in _HARM and mark.end == mention.start for mark in reading.ending(mention.start, "counts.before")
    )
    named = found.kind in {"bare", "unknown", "name"} or bool(reading.at(mention.end, "event"))
    return named and not harmed  # "وإصابة 1901 منذ شباط"


def of_share(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number is that of which a share is told: "80 % of the 4,000 houses were destroyed"."""
    if reading.language.right_to_left:
        return _share_told_before(reading, mention)
    index = mention.start - 1
    genitive = reading.language.table("patterns").get("grammar", {}).get("genitive", ())[1:]
    while index > 0 and (
        reading.words[index] in genitive
        or reading.words[index + 1] in genitive  # the "town" of "the town's 3,800 houses"
        or (index + 1 < mention.start and reading.place_at(index) is not None)  # "half of South Sudan's 11 million"
        or any(mark.value in {"definite", "modifier"} for mark in reading.at(index, "article", "word"))
    ):
        index -= 1
    if index == mention.start - 1:
        return False
    share = reading.words[index] == "%" or reading.says(index, "negative", "fraction")
    share = share or reading.closes(index + 1, "negative", "fraction")
    return share or (index > 1 and reading.closes(index + 1, "negative", "after"))  # "40 percent of the"


def _share_told_before(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number in apposition is that of a whole of which a part is told: "نصف السكان البالغ عددهم"."""
    named = next(iter(reading.ending(mention.start, "numbered")), None)
    return named is not None and any(
        mark.value == "fraction" and 0 <= named.start - mark.end <= _WHOLE for mark in reading.of("negative")
    )


def _displaced(found: Head) -> bool:
    """Tell whether people are counted of whom a noun says what befell them, and not just inhabitants."""
    return found.event is not None and found.event.value != "population"


def _ends_verb(reading: Reading, mention: Mention, veto: Mark) -> bool:
    """Tell whether a word before a number only ends what a verb says of it: "s'est soldé par 30 morts"."""
    verbs = reading.ending(mention.outer_start, "counts.before", "ended")
    return any(verb.start < veto.start and veto.end == verb.end for verb in verbs)


def _of_things(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether a number is some of a number of things: "in 17 of the country's 18 states"."""
    if found.kind != "bare":
        return False
    among = reading.language.table("patterns").get("grammar", {}).get("among", ())
    whole = next((m for m in reading.mentions if 0 < m.outer_start - mention.end <= _PARTITIVE), None)
    if whole is None or reading.words[mention.end] not in among or mention.size > whole.size:
        return False  # but "29,268 over 105 sites"
    return head(reading, whole).kind == "other"


def _before_it(reading: Reading, mention: Mention, found: Head) -> list[Mark]:
    """Return the words right before a number that make it no figure, but those of a longer phrase that counts it."""
    beside = [*reading.ending(mention.outer_start, "negative"), *reading.ending(mention.start, "negative")]
    if beside and found.event is not None and opens_whole(reading, mention):
        return []
    if beside and any(label.end - label.start > 1 for label in reading.ending(mention.outer_start, "counts.label")):
        beside = [mark for mark in beside if mark.value != "before"]  # "the dead number 40", but "flight number 40"
    return [] if beside and _ends_verb(reading, mention, beside[0]) else beside


def _vetoed(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether words beside a number or its noun make it no figure: "aged 34", "9 per cent", "nine in ten"."""
    if ages.of_children(reading, mention):
        return True
    if not reading.of("negative"):
        return False
    beside = _before_it(reading, mention, found)
    if any(
        mark.value == "before"
        or (mark.value == "label" and mention.digits and mention.size < _NO_CODE and found.kind not in _COUNTS)
        for mark in beside
        if reading.words[mark.start] != "," or gapping.is_age(reading, mention.start, mention.end)
    ):
        return True
    if any(mark.value == "provided" for mark in beside) and not _displaced(found):
        return True  # "food for 25,000 people", but "for 9,700 displaced"
    if any(mark.value == "clock" for mark in beside) and mention.value is not None and mention.value <= _HOURS:
        return True  # "a las 13.30", but "frente a las 1.417 del año pasado"
    after = any(mark.value in {"after", "fraction"} for mark in reading.at(mention.end, "negative"))
    if after and not tables.field_follows(reading, mention):
        return True
    spans = (mark for mark in reading.of("negative") if mark.value in {"after", "after_noun"})
    if any(mark.start < mention.start < mark.end for mark in spans):
        return True  # the "ten" of "nine out of ten houses"
    if any(mark.value == "fraction" and mark.end >= mention.end for mark in reading.at(mention.start, "negative")):
        return True  # "one of the", but not "one" of the Arabic "one ten", eleven
    return _rated(reading, mention, found)


def _rated(reading: Reading, mention: Mention, found: Head) -> bool:
    """Tell whether words after the noun of a number make it a ratio or a rate: "nine refugees in ten", "40 a day"."""
    named = found.kind not in {"bare", "them"}
    if named and rates.a_day(reading, mention, found.end):
        # "9,000 people a day were crossing", but "400 people a day are treated"
        return not any(mark.value in _MOVING for mark in reading.counting)
    end = found.end if named else mention.end
    ratios = [mark for mark in reading.at(end, "negative") if mark.value == "after_noun"]
    of = [other.size for mark in ratios for other in reading.mentions if mark.start < other.start < mark.end]
    # nine "in ten", but "400 wounded in three days"
    return bool(ratios) and (named or bool(of)) and mention.size < min(of, default=inf)
