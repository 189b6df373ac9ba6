"""Words that count only beside a hospital or a camp: "the hospital admitted 47 people", "a camp with 900 in it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import hosting

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Words between a hospital and the verb that says whom it takes in.
_TO_VERB = 6
#: Words of the name of a hospital: "the Al - Shifa hospital".
_TO_NOUN = 5
#: What such a verb weighs more than another thing that it may say.
MORE = 0.6


def takes_in(draft: Draft, mark: Mark) -> bool:
    """Tell whether a hospital is the subject of a verb before a number, which counts injured people then.

    Parameters
    ----------
    draft
        The number: not of soldiers, whom nobody treats by admitting them, nor in a sentence about an illness.
    mark
        The verb.
    """
    reading = draft.reading
    if draft.head.kind not in {"person", "name", "bare"} or reading.of("medical", "illness"):
        return False
    if draft.head.event is not None and draft.head.event.value != "injured":
        return False
    return of_hospital(reading, mark)


def of_hospital(reading: Reading, verb: Mark) -> bool:
    """Tell whether a hospital is the subject of a verb: those whom it admits cross no border."""
    return any(_subject(reading, noun, verb) for noun in reading.of("medical", "noun"))


def taken_to(draft: Draft, mark: Mark) -> bool:
    """Tell whether a hospital by its name is where a verb after a number leads: "nine were treated in Mubi hospital".

    Parameters
    ----------
    draft
        The number: in a sentence about an illness nobody is injured.
    mark
        The verb, with its preposition.
    """
    reading = draft.reading
    if mark.start < draft.end or draft.head.value == "combatant" or reading.of("medical", "illness"):
        return False
    for noun in reading.of("medical", "noun"):
        between = reading.words[mark.end : noun.start]
        if 0 <= noun.start - mark.end <= _TO_NOUN and all(word[0].isalpha() or word[0] in "-'’" for word in between):
            return not any(mark.end <= mention.start < noun.start for mention in reading.mentions)
    return False


def _subject(reading: Reading, noun: Mark, verb: Mark) -> bool:
    """Tell whether only a few words, and no number, stand between a noun and its verb."""
    if not 0 <= verb.start - noun.end <= _TO_VERB or reading.joints(noun.end, verb.start):
        return False
    return not any(noun.end <= mention.start < verb.start for mention in reading.mentions)


def beside(draft: Draft, mark: Mark) -> bool:
    """Tell whether the institution stands where a word needs it: a hospital before a verb, a camp before its people.

    Parameters
    ----------
    draft
        The number.
    mark
        A word of a kind that ends in ``_medical`` or ``after_site``.
    """
    if mark.kind == "counts.after_medical":
        return taken_to(draft, mark)
    return takes_in(draft, mark) if mark.kind.endswith("_medical") else hosting.in_site(draft)
