"""When the event of a report was."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import Figure

    Read = Callable[[str, str], tuple[Figure, ...]]
    Sources = Callable[[str, str], dict[float | None, str | None]]


def test_the_quake_of_a_title_dates_its_dead_and_the_days_of_the_report_what_goes_on(read: Read) -> None:
    """A report on some days tells the toll of what was before them."""
    text = (
        "OIM – Séisme du 4 avril\nRapport n° 3 (du 10 au 12 avril 2024)\n\n"
        "Le bilan est de 2 207 morts aux Cayes. Quelque 40 personnes ont été arrêtées."
    )
    days = {figure.quantity.value: (figure.period.start, figure.period.end) for figure in read(text, "fr")}
    assert days[2207] == (dt.date(2024, 4, 4), dt.date(2024, 4, 4))
    assert days[40] == (dt.date(2024, 4, 10), dt.date(2024, 4, 12))


def test_an_attack_that_fresh_news_recalls_from_another_month_dates_nothing_else(read: Read) -> None:
    """The dead of this week did not die in November."""
    text = (
        "Attaque de Ouagadougou : au moins 26 morts\n\nL'hôtel a été repris mardi matin. Le feu est éteint. "
        "Des renforts sont arrivés.\n\nEn novembre, l'attentat du Radisson Blu de Bamako avait tué vingt clients."
    )
    figures = read(text, "fr")
    assert figures[0].period.start != dt.date(2023, 11, 1)
    assert figures[-1].period.start == dt.date(2023, 11, 1)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("« Il y a 40 morts à Goma », hurlait dimanche le préfet de Beni.", "le préfet de Beni"),
        ("« Je pense qu'il y a 40 morts à Goma », soupira le préfet de Beni.", "le préfet de Beni"),
        ("Le procureur de Bobo a dressé lundi un bilan de 40 morts.", "Le procureur de Bobo"),
        ("Amnesty International soupçonne 40 morts à Bangui.", "Amnesty International"),
        ("Au moins 40 personnes sont mortes à Beni, nous a confié le chef de groupement.", "le chef de groupement"),
    ],
)
def test_verbs_of_saying_in_every_tense(text: str, source: str, sources: Sources) -> None:
    """And no pronoun of the speaker is a source."""
    assert sources(text, "fr")[40] == source


def test_who_calls_a_number_exaggerated_is_not_its_source(sources: Sources) -> None:
    """The relative clause rejects it."""
    text = "On parle de 890 morts à Yumbi, un chiffre que le gouvernement juge exagéré."
    assert sources(text, "fr")[890] is None


def test_a_toll_revised_upwards_is_two_numbers_and_no_range(read: Read) -> None:
    """The older and the new."""
    text = "L'institut de gestion des catastrophes a revu son bilan à la hausse, de 45 à 73 tués, à Beira."
    assert [figure.quantity.value for figure in read(text, "fr")] == [45, 73]


def test_a_day_between_commas_after_the_verb_of_saying_is_that_of_saying(read: Read) -> None:
    """The dead of the quake died on its day."""
    text = "Le séisme du 2 mai a ravagé Sendai. La police fait état, lundi, de 1 897 morts."
    figure = read(text, "fr")[0]
    assert (figure.period.start, figure.period.end) == (dt.date(2024, 5, 2), dt.date(2024, 5, 2))


def test_a_rival_count_stays_where_the_first_was(read: Read) -> None:
    """The larger number of another sentence does not take it over."""
    text = (
        "Plus de 1 500 villageois ont été massacrés à Blida. "
        "À Bentalha, les autorités ont admis 85 morts ; les habitants en ont compté plus de 250."
    )
    assert [figure.toponyms[0].name for figure in read(text, "fr")] == ["Blida", "Bentalha", "Bentalha"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paris a évacué 900 de ses ressortissants vers la Guadeloupe.", ("evacuated", 900)),
        ("À Liège, 2 500 riverains ont été priés de quitter les quais.", ("evacuated", 2500)),
        ("L'expulsion ne touche pas les 35 000 réfugiés arrivés en 2017 et installés à Lóvua.", ("refugees", 35000)),
        ("À Beira, 12 539 personnes ont passé la nuit dans 81 abris.", ("sheltered", 12539)),
    ],
)
def test_people_moved_out_or_settled(
    text: str, expected: tuple[str, float], counted: Callable[[str, str], list[tuple[str, float | None]]]
) -> None:
    """Where they went, or came from years ago, says less than what they are."""
    assert counted(text, "fr") == [expected]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A quake killed 300 people near Rasht.\nIt struck half an hour after midnight on Sunday.", 5),
        ("A quake killed 300 people near Rasht.\nThe tremor struck two hours after sunset on Monday.", 6),
        ("A quake killed 300 people near Rasht.\nIt struck on Sunday, an hour after midnight.", 5),
        # what is reckoned from is known by its own day, not that of the report
        ("A flood killed 300 people near Rasht.\nThe dam broke two hours after a quake on Sunday.", 5),
        # hours before the report was written
        ("A quake killed 300 people near Rasht.\nTwelve hours after the quake people still dug.", 8),
    ],
)
def test_hours_after_midnight_are_of_the_day_beside_them(read: Read, text: str, day: int) -> None:
    period = read(text, "en")[0].period
    assert period.start == period.end == dt.date(2024, 5, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Heavy rain on 4 and 5 May (300 mm at Kandy) has caused floods in two districts.\nSo far 40 people died.",
            4,
            5,
        ),
        ("A storm on Sunday, the worst of the year, set off landslides.\nSo far 40 people died.", 5, 5),
        # the day of a visit causes nothing
        ("The minister came on Sunday; rain caused floods on Monday.\nSo far 40 people died.", 6, 6),
    ],
)
def test_what_brought_about_an_event_dates_it(read: Read, text: str, first: int, last: int) -> None:
    period = read(text, "en")[0].period
    assert (period.start, period.end) == (dt.date(2024, 5, first), dt.date(2024, 5, last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("A prison fire killed 35 inmates in Goma.\nThe riot broke out late on Sunday in the barracks.", 5, 5),
        # a fire in a forest goes on
        ("A fire killed 35 people near Goma.\nThe fire broke out on Sunday in the hills.", 5, 8),
        ("Floods killed 35 people in Goma.\nThe rains began on Sunday.", 5, 8),
    ],
)
def test_a_riot_that_broke_out_is_of_that_day(read: Read, text: str, first: int, last: int) -> None:
    period = read(text, "en")[0].period
    assert (period.start, period.end) == (dt.date(2024, 5, first), dt.date(2024, 5, last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("In Goma 40 people died over two days in May 2021.", dt.date(2021, 5, 1), dt.date(2021, 5, 31)),
        ("In Goma 40 people died over the last two days in the town.", dt.date(2024, 5, 7), dt.date(2024, 5, 8)),
    ],
)
def test_days_of_a_month_gone_by_are_not_the_last(read: Read, text: str, first: dt.date, last: dt.date) -> None:
    period = read(text, "en")[0].period
    assert (period.start, period.end) == (first, last)


@pytest.mark.parametrize("verb", ["turned over in a squall", "went down in a storm", "keeled over", "ran aground"])
def test_a_ship_that_sinks_by_any_verb_dates_its_dead(read: Read, verb: str) -> None:
    text = f"Relatives wept on Tuesday for passengers of a ferry that {verb} on Sunday. Some 700 people died."
    assert read(text, "en")[-1].period.start == dt.date(2024, 5, 5)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rescuers dug on Tuesday in Chlef, where the earth shook on Sunday.\n\nSome 400 people died."),
        ("fr", "On fouillait mardi les ruines de Chlef, où la terre a tremblé dimanche.\n\nIl y a 400 morts."),
        ("es", "Los equipos excavaban el martes en Chlef, donde la tierra tembló el domingo.\n\nHay 400 muertos."),
        ("es", "El barco naufragó el domingo frente a Dakar.\n\nHay 400 muertos."),
    ],
)  # fmt: skip
def test_the_verb_of_an_event_dates_its_dead(read: Read, language: str, text: str) -> None:
    assert read(text, language)[-1].period.start == dt.date(2024, 5, 5)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ("Floods have killed 92 people in Madagascar.\nMany fled.\nAid is short.\n\n"
               "For comparison, the storm of 22 January killed 58.\n\nSome 40 houses were destroyed in Manakara.")),
        ("fr", ("Les crues ont tué 92 personnes à Madagascar.\nBeaucoup ont fui.\nL'aide manque.\n\n"
               "Pour mémoire, la tempête du 22 janvier a fait 58 morts.\n\nQuarante maisons sont détruites.")),
    ],
)  # fmt: skip
def test_what_a_sentence_only_recalls_dates_nothing_else(read: Read, language: str, text: str) -> None:
    days = {one.quantity.value: one.period.start for one in read(text, language)}
    assert days[92] is None
    assert days[58] == dt.date(2024, 1, 22)
