"""Who counted what stands in a table, as the lines over it say: "(source: SDMA)"; which lines are items of a list."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from geo.extraction import attribution
from geo.extraction.dating import BULLETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading
    from geo.extraction.source_names import Source
    from geo.extraction.tokens import Sentence

#: Lines above a table that may be its title, and letters of the longest.
_TITLES = 3
_TITLE = 300
_STOPS = frozenset(".!?…؟")
#: Kinds of source that may stand in a title: in brackets, or after "according to".
_NAMED = frozenset({"cited", "according"})


def above(text: str, start: int) -> list[tuple[int, int]]:
    """Return where the lines above a table begin and end that may be its title, the nearest first.

    Parameters
    ----------
    text
        The report.
    start
        Where the table begins.
    """
    found: list[tuple[int, int]] = []
    stop = start
    while stop > 0 and len(found) < _TITLES:
        first = text.rfind("\n", 0, stop - 1) + 1 if stop > 1 else 0
        line = text[first:stop]
        if len(line) > _TITLE:
            break
        if line.strip():
            left = first + len(line) - len(line.lstrip())
            found.append((left, first + len(line.rstrip())))
        stop = first
    return found


def of_table(titles: Sequence[Reading]) -> list[Reading]:
    """Return the lines over a table that may be its title: none above prose, or above an entry of a list.

    Parameters
    ----------
    titles
        The lines over the table, the nearest first.
    """
    return list(takewhile(lambda t: t.words[-1] not in _STOPS and t.words[0] not in BULLETS, titles))


def attribute(drafts: Sequence[Draft], titles: Sequence[Reading]) -> None:
    """Give the numbers of a row the source that a line over their table names.

    Parameters
    ----------
    drafts
        The numbers of one row.
    titles
        The lines over the table, the nearest first, their times found.
    """
    for title in of_table(titles) if drafts else ():
        named = [
            source
            for source in attribution.sources(title, title.times or [])
            if source.kind in _NAMED and not source.same and not of_division(title, source)
        ]
        if len(named) == 1:
            give(drafts, title, named[0])
            return


def of_division(title: Reading, source: Source) -> bool:
    """Tell whether words name what a table is divided by: "حسب المحافظة" is by governorate, and nobody's word."""
    return any(mark.start < source.end and source.start < mark.end for mark in title.of("per"))


def give(drafts: Iterable[Draft], title: Reading, source: Source) -> None:
    """Give figures that have no source of their own one that a line over them names.

    Parameters
    ----------
    drafts
        The figures.
    title, source
        The line, and who it names.
    """
    starts, ends = title.sentence.starts, title.sentence.ends
    for draft in drafts:
        if draft.attributed_to is None:
            draft.attributed_to = attribution.name(title, source)
            draft.source_span = starts[source.start], ends[source.end - 1]


def is_item(sentence: Sentence) -> bool:
    """Tell whether a sentence stands on a line that begins with a bullet, of which it may be the second.

    Parameters
    ----------
    sentence
        Any sentence of a document.
    """
    line = sentence.text.rfind("\n", 0, sentence.start) + 1
    return sentence.text[line : line + 1] in BULLETS
