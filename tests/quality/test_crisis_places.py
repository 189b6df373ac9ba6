"""Places that crisis news names are found where they are, in a sentence as news would write it."""

import json
from pathlib import Path

import pytest
from shapely.geometry import Point
from shapely.ops import nearest_points

from geo.evaluation.figures import kilometres
from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.geocoding import resolve
from geo.models import Document, document_id

TABLE = Path(__file__).with_name("crisis_places.jsonl")
KINDS = {"town", "village", "camp", "crossing", "district", "island", "neighbourhood", "region"}
WITH_EXTENT = {"district", "island", "region"}
# A place wider than this is a province or a country: that the point lies inside it says nothing.
WIDEST_KM = 200
WITHIN_KM = 25
SHARE = 0.97


def _rows():
    return [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]


def _overlap(span, row):
    return min(span.end, row["end"]) - max(span.start, row["start"])


def _resolve(row, gazetteer):
    """Return the place of the toponym that covers most of the name; None where there is none."""
    sentence = row["sentence"]
    document = Document(id=document_id(sentence), address=row["id"], text=sentence, language=row["language"])
    located = [
        found for found in resolve(extract(document, gazetteer), gazetteer) if _overlap(found.toponym.span, row) > 0
    ]
    return max(located, key=lambda found: _overlap(found.toponym.span, row)).place if located else None


def _distance(row, place):
    """Return the kilometres between where the place is and where it was put; infinite if it was put nowhere."""
    if place is None or place.point is None:
        return float("inf")
    expected = (row["lat"], row["lon"])
    distance = kilometres(expected, place.point[::-1])
    if row["kind"] in WITH_EXTENT and place.geometry is not None and not place.geometry.is_empty:
        west, south, east, north = place.geometry.bounds
        if kilometres((south, west), (north, east)) <= WIDEST_KM:
            nearest, _ = nearest_points(place.geometry, Point(row["lon"], row["lat"]))
            distance = min(distance, kilometres(expected, (nearest.y, nearest.x)))
    return distance


def _miss(row, place):
    found = "not resolved" if place is None else f"{place.name} ({place.id})"
    if place is not None and place.point is not None:
        found += f" at {place.point[1]:.3f}, {place.point[0]:.3f}, {_distance(row, place):.0f} km off"
    return f"{row['id']} {row['name']} ({row['crisis']}): expected {row['lat']}, {row['lon']} {row['country']}; {found}"


def test_the_table_is_sound():
    rows = _rows()
    assert len(rows) == 150
    assert len({row["id"] for row in rows}) == 150
    crises = [row["crisis"] for row in rows]
    assert {crises.count(crisis) for crisis in crises} == {6}
    for row in rows:
        assert row["sentence"][row["start"] : row["end"]] == row["name"], row["id"]
        assert 12 <= len(row["sentence"].split()) <= 40, row["id"]
        assert row["kind"] in KINDS, row["id"]
        assert abs(row["lat"]) <= 90, row["id"]
        assert abs(row["lon"]) <= 180, row["id"]


def test_a_place_without_a_point_is_infinitely_far():
    assert _distance(_rows()[0], None) == float("inf")


def test_crisis_places_resolve_within_25_kilometres():
    gazetteer = open_gazetteer()
    rows = _rows()
    placed = [(row, _resolve(row, gazetteer)) for row in rows]
    misses = [_miss(row, place) for row, place in placed if _distance(row, place) > WITHIN_KM]
    share = 1 - len(misses) / len(rows)
    if share < SHARE:
        pytest.fail(f"{share:.3f} of {len(rows)} places within {WITHIN_KM} km, not {SHARE}:\n" + "\n".join(misses))
