"""Numbers that sources really gave of one thing, side by side: one row, never a sum, the disagreement shown.

The numbers, days and sources are those of reports on north-western Syria and the Greek border of winter 2020.
"""

from itertools import permutations

import pytest

from geo.models import Role
from geo.reconciliation import reconcile
from tests.reconciliation.scenes import (
    ARIHA,
    BOTH,
    CHILDREN,
    CIVILIANS,
    IDLIB,
    MIGRANTS,
    NORTH_WEST,
    REGISTRY,
    SYRIAN_SOLDIERS,
    TURKISH_SOLDIERS,
    area,
    day,
    on,
    said,
    town,
)

SARMIN = town(11, "Sarmin", "SY-ID", 36.72, 35.9)
JUBAS = town(12, "Jubas", "SY-ID", 36.79, 35.83)
LESBOS = area("GR-83", "Lesbos", (25.8, 38.9, 26.6, 39.4), "GR")
SOHR = "Syrian Observatory for Human Rights"
MOVED = {"indicator": "displaced"}
ARRIVED = {"indicator": "crossed", "role": Role.DESTINATION, "group": MIGRANTS}
RETURNED = {"indicator": "returned", "role": Role.DESTINATION}


def civilians(value, place, days, by, published, **more):
    return said(value, place, *days, by=by, published=published, group=CIVILIANS, **more)


def turkish(value, published, by=None):
    return on(value, IDLIB, "2-27", by=by, group=TURKISH_SOLDIERS, published=published)


