"""Who speaks, named before what says who it is: "Ana Ruiz, a cook at the hotel, said", "the UN mission, Unoci"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.source_names import CLOSE, capital, name_end
from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.reading import Reading

#: Words between the two commas, and of the other name of a body.
_ASIDE = 14
_OTHER = 5
#: A first and a last name, with a title.
_NAMES = range(2, 6)
#: Words from an article to its noun.
_NOUN = 2
_DASHES = frozenset({"-", "–", "—"})


def before(reading: Reading, comma: int, covered: set[int]) -> tuple[int, int] | None:
    """Return the tokens of who is named before an aside between commas, of which the second closes it.

    Parameters
    ----------
    reading
        The sentence.
    comma
        The second comma, before a verb of saying.
    covered
        Tokens of expressions of time.

    Returns
    -------
    tuple of int or None
        First token, and the token after the last: the aside is part of it where it is an office or another name.
    """
    words = reading.words
    if reading.language.right_to_left or is_final(reading.language):
        return None
    opening = next((index for index in range(comma - 1, max(0, comma - _ASIDE), -1) if words[index] in CLOSE), 0)
    if opening < 1 or words[opening] != "," or opening == comma - 1:
        return None
    if reading.has("source.speech", opening, comma, "verb") or _counted(reading, opening, comma):
        return None
    office = reading.has("source.source", opening, min(comma, opening + 1 + _NOUN + _NOUN))
    name = _person(reading, opening, covered)
    if name is not None:
        return name, comma if office else opening
    if comma - opening - 1 in _NAMES and all(capital(reading, index) for index in range(opening + 1, comma)):
        return None  # "the governor of Hatay, Rahmi Dogan, said": the name alone speaks
    first = _body(reading, opening, covered)
    if first is None or comma - opening - 1 > _OTHER:
        return None
    named = bool(reading.at(opening + 1, "article")) or capital(reading, opening + 1)
    named = named or (capital(reading, comma - 1) and capital(reading, comma - 2))  # "coronel Luis Vega"
    return first, comma if named else opening


def after(reading: Reading, end: int) -> int:
    """Return the end of a name with the short one after it: "d'après la mission de l'ONU, la Minusma"."""
    words = reading.words
    if reading.language.right_to_left or is_final(reading.language) or words[end : end + 1] != [","]:
        return end
    name = end + 1 + bool(reading.at(end + 1, "article"))
    plain = name < len(words) and capital(reading, name) and words[name].isalpha() and reading.place_at(name) is None
    closed = name + 1 >= len(words) or words[name + 1] in CLOSE
    office = any(mark.end <= end and mark.start >= end - _ASIDE for mark in reading.of("source.source"))
    return name + 1 if plain and closed and office and name > end + 1 else end


def closes(reading: Reading, comma: int, covered: set[int]) -> bool:
    """Tell whether a comma ends what stands beside who speaks, "The mayor of X, Ana Ruiz, | said the camp holds 40".

    What follows the verb is then told, and tells nothing.
    """
    words = reading.words
    if before(reading, comma, covered) is not None:
        return True
    if reading.language.right_to_left or is_final(reading.language):
        return False
    opening = next((index for index in range(comma - 1, max(0, comma - _ASIDE), -1) if words[index] in CLOSE), 0)
    if opening < 1 or words[opening] != "," or comma - opening - 1 not in _NAMES:
        return False
    named = all(capital(reading, index) and words[index][0].isalpha() for index in range(opening + 1, comma))
    placed = any(start < comma and opening < last for start, last, _ in reading.places)
    return named and not placed and _body(reading, opening, covered) is not None


def _person(reading: Reading, end: int, covered: set[int]) -> int | None:
    """Return where the first and last name begin that end before a token and open a clause."""
    words = reading.words
    first = end
    while (
        first > 0
        and first - 1 not in covered
        and (
            (words[first - 1][0].isalpha() and capital(reading, first - 1)) or (words[first - 1] == "-" and first < end)
        )
    ):
        first -= 1
    if end - first not in _NAMES or not _opens(reading, first, covered) or words[first] == "-":
        return None
    placed = any(start < end and first < last for start, last, _ in reading.places)
    return None if placed or _counted(reading, first, end) or reading.has("event", first, end) else first


def _body(reading: Reading, end: int, covered: set[int]) -> int | None:
    """Return where the name of a body begins that ends before a token and opens a clause."""
    words = reading.words
    first = next((index + 1 for index in range(end - 1, -1, -1) if words[index] in CLOSE or index in covered), 0)
    known = any(0 <= mark.start - first <= _NOUN and mark.end <= end for mark in reading.of("source.source"))
    whole = known and first < end and name_end(reading, first, covered) == end
    return first if whole and bool(reading.at(first, "article")) and not _counted(reading, first, end) else None


def _opens(reading: Reading, first: int, covered: set[int]) -> bool:
    """Tell whether a clause begins at a token."""
    return first == 0 or first - 1 in covered or reading.words[first - 1] in CLOSE | _DASHES


def _counted(reading: Reading, first: int, last: int) -> bool:
    """Tell whether somebody is counted between two tokens; ages are no such count."""
    return any(first <= mark.start < last for mark in reading.counting) and any(
        first <= mention.start < last for mention in reading.mentions
    )
