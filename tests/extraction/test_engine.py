"""Extraction as a whole: what holds for any text, and what one document must give."""

from __future__ import annotations

import datetime as dt
import gc
import json
import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.extraction import engine, extract
from geo.gazetteer import open_gazetteer
from geo.languages import available
from geo.models import Document, Extraction, PublishedBasis, Status, document_id

GAZETTEER = open_gazetteer()
QUALITY = Path(__file__).resolve().parents[1] / "quality"
PIECES = """killed|12|people|in|Idlib|,|and|since|Monday|3.5 million|refugees|of whom|(|)|a dozen|soldiers|were|the toll
|rose to|:|UNHCR said|denied|could|homes|destroyed|dont|morts|près de|blessés|%|40|“|”|tens of thousands|24 March|fled
|from|Turkey|²|٣|in the past|between|to|1 July|three days after the quake"""
WORDS = st.sampled_from(PIECES.split("|"))


def read(text: str, language: str = "en", published: dt.date | None = dt.date(2024, 5, 8)) -> Extraction:
    basis = PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN
    document = Document(
        id=document_id(text), address="test", text=text, language=language, published=published, published_basis=basis
    )
    return extract(document, GAZETTEER)


def check(text: str, language: str, published: dt.date | None) -> None:
    found = read(text, language, published)
    ids = [figure.id for figure in found.figures]
    assert len(ids) == len(set(ids))
    for figure in found.figures:
        assert figure.quote == text[figure.span.start : figure.span.end]
        assert figure.span.start <= figure.number_span.start < figure.number_span.end <= figure.span.end
        known = [n for n in (figure.quantity.low, figure.quantity.value, figure.quantity.high) if n is not None]
        assert known == sorted(known)
        assert 0 < figure.confidence < 1
        assert figure.part_of is None or figure.part_of in ids
        assert all(evidence.span.end <= len(text) for evidence in figure.evidence)


@given(st.text(), st.sampled_from(available()))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text(text: str, language: str) -> None:
    check(text, language, None)


@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(["en", "fr"]))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_words(text: str, language: str) -> None:
    check(text, language, dt.date(2024, 5, 8))


def _gold_texts() -> list[tuple[str, str]]:
    found = []
    for path in sorted(QUALITY.glob("*_[a-z][a-z].jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)
            found.append((text["lang"], text["text"]))
    return found


def _torn(draw: random.Random, text: str, other: str) -> str:
    """Return a report as a scanner, a careless hand or a converter leaves it."""
    way = draw.randrange(5)
    if way == 0:
        sentences = re.split(r"(?<=[.!?\n])\s+", text)
        draw.shuffle(sentences)
        return " ".join(sentences)
    if way == 1:
        first = draw.randrange(len(text))
        return text[:first] + text[first + draw.randrange(60) :]
    if way == 2:
        return "".join(c if draw.random() > 0.02 else draw.choice(' \n.,;:-–|/()0123456789"«»ـ') for c in text)
    if way == 3:
        words = text.split(" ")
        for _ in range(8):
            one, two = draw.randrange(len(words)), draw.randrange(len(words))
            words[one], words[two] = words[two], words[one]
        return " ".join(words)
    return text[: len(text) // 2] + "\n" + other[len(other) // 2 :]


@pytest.mark.parametrize("seed", range(8))
def test_any_torn_report(seed: int) -> None:
    draw, texts = random.Random(seed), _gold_texts()  # noqa: S311 - the same texts each time
    for _ in range(60):
        language, text = draw.choice(texts)
        check(_torn(draw, text, draw.choice(texts)[1]), language, draw.choice([None, dt.date(2024, 1, 1)]))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قتل ـ ـ 12 شخصا في إدلب."),
        ("tr", "-EDİRNE – Bakan, 12 kişinin öldüğünü söyledi."),
        ("es", "En Tame permanecen 2.310 personas desplazadas desde el 3 de mayo."),
    ],
)
def test_texts_that_once_were_too_much(language: str, text: str) -> None:
    check(text, language, dt.date(2024, 1, 1))


@pytest.mark.parametrize("language", ["xx", "und", "zh"])
def test_a_language_without_data_gives_nothing(language: str) -> None:
    assert read("12 people were killed in Kabul.", language) == read("12 people were killed in Kabul.", language)
    assert read("12 people were killed in Kabul.", language).figures == ()


def test_a_million_digits() -> None:
    assert read("1" * 1_000_000).figures == ()


@pytest.mark.parametrize("piece", ["12 people ", "killed ", "a ", "( ", "1,", '"', "Monday, ", "said that "])
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        began = time.process_time()
        read(text)
        return time.process_time() - began

    seconds(2000)
    short, long = seconds(20_000), seconds(100_000)
    assert long < 5 * 4 * short + 1.0


@pytest.mark.skipif(not engine.__file__.endswith(".py"), reason="compiled generators refer to themselves")
@pytest.mark.parametrize("language", available())
def test_reading_leaves_no_garbage_to_be_looked_for(language: str) -> None:
    with (QUALITY / f"{language}.jsonl").open(encoding="utf-8") as gold:
        report = json.loads(next(gold))["text"]
    read(report, language)  # what a language needs is loaded
    gc.collect()
    gc.disable()
    try:
        assert read(report, language).figures
        assert gc.collect() == 0
        assert not gc.isenabled()
    finally:
        gc.enable()
    read(report, language)
    assert gc.isenabled()


def test_running_twice_changes_nothing() -> None:
    text = "At least 14 people were killed in Homs and 6 in Hama on Monday."
    assert read(text) == read(text)


def test_our_soldiers_are_those_of_the_speaker() -> None:
    figure = read("“We lost 19 of our soldiers in Idlib,” said the Turkish envoy to Brussels.").figures[0]
    assert (figure.group.code, figure.attributed_to) == ("combatant:TR", "the Turkish envoy to Brussels")


def test_a_border_lies_between_who_stops_and_whence_they_come() -> None:
    figure = read("Greece says it blocked 4,000 migrants arriving from Turkey on Sunday.").figures[0]
    (toponym,) = figure.toponyms
    assert (toponym.form, toponym.anchors) == ("border", ("Greece", "Turkey"))


def test_a_headline_repeats_what_the_text_says() -> None:
    first, second = read("12 killed in Homs blast\n\nA blast killed 12 people in Homs on Monday, medics said.").figures
    assert second.repeat_of == first.id
    assert second.attributed_to == "medics"
    assert first.attributed_to is None  # the headline names nobody


def test_a_dateline_is_no_place_of_an_event() -> None:
    (figure,) = read("WARSAW, Nov 30 (PAP) - Six miners died in Zofiowka on Saturday.").figures
    assert all(toponym.name.casefold() != "warsaw" for toponym in figure.toponyms)


def test_a_table_reads_its_columns() -> None:
    text = "Province Dead Injured Missing\nSofala 17 8 4\nManica 9 2 1\n"
    found = [(figure.indicator, figure.quantity.value) for figure in read(text).figures]
    assert found == [
        ("killed", 17), ("injured", 8), ("missing", 4), ("killed", 9), ("injured", 2), ("missing", 1),
    ]  # fmt: skip


def test_every_status_is_kept() -> None:
    text = "Ten people died in Gao. The mayor denied that 40 people had died. Another 500 could flee Gao."
    assert [figure.status for figure in read(text).figures] == [Status.REPORTED, Status.DENIED, Status.PLANNED]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("The toll in Homs rose to 57 dead on Monday from 43 on Sunday.", "en", dt.date(2024, 5, 6)),
        ("The toll in Homs rose to 57 dead, up from 43 on Sunday.", "en", None),
        ("Le bilan à Homs est passé à 57 morts lundi contre 43 dimanche.", "fr", dt.date(2024, 5, 6)),
        ("El balance en Homs subió a 57 muertos el lunes frente a 43 del domingo.", "es", dt.date(2024, 5, 6)),
    ],
)
def test_the_number_from_which_a_toll_rose_is_an_older_one(text: str, language: str, day: dt.date | None) -> None:
    new, old = read(text, language).figures
    assert [(new.quantity.value, new.superseded), (old.quantity.value, old.superseded)] == [(57, False), (43, True)]
    assert new.period.start == day


