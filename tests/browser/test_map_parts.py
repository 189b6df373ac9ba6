"""What the page takes out of the data of all figures is what it would read of the data of some."""

from __future__ import annotations

import pytest

from geo.layers import Whole, aggregate
from geo.maps.component import data_file
from geo.maps.encoding import Prepared, encode
from geo.maps.parts import Base
from geo.maps.scripts import script
from geo.reconciliation import part_of_families, reconcile
from tests.layers.test_aggregation import arrived
from tests.reconciliation.scenes import ALEPPO, GREECE, IDLIB, REGISTRY, SARAQIB, TURKEY, on, said
from tests.reconciliation.test_order import five_reports

pytestmark = pytest.mark.browser

#: All that is read of a bundle, with names for numbers.
READ = """async ({{ whole, part, alone }}) => {{
{script}
const dayless = (number) => (Number.isNaN(number) ? null : number);
const told = ({{ series, ...bundle }}) => ({{
  places: bundle.places.map(({{ shape, twin, ...place }}) => (
    {{ ...place, twin: Boolean(twin), shape: shape === undefined ? null : bundle.shapes[shape] }})),
  indicators: bundle.indicators,
  said: ["start", "end", "home", "counts", "sources", "policy", "revision", "details"].map((name) => bundle[name]),
  series: Array.from({{ length: series.count }}, (_, s) => ({{
    place: bundle.places[series.place[s]].id, indicator: bundle.indicators[series.indicator[s]].code,
    role: bundle.roles[series.role[s]], group: bundle.groups[series.group[s]], unit: bundle.units[series.unit[s]],
    counting: series.counting[s], parent: series.parent[s], ends: series.ends[s], parts: series.partsOf(s),
    spreads: series.spreads[s], travels: series.travels[s], peak: series.peak(s, -Infinity, 0),
    steps: Array.from({{ length: series.end[s] - series.first[s] }}, (_, n) => {{
      const i = series.first[s] + n;
      const [origins, all] = bundle.ways[series.way[i]];
      return [
        ...["best", "least", "most"].map((name) => dayless(series[name][i])),
        ...["day", "start", "stale", "flags"].map((name) => series[name][i]),
        bundle.words[series.words[i]], bundle.disagreements[series.disagreement[i]],
        origins.map((p) => bundle.places[p].id), all];
    }}),
  }})),
}});
const found = await Promise.all([{{ ...part, of: whole }}, alone, whole].map(decoded));
return [told(found[0]), told(found[1]), found[2].series.count];
}}"""


def scenes():
    yield [one for report in five_reports() for one in report]
    yield [
        arrived(300, "2-1", "2-3", IDLIB),
        arrived(70, "3-1", "3-4", TURKEY),
        on(12, GREECE, "3-1"),
        said(900, IDLIB, "2020-1-1", "2020-3-1"),
        on(5, ALEPPO, "2-3"),
    ]
    yield [on(n, place, f"2-{n}") for n in range(1, 20) for place in (SARAQIB, GREECE, ALEPPO)]


@pytest.mark.parametrize("observations", list(scenes()))
def test_a_part_is_read_as_the_data_of_these_figures_alone(browser, observations):
    reconciled = reconcile(observations, REGISTRY)
    layers = aggregate(reconciled)
    base = Base(Whole(reconciled, layers), data_file(layers)[1], Prepared())
    page = browser.new_page()
    page.goto("about:blank")
    taken = 0
    for key in reconciled.families:
        for keys in ([key], [one for one in reconciled.families if one != key]):
            some = part_of_families(reconciled, keys, reconciled.loose)
            part = some and base.part(some)
            if some is None or part is None:
                continue
            given = {
                "whole": encode(layers),
                "part": part.encode("/figures/x"),
                "alone": encode(aggregate(some), details="/figures/x"),
            }
            found, alone, all_of_them = page.evaluate(READ.format(script=script("data")), given)
            assert found == alone
            assert 0 < len(found["series"]) < all_of_them
            taken += 1
    page.close()
    assert taken
