"""The place of a figure whose sentence names none: of the report, of its lead, of what a word stands for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from geo.gazetteer import open_gazetteer

if TYPE_CHECKING:
    from geo.models import Figure

GAZETTEER = open_gazetteer()


@pytest.fixture(scope="session")
def read(read):
    """Return a reader of texts of one day."""

    def _read(text: str, language: str) -> tuple[Figure, ...]:
        return read(text, language, dt.date(2024, 3, 14))

    return _read


@pytest.fixture(scope="session")
def places(read):
    """Return a reader of texts of one day."""

    def _places(text: str, language: str = "en") -> list[list[str]]:
        return [[toponym.name for toponym in figure.toponyms] for figure in read(text, language)]

    return _places


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "LIMA, 5 March – The government has corrected the toll to 212 dead. Rain goes on. It is worst in Piura.",
            [["Peru"]],
        ),
        (
            "es",
            "LIMA, 5 mar – El Gobierno corrigió a 212 los muertos. Sigue lloviendo. Lo peor está en Piura.",
            [["Peru"]],
        ),
        ("en", "PIURA, 5 March – The mayor speaks of 12 dead. Help has left Lima.", [["PIURA"]]),
    ],
)
def test_what_a_report_from_a_capital_tells_first_is_of_the_country(
    language: str, text: str, expected: list[list[str]], places
) -> None:
    assert places(text, language) == expected


def test_later_totals_are_of_all_the_countries_of_the_lead(places) -> None:
    text = (
        "Cholera has killed 310 people in Malawi, Zambia and Mozambique, the agency said.\n\n"
        "It has no end in sight. More than 90 nurses have lost their lives."
    )
    assert places(text) == [["Malawi", "Zambia", "Mozambique"]] * 2


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        (
            "en",
            "Fire swept Mocoa. Nine died in Nariño. The Red Cross has counted 850 killed in the whole country.",
            None,
        ),
        (
            "en",
            "Floods hit Bosnia. In Serbia's town of Valjevo 12 bodies were found. Nationwide, 21 people died.",
            "Serbia",
        ),
        (
            "tr",
            "Bosna'da sel var. Sırbistan'ın Valjevo kasabasında 12 kişi öldü. Ülke genelinde 21 kişi öldü.",
            "Sırbistan",
        ),
        (
            "es",
            "El sismo sacudió Quito y Manta. «Un millón de personas perdieron su casa en nuestro país», dijo.",
            None,
        ),
    ],
)
def test_the_country_is_the_one_named_before(language: str, text: str, last: str | None, places) -> None:
    found = places(text, language)[-1]
    if last is not None:
        assert found == [last]
    else:
        assert all(GAZETTEER.country_of(name) or name in {"Colombia", "Ecuador"} for name in found)


@pytest.mark.parametrize(
    ("language", "text", "capital"),
    [
        ("en", "Shelling hit Goma on Monday.\n\nKigali denied that 40 people had been killed.", "Kigali"),
        ("fr", "Des obus sont tombés sur Goma.\n\nKigali nie avoir tué 40 personnes.", "Kigali"),
        ("tr", "Suruç'ta çatışma çıktı.\n\nAnkara, 40 kişinin öldüğü haberini yalanladı.", "Ankara"),
    ],
)
def test_a_capital_that_denies_something_is_not_where_it_was(language: str, text: str, capital: str, read) -> None:
    (figure,) = read(text, language)
    assert capital not in {toponym.name for toponym in figure.toponyms}


def test_a_capital_where_something_was_stays(places) -> None:
    assert places("A bomb went off in Kabul. In Kabul, police denied that 40 people had been killed.")[-1] == ["Kabul"]


def test_the_people_of_a_country_in_the_arabic_accusative_are_no_place(read) -> None:
    text = "قال مسؤول في إربد إن المستشفى استقبل 73 جريحاً سورياً."
    assert all("سوري" not in toponym.name for figure in read(text, "ar") for toponym in figure.toponyms)


def test_where_a_spokesman_sits_is_not_what_a_report_is_about(places) -> None:
    text = (
        "The refugee agency's spokesman in Jordan said that 320,000 people had fled fighting in Daraa province.\n\n"
        "Monitors counted 138 dead."
    )
    assert places(text)[-1] == ["Daraa"]


def test_most_of_whom_tells_nothing_of_a_place_after_the_verb(places) -> None:
    text = "Relief has come to Skopje.\n\nTwenty-one refugees, most of them children, died at Gevgelija in a week."
    assert places(text) == [["Gevgelija"]]


def test_a_toll_that_is_feared_is_of_the_whole_event(places) -> None:
    text = (
        "The quake in Nepal killed 5,057 people.\n\n"
        "In Gorkha 223 people died. The minister said that the toll could climb to 10,000."
    )
    assert places(text)[-1] == ["Nepal"]
    assert places(text)[-2] == ["Gorkha"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The quake hit Bam on 3 March. The mayor denied that 400 people had died."),
        ("fr", "Le séisme a frappé Bam le 3 mars. Le maire a démenti que 400 personnes soient mortes."),
        ("es", "El sismo sacudió Bam el 3 de marzo. El alcalde negó que hubieran muerto 400 personas."),
        ("tr", "Deprem 3 Mart'ta Bam'ı vurdu. Belediye başkanı 400 kişinin öldüğünü yalanladı."),
    ],
)
def test_what_is_denied_of_an_event_has_its_day(language: str, text: str, read) -> None:
    figure = read(text, language)[-1]
    assert (figure.period.start, figure.period.end) == (dt.date(2024, 3, 3), dt.date(2024, 3, 3))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A bomb killed 12 people in Kabul on 3 March. The next day 90 people died in Herat."),
        ("fr", "Une bombe a tué 12 personnes le 3 mars. Le lendemain, 90 personnes sont mortes à Hérat."),
        ("es", "Una bomba mató a 12 personas el 3 de marzo. Al día siguiente murieron 90 personas en Herat."),
        ("tr", "Kâbil'de 3 Mart'ta bir bomba 12 kişiyi öldürdü. Ertesi gün Herat'ta 90 kişi öldü."),
        ("ar", "قتلت قنبلة 12 شخصا في كابول في 3 مارس. وفي اليوم التالي قتل 90 شخصا في هرات."),
    ],
)
def test_the_next_day_is_the_one_after_the_day_named_before(language: str, text: str, read) -> None:
    figure = read(text, language)[-1]
    assert (figure.period.start, figure.period.end) == (dt.date(2024, 3, 4), dt.date(2024, 3, 4))


def test_a_day_in_the_clause_of_another_number_is_not_of_the_first(read) -> None:
    text = "The riot was on Monday. The court counts 79 hurt, two of them officers; six were in danger on Wednesday."
    assert all(figure.period.start != dt.date(2024, 3, 13) for figure in read(text, "en")[:2])


@pytest.mark.parametrize(
    ("language", "told", "expected"),
    [
        ("en", "President Rene Preval said 50,000 were injured.", "Haiti"),
        ("en", "A doctor said 24 people had died.", "Leogane"),
        ("en", "The provincial government said 50,000 had died.", "Leogane"),
        ("en", "The prime minister said 50,000 had died.", "Haiti"),
        ("en", "President Rene Preval said 14 were injured there.", "Leogane"),
        ("en", "Brazil said 14 of its peacekeepers were killed.", "Haiti"),
        ("en", "A doctor said 14 of his patients died.", "Leogane"),
        ("fr", "Le président René Préval a déclaré que 50 000 personnes étaient blessées.", "Haïti"),
        ("fr", "Le Brésil a annoncé que quatorze de ses soldats avaient péri.", "Haïti"),
        ("es", "El presidente René Préval dijo que hay 50.000 heridos.", "Haití"),
    ],
)
def test_who_speaks_for_a_country_counts_all_of_it(language: str, told: str, expected: str, places) -> None:
    leads = {
        "en": "Tuesday's quake killed 7,000 people in Haiti. In Leogane, a reporter counted 25 bodies.",
        "fr": "Le séisme de mardi a tué 7 000 personnes en Haïti. À Léogâne, un journaliste a compté 25 corps.",
        "es": "El terremoto del martes mató a 7.000 personas en Haití. En Léogâne se contaron 25 cadáveres.",
    }
    assert places(f"{leads[language]} {told}", language)[-1] == [expected]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Egypt sent home the bodies of 87 of its nationals.", "Derna"),
        ("In Australia, the prime minister said 11 of its citizens were killed.", "Derna"),
        ("Egypt said 11 of its citizens were killed in Marj.", "Marj"),
    ],
)
def test_people_of_a_country_who_were_harmed_elsewhere_are_not_in_it(told: str, expected: str, places) -> None:
    assert places(f"In Derna 5,300 people died. {told}")[-1] == [expected]
