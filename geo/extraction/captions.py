"""Who counted what stands in a table, as the lines over it say: "(source: SDMA)"; which lines are items of a list."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from geo.extraction import attribution
from geo.extraction.dating import BULLETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.counting import Draft
    from geo.extraction.reading import Reading
    from geo.extraction.tokens import Sentence

_STOPS = frozenset(".!?…؟")
#: Kinds of source that may stand in a title: in brackets, or after "according to".
_NAMED = frozenset({"cited", "according"})


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
            if source.kind in _NAMED and not source.same and not _of_division(title, source.start, source.end)
        ]
        if len(named) != 1:
            continue
        starts, ends = title.sentence.starts, title.sentence.ends
        for draft in drafts:
            if draft.attributed_to is None:
                draft.attributed_to = attribution.name(title, named[0])
                draft.source_span = starts[named[0].start], ends[named[0].end - 1]
        return


def _of_division(title: Reading, start: int, end: int) -> bool:
    """Tell whether words name what a table is divided by: "حسب المحافظة" is by governorate, and nobody's word."""
    return any(mark.start < end and start < mark.end for mark in title.of("per"))


def is_item(sentence: Sentence) -> bool:
    """Tell whether a sentence stands on a line that begins with a bullet, of which it may be the second.

    Parameters
    ----------
    sentence
        Any sentence of a document.
    """
    line = sentence.text.rfind("\n", 0, sentence.start) + 1
    return sentence.text[line : line + 1] in BULLETS
