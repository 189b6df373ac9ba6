"""Foreign places as a language spells them for itself: Turkish "Tavila'da" for Tawila, "Pişin bölgesi" for Pishin."""

from __future__ import annotations

from itertools import compress, count, product
from typing import TYPE_CHECKING

from geo.gazetteer.names import fold
from geo.models import Span, Toponym

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from geo.extraction.toponym_matches import Match
    from geo.extraction.toponym_tokens import Tokens
    from geo.gazetteer import Gazetteer

#: Letters of the shortest name, and spellings of one that are tried.
_SHORTEST, _MOST = 5, 96


def respelt(
    tokens: Tokens, matches: Sequence[Match], taken: Collection[int], families: Collection[str], gazetteer: Gazetteer
) -> list[Toponym]:
    """Return places that the gazetteer knows under another spelling only, in a country that the text names.

    Parameters
    ----------
    tokens
        The words of the text.
    matches
        The names found in it.
    taken
        Numbers of the words that belong to them, or to names of people.
    families
        Folded family names of people in the text.
    gazetteer
        The names that there are.
    """
    if not tokens.words.spellings:
        return []
    lands = {match.entries[0].country for match in matches if match.entries} - {None}
    names: dict[str, str | None] = {}
    free = [index for index in compress(count(), tokens.capital) if _is_free(tokens, index, taken, families)]
    for index in free:
        core = tokens.core[index]
        if core not in names and _is_place(tokens, index):
            names[core] = _name(tokens, tokens.raw[index], lands, gazetteer)
    # once it is said to be a place, it is one in the rows of a list too: "Tavila: 281.000"
    return [_toponym(tokens, index, name) for index in free if (name := names.get(tokens.core[index])) is not None]


def _toponym(tokens: Tokens, index: int, name: str) -> Toponym:
    """Make the record of a place with the name under which it is known."""
    span = Span(tokens.start[index], tokens.end[index])
    return Toponym(span, tokens.text[span.start : span.end], anchors=(name,))


def _is_free(tokens: Tokens, index: int, taken: Collection[int], families: Collection[str]) -> bool:
    """Tell whether a word may be a name by itself that nobody and no other place has."""
    core, words = tokens.core[index], tokens.words
    if index in taken or core in families or len(core) < _SHORTEST or core in words.given_names:
        return False
    if words.common & {core, tokens.full[index]}:
        return False
    longer = index > 0 and tokens.capital[index - 1] and tokens.gap[index] in {" ", "-"}
    return not longer or tokens.cut[index - 1]


def _is_place(tokens: Tokens, index: int) -> bool:
    """Tell whether an ending of where or whence, or a word for a kind of place, follows a name."""
    words = tokens.words
    if tokens.cut[index]:
        rest = tokens.text[tokens.end[index] + 1 : tokens.end[index] + 6]
        return rest.lower().startswith(words.where)
    after = index + 1
    if after >= tokens.count or tokens.gap[after] != " ":
        return False
    return bool(words.types_after.at(tokens.core, after)[0])


def _name(tokens: Tokens, raw: str, lands: Collection[str | None], gazetteer: Gazetteer) -> str | None:
    """Return the first other spelling of a name that is of a place in one of some countries."""
    for name in _spellings(raw.lower(), tokens.words.spellings):
        for entry in gazetteer.find(fold(name)):
            if entry.country in lands:
                return name.capitalize()
    return None


def _spellings(word: str, table: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield other spellings of a word, those first that change the most letters."""
    parts: list[tuple[str, ...]] = []
    index = 0
    while index < len(word):
        options = [(old.rstrip("$"), new) for old, new in table if _at(word, index, old)]
        if options:
            length = max(len(old) for old, _ in options)
            chosen = [new for old, new in options if len(old) == length]
            parts.append((*chosen, word[index : index + length]))
            index += length
        else:
            parts.append((word[index],))
            index += 1
    total = 1
    for part in parts:
        total *= len(part)
    if total > _MOST:
        return
    yield from ("".join(letters) for letters in product(*parts) if "".join(letters) != word)


def _at(word: str, index: int, old: str) -> bool:
    """Tell whether letters stand at an index of a word, at its end if a dollar sign follows them."""
    letters = old.rstrip("$")
    return word.startswith(letters, index) and (letters == old or index + len(letters) == len(word))
