"""Who wrote a report, as its title says or a line "Source: …" at its head, at its end or under a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.extraction import attribution, letterheads, report_heads
from geo.extraction.interviews import interviewed
from geo.extraction.source_names import acronym

if TYPE_CHECKING:
    from geo.extraction.context import Context
    from geo.extraction.lexicon import Mark
    from geo.extraction.reading import Reading
    from geo.extraction.tokens import Sentence

#: Lines at the head of a report, and at its end, among which one may say "Source: civil protection".
_FIRST_LINES = 4
_LAST_LINES = 3
#: Lines of a form at the head of a report, and words before the colon of one.
_FIELDS, _FIELD = 10, 5
#: Longest name of an author in a headline, and longest name of a place after it.
_TITLE = 10
_PLACE = 5
#: Letters of an abbreviation of a body.
_SHORTEST, _LONGEST = 3, 10
#: Of one that opens a title before a dash.
_ACRONYM = 6
#: Words of a message of which an account and a colon are the first.
_MESSAGE = 3
#: Lines among which the second or third may name a body, and words of the longest such line.
_BELOW = 3
_WIDEST = 22
#: Lines of a letter: its head and its title.
_LETTER = 2
_STOPS = frozenset(".!?:…")
_DASHES = frozenset({"–", "—", "-", "|"})


def find_header(context: Context) -> None:
    """Find who wrote a report that says so in its first line: "Civil protection – Situation report"."""
    sentence = context.sentences[0] if context.sentences else None
    if sentence is None:
        return
    found = _source_line(context)
    if found is None:
        first = (
            _named(context, sentence)
            or _author(context, context.reading(sentence))
            or _initials(context, sentence)
            or _letterhead(context, sentence)
        )
        found = (sentence, *first) if first is not None else None
        found = found or _account(sentence) or _under_title(context, sentence) or letterheads.author(context)
        found = found or report_heads.author(context)
        if found is not None and _of_press(context, *found):
            found = None  # a paper is no source of what it reports
    if found is None:
        context.header = interviewed(context)
        return
    line, start, end = found
    context.header = line.raw(start, end), (line.starts[start], line.ends[end - 1])


def _of_press(context: Context, line: Sentence, start: int, end: int) -> bool:
    """Tell whether a name is that of a paper, a broadcaster or an agency: "RFI – Journal Afrique"."""
    return any(mark.start == start or mark.end == end for mark in context.reading(line).of("source.header", "press"))


def _source_line(context: Context) -> tuple[Sentence, int, int] | None:
    """Return what follows "Source:" at the head of a report, at its end or on the line after a table."""
    first = _FIRST_LINES
    while any(":" in line.words[1:_FIELD] for line in context.sentences[first : min(first + 1, _FIELDS)]):
        first += 1  # a form: "Country: …", "Date: …"
    lines = [*context.sentences[:first], *context.sentences[first:][-_LAST_LINES:]]
    ends = {end for _, end in context.rows}
    rows = [n for n, line in enumerate(context.sentences) if line.end in ends]
    lines += [line for n in rows for line in context.sentences[n + 1 : n + 3]]
    for line in lines:
        for mark in context.reading(line).of("source.header", "source"):
            opened = mark.start == 1 and line.words[0] == "("
            if (mark.start == 0 or opened) and mark.end < len(line):
                closed = {".", ")"} if opened or "(" not in line.words else {"."}
                stop = len(line) - 1 if line.words[-1] in closed else len(line)
                commas = [
                    i for i in range(mark.end + 1, stop - 1) if line.words[i] == "," and line.words[i + 1][0].isdigit()
                ]
                stop = commas[0] if commas else stop
                return line, mark.end, max(stop, mark.end + 1)
    return None


def _named(context: Context, sentence: Sentence) -> tuple[int, int] | None:
    """Return the tokens before the name of a kind of report: "Civil protection – Situation report"."""
    reading = context.reading(sentence)
    if sentence.words[-1] in _STOPS and (reading.of("source.speech") or reading.of("source.prefix")):
        return None  # "The navy, in a statement, said that 38 people were saved.", "…, according to the latest report"
    for mark in reading.of("source.header", "report"):
        end = mark.start - 1 if mark.start and sentence.words[mark.start - 1] in {*_DASHES, ":"} else mark.start
        dash = _first_dash(sentence, end)
        if dash and (any(m.start <= 1 and m.end <= dash for m in _bodies(reading)) or _abbreviation(reading)):
            return 0, dash  # "AFAD - floods in the west, 15 August, bulletin"
        name = sentence.raw(0, end)
        if (
            end > 0
            and (
                _opens_before_dash(reading, mark.start)
                or not any(last >= end for _, last, _ in context.places_of(sentence))
            )
            and (
                any(m.end <= end for m in _bodies(reading))
                or (end == 1 and name.isupper() and not reading.has("event", 0, end))
            )
        ):
            return _after_event(reading, end), end
    return None


def _after_event(reading: Reading, end: int) -> int:
    """Return where a body begins in a title whose event a colon or a dash parts from it: "HAITI EARTHQUAKE: UNICEF"."""
    words = reading.words
    parted = [i for i in range(1, end) if words[i] == ":" or _parts(reading.sentence, i)]
    start = parted[-1] + 1 if parted else 0
    body = any(start <= noun.start and noun.end <= end for noun in _bodies(reading)) or start == end - 1
    told = reading.has("event", 0, start) or reading.has("crisis", 0, start)
    return start if start and body and told else 0


def _first_dash(sentence: Sentence, end: int) -> int:
    """Return the first token before another that is a dash; 0 for none."""
    return next((index for index in range(1, end) if _parts(sentence, index)), 0)


def _parts(sentence: Sentence, index: int) -> bool:
    """Tell whether a dash parts a title, and joins no words as in "CROIX-ROUGE"."""
    return sentence.words[index] in _DASHES and not letterheads.is_hyphen(sentence, index)


def _opens_before_dash(reading: Reading, end: int) -> bool:
    """Tell whether a line begins with a body and a dash ends its name: "Prefecture of Mayotte – Situation report 6"."""
    dash = end > 1 and reading.words[end - 1] in _DASHES
    return dash and any(
        noun.start <= 1 for noun in _bodies(reading) if not any(_DASHES & set(reading.words[: noun.start]))
    )


def _letterhead(context: Context, sentence: Sentence) -> tuple[int, int] | None:
    """Return the tokens of a first line in capitals that is the name of a body, with a title on the line below it."""
    reading, words = context.reading(sentence), sentence.words
    if len(context.sentences) < _LETTER or words[-1] in _STOPS or not sentence.raw(0, len(words)).isupper():
        return None
    if _only_kind(reading):
        return None
    part = _of_land(reading) if context.sentences[1].paragraph > sentence.paragraph else None
    if part is not None:
        return part
    body = any(noun.start == 0 for noun in _bodies(reading))
    news = (
        reading.counting
        or reading.of("event")
        or any(word[0].isdigit() or _parts(sentence, index) for index, word in enumerate(words))
    )
    below = context.sentences[1]
    titled = below.paragraph > sentence.paragraph and below.words[-1] not in _STOPS
    return (0, len(words)) if body and titled and not news else None


def _of_land(reading: Reading) -> tuple[int, int] | None:
    """Return the body that a dash parts from its country in a line: "REPUBLIC OF X – MINISTRY OF HEALTH"."""
    dashes = [index for index in range(1, len(reading.words)) if _parts(reading.sentence, index)]
    if len(dashes) != 1 or reading.counting or reading.of("event"):
        return None
    start = dashes[0] + 1
    nouns = any(start <= noun.start <= start + 1 for noun in _bodies(reading))
    nouns = nouns and letterheads.is_body(reading, start, len(reading.words))
    land = any(last == dashes[0] for _, last, _ in reading.places)
    return (start, len(reading.words)) if nouns and land else None


def _author(context: Context, reading: Reading) -> tuple[int, int] | None:
    """Return the tokens of the author in a headline "National authority – Pakistan" or "Floods – bulletin of the X"."""
    words = reading.words
    if reading.of("source.speech") or reading.of("source.grammar", "that"):
        return None  # "A statement of the ministry said that", no title
    if words[-1] in _STOPS and reading.of("source.prefix"):
        return None  # "…, according to the latest toll of the ministry."
    # "Situation report 3" wrote nothing itself
    titled = any(mark.start == 0 for mark in reading.of("source.header", "report"))
    nouns = [noun for noun in _bodies(reading) if noun.start or not titled]
    dashes = [i for i in range(1, len(words)) if _parts(reading.sentence, i) or _spaced_slash(reading, i)]
    dash = dashes[0] if dashes and dashes[0] < _TITLE else 0
    # of a table, or of a title in several parts, the place is not all that follows
    short = len(words) - dash <= _PLACE or bool(context.rows) or len(dashes) > 1
    if dash == 1 and _abbreviation(reading):
        return 0, dash  # "BNGRC – Cyclone Ava – bilan provisoire"
    if dash and short and any(mark.start == 0 for mark in nouns) and not reading.has("event", 0, dash):
        return 0, dash
    for mark in reading.of("source.header", "report"):
        end = mark.end
        while end < len(words) and words[end][0].isalpha() and end - mark.end < _TITLE:
            end += 1
        if any(noun.start == mark.end and noun.end <= end for noun in nouns):
            return mark.end, end
    return None


def _spaced_slash(reading: Reading, index: int) -> bool:
    """Tell whether a slash between spaces parts a body from its office: "Ministry of Health / Operations room"."""
    sentence = reading.sentence
    return reading.words[index] == "/" and sentence.text[sentence.starts[index] - 1].isspace()


def _bodies(reading: Reading) -> list[Mark]:
    """Return the nouns of those who can write a report, not of people who only speak: "Refugee crisis – bulletin"."""
    return [noun for noun in reading.of("source.source") if not reading.at(noun.start, "person")]


def _initials(context: Context, sentence: Sentence) -> tuple[int, int] | None:
    """Return the abbreviation of a body that opens the title of a table, or closes it in brackets: "… (COPECO)"."""
    if not context.rows:
        return None
    reading = context.reading(sentence)
    if any(mark.start == 0 for mark in reading.of("source.header", "report")):
        return None  # "RAPPORT DE SITUATION n° 4" wrote nothing itself
    last = len(sentence) - 1
    if last > 1 and sentence.words[last] == ")" and sentence.words[last - 2] == "(" and _short(reading, last - 1):
        return last - 1, last
    opens = any(mark.start == 0 and mark.end == 1 for mark in reading.of("source.source"))
    if sentence.raw(0, last + 1).isupper() and last > 1 and reading.at(1, "place"):
        opens = False  # "MINISTERIO DE SALUD" is no abbreviation
    return (0, 1) if opens and last > 0 and _short(reading, 0) else None


def _account(first: Sentence) -> tuple[Sentence, int, int] | None:
    """Return who writes a short message that begins with an account: "@RedCross: …"."""
    return (first, 1, 2) if len(first) > _MESSAGE and first.words[0] == "@" and first.words[2] == ":" else None


def _under_title(context: Context, title: Sentence) -> tuple[Sentence, int, int] | None:
    """Return whose name and a colon open a report, under its title or in brackets within it: "(8 May, Red Cross)"."""
    reading = context.reading(title)
    words = title.words
    if words[-1] in _STOPS or bool(reading.of("source.speech")):
        return None
    for mark in reading.of("source.source"):
        opened = [i for i in range(mark.start) if words[i] in {"(", ",", *_DASHES}]
        if reading.at(mark.start, "source.header") or _byline(reading, mark):
            continue  # "(statement, 20 June)" is what kind of text this is
        if "(" in words[: mark.start] and mark.end < len(words) and words[mark.end] in {")", ","}:
            return title, opened[-1] + 1, mark.end
    for below in context.sentences[1:_BELOW]:
        found = context.reading(below)
        end = _body_line(found) or (_issuing(found) if below is context.sentences[1] and _only_kind(reading) else 0)
        if end:
            return below, 0, end
        if below is not context.sentences[1]:
            continue
        for source in attribution.sources(found, context.times(found)):
            if source.start == 0 and below.words[source.end : source.end + 1] == [":"] and not source.same:
                return below, source.start, source.end
    return None


def _only_kind(reading: Reading) -> bool:
    """Tell whether a line names the kind of a report and nothing else: "PRESS RELEASE"."""
    return any(mark.start == 0 and mark.end == len(reading.words) for mark in reading.of("source.header", "report"))


def _issuing(reading: Reading) -> int:
    """Return the end of the body that opens the line under the kind of a report: "Solidarity Association, 26 June"."""
    end = next((index for index, word in enumerate(reading.words) if word == "," or _parts(reading.sentence, index)), 0)
    return end if end and not reading.counting and letterheads.is_body(reading, 0, end) else 0


def _byline(reading: Reading, mark: Mark) -> bool:
    """Tell whether a noun is who wrote for the newspaper itself: "from our correspondent"."""
    return any(found.start <= mark.start < found.end for found in reading.of("source.header", "byline"))


def _body_line(reading: Reading) -> int:
    """Return the end of the name of a body on a line of its own under a title: "Department of X, daily update, 3 May".

    The abbreviation of the body in brackets closes the line, or the kind of the report follows a comma.
    """
    words = reading.words
    if words[-1] in _STOPS or len(words) > _WIDEST or not any(noun.start <= 1 for noun in _bodies(reading)):
        return 0
    if reading.counting or bool(reading.of("source.speech")):
        return 0
    last = len(words) - 1
    placed = next((at for at in range(2, last) if words[at : at + 2] == [")", ","]), 0)
    if placed and all(reading.place_at(index) is not None for index in range(placed + 2, last + 1)):
        last = placed  # "Coordination group (ISCG), Cox's Bazar"
    if words[last] == ")" and words[last - 2] == "(" and reading.sentence.raw(last - 1, last).isupper():
        return last + 1
    report = next((mark for mark in reading.of("source.header", "report")), None)
    parted = report is not None and report.start > 1 and words[report.start - 1] in {",", *_DASHES}
    return report.start - 1 if report is not None and parted else 0


def _abbreviation(reading: Reading) -> bool:
    """Tell whether a line begins with the short name of a body, and not with a word that is only shouted: "CHOLERA"."""
    sentence = reading.sentence
    word = sentence.raw(0, 1)
    if len(word) > _ACRONYM or not acronym(reading, 0):
        return False
    return not any(form in sentence.text for form in (word.lower(), word.capitalize()))


def _short(reading: Reading, index: int) -> bool:
    """Tell whether a word is an abbreviation in capitals that names neither a place nor what happened."""
    word = reading.sentence.raw(index, index + 1)
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isalpha() and word.isupper()):
        return False
    if reading.place_at(index) is not None or any(mark.start == index for mark in reading.counting):
        return False
    return not reading.at(index, "event", "other", "person")
