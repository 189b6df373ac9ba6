"""The figures of a map that the dashboard's server gives when a reader opens a place or a tray."""

import json
from dataclasses import replace
from threading import Event

import pytest

from geo.maps.details import TRAYS, Details
from geo.maps.encoding import encode
from geo.pages import figures
from tests.maps.syria import syria


@pytest.fixture(scope="module")
def layers():
    return syria()


@pytest.fixture
def name(layers, monkeypatch):
    monkeypatch.setattr(figures, "_served", True)
    return figures.offer(layers).name


def test_a_page_without_the_server_takes_the_sentences_with_the_map(layers, monkeypatch):
    monkeypatch.setattr(figures, "_served", False)
    assert figures.offer(layers) is None
    assert "chunks" in encode(layers)


def test_a_map_whose_sentences_stay_with_the_server_is_the_same_but_for_them(layers):
    whole, light = encode(layers), encode(layers, details="/figures/x")
    assert light.pop("details") == "/figures/x"
    assert light == {key: value for key, value in whole.items() if key in light}
    assert whole.keys() - light.keys() == {"chunks", "chunk_of_place", "trays"}


def test_every_figure_is_given_once_somebody_opens_its_place_or_tray(layers, name):
    places = [json.loads(figures.asked(name, "place", str(n))) for n in range(len(layers.places))]
    trays = [json.loads(figures.asked(name, "tray", tray)) for tray in TRAYS]
    given = {card["id"] for place in places for card in place["cards"]} | {
        card["id"] for tray in trays for card in tray
    }
    assert given == set(layers.cards)
    assert places == [Details(layers).of_place(n) or places[n] for n in range(len(places))]


@pytest.mark.parametrize(
    ("kind", "which"), [("place", "9999"), ("place", "-1"), ("place", "x"), ("tray", "secret"), ("file", "0")]
)
def test_what_is_not_there_is_not_given(name, kind, which):
    assert figures.asked(name, kind, which) is None


def test_a_map_that_nobody_offered_is_not_known():
    assert figures.asked("0" * 16, "tray", TRAYS[0]) is None


def test_a_map_that_is_shown_again_outlasts_those_shown_since(layers, monkeypatch):
    monkeypatch.setattr(figures, "_served", True)
    shown, other = figures.offer(layers), figures.offer(layers)
    for _ in range(40):
        figures.offer(layers)
        figures.keep(shown)
    assert figures.asked(shown.name, "tray", TRAYS[0]) is not None
    assert figures.asked(other.name, "tray", TRAYS[0]) is None


def test_what_the_first_place_waits_for_is_made_ready_behind_the_map(layers, monkeypatch):
    monkeypatch.setattr(figures, "_served", True)
    monkeypatch.setattr(figures, "_LATER", 0.0)
    ready = Event()
    prepare = Details.prepare
    monkeypatch.setattr(Details, "prepare", lambda details: (prepare(details), ready.set()))
    made = figures.offer(layers)
    assert ready.wait(10)
    assert {"_cards_of", "_series_of"} <= vars(made.details).keys()
    assert made.details.of_place(0) == Details(layers).of_place(0)


def test_a_map_without_figures_has_nothing_to_make_ready(layers):
    Details(replace(layers, series=(), cards={}, places={}, undated=(), unplaced=(), not_aggregated=())).prepare()
