"""Lists with one name and one number a line."""

from __future__ import annotations

import pytest

from geo.extraction import items

LINES = "- Market, Makurdi: 2,310\n- Bakassi camp 1: 1,120\n- Local school, Lafia: 640\n- Fish market, Keffi: 430\n"


def test_a_list_is_found_with_its_sum() -> None:
    (run,) = items.find(f"Where they stay\n{LINES}\nNine people died: 4 in Lagos.\n")
    assert run.total == 4500


def test_one_line_is_no_list() -> None:
    assert items.find("Toll-free number: 1997\nWe go on.\n") == []


def test_a_list_divides_the_total_before_it(read) -> None:
    total = "Our teams counted 4,500 people who fled from Lafia to Makurdi."
    where = "\n\nWhere they stay\n- Market: 2,310\n- Bakassi camp 1: 1,120\n- Local school: 640\n- Host villages: 430\n"
    whole, *parts = read(f"{total}{where}")
    assert [(part.indicator, part.quantity.value) for part in parts] == [
        ("displaced", number) for number in (2310, 1120, 640, 430)
    ]
    assert {part.part_of for part in parts} == {whole.id}


def test_a_list_that_adds_up_to_something_else_counts_nothing(read) -> None:
    assert len(read(f"In Benue 900 people were displaced.\n\nPrices by market\n{LINES}")) == 1


@pytest.mark.parametrize("sign", [" :", ","])
def test_a_heading_names_what_lines_count(sign: str, read) -> None:
    lines = f"– Al Haouz{sign} 1 684 ;\n– Agadir-Ida-Ou-Tanane{sign} 10 ;\n– Casablanca{sign} 3."
    figures = read(f"Par province, les décès se répartissent comme suit :\n{lines}", "fr")
    assert [(figure.indicator, figure.quantity.value) for figure in figures] == [
        ("killed", 1684), ("killed", 10), ("killed", 3),
    ]  # fmt: skip


def test_a_number_ends_with_its_line() -> None:
    (run,) = items.find("- Maiduguri: 12\n- Kano: 5\n") or [None]
    assert run is not None
    assert run.total == 17
    assert all(one.total < 1000 for one in items.find("- Maiduguri: 12\n300\n- Kano: 5\n- Jos: 6\n"))


def test_sections_after_a_list_are_no_rows_of_it(read) -> None:
    text = (
        "Fallecidos por región:\nMaule 117\nBiobío 75\n\n2. Vías. Puentes cortados, 9. Soldados desplegados: 800.\n"
        "3. Agua. Sin servicio, 40 % de los hogares.\n"
    )
    assert [figure.quantity.value for figure in read(text, "es")] == [117, 75]


def test_rows_may_follow_one_another_on_a_line(read) -> None:
    figures = read("Fallecidos por región\nMaule 117. Biobío 75.", "es")
    assert [(figure.indicator, figure.quantity.value) for figure in figures] == [("killed", 117), ("killed", 75)]
