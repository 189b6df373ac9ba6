"""How well a word of an indicator stands to a number, by what is between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import ages, asides, labels, partitives
from geo.extraction.verb_final import is_final
from geo.models import Qualifier

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.numbers import Mention
    from geo.extraction.reading import Reading

_REACH_AFTER = 22
#: What opens a clause with a verb of its own.
_OPENERS = (("time.phrase", "after"), ("boundary", "strong"), ("place", "where"))
_REACH_BEFORE = 9
#: What a verb that opens its clause weighs more right before its number: "توفي شخصان في مركز إيواء".
_NEXT = 1.0
#: What a verbal noun with an article weighs less, which has no object: "أنقذت فرق الإغاثة 167 شخصا".
_OF_NOUN = 4.0
#: What a verb weighs less for a number that a comma and "and" part from it.
_OVER = 3.0
#: Words of an auxiliary and an adverb between a subject and its verb.
_SUBJECT = 2
#: Nouns that are counted and stand after an aside.
_PEOPLE = frozenset({"person", "household"})
#: The same, and those whom the lexicon only knows by their country.
_NAMED = _PEOPLE | {"name"}
#: Signs at which an aside cannot go on.
_CUTS = frozenset({",", ";", ":", ".", "(", ")"})
#: Words between "where" and a number of its clause.
_IN_RELATIVE = 4
#: Words of the longest aside between a verb and its number.
_ASIDE = 9
#: Words between a verb and the people after it: "mueren a diario diez niños".
_INVERTED = 3
#: Longest parenthesis between a noun and its verb.
_PARENTHESIS = 30
#: Indicators whose words are trusted with a counted noun that the lexicon does not know.
_TRUSTED = frozenset({"killed", "injured", "missing", "detained"})


def distance(draft: Draft, mark: Mark) -> int:
    """Return the words between a number and a phrase; -1 if they share one."""
    if mark.end <= draft.start:
        return draft.start - mark.end
    return mark.start - draft.end if mark.start >= draft.end else -1


def after(draft: Draft, mark: Mark) -> float:
    """Weigh a word that follows a number: "45 people were killed"."""
    head = draft.head
    if mark.start < head.end and head.kind not in {"bare", "them", "unknown"}:
        return 5.0  # an adjective: "1,200 stranded tourists"
    first = max(draft.mention.end, head.end if head.kind != "bare" else draft.end)
    first = asides.past(draft.reading, first)
    closing = _closing(draft.reading, first)
    tells = _closed_by_verb(draft.reading, first, closing) or _of_speaker(draft.reading, first, closing, mark.start)
    if closing and closing <= mark.start and not tells:
        first = closing  # "eight people, five of them children, were killed"
    opened = _before_aside(draft.reading, first, mark.start)
    gap = max(0, opened - first)
    if gap > _REACH_AFTER or _of_place(draft.reading, mark) or _of_others(draft, first, mark):
        return 0.0
    score = 8.0 - 0.2 * gap
    score -= _of_part(draft, first, mark)
    score -= 0.9 * draft.reading.joints(first, opened)
    if draft.reading.has("source.speech", first, mark.start):
        score -= 3.0  # "17 people," said Lopez, who escaped
    if mark.kind.endswith("_weak") or draft.reading.joined(mark.start) or _new_verb(draft.reading, first, mark.start):
        score -= 3.0
    crossed = labels.crossed(draft, first, mark.start)
    if any(
        draft.end <= mention.start
        and mention.full_end == mark.start
        and not (
            ages.of_children(draft.reading, mention)
            or labels.is_adjective(draft.reading, mention)
            or labels.of_age(draft.reading, mention)
        )
        for mention in draft.reading.mentions
    ):
        return 0.0  # "94 women, 1,835 injured": the word counts the number before it
    crossed -= partitives.whole_after(draft, mark.start) if crossed else 0
    score -= 2.5 * crossed + labels.apart(draft, mark)
    if _active(draft.reading, mark):
        score -= 4.0
    if gap == 0:
        score += 1.0
    if head.kind in {"bare", "them"}:
        score -= 0.3
    return score + 0.15 * (mark.end - mark.start)


def _of_following(draft: Draft, mark: Mark) -> bool:
    """Tell whether a verb after a comma has its people after it: "hay 118.000, y en X mueren a diario diez niños"."""
    reading = draft.reading
    if draft.head.kind != "bare" or "," not in reading.words[draft.end : mark.start] or is_final(reading.language):
        return False
    if not any(other.kind.startswith("counts.before") for other in reading.at(mark.start)):
        return False
    return any(
        0 <= mention.outer_start - mark.end <= _INVERTED and bool(reading.at(mention.end, "person", "household"))
        for mention in reading.mentions
    )


def _before_aside(reading: Reading, first: int, verb: int) -> int:
    """Return where an aside between commas opens that stands right before a verb: "600 of the town, most old, fled".

    Returns
    -------
    int
        The token of its first comma, so that neither its words nor its commas part the people from their verb; the
        token of the verb where there is none, or where another verb tells of the people before it.
    """
    words = reading.words
    if is_final(reading.language) or verb - 1 <= first or words[verb - 1] != ",":
        return verb
    for index in range(verb - 3, max(first, verb - _PARENTHESIS) - 1, -1):
        if words[index] in {";", ":", "."}:
            return verb
        if words[index] == ",":
            told = any(first <= m.start <= index + 1 and m.kind.startswith("counts.after") for m in reading.counting)
            return verb if told else index
    return verb


def before(draft: Draft, mark: Mark) -> float:
    """Weigh a word that stands before a number: "killing 45"."""
    reading = draft.reading
    opened = _after_aside(draft, mark.end)
    gap = opened - mark.end
    if gap > _REACH_BEFORE or (gap and _of_another(reading, mark, draft.start)):
        return 0.0
    if any(m.value == "by" and m.end > mark.end for m in reading.at(mark.start, "place")):
        return 0.0  # "led by a general of 60": who leads is not led
    words = reading.words
    about = draft.mention.qualifier is Qualifier.ABOUT  # the Arabic "towards" before a number
    led = any(m.value == "destination" and m.start >= mark.end for m in reading.ending(draft.start, "place"))
    if (mark.value == "crossed" and led and not about) or _tallied(draft, mark):
        return 0.0  # "reached to 200": nobody arrives at a number
    if gap > 1 and words[mark.end] == "," and words[draft.start - 1] == ",":
        score = 7.0  # "the rescue of, by its own count, 640 people"
    else:
        score = 8.0 - 0.45 * gap - 1.2 * reading.joints(mark.end, opened)
    if mark.kind.endswith("_weak"):
        score -= 3.5
    if _apart(reading, mark, gap) or any(mark.end <= m.start < draft.start for m in reading.of("recalled")):
        return 0.0  # "70 were wounded when some 9,000 marched"
    score -= _closed(reading, draft.start, gap)
    score -= 1.5 * labels.crossed(draft, mark.start, draft.start)
    if reading.language.table("attribution").get("grammar", {}).get("verb_first"):
        score += _opening(reading, mark, gap)
    elif reading.closes(mark.start, "word", "be"):
        score -= 3.0
    elif any(mention.full_end == mark.start and _counts(reading, mention) for mention in reading.mentions) or (
        bool(reading.ending(mark.start, "person", "home", "household"))
        and any(mention.end <= mark.start and not mention.article for mention in reading.mentions)
    ):
        # "12 people killed, 5 wounded": the word has its number already
        score -= 3.0
    return score + 0.15 * (mark.end - mark.start)


def _after_aside(draft: Draft, verb: int) -> int:
    """Return where an aside between commas opens that parts a verb from its number: "murieron en X, durante enero, 45".

    Returns
    -------
    int
        The token of its first comma; the first of the number where nothing of the kind stands before it: only an
        aside that opens with a preposition or a time parts nothing, as "the mayor, his guard, 12 farmers" is a list.
    """
    reading, words, start = draft.reading, draft.reading.words, draft.start
    closing = start - 1
    if start - verb > 1 and draft.head.kind in _NAMED and asides.of_places(reading, verb, start):
        return verb
    if words[closing] != "," and reading.says(closing, "retold", "to"):
        closing -= 1  # "han sacado de sus casas, por temor a otra crecida, a 1.200 vecinos"
    if closing <= verb or words[closing] != "," or draft.head.kind not in _PEOPLE or is_final(reading.language):
        return start
    opened = next((index for index in range(closing - 1, verb - 1, -1) if words[index] in _CUTS), 0)
    if not opened or words[opened] != "," or closing - opened > _ASIDE or reading.language.right_to_left:
        return start
    if not (
        reading.at(opened + 1, "place") or reading.in_time(opened + 1) or reading.says(opened + 1, "aside", "opens")
    ):
        return start
    counted = any(opened < m.start < closing and not reading.in_time(m.start) for m in reading.mentions)
    told = any(opened < m.start < closing and m.kind.startswith("counts.after") for m in reading.counting)
    return start if counted or told else opened


def _of_another(reading: Reading, mark: Mark, start: int) -> bool:
    """Tell whether a noun has somebody else after it than a number: "the killing of the mayor drew 4,000".

    Where only "and" stands before the number, or whose it is, the noun has both: "of the mayor and 12 guards".
    """
    grammar = reading.language.table("patterns").get("grammar", {})
    links = grammar.get("noun_of", ())
    if not links or reading.words[mark.end - 1] not in links:
        return False
    if reading.ending(start, "join") or reading.words[start - 1] in {",", *grammar.get("genitive", ()), *links}:
        return False
    plain = {index for index in range(mark.end, start) if reading.words[index][0].isalpha()}
    for kind in ("word", "part", "article", "place"):
        plain -= {index for m in reading.of(kind) for index in range(m.start, m.end)}
    return any(not reading.in_time(index) and reading.place_at(index) is None for index in plain)


def _tallied(draft: Draft, mark: Mark) -> bool:
    """Tell whether a verb of striking is one of counting: "la cifra alcanzó a 88", but "alcanzó a 88 familias"."""
    if mark.value != "affected" or draft.head.kind != "bare":
        return False
    return any(tally.end == mark.end for tally in draft.reading.at(mark.start, "tally"))


def _closed(reading: Reading, start: int, gap: int) -> float:
    """Weigh a comma and "and" before a number: "where fishermen bring in more, and 93 in Kabadio"."""
    parted = gap > 1 and reading.words[start - 2] == "," and bool(reading.ending(start, "join"))
    return _OVER if parted else 0.0


def _apart(reading: Reading, mark: Mark, gap: int) -> bool:
    """Tell whether a word that counts only the number right after it stands elsewhere, or is the verb of another."""
    inverted = mark.kind.endswith("_inverted")
    if gap == 1 and reading.says(mark.end, "part", "others"):
        gap = 0  # "tuvieron que huir otras 600 familias"
    if gap and (inverted or mark.kind.endswith("_next")):
        return True  # "a town of 8,000", but "the town of Pemba and 3,795 in Montepuez"
    return inverted and _has_subject(reading, mark.start)


def _has_subject(reading: Reading, verb: int) -> bool:
    """Tell whether a number stands before a verb in its clause, so that it is not the one after that it tells of.

    Machine translation leaves a verb before its subject: "In the fire perished 40 persons".
    """
    joints = [m.start for m in reading.of("boundary") if m.start < verb and m.value in {"weak", "medium", "strong"}]
    # "onze centres où dorment 620 personnes": the centres are where they do
    where = [m.start for m in reading.of("place", "where") if m.start < verb]
    last = max((*joints, *where), default=-1)
    # "on September 25 perished 17"
    return any(
        last < mention.start < verb and not mention.article and not reading.in_time(mention.start)
        for mention in reading.mentions
    )


def _of_place(reading: Reading, mark: Mark) -> bool:
    """Tell whether a word with an article only qualifies the place before it: "الفاشر المحاصرة", besieged El Fasher."""
    if not reading.language.right_to_left or mark.end - mark.start > 1 or not reading.definite(mark.start):
        return False
    return any(last == mark.start for _, last, _ in reading.places)


def _active(reading: Reading, mark: Mark) -> bool:
    """Tell whether a word has its object in the number after it: "50 enfants, et en ont blessé 1 835"."""
    following = next((mention for mention in reading.mentions if mention.outer_start == mark.end), None)
    if following is None or reading.at(following.end, "other"):
        return False  # "12 people were killed 30 km from the border"
    return any(other.value == mark.value for other in reading.at(mark.start, "counts.before") if other.end == mark.end)


def _new_verb(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a verb with "and" written to it opens a clause before a word: "891 مبنى وألحقت أضرارا"."""
    if not reading.language.right_to_left:
        return False
    return any(
        reading.joined(mark.start) and mark.end <= last + 1 for mark in reading.counting if first <= mark.start < last
    )


