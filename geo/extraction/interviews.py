"""Questions and answers: what a question asks for, which the number that answers it counts, and who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.extraction import attribution, ellipsis
from geo.extraction.lexicon import Mark
from geo.extraction.reading import Reading
from geo.extraction.source_names import capital, name_end, with_name
from geo.extraction.verb_final import is_final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.context import Context
    from geo.extraction.counting import Draft
    from geo.extraction.tokens import Sentence

#: Words of a sentence before a number that answers a question: "In three days, from 15 to 17 June, 622."
_OPENING = 14
#: Words of a sentence that is an answer and no more: "About 300 people."
_SHORT = 14
#: Words of a question that is a noun and little more.
_BRIEF = 6
#: Questions that make a text an interview, and words of the longest.
_QUESTIONS = 2
_LONGEST = 30
#: Words of a name: a first and a last name, with one between.
_NAMES = range(2, 4)
#: Words between a verb of saying and the number that somebody gives.
_GIVING = 2
#: What opens the words of who is quoted in a title.
_OPEN = frozenset('"“«„')
#: Words of a name with its title.
_GIVEN = 4
#: Words of a name with its office that is all of a title.
_TITLED = 14
#: Words of indicators that a question may ask for, the nouns before the verbs.
_ASKED = (
    *("counts.noun", "counts.noun_flow", "counts.noun_stock", "counts.after", "counts.after_stock"),
    *("counts.after_flow", "counts.before", "counts.noun_either", "counts.after_either", "counts.noun_weak"),
)


class Question(NamedTuple):
    """What a question asks the number of.

    Attributes
    ----------
    reading
        The question.
    mark
        The word for what is counted.
    """

    reading: Reading
    mark: Mark


def question(reading: Reading) -> Question | None:
    """Return what a sentence asks the number of, "How many wounded have you received?"; None if it asks for none."""
    if not reading.words or reading.words[-1] not in {"?", "؟"}:
        return None
    for asked in reading.of("ask", "how_many"):
        marks = [mark for mark in reading.counting if mark.start >= asked.end and mark.kind in _ASKED]
        if marks:
            # in "Combien d'habitants ont fui ?" the verb says more of inhabitants than their noun
            return Question(reading, min(marks, key=lambda m: (_is_weak(m), m.start, -m.end, _ASKED.index(m.kind))))
    if len(reading.words) <= _BRIEF:  # "And the dead?"
        named = [mark for mark in reading.counting if mark.kind.startswith("counts.noun")]
        return Question(reading, named[0]) if named else None
    return None


def _is_weak(mark: Mark) -> bool:
    return mark.kind == "counts.noun_weak"


def answer(drafts: Sequence[Draft], asked: Question | None, sentences: Sequence[Sentence]) -> None:
    """Let the numbers of a sentence that name nothing count what the question before them asks for.

    Parameters
    ----------
    drafts
        The numbers of the sentence, in reading order.
    asked
        The last question of the text.
    sentences
        The sentences up to this one: an answer stands in the paragraph of the first after the question.
    """
    if asked is None or not drafts:
        return
    after = sentences[asked.reading.sentence.index + 1 :][:1]
    following = after[0].paragraph if after else -1
    reading = drafts[0].reading
    sentence = reading.sentence
    if sentence.paragraph != following or reading.of("tally", "noun"):
        return
    for draft in drafts:
        if draft.indicator or draft.start > _OPENING:
            return  # what stands beside a figure is of the same kind, and what comes late tells of something else
        counted = draft.head.kind in {"person", "household"} and (
            len(sentence) <= _SHORT or _said(reading, draft.start)
        )
        if draft.head.kind in {"bare", "them"} or counted:
            draft.take(asked.mark.value, asked.mark, "answer", 6.0)
            draft.asked = asked.reading
            final = is_final(reading.language)  # who speaks there has the verb after the number
            draft.gapped = draft is not drafts[0] and not final and ellipsis.gapped(draft, drafts[0])


def _said(reading: Reading, start: int) -> bool:
    """Tell whether somebody gives a number right after a verb of saying: "the governor speaks of 15,000 families"."""
    return any(0 <= start - mark.end <= _GIVING for mark in reading.of("source.speech"))


def interviewed(context: Context) -> tuple[str, tuple[int, int]] | None:
    """Return who answers in a text of questions and answers, named before the first question.

    Returns
    -------
    tuple or None
        The name and where it stands; None where there are no two questions that open a paragraph, or no name.
    """
    questions = [
        sentence
        for number, sentence in enumerate(context.sentences)
        if sentence.words[-1] in {"?", "؟"}
        and len(sentence) <= _LONGEST
        and (number == 0 or context.sentences[number - 1].paragraph != sentence.paragraph)
    ]
    if len(questions) < _QUESTIONS:
        return None
    context.answered = frozenset(
        following.paragraph for asked in questions for following in context.sentences[asked.index + 1 : asked.index + 2]
    )
    for sentence in context.sentences:
        if sentence.start >= questions[0].start:
            return _told(context, context.sentences[: questions[0].index])
        found = _introduced(context.reading(sentence)) or _name(context, context.reading(sentence))
        if found is not None:
            first, last = found
            return sentence.raw(first, last), (sentence.starts[first], sentence.ends[last - 1])
    return None


def _introduced(reading: Reading) -> tuple[int, int] | None:
    """Return the tokens of who is said to answer: "التقينا نور حياة، وهي", "öğretmen Elif ile konuştuk"."""
    words = reading.words
    led = [mark for mark in reading.of("source.interview") if mark.value in {"before", "title"}]
    for mark in sorted(led, key=lambda mark: mark.value):
        end = with_name(reading, name_end(reading, mark.end, set()))
        titled = reading.sentence.index == 0 and words[end:] in ([], ["."])  # "Interview with the mayor"
        if 0 < end - mark.end <= (_TITLED if titled else _GIVEN) and (
            titled or words[end : end + 1] not in ([], ["."])
        ):
            return mark.start if mark.value == "title" else mark.end, end
    colon = words.index(":") if ":" in words[1:] else 0
    if colon and words[colon + 1 : colon + 2] and words[colon + 1] in _OPEN:
        office = any(noun.start <= 1 for noun in reading.of("source.source"))
        return (0, colon) if office else None  # "مديرة المركز: «وصلوا حفاة»", the title of an interview
    for mark in reading.of("source.interview", "after"):
        start = mark.start
        while start > 0 and capital(reading, start - 1) and words[start - 1].isalpha() and mark.start - start < _GIVEN:
            start -= 1
        if start < mark.start and reading.place_at(start) is None:
            return start, mark.start
    return None


def _told(context: Context, sentences: Sequence[Sentence]) -> tuple[str, tuple[int, int]] | None:
    """Return who speaks in the sentences before the first question, by a single name: "Selam tells by telephone"."""
    for sentence in sentences:
        reading = context.reading(sentence)
        for source in attribution.sources(reading, context.times(reading)):
            if not source.same:
                span = sentence.starts[source.start], sentence.ends[source.end - 1]
                return attribution.name(reading, source), span
    return None


def _name(context: Context, reading: Reading) -> tuple[int, int] | None:
    """Return the tokens of the first name of a person in a sentence, two or three words with capitals."""
    words, sentence = reading.words, reading.sentence
    shouted = sentence.text[sentence.start : sentence.end].isupper()
    first = 0
    while first < len(words) and not shouted:
        last = first
        while last < len(words) and _part_of_name(context, reading, last):
            last += 1
        if last - first in _NAMES:
            return first, last
        first = max(last, first + 1)
    return None


def _part_of_name(context: Context, reading: Reading, index: int) -> bool:
    """Tell whether a word has a capital and is no place, abbreviation, time nor part of the dateline."""
    sentence = reading.sentence
    start, end = context.dateline
    if not (reading.words[index].isalpha() and capital(reading, index)) or start <= sentence.starts[index] < end:
        return False
    if sentence.text[sentence.starts[index] : sentence.ends[index]].isupper() or reading.place_at(index) is not None:
        return False
    if any(time.start <= index < time.end for time in context.times(reading)):
        return False
    return not any(mark.kind in {"word", "article", "place"} for mark in reading.at(index))
