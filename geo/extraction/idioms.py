"""Words of indicators that count nobody where they stand: in a phrase that says something else, or of a toll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import agents, negation
from geo.extraction.losses import of_things
from geo.extraction.verb_final import dative, is_final
from geo.extraction.vessels import of_vessel

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Words of a phrase that says how a toll rose are more: "est passé de".
_RISEN = 2
#: What befell nobody who survived.
_GONE = frozenset({"killed", "missing"})
#: What else "passé" may say of people.
_MOVING = frozenset({"crossed", "displaced", "detained", "returned"})
#: An adverb between people and what they did.
_ADVERB = 1
#: The article of Arabic before digits.
_AL = frozenset({"ال", "الـ"})
#: Words of "the previous night".
_TIME = 3


def counts_nobody(draft: Draft, mark: Mark) -> bool:
    """Tell whether a word of an indicator says something else where it stands.

    Parameters
    ----------
    draft
        The number that is weighed.
    mark
        The word: in "est passé de 84 à 202" nobody crossed, and none is hurt in "aucun blessé parmi les 60".
    """
    reading = draft.reading
    if (
        _reaches(draft, mark)
        or _rises(draft, mark)
        or (mark.kind == "counts.before" and (_swallowed(reading, mark) or _speak(draft, mark)))
        or of_vessel(draft, mark)
    ):
        return True
    if of_things(draft, mark) or _compound(draft, mark) or _survived(draft, mark):
        return True
    return (
        _idiomatic(reading, mark)
        or negation.negated(draft, mark)
        or negation.none(draft, mark)
        or _active(draft, mark)
        or _of_some(draft, mark)
        or _searched_for(draft, mark)
    )


def _speak(draft: Draft, mark: Mark) -> bool:
    """Tell whether a participle names those who then speak: "those rescued said 40 were missing".

    A verb with a number of its own says nothing of one that is told after it: "who lost two sons said 40 had died".
    """
    reading = draft.reading
    if is_final(reading.language) or reading.language.right_to_left:
        return False
    own = next((m.end for m in reading.mentions if mark.end <= m.outer_start and m.end <= draft.start), 0)
    if own and "," not in reading.words[mark.end : draft.start]:
        told = reading.of("source.speech", "verb")
        return any(own <= found.start and found.end <= draft.start for found in told)
    first = mark.end
    while first < draft.start - 1 and reading.says(first, "word", "be"):
        first += 1  # "those rescued have told the police that"
    said = reading.at(first, "source.speech") if first < draft.start else ()
    return any(found.value == "verb" and found.end <= draft.start for found in said)


def _survived(draft: Draft, mark: Mark) -> bool:
    """Tell whether a word for the dead stands before those who survived: "a toll of 23 dead and 58 survivors"."""
    if mark.value not in _GONE or mark.end > draft.start or not draft.reading.at(draft.head.start, "survivor"):
        return False
    return any(mark.end <= mention.start < mention.end <= draft.start for mention in draft.reading.mentions)


def _compound(draft: Draft, mark: Mark) -> bool:
    """Tell whether a participle right after a number is half of an adjective: "two burnt-out police stations"."""
    sentence = draft.reading.sentence
    hyphen = sentence.words[mark.end : mark.end + 1] == ["-"]
    return hyphen and mark.start == draft.mention.end and sentence.starts[mark.end] == sentence.ends[mark.end - 1]


def _rises(draft: Draft, mark: Mark) -> bool:
    """Tell whether a word is one of a phrase for a toll that rose: in "est passé de 84 à 202" nobody crossed."""
    reading = draft.reading
    if mark.value == "evacuated" and is_final(reading.language):
        # "rakamı 58'e çıkardı" raised it
        return mark.start - 1 == draft.mention.end and dative(reading, mark.start - 1)
    if mark.value not in _MOVING:
        return False
    if any(m.start <= mark.start and mark.end < m.end and m.end - m.start > _RISEN for m in reading.of("superseded")):
        return True
    # "le bilan a été ramené à 9"
    return any(m.start == mark.start and m.end == draft.start > mark.end for m in reading.of("tally", "verb"))


def _reaches(draft: Draft, mark: Mark) -> bool:
    """Tell whether a verb of arrival reaches a number, and no place: "وصلت إلى 96 ألفا", has come to 96,000."""
    reading, last = draft.reading, mark.end
    if (
        mark.value != "crossed"
        or not reading.language.right_to_left
        or not reading.says(last - 1, "place", "destination")
    ):
        return False
    return any(m.outer_start == last and not reading.at(m.end, "other", "person") for m in reading.mentions)


def _of_some(draft: Draft, mark: Mark) -> bool:
    """Tell whether a verb after a number opens the clause of some of them: "1200 مصاب بالكوليرا، توفي منهم 14"."""
    reading = draft.reading
    if mark.start < draft.mention.end or not reading.language.right_to_left:
        return False
    longer = [m.end for m in reading.counting if m.start == mark.start and m.end > mark.end and m.value == mark.value]
    return any(other.start in longer for other in reading.mentions)


def _active(draft: Draft, mark: Mark) -> bool:
    """Tell whether those counted do to others what a participle says: "Douze hommes ont enlevé le maire"."""
    reading = draft.reading
    if mark.start < draft.mention.end:
        return reading.language.right_to_left and _leads_both(draft, mark)
    if not reading.of("active"):
        return False
    if any(said.start <= mark.start and mark.end <= said.end for said in reading.of("active", "accused")):
        return True  # "five men accused of killing a journalist"
    said = {
        found.value for found in reading.at(mark.start, "active") if found.value != "plain" or found.end == mark.end
    }
    if _in_active(draft, mark):
        return True
    if "final" in said:
        return _has_own_object(draft, mark) or agents.acts(draft, mark)
    if "plain" in said and 0 <= mark.start - draft.head.end <= _ADVERB:
        return not reading.says(mark.start - 1, "word", "be") and _has_object(reading, mark.end)
    return "verb" in said and any(found.value == "auxiliary" for found in reading.ending(mark.start, "active"))


def _in_active(draft: Draft, mark: Mark) -> bool:
    """Tell whether a word is part of a longer verb of those counted: "dead" in "Six gunmen shot dead 12 people"."""
    reading = draft.reading
    return any(
        found.start <= mark.start
        and mark.end <= found.end
        and found.end - found.start > mark.end - mark.start
        and 0 <= found.start - draft.head.end <= _ADVERB
        and not reading.says(found.start - 1, "word", "be")
        and _has_object(reading, found.end)
        for found in reading.of("active", "plain")
    )


def _leads_both(draft: Draft, mark: Mark) -> bool:
    """Tell whether an Arabic verb has its subject and its object, both numbered: "قتل ستة مسلحين | 12 شخصا"."""
    reading, last = draft.reading, draft.head.end
    if mark.end != draft.start or draft.head.kind != "person" or mark.kind != "counts.before":
        return False
    return any(mention.outer_start == last and not reading.joined(last) for mention in reading.mentions)


def _searched_for(draft: Draft, mark: Mark) -> bool:
    """Tell whether the missing are only whom others look for: "200 soldiers are searching for the missing"."""
    reading = draft.reading
    article = draft.mention.article or (draft.start > 0 and reading.words[draft.start - 1] in _AL)
    if mark.value != "missing" or article:
        return False  # "المفقودين الـ12"
    if mark.kind == "counts.before":
        nouns = (found for index in (mark.end, mark.end + 1) for found in reading.at(index, "counts.noun"))
        return any(found.value == "missing" and found.end <= draft.start for found in nouns)
    looked = (found for index in (mark.start, mark.start - 1) for found in reading.ending(index, "counts.before"))
    return any(found.value == "missing" and found.end - found.start > 1 for found in looked)


def _has_object(reading: Reading, index: int) -> bool:
    """Tell whether those to whom something is done stand at a token: "six gunmen killed | the prefect", "| 12 people".

    A time there says when: "12 people killed | the day before", "| the previous night".
    """
    timely = any(reading.says(at, "other", "time") for at in range(index, index + _TIME))
    if timely or reading.in_time(index):
        return False
    counted = any(index in {mention.start, mention.outer_start} for mention in reading.mentions)
    return counted or bool(reading.at(index, "article")) or reading.says(index, "active", "object")


def _has_own_object(draft: Draft, mark: Mark) -> bool:
    """Tell whether a verb that closes its clause has another number for its object: "Altı adam | 12 kişiyi öldürdü"."""
    words, first = draft.reading.words, draft.head.end
    counted = any(first <= mention.start < mark.start for mention in draft.reading.mentions)
    joined = any(
        draft.reading.says(index, "join", "and") or words[index] in {",", ";"} for index in range(first, mark.start)
    )
    return counted and not joined


def _idiomatic(reading: Reading, mark: Mark) -> bool:
    """Tell whether a word is part of a phrase that counts nobody: "à partir de", from, has a verb of leaving."""
    return any(phrase.start <= mark.start and mark.end <= phrase.end for phrase in reading.of("idiom"))


def _swallowed(reading: Reading, mark: Mark) -> bool:
    """Tell whether a verb begins a phrase that says something else: "فقدوا", lost, in "فقدوا منازلهم", their homes."""
    return reading.language.right_to_left and any(
        other.end > mark.end and other.value != mark.value for other in reading.at(mark.start, "counts.after")
    )
