"""The country that "the country" stands for where it is the subject of a verb that counts: "The country hosts 900"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.antecedents import country_of_topic

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.models import Toponym

#: Sentences before in which the country may have been named, and its first words.
_LOOK_BACK, _OPENING = 12, 4
#: Words between the subject and the number after it.
_BESIDE = 3


def subject(context: Context, draft: Draft) -> Toponym | None:
    """Return the country that "the country" stands for where it is the subject of the verb: "The country hosts 3,000".

    It is the last country that opens a sentence before, "Turkey began …".
    """
    reading = draft.reading
    if not any(_is_subject(draft, mark) for mark in reading.of("place") if mark.value == "country"):
        return None
    for sentence in reversed(context.sentences[max(0, reading.sentence.index - _LOOK_BACK) : reading.sentence.index]):
        for first, _, toponym in context.places_of(sentence)[:1]:
            if first <= _OPENING and not toponym.demonym and not context.in_dateline(toponym):
                if context.country(toponym) is not None:
                    return toponym
                break
    return country_of_topic(context)


def _is_subject(draft: Draft, mark: Mark) -> bool:
    """Tell whether words such as "the country" are the subject of the verb that counts, before it or after it."""
    trigger, reading = draft.trigger, draft.reading
    if trigger is not None and draft.relation == "before" and mark.end <= trigger.start:
        return trigger.start - mark.end <= 1
    if not reading.language.table("attribution").get("grammar", {}).get("verb_first"):
        return False
    verbs = any(verb.kind in {"counts.before", "counts.host"} for verb in reading.ending(mark.start))
    return verbs and 0 <= draft.start - mark.end <= _BESIDE  # "تستضيف المملكة نحو 655 ألف لاجئ"
