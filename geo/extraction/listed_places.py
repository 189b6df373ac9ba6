"""Whether a bare number of a list has a place or a name of its own: "22 in Zinder and 14 in Diffa"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.numbers import Mention
    from geo.extraction.reading import Reading


#: Words between a number and its place.
_PLACED = 5
#: A smaller number right after a name numbers a place.
_COUNTED = 10
#: Words of the longest relative clause between a place and its number.
_CLAUSE = 14
#: Words from a number to the side that it names, and from there to the next number.
_SIDE = 7
#: Words after a number among which "there" stands for its place.
_NEAR = 4


def placed(draft: Draft) -> bool:
    """Tell whether a place stands right after a number, or right before it."""
    reading = draft.reading
    for first, last, toponym in reading.places:
        if toponym.demonym:
            continue
        if 0 <= first - draft.end <= _PLACED and not reading.joints(draft.end, first):
            return True
        gap = draft.start - last
        led = gap == 0 and reading.language.right_to_left and reading.closes(first, "place", "at")
        # "12 hurt in Ambon and 400 were eating": a clause of its own, of no place yet
        apart = gap == 1 and reading.says(last, "join", "and") and reading.says(draft.end, "word", "be")
        if (
            (gap == 1 and not apart)
            or led
            or (gap == 0 and (draft.mention.size >= _COUNTED or not draft.mention.digits))
        ):
            return True  # "Khyber 292", but "Camp 4"; "وفي سوسة 7"
        if draft.start - last == 1 and reading.words[last][0] in "'’":
            return True  # "Malatya'da 6"
        if _counted_there(reading, last, draft.start):
            return True  # "in the north of Kenya there are 119,541"
        if gap == 2 and reading.words[last] == "," and reading.at(last + 1, "place", "along"):  # noqa: PLR2004
            return True  # "Perú acoge a 140.000; Chile, a 52.000", "Pemba, con 800"
        if gap > 2 and _aside(reading, first, last, draft.start):  # noqa: PLR2004
            return True  # "Katale has 600 and Mugunga, where the soldiers are, 900"
    last = min(len(reading.words), draft.end + _NEAR)
    return any(reading.has("place", draft.end, last, kind) for kind in ("there", "camp"))


def _aside(reading: Reading, first: int, last: int, start: int) -> bool:
    """Tell whether only a relative clause between commas stands between a joined place and its number."""
    words = reading.words
    if words[last] != "," or words[start - 1] != "," or "," in words[last + 1 : start - 1] or start - last > _CLAUSE:
        return False
    opens = reading.says(last + 1, "boundary", "relative")
    joined = first > 0 and (words[first - 1] in {";", ","} or bool(reading.ending(first, "join")))
    numbered = any(last <= mention.start < start for mention in reading.mentions)
    return joined and not numbered and (opens or reading.says(last + 1, "place", "where"))


def _counted_there(reading: Reading, last: int, start: int) -> bool:
    """Tell whether only "there are" and a comma stand between a place and a number."""
    return any(
        mark.value == "existential"
        and 0 <= mark.start - last <= 1
        and (mark.start == last or reading.words[last] == ",")
        for mark in reading.ending(start, "place")
    )


def parallel(draft: Draft, previous: Draft) -> bool:
    """Tell whether a number is placed by the word of the one before: "22 in X and 14 in Y", of known names or not."""
    words = draft.reading.words
    if draft.head.kind != "bare" or previous.reading is not draft.reading:
        return False
    first, last = previous.end, draft.end
    if not 1 < draft.start - first <= _PLACED or last + 1 >= len(words) or words[first] != words[last]:
        return False
    if draft.reading.in_time(last + 1):
        return False  # "31 on Wednesday"
    return draft.reading.says(last, "place", "at") and words[last + 1][0].isalpha()


def labelled(draft: Draft, previous: Draft) -> bool:
    """Tell whether a name and a colon stand before a number as before the last, known or not: "Sur: 610; Rex: 90"."""
    reading, words = draft.reading, draft.reading.words
    if previous.reading is not reading or draft.head.kind != "bare" or draft.start - previous.end > _PLACED:
        return False
    name = reading.sentence.starts[draft.start - 2] if draft.start > 1 else 0
    colons = words[draft.start - 1] == words[previous.start - 1] == ":"
    return colons and reading.sentence.text[name].isupper() and not reading.at(draft.start - 2, "other", "table")


def divides(draft: Draft, previous: Draft) -> bool:
    """Tell whether a bare number is a part that a colon opens, or one that names a side: "90 died: 60 on our side".

    Parameters
    ----------
    draft, previous
        That number, and the figure before it in the sentence.
    """
    if draft.head.kind != "bare" or previous.mention.value is None or draft.mention.value is None:
        return False
    words, first = draft.reading.words, max(previous.end, previous.head.end)
    sided = _sided(draft)
    if words[draft.start - 1] == ":" and previous.mention.value > draft.mention.value:
        return sided or bool(draft.reading.at(draft.end, "place"))
    joined = words[draft.start - 1] in {",", ";"} or draft.reading.closes(draft.start, "join", "and")
    return sided and joined and _sided(previous) and draft.start - first <= _SIDE + 1


def _sided(draft: Draft) -> bool:
    """Tell whether a number names the side of those whom it counts: "27 on the government side"."""
    reading, first = draft.reading, max(draft.end, draft.head.end)
    sides = reading.of("side", "noun")
    return any(0 <= mark.start - first <= _SIDE and not reading.joints(first, mark.start) for mark in sides)


def last_of_list(previous: Draft, mention: Mention) -> bool:
    """Tell whether "one" with its place closes a list of numbers with theirs: "Sinop'ta 9, Bartın'da bir kişi"."""
    reading, parted = previous.reading, previous.end
    if reading.words[parted] != "," or mention.start <= parted + 1:
        return False
    places = [(first, last) for first, last, toponym in reading.places if not toponym.demonym]
    before = any(0 <= previous.start - last <= 1 for _, last in places)
    return before and any(first == parted + 1 and 0 <= mention.start - last <= 1 for first, last in places)


def one_of_list(previous: Draft, mention: Mention) -> bool:
    """Tell whether "one" goes on a list of numbers that places follow: "six in Kent, one in Essex and one in Wales".

    Parameters
    ----------
    previous, mention
        The figure before it in the sentence, and the number.
    """
    reading, end = previous.reading, mention.end
    closes = mention.start - 1
    if reading.closes(mention.start, "join", "and"):
        closes = min((mark.start for mark in reading.ending(mention.start, "join")), default=closes)
    elif reading.words[closes] not in {",", ";"}:
        return False
    if not (_led(reading, end) and _led(reading, max(previous.end, previous.head.end))):
        return False
    lasts = [last for first, last, toponym in reading.places if not toponym.demonym and previous.end < first]
    listed = any(0 <= closes - last <= 1 for last in lasts if last < mention.start)
    return listed and any(end < first <= end + _NEAR for first, _, toponym in reading.places if not toponym.demonym)


def _led(reading: Reading, index: int) -> bool:
    """Tell whether a word that leads to a place stands there."""
    return index < len(reading.words) and reading.says(index, "place", "at")
