"""What pages keep of the store: products stand in its log, and boundaries beside it are known."""

import gc
import json
import weakref
from datetime import date

import pytest
import shapely
from streamlit.testing.v1 import AppTest

from geo.gazetteer import add_boundaries
from geo.models import Policy
from geo.pages import session
from geo.pages.address import View
from geo.pipeline import Filters, ingest
from geo.settings import DATA
from geo.store import connect
from tests.pipeline.test_reviews import FLOOD

APP = str(DATA.parent / "app.py")


@pytest.fixture
def address(tmp_path, monkeypatch):
    file = str(tmp_path / "store.sqlite")
    monkeypatch.setenv("CRISIS_MAP_STORE", file)
    with connect(file) as store:
        ingest([FLOOD], store)
    return file


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
        session._reconciled(address, session.revision(), Filters(), Policy.LATEST)
        assert gc.get_freeze_count()
        assert lost() is None
    finally:
        gc.unfreeze()
        gc.enable()
