"""Which of the sources that a sentence names has given a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import citations
from geo.extraction.subjects import opens_relative
from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from geo.extraction.reading import Reading
    from geo.extraction.source_names import Source

#: Words between a verb and the number that its source gives.
_OWN = 5
#: What speaks for who is quoted against who quotes: "Citing doctors, the agency said".
_QUOTED = 3.0
#: Words between a number and the "according to" after it.
_BESIDE = 3
#: Words of an office before the name of who holds it.
_APPOSED = 8
#: What speaks against who counts where somebody else tells of it.
_TOLD = 3.0
#: Words of a relative clause before a number.
_CLAUSE = 14
#: Of whom a body knows that has to do with them, and words from their number to what says so.
_HARM = frozenset({"killed", "injured", "missing"})
_HARMED = 2
#: What closes a quotation, whose speaker follows.
_QUOTES = frozenset('"”»')
#: Kinds of source that close the clause which they speak of.
_AFTERTHOUGHTS = frozenset({"according", "before", "after"})


def attribute(reading: Reading, found: list[Source], token: int) -> Source | None:
    """Return the source that a number at a token belongs to, if the sentence names one."""
    best: Source | None = None
    best_score = 0.0
    if is_final(reading.language):
        # between who speaks and the verb that closes the clause stands what is said
        nouns = {mark.end for mark in reading.of("source.source")}
        around = [s for s in found if s.kind == "before" and s.end <= token < s.verb and (not s.same or s.end in nouns)]
        if around:
            return max(around, key=lambda s: (s.start, -s.verb))
    for source in found:
        if _of_another(reading, source, token) or _in_aside(reading, source, token):
            continue
        if _of_part(reading, source, found, token):
            continue
        if _of_clause_before(reading, source, found, token):
            continue
        named = min(source.start, source.verb)
        if named > token and source.kind in _AFTERTHOUGHTS and _of_own_clause(reading, token, named):
            continue
        score = _near(reading, source, token) - _TOLD * _told_of(reading, source, found, token)
        if score > best_score:
            best, best_score = source, score
    return best if best_score > 3.0 else None  # noqa: PLR2004 - half a sentence away, across a semicolon


def _of_part(reading: Reading, source: Source, found: list[Source], token: int) -> bool:
    """Tell whether the parts of a number, after a colon, have each a source: "22 dead: 18 in A, says X, and 4 in B"."""
    if source.kind != "according" or source.verb < token:
        return False
    colon = next((index for index in range(token, source.verb) if reading.words[index] == ":"), 0)
    if not colon or not any(colon < mention.start < source.verb for mention in reading.mentions):
        return False
    others = (other for other in found if other is not source and other.kind == "according" and other.verb > colon)
    return any(
        any(min(source.end, other.end) <= m.start < max(source.verb, other.verb) for m in reading.mentions)
        for other in others
    )


def _of_clause_before(reading: Reading, source: Source, found: list[Source], token: int) -> bool:
    """Tell whether a source closes the clause of a number before, and another the one at a token.

    "killed 14,000, according to the UN, and drove out 8 million, as the IOM says", "15,000 fled, the IOM says, and 400
    died, according to the WFP"
    """
    words, end = reading.words, max(source.end, source.verb + 1)
    if (
        end >= token
        or words[end : end + 1] != [","]
        or (source.kind != "according" and not _after_comma(reading, source))
    ):
        return False
    first = next((i for i in range(source.verb - 1, -1, -1) if words[i] in {";", ":"}), -1)
    given = any(first < mention.start < source.verb for mention in reading.mentions)
    later = any(other.verb > token and other.start > token and other.kind in {"after", "according"} for other in found)
    return given and later


def _after_comma(reading: Reading, source: Source) -> bool:
    """Tell whether who speaks closes the clause, between two commas: "15,000 fled, the IOM says, and 400 died"."""
    first = min(source.start, source.verb)
    return first > 0 and reading.words[first - 1] == ","


def _told_of(reading: Reading, source: Source, found: list[Source], token: int) -> bool:
    """Tell whether another at the end of the clause says what somebody counted: "the clinic saw 64, its head said"."""
    if source.verb > token or (not reading.at(source.verb, "source.act") and not _counts(reading, source)):
        return False
    words = reading.words
    return any(
        (other.kind == "after" or (other.kind == "before" and other.start > token))
        and not other.same
        and other.verb > token
        and (words[other.verb - 1] == "," or (other.kind == "before" and "," in words[token : other.start]))
        and not _counts(reading, other)
        and ";" not in words[token : other.verb]
        and not any(token < mention.start < other.verb for mention in reading.mentions)
        for other in found
    )


def _counts(reading: Reading, source: Source) -> bool:
    """Tell whether the verb of a source counts, and does not say."""
    marks = reading.at(source.verb, "source.speech")
    return bool(marks) and all(mark.value == "count" for mark in marks)


def _near(reading: Reading, source: Source, token: int) -> float:
    """Weigh a source by how near it stands to a number, and on which side."""
    distance = min(abs(token - source.verb), abs(token - source.end))
    first, last = sorted((token, source.verb))
    strong = sum(1 for mark in reading.of("boundary", "strong") if first < mark.start < last)
    strong *= not citations.of_line(reading, source)
    score = 10.0 - 0.12 * distance - 2.5 * strong
    if source.kind == "before" and source.verb > token:
        closes = reading.words[source.verb + 1 : source.verb + 2] == [","] and _after_comma(reading, source)
        score -= 0.0 if closes else 1.0
    if source.kind != "according" and source.verb < token:
        score += 0.5
    if source.kind == "according" and reading.says(source.verb, "source.prefix", "quoting"):
        score += _QUOTED
    if of_clause(reading, source, token):
        score += _QUOTED  # "against the 26 that the prosecutor admits"
    if source.kind == "according" and 0 < source.verb - token <= _BESIDE:
        score += 0.5  # "27 selon le maire, 31 selon la police": each number has the source right after it
    return score


def of_clause(reading: Reading, source: Source, token: int) -> bool:
    """Tell whether a relative clause right after a number says who gave it: "los 540 que manejan los bomberos"."""
    first = min(source.start, source.verb)
    end = next(
        (mention.end for mention in reading.mentions if token in {mention.start, mention.outer_start}), token + 1
    )
    if source.kind not in {"before", "after"} or not 0 < first - end <= _OWN:
        return False
    that = reading.language.table("attribution").get("grammar", {}).get("complementizers", ())
    relative = reading.says(first - 1, "boundary", "relative") or (first - 1 == end and reading.words[end] in that)
    between = any(token < mention.start < first for mention in reading.mentions)
    return relative and not between and not any(not word[0].isalpha() for word in reading.words[end:first])


def _of_another(reading: Reading, source: Source, token: int) -> bool:
    """Tell whether a source stands in a clause that a number is no part of, or holds the number in its name."""
    if source.start <= token < source.end or (
        source.kind == "cited" and source.verb < token and not citations.heads(reading, source, token)
    ):
        return True
    ended = is_final(reading.language) and ";" in reading.words[source.verb : token]
    if ended and source.verb < token and reading.at(source.verb, "superseded"):
        return True  # "Bakanlık dört ölü açıklamıştı; bugün sayı 864'e çıktı"
    final = is_final(reading.language)
    if final and source.kind == "before" and source.verb < token and _accompanies(reading, source):
        return True
    if final and source.kind == "before" and token < source.start and _told_later(reading, source, token):
        return True  # "30 kişinin öldüğü duyurulmuş, akşam bakan sayıyı 95'e çıkarmıştı"
    if (
        not final
        and source.kind == "before"
        and not source.same
        and source.start > token
        and _beside(reading, source, token)
    ):
        return True
    if source.verb < token and reading.language.right_to_left and reading.has("source.contrast", source.verb, token):
        return True  # "… 110 بحسب النقابة، أما الحصيلة الرسمية فهي 88"
    if source.verb < token:  # "the governor says 90, we counted 120"
        return reading.has("source.anaphora", source.verb, token, "own")
    if _of_other_number(reading, source, token) or (source.kind == "before" and _contrasted(reading, source, token)):
        return True
    if source.same and source.start == source.verb and reading.language.right_to_left:
        return True  # "ونفى مقتل عشرين، مؤكدا أن": what the participle opens comes after it
    # "قتل خمسة، وقالت الشرطة إن": "and" opens a clause of its own
    parted = any(mark.value != "weak" for mark in reading.ending(source.verb, "boundary"))  # "فيما قال"
    opens = reading.joined(source.verb) or (parted and reading.words[source.verb - 1].isalpha())
    return source.kind == "after" and reading.language.right_to_left and opens


def _in_aside(reading: Reading, source: Source, token: int) -> bool:
    """Tell whether a number stands in a relative clause between commas that tells of who speaks, or of where.

    "The rebels, who hold the town of 9,000, said", "according to the rebels, who hold the town of 9,000" and
    "In Montenegro, where 25,000 live, officials reported 35,000": nobody but the author gives the first number.
    """
    if is_final(reading.language) or reading.language.right_to_left:
        return False
    words = reading.words
    comma = next((i for i in range(token - 1, max(0, token - _CLAUSE), -1) if _opens_relative(reading, i)), 0)
    told = any(reading.has(kind, comma, token) for kind in ("source.speech", "source.prefix", "source.act"))
    if not comma or told or reading.at(comma + 1, "part"):
        return False  # "according to the army, which says that it lost 12"
    if any(token <= m.start <= token + _HARMED and m.value in _HARM for m in reading.of("counts.noun")):
        return False  # "according to the Red Cross, which has also treated 470 wounded"
    closing = next((i for i in range(token + 1, len(words)) if words[i] == ","), len(words))
    if source.end == comma:
        return source.verb < token or source.verb > closing
    own = any(source.verb < mention.start for mention in reading.mentions)
    return source.kind == "before" and own and closing in {source.start - 1, source.start}


def _opens_relative(reading: Reading, index: int) -> bool:
    """Tell whether a comma with a relative word after it stands at a token."""
    if reading.words[index] != ",":
        return False
    return opens_relative(reading, index + 1) or reading.says(index + 1, "place", "where")


def _of_other_number(reading: Reading, source: Source, token: int) -> bool:
    """Tell whether a relative clause says who gave a later number: "2,275, far below the 10,000 that he feared"."""
    if source.kind not in {"before", "after"}:
        return False
    others = (mention for mention in reading.mentions if mention.outer_start > token)
    return any(
        "," in reading.words[token : one.outer_start] and of_clause(reading, source, one.start) for one in others
    )


def _told_later(reading: Reading, source: Source, token: int) -> bool:
    """Tell whether who speaks has a number of the own before the verb, and none of what stands before the name."""
    if any(word in _QUOTES for word in reading.words[token : source.start]):
        return False  # '"85'i yıkıldı" diyen muhtar'
    if reading.has("source.participle", token, source.start):
        return False  # "3 kişinin öldüğünü bildiren vali"
    return any(source.end <= mention.start < source.verb for mention in reading.mentions)


def _accompanies(reading: Reading, source: Source) -> bool:
    """Tell whether a verb says what goes on beside another: "Başkan reddederken polis 18 kişiyi gözaltına aldı"."""
    last = next((mark.end for mark in reading.at(source.verb, "source.speech")), source.verb + 1)
    return reading.words[last - 1].endswith("ken")


def _beside(reading: Reading, source: Source, token: int) -> bool:
    """Tell whether who speaks opens a clause after a comma and "and", which the number stands before."""
    words = reading.words
    for index in range(source.start, max(token + 2, source.start - _APPOSED), -1):
        if any(mention.start == index for mention in reading.mentions):
            return False
        if words[index - 2] == "," and reading.closes(index, "join", "and"):
            named = any(first == index for first, _, _ in reading.places)  # "…, and China said"
            return named or any(index <= mark.start <= index + 1 for mark in reading.of("source.source"))
    return False


def _contrasted(reading: Reading, source: Source, token: int) -> bool:
    """Tell whether who is named after "although" has its own number: "40 drowned, although the mayor admits 9"."""
    opens = [
        mark
        for mark in reading.of("boundary")
        if token <= mark.start and mark.end <= source.start + 1
        if mark.value == "strong" or (mark.value == "medium" and reading.words[mark.start][0].isalpha())
    ]
    if not opens or ";" in reading.words[token : source.start]:
        return False
    own = any(0 <= mention.outer_start - source.verb <= _OWN for mention in reading.mentions)
    return own or any(mark.end == source.start and mark.value == "medium" for mark in opens)


def _of_own_clause(reading: Reading, token: int, verb: int) -> bool:
    """Tell whether who is named at the end spoke of the clause after a semicolon only, which tells of no "others".

    "30,000 fled to Angola; on Wednesday alone 470 did, according to border guards", but not
    "floods killed 12; 40 others were hurt, according to the hospital".
    """
    words = reading.words
    semicolon = next((index for index in range(verb - 1, token, -1) if words[index] == ";"), 0)
    others = (mark.start for mark in reading.of("part") if mark.value == "others")
    return semicolon > 0 and not any(semicolon < start < verb for start in others)
