"""Numbers given in thousands or millions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extraction.scaled import Scales
from geo.languages import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.models import LocatedFigure
    from tests.extraction.conftest import Counted, Read


#: What two cells, 120 and 45.5, say in thousands.
BOTH = [120_000, 45_500]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Displaced people by state (in thousands)\n\nState | Displaced\nKassala | 120\nGedaref | 45.5", BOTH),
        ("fr", "Personnes déplacées par région (en milliers)\n\nRégion | Déplacés\nDiffa | 120\nZinder | 45,5", BOTH),
        ("es", "Desplazados por lugar (en miles)\n\nDepartamento | Desplazados\nCauca | 120\nChocó | 45,5", BOTH),
        ("ar", "النازحون حسب المحافظة (بالآلاف)\n\nالمحافظة | النازحون\nحلب | 120\nإدلب | 45.5", BOTH),
        ("tr", "İllere göre yerinden edilenler (bin kişi)\n\nİl | Yerinden edilenler\nHatay | 120\nKilis | 45,5", BOTH),
        ("en", "Refugees by country (figures in thousands)\n- Chad: 720.5\n- Egypt: 514", [720500, 514000]),
        ("en", "Refugees by country, in thousands\n\nChad: 720.5\nEgypt: 514", [720500, 514000]),
        ("en", "Refugees by country, 2023 (in millions)\nCountry | Refugees\nChad | 1.1\nUganda | 1", [1.1e6, 1e6]),
        ("en", "Internally displaced persons (in thousands): Kassala 120, Gedaref 45.", [120000, 45000]),
        ("fr", "Réfugiés par pays (en milliers) : Tchad 720, Égypte 514,5.", [720000, 514500]),
        ("tr", "Ülkelere göre mülteciler (bin kişi): Çad 720, Mısır 514,5.", [720000, 514500]),
        ("en", "Displaced ('000): 120", [120000]),
    ],
)  # fmt: skip
def test_what_stands_under_a_note_is_multiplied(
    counted: Counted, language: str, text: str, expected: list[float]
) -> None:
    assert [value for _, value in counted(text, language)] == expected


def test_a_column_with_a_note_scales_itself_alone(counted: Counted) -> None:
    text = "State | Displaced (in thousands) | Killed\nKassala | 120 | 14\nGedaref | 45.5 | 3"
    assert counted(text, "en") == [("displaced", 120000), ("killed", 14), ("displaced", 45500), ("killed", 3)]


def test_the_note_is_kept_with_the_number(read: Read) -> None:
    text = "State | Displaced (in thousands)\nKassala | 45.5\nGedaref | 30"
    figure = read(text)[0]
    assert figure.quantity.words == "45.5 (in thousands)"
    assert figure.quote == "Kassala | 45.5"
    (unit,) = [said.span for said in figure.evidence if said.field == "unit"]
    assert text[unit.start : unit.end] == "(in thousands)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "State | Displaced (in thousands) | Killed\nKassala | 1.2 million | 3\nGedaref | 30 | 4",
            1_200_000,
        ),
        ("Families were displaced (thousands of people), and in Gedaref 30 people were killed.", 30),
        ("Thousands fled. In Gedaref 30 people were killed.", 30),
    ],
)
def test_what_is_no_number_under_a_note(read: Read, text: str, expected: float) -> None:
    assert expected in [figure.quantity.value for figure in read(text)]


def test_a_fraction_that_no_note_makes_a_count_is_none(counted: Counted) -> None:
    text = "State | Displaced (in thousands) | Killed\nKassala | 120 | 1.5\nGedaref | 45 | 3"
    assert ("killed", 105) not in counted(text, "en")
    assert all(value != 1.5 for _, value in counted(text, "en"))


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "tr"])
def test_a_report_without_notes_stays_as_it_is(language: str) -> None:
    text = "45.5 (12) thousands milliers miles آلاف bin"
    scales = Scales(text, load(language))
    assert not scales
    assert scales.text == text


@given(text=st.text(alphabet="aD1.5,( )\n|:", max_size=60))
def test_offsets_stay(text: str) -> None:
    for line in (text, f"{text} (in thousands) {text}"):
        assert len(Scales(line, load("en")).text) == len(line)


def test_days_of_a_table_may_stand_before_names(
    located: Callable[..., tuple[LocatedFigure, ...]],
) -> None:
    text = "Date,State,Displaced\n1 Mar,Kassala,12000\n5 Mar,Gedaref,3000"
    found = [(str(one.figure.period.end), one.figure.quantity.value) for one in located(text)]
    assert found == [("2024-03-01", 12000), ("2024-03-05", 3000)]


def test_endless_notes_take_no_time() -> None:
    text = "(in thousands) 4.5 " * 50_000
    scales = Scales(text, load("en"))
    assert scales
    assert len(scales.text) == len(text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "FUNDING (in millions)\n\nKilled: 7\nInjured: 12", [("killed", 7), ("injured", 12)]),
        ("en", "Budget (in thousands)\nKilled: 7\nInjured: 12", [("killed", 7), ("injured", 12)]),
        ("fr", "Budget (en milliers)\n\nMorts : 7\nBlessés : 12", [("killed", 7), ("injured", 12)]),
        ("en", "Victims of the storm (in thousands)\n\nKilled: 7\nInjured: 12", [("killed", 7000), ("injured", 12000)]),
        ("en", "(in thousands)\nKilled: 7\nInjured: 12", [("killed", 7000), ("injured", 12000)]),
    ],
)
def test_a_note_of_something_else_says_nothing_of_the_list_after_it(
    counted: Counted, language: str, text: str, expected: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == expected
