"""A part of the map of all figures says what a map of these figures alone says."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.layers import Whole, aggregate
from geo.maps.component import data_file
from geo.maps.encoding import Prepared, encode
from geo.maps.packing import unpack_json
from geo.maps.parts import Base
from geo.models import PlaceKind
from geo.reconciliation import part_of_families, reconcile
from tests.layers.test_plain import flows
from tests.reconciliation.scenes import ALEPPO, GREECE, IDLIB, REGISTRY, SARAQIB, on
from tests.reconciliation.test_order import figures


def of_all(observations):
    reconciled = reconcile(observations, REGISTRY)
    layers = aggregate(reconciled, revision=3)
    return reconciled, Base(Whole(reconciled, layers), data_file(layers)[1], Prepared()), encode(layers)


def each_of(runs):
    return [
        number for first, count in zip(runs[::2], runs[1::2], strict=True) for number in range(first, first + count)
    ]


def named(bundle, heads, places):
    """Return what is said of each series, with names for numbers."""
    rows = zip(*heads.values(), strict=True)
    tables = {"indicator": [one["code"] for one in bundle["indicators"]], "place": [one["id"] for one in places]}
    tables |= {"role": bundle["roles"], "group": bundle["groups"], "unit": bundle["units"]}
    said = [dict(zip(heads, row, strict=True)) for row in rows]
    return [{key: tables[key][value] if key in tables else value for key, value in one.items()} for one in said]


@given(
    st.lists(flows | figures(), max_size=16, unique_by=lambda one: one.figure.id),
    st.lists(st.booleans(), min_size=16, max_size=16),
)
@settings(deadline=None, max_examples=100)
def test_it_names_the_places_and_series_that_they_have(observations, chosen):
    reconciled, base, whole = of_all(observations)
    keys = [key for key, keep in zip(reconciled.families, chosen, strict=False) if keep]
    some = part_of_families(reconciled, keys, reconciled.loose)
    part = some and base.part(some)
    if some is None or part is None:
        return
    layers = aggregate(some, revision=3)
    told, alone = part.encode("/figures/x"), encode(layers)
    for name in ("version", "revision", "policy", "start", "end", "home", "counts", "sources"):
        assert told[name] == alone[name]
    assert [whole["indicators"][number] for number in told["indicators"]] == alone["indicators"]
    rows = unpack_json(whole["places"])
    places = [rows[number] for number in each_of(told["places"])]
    assert [one["id"] for one in places] == [one["id"] for one in unpack_json(alone["places"])]
    heads = named(whole, unpack_json(whole["series"]), rows)
    tops = each_of(told["series"])
    parts = [number for number, one in enumerate(heads) if one["parent"] in set(tops)]
    parents = {number: at for at, number in enumerate(tops)}
    kept = [{**heads[number], "parent": parents.get(heads[number]["parent"], -1)} for number in [*tops, *parts]]
    assert kept == named(alone, unpack_json(alone["series"]), unpack_json(alone["places"]))


def test_an_area_is_called_like_a_town_only_where_the_town_is():
    town = replace(GREECE, id="t", name=IDLIB.name, kind=PlaceKind.POINT, country="GR", countries=("GR",))
    reconciled, base, whole = of_all([on(3, IDLIB, "2-10"), on(4, town, "2-11")])
    (twin,) = [one for one in unpack_json(whole["places"]) if one.get("twin")]
    assert twin["id"] == IDLIB.id
    (key,) = [key for key, family in reconciled.families.items() if IDLIB in family.scope.standing]
    assert base.part(part_of_families(reconciled, [key], ())).encode("/x")["twins"] == []


def test_numbers_of_other_data_are_no_numbers_of_these():
    reconciled, _, _ = of_all([on(3, IDLIB, "2-10"), on(4, ALEPPO, "2-11")])
    other = data_file(aggregate(reconcile([on(3, IDLIB, "2-10"), on(4, SARAQIB, "2-11")], REGISTRY)))[1]
    with pytest.raises(ValueError, match="not of these figures"):
        Base(Whole(reconciled, aggregate(reconciled)), other, Prepared())


def test_it_is_far_smaller_than_the_data():
    reconciled, base, _ = of_all([on(n, place, f"2-{n}") for n in range(1, 20) for place in (SARAQIB, GREECE)])
    (key,) = [key for key, family in reconciled.families.items() if GREECE in family.scope.standing]
    some = part_of_families(reconciled, [key], ())
    assert len(json.dumps(base.part(some).encode("/x"))) < len(data_file(aggregate(some), details="/x")[1]) / 2
