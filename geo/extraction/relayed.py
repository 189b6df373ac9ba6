"""Who is quoted by another: "نقلت الوكالة عن مسؤول محلي قوله", whose source is the official and not the agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.source_names import CLOSE, Source, anaphora, may_speak, name_end, with_name

if TYPE_CHECKING:
    from geo.extraction.reading import Reading

#: Words of the name of who relays, between its verb and "from".
_RELAY = 7


def quoted(reading: Reading, covered: set[int]) -> list[Source]:
    """Return those from whom another relays what they said, where the verb and "from" frame the other's name.

    Parameters
    ----------
    reading
        The sentence.
    covered
        Tokens of its expressions of time.
    """
    found = []
    words = reading.words
    for mark in reading.of("source.relay", "verb"):
        origins = [one for one in reading.of("source.relay", "from") if mark.end < one.start <= mark.end + _RELAY]
        if not origins or any(words[index] in CLOSE for index in range(mark.end, origins[0].start)):
            continue
        start = origins[0].end
        end = with_name(reading, name_end(reading, start, covered))
        if end - start > 1 and anaphora(reading, end - 1, end):
            end -= 1  # "عن مسؤول | قوله إن"
        if end > start and may_speak(reading, start, end, mark):
            same = anaphora(reading, start, end)
            found.append(Source(start, end, origins[0].start, same=same, kind="according"))
    return found
