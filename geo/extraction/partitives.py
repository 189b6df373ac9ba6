"""Numbers of which the one before them is only a part: "90 of the 200 villagers died", "2,000 of the town's 19,000"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.wholes import things_before

if TYPE_CHECKING:
    from geo.extraction.counting import Draft

#: Words of "out of the" between a part and its whole.
_PARTITIVE = 3
#: Words of "of the town's" between them.
_OF_POSSESSOR = 5
#: Words of things, and a comma, between the whole and the part.
_OF_THINGS = 3
#: Nouns that say what befell those whom they name.
_STATES = ("counts.noun", "counts.noun_weak", "counts.noun_stock", "counts.noun_flow", "counts.noun_either")
#: What a noun weighs that says of a whole what it is.
_NOUN = 5.5
#: What ends the name of a group.
_CLOSED = frozenset(".,;:")


def whole_after(draft: Draft, last: int) -> int:
    """Count the whole between a part and a verb, which takes nothing from it: "11 of the 200 on board survived".

    Parameters
    ----------
    draft
        The part.
    last
        Where the verb begins.

    Returns
    -------
    int
        1 if the whole stands there, else 0.
    """
    among_words = draft.reading.language.table("patterns").get("grammar", {}).get("among", ())
    for mention in draft.reading.mentions:
        between = draft.reading.words[draft.end : mention.start]
        if draft.end < mention.start and mention.end <= last and 1 < len(between) <= _PARTITIVE:
            return int(all(word in among_words for word in between))
    return 0


def of_group(draft: Draft, noun: int) -> bool:
    """Tell whether only "of the" stands between a number and a noun: "nine of the injured".

    Parameters
    ----------
    draft
        The number.
    noun
        Where the noun begins.
    """
    grammar = draft.reading.language.table("patterns").get("grammar", {})
    between = draft.reading.words[draft.end : noun]
    led = bool(between) and between[0] in grammar.get("genitive", ())[:1]
    return led and len(between) <= _PARTITIVE and all(word in grammar.get("among", ()) for word in between)


def of_things(draft: Draft) -> bool:
    """Tell whether those of whom a number is some are the things counted before: "90 clinics were hit, 40 of them".

    Parameters
    ----------
    draft
        The number.
    """
    if draft.head.kind != "them" or not draft.others or draft.reading.language.right_to_left:
        return False  # in Arabic "of the factions" is such a head as well
    things = things_before(draft, draft.start)
    if things is None or things.size <= draft.mention.size:
        return False
    # "14,000 firefighters fight 28 fires; two of them were hurt"
    return not any(noun.start < draft.start for noun in draft.reading.of("person"))


def of_no_homes(draft: Draft) -> bool:
    """Tell whether a number is some of things that open its sentence: "Of the town's 14 bakeries three were destroyed".

    The lexicon need not know the things, if only their noun stands between the numbers; homes it knows.

    Parameters
    ----------
    draft
        The number.
    """
    reading = draft.reading
    if draft.head.kind != "bare":
        return False
    whole = next((other for other in reading.mentions if other.end < draft.start <= other.end + _OF_THINGS), None)
    if whole is None or whole.size <= draft.mention.size:
        return False
    words = reading.words[whole.end : draft.start]
    plain = (
        all(word.isalpha() or word == "," for word in words)
        and reading.sentence.raw(whole.end, whole.end + 1).islower()
    )
    opened = any(mark.value == "whole" and mark.start == 0 and mark.end < whole.end for mark in reading.of("part"))
    known = any(reading.at(index, "person", "home", "household", *_STATES) for index in range(whole.end, draft.start))
    return opened and plain and not known


def among(first: Draft, second: Draft) -> bool:
    """Tell whether a number is only that of which the one before it is a part.

    Parameters
    ----------
    first, second
        Two numbers of a sentence, one after the other, to which the same word was given.
    """
    if not first.indicator or first.indicator != second.indicator:
        return False
    if _of_all(first, second):
        return True
    if first.trigger is not second.trigger:
        return False
    return second.relation in {"after", "before"} and divided(first, second)


def opens(first: Draft, second: Draft) -> bool:
    """Tell whether a number opens its sentence as that of which the next is some: "Of the 190 passengers, 21 died".

    Parameters
    ----------
    first, second
        Two numbers of a sentence, one after the other: the verb past the second is that of the second alone.
    """
    verb, reading = first.trigger, first.reading
    if first.relation != "after" or verb is None or verb.start < second.start:
        return False
    led = any(mark.value == "whole" and mark.start <= 1 for mark in reading.ending(first.mention.outer_start, "part"))
    return led and first.mention.size > second.mention.size


def named_apart(draft: Draft) -> bool:
    """Tell whether a verb, or a comma for it, parts a group from who they are: "40 died: 12 were men and 9, women".

    Parameters
    ----------
    draft
        The number.
    """
    reading, end = draft.reading, draft.end
    if draft.head.kind != "bare":
        return False
    if reading.words[draft.start - 1] == ":":
        be = next((mark for mark in reading.at(end, "word") if mark.value == "be"), None)
        return be is not None and bool(reading.at(be.end, "person"))
    groups = reading.at(end + 1, "person") if reading.words[end : end + 1] == [","] else ()
    return any(reading.words[mark.end] in _CLOSED for mark in groups if mark.end < len(reading.words))


def takes_noun(first: Draft, second: Draft) -> bool:
    """Tell whether a part has but the noun of its whole: "600 of the 9,000 victims have received rice".

    Parameters
    ----------
    first, second
        Two numbers of a sentence, one after the other.
    """
    verb = first.trigger
    if verb is None or first.relation != "after" or first.head.kind != "bare" or first.indicator != "affected":
        return False
    return second.head.start <= verb.start < second.head.end and divided(first, second)


def _of_all(first: Draft, second: Draft) -> bool:
    """Tell whether "of the" follows the verb of a number before the number of all: "410 huts burned out of the 500"."""
    verb = first.trigger
    if verb is None or first.relation != "after" or second.head.kind != "bare":
        return False
    if not verb.end <= second.start <= verb.end + _PARTITIVE or first.mention.size >= second.mention.size:
        return False
    words = first.reading.words[verb.end : second.start]
    among_words = first.reading.language.table("patterns").get("grammar", {}).get("among", ())
    return len(words) > 1 and all(word in among_words for word in words)


def divided(first: Draft, second: Draft) -> bool:
    """Tell whether only "of the" stands between two numbers of a sentence, or "of the town's".

    Parameters
    ----------
    first, second
        The part and the whole.
    """
    words = first.reading.words[first.end : second.start]
    grammar = first.reading.language.table("patterns").get("grammar", {})
    if not words or first.reading is not second.reading:
        return False
    genitive = grammar.get("genitive", ())
    if len(words) <= _OF_POSSESSOR and words[0] in genitive[:1] and words[-1] in genitive[1:]:
        return True
    return len(words) <= _PARTITIVE and all(word in grammar.get("among", ()) for word in words)


def hand_over(part: Draft, whole: Draft) -> None:
    """Give a part the verb after its whole, which is said of the part: "23 of the town's 100 people were killed".

    Parameters
    ----------
    part, whole
        Two numbers of a sentence, one after the other.
    """
    if part.indicator or whole.relation != "after" or whole.trigger is None:
        return
    if part.mention.size < whole.mention.size and divided(part, whole):
        part.take(whole.indicator, whole.trigger, whole.relation, whole.score)


def leave(whole: Draft) -> None:
    """Take from a whole the word that counts its part; its own noun stays: "beds for 40 of the 90 homeless".

    Parameters
    ----------
    whole
        The second of two numbers of which `among` is true.
    """
    event = whole.head.event
    known = event is not None and (whole.relation == "before" or event.value != "population")
    if event is not None and known and event.value != whole.indicator:
        whole.take(event.value, event, "noun", _NOUN)
    else:
        whole.indicator = ""
