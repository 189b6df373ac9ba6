"""Who issues a numbered or dated report: "Bulletin no. 22 of the ministry", "Civil Defence. Bulletin of 9 May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.letterheads import Author, is_body
from geo.extraction.source_names import name_end
from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.extraction.context import Context
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading
    from geo.extraction.tokens import Sentence

#: Lines of a head, and words of the longest sentence in one.
_LINES = 3
_WIDEST = 26
#: Words from the kind of a report over its number to the body that issues it.
_REACH = 9
#: "(COEN)" and a full stop after a body.
_BRACKETS = 3
_STOPS = frozenset(".!?…؟")
_SKIPPED = frozenset({"°", "º", ".", "#", "/", "'"})


def author(context: Context) -> Author | None:
    """Return who issues a report whose head names its kind; None where the head names no body beside that.

    The body stands after the kind and its number, "Bulletin no. 22 of the Ministry of Health", or is a sentence of
    its own right before, "Civil Defence (CD). Bulletin of 9 May".

    Parameters
    ----------
    context
        The document.
    """
    head = list(_head(context))
    for number, line in enumerate(head):
        reading = context.reading(line)
        for mark in reading.of("source.header", "issued_after"):
            before = _prepared(reading, mark)
            if before is not None:
                return Author(line, *before)
        for mark in _kinds(reading):
            after = _issuer(context, reading, mark)
            if after is not None:
                return Author(line, *after)
            end = _alone(context.reading(head[number - 1])) if number and _opens(reading, mark) else 0
            if end:
                return Author(head[number - 1], 0, end)
    return None


def _head(context: Context) -> Iterator[Sentence]:
    """Yield the sentences of the lines at the head of a text, up to one that counts, tells or is long."""
    lines: set[int] = set()
    for sentence in context.sentences:
        reading = context.reading(sentence)
        lines.add(sentence.paragraph)
        # "Bulletin no. 22 of the Ministry of Population" counts nobody, nor does "Displacement in Diffa"
        told = reading.mentions or sentence.words[-1] in _STOPS
        counts = reading.counting and told and not any(kind.start <= 1 for kind in _kinds(reading))
        if len(lines) > _LINES or len(sentence) > _WIDEST or counts or _tells(reading):
            return
        yield sentence


def _kinds(reading: Reading) -> list[Mark]:
    """Return the words for a kind of report: "bulletin", and "bulletin of"."""
    return [mark for mark in reading.of("source.header") if mark.value in {"report", "issued"}]


def _tells(reading: Reading) -> bool:
    """Tell whether a verb says something, and is not the name of a kind of report: "report", "note"."""
    kinds = _kinds(reading)
    return any(not any(kind.start <= mark.start < kind.end for kind in kinds) for mark in reading.of("source.speech"))


def _issuer(context: Context, reading: Reading, mark: Mark) -> tuple[int, int] | None:
    """Return the tokens of the body after the kind of a report and its number: "Bulletin no. 22 of | the Ministry"."""
    words, failed = reading.words, 0
    for index in range(mark.start + 1, min(len(words), mark.end + _REACH)):
        if not words[index][0].isalnum() and words[index] not in _SKIPPED:
            return None
        if reading.at(index, "event", "person"):
            return None
        if index < mark.end - (mark.value == "issued") or not _leads(reading, index):
            continue
        if failed and not any(word[0].isdigit() for word in words[failed:index]):
            return None  # "the bulletin of the health of the president"
        covered = {token for time in context.times(reading) for token in range(time.start, time.end)}
        end = name_end(reading, index, covered)
        nouns = (noun.start for noun in reading.of("source.source") if index <= noun.start < end)
        if is_body(reading, index, end) and next(nouns, index) <= index + 1:
            return index, end
        failed = index
    return None


def _prepared(reading: Reading, mark: Mark) -> tuple[int, int] | None:
    """Return the tokens of the body before words for who made a report: "Bu rapor, OCHA | tarafından hazırlandı"."""
    words, end = reading.words, mark.start
    if not any(kind.end <= mark.start for kind in _kinds(reading)):
        return None
    if end > _BRACKETS and words[end - 1] == ")" and words[end - _BRACKETS] == "(":
        end -= _BRACKETS
    opened = {kind.end for kind in _kinds(reading)} | {index + 1 for index in range(end) if words[index] == ","}
    starts = [i for i in sorted(opened) if i < end and words[i] != "," and is_body(reading, i, end)]
    return (starts[0], mark.start) if starts else None


def _leads(reading: Reading, index: int) -> bool:
    """Tell whether "of" or "by" stands before a token, perhaps with an article, or its noun holds "of": Arabic."""
    if is_final(reading.language):
        return False
    if reading.language.right_to_left:
        return bool(reading.at(index, "source.source"))
    if reading.at(index, "article"):
        return False
    first = index - 1 if reading.closes(index, "article", "definite") else index
    return bool(reading.ending(first, "place", "source.agent")) or reading.closes(index, "article", "contracted")


def _opens(reading: Reading, mark: Mark) -> bool:
    """Tell whether the kind of a report opens its sentence, or has no more than numbers and its day before it."""
    if mark.start <= 1:
        return True
    before = range(mark.start)
    return is_final(reading.language) and any(reading.words[index][0].isdigit() for index in before[:1])


def _alone(reading: Reading) -> int:
    """Return the end of a body that is a sentence of its own, without its abbreviation in brackets; 0 for none."""
    words, end = reading.words, len(reading.words)
    if _kinds(reading):
        return 0  # "Report on the floods of the Niger." issues nothing
    if words[-1] == ".":
        end -= 1
    if end > _BRACKETS and words[end - 1] == ")" and words[end - _BRACKETS] == "(":
        end -= _BRACKETS
        if any(mark.start <= 1 and mark.end <= end for mark in reading.of("source.source")):
            return end  # "Department of Disaster Management Affairs (DODMA)"
    return end if is_body(reading, 0, end) else 0
