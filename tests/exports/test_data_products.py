"""Tables and bundles by the end of their names, each opened by a program that is not ours."""

import csv
import io
import json
import zipfile
from datetime import date

import geopandas
import hxl
import pyarrow.parquet
import pyogrio
import pytest
from openpyxl import load_workbook

from geo.exports import FORMATS, House, Selection, render
from geo.models import Policy
from geo.reconciliation import SourceRegistry, reconcile
from tests.exports.made import observation

SELECTION = Selection(at=date(2020, 3, 1), revision=7, cleared_by="Ana")


@pytest.fixture(scope="module")
def reconciled():
    return reconcile([observation(), observation("f2", place=None)], SourceRegistry.load(), policy=Policy.LATEST)


@pytest.mark.parametrize("ending", [one.ending for one in FORMATS if one.kind == "table"])
def test_the_same_input_gives_the_same_bytes(reconciled, ending):
    first, second = (render(reconciled, f"x.{ending}", SELECTION) for _ in range(2))
    assert first == second
    assert first


def test_a_table_carries_its_day_and_revision(reconciled):
    (row,) = csv.DictReader(io.StringIO(render(reconciled, "x.csv", SELECTION).decode()))
    assert (row["best"], row["as_of"], row["revision"]) == ("33", "2020-03-01", "7")
    assert json.loads(render(reconciled, "x.geojson", SELECTION))["about"]["revision"] == 7
    assert b"#meta+revision" in render(reconciled, "x.hxl.csv", SELECTION)


HXL_TAGS = ("#meta+as_of", "#meta+state", "#meta+filters", "#meta+disclaimer")


def in_hxl(content, _folder):
    row = next(iter(hxl.data(io.BytesIO(content), hxl.InputOptions(allow_local=True))))
    return {tag.removeprefix("#meta+"): row.get(tag) for tag in HXL_TAGS}


def in_csv(content, _folder):
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    assert len({row["disclaimer"] for row in rows}) == 1
    return rows[0]


def in_geojson(content, _folder):
    return json.loads(content)["about"]


def in_parquet(content, _folder):
    return json.loads(pyarrow.parquet.read_schema(io.BytesIO(content)).metadata[b"crisis_map"])


def in_geopackage(content, folder):
    (folder / "x.gpkg").write_bytes(content)
    return {"all": " ".join(pyogrio.read_info(folder / "x.gpkg", layer="figures")["layer_metadata"].values())}


def in_workbook(content, _folder):
    return {"all": " ".join(str(cell.value) for cell in load_workbook(io.BytesIO(content))["About"]["B"])}


def in_bundle(content, _folder):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {"all": packed.read("about.csv").decode()}


#: How a program that is not ours reads what a table says of its product.
READERS = {
    "hxl.csv": in_hxl,
    "csv": in_csv,
    "figures.csv": in_csv,
    "geojson": in_geojson,
    "figures.geojson": in_geojson,
    "parquet": in_parquet,
    "figures.parquet": in_parquet,
    "gpkg": in_geopackage,
    "xlsx": in_workbook,
    "audit.zip": in_bundle,
}


@pytest.mark.parametrize("ending", [one.ending for one in FORMATS if one.kind == "table"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_table_carries_the_mark_of_a_draft_and_the_disclaimer(reconciled, ending, language, tmp_path):
    draft = {"en": "DRAFT, 1 of 1 figures unreviewed", "fr": "1 chiffre"}[language]
    own = {"en": "Not for release.", "fr": "Ne pas diffuser."}
    chosen = Selection(at=date(2020, 3, 1), since=date(2020, 2, 1), language=language, house=House(disclaimer=own))
    said = READERS[ending](render(reconciled, f"x.{ending}", chosen), tmp_path)
    assert draft in said.get("state", said.get("all"))
    assert said.get("disclaimer", said.get("all")).count(own[language]) == 1
    assert "2020-02-01" in said.get("filters", "2020-02-01")


@pytest.mark.parametrize("ending", ["parquet", "figures.parquet"])
def test_parquet_with_metadata_of_ours_stays_geoparquet(reconciled, ending):
    back = geopandas.read_parquet(io.BytesIO(render(reconciled, f"x.{ending}", SELECTION)))
    assert back.crs.to_epsg() == 4326
    assert json.loads(
        pyarrow.parquet.read_schema(io.BytesIO(render(reconciled, f"x.{ending}", SELECTION))).metadata[b"geo"]
    )


def test_figures_obey_the_place_and_the_indicators(reconciled):
    place = next(one.place for one in reconciled.observations.values() if one.place is not None)

    def ids(**changes):
        content = render(reconciled, "x.figures.csv", Selection(at=date(2020, 3, 1), **changes))
        return [row["id"] for row in csv.DictReader(io.StringIO(content.decode()))]

    assert ids() == ["f1", "f2"]
    assert ids(place=place.id) == ids(place=place.name) == ids(place=place.country) == ["f1"]
    assert ids(place="nowhere") == ids(indicators=("injured",)) == []


@pytest.mark.parametrize(("language", "state"), [("en", "cleared by Ana"), ("fr", "validé par Ana")])
def test_a_workbook_says_what_it_is_in_its_language(reconciled, language, state):
    from dataclasses import replace

    content = render(reconciled, "x.xlsx", replace(SELECTION, language=language))
    sheet = load_workbook(io.BytesIO(content))["About"]
    assert state in [cell.value for cell in sheet["B"]]


def test_geographic_files_open(reconciled, tmp_path):
    for name in ("x.gpkg", "x.parquet", "x.figures.parquet"):
        (tmp_path / name).write_bytes(render(reconciled, name, SELECTION))
    assert geopandas.read_file(tmp_path / "x.gpkg", layer="estimates")["best"].tolist() == [33]
    assert "7" in pyogrio.read_info(tmp_path / "x.gpkg", layer="estimates")["layer_metadata"].values()
    assert geopandas.read_parquet(tmp_path / "x.parquet")["best"].tolist() == [33]
    assert len(geopandas.read_parquet(tmp_path / "x.figures.parquet")) == 2


def test_an_audit_bundle_opens(reconciled):
    with zipfile.ZipFile(io.BytesIO(render(reconciled, "x.audit.zip", SELECTION))) as packed:
        assert packed.testzip() is None
        assert "SHA256SUMS" in packed.namelist()


def test_the_page_says_what_it_is_and_whether_it_is_a_draft(reconciled):
    from dataclasses import replace

    cleared = render(reconciled, "x.html", SELECTION).decode()
    assert "cleared by Ana" in cleared.split("</head>")[0]
    draft = render(reconciled, "x.html", replace(SELECTION, cleared_by=None)).decode()
    assert "DRAFT, 1 of 1 figures unreviewed</title>" in draft