def _closing(reading: Reading, first: int) -> int:
    """Return the token after the comma that closes a parenthesis opened by a comma at a token, or 0."""
    words = reading.words
    if first >= len(words) or words[first] != ",":
        return 0
    for index in range(first + 2, min(len(words), first + _PARENTHESIS)):
        if words[index] in {";", ":", "."}:
            return 0
        if words[index] == ",":
            return index + 1
    return 0


def _opening(reading: Reading, mark: Mark, gap: int) -> float:
    """Weigh a verb that opens its clause, which counts what follows it; a noun counts what stands before it."""
    score = 0.0
    if mark.end - mark.start == 1 and reading.definite(mark.start):
        score = -_OF_NOUN
    elif gap == 0:
        score = _NEXT * (1.5 if mark.value in _TRUSTED else 1.0)
    counted = any(mention.full_end == mark.start for mention in reading.mentions)
    if counted and not reading.joined(mark.start) and bool(reading.at(mark.start, "counts.noun")):
        score -= 3.0
    return score


def _of_part(draft: Draft, first: int, mark: Mark) -> float:
    """Return what a part named between takes from a word: "1,5 milyon kişi, bunların yarısı yardıma muhtaç"."""
    reading = draft.reading
    return 4.0 if is_final(reading.language) and reading.has("part", first, mark.start, "before") else 0.0


