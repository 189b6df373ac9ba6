"""A day on which somebody spoke is not the day of what happened."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from geo.models import Figure

MONDAY = dt.date(2024, 3, 11)


@pytest.fixture(scope="session")
def figures(read):
    """Read a text published on a Thursday."""

    def _figures(text: str, language: str = "en") -> list[Figure]:
        return list(read(text, language, dt.date(2024, 3, 14)))

    return _figures


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A spokesman said on Monday that 26 civilians had died in Marawi."),
        ("en", "The mayor told reporters on Monday that 26 civilians had been killed in Kano."),
        ("fr", "Le gouverneur a déclaré à la presse lundi que 26 civils avaient péri à Kano."),
        ("es", "El gobernador dijo a la prensa el lunes que 26 civiles murieron en Kano."),
    ],
)
def test_a_toll_told_on_a_day_is_true_by_then(language: str, text: str, figures) -> None:
    (found,) = figures(text, language)
    assert found.period.start is None
    assert found.period.end in {None, MONDAY}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Monday 26 civilians were killed in Marawi, a spokesman said."),
        ("fr", "Le gouverneur a déclaré que 26 civils avaient péri lundi à Kano."),
    ],
)
def test_a_day_beside_what_happened_is_its_day(language: str, text: str, figures) -> None:
    (found,) = figures(text, language)
    assert (found.period.start, found.period.end) == (MONDAY, MONDAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A spokesman said that 45 gunmen, 12 nurses and drivers and 30 farmers had died in Marawi.",
            [45, 12, 30],
        ),
        ("In all 12 men, women and children and 9 guards were killed in Kano.", [12, 9]),
    ],
)
def test_a_number_may_count_two_nouns(text: str, expected: list[float], figures) -> None:
    assert [figure.quantity.value for figure in figures(text) if figure.indicator == "killed"] == expected


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("en", "On Monday 26 civilians were killed in Marawi.", MONDAY),
        ("en", "On Friday 8 people drowned off Sfax.", dt.date(2024, 3, 8)),
        ("fr", "Lundi 26 civils ont été tués à Kano.", MONDAY),
        ("es", "El lunes 26 civiles murieron en Kano.", MONDAY),
        ("en", "In February 12 people were killed in Kano.", dt.date(2024, 2, 1)),
        ("fr", "En février 12 personnes sont mortes à Kano.", dt.date(2024, 2, 1)),
    ],
)
def test_a_number_before_people_is_no_day_of_the_month(language: str, text: str, start: dt.date, figures) -> None:
    (found,) = figures(text, language)
    assert found.quantity.value in {8, 12, 26}
    assert found.period.start == start


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A ferry sank on 3 March off Mwanza: 12 people died and 40 are missing."),
        ("es", "El domingo 3 de marzo murieron 12 personas en Lima y 40 siguen desaparecidas."),
        ("fr", "Le 3 mars, 12 personnes sont mortes à Lyon et 40 sont portées disparues."),
    ],
)
def test_who_is_missing_since_a_day_still_is(language: str, text: str, figures) -> None:
    dead, missing = figures(text, language)
    assert (dead.period.start, dead.period.end) == (dt.date(2024, 3, 3), dt.date(2024, 3, 3))
    assert (missing.period.start, missing.period.end) == (None, dt.date(2024, 3, 14))


def test_so_far_leaves_an_event_its_day(figures) -> None:
    (found,) = figures("La erupción del domingo 3 de marzo deja hasta ahora 110 fallecidos en Escuintla.", "es")
    assert (found.period.start, found.period.end) == (dt.date(2024, 3, 3), dt.date(2024, 3, 3))


def test_what_is_denied_is_true_on_no_day(figures) -> None:
    (found,) = figures("The mayor denied that 40 people were missing in Jama.")
    assert (found.status, found.period.end) == ("denied", None)


def test_a_toll_updates_the_number_near_it_in_size(figures) -> None:
    text = (
        "Since 25 February 507,000 people have crossed into Chad. There are 1.4 million refugees in Chad now. "
        "The figure announced at the end of February was 412,000."
    )
    *_, older = figures(text)
    assert (older.indicator, older.quantity.value) == ("crossed", 412000)


def test_who_counted_an_older_total_is_not_said(figures) -> None:
    text = "Since 25 February 507,000 people have crossed into Chad, UNHCR says. On 1 March the total was 412,000."
    now, older = figures(text)
    assert (now.attributed_to, older.attributed_to) == ("UNHCR", None)
