"""The words that name a source: where a name ends, and whether words name somebody who can speak."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo.extraction.body_names import goes_on, of_town
from geo.extraction.tokens import fold
from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading
    from geo.languages import Language
    from geo.models import Toponym

_LONGEST = 16
#: Stray words that machine translation leaves before a pronoun.
_STRAY = 2
CLOSE = frozenset(',.;:()"“”«»—–')
_OPENED = {"«": "»", "“": "”", '"': '"'}
#: Longest name in a script without capitals.
_NAME = 4
#: A first and a last name.
_NAMES = 2
#: Tokens of what stands in brackets between a name and "that".
_ASIDE = 6
#: What speaks for itself of what happened there, and words of "the province of" before its name.
DIVISIONS = frozenset({"province", "district", "city", "quarter", "village", "region"})
_TO_NAME = 3
#: Words of somebody who is no known noun, and of a first and a last name with a title.
_PHRASE = 10
#: Words from an article over an adjective to a noun: "an internal UN memo".
_QUALIFIED = 2
#: What is counted that says nothing.
_SILENT = frozenset({"killed", "missing"})
_FULL_NAME = range(2, 5)


@dataclass(slots=True)
class Source:
    """A source named in a sentence.

    Attributes
    ----------
    start, end
        Tokens of its name.
    verb
        Token of the words that make it a source.
    same
        Whether the words stand for the source named before ("he added").
    kind
        ``according``, ``before`` (the source says), ``after`` (says the source) or ``cited`` (in brackets).
    """

    start: int
    end: int
    verb: int
    same: bool
    kind: str


def name_end(reading: Reading, start: int, covered: set[int]) -> int:
    """Return where the name of a source ends."""
    words = reading.words
    index = start
    limit = min(len(words), start + _LONGEST)
    while index < limit:
        word = words[index]
        if word == "." and index > start and is_title(reading, index):
            index += 1
            continue
        closing = _quoted(reading, index) if index > start and word in _OPENED else 0
        if closing:
            index = closing
            continue
        if word in {",", ".", ";", ":", "(", ")", "”", '"', "»", "«", "—", "–", "?", "!"}:
            break
        if index in covered:
            break
        if within_noun(reading, index) or (index == start and _opens_office(reading, index)):
            index += 1
            continue
        if stops(reading, index) and not (
            index > start and reading.place_at(index + 1) is not None and bool(reading.ending(index, "source.source"))
        ):
            if _works_in(reading, start, index):
                index += 1
                continue
            index = _past_place(reading, start, index, covered) or index
            break
        if word[0].isdigit() or (index > start and (new_phrase(reading, index) or _counts(reading, index))):
            break
        index += 1
    return without_link(reading, start, index)


def _opens_office(reading: Reading, index: int) -> bool:
    """Tell whether an Arabic noun of office opens a name: "والي الخرطوم", whose letters may also be "and to"."""
    return reading.language.right_to_left and bool(reading.at(index, "source.source"))


def _counts(reading: Reading, index: int) -> bool:
    """Tell whether an Arabic number in words ends a name: "أقرت وزارة الداخلية | بعشر وفيات"."""
    if not reading.language.right_to_left:
        return False
    return any(mention.start == index and mention.word and mention.value != 1 for mention in reading.mentions)


def without_link(reading: Reading, start: int, end: int) -> int:
    """Return where a name ends without a word at its end that leads to what is no part of it."""
    words = reading.words
    while end > start + 1 and any(mark.end == end for mark in reading.at(end - 1, "join")):
        end -= 1  # "ACNUR y", before an article at which the name stops
    if not is_final(reading.language):
        while end > start + 1 and reading.says(end - 1, "grammar", "among") and not capital(reading, end - 1):
            end -= 1  # "the bulletin of | Monday"
    if end < len(words) and words[end][0].isdigit() and not is_final(reading.language):
        while end > start + 1 and any(mark.end == end for mark in reading.at(end - 1, "place")):
            end -= 1  # "un pompier de", before his age
    return end


def passives(reading: Reading) -> frozenset[str]:
    """Return the words before a verb of saying that leave out who speaks: Spanish "se"."""
    return _grammar(reading.language, "passives")


def of_clause(reading: Reading, verb: int, covered: set[int]) -> tuple[int, int] | None:
    """Return the subject that opens a clause, for a verb that "and" joins to it: "The army flew out 76 and said".

    Parameters
    ----------
    reading
        The sentence.
    verb
        First token of the verb of saying.
    covered
        Tokens of expressions of time.
    """
    words = reading.words
    first = next((index for index in range(verb - 1, 0, -1) if words[index - 1] in CLOSE | {";", "–", "—", "-"}), 0)
    while first in covered:
        first += 1
    nouns = [mark for mark in reading.of("source.source") if 0 <= mark.start - first <= _QUALIFIED]
    if not nouns:
        return None
    end = name_end(reading, first, covered)
    end = min([end, *(mark.start for mark in reading.counting if nouns[0].end <= mark.start < end)])
    return (first, end) if end > first and end < verb - 1 else None


def _quoted(reading: Reading, index: int) -> int:
    """Return the token after the name of a body in quotation marks, "منظمة «أنقذوا الأطفال»"; 0 where there is none."""
    words = reading.words
    if not reading.closes(index, "source.source", "quoted"):
        return 0
    stop = min(len(words), index + _ASIDE)
    closing = next((i for i in range(index + 1, stop) if words[i] == _OPENED[words[index]]), 0)
    named = closing and all(words[i][0].isalpha() for i in range(index + 1, closing))
    return closing + 1 if named else 0


def within_noun(reading: Reading, index: int) -> bool:
    """Tell whether a word stands inside the name of a body: "أطباء بلا حدود"."""
    return any(mark.start < index < mark.end for mark in reading.of("source.source"))


def is_title(reading: Reading, index: int) -> bool:
    """Tell whether a full stop closes a title, "Dr.", with a name after it."""
    words = reading.words
    titles = reading.language.table("language").get("abbreviations", ())
    return index + 1 < len(words) and words[index - 1] in titles and capital(reading, index + 1)


def with_name(reading: Reading, end: int) -> int:
    """Return the end of an office with the name after it: "the spokesman, Boris Cheshirkov"."""
    words, sentence = reading.words, reading.sentence
    if end < len(words) and words[end] != ",":
        return _past_qualified(reading, end)
    if end >= len(words):
        return end
    index = end + 1
    if reading.language.right_to_left:
        return _past_name(reading, end)
    while index < len(words) and (
        (sentence.text[sentence.starts[index]].isupper() and reading.place_at(index) is None) or words[index] == "-"
    ):
        index += 1
    named = index - end - 1
    return index if 2 <= named <= 5 and (index == len(words) or words[index] in CLOSE) else end  # noqa: PLR2004


def _past_qualified(reading: Reading, end: int) -> int:
    """Return the end of the name that follows what an office is for: "alto comisionado | para la paz, Ana Ruiz,"."""
    words = reading.words
    if reading.language.right_to_left or is_final(reading.language):
        return end
    office = any(mark.end <= end and mark.start >= end - _LONGEST for mark in reading.of("source.source"))
    stop = min(len(words), end + _ASIDE)
    comma = next((index for index in range(end, stop) if not words[index][0].isalpha()), 0)
    plain = comma and words[comma] == "," and not reading.has("source.speech", end, comma)
    if not office or not plain or reading.has("counts.noun", end, comma) or reading.has("boundary", end, comma):
        return end
    index = comma + 1
    while index < len(words) and (capital(reading, index) or words[index] == "-") and words[index][0].isalpha():
        index += 1
    named = _NAMES <= index - comma - 1 <= _NAME and (index == len(words) or words[index] in CLOSE)
    placed = any(first < index and comma < last for first, last, _ in reading.places)
    return index if named and not placed else end


def _past_name(reading: Reading, comma: int) -> int:
    """Return the end of a name between the comma after an office and the next: "الوزير، سامي حسن،"."""
    words = reading.words
    index = _unknown(reading, comma + 1)
    ended = index < len(words) and (words[index] == "," or words[index] in openers(reading))
    counted = any(comma < mention.start < index for mention in reading.mentions)
    placed = any(first < index and comma < last for first, last, _ in reading.places)
    office = any(mark.end <= comma for mark in reading.of("source.source"))
    named = 2 <= index - comma - 1 <= _NAME and ended and office and not (counted or placed)  # noqa: PLR2004 - two names
    return index if named else comma


def _unknown(reading: Reading, start: int) -> int:
    """Return the end of the words that no file of the language knows, which in Arabic may be a name."""
    words, index = reading.words, start
    known = ("word", "place", "source.source", "source.speech", "source.stop", "time.phrase", "boundary", "part")
    while index < len(words) and index - start < _NAME and words[index].isalpha() and not reading.at(index, *known):
        index += 1
    return index


def _works_in(reading: Reading, start: int, index: int) -> bool:
    """Tell whether "in" leads from an office to its body: "مسؤول | في وزارة الصحة", not "الوزارة | في بيان"."""
    if not reading.language.right_to_left or not reading.says(index, "place", "at"):
        return False
    office = any(start <= mark.start and mark.end == index for mark in reading.of("source.source"))
    office = office or any(mark.start == start and mark.end < index for mark in reading.of("source.source"))
    body = reading.at(index + 1, "source.source") if index + 1 < len(reading.words) else ()
    told = reading.at(index, "source.link") or reading.at(index + 1, "source.header") if body else ()
    return office and bool(body) and not told


def _past_place(reading: Reading, start: int, index: int, covered: set[int]) -> int:
    """Return the end of a name after the place of an office: "المتحدث باسم المفوضية | في الأردن سامي حسن, أن"; or 0."""
    place = reading.place_at(index + 1) if reading.language.right_to_left else None
    if place is None or place[2].demonym or not any(start <= m.start < index for m in reading.of("source.source")):
        return 0
    words, end = reading.words, _unknown(reading, place[1])
    ended = end < len(words) and (words[end] == "," or words[end] in openers(reading) or end in covered)
    return end if end - place[1] >= _NAMES and ended else 0


def stops(reading: Reading, index: int) -> bool:
    """Tell whether a word ends the name of a source; a word with a capital is part of it."""
    sentence = reading.sentence
    if index > 0 and sentence.text[sentence.starts[index]].isupper():
        return False
    if reading.language.right_to_left and index > 0 and (reading.definite(index) or _is_ali(reading, index)):
        return False  # "فرق الإنقاذ", the rescue teams, but "أعلنت الشرطة إنقاذ 12"
    if goes_on(reading, index):
        return False
    return bool(reading.at(index, "source.stop"))


def _is_ali(reading: Reading, index: int) -> bool:
    """Tell whether a word is the name Ali, which is spelt as the Arabic "on" but for its last letter's dots."""
    sentence = reading.sentence
    named = bool(reading.ending(index, "source.source")) or not reading.at(index - 1)
    return named and sentence.text[sentence.starts[index] : sentence.ends[index]] == "علي"


