from __future__ import annotations

import base64
import gzip
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.layers import Layers, Series, Step, aggregate
from geo.maps import encode, encoding
from geo.models import Counting, EstimateBasis, Place, PlaceKind, Policy, Qualifier, Role, Unit
from geo.reconciliation import reconcile
from tests.layers.test_plain import flows
from tests.reconciliation.scenes import REGISTRY

START = date(2020, 1, 1)


def unpack(text):
    return gzip.decompress(base64.b64decode(text))


def unpack_json(text):
    return json.loads(unpack(text))


def columns(bundle):
    """Read the byte planes back, independently of how they were written."""
    data, count, offset, out = unpack(bundle["steps"]["data"]), bundle["steps"]["count"], 0, {}
    for name, width in bundle["steps"]["widths"]:
        out[name] = [
            sum(data[offset + plane * count + i] << (8 * plane) for plane in range(width)) for i in range(count)
        ]
        offset += width * count
    assert offset == len(data)
    return out


def unzigzag(value):
    return value // 2 if value % 2 == 0 else -(value + 1) // 2


def steps_of(bundle):
    """Return (day, low, best, high) of every step, by series."""
    table, series, at, out = columns(bundle), unpack_json(bundle["series"]), 0, []
    for count in series["steps"]:
        day, reference, rows = date.fromisoformat(bundle["epoch"]), 0, []
        for i in range(at, at + count):
            day += timedelta(days=table["day"][i])
            reference += unzigzag(table["reference"][i])
            flags = table["flags"][i]
            best = None if flags & 1 else reference
            low = None if flags & 2 else reference - unzigzag(table["below"][i])
            high = None if flags & 4 else reference + unzigzag(table["above"][i])
            rows.append((day, low, best, high))
        out.append(rows)
        at += count
    return out


def one_series(steps):
    place = Place("p", "Place", PlaceKind.POINT)
    series = Series("killed", Counting.FLOW, Role.EVENT, "people", Unit.PEOPLE, "p", tuple(steps))
    return Layers(START, START + timedelta(400), (series,), {"p": place}, {}, (), (), (), 1, Policy.LATEST)


numbers = st.one_of(st.none(), st.integers(0, 9_000_000_000))


@given(
    st.dictionaries(st.integers(0, 400), st.tuples(numbers, numbers, numbers), max_size=12).map(
        lambda found: [
            Step(START + timedelta(day), *(sorted(n for n in values) if None not in values else values))
            for day, values in sorted(found.items())
        ]
    )
)
def test_steps_come_back_as_they_went(steps):
    written = steps_of(encode(one_series(steps)))
    assert written == [[(step.day, step.low, step.best, step.high) for step in steps]]


def test_a_step_keeps_its_words_its_sum_and_when_it_grows_old():
    steps = [
        Step(START, 24, None, 99, words="dozens"),
        Step(
            START + timedelta(9), 47, 47, 48, START, (), EstimateBasis.OUR_SUM, "33 or 34", None, START + timedelta(39)
        ),
        Step(START + timedelta(99), 47, 47, 47, None, (), stale_after=START),
    ]
    bundle = encode(one_series(steps))
    table = columns(bundle)
    assert [bundle["words"][i] for i in table["words"]] == ["dozens", "", ""]
    assert [bundle["disagreements"][i] for i in table["disagreement"]] == ["", "33 or 34", ""]
    assert [bool(flags & 8) for flags in table["flags"]] == [False, True, False]
    assert table["start"] == [0, 9, 0]
    assert table["stale"] == [0, 32, 1], "days after the step plus two; 1 is stale from its first day; 0 never"


def test_a_step_keeps_its_bound():
    bounds = [Qualifier.AT_LEAST, Qualifier.UP_TO, None]
    bundle = encode(one_series([Step(START + timedelta(n), 1, 1, 1, bound=bound) for n, bound in enumerate(bounds)]))
    assert [flags & 96 for flags in columns(bundle)["flags"]] == [32, 64, 0]


@given(st.lists(flows, max_size=8, unique_by=lambda one: one.figure.id))
@settings(deadline=None, max_examples=40)
def test_sums_are_encoded_with_the_bounds_that_their_steps_have(observations):
    layers = aggregate(reconcile(observations, REGISTRY))
    flat = [series for one in layers.series for series in (one, *one.parts)]
    told = sorted(
        (step.bound is Qualifier.AT_LEAST, step.bound is Qualifier.UP_TO) for one in flat for step in one.steps
    )
    flags = columns(encode(layers))["flags"] if flat else []
    assert sorted((bool(one & 32), bool(one & 64)) for one in flags) == told


