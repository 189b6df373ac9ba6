"""The register: each ending has one writer that exists, and a product is made through one verb."""

import io
import re
import zipfile
from datetime import date
from importlib import import_module

import pytest
from lxml import etree

from geo.errors import ExportError, InputError
from geo.exports import FORMATS, Selection, export, file_name, format_of, load_layout, render, request
from geo.gazetteer import open_gazetteer
from geo.models import Policy
from geo.pipeline import observations, understand_each
from geo.reconciliation import SourceRegistry, reconcile
from geo.sources import read_text

REPORT = "IDLIB, 3 February 2020 - Nine people were killed in Sarmin on Sunday, the White Helmets said."


@pytest.fixture(scope="module")
def reconciled():
    readings = list(understand_each([read_text(REPORT, name="report", published=date(2020, 2, 3))]))
    documents = {item.document.id: item.document for item in readings}
    located = [figure for item in readings for figure in item.located]
    return reconcile(observations(located, documents, open_gazetteer()), SourceRegistry.load(), policy=Policy.LATEST)


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.ending)
def test_every_format_has_a_writer_and_a_media_type(kind):
    module, _, function = kind.writer.partition(":")
    assert callable(getattr(import_module(module), function))
    assert re.fullmatch(r"[a-z]+/[\w.+-]+", kind.media_type)


def test_each_ending_is_registered_once():
    endings = [kind.ending for kind in FORMATS]
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.PNG", "png"), ("figures.csv", "figures.csv"), ("idlib_figures.csv", "figures.csv"), ("a.csv", "csv")],
)
def test_the_longest_ending_that_fits_wins(name, ending):
    assert format_of(name).ending == ending


@pytest.mark.parametrize("name", ["map.bmp", "png", "map."])
def test_an_unknown_ending_is_refused_with_the_known_ones(name):
    if name == "png":
        assert format_of(name).ending == "png", "an ending alone is one"
        return
    with pytest.raises(InputError, match="use one of html, png, csv, geojson"):
        format_of(name)


def test_progress_runs_to_the_end(reconciled):
    heard = []
    render(reconciled, "a.csv", Selection(), progress=lambda share, step: heard.append((share, step)))
    assert heard[-1] == (1.0, "")
    assert [share for share, _ in heard] == sorted(share for share, _ in heard)


def test_the_layout_fills_what_the_selection_leaves_open(reconciled):
    layout = load_layout("map", place="SY-ID", at=date(2020, 2, 2), language="fr")
    asked = request(reconciled, "a.png", Selection(), layout)
    assert (asked.selection.place, asked.selection.at, asked.language) == ("SY-ID", date(2020, 2, 2), "fr")
    other = request(reconciled, "a.png", Selection(place="SY"), layout)
    assert other.selection.place == "SY"


def test_a_product_is_a_draft_until_somebody_clears_it(reconciled):
    draft = request(reconciled, "a.png", Selection())
    assert draft.mark == "DRAFT, 1 of 1 figures unreviewed"
    assert request(reconciled, "a.png", Selection(language="fr")).mark == "PROJET, 1 chiffres sur 1 non vérifiés"
    assert request(reconciled, "a.png", Selection(cleared_by="A. Example")).mark is None


def test_what_no_page_can_hold_is_left_out_of_typed_words(reconciled):
    layout = load_layout("map", title="Pasted\x0b\x01<b>&$x_1$")
    selection = Selection(at=date(2020, 2, 2), cleared_by="An\x00a")
    for name in ("a.svg", "a.pptx", "a.xlsx"):
        content = render(reconciled, name, selection, layout)
        parts = [content] if name == "a.svg" else xml_parts(content)
        for part in parts:
            etree.fromstring(part)
    assert request(reconciled, "a.svg", selection, layout).selection.cleared_by == "An a"


def xml_parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return [packed.read(name) for name in packed.namelist() if name.endswith(".xml")]


@pytest.mark.parametrize(
    ("name", "template", "written"),
    [
        ("a.png", "map", "sarmin_map_16x9_20200202.png"),
        ("a.png", "a4-portrait", "sarmin_map_A4-portrait_20200202.png"),
        ("figures.csv", "map", "sarmin_figures_20200202.csv"),
        ("hxl.csv", "map", "sarmin_estimates_20200202.hxl.csv"),
    ],
)
def test_files_are_named_by_place_product_size_and_day(reconciled, name, template, written):
    asked = request(reconciled, name, Selection(place="Sarmin"), load_layout(template))
    assert file_name(asked, format_of(name)) == written


def test_a_folder_that_is_not_there_is_said(reconciled, tmp_path):
    with pytest.raises(ExportError, match="choose a folder"):
        export(reconciled, tmp_path / "none" / "a.csv", Selection())
