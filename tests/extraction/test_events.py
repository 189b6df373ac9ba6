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