def new_phrase(reading: Reading, index: int) -> bool:
    """Tell whether an article opens a new phrase: "according to the UN | the worst", not "ministry of | the"."""
    if index > 0 and goes_on(reading, index - 1):
        return False
    if (
        index > 1
        and capital(reading, index)
        and capital(reading, index - 1)
        and reading.words[index + 1 : index + 2] == ["-"]
    ):
        return False  # "Nasir El-Amin"
    return reading.says(index, "article", "definite") and not reading.ending(index, "place")


def anaphora(reading: Reading, start: int, end: int) -> bool:
    """Tell whether words stand for a source named before: "he", "the ministry"."""
    return any(
        mark.value == "same" and mark.start - start <= _STRAY and mark.start >= start
        for mark in reading.ending(end, "source.anaphora")
    )


def pronoun(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a pronoun closes words of which none names anybody: "two days earlier it"."""
    if any(start <= mark.start < end for mark in reading.of("source.source")):
        return False
    return any(
        mark.value == "same" and mark.end - mark.start == 1 and mark.start >= start
        for mark in reading.ending(end, "source.anaphora")
    )


def nobody(reading: Reading, start: int, end: int) -> bool:
    """Tell whether words with no name after them are nobody in particular: "the previous report", "les sources"."""
    return any(found.value == "alone" and found.end == end for found in reading.at(start, "source.nobody"))


def may_speak(reading: Reading, start: int, end: int, mark: Mark) -> bool:
    """Tell whether words name somebody: a noun that speaks, a country or a proper name."""
    if nobody(reading, start, end):
        return False  # "selon les sources"
    risen = reading.says(mark.start, "superseded", "rise") and reading.has("source.nobody", start, start + 2, "word")
    if risen or reading.says(start, "source.nobody", "none"):
        return False  # "El número de muertos | subió a 842", but "El gobierno subió a 842"; "ninguna autoridad"
    spoken = any(start <= m.start and m.end <= end for m in reading.of("source.source"))
    if mark.kind == "source.act":
        return spoken and _named_body(reading, start, end)
    if spoken:  # "سجلت ولاية نهر النيل 25 وفاة": a province counts nobody
        return mark.value != "count" or not _place_alone(reading, start, end)
    if mark.value == "count":
        return any(acronym(reading, index) for index in range(start, end)) or _counting_person(reading, start, end)
    if mark.kind == "source.prefix" and reading.has("event", start, end + 3 * reading.in_time(end)):
        return False  # "the toll from Typhoon Haiyan", "from coordinated Easter Sunday bombings"
    return _surely(reading, start, end, mark) or _may_name(reading, start, end, mark)


def _may_name(reading: Reading, start: int, end: int, mark: Mark) -> bool:
    """Tell whether words without a noun that speaks are people, a country or a proper name."""
    final = reading.language.table("attribution").get("grammar", {}).get("verb_final")
    if any(start <= found.start and found.end == end and found.value in _SILENT for found in reading.of("counts.noun")):
        return False  # "he had put the dead at 10,000"
    if not final and any(start <= m.start and m.end <= end and m.value != "combatant" for m in reading.of("person")):
        return True
    for first, last, toponym in reading.places:
        if start <= first and last <= end and last - first >= end - start - 1 and not toponym.demonym:
            return mark.value != "weak" and not (mark.kind == "source.speech" and _where(reading, start, first, mark))
    if mark.value == "weak":
        return False
    if mark.kind == "source.prefix" and _someone(reading, start, end):
        return True
    return _proper(reading, start, end, mark)


def _surely(reading: Reading, start: int, end: int, mark: Mark) -> bool:
    """Tell whether a noun with an article, or a name, stands beside a verb of what only people and bodies do.

    Whatever it is, it says so: "the shipowner said", "Hezbollah announced".
    """
    if mark.kind != "source.speech" or not 0 < end - start <= _PHRASE:
        return False
    said = [index for index in range(mark.start, mark.end) if reading.at(index, "source.certain")]
    if not said or any(reading.place_at(index) is not None or capital(reading, index) for index in said):
        return False  # "the United States"
    if any(start <= found.start < end for found in reading.counting) or reading.has("event", start, end):
        return False
    if mark.start < start and end < len(reading.words) and reading.words[end] not in CLOSE:
        return False  # "reported the loss of a ship": what is reported does not speak
    if start < mark.start and reading.at(start - 1, "place"):
        return False  # "in the beginning said"
    led = bool(reading.at(start, "article", "source.someone"))
    if led and end - start > 1:
        return not any(start <= found.start and found.end <= end for found in reading.of("source.nobody"))
    if any(start <= found.start and found.end == end for found in reading.of("person")):
        return True  # "guerrillas said", who otherwise only act
    known = ("word", "place", "boundary", "article", "time.phrase", "source.stop", "source.speech", "source.link")
    alone = end - start == 1 and capital(reading, start) and len(reading.words[start]) > 1
    return alone and not reading.at(start, *known)


def _counting_person(reading: Reading, start: int, end: int) -> bool:
    """Tell whether somebody with a title or a first and a last name counts: "Dr. Amina Diallo counted 12"."""
    names = [index for index in range(start, end) if capital(reading, index) and reading.words[index].isalpha()]
    if len(names) != end - start - reading.words[start:end].count(".") or len(names) not in _FULL_NAME:
        return False
    if any(start < last and first < end for first, last, _ in reading.places) or reading.has("event", start, end):
        return False
    return not any(start <= mark.start < end for mark in reading.counting)


def _where(reading: Reading, start: int, first: int, mark: Mark) -> bool:
    """Tell whether a place before a verb of saying is where something was: "au Mozambique, a déclaré le ministre"."""
    if mark.start <= first or reading.language.table("attribution").get("grammar", {}).get("verb_final"):
        return False
    led = (*reading.ending(start, "place"), *(reading.at(start, "place") if start < first else ()))
    return any(found.value == "at" for found in led)


def _place_alone(reading: Reading, start: int, end: int) -> bool:
    """Tell whether words are the name of a place, with the word for its kind, and nothing else."""
    return any(first <= start and end <= last and not toponym.demonym for first, last, toponym in reading.places)


def _proper(reading: Reading, start: int, end: int, mark: Mark) -> bool:
    """Tell whether words are a proper name: an abbreviation, a first and a last name."""
    if any(acronym(reading, index) for index in range(start, end)):
        return True
    if reading.language.right_to_left:
        return follows_verb(reading, start, end, mark)
    names = [
        index
        for index in range(start, end)
        if capital(reading, index) and len(reading.words[index]) > 1 and reading.place_at(index) is None
    ]
    if len(names) >= 2:  # noqa: PLR2004 - a first and a last name
        return True
    return bool(names) and (start > 0 or names[0] > 0 or _cased(reading, names[0]))


def _cased(reading: Reading, index: int) -> bool:
    """Tell whether an apostrophe parts a name from its ending, which Turkish has: "Taner'in aktardığına göre"."""
    words = reading.words
    final = bool(reading.language.table("attribution").get("grammar", {}).get("verb_final"))
    return final and index + 1 < len(words) and words[index + 1][0] in "'’" and len(words[index + 1]) > 1


def _someone(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a phrase after "according to" is somebody, who need not be known: "l'administrateur d'Inongo".

    Only in a language that lists what is nobody there: "according to plan", "an initial toll".
    """
    led = bool(reading.at(start, "article")) or bool(reading.at(start, "source.someone"))
    named = end - start > 1 and not reading.at(end - 1, "source.someone")
    return led and named and not any(start <= mark.start and mark.end <= end for mark in reading.of("source.nobody"))


def _named_body(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a body has a name of its own, "the Red Cross", and is not "a medical team" nor the people of a town.

    What it does to people it counts, and says: "Le CICR a opéré 95 blessés".
    """
    if any(acronym(reading, index) for index in range(start, end)) or of_town(reading, start, end):
        return True
    noun = next((mark for mark in reading.of("source.source") if start <= mark.start and mark.end <= end), None)
    if noun is None or not capital(reading, noun.start) or reading.place_at(noun.start) is not None:
        return False
    opened = end - start > 1 and not capital(reading, start)  # a first word has a capital whatever it is
    return (noun.start > start or opened) and not reading.has("place", start + 1, noun.start)  # "helicopters of X"


def acronym(reading: Reading, index: int) -> bool:
    """Tell whether a word is an abbreviation of a body among words that are not all capitals: "OCHA"."""
    sentence = reading.sentence
    word = sentence.text[sentence.starts[index] : sentence.ends[index]]
    if not (word.isalpha() and word.isupper() and len(word) > 2) or reading.place_at(index) is not None:  # noqa: PLR2004
        return False
    return not sentence.text[sentence.start : sentence.end].isupper()


def follows_verb(reading: Reading, start: int, end: int, mark: Mark) -> bool:
    """Tell whether words of a script without capitals stand where a name does: between "said" and "that"."""
    words = reading.words
    after = end
    if words[end : end + 1] == ["("]:  # "تروي مريم آدم (35 عاما) أن"
        after = next((index + 1 for index in range(end, min(len(words), end + _ASIDE)) if words[index] == ")"), end)
    if after > end and words[after : after + 1] == [","]:  # "(35 عاما)، وهي نازحة من حلب، أن"
        closing = next((i for i in range(after + 1, min(len(words), after + _PHRASE)) if words[i] == ","), after)
        after = closing + 1 if closing > after else after
    that = start == mark.end and after < len(words) and words[after] in openers(reading)
    about = reading.language.table("attribution").get("grammar", {}).get("about", ())
    of_number = end + 1 < len(words) and words[end] in about and end - start <= _NAME
    if (that or (of_number and start == mark.end)) and mark.kind == "source.speech":
        return True  # whatever stands between "said" and "that", or "spoke" and "of", says it
    if end - start > _NAME or not all(word[0].isalpha() for word in words[start:end]):
        return False
    if any(first < end and start < last for first, last, _ in reading.places):
        return False
    if mark.kind == "source.prefix":
        return end == len(words) or words[end] in CLOSE
    return start == mark.end and end < len(words) and (words[end] == "," or words[end] in openers(reading))


def openers(reading: Reading) -> frozenset[str]:
    """Return the words that open what is said, "that"; none where every verb has its subject."""
    return _grammar(reading.language, "that")


@cache
def _grammar(language: Language, name: str) -> frozenset[str]:
    """Return the words of a list of the grammar of attribution."""
    words = language.table("attribution").get("grammar", {}).get(name, ())
    return frozenset(fold(word, language.code) for word in words)


def capital(reading: Reading, index: int) -> bool:
    """Tell whether a word begins with a capital."""
    sentence = reading.sentence
    return sentence.text[sentence.starts[index]].isupper()


def speaks_for(reading: Reading, place: tuple[int, int, Toponym], source: Source) -> bool:
    """Tell whether a source is a province or a town itself: "the province of Artemisa reports 1,700 evacuees"."""
    first, last, toponym = place
    if last != source.end or toponym.type_word not in DIVISIONS or toponym.demonym:
        return False
    return first - source.start <= _TO_NAME and not reading.has("source.source", source.start, first)
