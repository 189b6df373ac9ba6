"""What the words around a number say besides: denied or planned, superseded, who is counted, shares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.extraction import rebuttals
from geo.extraction.verb_final import is_final
from geo.models import Group, GroupKind, Precision, Share, Span, Status

if TYPE_CHECKING:
    from geo.extraction.counting import Draft
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading
    from geo.extraction.source_names import Source
    from geo.gazetteer import Gazetteer

_PERCENT = re.compile(
    r"(\d{1,3}(?:[.,]\d+)?)\s?(?:%|per\s?cent|percent|pour cent|por ciento|في المئة|بالمئة|في المائة|yüzde)"
)
_REACH = 14
_OLD = 10
#: Words between what is said of a number and the verb at the end of its clause that makes it a plan or a fear.
_TO_END = 5
#: Articles and prepositions have no more letters.
_SHORT = 3
#: Joints of this weight break a sentence in two.
_BROKEN = 2.0
#: Words between a label and those whom it counts: "the number of killed Turkish soldiers".
_AMONG = 4
_KINDS = frozenset(GroupKind)
#: What ends what is said of a claim.
_STOPS = frozenset(";:")


def status(draft: Draft) -> tuple[Status, Mark | None]:
    """Return whether a number is reported, rejected or expected, and the word that says so."""
    reading = draft.reading
    open_to = reading.of("planned", "open")
    for mark in reading.of("denied"):
        if any(other.start <= mark.start and mark.end <= other.end for other in open_to):
            return Status.PLANNED, mark  # "no se descarta que haya más de cien muertos"
        governs = _governs(reading, mark, draft) and not rebuttals.of_later(draft, mark)
        if governs and not (_within_idiom(reading, mark) or _says_otherwise(draft, mark)):
            return Status.DENIED, mark
    wrong = next((mark for mark in reading.of("claimed", "wrong") if _said_wrong(reading, mark, draft)), None)
    if wrong is not None:
        return Status.DENIED, wrong
    if _definite(draft):
        return Status.REPORTED, None
    exempt = [mark for mark in reading.of("planned") if mark.value == "exempt"]
    dated = reading.times or []
    for mark in reading.of("planned", "cue"):
        # the month of May is no "may"
        covered = any(other.start <= mark.start < other.end for other in exempt) or any(
            time.start <= mark.start < time.end for time in dated
        )
        if not covered and _expects(reading, mark, draft):
            return Status.PLANNED, mark
    return Status.REPORTED, None


def _within_idiom(reading: Reading, mark: Mark) -> bool:
    """Tell whether a word is part of a phrase that says something else: "a false checkpoint" denies nothing."""
    return any(phrase.start <= mark.start and mark.end <= phrase.end for phrase in reading.of("idiom"))


def _says_otherwise(draft: Draft, denial: Mark) -> bool:
    """Tell whether who denies something goes on to say a number: "denied it and said that only 46 had died"."""
    reading = draft.reading
    if is_final(reading.language):
        return False
    if rebuttals.instead(draft, denial):
        return True
    for verb in reading.of("source.speech"):
        if denial.end <= verb.start and verb.end <= draft.start and not reading.at(verb.start, "denied"):
            first = verb.start - 1
            if reading.joined(verb.start) or reading.ending(verb.start, "join") or reading.ending(first, "join"):
                return True
    return False


def rejects(draft: Draft, denial: Mark, source: Source) -> bool:
    """Tell whether a source says that a number is wrong, and is thus not whose number it is.

    "The army said it was untrue that 20 died", and where the verb closes the clause "Bakanlık, 30 askerin öldüğü
    haberinin gerçeği yansıtmadığını açıkladı".
    """
    if source.kind not in {"before", "after"}:
        return False
    if denial.kind == "claimed":
        return True  # "police said reports that 40 had died were wrong"
    told = min(source.start, source.verb)
    if told >= draft.end and any(draft.end <= mark.start < told for mark in draft.reading.of("denied")):
        return True  # "talk of 40 dead was exaggerated, police said"
    if is_final(draft.reading.language):
        return source.end <= draft.start < denial.start <= source.verb
    if draft.end <= source.start <= denial.start and draft.reading.closes(source.start, "boundary", "relative"):
        return True  # "890 dead, a number that the government calls exaggerated"
    if source.end <= denial.start < draft.start < source.verb:
        return True  # "the minister denied that 59 had died and said that 24 had"
    return source.verb <= denial.start < draft.start


def _expects(reading: Reading, mark: Mark, draft: Draft) -> bool:
    """Tell whether a word of expectation is about a number: before it, or between it and its verb."""
    if mark.start < draft.end:
        near = draft.start - mark.end <= _REACH and reading.joints(mark.end, draft.start) < _BROKEN
        near = near and not _aside(reading, mark, draft.start)
        return near and not reading.has("boundary", mark.end + 1, draft.start, "relative")
    last = draft.trigger.end if draft.trigger is not None and draft.trigger.start >= draft.end else draft.end
    joints = reading.joints(draft.end, mark.start)
    if reading.language.table("attribution").get("grammar", {}).get("verb_final") and mark.start >= last:
        return mark.start - last <= _TO_END and joints == 0  # Turkish "500'e çıkmasından endişe ediliyor"
    if draft.heir_of is not None and 0 <= mark.start - max(draft.end, draft.head.end) <= 1:
        return True  # "900 were flown out, another 300 are due to follow"
    return mark.end <= last and joints < _BROKEN


def _aside(reading: Reading, mark: Mark, start: int) -> bool:
    """Tell whether a word stands in a relative clause that commas enclose: "In X, where it is due today, 900 fled"."""
    words = reading.words
    opened = next((index for index in range(mark.start - 1, -1, -1) if words[index] == ","), -1)
    if opened < 0 or "," not in words[mark.end : start]:
        return False
    relative = any(found.value == "relative" for found in reading.at(opened + 1, "boundary"))
    return relative or reading.says(opened + 1, "place", "where")


def _definite(draft: Draft) -> bool:
    """Tell whether a number has a definite article, which makes it a known one: "the 20,000 camped there"."""
    if draft.start == 0:
        return False
    return draft.reading.says(draft.start - 1, "article", "definite")


def _governs(reading: Reading, mark: Mark, draft: Draft) -> bool:
    """Tell whether a word of denial is about a number: in its clause, before or after it."""
    if mark.value == "back":
        return mark.start >= draft.end and _rejected(reading, mark, draft)
    if mark.start >= draft.end and mark.value == "forward":
        return False  # "210 killed, denying that 900 died": the participle opens a clause of its own
    if mark.start >= draft.end and reading.closes(mark.start, "join", "and"):
        return False  # "81 soldiers killed, and denies having burned villages"
    if mark.start < draft.start and reading.says(mark.start, "denied", "before"):
        return False  # "the rebels denied this, saying that four had died"
    first, last = sorted((mark.start, draft.start))
    strong = sum(
        1 for m in reading.of("boundary", "strong") if first < m.start < last and reading.words[m.start] != ";"
    )
    semicolons = reading.words[first:last].count(";")
    return not strong and not semicolons and last - first <= 2 * _REACH


def _said_wrong(reading: Reading, mark: Mark, draft: Draft) -> bool:
    """Tell whether a clause about what was said of a number ends in that it is wrong.

    "Estimates that 40 had died were wrong", but not "40 died because the map was wrong".
    """
    claims = [m for m in reading.of("claimed", "noun") if m.end <= draft.start and draft.start - m.end <= _OLD]
    if mark.start < draft.end or not claims or not _rejected(reading, mark, draft):
        return False
    parted = any(claims[-1].end <= m.start < mark.start for m in reading.of("boundary", "strong"))
    return not parted and not any(word in _STOPS for word in reading.words[claims[-1].end : mark.start])


def _rejected(reading: Reading, mark: Mark, draft: Draft) -> bool:
    """Tell whether a number is the last before words that reject what was said: "200 morts ; la police l'a démenti"."""
    between = any(draft.end <= other.start < mark.start for other in reading.mentions)
    return not between and mark.start - draft.end <= 2 * _REACH


def superseded(draft: Draft, drafts: list[Draft]) -> bool:
    """Tell whether words make a number an older toll."""
    # "lowered from 1,400 to 1,200 dead": an older number that says nothing itself of whom it counts
    lowered = draft.relation == "older" and draft.heir_of is not None and draft.heir_of.start > draft.start
    then = draft.relation == "tally" and draft.reading.closes(draft.start, "tally", "then")
    number = drafts.index(draft)
    # "against 95 and 61 the day before": the second of a pair is as old as the first
    paired = number > 0 and draft.relation == drafts[number - 1].relation == "older" and drafts[number - 1].superseded
    return lowered or then or paired or _left_behind(draft) or _older(draft, drafts) is not None


def of_another_time(draft: Draft) -> bool:
    """Tell whether a number is only compared with one of a later month or year: "4,100, against 3,200 in 2016"."""
    now = draft.heir_of
    if now is None or draft.period.end is None or draft.period.precision not in {Precision.MONTH, Precision.YEAR}:
        return False
    begin = now.period.start or now.period.end
    return begin is not None and draft.period.end < begin


def _left_behind(draft: Draft) -> bool:
    """Tell whether a case ending says that the number is the one from which the next one rose: "912'den 1.014'e"."""
    reading, end = draft.reading, draft.end
    endings = reading.language.table("patterns").get("grammar", {}).get("from", ())
    return (
        end < len(reading.words)
        and reading.words[end] in endings
        and any(mention.start == end + 1 and mention.size > draft.mention.size for mention in reading.mentions)
    )


def _older(draft: Draft, drafts: list[Draft]) -> Mark | None:
    """Return the words that make a number an older toll."""
    reading = draft.reading
    for mark in reading.of("superseded"):
        if mark.value == "before":
            if reading.at(mark.start, "against") and draft.start - mark.end > 1:
                continue  # "an attack against the market killed 12", but "against 12 the day before"
            if (
                mark.end <= draft.start
                and draft.start - mark.end <= _OLD
                and reading.joints(mark.end, draft.start) < _BROKEN
            ):
                if any(mark.end <= other.mention.start < draft.start for other in drafts):
                    continue
                if any(m.value == "be" and m.end == mark.end for m in reading.of("word")) and any(
                    m.kind.startswith("counts.") for m in reading.at(mark.end)
                ):
                    continue  # "586,000 had been displaced, and 200,000 of them …"
                return mark
        elif mark.value == "from":
            if mark.end == draft.start and (_risen(draft, mark, drafts) or said_earlier(reading, draft) is not None):
                return mark
        elif mark.value == "after" and mark is said_earlier(reading, draft) and _counted(draft, drafts):
            return mark
    return None


def _counted(draft: Draft, drafts: list[Draft]) -> bool:
    """Tell whether "the day before" is when a toll was told, and not when people died: "three the day before".

    Another number of the same kind stands beside it then, or a word for a count.
    """
    others = any(other is not draft and other.indicator == draft.indicator for other in drafts)
    return others or draft.relation in {"label", "tally", "older"} or bool(draft.reading.of("tally"))


def said_earlier(reading: Reading, draft: Draft) -> Mark | None:
    """Return the words right after a number that tell when it was the count: "9,500 the previous day"."""
    for mark in reading.of("superseded", "after"):
        between = draft.end <= mark.start <= draft.end + _OLD and reading.joints(draft.end, mark.start) < _BROKEN
        if not between or any(draft.end <= other.start < mark.start for other in reading.mentions):
            continue
        bracketed = reading.words[draft.end : draft.end + 1] == ["("]
        if bracketed and any(0 <= other.start - mark.end <= 1 for other in reading.mentions):
            continue  # "45 (previously 38)"
        return mark
    return None


def _risen(draft: Draft, origin: Mark, drafts: list[Draft]) -> bool:
    """Tell whether a number is the one from which a total rose that was said before it: "rose to 9 from 7"."""
    reading = draft.reading
    return any(
        other.reading is reading
        and other.indicator == draft.indicator
        and other.end <= origin.start
        and any(mark.value == "rise" and 0 <= other.start - mark.end <= _TO_END for mark in reading.of("superseded"))
        for other in drafts
        if other is not draft
    )


def group(draft: Draft, gazetteer: Gazetteer, speaker: str | None) -> tuple[str | None, Group]:
    """Return the words that name who is counted, and the group in words common to all languages.

    Parameters
    ----------
    draft
        The figure.
    gazetteer
        Knows the country of "Turkish".
    speaker
        ISO 3166-1 alpha-2 code of who speaks, for "our soldiers".
    """
    head, reading = draft.head, draft.reading
    nameless = head.kind in {"bare", "them"}
    if draft.beside is not None and (nameless or head.event is not None) and head.value != "combatant":
        return None, group(draft.beside, gazetteer, speaker)[1]
    if nameless and draft.heir_of is None:
        labelled = _labelled(draft, gazetteer)
        if labelled is not None:
            return labelled
    if nameless:
        return None, group(draft.heir_of, gazetteer, speaker)[1] if draft.heir_of is not None else Group()
    if head.kind not in {"person", "household", "name"}:
        named = head.kind != "event" or head.value in {"displaced", "refugees"}
        return (reading.sentence.raw(head.start, head.end) if named else None), Group()
    first, last = _words(draft)
    words = reading.sentence.raw(first, last)
    kind = GroupKind(head.value) if head.value in _KINDS else GroupKind.PEOPLE
    country = _country(draft, gazetteer, first, last)
    ours = any(m.value == "possessive" for m in _marks_between(reading, draft.end, head.end, "source.anaphora"))
    if country is None and ours:
        country = speaker
    if kind is GroupKind.COMBATANT:
        return words, Group(kind, party=country)
    foreign = kind in {GroupKind.REFUGEE, GroupKind.MIGRANT} or (country is not None and head.kind == "name")
    return words, Group(kind, nationality=country) if foreign else Group(kind)


def _labelled(draft: Draft, gazetteer: Gazetteer) -> tuple[str, Group] | None:
    """Return who is counted by "the number of Turkish soldiers killed" or "the death toll among the guards"."""
    reading, trigger = draft.reading, draft.trigger
    if trigger is None or draft.relation not in {"label", "after"} or draft.head.kind == "them":
        return None
    first, last = (trigger.start, draft.start) if trigger.start < draft.start else (draft.end, trigger.end + _AMONG)
    if draft.relation == "after":
        if trigger.start >= draft.start:
            return None
        first = max(0, trigger.start - _AMONG)
    for person in reading.of("person"):
        if not first <= person.start or person.end > last or person.value not in _KINDS:
            continue
        people = [place for place in reading.places if place[2].demonym and person.start in {place[1], place[0] - 1}]
        kind = GroupKind(person.value)
        country = _country(draft, gazetteer, people[0][0], people[0][1]) if people else None
        begin = min([person.start, *(place[0] for place in people)])
        words = reading.sentence.raw(begin, person.end)
        if kind is GroupKind.COMBATANT:
            return words, Group(kind, party=country)
        return words, Group(kind, nationality=country if kind in {GroupKind.REFUGEE, GroupKind.MIGRANT} else None)
    return None


def _words(draft: Draft) -> tuple[int, int]:
    """Return the tokens that name a group, with the adjective of its country before or after it."""
    head, reading = draft.head, draft.reading
    first, last = draft.end, head.end
    while first < head.start and (
        not reading.words[first][0].isalpha()
        or (len(reading.words[first]) <= _SHORT and reading.says(first, "word", "modifier"))
    ):
        first += 1
    if reading.language.table("language").get("adjectives") == "after":
        following = reading.place_at(last)
        if following is not None and following[2].demonym:
            last = following[1]
    return first, last


def _marks_between(reading: Reading, first: int, last: int, kind: str) -> list[Mark]:
    return [mark for mark in reading.of(kind) if first <= mark.start < last]


def _country(draft: Draft, gazetteer: Gazetteer, first: int, last: int) -> str | None:
    reading = draft.reading
    for begin, end, toponym in reading.places:
        if first <= begin and end <= last:
            return gazetteer.country_of(toponym.anchors[0] if toponym.anchors else toponym.name)
    return None


def enemy(draft: Draft) -> bool:
    """Tell whether a party to a conflict counts the dead of its enemy: "neutralised", or militants by its account."""
    if draft.indicator not in {"killed", "injured", "detained"}:
        return False
    reading = draft.reading
    first = min(draft.start, draft.trigger.start if draft.trigger else draft.start) - 1
    last = max(draft.end, draft.head.end, draft.trigger.end if draft.trigger else 0) + 1
    near = [mark for mark in reading.of("enemy") if first <= mark.start and mark.end <= last]
    if any(mark.value == "verb" for mark in near) and draft.head.kind not in {"home", "household"}:
        return True
    if not any(mark.value == "noun" for mark in near) or draft.source_span is None:
        return False
    begin, end = draft.source_span
    starts = reading.sentence.starts
    return any(begin <= starts[mark.start] < end for mark in reading.of("enemy", "party"))


def shares(reading: Reading) -> list[Share]:
    """Return the shares that a sentence states: "81 % women and children"."""
    sentence = reading.sentence
    found: list[Share] = []
    for match in _PERCENT.finditer(sentence.text, sentence.start, sentence.end):
        number = match.group(1).replace(",", ".")
        token = sentence.token_at(match.end() - 1) + 1
        stop = token
        last = None
        while stop < min(len(sentence), token + 8):
            mark = reading.longest(stop, "person")
            if mark is not None:
                last = mark.end
            elif sentence.words[stop] in ",.;:)(":
                break
            stop += 1
        percent = float(number)
        if last is None or percent > 100:  # noqa: PLR2004 - a share
            continue
        first = token
        while first < last and any(m.value in {"modifier", "function", "pronoun"} for m in reading.at(first, "word")):
            first += 1
        if first < last:
            found.append(Share(percent, sentence.raw(first, last), Span(match.start(), sentence.ends[last - 1])))
    return found
