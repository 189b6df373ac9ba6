"""From reports to estimates, with the real stages and a real store."""

from datetime import date
from itertools import permutations

import pytest

from geo.errors import InputError
from geo.models import Document, Policy, Precision, PublishedBasis, document_id
from geo.pipeline import Filters, ingest, map_layers, online_geocoder, reconcile_store
from geo.settings import Settings
from geo.sources import Note, Unreadable
from geo.store import connect


def report(text, published=date(2023, 2, 10), publisher="Example Wire", language="en"):
    return Document(
        id=document_id(text, None, publisher),
        address=f"{publisher}.txt",
        text=text,
        language=language,
        publisher=publisher,
        published=published,
        published_precision=Precision.DAY if published else None,
        published_basis=PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN,
    )


FLOOD = report("Flooding in Maputo killed 12 people on Thursday, the National Disaster Institute said.")
CAMP = report("Some 3,000 refugees live in Kenya, in the camp of Kakuma, UNHCR says.", publisher="Other Wire")


@pytest.fixture
def store(tmp_path):
    with connect(tmp_path / "crisis.sqlite") as opened:
        yield opened


def test_ingest_stores_each_report_once_and_names_the_rest(store):
    items = [FLOOD, Unreadable("broken.pdf", "it is encrypted"), Note("odd.txt", "its encoding is a guess"), CAMP]
    seen = []
    first = ingest(items, store, progress=seen.append)
    assert (first.added, first.unchanged) == (["Example Wire.txt", "Other Wire.txt"], [])
    assert first.problems == [("broken.pdf", "it is encrypted"), ("odd.txt", "its encoding is a guess")]
    assert seen == ["Example Wire.txt", "broken.pdf", "odd.txt", "Other Wire.txt"]
    revision = store.revision
    again = ingest(items, store)
    assert (again.added, again.figures) == ([], 0)
    assert store.revision == revision


@pytest.mark.parametrize(
    ("filters", "indicators"),
    [
        (Filters(), {"killed", "refugees"}),
        (Filters(indicators=("killed",)), {"killed"}),
        (Filters(places=("KE",)), {"refugees"}),
        (Filters(sources=("UNHCR",)), {"refugees"}),
        (Filters(until=date(2023, 2, 8)), set()),
        (Filters(since=date(2023, 2, 10)), {"refugees"}),
        (Filters(known_on=date(2023, 1, 1)), set()),
        (Filters(countries=("MZ",)), {"killed"}),
        (Filters(countries=("KE",), places=("MZ",)), set()),
        (Filters(groups=("refugee",)), {"refugees"}),
        (Filters(groups=("people",)), {"killed", "refugees"}),
        (Filters(groups=("combatant",)), set()),
        (Filters(languages=("fr",)), set()),
        (Filters(languages=("en", "fr", "und")), {"killed", "refugees"}),
        (Filters(confidence=1.0), set()),
        (Filters(confidence=0.1), {"killed", "refugees"}),
        (Filters(reviewed=True), set()),
        (Filters(reviewed=False), {"killed", "refugees"}),
    ],
)
def test_a_figure_takes_part_when_it_passes_each_filter(store, filters, indicators):
    ingest([FLOOD, CAMP], store)
    layers = map_layers(reconcile_store(store, policy=Policy.LATEST, filters=filters), revision=store.revision)
    assert {series.indicator for series in layers.series} == indicators


def test_an_undated_figure_passes_a_filter_by_date_and_stays_in_its_tray(store):
    ingest([report("Flooding in Maputo killed 12 people.", published=None)], store)
    filters = Filters(since=date(2023, 1, 1), until=date(2023, 12, 31))
    layers = map_layers(reconcile_store(store, policy=Policy.LATEST, filters=filters), revision=1)
    assert len(layers.undated) == len(layers.cards) == 1
    assert layers.series == ()


