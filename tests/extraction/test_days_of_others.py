"""Times of a sentence that belong to another of its numbers, or to no known day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from geo.models import Figure

    Read = Callable[[str, str], tuple[Figure, ...]]


def starts(figures: tuple[Figure, ...]) -> dict[float | None, dt.date | None]:
    """Return the first day of each figure, by its value."""
    return {figure.quantity.value: figure.period.start for figure in figures}


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        (
            "en",
            "Chad now hosts 900,000 refugees, among them 500,000 Sudanese who have arrived since February.",
            500_000,
        ),
        ("en", "The camps of Dadaab now host 900,000 refugees, 500,000 of whom came this year.", 500_000),
        ("en", "Dadaab hosts 900,000 refugees, of whom 500,000 arrived since February.", 500_000),
        ("fr", "Au Tchad, 900 000 réfugiés sont accueillis, dont 500 000 Soudanais arrivés depuis février.", 500_000),
        ("en", "Shells killed 6 people in Tyre, raising the toll since February to 335.", 335),
        ("en", "Shells killed 6 people in Tyre and the toll since February has reached 335.", 335),
        ("fr", "Des tirs ont tué 6 personnes à Tyr, ce qui porte le bilan depuis février à 335 morts.", 335),
    ],
)
def test_since_when_a_part_or_a_toll_counts_dates_no_other_number(
    read: Read, language: str, text: str, part: float
) -> None:
    found = starts(read(text, language))
    assert {value for value, start in found.items() if start is not None} == {part}
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Fighting in Goma has killed 40 people, including 8 children, since Monday.",
        "Fighting in Goma has killed 40 people including 8 children since Monday.",
    ],
)
def test_a_time_after_a_part_without_a_verb_is_that_of_the_whole(read: Read, text: str) -> None:
    found = starts(read(text, "en"))
    assert found[40] == found[8]
    assert found[40] is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thirty people were killed in Goma two days before the vote."),
        ("en", "In Goma 30 people died two weeks before the army arrived."),
        ("es", "Treinta personas murieron en Goma dos días antes de la votación."),
        ("ar", "قتل 30 شخصا في غوما قبل يومين من الانتخابات."),
    ],
)
def test_days_before_something_are_of_no_known_day(read: Read, language: str, text: str) -> None:
    (figure,) = read(text, language)
    assert (figure.quantity.value, figure.period.start, figure.period.end) == (30, None, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thirty people had been killed in Goma two days before, officials said."),
        ("es", "Treinta personas habían muerto en Goma dos días antes."),
        ("ar", "قتل 30 شخصا في غوما قبل يومين."),
    ],
)
def test_days_before_alone_are_reckoned_from_the_report(read: Read, language: str, text: str) -> None:
    (figure,) = read(text, language)
    assert figure.period.start is not None
    assert figure.period.start == figure.period.end


def test_the_day_of_the_search_is_not_that_of_the_quake(read: Read) -> None:
    text = (
        "Rescuers dug through villages in western Iran on Saturday, looking for survivors of an earthquake that killed "
        "900 people.\n\nThe tremor struck after midnight on Thursday."
    )
    start = starts(read(text, "en"))[900]
    assert start is not None
    assert start.strftime("%A") == "Thursday"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        # what was done on a day after something that killed
        ("en", "Rescuers pulled a boy from the rubble on Monday after a quake killed 264 people.", None),
        ("en", "Mourners dug graves on Monday after the wave, which killed 264 people.", None),
        ("fr", "Les secours fouillaient lundi les décombres après un séisme qui a tué 264 personnes.", None),
        ("es", "Los equipos buscaban el lunes entre los escombros tras un sismo que mató a 264 personas.", None),
        # those who died on that day
        ("en", "On Monday, after days of rain, a landslide killed 264 people.", 6),
        ("en", "Some 264 people were killed on Monday after a bridge fell.", 6),
        ("fr", "Lundi, après des jours de pluie, un glissement de terrain a tué 264 personnes.", 6),
        ("es", "El lunes murieron 264 personas tras caer un puente.", 6),
    ],
)
def test_a_day_before_after_is_that_of_what_followed(read: Read, language: str, text: str, day: int | None) -> None:
    start = starts(read(text, language))[264]
    assert (start.day if start is not None else None) == day


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("en", "The 1999 Marmara earthquake killed 17,480 people.", 1999),
        ("en", "Some 1999 Haiti earthquake survivors arrived; 17,480 people were killed.", None),
        ("en", "Months after the 2023 quake, floods killed 17,480 people.", None),
        ("tr", "1999 Marmara depreminde 17.480 kişi ölmüştü.", 1999),
        ("ar", "وكان زلزال 1999 قد أودى بحياة 17480 شخصا.", 1999),
    ],
)
def test_a_year_in_the_name_of_an_event_dates_it(read: Read, language: str, text: str, year: int | None) -> None:
    start = starts(read(text, language))[17_480]
    assert (start.year if start is not None else None) == year


@pytest.mark.parametrize(
    ("language", "text", "end"),
    [
        ("en", "Some 40 people are missing in Homs after a boat sank on Sunday.", 8),
        ("fr", "Quarante personnes sont portées disparues après le naufrage d'un bateau dimanche.", 8),
        ("es", "Unas 40 personas siguen desaparecidas en Homs tras el naufragio de un barco el domingo.", 8),
        ("ar", "لا يزال 40 شخصا مفقودين في حمص بعد غرق قارب يوم الأحد.", 8),
        ("en", "Some 40 people were missing in Homs on Monday after the flood of 2 May.", 6),
    ],
)
def test_what_led_to_a_state_does_not_end_it(read: Read, language: str, text: str, end: int) -> None:
    assert [figure.period.end and figure.period.end.day for figure in read(text, language)] == [end]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The death toll of the eruption of 3 May has reached 110, with 197 people missing.", 8),
        ("Five days after the eruption of 3 May, 197 people are missing.", 8),
        ("The toll on 3 May was 110, with 197 people missing.", 3),
    ],
)
def test_the_day_of_an_event_ends_nothing_that_lasts(read: Read, text: str, end: int) -> None:
    found = {figure.quantity.value: figure.period.end for figure in read(text, "en")}
    assert [found[197] and found[197].day] == [end]


def test_an_aftershock_dates_no_toll_of_the_quake(read: Read) -> None:
    text = (
        "HAITI EARTHQUAKE\n2,189 people were killed (Civil Protection, 6 May). Three health workers were hurt on"
        " Tuesday when a clinic collapsed in an aftershock."
    )
    assert [figure.period.start and figure.period.start.day for figure in read(text, "en")] == [None, 7]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2018, 23 miners died in two accidents in Swat within a day."),
        ("fr", "En 2018, 23 mineurs sont morts à Swat en deux jours."),
        ("es", "En 2018 murieron 23 mineros en Swat en un día."),
        ("tr", "2018'de Swat'ta bir gün içinde 23 madenci öldü."),
        ("ar", "في عام 2018 قتل 23 عامل منجم في سوات خلال يومين."),
    ],
)
def test_some_days_of_an_earlier_year_are_in_it(read: Read, language: str, text: str) -> None:
    assert [figure.period.start and figure.period.start.year for figure in read(text, language)] == [2018]
