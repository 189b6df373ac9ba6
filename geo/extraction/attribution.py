"""Who said it: "according to", verbs of saying before and after, and "he added"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import appositions, citations, colons, final_sources, gapping, rebuttals, relayed
from geo.extraction.body_names import goes_on
from geo.extraction.source_names import (
    CLOSE,
    Source,
    anaphora,
    may_speak,
    name_end,
    nobody,
    of_clause,
    openers,
    passives,
    pronoun,
    with_name,
    without_link,
)
from geo.extraction.subjects import bounds, is_age, opens_relative
from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.lexicon import Mark
    from geo.extraction.periods import Expression
    from geo.extraction.reading import Reading

_LONGEST = 16
#: What people are confirmed or reported to be: dead, missing, injured.
_HARM = frozenset({"killed", "injured", "missing"})
#: Tokens of "(OCHA)".
_BRACKETS = 3
#: Signs after which a clause opens.
_PAUSES = frozenset({";", ":", ",", "—", "–"})
#: Words from an article to its noun: "un haut responsable".
_NOUN = 2
#: Words between a participle and "by": "confirmed on Tuesday by".
_AGENT = 3
#: A dateline ends within the first words of a text: "ANKARA -".
_DATELINE = 4
_DASHES = frozenset({"-", "–", "—"})
#: Between a verb and the pronoun after it: "ajoute-t-il".
_LINKS = frozenset({"-", "t"})
#: Before a verb of saying, these put its source after it.
_INVERTING = frozenset('"”»')


def sources(reading: Reading, times: Sequence[Expression]) -> list[Source]:
    """Return the sources that a sentence names, in reading order.

    Parameters
    ----------
    reading
        The sentence.
    times
        Its expressions of time, which are no part of a name: "on Monday the army said".
    """
    covered = {index for time in times for index in range(time.start, time.end)}
    key = frozenset(covered), len(reading.places)
    if key not in reading.sources:
        reading.sources[key] = _sources(reading, times, covered)
    return list(reading.sources[key])


def _sources(reading: Reading, times: Sequence[Expression], covered: set[int]) -> list[Source]:
    """Find the sources of a sentence."""
    found = _agents(reading, covered)
    agents = tuple(found)
    found += relayed.quoted(reading, covered)
    found += _led(reading, covered, agents)
    spoken: list[Mark] = []
    for mark in (*reading.of("source.suffix"), *reading.of("source.speech"), *reading.of("source.act")):
        if any(source.start <= mark.start < source.end for source in found) or _is_adjective(reading, mark):
            continue
        if any(other.start < mark.start < other.end for other in reading.of("source.suffix")):
            continue  # "göre" within "verilerine göre"
        named = _of_inner(mark, spoken, _speakers(reading, mark, covered, found), found)
        spoken += [mark] if named else []
        found += named
    if is_final(reading.language):
        taken = {source.start for source in found}
        others = [
            *final_sources.agents(reading, covered),
            *final_sources.told_by(reading, covered),
            *final_sources.reported(reading),
        ]
        found += [source for source in others if source.start not in taken]
    found += [source for source in _deniers(reading, covered) if source.start not in {one.start for one in found}]
    brackets = citations.cited(reading, times)
    found = [*colons.before(reading, covered), *colons.after(reading, covered), *found]
    if brackets:
        taken = {index for source in brackets for index in range(source.verb, source.end)}
        found = [*brackets, *(source for source in found if taken.isdisjoint(range(source.start, source.end)))]
    return sorted(found, key=lambda source: source.verb)


def _deniers(reading: Reading, covered: set[int]) -> list[Source]:
    """Return who denies something and then says what is true: "The minister denied it, saying that 24 had died"."""
    found = []
    for mark in reading.of("rebuttal"):
        denial = rebuttals.denier(reading, mark)
        if denial is not None:
            start, end = bounds(reading, denial.start, _before_verb(reading, denial.start, covered), covered)
            if end > start and not nobody(reading, start, end) and may_speak(reading, start, end, denial):
                found.append(Source(start, end, mark.start, same=anaphora(reading, start, end), kind="before"))
    return found


def _of_inner(mark: Mark, spoken: list[Mark], named: list[Source], found: list[Source]) -> list[Source]:
    """Return the sources of a verb, of one within another, "déclaré" in "a déclaré", only those of the other."""
    if not any(other.start < mark.start < other.end for other in spoken):
        return named
    known = {(source.start, source.end) for source in found}
    return [source for source in named if (source.start, source.end) in known]


def _speakers(reading: Reading, mark: Mark, covered: set[int], others: list[Source]) -> list[Source]:
    """Return the sources of one verb of saying: a verb at the end of its clause may have several."""
    if is_final(reading.language) and (mark.kind == "source.speech" or mark.value == "own"):
        found = final_sources.subjects(reading, mark, covered)
        if found or mark.value == "own":
            return found
        closed = mark.start > 0 and reading.words[mark.start - 1] in CLOSE
        after = _inverted(reading, mark, covered) if closed else None
        source = after or _dropped(reading, mark)
    else:
        source = _coordinated(reading, mark, others) or _sole(reading, mark, covered)
    return [] if source is None else [source]


def _led(reading: Reading, covered: set[int], agents: Sequence[Source]) -> list[Source]:
    """Return the sources after "according to" and the like."""
    found = []
    for mark in reading.of("source.prefix"):
        if goes_on(reading, mark.start):
            continue  # "la Unidad Nacional para la Gestión"
        if mark.value == "opening" and mark.start and reading.words[mark.start - 1] not in _PAUSES:
            continue  # "Para la Cruz Roja, los muertos son 40", but "sangre para los heridos"
        start = _past_times(reading, mark.end, covered)
        end = start + 1 if _him(reading, start) else with_name(reading, name_end(reading, start, covered))
        end = appositions.after(reading, end)
        if any(start <= agent.verb < end for agent in agents):
            continue  # "selon un bilan communiqué par la police": the police says so, and not the toll
        if end > start and (anaphora(reading, start, end) or may_speak(reading, start, end, mark)):
            if any((first, last, toponym.form) == (start, end, "part") for first, last, toponym in reading.places):
                continue  # "60,000 have come from southern Somalia"
            found.append(Source(start, end, mark.start, same=anaphora(reading, start, end), kind="according"))
    return found


def _past_times(reading: Reading, start: int, covered: set[int]) -> int:
    """Return the token after days and asides: "according to what was said on Monday by X", "según informó el X"."""
    past = max((m.end for m in reading.at(start, "source.link") if m.end > start + 1), default=start)
    led = past + 1 in covered and past + 2 not in covered and reading.at(past + 2, "article", "source.link")
    past += past in covered or bool(led and reading.at(past, "article", "word"))
    return start if past == start else _past_times(reading, past, covered)


def _him(reading: Reading, start: int) -> bool:
    """Tell whether a pronoun stands alone after "according to": "according to him | no more than 15,000"."""
    if reading.language.right_to_left or not pronoun(reading, start, start + 1):
        return False
    return not reading.at(start, "article") and start + 1 < len(reading.words) and reading.words[start + 1].isalpha()


def _agents(reading: Reading, covered: set[int]) -> list[Source]:
    """Return the sources of participles: "confirmed on Tuesday by the governor", "a count released by the ministry"."""
    found = []
    for mark in reading.of("source.agent", "by"):
        said = [
            m
            for m in reading.of("source.agent", "said")
            if m.end <= mark.start and sum(i not in covered for i in range(m.end, mark.start)) <= _AGENT
        ]
        if not said or any(m.kind != "source.agent" for m in reading.at(mark.start, "source.prefix")):
            continue
        between = range(said[-1].end, mark.start)
        counted = {index for mention in reading.mentions for index in range(mention.start, mention.end)}
        if not all(index in covered or index in counted or reading.words[index][0].isalpha() for index in between):
            continue  # "porté à 63 morts par la préfecture"
        end = with_name(reading, name_end(reading, mark.end, covered))
        if end > mark.end and may_speak(reading, mark.end, end, mark):
            found.append(Source(mark.end, end, said[-1].start, same=anaphora(reading, mark.end, end), kind="according"))
    return found


def _is_adjective(reading: Reading, mark: Mark) -> bool:
    """Tell whether a form of a verb qualifies a noun, "the confirmed toll", or is passive, "were told"."""
    if mark.start > 0 and reading.words[mark.start - 1] in passives(reading):
        return True  # "se declaró un segundo foco": nobody declares
    if reading.at(mark.start, "source.unsaid"):
        return True  # "a bomb said to weigh 200 kilos"
    place = reading.place_at(mark.start)
    if place is not None and (place[0] < mark.start or place[1] > mark.end):
        return True  # "the United States envoy", "en cellule à Pointe-Noire", where nobody states anything
    if mark.end - mark.start > 1:
        return False
    final = is_final(reading.language)  # "Valiliğe göre ölü sayısı", where the clause goes on
    if not final and any(m.value in _HARM for m in reading.at(mark.end, "counts.noun", "counts.after")):
        return True  # "the number of people confirmed dead", where nobody confirms anything
    first = mark.start
    active = bool(reading.language.table("attribution").get("grammar", {}).get("verb_first"))  # "كان قد قال"
    while not active and first > 0 and _skippable(reading, first - 1) and not reading.closes(first, "word", "be"):
        first -= 1  # "could not be independently confirmed"
    return bool(reading.ending(mark.start, "article")) or any(m.value == "be" for m in reading.ending(first, "word"))


def _coordinated(reading: Reading, mark: Mark, found: list[Source]) -> Source | None:
    """Return the subject that a verb after "and" shares with one before it: "the army confirmed this and announced"."""
    if not reading.ending(mark.start, "join") or mark.kind != "source.speech":
        return None
    last = max((source for source in found if source.verb < mark.start), key=lambda one: one.verb, default=None)
    if last is None or last.kind == "according" or last.end >= mark.start - 1:
        return None
    return Source(last.start, last.end, mark.start, same=last.same, kind="before")


def _sole(reading: Reading, mark: Mark, covered: set[int]) -> Source | None:
    """Return the source of a verb of saying that shares none with another; after "and" it opened the clause."""
    within = [m for m in reading.of("source.anaphora", "same") if mark.start < m.start and m.end <= mark.end]
    if within and mark.start and reading.words[mark.start - 1] in CLOSE:
        return Source(within[0].start, within[0].end, mark.start, same=True, kind="after")  # ", a-t-il ajouté"
    end = _before_verb(reading, mark.start, covered)
    joined = end and reading.closes(end, "join", "and")
    if not joined or reading.language.table("attribution").get("grammar", {}).get("verb_first"):
        return _subject(reading, mark, covered)
    opening = of_clause(reading, mark.start, covered)
    return _source(reading, *opening, mark, "before") if opening is not None else _dropped(reading, mark)


def _subject(reading: Reading, mark: Mark, covered: set[int]) -> Source | None:
    """Return the source that a verb of saying has, before or after it."""
    words = reading.words
    previous = words[mark.start - 1] if mark.start else ","
    grammar = reading.language.table("attribution").get("grammar", {})
    if mark.value == "same":
        return Source(mark.start, mark.end, mark.start, same=True, kind="according") if mark.start == 0 else None
    # ", said X" and "« … », ajoute X": the source follows, because a comma or a quotation mark precedes the verb
    if (
        (previous in CLOSE and not _abbreviated(words, mark.start) and not _aside_ends(reading, mark.start, covered))
        or grammar.get("verb_first")
        or previous in _inverters(reading)
    ):
        source = _inverted(reading, mark, covered)
        if source is not None or previous in _INVERTING:
            return source
        clause = any(opens_relative(reading, index) for index in range(max(0, mark.start - _LONGEST), mark.start))
        if previous == "," and grammar.get("verb_first") and not clause:
            return _dropped(reading, mark)  # "في بحر أندامان، يخشى أن": what stands before the comma does not speak
    start, end = bounds(reading, mark.start, _before_verb(reading, mark.start, covered), covered)
    while grammar.get("verb_first") and start < end and reading.says(start, "word", "be"):
        start += 1  # "كان الصليب الأحمر قد تحدث": the verb "was" opens the clause
    found = _source(reading, start, end, mark, "before") if end > start else None
    return found or _of_relative(reading, mark, covered) or _dropped(reading, mark) or _pluperfect(reading, mark)


def _of_relative(reading: Reading, mark: Mark, covered: set[int]) -> Source | None:
    """Return the subject after the verb of a relative clause: "los 540 que manejan los bomberos"."""
    pronouns = reading.language.table("attribution").get("grammar", {}).get("subject_relatives", ())
    if not mark.start or reading.words[mark.start - 1] not in pronouns or not reading.at(mark.end, "article"):
        return None
    source = _inverted(reading, mark, covered)
    closed = source is not None and (source.end >= len(reading.words) or reading.words[source.end] in CLOSE)
    return source if closed else None


def _aside_ends(reading: Reading, verb: int, covered: set[int]) -> bool:
    """Tell whether a comma before a verb ends an aside of who speaks, so that no source follows the verb."""
    return verb > 1 and reading.words[verb - 1] == "," and appositions.closes(reading, verb - 1, covered)


def _abbreviated(words: Sequence[str], end: int) -> bool:
    """Tell whether an abbreviation in brackets ends before a token: "the Union of Doctors (UOD) condemns"."""
    return end > _BRACKETS and words[end - 1] == ")" and words[end - _BRACKETS] == "("


def _dropped(reading: Reading, mark: Mark) -> Source | None:
    """Return the source of a verb that leaves out its subject, which is the one named last: "añadió", "وأضاف أن"."""
    grammar = reading.language.table("attribution").get("grammar", {})
    words = reading.words
    that = openers(reading)
    if mark.kind != "source.speech" or mark.value != "verb" or not that:
        return None
    if reading.language.right_to_left and reading.at(mark.start, "planned"):
        return None  # "يخشى أن": it is feared, by nobody in particular
    following = words[mark.end] if mark.end < len(words) else "."
    closing = following in CLOSE
    opens = mark.start == 0 or words[mark.start - 1] in CLOSE
    if (following in that and opens) or (closing and (opens or bool(grammar.get("verb_final")))):
        return Source(mark.start, mark.end, mark.start, same=True, kind="before")
    return None


def _pluperfect(reading: Reading, mark: Mark) -> Source | None:
    """Return the source of a verb that "had" opens without a subject: "وكان قد أحصى مساء الأربعاء 1730 وفاة"."""
    words, verb = reading.words, mark.end - 1
    had = reading.language.table("attribution").get("grammar", {}).get("had", ())
    opened = verb - 2
    if not had or opened < 0 or words[opened] not in had or words[verb - 1] not in had:
        return None
    if opened > 0 and words[opened - 1] not in CLOSE:
        return None
    return Source(opened, mark.end, mark.start, same=True, kind="before")


def _counts(reading: Reading, start: int, end: int) -> bool:
    """Tell whether words are what is told, and not who tells it: "tents for half a million people", "five dead"."""
    numbers = [m for m in reading.mentions if start <= m.start < end]
    if any(not m.word and not is_age(reading, m.start) for m in numbers):
        return True
    return any(reading.at(index, "counts.noun") for m in numbers if m.value != 1 for index in range(m.end, end))


def _source(reading: Reading, start: int, end: int, mark: Mark, kind: str) -> Source | None:
    """Return a source if the words between two tokens can be one."""
    end = without_link(reading, start, end)
    if nobody(reading, start, end) or (kind == "before" and reading.says(start, "source.link", "purpose")):
        return None  # "وكان آخر بيان قد تحدث عن": an earlier report, of nobody in particular
    if anaphora(reading, start, end) or pronoun(reading, start, end):
        return Source(start, end, mark.start, same=True, kind=kind)
    ours = end - start == 1 and reading.says(start, "source.anaphora", "possessive")
    if ours and any(m.start > mark.end for m in reading.of("source.speech", "verb")):
        return None  # '"We fear that 40 died," a spokesman said'
    final = reading.language.table("attribution").get("grammar", {}).get("verb_final")
    if kind == "before" and mark.kind == "source.speech" and not final:
        # "the UN gave a lower count, saying": the name ends before the first verb
        said = [m for m in reading.of("source.speech", "verb") if start < m.start and m.end < end]
        if said and said[0].end - said[0].start == 1 and not _is_adjective(reading, said[0]):
            end = said[0].start
    if not final and _counts(reading, start, end):
        return None
    if kind == "before" and not final and any(m.start < start <= m.end and not m.word for m in reading.mentions):
        return None  # "60 | muertos, dijo a Reuters": who is counted does not speak
    if kind == "before" and any(
        start <= m.start <= start + 1 and m.start < end <= m.end for m in reading.of("superseded", "before")
    ):
        return None  # "un premier bilan faisait état de 35 morts" has no author
    if kind == "before" and any(m.value == "be" and m.start == start for m in reading.at(start, "word")):
        return None  # "35 autres ont été blessés, a annoncé": a predicate does not speak
    return Source(start, end, mark.start, same=False, kind=kind) if may_speak(reading, start, end, mark) else None


def _inverted(reading: Reading, mark: Mark, covered: set[int]) -> Source | None:
    """Return the source after a verb."""
    first = mark.end
    if reading.words[mark.start] in _to_hearers(reading) and not _of_office(reading, mark.end):
        return None  # "William X, told the newspaper that": who is told does not speak
    while first < len(reading.words):
        step = _step_aside(reading, first, covered)
        if not step:
            break
        first += step
    counted = [m for m in reading.mentions if m.start == first and not (m.word and m.value == 1)]
    if first > mark.end and counted and not any(_speaks(reading, m.end) for m in counted):
        return None  # "تحدث الثلاثاء عن ثلاثين قتيلا": what is spoken of does not speak
    end = with_name(reading, name_end(reading, first, covered))
    if first > mark.end and any(m.start == first for m in reading.mentions):
        # "a annoncé vendredi un responsable", but "a confirmé mercredi un bilan de 14 morts"
        speaks = any(first < m.start <= first + _NOUN for m in (*reading.of("source.source"), *reading.of("person")))
        if not speaks or reading.has("source.nobody", first, end):
            return None
    found = _source(reading, first, end, mark, "after") if end > first else None
    if found is not None and found.same and not _ended(reading, found.end):
        return None  # "a group of doctors, who help there, say they have treated 40"
    return found


def _of_office(reading: Reading, start: int) -> bool:
    """Tell whether an office follows a verb, to which nothing is told: "…, informed the president, Ana Ruiz"."""
    that = reading.language.table("attribution").get("grammar", {}).get("complementizers", ())
    named = any(
        start <= mark.start <= start + _NOUN and mark.end - mark.start == 1 for mark in reading.of("source.source")
    )
    return named and bool(reading.at(start, "article")) and not any(word in that for word in reading.words[start:])


def _speaks(reading: Reading, index: int) -> bool:
    """Tell whether those whom a small number counts speak: "ont déclaré à l'AFP deux sources sécuritaires"."""
    return bool(reading.at(index, "source.source")) and not reading.at(index, "counts.noun")


def _ended(reading: Reading, end: int) -> bool:
    """Tell whether who speaks after a verb ends there: "said she.", and not "say they have"."""
    words = reading.words
    if reading.language.table("attribution").get("grammar", {}).get("verb_first") or not _to_hearers(reading):
        return True  # only where a pronoun may as well open what is said
    return (
        end >= len(words)
        or not words[end][0].isalpha()
        or bool(reading.at(end, "boundary", "join"))
        or (_aside(reading, end))
    )


def _to_hearers(reading: Reading) -> frozenset[str]:
    """Return the verbs whose object is who hears them, which English has."""
    return frozenset(reading.language.table("attribution").get("grammar", {}).get("to_hearers", ()))


def _before_verb(reading: Reading, end: int, covered: set[int]) -> int:
    """Return where the subject before a verb ends: before commas, adverbs, times and an abbreviation in brackets."""
    words = reading.words
    while end > 0:
        if words[end - 1] == ")" and end > _BRACKETS and words[end - _BRACKETS] == "(":
            end -= _BRACKETS
        elif 1 < end < len(words) and words[end] == words[end - 2] == "," and reading.at(end - 1, "source.emphatic"):
            end -= 2  # "la Croix-Rouge, elle, n'en compte que 20"
        elif words[end - 1] == "," or end - 1 in covered or _skippable(reading, end - 1) or _aside(reading, end - 1):
            end -= 1
        else:
            break
    return end


def _step_aside(reading: Reading, index: int, covered: set[int]) -> int:
    """Return how many tokens between a verb and the source after it to pass over: "said Tuesday in Geneva X"."""
    if reading.language.right_to_left and reading.at(index, "source.source"):
        return 0  # "والي", the governor, is spelt as "and to"
    if index in covered or reading.words[index] in _LINKS or _aside(reading, index):
        return 1
    if index + 1 in covered and any(reading.says(index, "time.phrase", kind) for kind in ("on", "this")):
        return 1  # "has told on Friday the prefect of the north", "a annoncé ce mardi le gouverneur"
    place = reading.place_at(index + 1)
    if place is not None and any(mark.end == index + 1 for mark in reading.at(index, "place")):
        return place[1] - index
    return 0


def _inverters(reading: Reading) -> frozenset[str]:
    """Return the words of the language that, like a quotation mark, put the source after its verb."""
    return frozenset(reading.language.table("attribution").get("invert", {}).get("word", ()))


def _aside(reading: Reading, index: int) -> bool:
    return reading.says(index, "source.link", "aside") or any(
        mark.value == "aside" and mark.start < index < mark.end for mark in reading.of("source.link")
    )


def _skippable(reading: Reading, index: int) -> bool:
    return reading.says(index, "source.link", "auxiliary") or reading.closes(index + 1, "source.link", "auxiliary")


def gapped(reading: Reading, start: int) -> Source | None:
    """Return the source of a number whose verb is that of the one before: "the mayor spoke of nine, the imam of 15".

    Parameters
    ----------
    reading
        The sentence.
    start
        First token of the number.
    """
    clause = gapping.opening(reading, start)
    if clause is None or "(" in reading.words[clause[0] : start]:
        return None
    first, end = clause
    while end > first and (reading.at(end - 1, "place") or reading.at(end - 1, "boundary")):
        end -= 1  # "of", "d'"
    end = min([end, *(mark.start for mark in reading.of("part") if mark.end == end and first < mark.start)])
    if any(first <= mark.start < end for mark in reading.of("source.speech", "verb")):
        return None  # the second source has a verb of its own
    led = next((mark.end for mark in reading.at(first, "source.prefix") if mark.end < end), first)
    end = max(led, min(end, name_end(reading, led, set())))
    named = Source(led, end, led, same=False, kind="before")
    return named if end > led and noun(reading, named) else None


def noun(reading: Reading, source: Source) -> bool:
    """Tell whether a source is named by a noun, "the governor", and not by a pronoun."""
    return any(source.start <= mark.start < source.end for mark in reading.of("source.source"))


def _spaced_dash(reading: Reading, index: int) -> bool:
    """Tell whether a dash stands between spaces, as after a dateline and not within a name."""
    sentence = reading.sentence
    gap = sentence.text[sentence.starts[index] - 1 : sentence.ends[index] + 1]
    return reading.words[index] in _DASHES and gap[0].isspace() and gap[-1].isspace()


def name(reading: Reading, source: Source) -> str:
    """Return the name of a source as written, without a case ending after an apostrophe."""
    words = reading.words
    start, last = source.start, source.end
    # "the ministry denied it and said"
    last = next((mark.start for mark in reading.of("denied") if start < mark.start < last), last)
    dash = next((i for i in range(min(start + _DATELINE, last - 1), start, -1) if _spaced_dash(reading, i)), start)
    start = dash
    while start < last - 1 and words[start] in _DASHES:
        start += 1  # a dateline ends in a dash: "ISTANBUL - AFAD"
    if last + 2 < len(words) and words[last] == "(" and words[last + 2] == ")" and words[last + 1].isalpha():
        return " ".join(reading.sentence.raw(start, last + 3).split())  # with its abbreviation
    if last > start + 1 and reading.words[last - 1][0] in "'’" and reading.words[last - 1] != "'s":
        return " ".join(reading.sentence.raw(start, last - 1).split())
    return " ".join(reading.sentence.raw(start, last).split())
