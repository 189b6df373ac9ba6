"""The deck: native parts, sources in the notes, whole in a program that is not ours."""

import io
import subprocess
import time
from datetime import date

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from geo.exports import Selection, render
from geo.gazetteer import open_gazetteer
from geo.models import Policy
from geo.pipeline import ingest, observations, reconcile_store, understand_each
from geo.reconciliation import SourceRegistry, reconcile
from geo.sources import read_text
from geo.store import connect

REPORTS = [
    ("2020-01-20", "IDLIB - Nine people were killed in Sarmin on Sunday, the White Helmets said."),
    ("2020-02-03", "IDLIB - Ten people were killed in Ariha on Sunday 2 February, the White Helmets said."),
    ("2020-02-03", "IDLIB - Twelve people were killed in Ariha on Sunday 2 February, the Syrian Observatory said."),
    ("2020-02-20", "OCHA said that 900,000 people have been displaced from north-western Syria since 1 December."),
]


@pytest.fixture(scope="module")
def reconciled():
    items = [read_text(text, name=text[:20], published=date.fromisoformat(day)) for day, text in REPORTS]
    readings = list(understand_each(items))
    documents = {item.document.id: item.document for item in readings}
    located = [figure for item in readings for figure in item.located]
    return reconcile(observations(located, documents, open_gazetteer()), SourceRegistry.load(), policy=Policy.LATEST)


@pytest.fixture(scope="module", params=["en", "fr"])
def content(request, reconciled):
    selection = Selection(at=date(2020, 2, 20), revision=4, language=request.param)
    return request.param, render(reconciled, "deck.pptx", selection)


def texts(slide):
    out = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            out.append(shape.text_frame.text)
        if shape.has_table:
            out += [cell.text for row in shape.table.rows for cell in row.cells]
    return out


def test_every_part_of_a_briefing_has_a_slide_with_a_native_title(content):
    language, deck = content
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(deck)).slides]
    wanted = {
        "en": ["glance", "Where things stand", "to edit", "Then and now", "How it", "most is", "disagree", "not known",
               "Who said"],
        "fr": ["bref", "Où en sont", "à modifier", "Avant et", "évolution", "Les lieux", "divergent", "pas connu",
               "Qui l'a"],
    }  # fmt: skip
    for words in wanted[language]:
        assert any(words in title for title in titles), words
    assert len(titles) >= 8


def test_tables_charts_circles_and_labels_are_native_and_pictures_have_words(content):
    _, deck = content
    slides = list(Presentation(io.BytesIO(deck)).slides)
    shapes = [shape for slide in slides for shape in slide.shapes]
    assert sum(shape.has_table for shape in shapes) >= 3
    assert sum(shape.has_chart for shape in shapes) >= 2
    pictures = [shape for shape in shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert len(pictures) == 4
    for picture in pictures:
        assert len(picture._element.nvPicPr.cNvPr.get("descr")) > 20
    circles = [shape for shape in slides[2].shapes if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE]
    assert len(circles) >= 3
    assert any("Ariha" in shape.name for shape in circles)
    assert any("Ariha" in words for words in texts(slides[2]))


def test_ranges_bounds_and_conflicts_survive(content):
    language, deck = content
    slides = list(Presentation(io.BytesIO(deck)).slides)
    words = "\n".join(part for slide in slides for part in texts(slide))
    assert "10–12" in words
    assert {"en": "at least", "fr": "au moins"}[language] in words
    assert {"en": "Syrian Observatory", "fr": "Observatoire syrien"}[language] in words
    assert {"en": "DRAFT, ", "fr": "PROJET, "}[language] in words


def test_notes_hold_the_sources_of_each_figure(content):
    language, deck = content
    slides = list(Presentation(io.BytesIO(deck)).slides)
    notes = slides[0].notes_slide.notes_text_frame.text
    assert {"en": "White Helmets", "fr": "Casques blancs"}[language] in notes
    assert "Ten people were killed in Ariha" in notes


def test_nothing_leaves_the_slide(content):
    _, deck = content
    whole = Presentation(io.BytesIO(deck))
    for slide in whole.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= whole.slide_width + 12_700 * 12
            assert shape.top + shape.height <= whole.slide_height


def test_the_dates_are_those_of_the_data(content):
    said = Presentation(io.BytesIO(content[1])).core_properties
    assert said.created.date() == said.modified.date() == date(2020, 2, 20)
    assert "Store revision: 4" in said.subject


def test_libreoffice_opens_it_and_shows_every_slide(content, tmp_path):
    language, deck = content
    (tmp_path / "deck.pptx").write_bytes(deck)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "deck.pptx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    told = subprocess.run(["pdfinfo", tmp_path / "deck.pdf"], capture_output=True, text=True, check=True).stdout
    pages = int(next(line for line in told.splitlines() if line.startswith("Pages")).split()[1])
    assert pages == len(Presentation(io.BytesIO(deck)).slides)
    words = subprocess.run(["pdftotext", tmp_path / "deck.pdf", "-"], capture_output=True, text=True, check=True).stdout
    for wanted in ("Sarmin", "Ariha", {"en": "What is not known", "fr": "Ce qui n'est pas connu"}[language]):
        assert wanted in words


def test_the_same_input_gives_the_same_bytes(reconciled, content):
    language, first = content
    time.sleep(1.1)  # the properties of the file count seconds
    selection = Selection(at=date(2020, 2, 20), revision=4, language=language)
    assert render(reconciled, "deck.pptx", selection) == first


def test_a_circle_that_moved_off_its_place_has_a_native_line_under_it(tmp_path):
    words = "Syria, 3 February 2020 - In Ariha 10 people were killed and 20 injured on Sunday. In Ariha 30 are missing."
    with connect(tmp_path / "s.sqlite") as store:
        ingest([read_text(words, name="r", published=date(2020, 2, 3))], store)
        known = reconcile_store(store, policy=Policy.LATEST)
    deck = Presentation(io.BytesIO(render(known, "x.pptx", Selection(at=date(2020, 2, 3)))))
    kinds = [shape.shape_type for shape in deck.slides[2].shapes]
    lines = [turn for turn, kind in enumerate(kinds) if kind == MSO_SHAPE_TYPE.LINE]
    # The first is the rule below the title.
    assert len(lines) > 2
    assert max(lines) < kinds.index(MSO_SHAPE_TYPE.AUTO_SHAPE)
