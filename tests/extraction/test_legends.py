"""Tables whose columns a legend names in brackets or after a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.extraction import grids

if TYPE_CHECKING:
    from collections.abc import Callable

    Counted = Callable[[str, str], list[tuple[str, float | None]]]


@pytest.mark.parametrize("between", ["/", " / ", "; ", ", ", " | "])
def test_lines_under_a_legend_are_rows(between: str) -> None:
    legend = between.join(["dead", "hurt", "lost"])
    text = f"By ward ({legend}):\n- Amari: {between.join('479')}\n• Bell – {between.join('12-')}\nMore later.\n"
    (grid,) = grids.find(text)
    assert grid.legend
    assert grid.header is not None
    names = [text[cell.start : cell.end] for cell in grid.header.cells]
    assert names == ["By ward", "dead", "hurt", "lost"]
    rows = [[text[cell.start : cell.end] for cell in row.cells] for row in grid.rows]
    assert rows == [["Amari", "4", "7", "9"], ["Bell", "1", "2", "-"]]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "Toll by province (dead / injured)\nHoms: 12 / 40\nHama: 7 / 15\n",
            [("killed", 12), ("injured", 40), ("killed", 7), ("injured", 15)],
        ),
        (
            "fr",
            "Situation par district (décès / sinistrés)\nIkongo : 87 / 3 400\nNosy Varika : 6 / –\n",
            [("killed", 87), ("affected", 3400), ("killed", 6)],
        ),
        (
            "es",
            "Balance por departamento: muertos; desaparecidos\nEscuintla: 19; 38\nSacatepéquez: 4; 2\n",
            [("killed", 19), ("missing", 38), ("killed", 4), ("missing", 2)],
        ),
        (
            "ar",
            "الوضع حسب المحافظة (قتلى / نازحون)\nحمص: 12 / 300\nحماة: 7 / 120\n",
            [("killed", 12), ("displaced", 300), ("killed", 7), ("displaced", 120)],
        ),
        (
            "tr",
            "İllere göre durum (ölü / yaralı)\nKastamonu: 60 / 12\nSinop: 9 / 3\n",
            [("killed", 60), ("injured", 12), ("killed", 9), ("injured", 3)],
        ),
        (
            "en",
            "Families displaced (last week / this week)\nHoms: 12 / 40\nHama: 3 / 22\n",
            [("displaced", 12), ("displaced", 40), ("displaced", 3), ("displaced", 22)],
        ),
        ("en", "Stocks by depot (tents / blankets)\nHoms: 12 / 40\nHama: 3 / 22\n", []),
        ("en", "Seats by party (2019 / 2024)\nGreens: 12 / 40\nLabour: 30 / 22\n", []),
        ("en", "Distances by road (to Gao / to Kidal)\nMénaka: 310 / 280\nAnsongo: 95 / 410\n", []),
    ],
)
def test_the_legend_says_what_the_rows_count(
    counted: Counted, language: str, text: str, wanted: list[tuple[str, float]]
) -> None:
    assert counted(text, language) == wanted


def test_a_row_of_fewer_numbers_is_passed_over(counted: Counted) -> None:
    text = "Toll by province (dead / injured)\nHoms: 12 / 40\nIdlib: 30\nHama: 7 / 15\n"
    assert counted(text, "en") == [("killed", 12), ("injured", 40), ("killed", 7), ("injured", 15)]