@pytest.mark.parametrize("day", ["30 February 2024", "04/05/2024", "3/4/2024", "31/02/2024", "9 August 2024"])
def test_a_day_that_cannot_be_is_not_that_of_another_sentence(day: str) -> None:
    (figure,) = read(f"A flood on 2 May 2024 hit Homs. On {day}, 12 people were killed in Homs.").figures
    assert (figure.quantity.value, figure.period.start, figure.period.end) == (12, None, None)


@pytest.mark.parametrize(("day", "language"), [("13/04/2024", "en"), ("4/4/2024", "en"), ("04/05/2024", "fr")])
def test_a_day_in_digits_is_read_where_it_is_clear(day: str, language: str) -> None:
    text = {"en": f"On {day}, 12 people were killed in Homs.", "fr": f"Le {day}, 12 personnes ont été tuées à Homs."}
    (figure,) = read(text[language], language).figures
    first, second, year = map(int, day.split("/"))
    assert figure.period.start == figure.period.end == dt.date(year, second, first)


def test_a_letter_of_a_scale_ends_its_word() -> None:
    assert 31_000_000 not in [figure.quantity.value for figure in read("31m12 people were injured in Homs.").figures]
    assert [figure.quantity.value for figure in read("31m people were displaced in Sudan.").figures] == [31_000_000]


def test_a_report_dated_to_a_month_dates_no_figure_to_a_day() -> None:
    from datetime import date

    from geo.extraction import extract
    from geo.gazetteer import open_gazetteer
    from geo.models import Document, Precision, PublishedBasis, document_id

    text = "Floods killed 12 people in Maputo on Thursday. The camp in Beira shelters 900 families."
    document = Document(
        id=document_id(text),
        address="floods.txt",
        text=text,
        language="en",
        published=date(2023, 2, 1),
        published_precision=Precision.MONTH,
        published_basis=PublishedBasis.TEXT,
    )
    figures = extract(document, open_gazetteer()).figures
    assert len(figures) == 2
    assert {(figure.period.start, figure.period.end) for figure in figures} == {(None, None)}


@pytest.mark.parametrize("language", available())
def test_sentences_that_are_not_read_hold_no_figure(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    gold = QUALITY / f"{language}.jsonl"
    texts = [json.loads(line)["text"] for line in gold.read_text(encoding="utf-8").splitlines()[:30]]
    texts.append("\n\n".join(texts))
    found = [read(text, language) for text in texts]
    monkeypatch.setattr(engine, "_may_tell", lambda *_: True)
    assert [read(text, language) for text in texts] == found