def _of_others(draft: Draft, first: int, mark: Mark) -> bool:
    """Tell whether a word is said of some of a number only, or of another in a clause of its own."""
    final = is_final(draft.reading.language)
    if _of_most(draft.reading, first, mark.start) or _of_following(draft, mark) or _past_relative(draft, first, mark):
        return True  # "7,000 were there, most of whom went back"
    return not final and (_of_some(draft, first, mark) or _of_clause(draft, first, mark))


def _of_most(reading: Reading, first: int, verb: int) -> bool:
    """Tell whether a verb is said of most, or of some, of those counted, and of no number."""
    return any(
        first <= some.start and 0 <= verb - some.end <= _SUBJECT and "," not in reading.words[some.end : verb]
        for some in reading.of("part", "some")
    )


def _past_relative(draft: Draft, first: int, mark: Mark) -> bool:
    """Tell whether a comma closes the relative clause of a number before a verb: "in X, where 500 live, four died"."""
    reading, words = draft.reading, draft.reading.words
    if is_final(reading.language) or words[first : first + 1] != [","] or mark.start <= first:
        return False
    opened = max((m.end for m in reading.of("boundary", "relative") if 1 < m.end <= draft.start), default=0)
    if not opened or draft.start - opened > _IN_RELATIVE or "," in words[opened : draft.start]:
        return False
    before = next((m.start for m in reading.of("boundary", "relative") if m.end == opened), 0)
    verb = opened < draft.start and not reading.at(opened, "article", "place")
    return verb and words[before - 1 : before] == [","] and not reading.has("person", 0, before)