def test_nobody_on_the_network_is_asked_by_default(tmp_path):
    assert online_geocoder(Settings(), tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_the_geocoder_that_the_settings_name_keeps_its_answers_beside_the_store(tmp_path):
    assert online_geocoder(Settings(online=True), tmp_path) is not None
    assert [path.name for path in tmp_path.iterdir()] == ["geocoded.sqlite"]


def test_a_service_that_geopy_does_not_know_is_named(tmp_path):
    with pytest.raises(InputError, match="CRISIS_MAP_GEOCODER='oracle' cannot be asked"):
        online_geocoder(Settings(online=True, geocoder="oracle"), tmp_path)


def test_a_text_that_defeats_the_rules_is_named_and_the_rest_is_done(store, monkeypatch):
    from geo.pipeline import reading as pipeline

    real = pipeline.extract

    def fails_on_camps(document, gazetteer):
        if "camp" in document.text:
            message = "too deep"
            raise RecursionError(message)
        return real(document, gazetteer)

    monkeypatch.setattr(pipeline, "extract", fails_on_camps)
    done = ingest([CAMP, FLOOD], store)
    assert done.added == ["Example Wire.txt"]
    assert done.problems == [("Other Wire.txt", "it could not be understood (RecursionError: too deep); report it")]


@pytest.mark.parametrize("named", ["Killed", "Displaced"])
@pytest.mark.parametrize("rows", ["Syria | 15\nIdlib | 12\nAleppo | 3", "Idlib | 12\nAleppo | 3\nSyria | 15"])
def test_the_row_of_a_country_holds_those_of_its_provinces(store, rows, named):
    ingest([report(f"As of 6 February 2023.\n\nProvince | {named}\n{rows}\n")], store)
    reconciled = reconcile_store(store, policy=Policy.LATEST)

    def best(place=None):
        return [row.best for row in reconciled.estimates(date(2023, 2, 10), place=place)]

    assert (best(), best("SY-ID"), best("SY-HL")) == ([15], [12], [3])


STRIKE = [
    report(
        "ISTANBUL - An air strike killed 33 Turkish soldiers in Idlib on Thursday night, the governor of Hatay said.",
        date(2020, 2, 28),
    ),
    report(
        "Umit Yalcin, the ambassador of Turkey in London, spoke to this paper on Monday about the war in Syria.\n\n"
        '"On 27 February 34 of our soldiers were killed in Idlib by planes of the regime," the ambassador said.',
        date(2020, 3, 2),
        "Other Paper",
    ),
    report(
        "Une trentaine de soldats turcs ont été tués jeudi 27 février dans la région d'Idlib, en Syrie.",
        date(2020, 2, 29),
        "Un Journal",
        "fr",
    ),
]
BOTH_NUMBERS = report(
    "An air strike killed 33 soldiers in Idlib on 27 February, the governor of Hatay said. Umit Yalcin, the Turkish "
    'ambassador in London, told this paper: "On 27 February, 34 of our soldiers were killed in Syria."',
    date(2020, 3, 2),
)


@pytest.mark.parametrize("reports", [*permutations(STRIKE), (BOTH_NUMBERS,), (STRIKE[2], BOTH_NUMBERS)])
def test_the_tolls_that_a_newspaper_an_ambassador_and_another_paper_give_are_one_event(store, reports):
    ingest(reports, store)
    (toll,) = reconcile_store(store, policy=Policy.LATEST).estimates(date(2020, 3, 5))
    assert (toll.place.name, toll.group.code) == ("Idlib", "combatant:TR")
    assert (toll.low, toll.high) == (33, 34)
    assert toll.best in {33, 34}
    assert "values differ" in toll.disagreement


def test_a_place_inside_the_total_answers_with_its_own_part(store):
    ingest([report("Fighting on 8 February killed 15 people in Syria, including 12 in Idlib province.")], store)
    known = reconcile_store(store, policy=Policy.LATEST)
    assert [(row.place.id, row.best) for row in known.estimates(date(2023, 2, 10))] == [("SY", 15)]
    assert [(row.place.id, row.best) for row in known.estimates(date(2023, 2, 10), place="SY-ID")] == [("SY-ID", 12)]
