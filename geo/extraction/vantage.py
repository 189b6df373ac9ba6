"""Places from which something came or was told, and not where it happened: "shells from Rwanda hit Goma"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.extraction.narrowing import HARM
from geo.extraction.place_words import place_words
from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.placing import Site
    from geo.extraction.reading import Reading
    from geo.extraction.source_names import Source

#: A fronted place stands among the first words of its sentence.
_FRONTED = 2
#: Words from the place where somebody sits to the noun that says who it is: "Şam'daki sağlık yetkilileri".
_SPEAKER = 3
#: Tokens from a place to the country in which it lies: ", in".
_IN_COUNTRY = 2


def without(draft: Draft, scored: list[tuple[float, Site]], sources: list[Source]) -> list[tuple[float, Site]]:
    """Leave out where harm came from and where somebody told of it, if another place is left.

    Parameters
    ----------
    draft
        The figure.
    scored
        The places that it may have in its sentence, and how well they fit.
    sources
        Who speaks in the sentence.
    """
    if len(scored) < 2:  # noqa: PLR2004 - one place is all there is
        return scored
    kept = [pair for pair in scored if not _outside(draft, pair[1], sources)]
    return kept if any(site.preposition == "at" and not site.toponym.demonym for _, site in kept) else scored


def spoken(reading: Reading, site: Site, sources: list[Source]) -> bool:
    """Tell whether words around a place say that somebody spoke there: "speaking in Paris", "said from Madrid that".

    What is counted may have happened anywhere else, even where the sentence names no other place.

    Parameters
    ----------
    reading
        The sentence.
    site
        The place.
    sources
        Who speaks in the sentence.
    """
    if site.preposition == "spoken":
        return True
    if any(mark.value == "spoken" for index in (site.last, site.last + 1) for mark in reading.at(index, "place")):
        return is_final(reading.language)  # "Madrid'den yaptığı açıklamada", "Cenevre'de konuşan"
    if site.preposition != "origin":
        return False
    if any(source.verb < site.first for source in sources) and any(
        mark.value == "that" for mark in reading.at(site.last, "opens")
    ):
        return True  # "the opposition said from Madrid that"
    return _before_speaker(reading, site, sources)


def brought(draft: Draft, site: Site) -> bool:
    """Tell whether a place is only where those harmed were brought: "12 of the 40 injured were flown to Quito".

    Parameters
    ----------
    draft
        The figure.
    site
        The place.
    """
    if draft.indicator not in HARM or site.preposition != "destination" or draft.relation != "noun":
        return False
    last = max(draft.end, draft.head.end)
    return any(mark.value == "evacuated" and last <= mark.start < site.first for mark in draft.reading.counting)


def _before_speaker(reading: Reading, site: Site, sources: list[Source]) -> bool:
    """Tell whether somebody speaks right after a place that opens a sentence: "From Geneva, the Red Cross spoke of"."""
    if site.first > _FRONTED or reading.words[site.last : site.last + 1] != [","]:
        return False
    return any(source.start in {site.last + 1, site.last + 2} for source in sources)


def homes(draft: Draft, sites: list[Site]) -> list[Site]:
    """Return where those counted come from, and were not: "37 survivors, mainly from Mali and Ghana, were rescued".

    Parameters
    ----------
    draft
        The number of people who were brought to safety.
    sites
        The places of its sentence.
    """
    reading, end = draft.reading, max(draft.end, draft.head.end)
    if draft.trigger is None or draft.trigger.start < end:
        return []  # "flew out 560 people, mainly from Tibú"
    found: list[Site] = []
    for site in sites:
        if site.first < end or site.toponym.demonym:
            continue
        listed = bool(found) and all(_listing(reading, index) for index in range(found[-1].last, site.first))
        aside = reading.words[end : end + 1] == [","] and site.preposition == "origin" and not found
        if not (listed or aside) or any(end <= mark.start < site.first for mark in reading.counting):
            break
        found.append(site)
    return found


def _listing(reading: Reading, index: int) -> bool:
    """Tell whether a word may stand between two places of a list: a comma, "and", "of the"."""
    word = reading.words[index]
    return word == "," or word in place_words(reading.language).leading or bool(reading.at(index, "join"))


def _outside(draft: Draft, site: Site, sources: list[Source]) -> bool:
    """Tell whether a place is where harm came from or where somebody told of it."""
    reading = draft.reading
    if is_final(reading.language) and _seated(reading, site):
        return True
    if draft.indicator not in HARM:
        return False
    return _came(draft, site) or _fronted(draft, site, sources)


def of_countries(reading: Reading, sites: list[Site], context: Context) -> None:
    """Give the country named after a place that somebody left its preposition: "a boat from Tobruk, in Libya, sank".

    Parameters
    ----------
    reading
        The sentence.
    sites
        Its places in reading order, of which the countries are changed.
    context
        The document, which knows which names are of countries.
    """
    for left, site in pairwise(sites):
        if left.preposition != "origin" or site.preposition != "at" or not 1 <= site.first - left.last <= _IN_COUNTRY:
            continue
        if reading.words[left.last] == "," and not site.toponym.demonym and context.country(site.toponym) is not None:
            site.preposition = "origin"


def _came(draft: Draft, site: Site) -> bool:
    """Tell whether a place is where harm or people came from: "shells from Rwanda hit 12 in Goma", "who fled Saraqib".

    After a number it may as well be where it was: "two people from Glasgow died", "bodies were pulled from the lake".
    """
    if site.preposition != "origin":
        return False
    fled = (mark for mark in draft.reading.counting if mark.value == "displaced")
    return site.last <= draft.start or any(draft.end <= mark.start < site.first for mark in fled)


def _fronted(draft: Draft, site: Site, sources: list[Source]) -> bool:
    """Tell whether somebody speaks right after a place that opens a sentence: "In Port Sudan, the minister said"."""
    if site.first > _FRONTED or draft.reading.words[site.last : site.last + 1] != [","]:
        return False
    return any(source.start == site.last + 1 and source.verb < draft.start for source in sources)


def _seated(reading: Reading, site: Site) -> bool:
    """Tell whether an ending makes a place qualify the noun of who speaks: "Ankara'daki yetkililer"."""
    for mark in reading.at(site.last, "place"):
        if mark.value == "seated":
            return reading.has("source.source", mark.end, mark.end + _SPEAKER)
    return False