def test_a_step_keeps_where_people_came_from(made_up):
    layers = made_up.with_ways(made_up.syria())
    bundle = encode(layers)
    place_ids = [row["id"] for row in unpack_json(bundle["places"])]
    told = [
        ([place_ids[number] for number in bundle["ways"][way][0]], bool(bundle["ways"][way][1]))
        for way in columns(bundle)["way"]
        if way
    ]
    flat = [*layers.series, *(part for series in layers.series for part in series.parts)]
    wanted = [(list(step.way.origins), step.way.whole) for series in flat for step in series.steps if step.way]
    assert told == wanted
    assert len(bundle["ways"]) == 1 + len({(tuple(origins), whole) for origins, whole in wanted})


def test_everything_of_the_layers_is_in_the_bundle(layers):
    bundle = encode(layers)
    series = unpack_json(bundle["series"])
    places = unpack_json(bundle["places"])
    assert {place["id"] for place in places} == set(layers.places)
    whole = [i for i, parent in enumerate(series["parent"]) if parent < 0]
    assert len(whole) == len(layers.series)
    assert sum(len(one.parts) for one in layers.series) == len(series["parent"]) - len(whole)
    shown = {card["id"] for chunk in bundle["chunks"] for rows in unpack_json(chunk).values() for card in rows["cards"]}
    trays = {card["id"] for tray in bundle["trays"].values() for card in unpack_json(tray)}
    assert shown | trays == set(layers.cards), "on the map or in a tray: no figure is lost"
    assert not shown & trays
    counts = bundle["counts"]
    assert counts["figures"] == len(shown) + counts["undated"] + counts["unplaced"] + counts["not_aggregated"]


def test_the_figures_behind_each_step_can_be_found(layers):
    bundle = encode(layers)
    places, series = unpack_json(bundle["places"]), unpack_json(bundle["series"])
    for index, one in enumerate(layers.series):
        number = series["place"][index]
        assert places[number]["id"] == one.place_id
        rows = unpack_json(bundle["chunks"][bundle["chunk_of_place"][number]])[str(number)]
        known = [card["id"] for card in rows["cards"]]
        before: set[str] = set()
        for step, behind in zip(one.steps, rows["behind"][str(index)], strict=True):
            named = {known[i] for i in behind if i >= 0} | (before if behind[:1] == [-1] else set())
            assert named == set(step.figure_ids)
            before = named


def test_only_so_many_quotes_as_were_asked_for(layers):
    bundle = encode(layers, quotes_per_place=1)
    for chunk in bundle["chunks"]:
        for rows in unpack_json(chunk).values():
            assert len(rows["cards"]) <= 1 <= rows["total"]


def test_the_same_layers_give_the_same_bytes(layers, made_up):
    assert json.dumps(encode(layers)) == json.dumps(encode(made_up.syria()))


def test_a_crisis_without_figures_can_be_encoded():
    bundle = encode(Layers(START, START, (), {}, {}, (), (), (), 0, Policy.LATEST))
    assert bundle["counts"]["figures"] == 0
    assert steps_of(bundle) == []


@pytest.mark.parametrize("value", [689_000.4, 688_999.6])
def test_values_are_whole_people(value):
    assert steps_of(encode(one_series([Step(START, value, value, value)]))) == [[(START, 689_000, 689_000, 689_000)]]


def test_a_place_known_by_name_alone_does_no_harm(layers):
    nowhere = Place("p", "Nowhere", PlaceKind.POINT)
    bundle = encode(replace(layers, places={**layers.places, "p": nowhere}))
    row = next(row for row in unpack_json(bundle["places"]) if row["id"] == "p")
    assert "lon" not in row
    assert "shape" not in row


def test_a_place_has_its_name_in_other_languages_where_somebody_tells_it(layers):
    def called(place, language):
        return f"{language}: {place.name}" if place.id == told else place.name

    told = min(layers.places)
    bundle = encoding.encode(layers, kept=encoding.Prepared(called))
    rows = {row["id"]: row for row in unpack_json(bundle["places"])}
    assert rows[told]["names"] == {"fr": f"fr: {layers.places[told].name}"}
    assert all("names" not in row for place_id, row in rows.items() if place_id != told)


def told_one_by_one(series):
    return replace(
        series, steps=tuple(replace(step) for step in series.steps), parts=tuple(map(told_one_by_one, series.parts))
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(flows, max_size=25, unique_by=lambda item: item.figure.id), st.sampled_from(Policy))
def test_plain_sums_are_encoded_by_the_column_as_they_are_one_by_one(found, policy):
    layers = aggregate(reconcile(found, REGISTRY, policy=policy))
    prepared = encoding.Prepared()
    by_column = [encode(layers), encoding.encode(layers, kept=prepared), encoding.encode(layers, kept=prepared)]
    one_by_one = replace(layers, series=tuple(map(told_one_by_one, layers.series)))
    assert all(one == encode(one_by_one) for one in by_column)
    quick = encoding.encode(layers, quick=True)
    assert columns(quick) == columns(by_column[0])
    assert all(unpack_json(quick[name]) == unpack_json(by_column[0][name]) for name in ("series", "places", "shapes"))
