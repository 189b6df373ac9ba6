"""The place that the heading of a section names."""

from __future__ import annotations

REPORT = """KENYA: Floods, situation as of 3 May

1. Garissa
The river rose on Monday. Some 400 people are in hospital.

A second crest is near. The agency counts 9,000 displaced people.

2. Funds
Donors met. Over 30 people have died in Kenya.
"""


def test_a_heading_says_where_the_figures_of_its_section_are(places) -> None:
    assert places(REPORT, "en") == [["Garissa"], ["Garissa"], ["Kenya"]]


def test_a_number_before_the_heading_does_not_hide_it(places) -> None:
    text = (
        "PERÚ – LLUVIAS\n\n1. Balance nacional\nLas lluvias han dejado 98 muertos en el Perú.\n\n"
        "3. Situación en Tumbes\nEl lunes el agua subió mucho en los barrios del sur. "
        "Los equipos rescataron con botes a unos 700 pobladores."
    )
    assert places(text, "es") == [["Perú"], ["Tumbes"]]


def test_rows_of_a_table_are_no_headings(places) -> None:
    text = "MALAWI\n\nDistrict | Dead\nMulanje | 12\nPhalombe | 9\n\nThe agency counts 4,000 displaced people."
    assert places(text, "en")[-1] == ["MALAWI"]
