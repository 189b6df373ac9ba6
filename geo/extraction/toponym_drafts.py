"""A toponym in the making: a name, and the words around it that are taken in one after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.extraction.toponym_matches import Match
from geo.models import Span, Toponym

if TYPE_CHECKING:
    from collections.abc import Collection

    from geo.extraction.toponym_tokens import Tokens

#: What may stand between two words of one expression.
PLAIN = frozenset({" ", "-", "'", "’", "\u2010", "\u2011", "\u00a0", "\n"})
#: The first letter of the Arabic article, which "to" leaves out: "للموصل".
_LEFT_OUT = "ا"
#: Kinds of places that have an inside, of which the north is a part.
AREAS = frozenset({"country", "admin1", "region", "continent", "admin2", "island", "sea"})


@dataclass(slots=True)
class Draft:
    """A toponym in the making; the fields that `geo.models.Toponym` has mean the same.

    Attributes
    ----------
    first, last
        Words of the expression, the last one exclusive.
    start, end
        Offsets of it, end exclusive.
    matches
        The names in it.
    also
        Words and direction of another part of the same place, "northern" in "northern and central Nigeria".
    """

    first: int
    last: int
    start: int
    end: int
    matches: tuple[Match, ...]
    form: str = "name"
    direction: str | None = None
    side: str | None = None
    type_word: str | None = None
    distance_km: float | None = None
    anchors: tuple[str, ...] = ()
    also: tuple[int, int, str] | None = None

    @classmethod
    def of(cls, match: Match, tokens: Tokens) -> Draft:
        """Begin with a bare name."""
        name = match.called or f"{_LEFT_OUT * match.contracted}{tokens.text[match.start : match.end]}"
        return cls(match.first, match.last, match.start, match.end, (match,), anchors=(name,))

    def widen(self, tokens: Tokens, first: int, last: int) -> None:
        """Let the expression take in more words."""
        if first < self.first:
            self.first, self.start = first, tokens.start[first]
        if last > self.last:
            self.last, self.end = last, tokens.end[last - 1]

    def toponym(self, text: str) -> Toponym:
        """Make the record."""
        return Toponym(
            Span(self.start, self.end),
            " ".join(text[self.start : self.end].split()),
            form=self.form,
            anchors=self.anchors,
            direction=self.direction,
            side=self.side,
            type_word=self.type_word,
            distance_km=self.distance_km,
            demonym=self.form == "name" and bool(self.matches) and self.matches[0].demonym,
        )


def is_plain(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether nothing but spaces and hyphens parts the words of a run."""
    return all(tokens.gap[index] in PLAIN for index in range(first + 1, last))


def skip_back(tokens: Tokens, index: int, allowed: Collection[str]) -> int:
    """Return the first of the words before `index` that are all in a list, with nothing but spaces between."""
    while index > 0 and tokens.core[index - 1] in allowed and tokens.gap[index] in PLAIN:
        index -= 1
    return index
