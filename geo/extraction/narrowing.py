"""Of two places that a sentence names for a figure, the one that lies in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction.context import name_of
from geo.extraction.place_words import place_words
from geo.extraction.source_names import capital
from geo.extraction.verb_final import adjectival, clause_endings, encloses, holds, is_final

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.placing import Site
    from geo.extraction.reading import Reading
    from geo.extraction.source_names import Source
    from geo.gazetteer import Entry

#: Words between a verb of saying and where it was said.
_BESIDE = 5
#: Words between a border or a part and the town that says where on it.
_APPOSED = 9
#: Words from a verb of saying to the place from which it was said.
_FROM = 2
#: A fronted place stands among the first words of its sentence.
_FRONTED = 2
#: Words between who did something and the verb that says so.
_DONE = 6
#: Words between a country and the noun of its attack, the one before that noun included: "İsrail hava saldırısı".
_ATTACK = 2
#: Words between a capital and the verb with which it denies something.
_DENIED = 2
#: Words of the name of a body after that of its country.
_BODY = 3
_LARGE = frozenset({"country", "admin1", "region"})
#: Words between a place and the larger one that it lies in, and how many of them may be no preposition.
_HELD = 4
_PLAIN = 2
#: Words between a place and the number right after it, endings among them: "Suriye'de 3 bin".
_BEFORE = 2
#: What people do who come to a country by one of its gates.
_ENTERED = frozenset({"crossed", "returned"})
#: Candidates of a name that are looked at.
_TRIED = 4
_CLOSING = frozenset({",", ";", ":", "،", "؛", "(", ")"})
#: Indicators of harm, which is done at one place; people who move have two.
HARM = frozenset({"killed", "injured", "missing", "detained", "homes_destroyed", "homes_damaged"})


def exact(draft: Draft, best: Site, sites: list[Site], context: Context) -> Site:
    """Prefer the town that says where on a border or in a part: "on the Belarusian side, at the crossing of Bruzgi"."""
    if best.toponym.form not in {"border", "part"}:
        return best
    words = draft.reading.words
    for site in sites:
        gap = site.first - best.last
        if site.toponym.form == "name" and 0 < gap <= _APPOSED and words[best.last] == "," and site.preposition == "at":
            town = not site.toponym.demonym and context.country(site.toponym) is None
            if town and not draft.reading.has("boundary", best.last + 1, site.first, "weak"):
                return site
    return best


def gate(draft: Draft, best: Site, sites: list[Site], context: Context) -> Site:
    """Prefer the town through which people entered a country: "12,000 crossed into Brazil through Pacaraima"."""
    country = context.country(best.toponym) if draft.indicator in _ENTERED and best.toponym.form == "name" else None
    if country is None:
        return best
    for site in sites:
        if site.preposition != "via" or site.toponym.form != "name" or site.toponym.demonym:
            continue
        found = context.gazetteer.find(name_of(site.toponym))[:_TRIED]
        if context.country(site.toponym) is None and any(entry.country == country for entry in found):
            return site
    return best


def inland(scored: list[tuple[float, Site]], context: Context) -> list[tuple[float, Site]]:
    """Leave out the lake or the mountain at which a town is said to lie: "in Kagunga, on the shores of the lake"."""
    at = [pair for pair in scored if pair[1].preposition == "shore"]
    if not at or len(at) == len(scored):
        return scored
    towns = [pair for pair in scored if pair not in at and not pair[1].toponym.demonym]
    first = min(site.first for _, site in at)
    named = any(site.last <= first and context.country(site.toponym) is None for _, site in towns)
    return [pair for pair in scored if pair not in at] if named else scored


def inner(reading: Reading, best: Site, sites: list[Site]) -> Site:
    """Prefer the place that lies in another, which an ending says: "Manisa'nın Soma ilçesinde"."""
    for site in sites:
        if not site.toponym.demonym and encloses(reading, best.last, site.first):
            return inner(reading, site, sites)
    return best


def framed(draft: Draft, best: Site, sites: list[Site], segment: tuple[int, int], context: Context) -> Site:
    """Prefer the place before a number to the one whose event it was part of: "Irak'taki saldırıda Musul'da 12 ölü".

    Parameters are those of `within`.
    """
    reading, endings = draft.reading, adjectival(draft.reading.language)
    if not endings or best.toponym.demonym or not reading.words[best.last : best.last + 1]:
        return best
    if not reading.words[best.last].endswith(endings):
        return best
    outer = context.gazetteer.find(name_of(best.toponym))[:1]
    for site in reversed(sites):
        before = best.last < site.first and segment[0] <= site.first and site.last <= draft.start
        if not before or site.preposition != "at" or site.toponym.demonym or site.toponym.form != "name":
            continue
        if reading.words[site.last : site.last + 1] and reading.words[site.last].endswith(endings):
            continue
        inner = context.gazetteer.find(name_of(site.toponym))[:_TRIED]
        if outer and any(entry.kind not in {"country", "region"} and _lies_in(entry, outer[0]) for entry in inner):
            return site
    return best


def where(draft: Draft, best: Site, sites: list[Site], context: Context) -> Site:
    """Prefer the place right before "where" to a country before it: "Cuba sent 300 men to Italy, where 12 died"."""
    reading = draft.reading
    led = [mark for mark in reading.of("place", "where") if best.last < mark.start and mark.end <= draft.start]
    if not led or context.country(best.toponym) is None:
        return best
    if any(led[-1].end <= mention.start < draft.start for mention in reading.mentions):
        return best  # what another number counts there need not be where this one is
    last = led[-1].start - (reading.words[led[-1].start - 1] == ",")
    return next((site for site in sites if site.last == last and not site.toponym.demonym), best)


def within(draft: Draft, best: Site, sites: list[Site], segment: tuple[int, int], context: Context) -> Site:
    """Prefer the town beside a number to the country or province that opens its sentence: "In Syria, 9 died in Homs".

    Parameters
    ----------
    draft
        The figure.
    best
        The place that fits it best.
    sites
        All that fit it.
    segment
        Tokens between the number before and the number after it.
    context
        The document, which knows the gazetteer.
    """
    if best.first > _FRONTED or best.last > draft.start or best.toponym.demonym:
        return best
    entries = context.gazetteer.find(name_of(best.toponym))
    if best.toponym.form != "name" or not entries or entries[0].kind not in _LARGE:
        return best
    own = _subject(draft, best, sites, context)
    if own is not None:
        return own
    if draft.indicator not in HARM:
        return best
    for site in sites:
        beside = draft.end <= site.first < segment[1] and site.preposition == "at" and not site.toponym.demonym
        if not beside or site.toponym.form != "name" or draft.reading.joints(draft.end, site.first):
            continue
        inner = context.gazetteer.find(name_of(site.toponym))[:3]
        if any(entry.kind not in _LARGE and _lies_in(entry, entries[0]) for entry in inner):
            return site
    return best


def _subject(draft: Draft, best: Site, sites: list[Site], context: Context) -> Site | None:
    """Return the place within a fronted one that is who does the verb: "In Rwanda, the camp of Mahama shelters 900"."""
    trigger, reading = draft.trigger, draft.reading
    if trigger is None or draft.relation != "before" or reading.words[best.last : best.last + 1] != [","]:
        return None
    outer = context.gazetteer.find(name_of(best.toponym))[0]
    for site in sites:
        aside = reading.words[site.last : site.last + 1] == [","] == reading.words[trigger.start - 1 : trigger.start]
        near = best.last < site.first and (0 <= trigger.start - site.last <= 1 or (aside and site.last < trigger.start))
        if not near or site.toponym.demonym or site.preposition == "by" or site.toponym.form != "name":
            continue
        entries = context.gazetteer.find(name_of(site.toponym))[:_TRIED]
        if any(entry.kind not in {"country", "region"} and _lies_in(entry, outer) for entry in entries):
            return site
    return None


def held(draft: Draft, best: Site, sites: list[Site], context: Context) -> Site:
    """Prefer a place to the one that it is said to lie in: "Hajjah governorate in Yemen", "Rafah in southern Gaza".

    Parameters are those of `within`.
    """
    if best.toponym.demonym or best.toponym.form not in {"name", "part"}:
        return best
    before = [site for site in sites if 0 <= best.first - site.last <= _HELD and not site.toponym.demonym]
    for site in before:
        if site.toponym.form != "name" or site is best or not _leads(draft, site, best):
            continue
        outer = [e for e in context.gazetteer.find(name_of(best.toponym))[:_TRIED] if e.kind in _LARGE]
        inner = [
            e for e in context.gazetteer.find(name_of(site.toponym))[:_TRIED] if e.kind not in {"country", "region"}
        ]
        if any(one.id != other.id and _lies_in(one, other) for one in inner for other in outer):
            return held(draft, site, sites, context)
    return best


def apposed(draft: Draft, best: Site, sites: list[Site], context: Context) -> Site:
    """Prefer the town before a comma to what it lies in: "In Derna, in eastern Libya, where floods killed 300".

    Parameters are those of `within`; `sites` are all of the sentence, as a clause may part the town from the number.
    """
    if best.toponym.demonym or best.toponym.form not in {"name", "part"} or best.preposition != "at":
        return best
    words = draft.reading.words
    for site in sites:
        gap = best.first - site.last
        # "hit Bam, in Iran": the town may be the object of a verb
        if not 1 < gap <= _PLAIN + 1 or words[site.last] != "," or site.preposition not in {"at", ""}:
            continue
        if site.toponym.form != "name" or site.toponym.demonym or context.in_dateline(site.toponym):
            continue
        outer = [e for e in context.gazetteer.find(name_of(best.toponym))[:1] if e.kind in _LARGE]
        inner = context.gazetteer.find(name_of(site.toponym))[:_TRIED]
        if any(one.kind not in _LARGE and _lies_in(one, other) for one in inner for other in outer):
            return site
    return best


def own(draft: Draft, best: Site, sites: list[Site], segment: tuple[int, int]) -> Site:
    """Prefer the place right before a number to one that another number has: "In Turkey 31,000 died, in Syria 3,500".

    Parameters are those of `within`.
    """
    reading = draft.reading
    at = [site for site in sites if site.preposition == "at" and not site.toponym.demonym and site is not best]
    if best.first < segment[0] and best.preposition == "at":
        near = [site for site in at if segment[0] <= site.first and 0 <= draft.start - site.last <= _BEFORE]
        return near[-1] if near else best
    if best.first >= draft.end and best.preposition == "at":
        following = any(0 <= mention.outer_start - best.last <= _BEFORE for mention in reading.mentions)
        written = reading.language.right_to_left and reading.words[best.first - 1][0]  # "وفي سوريا إلى 3500"
        joined = reading.joints(draft.end, best.first) > 0 or written in place_words(reading.language).conjunctions
        before = [site for site in at if segment[0] <= site.first and site.last <= draft.start]
        return before[-1] if following and joined and before else best
    return best


def _leads(draft: Draft, site: Site, best: Site) -> bool:
    """Tell whether only "in", "of the" or a type word stands between two places."""
    reading = draft.reading
    between = range(site.last, best.first)
    if any(site.last <= mention.start < best.first for mention in reading.mentions):
        return False
    if any(mark.start in between for mark in reading.counting):
        return False
    leading = [{mark.value for mark in reading.at(index, "place")} for index in between]
    led = next((number for number, values in enumerate(leading) if "at" in values), len(leading))
    if any(
        values - {"at", "of_demonym"} - ({"origin"} if number > led else set()) for number, values in enumerate(leading)
    ) or any(reading.words[index] in _CLOSING for index in between):
        return False
    return sum(not values for values in leading) <= _PLAIN and (not between or any(leading))


def _lies_in(entry: Entry, outer: Entry) -> bool:
    """Tell whether an entry lies in a country, a province, or a region of its country."""
    if outer.kind == "admin1":
        return entry.admin1 == outer.id
    return entry.country is not None and entry.country == outer.country


def of_following(draft: Draft, site: Site) -> bool:
    """Tell whether a place stands before the number that it belongs to: "7 bin, Konya'ya 3 bin", "and China 25"."""
    reading, last = draft.reading, site.last
    if site.first < draft.end:
        return False
    if not is_final(reading.language):
        return numbered(draft, site)
    while last < len(reading.words) and (
        reading.words[last][0] in "'’" or (last > site.last and reading.at(last, "source.contrast"))
    ):
        last += 1
    own = draft.trigger is not None and draft.relation == "after" and draft.trigger.start > site.first
    trigger = draft.trigger
    if (
        trigger is not None
        and draft.end <= trigger.start
        and reading.has("boundary", trigger.end, site.first, "strong")
    ):
        return True  # of the next clause
    summed = reading.has("part", draft.end, site.first, "closing")  # "12 olmak üzere Etiyopya'da toplam 57"
    broken = reading.has("boundary", draft.end, site.first) or "," in reading.words[draft.end : site.first]
    return (
        last > site.last
        and (summed or (broken and not own))
        and any(
            mention is not draft.mention and last <= mention.outer_start <= last + 1 for mention in reading.mentions
        )
    )


def numbered(draft: Draft, site: Site) -> bool:
    """Tell whether a place of a list stands before its own number: "72 in India and China 25", "Biobío, con 64".

    Parameters
    ----------
    draft
        The number before the place.
    site
        The place.
    """
    reading, last = draft.reading, site.last
    following = [m.outer_start for m in reading.mentions if m.outer_start >= last and not reading.in_time(m.start)]
    if not following or site.first < draft.end:
        return False
    if reading.words[last] == "," and reading.says(last + 1, "along", "with"):
        return following[0] == last + 2
    if following[0] <= last + 2 and any(draft.end <= mark.start < site.first for mark in reading.of("part", "next")):
        return True  # "179 deaths in 900 cases, followed by the border town of Beitbridge with 91"
    first = site.first - bool(reading.ending(site.first, "article"))
    joined = first > 0 and (bool(reading.ending(first, "join")) or reading.joined(first))
    return joined and following[0] == last and not reading.has("boundary", draft.end, first, "strong")


def bracketed_parts(reading: Reading, end: int, first: int) -> bool:
    """Tell whether a place is that of a part in brackets after a number: "293 dead (155 in Cebu, 73 in Bohol)".

    Parameters
    ----------
    reading
        The sentence.
    end, first
        The token after the number, and the first token of the place.
    """
    between = reading.words[end:first]
    if "(" not in between or ")" in between:
        return False
    opening = end + between.index("(")
    return any(opening < mention.start < first for mention in reading.mentions)


def of_parts(draft: Draft, site: Site) -> bool:
    """Tell whether a place is that of parts named before their total: "A'da 28, B'de 12 kişi olmak üzere toplam 57"."""
    reading = draft.reading
    return any(
        site.last <= mention.start and mention.end <= mark.start and mark.end <= draft.start
        for mark in reading.of("part", "closing")
        for mention in reading.mentions
    )


def of_entry(draft: Draft, site: Site) -> bool:
    """Tell whether a place opens a list in brackets after a number: "70 dead (Kastamonu 60, Sinop 9, Bartın 1)"."""
    words, last = draft.reading.words, site.last
    if site.first < draft.end or words[site.first - 1] != "(":
        return False
    last += last < len(words) and words[last][0] in "'’:"
    last += last + 1 < len(words) and words[last].isalpha()  # "Katmandu Vadisi 1.039"
    number = next((mention for mention in draft.reading.mentions if mention.outer_start == last), None)
    return number is not None and number.end < len(words) and words[number.end] in {",", ";"}


def _attacker(reading: Reading, site: Site, context: Context) -> bool:
    """Tell whether a country is named as who attacks: "İsrail saldırılarında", "Rusya'nın saldırısında"."""
    if site.last < len(reading.words) and is_final(reading.language) and reading.at(site.last, "person"):
        return context.country(site.toponym) is not None  # "dört İsrail askeri", of whom it is the country
    attacks = reading.of("attack")
    if not attacks:
        return False
    first = site.last + 1 if holds(reading, site.last) else site.last
    cased = first < len(reading.words) and reading.words[first][0] in "'’"
    beside = any(first <= mark.start < first + _ATTACK for mark in attacks)
    return beside and not cased and context.country(site.toponym) is not None


def of_government(draft: Draft, site: Site, sources: list[Source], context: Context) -> bool:
    """Tell whether a capital is where a government speaks, or the government itself: "Pretoria has lost 14 men".

    "In Kinshasa, the government's spokesman gave a toll of 2,000" tells of the dead of Goma, "In Kabul, a blast killed
    nine" of those of Kabul.
    """
    entries = context.gazetteer.find(name_of(site.toponym))[:_TRIED]
    if site.toponym.demonym or not any(entry.capital for entry in entries):
        return False
    comma = draft.reading.words[site.last : site.last + 1] == [","]
    if comma and site.preposition == "at" and site.first <= _FRONTED:
        return any(source.kind == "before" and source.start == site.last + 1 for source in sources)
    trigger = draft.trigger
    subject = trigger is not None and draft.relation == "before" and 0 <= trigger.start - site.last <= 1
    subject = subject or _denies(draft.reading, site, draft.start)
    if not subject or site.preposition or draft.indicator not in HARM | {"displaced", "evacuated"}:
        return False
    topic = context.topic
    return topic is not None and name_of(topic) != name_of(site.toponym)


def of_speaker(draft: Draft, site: Site, context: Context) -> bool:
    """Tell whether a capital or a town abroad is where somebody is who speaks: "Modellers in Atlanta warned that".

    A town of the country that the report is about is also where what is told happened.
    """
    if draft.indicator == "blocked" and context.is_capital(site.toponym):
        return True  # "Athens says 900 were turned back", at a border
    reading, last = draft.reading, site.last
    verb_first = reading.language.right_to_left
    if site.preposition != "at" or site.first < _FRONTED or last > draft.start or verb_first or site.toponym.demonym:
        return False
    last += reading.words[last : last + 1] == [","]
    # but "the toll in Tanzania was put at 161"
    verbs = (last,) if reading.says(last, "word", "be") else (last, last + 1)
    said = any(mark.kind == "source.speech" for index in verbs for mark in reading.at(index))
    if not said and not any(mark.start == last for mark in reading.of("denied")):
        return False
    entries, topic = context.gazetteer.find(name_of(site.toponym))[:_TRIED], context.topic
    if topic is None or name_of(topic) == name_of(site.toponym):
        return False
    about = context.gazetteer.find(name_of(topic))[:_TRIED]
    if not entries or not about:
        return False
    abroad = {entry.country for entry in entries}.isdisjoint(entry.country for entry in about)
    return abroad or context.is_capital(site.toponym)


def _denies(reading: Reading, site: Site, start: int) -> bool:
    """Tell whether a capital at the head of a sentence denies what is told after it: "Kigali denies that 90 died"."""
    if site.first > _FRONTED or site.last > start or site.preposition or reading.at(site.last, "place_after"):
        return False
    last = len(reading.words) if is_final(reading.language) else site.last + _DENIED
    return any(-_DENIED <= mark.start - site.last <= last - site.last for mark in reading.of("denied"))


def in_name(reading: Reading, last: int) -> bool:
    """Tell whether a name goes on to that of a body, in English: "the Malawi Defence Force", "Nepal Red Cross"."""
    if reading.language.table("language").get("adjectives") == "after" or reading.language.right_to_left:
        return False
    sentence = reading.sentence
    if is_final(reading.language) or sentence.text[sentence.start : sentence.end].isupper():
        return False
    index = last
    while index < min(len(reading.words), last + _BODY) and capital(reading, index):
        if reading.at(index, "source.source"):
            return True
        index += 1
    return False


def doer(reading: Reading, site: Site, context: Context) -> bool:
    """Tell whether a place is who did something: "İsrail'in Refah'a düzenlediği saldırılar", "İsrail saldırıları"."""
    if _attacker(reading, site, context):
        return True
    last = site.last
    if not holds(reading, last):
        return False
    endings = clause_endings(reading.language)
    stop = min(len(reading.words), last + _DONE)
    first = next((i for i in range(last + 1, stop) if reading.words[i] == ","), stop)
    return any(reading.words[i].endswith(endings) for i in range(last + 1, first))


def abroad(draft: Draft, site: Site, context: Context) -> bool:
    """Tell whether a country only did what harmed people: "İsrail'in düzenlediği saldırıda 55 kişi öldü"."""
    owner = draft.indicator in HARM and holds(draft.reading, site.last) and context.country(site.toponym) is not None
    return owner and doer(draft.reading, site, context)


def of_speech(draft: Draft, site: Site, sources: list[Source]) -> bool:
    """Tell whether a place is where something was said: "said on Tuesday in Geneva", "told reporters in Paris that"."""
    if draft.reading.words[site.last : site.last + 1] == [":"] and any(
        source.end <= site.first and draft.start > site.last and source.verb < source.start for source in sources
    ):
        return True  # "وقال المتحدث في جنيف:", "said the spokesman in Geneva:"
    if any(source.end + 1 == site.first and draft.reading.words[source.end] == "(" for source in sources):
        return True  # the abbreviation of a body, "the migration agency (IOM)"
    for source in sources:
        if source.kind == "after" and source.verb < site.first < source.start:
            return True
        if site.preposition == "origin" and 0 < site.first - source.verb <= _FROM and draft.end <= source.verb:
            return True  # "500 people were killed, residents said from Cairo"
        beside = source.verb < site.first < draft.start and site.first - source.verb <= _BESIDE - is_final(
            draft.reading.language
        )
        if source.kind == "before" and beside and site.preposition == "at":
            if draft.reading.at(source.verb, "source.suffix"):
                continue  # "AFAD'a göre Malatya'da 6 kişi"
            return not draft.reading.joints(source.verb, site.first)
    return False
