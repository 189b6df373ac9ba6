"""Words of harm in the sentence of a number that befell others: "200 doctors treated the wounded"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Whose words name people harmed, where they stand as nouns.
_HARM = frozenset({"killed", "injured", "missing", "displaced", "homeless", "detained", "affected", "evacuated"})
#: What others are tried for, or asked about.
_BLAMED = frozenset({"killed", "missing"})
_LOST = _HARM | {"homes_destroyed", "homes_damaged"}
#: From how many on who is missing without a noun is no people.
_FUNDS = 10_000_000
#: Nouns that are counted and harmed nobody themselves.
_HEADS = frozenset({"person", "unknown", "household"})


def told(draft: Draft, mark: Mark) -> bool:
    """Tell whether a word of harm befell others than those whom a number counts.

    Parameters
    ----------
    draft
        The number, with the noun that it counts.
    mark
        The word.
    """
    reading = draft.reading
    if mark.value not in _LOST:
        return False
    if mark.value == "missing" and draft.head.kind == "bare" and draft.mention.size >= _FUNDS:
        return True  # "with 340 million still missing" an appeal lacks money
    if mark.end <= draft.start:
        return _has_object(draft, mark) or _owned(draft, mark)
    last = max(draft.end, draft.head.end)
    if mark.start < last:
        return False
    if mark.value not in _HARM or draft.head.kind not in _HEADS:
        return _given(reading, last, mark)
    blamed = mark.value in _BLAMED and draft.head.kind == "person" and _blamed(reading, mark)
    return blamed or _of_one(reading, last, mark) or _helped(reading, last, mark) or _given(reading, last, mark)


def _helped(reading: Reading, last: int, mark: Mark) -> bool:
    """Tell whether a verb parts people from a noun with an article: "200 doctors treated the wounded"."""
    opened = mark.start if reading.at(mark.start, "article") else mark.start - 1
    if opened == mark.start - 1 and not reading.at(opened, "article") and _agreeing(reading, mark.start):
        opened -= opened > last  # "para los niños desplazados", but not "son 118 los presos muertos"
    first = opened if reading.at(opened, "article") else mark.start
    arabic = reading.language.right_to_left and reading.definite(mark.start)
    definite = any(m.value == "definite" for m in reading.at(opened, "article")) or arabic
    noun = any(m.kind.startswith(("counts.noun", "counts.label", "counts.after")) for m in reading.at(mark.start))
    # "عالج 200 طبيب الجرحى": where the verb comes first, its object follows who does it
    if not (definite and noun) or (first == last and not (arabic and not reading.definite(last - 1))):
        return False
    between = range(last, first)
    if any(reading.says(index, "word", "be") or not reading.words[index][0].isalpha() for index in between):
        return False  # "12 of them were the wounded", "40 soldiers, the dead"
    # "12 people among the wounded", but not "200 people share rice among the wounded"
    among = {index for kind in ("part", "helped") for m in reading.of(kind) for index in range(m.start, m.end)}
    return all(_plain(reading, last, index) > 1 for index in among.intersection(between))


def _plain(reading: Reading, first: int, last: int) -> int:
    """Return how many words between two tokens are none that only hold a sentence together."""
    return sum(not reading.at(index, "word", "article", "place") for index in range(first, last))


def _agreeing(reading: Reading, index: int) -> bool:
    """Tell whether an adjective of harm goes with the noun before it, which has an article: "en la zona afectada"."""
    words = reading.words
    if reading.language.right_to_left or reading.language.table("language").get("adjectives") != "after":
        return False
    ending = words[index][-2:] if words[index].endswith("s") else words[index][-1:]
    return words[index - 1][0].isalpha() and words[index - 1].endswith(ending)


def _blamed(reading: Reading, mark: Mark) -> bool:
    """Tell whether a noun of harm is why something is done to people: "the trial of 12 officers over the deaths of"."""
    first = mark.start - 1 if reading.at(mark.start - 1, "person") else mark.start  # "the missing | children"
    article = bool(reading.at(first - 1, "article"))
    first -= article
    nouns = reading.has("counts.noun", mark.start, mark.end) or reading.language.right_to_left
    # "40 people given up for missing", but "60 witnesses in the case of the missing"
    return (article or (nouns and mark.value == "killed")) and any(
        m.value == "before" for m in reading.ending(first, "blamed")
    )


def _of_one(reading: Reading, last: int, mark: Mark) -> bool:
    """Tell whether a clause says what one other person did: "700 officers are hunting the man who shot him dead".

    Its verb says so at once: in "12 people and the man who attacked them died" all died.
    """
    return any(
        last <= one.start
        and one.end <= mark.start
        and "," not in reading.words[one.end : mark.start]
        and any(0 <= verb.start - one.end <= 1 for verb in reading.counting)
        for one in reading.of("blamed", "who")
    )


def _given(reading: Reading, last: int, mark: Mark) -> bool:
    """Tell whether a clause says of others what befell them: "3,000 new homes for those who lost theirs"."""
    those = reading.language.table("patterns").get("grammar", {}).get("those", ())
    return any(
        reading.words[index] in those and any(m.value == "before" for m in reading.ending(index, "blamed"))
        for index in range(last, mark.start)
    )


def _has_object(draft: Draft, mark: Mark) -> bool:
    """Tell whether a verb has another number right after it, which is a share: "killed 90 percent of … in 300"."""
    reading = draft.reading
    return any(
        other is not draft.mention and other.outer_start == mark.end and bool(reading.at(other.end, "negative"))
        for other in reading.mentions
    )


def _owned(draft: Draft, mark: Mark) -> bool:
    """Tell whether a verb of having stands before a number: "the man killed on Monday had 12 grandchildren"."""
    verb = next(iter(m for m in draft.reading.ending(draft.start, "blamed") if m.value == "had"), None)
    return verb is not None and mark.end < verb.start
