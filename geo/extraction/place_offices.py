"""Whether a place in a sentence belongs to an office, a people or talks, and not to a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import narrowing

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.placing import Site
    from geo.extraction.reading import Reading


#: A place that heads an entry before a colon stands among its first words: "Health zone of Drodro: 23 killed".
_HEADED = 5
_APPOSED = 9
_ARRIVING = frozenset({"crossed", "refugees", "returned", "sheltered", "blocked"})


def of_official(reading: Reading, site: Site) -> bool:
    """Tell whether a fronted place is where an official of a country speaks: "At Medyka, a Polish minister said"."""
    words = reading.words
    if site.preposition != "at" or site.last >= len(words) or words[site.last] != ",":
        return False
    stop = min(len(words), site.last + _APPOSED)
    return any(toponym.demonym and site.last < first < stop for first, _, toponym in reading.places) and reading.has(
        "source.source", site.last, stop
    )


def venue(reading: Reading, site: Site) -> bool:
    """Tell whether a place names talks or a treaty: "on the day of the Moscow summit", "after the Sochi agreement"."""
    if reading.says(site.last + 1, "venue", "cased"):
        return True  # "Cenevre'de açıklanan verilere göre"
    return bool(reading.of("venue") and (reading.at(site.last, "venue") or reading.ending(site.first, "venue")))


def of_place(reading: Reading, site: Site) -> bool:
    """Tell whether a demonym qualifies a place, "the Lebanese capital", and not a group, "Turkish soldiers"."""
    if reading.language.right_to_left and any(m.end - m.start > 1 for m in reading.ending(site.first, "source.source")):
        return False  # "خفر السواحل الإيطالي", the Italian coast guard
    return reading.says(site.last, "place", "of_demonym") or any(
        mark.value == "of_demonym" for mark in reading.ending(site.first, "place")
    )


def of_office(reading: Reading, site: Site) -> bool:
    """Tell whether a name belongs to an office: "the regime of Damascus", "Iraq's ministry"."""
    if site.last < len(reading.words) and reading.words[site.last] in {"'s", "'"}:
        return any(
            True
            for index in range(site.last + 1, min(len(reading.words), site.last + 4))
            for _ in reading.at(index, "source.source")
        )
    if reading.says(site.last, "place", "office") or narrowing.in_name(reading, site.last):
        return True
    if site.first < 2:  # noqa: PLR2004 - no room for "ministry of"
        return False
    if reading.words[site.first - 1] == "," and site.preposition:
        return False  # "the ministry says that, in Rize,"
    if site.first <= _HEADED and reading.words[site.last : site.last + 1] == [":"]:
        return False  # "Zone de santé de Drodro : 23 civils tués"
    return any(not _entered(reading, mark.start) for mark in reading.ending(site.first - 1, "source.source"))


def people_of(draft: Draft, site: Site) -> bool:
    """Tell whether those who are counted are of a place, and no office of it: "700,000 villagers of North Kivu"."""
    head = draft.head
    if draft.indicator in _ARRIVING:
        return False  # "30,000 villagers of Kasai have reached Lunda Norte"
    return head.kind in {"person", "household"} and draft.end <= head.start and head.end == site.first - 1


def _entered(reading: Reading, index: int) -> bool:
    """Tell whether a noun is where somebody is, and speaks not: "à l'hôpital de Goma", "in the department of Cauca"."""
    article = index > 0 and reading.says(index - 1, "article", "definite")
    for first in (index, index - 1 if article else index):
        for mark in reading.ending(first, "place"):
            if mark.value == "at" and not reading.says(mark.end - 1, "word", "modifier"):
                return True  # but not "said the head of the hospital of Goma"
    return False
