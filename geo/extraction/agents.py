"""Those who do it to others, where case endings tell: "İki adam valiyi öldürdü"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

_VOWELS = frozenset("aeıioöuü")
#: The endings of an object, and the consonants that join them to a vowel.
_OBJECT = frozenset("ıiuü")
_JOINING = frozenset("yn")
#: The consonants of endings that make names of trades and of those with something, "işçi", "köylü".
_OF_TRADES = frozenset("cçl")
#: Letters of the shortest word with such an ending.
_SHORTEST = 4


def acts(draft: Draft, mark: Mark) -> bool:
    """Tell whether those counted do to others what an active verb says.

    Parameters
    ----------
    draft
        The number that is weighed.
    mark
        The verb that closes the clause: "İki saldırgan valiyi | öldürdü".
    """
    reading, last = draft.reading, mark.start - 1
    if not is_final(reading.language) or mark.start < draft.mention.end:
        return False
    if draft.head.kind != "person" or not draft.end <= draft.head.start or last < draft.head.end:
        return False
    clause = reading.words[draft.head.end : last]
    if "," in clause or ";" in clause or _is_object(reading, draft.head.end - 1):
        return False
    return _is_object(reading, last)


def _is_object(reading: Reading, index: int) -> bool:
    """Tell whether a word has the ending of an object: "köylüyü", "Ali'yi"."""
    word = reading.words[index]
    if word[0] in "'’":
        return word[-1] in _OBJECT and len(word) <= _SHORTEST
    if len(word) < _SHORTEST or word[-1] not in _OBJECT or reading.says(index, "active", "nominative"):
        return False
    return word[-2] in _JOINING or not (word[-2] in _VOWELS or word[-2] in _OF_TRADES)
