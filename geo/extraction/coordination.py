"""Places that a sentence lists with one another: "A, B and C" are one joint place, "A, B" is A in B."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.place_words import place_words

if TYPE_CHECKING:
    from geo.extraction.placing import Site
    from geo.extraction.reading import Reading

#: Words that may stand between the places of a list.
LINKING = frozenset({"weak", "function", "modifier"})


def joint(reading: Reading, best: Site, sites: list[Site]) -> list[Site]:
    """Return the toponyms that are listed with one, "A, B and C"; only commas mean "A in B"."""
    sites = sorted(
        (site for site in sites if site.toponym.demonym == best.toponym.demonym), key=lambda site: site.first
    )
    if best not in sites:
        return [best]
    position = sites.index(best)
    start = position
    while start > 0 and _coordinated(reading, sites[start - 1].last, sites[start].first):
        start -= 1
    stop = position
    while stop + 1 < len(sites) and _coordinated(reading, sites[stop].last, sites[stop + 1].first):
        stop += 1
    run = sites[start : stop + 1]
    conjunctions = [
        index for index in range(len(run) - 1) if _and_between(reading, run[index].last, run[index + 1].first)
    ]
    if not conjunctions:
        return [best]
    # after the last "and" a further comma leads to the larger place that holds them
    run = run[: conjunctions[-1] + 2]
    return run if best in run else [best]


def _coordinated(reading: Reading, first: int, last: int) -> bool:
    words = reading.words[first:last]
    if _prefixed(reading, first, last) or _heads(reading, first, last):
        return True
    if not 1 <= len(words) <= 4:  # noqa: PLR2004 - "and in the"
        return False
    if not (words[0] == "," or _and_between(reading, first, last)):
        return False
    return all(
        word == "," or any(m.kind == "place" or m.value in LINKING for m in reading.at(first + i))
        for i, word in enumerate(words)
    )


def _prefixed(reading: Reading, first: int, last: int) -> bool:
    """Tell whether "and" is written to the name at a token, which so joins it to the one before: "تركيا وسوريا"."""
    if first != last or not reading.language.right_to_left:
        return False
    place, begin = reading.place_at(last), reading.sentence.starts[last]
    if place is None or place[0] != last or place[2].span.start != begin + 1:
        return False
    letter = reading.sentence.text[begin]
    return letter in place_words(reading.language).conjunctions  # "درنة بليبيا" is in Libya


def _heads(reading: Reading, first: int, last: int) -> bool:
    """Tell whether two names with a hyphen or a stroke head a title: "Turkey-Syria: quake kills 900"."""
    if reading.words[first:last] not in (["-"], ["–"], ["/"]):
        return False
    place = reading.place_at(last)
    return place is not None and reading.words[place[1] : place[1] + 1] == [":"]


def _and_between(reading: Reading, first: int, last: int) -> bool:
    return (
        _prefixed(reading, first, last)
        or _heads(reading, first, last)
        or any(mark.value == "and" and first <= mark.start < last for mark in reading.of("join"))
    )
