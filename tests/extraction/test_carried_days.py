"""Days that a figure takes over: a toll told later is of the day of the event."""

from __future__ import annotations

import datetime as dt

import pytest

SATURDAY, TUESDAY, WEDNESDAY = dt.date(2024, 3, 9), dt.date(2024, 3, 12), dt.date(2024, 3, 13)


@pytest.fixture(scope="session")
def days(read):
    """Return a reader of texts of one day."""

    def _days(language: str, text: str) -> list[tuple[float | None, dt.date | None, dt.date | None]]:
        figures = read(text, language, dt.date(2024, 3, 14))
        return [(figure.quantity.value, figure.period.start, figure.period.end) for figure in figures]

    return _days


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A quake struck on Saturday. The minister lifted his count of the victims on Wednesday to 320 dead."),
        ("en", "A quake struck on Saturday. The ministry raised the toll on Wednesday to 320."),
        ("en", "A boat sank on Saturday. It is being searched, the mayor said, raising the confirmed toll to 320."),
        ("fr", "Un séisme a frappé samedi. Le bilan, porté mercredi à 320 morts, pourrait s'alourdir."),
        ("fr", "Un séisme a frappé samedi. Mercredi, le ministère comptait 320 morts."),
        ("es", "Un terremoto sacudió Manta el sábado. El ministerio elevó el miércoles a 320 los muertos."),
        ("ar", "ضرب زلزال المدينة يوم السبت. وأعلنت الوزارة يوم الأربعاء ارتفاع عدد القتلى إلى 320."),
        ("tr", "Cumartesi günü deprem oldu. Bakan çarşamba günü can kaybının 320'ye yükseldiğini açıkladı."),
    ],
)
def test_who_died_in_an_event_of_a_day_died_on_that_day_whenever_the_toll_was_told(
    language: str, text: str, days
) -> None:
    assert days(language, text) == [(320, SATURDAY, SATURDAY)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Five days after the breach of two dams, the ministry counts 320 dead."),
        ("fr", "Cinq jours après la destruction du barrage, le ministère recense 320 morts."),
        ("es", "Cinco días después de la rotura de la presa, el ministerio cuenta 320 muertos."),
    ],
)
def test_what_happened_some_days_ago_need_be_no_known_kind_of_event(language: str, text: str, days) -> None:
    assert days(language, text) == [(320, SATURDAY, SATURDAY)]


def test_what_was_seized_weeks_ago_goes_on(days) -> None:
    text = "Two weeks after gunmen seized the town, the hospital counts 320 dead."
    assert days("en", text) == [(320, dt.date(2024, 2, 29), dt.date(2024, 3, 14))]


def test_who_was_killed_later_has_a_day_of_their_own(days) -> None:
    text = "A quake struck on Saturday, killing 320. On Tuesday 12 people were killed by an aftershock."
    assert days("en", text) == [(320, SATURDAY, SATURDAY), (12, TUESDAY, TUESDAY)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At least 38 people died, the governor said. The bus plunged into a ravine on Saturday."),
        ("fr", "Au moins 38 personnes sont mortes, selon le gouverneur. Le car est tombé dans un ravin samedi."),
        ("es", "Al menos 38 personas murieron, según el gobernador. El puente se derrumbó el sábado por la mañana."),
        ("ar", "لقي 38 مهاجرا حتفهم، بحسب المنظمة الدولية للهجرة. وقالت المنظمة إن القارب انقلب السبت."),
        ("tr", "Valiye göre en az 38 kişi öldü. Köprü cumartesi sabahı çöktü."),
    ],
)
def test_what_happened_by_a_verb_dates_its_harm(language: str, text: str, days) -> None:
    assert days(language, text)[0] == (38, SATURDAY, SATURDAY)


