"""Matches, strikes, drills and novels have no figures; what stands beside them in a text of a crisis has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "City lost three players to injury before half-time. 300 fans without tickets were turned back."),
        ("en", "Nurses went on strike over pay. Some 340 patients were sent home and 6,900 had walked out."),
        ("en", "The airport handled 2.3 million passengers. Some 15,000 came from Syria, 400 slept in hotels."),
        ("en", "A drill was held in 20 schools. In the scenario of the drill 300 people were killed; 900 fled."),
        ("en", "Her novel is about a winter. In it 40 families flee across the mountains and eleven die."),
        ("fr", "L'équipe a perdu trois joueurs avant la mi-temps. 300 supporteurs sans billet ont été refoulés."),
        ("fr", "Un exercice d'évacuation a eu lieu vendredi : 4 200 élèves ont quitté leurs classes."),
        ("fr", "Dans son roman, 40 familles fuient par la montagne et onze meurent."),
        ("es", "El equipo perdió a tres jugadores antes del descanso y 300 hinchas fueron devueltos en la puerta."),
        ("es", "En el simulacro hubo 300 muertos y 25 heridos, y 4.200 alumnos fueron evacuados."),
        ("tr", "Maçın ardından 22 bin taraftar evine gitti, biletsiz 300 kişi geri çevrildi."),
        ("tr", "Tatbikatta 300 kişinin öldüğü, 4 bin kişinin tahliye edildiği bir deprem canlandırıldı."),
        ("ar", "خسر الفريق ثلاثة لاعبين قبل المباراة، وأعيد 300 مشجع من بوابة الملعب."),
        ("ar", "حاكى التدريب زلزالا يقتل 4000 شخص ويصيب 12 ألفا."),
    ],
)
def test_scenes_in_which_nobody_is_harmed_have_no_figures(language: str, text: str, counted: Counted) -> None:
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A crush at a match in Malang killed 125 fans.", [("killed", 125)]),
        ("en", "Some 1,200 people fled the fighting. They sleep in a stadium.", [("displaced", 1200)]),
        ("en", "Fighting displaced 900 families; the vote was put off.", [("displaced", 900)]),
        ("fr", "Une bousculade après le match à Conakry a fait 56 morts.", [("killed", 56)]),
        ("es", "Una avalancha tras el partido dejó 56 muertos en Lima.", [("killed", 56)]),
        ("tr", "Maçta çıkan izdihamda 56 kişi öldü.", [("killed", 56)]),
        ("ar", "أدى التدافع بعد المباراة إلى مقتل 56 شخصا.", [("killed", 56)]),
    ],
)
def test_harm_at_a_match_is_counted(
    language: str, text: str, expected: list[tuple[str, float]], counted: Counted
) -> None:
    assert counted(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In a camp near Goma 240 doctors and nurses work.", []),
        ("en", "The museum lost 300 paintings in the fire.", []),
        ("en", "Mali lost 12 soldiers in the attack.", [("killed", 12)]),
        ("fr", "800 habitants ont détruit la statue.", []),
        ("ar", "قتل ستة مسلحين 12 شخصا في حانة.", [("killed", 12)]),
        ("ar", "قتل ستة مسلحين في الاشتباك.", [("killed", 6)]),
        ("tr", "Kente gönderilen 1.500 asker en az dokuz isyancıyı öldürdü.", [("killed", 9)]),
    ],
)
def test_who_acts_and_what_is_lost_is_not_harmed(
    language: str, text: str, expected: list[tuple[str, float]], counted: Counted
) -> None:
    assert counted(text, language) == expected
