"""Places of totals whose parts a text tells place by place."""

from __future__ import annotations

import datetime as dt

import pytest


@pytest.fixture(scope="session")
def places(read):
    """Return the names of the places of the figures of a text published on one day, by number."""

    def _places(text: str, language: str = "en") -> dict[float | None, str]:
        found = read(text, language, dt.date(2021, 8, 19))
        return {
            one.quantity.value: " / ".join(t.anchors[0] if t.anchors else t.name for t in one.toponyms) for one in found
        }

    return _places


QUAKE = (
    "A strong quake shook the hills around Camp-Perrin on Saturday. The civil protection agency said on Thursday that "
    "2,189 people had died. Camp-Perrin alone accounts for 161 of the dead and Maniche for 95."
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", QUAKE),
        (
            "fr",
            (
                "Un fort séisme a secoué samedi les collines de Camp-Perrin. La protection civile a annoncé jeudi que "
                "2 189 personnes avaient péri. Camp-Perrin compte à lui seul 161 des morts et Maniche 95."
            ),
        ),
        (
            "es",
            (
                "Un fuerte sismo sacudió el sábado las colinas de Camp-Perrin. Protección Civil informó el jueves que "
                "2.189 personas murieron. Camp-Perrin suma 161 de los muertos y Maniche 95."
            ),
        ),
    ],
)
def test_a_total_is_where_all_of_its_parts_are(language: str, text: str, places) -> None:
    assert places(text, language) == {2189: "Haiti", 161: "Camp-Perrin", 95: "Maniche"}


def test_parts_across_a_border_do_not_move_the_total(places) -> None:
    text = QUAKE.replace("and Maniche for 95", "and Maniche for 95; Dajabón, across the border, counts two dead")
    assert places(text)[2189] == "Haiti"


def test_a_larger_number_of_a_later_paragraph_is_no_part_of_a_smaller_one(places) -> None:
    text = f"{QUAKE}\n\nThat is far from the 120,000 dead and 300,000 injured of January 2010."
    known = places(text)
    assert (known[120_000], known[300_000]) == ("Haiti", "Haiti")


def test_a_total_of_one_place_stays_there(places) -> None:
    text = "Fire broke out in Maniche on Saturday. Police said 12 people had died. Seven were children."
    assert places(text)[12] == "Maniche"