def test_who_was_hurt_in_the_event_was_not_hurt_when_others_were_caught(days) -> None:
    text = "A boat sank on Saturday and 12 people died.\nOn Wednesday 214 migrants were arrested. Nine were injured."
    assert days("en", text)[2] == (9, SATURDAY, SATURDAY)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "En 2023, 97 personnes se sont noyées, contre 73 l'année précédente."),
        ("es", "En 2023 se ahogaron 97 personas, frente a 73 el año anterior."),
        ("ar", "وصل أكثر من 97 ألف مهاجر إلى اليمن عام 2023، مقابل 73 ألفا في العام السابق."),
    ],
)
def test_the_year_before_is_that_before_the_year_named(language: str, text: str, days) -> None:
    assert days(language, text)[1][1:] == (dt.date(2022, 1, 1), dt.date(2022, 12, 31))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The war has killed 14,000 people since April 2023. On Saturday a shell hit a market. Twelve people died.",
        ),
        (
            "fr",
            "La guerre a fait 14 000 morts depuis 2023. Samedi, un obus a frappé un marché. Douze civils sont morts.",
        ),
        (
            "es",
            "La guerra deja 14.000 muertos desde 2023. El sábado unos hombres irrumpieron en Gasca. Mataron a doce.",
        ),
    ],
)
def test_what_a_sentence_tells_of_one_day_is_counted_in_the_next(language: str, text: str, days) -> None:
    assert days(language, text)[1] == (12, SATURDAY, SATURDAY)


def test_a_later_visit_dates_no_harm_of_the_quake(days) -> None:
    text = "The quake struck on Saturday. On Monday an aftershock shook the town. The ministry says 320 people died."
    assert days("en", text) == [(320, SATURDAY, SATURDAY)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Between 2 and 8 March, monitors recorded 312 incidents. Forty-one civilians were killed."),
        ("fr", "Du 2 au 8 mars, 312 incidents ont été signalés. Quarante et un civils ont été tués."),
        ("es", "Entre el 2 y el 8 de marzo se registraron 312 incidentes. Murieron 41 civiles."),
    ],
)
def test_days_that_open_a_sentence_are_those_of_the_next(language: str, text: str, days) -> None:
    assert days(language, text) == [(41, dt.date(2024, 3, 2), dt.date(2024, 3, 8))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two weeks after the hillside collapsed on 2 March, 98 deaths have been confirmed."),
        ("en", "A month after Typhoon Rai struck the south on 2 March, 98 deaths have been confirmed."),
        ("fr", "Deux semaines après le séisme du 2 mars, 98 décès sont confirmés."),
    ],
)
def test_a_day_that_is_named_goes_before_weeks_that_are_counted(language: str, text: str, days) -> None:
    assert days(language, text) == [(98, dt.date(2024, 3, 2), dt.date(2024, 3, 2))]


def test_what_something_is_reckoned_from_happened_on_no_day_beside_it(days) -> None:
    text = (
        "The envoy had warned of it yesterday, and since the start of this Libyan trouble, in vain.\n\n"
        "The talks went on in Ankara.\n\nIn Idlib we lost 34 soldiers."
    )
    assert days("en", text) == [(34, None, None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Air strikes killed 55 people in Homs on Monday, raising the toll to 292."),
        ("fr", "Des frappes ont tué 55 personnes à Homs lundi, portant le bilan à 292 morts."),
        ("es", "Murieron 55 personas el lunes en Homs, lo que eleva a 292 el número de muertos."),
        ("ar", "قتل 55 شخصا الاثنين في حمص، ما يرفع عدد القتلى إلى 292."),
        ("tr", "Pazartesi günü Humus'ta 55 kişi öldü, böylece ölü sayısı 292'ye yükseldi."),
    ],
)
def test_a_toll_that_the_dead_of_a_day_raised_began_on_no_known_day(read, language: str, text: str) -> None:
    monday = dt.date(2024, 5, 6)
    days = {int(f.quantity.value or 0): (f.period.start, f.period.end) for f in read(text, language)}
    assert days == {55: (monday, monday), 292: (None, monday)}


def test_a_toll_of_a_quake_is_of_its_day_whenever_bodies_are_found(read) -> None:
    text = "A quake hit Homs on Saturday. Rescuers found six bodies on Monday, raising the death toll to 90."
    days = {int(f.quantity.value or 0): f.period.start for f in read(text, "en")}
    assert days[90] == dt.date(2024, 5, 4)
