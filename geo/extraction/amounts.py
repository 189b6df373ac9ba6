"""What rises to a number or reaches it: a toll, people, or nothing said; not the price of bread, not temperatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.lexicon import COUNTING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Kinds of words for what a toll may be of, and for who tells it, besides the words of all indicators.
_COUNTED = frozenset({"person", "household", "home", "case", "amount", "source.source", "source.anaphora"})
#: What is said of words that name no speaker, nouns among them, and of "price of", before what counts nobody.
_NO_SPEAKER = ("source.stop", "word")
_PRICED = ("negative", "before")
#: Verbs of amounts, and what else they are told of: "prices", "the score".
_VERB, _OTHER = ("amount", "verb"), ("amount", "other")
#: Letters of the shortest noun.
_NOUN = 3
#: Words of a compound that opens without an article: "wind speeds".
_COMPOUND = 2
#: Words from the start of a clause to its verb.
_LONGEST = 16


def of_other(draft: Draft, verb: Mark) -> bool:
    """Tell whether the subject of a verb of amounts is neither a toll nor people: "temperatures reached 42".

    Parameters
    ----------
    draft
        The number.
    verb
        The words that make it a toll of what was counted before.
    """
    reading = draft.reading
    if not any(mark.value == "verb" and mark.end == verb.end for mark in reading.of("amount")):
        return False
    if reading.language.right_to_left:
        return _names_things(reading, range(verb.end, draft.start))  # "ارتفع سعر الخبز إلى 40"
    first = verb.start
    while first > max(0, verb.start - _LONGEST) and not _opens(reading, first - 1):
        first -= 1
    return _names_things(reading, range(first, verb.start))


def _opens(reading: Reading, index: int) -> bool:
    """Tell whether a clause begins after a token: a sign, or a word that joins clauses."""
    return not reading.words[index][0].isalnum() and reading.words[index] not in {"-", "'", "’"}


def _names_things(reading: Reading, words: Iterable[int]) -> bool:
    """Tell whether the first noun of a subject is none that counts people, as far as the lexicon knows."""
    stretch = list(words)
    marks = [mark for index in stretch for mark in reading.at(index)]
    for index in stretch:
        if reading.place_at(index) is not None or reading.in_time(index):
            continue
        kinds = {(mark.kind, mark.value) for mark in marks if mark.start <= index < mark.end} - {_NO_SPEAKER}
        if any(
            kind in _COUNTED or kind.startswith(COUNTING) or (kind, value) == ("tally", "noun")
            for kind, value in kinds
            if (kind, value) not in {_VERB, _OTHER}
        ):
            return False
        if any((kind == "other" and value != "time") or (kind, value) in {_PRICED, _OTHER} for kind, value in kinds):
            return True
        word = reading.words[index]
        if not kinds and len(word) >= _NOUN and word.isalpha() and _is_noun(reading, index, stretch):
            return True
    return False


def _is_noun(reading: Reading, index: int, stretch: list[int]) -> bool:
    """Tell whether an unknown word is a noun: after its article, after an Arabic verb, or a plural that opens."""
    if reading.language.right_to_left:
        return True
    if index > stretch[0]:
        return bool(reading.ending(index, "article"))
    plurals = reading.language.table("patterns").get("grammar", {}).get("plurals", ())
    return any(reading.words[one].endswith(tuple(plurals)) for one in stretch[:_COMPOUND])
