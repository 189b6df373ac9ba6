"""What pages keep of the store: products stand in its log, and boundaries beside it are known."""

import gc
import json
import weakref
from datetime import date

import pytest
import shapely
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.gazetteer import add_boundaries
from geo.models import Policy
from geo.pages import drawing, figures, session
from geo.pages.address import View
from geo.pipeline import Filters, ingest
from geo.settings import DATA
from geo.store import connect
from tests.pipeline.test_reviews import report

APP = str(DATA.parent / "app.py")


def logged(address):
    with connect(address, read_only=True) as store:
        return store.releases()


def test_a_file_made_on_the_briefing_page_is_logged_with_who_cleared_it(address):
    page = AppTest.from_file(APP, default_timeout=120)
    page.query_params.update({"format": "csv"})
    page.switch_page("geo/pages/briefing.py").run()
    assert not page.exception
    page.text_input(key="briefing_cleared").set_value("Ana").run()
    assert logged(address) == []
    page.button(key="make").click().run()
    assert not page.exception
    (release,) = logged(address)
    assert (release.name.endswith(".csv"), release.cleared_by) == (True, "Ana")
    assert [(row["indicator"], row["best"]) for row in release.rows] == [("killed", 12)]


def test_a_file_of_the_map_page_is_logged_with_its_filters(address):
    content = session.product(View(known=date(2023, 2, 28), indicator=("killed",)), "estimates.csv")
    assert b"Maputo" in content
    (release,) = logged(address)
    assert release.name == "crisis-map-estimates.csv"
    assert release.filters["filters"]["indicators"] == ["killed"]
    assert [row["place"] for row in release.rows] == ["Maputo"]


def test_places_are_looked_up_among_added_boundaries_too(address, tmp_path):
    file = tmp_path / "districts.geojson"
    outline = shapely.to_geojson(shapely.box(32.4, -26.0, 32.7, -25.8))
    unit = {"ADM2_EN": "Upper Test District", "ADM2_PCODE": "MZ0101"}
    feature = {"type": "Feature", "properties": unit, "geometry": json.loads(outline)}
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert session.gazetteer().find("Upper Test District") == ()
    add_boundaries(file, name_field=None, pcode_field=None, level=2, store_dir=tmp_path, gazetteer=session.gazetteer())
    assert [entry.id for entry in session.gazetteer().find("Upper Test District")] == ["pc:MZ0101"]


class Circle:
    """Refers to itself, so that only a search for garbage frees it."""

    def __init__(self):
        self.itself = self


def test_garbage_is_not_set_apart_with_what_is_reconciled(address):
    gc.disable()
    try:
        lost = weakref.ref(Circle())
        session.reconciled_of(session.standing(), Filters(), Policy.LATEST)
        assert gc.get_freeze_count()
        assert lost() is None
    finally:
        gc.unfreeze()
        gc.enable()


@pytest.mark.parametrize("place", ["map", "briefing"])
def test_a_typo_in_what_the_organisation_decided_is_said_on_the_page(address, tmp_path, place):
    (tmp_path / "organisation.toml").write_text('border_vew = "un"\n')
    page = AppTest.from_file(APP, default_timeout=120).switch_page(f"geo/pages/{place}.py").run()
    assert not page.exception
    (error,) = page.error
    said = error.value.replace("\\", "")
    assert "organisation.toml" in said
    assert "'border_vew'" in said


def test_a_file_made_before_the_disclaimer_changed_is_not_offered(address, tmp_path):
    page = AppTest.from_file(APP, default_timeout=120)
    page.query_params.update({"format": "csv"})
    page.switch_page("geo/pages/briefing.py").run()
    page.button(key="make").click().run()
    assert len(page.get("download_button")) == 1
    (tmp_path / "organisation.toml").write_text('disclaimer = "Borders are no statement of ours."\n')
    page.run()
    assert not page.exception
    assert not page.get("download_button")


@pytest.mark.parametrize("restart", [False, True], ids=["running", "restarted"])
def test_sources_of_ones_own_are_shown_once_they_are_written(address, tmp_path, monkeypatch, restart):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    other = report("Flooding in Maputo killed 14 people on Thursday, the Coast Service said.")
    with connect(address) as store:
        ingest([other], store)
    before, drawn = session.choices(), drawing.drawn(View())
    assert len(before.sources) == 2
    aliases = '["National Disaster Institute", "Coast Service"]'
    named = f'[sources.flood_office]\nname = "Flood Office"\ntype = "government"\naliases = {aliases}\n'
    (tmp_path / "sources.toml").write_text(named)
    if restart:
        st.cache_resource.clear()
    assert session.choices().sources == ("Flood Office",)
    assert drawing.drawn(View()).content != drawn.content
    assert drawing.drawn(View(source=("Flood Office",))).content
    (tmp_path / "sources.toml").unlink()
    assert (session.choices(), drawing.drawn(View())) == (before, drawn)


def test_the_figures_of_a_map_that_is_shown_again_are_given_again(address, monkeypatch):
    monkeypatch.setattr(figures, "_served", True)
    view = View(policy=Policy.HIGHEST)
    offer = drawing.drawn(view).offer
    for _ in range(40):
        figures.offer(offer.details.layers)
    assert figures.asked(offer.name, "place", "0") is None
    assert drawing.drawn(view).offer == offer
    assert json.loads(figures.asked(offer.name, "place", "0"))["total"] == 1


def test_another_store_under_the_same_path_is_read_anew(address, tmp_path):
    def killed():
        return {one.figure.quantity.value for one in session.whole().observations.values()}

    assert killed() == {12}
    before = session.standing()
    other = tmp_path / "other.sqlite"
    with connect(other) as store:
        ingest([report("A landslide killed 7 people in Kakuma, Kenya, on Thursday, the army said.")], store)
    other.replace(address)
    now = session.standing()
    assert now.revision == before.revision
    assert now != before
    assert killed() == {7}
