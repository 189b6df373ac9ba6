"""What the totals beside the map add up, and how they changed since the last step."""

import itertools
import re

import pytest

from geo.maps import MapOptions, page

pytestmark = pytest.mark.browser

TOTALS = "window.crisisMap.frame.rows.map((row) => row.best)"
BY_HAND = """(code) => {
    const { frame, bundle, state } = window.crisisMap;
    const lies = ({ country, countries }) => country === code || countries?.includes(code);
    const value = (s) => (frame.series.at(s, -Infinity, state.day) ? frame.series.value : 0);
    const within = (s) => lies(bundle.places[frame.series.place[s]]);
    return frame.rows.map((row) => row.series.filter(within).reduce((sum, s) => sum + value(s), 0));
}"""
EACH_DAY = """() => {
    const app = window.crisisMap, found = [];
    for (let day = app.first; day <= app.last; day += 1) {
        app.state.day = day;
        app.apply();
        app.settle();
        const { rows } = app.frame;
        const said = app.overview.lines.map(({ row, change }) => [rows.indexOf(row), row.count, change.textContent]);
        found.push([rows.map((row) => row.best), said]);
    }
    return found;
}"""


@pytest.fixture(scope="module")
def drawn(layers, tmp_path_factory):
    path = tmp_path_factory.mktemp("totals") / "en.html"
    path.write_text(page(layers, MapOptions(title="A winter")), encoding="utf-8")
    return path


def test_they_say_what_they_add_up_and_can_be_those_of_a_country_or_of_the_view(opened, drawn):
    with opened(drawn) as tab:
        scope = tab.locator(".cm-scope")
        everywhere = tab.evaluate(TOTALS)
        scope.get_by_text("countries together: these can be different crises").wait_for()
        scope.get_by_label("Add up").select_option("Turkey")
        scope.locator("p", has_text="in Turkey").wait_for()
        some = tab.evaluate(TOTALS)
        assert some == tab.evaluate(BY_HAND, "TR")
        assert some != everywhere
        assert all(part <= whole for part, whole in zip(some, everywhere, strict=True))
        assert "scope=TR" in tab.url
        scope.get_by_label("Add up").select_option("What is in view")
        tab.evaluate("window.crisisMap.map.setView([10, -150], 6, { animate: false })")
        scope.get_by_text("Nothing is reported there").wait_for()


def test_a_link_reopens_the_totals_of_a_country(opened, drawn):
    with opened(drawn, hash_="scope=TR") as tab:
        assert tab.get_by_label("Add up").input_value() == "TR"
        assert tab.evaluate(TOTALS) == tab.evaluate(BY_HAND, "TR")


def test_beside_each_stands_how_it_changed_since_the_last_step(opened, drawn):
    with opened(drawn) as tab:
        changed = 0
        for (before, _), (now, said) in itertools.pairwise(tab.evaluate(EACH_DAY)):
            for row, count, words in said:
                number = int(re.sub(r"\D", "", words.split(" ")[0]) or 0)
                assert not count or (-number if "fewer" in words else number) == now[row] - before[row], words
                changed += bool(words)
        assert changed > 10