def _of_some(draft: Draft, first: int, mark: Mark) -> bool:
    """Tell whether a word is said of some only, after a comma: "a bus with 40 people, of whom 12 were killed"."""
    reading, words = draft.reading, draft.reading.words
    if not reading.of("part") or draft.head.value == "combatant":
        return False
    some = next((m for m in reading.mentions if first < m.start and m.end <= mark.start), None)
    if some is None or "," in words[some.end : mark.start]:
        return False
    if words[some.outer_start - 1] == "," and any(p.value in {"before", "after"} for p in reading.at(some.end, "part")):
        return not reading.has("person", some.end, mark.start)  # "12 of whom were killed"
    led = any(p.value == "before" and words[p.start - 1] == "," for p in reading.ending(some.outer_start, "part"))
    return led and not reading.at(some.end, "person", "household", "home")


def _of_clause(draft: Draft, first: int, mark: Mark) -> bool:
    """Tell whether a word has a number of its own in a later clause: "2,500 men came after 30 people were killed"."""
    reading = draft.reading
    opened = max(
        (m.end for kind, value in _OPENERS for m in reading.of(kind, value) if first <= m.start < mark.start), default=0
    )
    if not opened:
        return False
    owned = any(opened <= m.outer_start and m.end <= mark.start and _counts(reading, m) for m in reading.mentions)
    return owned or any(0 <= m.outer_start - mark.end <= 1 and _counts(reading, m) for m in reading.mentions)


def _counts(reading: Reading, mention: Mention) -> bool:
    """Tell whether a number may count people: it is no time, no age, and no other noun follows it."""
    things = bool(reading.at(mention.end, "other", "negative"))
    return not (
        reading.in_time(mention.start)
        or things
        or labels.of_age(reading, mention)
        or labels.is_adjective(reading, mention)
    )


def _of_speaker(reading: Reading, first: int, closing: int, start: int) -> bool:
    """Tell whether a word says who speaks: "three of them children, said Dr Ali, physician at the hospital"."""
    return (
        closing < start
        and reading.has("source.speech", first, closing)
        and reading.has("source.source", closing, start)
        and "," not in reading.words[closing:start]
    )


def _closed_by_verb(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a verb closes what stands between commas, which is no parenthesis: "65'i çocuk, 232 kişi öldü,"."""
    return is_final(reading.language) and any(
        first <= mark.start and mark.end <= last and mark.kind.startswith("counts.after") for mark in reading.counting
    )
