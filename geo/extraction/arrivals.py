"""What arrivals count: people who crossed a border, or who were displaced within one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.options import Option
from geo.extraction.verb_final import dative, oblique

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading

#: Indicators between which "arrivals" leaves the choice to what was said before.
MOVING = frozenset({"displaced", "sheltered", "crossed", "refugees", "blocked"})
#: Groups that are sent somewhere, and do not flee.
_POSTED = frozenset({"combatant", "aid_worker"})
#: Groups that come on no errand.
_FLEEING = frozenset({"migrant", "refugee"})
#: Words for a place that was named before.
_NAMED_BEFORE = frozenset({"city", "area", "province", "camp"})
#: What a word of arrival weighs more in a text that is known to be of people who move.
KNOWN = 0.3


def noun(draft: Draft, earlier: list[Draft], indicator: str) -> str:
    """Return what arrivals are: they cross a border, unless the text is about people who stay within one."""
    if of_border(draft.reading):
        return indicator
    moving = [other.indicator for other in earlier if other.indicator in MOVING]
    abroad = any(one in {"crossed", "refugees"} for one in moving)
    # those who are sheltered where others crossed to are no displaced people of that country
    last = next((one for one in reversed(moving) if one != "sheltered" or not abroad), None)
    return "displaced" if last in {"displaced", "sheltered"} else indicator


def verb(draft: Draft, option: Option, earlier: list[Draft]) -> Option:
    """Settle a verb of arrival: within a country, unless a border, the sea or earlier crossings say otherwise."""
    last = next((other.indicator for other in reversed(earlier) if other.indicator in MOVING), None)
    abroad = _of_people(draft) or of_border(draft.reading, draft.start) or last in {"crossed", "refugees", "blocked"}
    # "199 migrants were picked up at sea. On Saturday 327 people had arrived"
    abroad = abroad or (last is None and any(other.head.value == "migrant" for other in earlier))
    event = draft.head.event
    if event is not None and event.value == "displaced" and not of_border(draft.reading, draft.start):
        abroad = False  # "100,000 displaced people have arrived in Mogadishu"
    # what is known of the text counts for more than the noun alone: "the arrival of 44 families"
    score = option.score + (KNOWN if option.mark is not None and option.mark.kind.endswith("_known") else 0.0)
    return Option(score, option.indicator if abroad else "displaced", option.mark, option.relation)


def somewhere(draft: Draft, mark: Mark) -> bool:
    """Tell whether a verb at the end of its clause has people for its subject, and a place to which they came."""
    reading, head = draft.reading, draft.head
    if head.kind not in {"person", "household", "name"} or dative(reading, head.end - 1):
        return False  # "40 bin kişiye ulaştı", aid reached them
    first = max((m.end for m in reading.of("boundary", "strong") if m.end <= draft.start), default=0)
    goals = [*reading.of("place_after", "destination"), *reading.of("place", "goal"), *into_site(draft, mark)]
    return any(
        first <= goal.start and goal.end <= mark.start and not reading.joints(*sorted((goal.end, draft.start)))
        for goal in goals
    )


def into_site(draft: Draft, mark: Mark) -> list[Mark]:
    """Return the camps and schools between people and the verb to which they came: "38 bin kişi 48 okula sığındı"."""
    reading = draft.reading
    sites = [site for site in reading.of("site") if draft.end <= site.start and site.end <= mark.start]
    return [site for site in sites if oblique(reading, site.end - 1) or dative(reading, site.end - 1)]


def names_place(draft: Draft, mark: Mark, earlier: list[Draft]) -> bool:
    """Tell whether the name of a place closes a verb of leaving or going, whose subject lives there: "left Goma".

    Delegates and officials leave too, so that only residents and families do, and a number alone where the text has
    counted people on the move before.
    """
    head = draft.head
    moving = any(other.indicator in MOVING for other in earlier)
    posted = head.value in _POSTED or draft.reading.has("posted", head.start, head.end)
    lives = head.kind == "household" or (head.kind == "person" and not posted)
    if not lives and not (moving and head.kind in {"bare", "them"}):
        return False
    if draft.reading.of("posted", "errand"):
        return False  # "3,000 people left Goma for the holidays"
    last = mark.end
    article = draft.reading.says(last, "article", "definite")
    if mark.end <= draft.start and any(word.value in _NAMED_BEFORE for word in draft.reading.at(last, "place")):
        return True  # "ayer salieron de la ciudad 300 vecinos"
    # "had left the Bekaa valley"
    return any(
        (first == last or (article and first == last + 1)) and not toponym.demonym
        for first, _, toponym in draft.reading.places
    )


def sent(draft: Draft) -> bool:
    """Tell whether those who arrive were sent or came on an errand: "600 firefighters", "9,000 came for the feast"."""
    head = draft.head
    posted = head.value in _POSTED or draft.reading.has("posted", head.start, head.end)
    return posted or (head.value not in _FLEEING and bool(draft.reading.of("posted", "errand")))


def _of_people(draft: Draft) -> bool:
    """Tell whether a people is counted, which arrives in the country of another: "24,000 Somalis have arrived"."""
    place = draft.reading.place_at(draft.head.start) if draft.head.kind == "name" else None
    return place is not None and bool(place[2].demonym)


def of_border(reading: Reading, index: int | None = None) -> bool:
    """Tell whether a sentence speaks of a border, other than in the name of a body, "Doctors Without Borders".

    Parameters
    ----------
    reading
        The sentence.
    index
        A token: then only the part of the sentence between two semicolons counts that it stands in.
    """
    first, last = 0, len(reading.words)
    if index is not None and ";" in reading.words:
        parted = [at for at, word in enumerate(reading.words) if word == ";"]
        first = max((at for at in parted if at < index), default=first)
        last = min((at for at in parted if at > index), default=last)
    return any(
        first <= mark.start < last
        and not any(body.start < mark.start and mark.end <= body.end for body in reading.of("source.source"))
        for mark in reading.of("border")
    )
