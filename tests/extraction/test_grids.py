"""What has the shape of a table in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extraction import grids


def cells(text: str) -> list[tuple[list[str] | None, list[list[str]]]]:
    return [
        (
            [text[c.start : c.end] for c in grid.header.cells] if grid.header is not None else None,
            [[text[c.start : c.end] for c in row.cells] for row in grid.rows],
        )
        for grid in grids.find(text)
    ]


@pytest.mark.parametrize("between", [" | ", "\t", " / ", " – ", " — ", " - ", "; ", "   ", ", "])
def test_what_stands_between_cells(between: str) -> None:
    lines = [["Ward", "Dead", "Hurt"], ["Amari", "1 204", "7"], ["Bel Air", "12", "30*"]]
    text = "A storm.\n" + "\n".join(between.join(line) for line in lines) + "\nMore later.\n"
    assert cells(text) == [(lines[0], lines[1:])]


def test_bars_at_the_ends_and_rules_are_no_cells() -> None:
    text = "| Ward | Dead |\n|------|-----:|\n| Amari | 3 |\n\n| Bell | - |\n"
    assert cells(text) == [(["Ward", "Dead"], [["Amari", "3"], ["Bell", "-"]])]


def test_each_cell_may_have_a_line() -> None:
    text = "Floods\nWard\nDead\nHurt\nAmari\n4\n11\nBell\n-\n7\nTotal\n4\n18\nNo phone lines.\n"
    assert cells(text) == [(["Ward", "Dead", "Hurt"], [["Amari", "4", "11"], ["Bell", "-", "7"], ["Total", "4", "18"]])]


def test_a_list_has_no_header() -> None:
    text = "Displaced people by ward\n• Amari: 4,100\n• Bell: 950\n"
    (grid,) = grids.find(text)
    assert grid.listed
    assert cells(text) == [(None, [["Amari", "4,100"], ["Bell", "950"]])]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Twelve people died.",
        "Amari Province\n800 people evacuated\nBell Province\n34,000 evacuated\nCole\n9 evacuated\n",
        "41\nkilled\n300\ninjured\n",  # a number stands before what it counts
        "The army said – again – that 12 people died.\nThe mayor said 13.\n",
        "Amari 4,100; Bell 950; Cole 12.\nDore 3; Ester 9.\n",
        "In shelters: 36,500 people\nProvinces hit: 23\n",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert all(grid.header is None for grid in grids.find(text))


@given(st.text(alphabet="ab1 2|;/–-\t\n.:,", max_size=80))
def test_cells_lie_in_the_text_in_order(text: str) -> None:
    for grid in grids.find(text):
        for row in grid.rows:
            bounds = [bound for cell in row.cells for bound in (cell.start, cell.end)]
            assert bounds == sorted(bounds)
            assert 0 <= bounds[0] <= bounds[-1] <= len(text)


def test_single_spaces_part_the_cells_of_what_comes_out_of_a_pdf() -> None:
    text = "Ward Dead Hurt\nAmari 12 4,100\nBel Air 3 -\nTotal 15 4,100\n"
    (grid,) = grids.find(text)
    assert grid.spaced
    assert [[text[c.start : c.end] for c in row.cells] for row in grid.rows] == [
        ["Amari", "12", "4,100"],
        ["Bel Air", "3", "-"],
        ["Total", "15", "4,100"],
    ]


def test_prose_that_ends_in_numbers_is_no_table() -> None:
    assert grids.find("Roads were cut.\nFlight 12 40\nThe wards 3 and 4 are shut\n") == []
    assert grids.find("Polls closed\nAmari 12 4\nThey met in 2020 and 2021.\n") == []


def test_a_long_name_may_leave_one_space_to_its_number() -> None:
    text = "Ward        Dead   Hurt\nAmari       12     41\nBel Air North 3    8\n"
    assert cells(text) == [(["Ward", "Dead", "Hurt"], [["Amari", "12", "41"], ["Bel Air North", "3", "8"]])]