SCENES = {
    "a raid on a village": (
        [
            civilians(12, JUBAS, ("2019-12-24", "2019-12-24"), "OCHA", "2019-12-27"),
            civilians(8, JUBAS, ("2019-12-24", "2019-12-24"), SOHR, "2019-12-24"),
        ],
        [("Jubas", 12, 12, 12)],
    ),
    "a school, counted again three weeks later": (
        [
            civilians(9, SARMIN, ("1-1", "1-1"), "OCHA", "1-2"),
            civilians(8, SARMIN, ("1-1", "1-1"), SOHR, "1-1"),
            civilians(12, SARMIN, ("1-1", "1-1"), "Human Rights Watch", "1-22"),
        ],
        [("Sarmin", 9, 12, 12)],
    ),
    "a market, five tolls in two days": (
        [
            civilians(15, IDLIB, ("1-15", "1-15"), "White Helmets", "1-15"),
            civilians(18, IDLIB, ("1-15", "1-15"), SOHR, "1-15"),
            civilians(19, IDLIB, ("1-15", "1-15"), "OCHA", "1-16"),
            civilians(21, IDLIB, ("1-15", "1-15"), "OHCHR", "1-17"),
        ],
        [("Idlib", 21, 21, 21)],
    ),
    "a ceiling and a count": (
        [
            civilians(14, ARIHA, ("1-29", "1-30"), "Airwars", "1-30", high=14, words="up_to"),
            civilians(10, ARIHA, ("1-29", "1-30"), SOHR, "1-30"),
        ],
        [("Ariha", 10, 10, 10)],
    ),
    "two months and the total that holds them": (
        [
            civilians(186, NORTH_WEST, ("1-1", "1-31"), "OHCHR", "2-7"),
            civilians(49, NORTH_WEST, ("2-1", "2-5"), "OHCHR", "2-7"),
            civilians(344, NORTH_WEST, ("2019-12-1", "2-5"), "OCHA", "2-7"),
        ],
        [("north-western Syria", 344, 344, 344)],
    ),
    "a total of a province and of its region on the next day": (
        [
            said(700_000, IDLIB, "2019-12-1", "2-11", by="the UN", published="2-12", **MOVED),
            said(800_000, NORTH_WEST, "2019-12-1", "2-12", by="OCHA", words="more_than", low=800_000, **MOVED),
        ],
        [("north-western Syria", 800_000, 800_000, 800_000)],
    ),
    "three days inside a total": (
        [
            said(142_000, NORTH_WEST, "2-9", "2-12", by="OCHA", words="about", **MOVED),
            said(143_000, NORTH_WEST, "2-9", "2-12", by="the UN", words="about", **MOVED),
            said(800_000, NORTH_WEST, "2019-12-1", "2-12", by="OCHA", words="more_than", low=800_000, **MOVED),
        ],
        [("north-western Syria", 800_000, 800_000, 800_000)],
    ),
    "children by two bodies inside all": (
        [
            said(300_000, NORTH_WEST, "2019-12-1", "2-1", by="UNICEF", group=CHILDREN, **MOVED),
            said(290_000, NORTH_WEST, "2019-12-1", "2-13", by="Save the Children", group=CHILDREN, **MOVED),
            said(800_000, NORTH_WEST, "2019-12-1", "2-12", by="OCHA", **MOVED),
        ],
        [("north-western Syria", 800_000, 800_000, 800_000)],
    ),
    "counts that begin in November and in December": (
        [
            said(959_000, NORTH_WEST, "2019-12-1", "3-16", by="OCHA", words="about", **MOVED),
            said(1_041_233, BOTH, "2019-11-1", "3-16", by="Response Coordination Group", **MOVED),
        ],
        [("Idlib and Aleppo", 1_041_233, 1_041_233, 1_041_233)],
    ),
    "arrivals on an island, counted and rounded": (
        [
            on(977, LESBOS, "3-1", by="IFRC", **ARRIVED),
            on(1_000, LESBOS, "3-1", by="coast guard", words="about", **ARRIVED),
        ],
        [("Lesbos", 977, 977, 977)],
    ),
    "a claim about the enemy's dead": (
        [
            said(1_212, IDLIB, "2-27", "3-2", by="Turkish defence ministry", group=SYRIAN_SOLDIERS),
            said(93, IDLIB, "2-28", "3-2", by=SOHR, words="about", group=SYRIAN_SOLDIERS),
        ],
        [("Idlib", 93, 93, 93)],
    ),
    "a night's toll that rose, and what was printed a week later": (
        [
            turkish(9, "2-27", "the governor of Hatay"),
            turkish(22, "2-27", "the governor of Hatay"),
            turkish(33, "2-28", "the governor of Hatay"),
            turkish(36, "3-2", "Al-Masdar"),
            turkish(34, "3-5"),
        ],
        [("Idlib", 33, 34, 36)],
    ),
    "returns by two bodies, a part of them by one": (
        [
            said(126_000, BOTH, "3-6", "4-17", by="OCHA", **RETURNED),
            said(185_000, BOTH, "3-6", "4-28", by="Response Coordination Group", **RETURNED),
            said(35_000, IDLIB, "3-6", "3-29", by="Response Coordination Group", **RETURNED),
        ],
        [("Idlib and Aleppo", 185_000, 185_000, 185_000)],
    ),
}


@pytest.mark.parametrize("scene", SCENES)
def test_what_sources_said_of_one_thing_is_one_row_in_any_order(scene):
    figures, expected = SCENES[scene]
    for order in list(permutations(figures))[:24]:
        rows = reconcile(order, REGISTRY).estimates(day("4-30"))
        assert [(row.place.name, row.low, row.best, row.high) for row in rows] == expected
        assert rows[0].best in {o.figure.quantity.value for o in figures}
        if rows[0].low != rows[0].high:
            assert "values differ" in rows[0].disagreement


def test_every_pair_that_differs_is_linked_with_the_reason():
    for figures, _ in SCENES.values():
        reconciled = reconcile(figures, REGISTRY)
        for claim in reconciled.claims:
            values = {reconciled.observations[figure_id].figure.quantity.value for figure_id in claim.figure_ids}
            linked = {link.from_figure for link in reconciled.links} | {link.to_figure for link in reconciled.links}
            assert len(values) == 1 or linked.issuperset(claim.figure_ids)
