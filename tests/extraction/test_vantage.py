"""Places where somebody only speaks or sits, which are not where what is counted happened."""

from __future__ import annotations

import pytest

_EN = "The cyclone hit Beira on Friday. "
_FR = "Le cyclone a frappé Beira vendredi. "
_ES = "El ciclón golpeó Beira el viernes. "
_TR = "Cuma günü kasırga nedeniyle Beira'da evler yıkıldı. "
_AR = "ضرب الإعصار مدينة بيرا في موزمبيق الجمعة. "


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", _EN + "The opposition, speaking from Madrid, put the dead at more than 300."),
        ("en", _EN + "Speaking in Paris, the president said 300 people were dead."),
        ("en", _EN + "From Geneva, the Red Cross spoke of 300 dead."),
        ("en", _EN + "In a statement issued in Nairobi, the UN said 300 people were killed."),
        ("en", _EN + "Reached by phone in Lisbon, a doctor said 300 people had died."),
        ("en", _EN + "The opposition said from Madrid that more than 300 people had died."),
        ("en", _EN + "A minister told reporters in Lisbon that 300 people had died."),
        ("fr", _FR + "Depuis Madrid, l'opposition a parlé de plus de 300 morts."),
        ("fr", _FR + "S'exprimant à Paris, le président a dit que 300 personnes avaient péri."),
        ("fr", _FR + "Lors d'une conférence de presse à Lisbonne, le ministre a évoqué 300 morts."),
        ("fr", _FR + "L'opposition a affirmé depuis Madrid que 300 personnes étaient mortes."),
        ("es", _ES + "La oposición cifró desde Madrid los muertos en más de 300."),
        ("es", _ES + "Desde Ginebra, la Cruz Roja habló de 300 muertos."),
        ("es", _ES + "En una rueda de prensa en Nueva York, la portavoz dijo que habían muerto 300 personas."),
        ("tr", _TR + "Muhalefet Madrid'den yaptığı açıklamada 300'den fazla kişinin öldüğünü söyledi."),
        ("tr", _TR + "Cenevre'de konuşan Kızılhaç sözcüsü 300 kişinin öldüğünü söyledi."),
        ("ar", _AR + "وقالت المعارضة من مدريد إن أكثر من 300 شخص قتلوا."),
        ("ar", _AR + "وأعلنت الأمم المتحدة في بيان صدر في نيروبي مقتل 300 شخص."),
    ],
)
def test_where_somebody_speaks_is_not_where_people_died(standing, language: str, text: str) -> None:
    assert [place.name for place in standing(language, text, 300)] == ["Beira"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # what came from a place, and a place that is where it happened
        ("en", _EN + "Some 300 people fled from Dondo, officials said.", "Dondo"),
        ("en", _EN + "From Dondo, 300 people fled.", "Dondo"),
        ("en", _EN + "Soldiers in Dondo said that 300 people had died there.", "Dondo"),
        ("en", "People at a news conference in Dondo were attacked: 300 were killed in Palma.", "Palma"),
        # a quake is named after the town at its centre
        ("tr", "Elazığ merkezli depremde 300 kişi öldü.", "Elazığ"),
    ],
)
def test_what_happened_in_a_place_stays_there(standing, language: str, text: str, expected: str) -> None:
    assert [place.name for place in standing(language, text, 300)] == [expected]


_OFFICE = (
    "{}, {}\n{} - 6 May 2019\n1. Overview. Heavy rain has caused floods in nine districts. 41,200 people are affected."
)
_REPORT = "SITUATION REPORT No. 7"


@pytest.mark.parametrize(
    ("office", "seat", "title", "expected"),
    [
        ("National Disaster Response Office", "Lilongwe", _REPORT, "Malawi"),
        ("National Disaster Response Office", "Lilongwe", "Floods in Nsanje", "Nsanje"),
        # a town that is no capital may be what its office reports on
        ("District Disaster Office", "Blantyre", _REPORT, "Blantyre"),
    ],
)
def test_the_capital_of_a_letterhead_stands_for_its_country(
    standing, office: str, seat: str, title: str, expected: str
) -> None:
    places = standing("en", _OFFICE.format(office, seat, title), 41_200)
    assert [place.name for place in places] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Boats sank off Libya. Some 300 survivors, mainly from Senegal, Mali and Ghana, were rescued.",
            "waters off Libya",
        ),
        (
            "fr",
            "Un bateau a coulé à Tripoli. Les 300 survivants, originaires du Sénégal et du Mali, ont été secourus.",
            "Tripoli",
        ),
        ("en", "A boat sank off Libya. Some 300 people were evacuated from Mali.", "Mali"),
        ("en", "Rebels hold Tripoli. The army evacuated 300 people, mainly from Misrata.", "Misrata"),
    ],
)
def test_where_the_rescued_come_from_is_not_where_they_were(standing, language: str, text: str, expected: str) -> None:
    assert [place.name for place in standing(language, text, 300)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Blasts killed 300 people on Tuesday, and Islamic State claimed responsibility."),
        ("en", "Boko Haram claimed responsibility for an attack that killed 300 people."),
        ("en", "The toll from coordinated Easter Sunday bombings in Goma rose to 300."),
        ("fr", "Le groupe État islamique a revendiqué l'attentat qui a tué 300 personnes."),
        ("es", "El Estado Islámico reivindicó el ataque que mató a 300 personas."),
    ],
)
def test_who_claims_an_attack_or_gives_it_its_name_is_no_source_of_its_dead(sources, language: str, text: str) -> None:
    assert sources(text, language) == {300: None}
