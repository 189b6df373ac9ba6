"""Words of an indicator of which a sentence says that they are not so: verbs with "not", and "none"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading
    from geo.languages import Language

#: Words between "not" and a participle, "pas encore été", and between the particle and "not", "n'ont toujours pas".
_AUXILIARY, _VERB = 4, 5


def negated(draft: Draft, mark: Mark) -> bool:
    """Tell whether a verb is said not to have happened: "63 000 familles n'ont pas encore été évacuées".

    Parameters
    ----------
    draft
        The number that is weighed.
    mark
        The word; one that says "not" itself, "have not returned home", is no negated one.
    """
    reading = draft.reading
    if is_final(reading.language):
        return mark.start >= draft.mention.end and _ends_negated(reading, mark)
    if not reading.of("not"):
        return False
    if mark.start < draft.mention.end:
        # "لم يتم إجلاء 180 شخصا", but "لم يقتل سوى 3" counts three
        led = any(found.value == "adverb" for found in reading.ending(mark.start, "not"))
        return led and reading.language.right_to_left and not reading.has("not", mark.end, draft.end, "but")
    return _negated_before(reading, mark.start, draft.mention.end)


def _negated_before(reading: Reading, start: int, first: int) -> bool:
    """Tell whether "not" stands before a verb, with auxiliaries between at most, and its particle if it has one."""
    particle = bool(reading.language.table("patterns").get("not", {}).get("particle"))
    for index in range(start, max(first, start - _AUXILIARY), -1):
        if any(found.value == "adverb" for found in reading.ending(index, "not")):
            begin = max(first, index - _VERB)
            return not particle or any(reading.says(before, "not", "particle") for before in range(begin, index))
        if not reading.says(index - 1, "word", "be") and not reading.says(index - 1, "word", "function"):
            return False
    return False


@cache
def _endings(language: Language) -> re.Pattern[str] | None:
    """Return how a word ends or goes on that says "not" itself: "yaralan-ma-dı", was not hurt; None if none does."""
    pattern = language.table("patterns").get("grammar", {}).get("negated_verb")
    return re.compile(pattern) if pattern else None


def _ends_negated(reading: Reading, mark: Mark) -> bool:
    """Tell whether the verb says "not" by its ending, or a word for it follows: "yaralanmadı", "yaralanan olmadı"."""
    pattern = _endings(reading.language)
    if pattern is not None and pattern.search(reading.words[mark.end - 1]):
        return True
    return reading.says(mark.end, "word", "negation")


def none(draft: Draft, mark: Mark) -> bool:
    """Tell whether "none" stands before a word, or "none of" before the number: "aucun des 90 n'a été blessé".

    A verb that says "not" itself counts them: "aucun des 90 passagers n'a survécu".

    Parameters
    ----------
    draft
        The number that is weighed.
    mark
        The word.
    """
    reading = draft.reading
    if not reading.of("none"):
        return False
    if reading.ending(mark.start, "none"):
        return True
    if mark.start < draft.mention.end or not any(m.value == "of" for m in reading.ending(draft.start, "none")):
        return False
    return not reading.has("word", mark.start, mark.end, "negation")
