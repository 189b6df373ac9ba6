"""The place that the heading of a section names, for what the section tells without a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import captions

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.tokens import Sentence
    from geo.models import Toponym

#: Words of a heading, its number with them.
_HEADING = 8
#: Lines at the head of a report, which are its title.
_TITLE = 1
#: What stands before a heading on its line.
_NUMBERING = "0123456789.)IVX–-# \t"
_ENDS = frozenset({".", "!", "?", ";", ",", ":", "…", "؟", "؛", "،", '"', "»", "”", ")"})


def headed(context: Context, sentence: Sentence) -> tuple[Toponym, ...] | None:
    """Return the only place of the heading that a sentence stands under: "3. Situation in Piura".

    A heading that names no place, or several, ends what the one before it was about.

    Parameters
    ----------
    context
        The document.
    sentence
        What the section tells.
    """
    for line in reversed(context.sentences[_TITLE : sentence.index]):
        if _heads(context, line):
            places = context.places_of(line)
            single = len(places) == 1 and not places[0][2].demonym
            return (places[0][2],) if single else None
    return None


def _heads(context: Context, line: Sentence) -> bool:
    """Tell whether a sentence is a short line of its own that ends in no stop and counts nobody."""
    if len(line) > _HEADING or line.words[-1] in _ENDS or captions.is_item(line):
        return False
    if (line.start, line.end) in context.rows or any(word[0].isdigit() for word in line.words[1:]):
        return False
    text = context.document.text
    begin = text.rfind("\n", 0, line.start) + 1
    stop = text.find("\n", line.end)
    if stop < 0 or text[line.end : stop].strip() or text[begin : line.start].strip(_NUMBERING):
        return False
    return not context.reading(line).counting
