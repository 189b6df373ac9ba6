"""The brief and the atlas: whole pages of paper, with what is contested and what is unknown."""

import itertools
import subprocess
from datetime import date

import pytest

from geo.errors import ExportError
from geo.exports import Selection, atlas, load_layout, render, request
from geo.exports.brief import brief_sheets
from geo.exports.briefing import Briefing
from geo.gazetteer import open_gazetteer
from geo.models import Policy
from geo.pipeline import observations, understand_each
from geo.reconciliation import SourceRegistry, reconcile
from geo.sources import read_text

REPORTS = [
    ("2020-01-20", "IDLIB - Nine people were killed in Sarmin on Sunday, the White Helmets said."),
    ("2020-02-03", "IDLIB - Ten people were killed in Ariha on Sunday 2 February, the White Helmets said."),
    ("2020-02-03", "IDLIB - Twelve people were killed in Ariha on Sunday 2 February, the Syrian Observatory said."),
    ("2020-02-04", "Five people were killed in Atarib in Aleppo province on Monday, OCHA said."),
    ("2020-02-20", "OCHA said that 900,000 people have been displaced from north-western Syria since 1 December."),
    (None, "Some 40 people were injured in Saraqib on Tuesday."),
]
SELECTION = Selection(at=date(2020, 2, 20), revision=4)


@pytest.fixture(scope="module")
def reconciled():
    items = [
        read_text(text, name=text[:20], published=date.fromisoformat(day) if day else None) for day, text in REPORTS
    ]
    readings = list(understand_each(items))
    documents = {item.document.id: item.document for item in readings}
    located = [figure for item in readings for figure in item.located]
    return reconcile(observations(located, documents, open_gazetteer()), SourceRegistry.load(), policy=Policy.LATEST)


def words_of(content, path):
    path.write_bytes(content)
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("size", "orientation"), [("A4", "portrait"), ("Letter", "portrait"), ("A3", "landscape")])
def test_a_brief_has_one_or_two_pages_and_nothing_overlaps(reconciled, language, size, orientation):
    layout = load_layout("brief", language=language, size=size, orientation=orientation)
    sheets = brief_sheets(request(reconciled, "a.pdf", SELECTION, layout))
    assert 1 <= len(sheets) <= 2
    for sheet in sheets:
        for mark in sheet.marks:
            assert mark.box[0] >= -0.5, mark
            assert mark.box[1] >= -0.5, mark
            assert mark.box[2] <= sheet.wide + 0.5, mark
            assert mark.box[3] <= sheet.high + 0.5, mark
        for one, other in itertools.combinations(sheet.marks, 2):
            a, b = one.box, other.box
            apart = a[2] <= b[0] + 0.5 or b[2] <= a[0] + 0.5 or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5
            assert apart, f"{one} overlaps {other}"


def test_a_brief_says_what_is_known_contested_and_unknown(reconciled, tmp_path):
    content = render(reconciled, "brief.pdf", SELECTION, load_layout("brief"))
    words = words_of(content, tmp_path / "brief.pdf")
    for wanted in (
        *("Situation at a glance", "10–12", "Syrian Observatory", "at least 24 (24–26)", "900,000", "Store revision 4"),
        *("Figures without a day, in no total: 1", "DRAFT, ", "As of 20 February 2020"),
    ):
        assert wanted in words, wanted
    assert render(reconciled, "brief.pdf", SELECTION, load_layout("brief")) == content


def test_then_and_now_are_compared_as_exactly_as_they_are_known(reconciled):
    briefing = Briefing(request(reconciled, "a.pdf", SELECTION))
    killed = next(row for row in briefing.totals if row.code == "killed")
    assert killed.then == "9"
    assert killed.now.startswith("at least 24")
    assert killed.change == "about +15"


def test_the_timeline_ends_with_the_total_of_now(reconciled):
    briefing = Briefing(request(reconciled, "a.pdf", SELECTION))
    killed = next(line for line in briefing.timeline if line.code == "killed")
    assert killed.points[-1] == (date(2020, 2, 20), 24)
    values = [value for _, value in killed.points if value is not None]
    assert values == sorted(values)


def test_an_atlas_has_a_page_for_each_province_with_numbers(reconciled, tmp_path):
    heard = []
    content = atlas(reconciled, SELECTION, progress=lambda share, step: heard.append((share, step)))
    pages = words_of(content, tmp_path / "atlas.pdf").split("\f")[:-1]
    assert [name for _, name in heard][:-1] == ["Aleppo", "Idlib"]
    assert len(pages) == 2
    assert "Atarib" in pages[0]
    assert "Ariha" in pages[1]
    assert "share" in pages[1], "what is known of more than the province is not added to it"


def test_an_atlas_has_a_page_for_each_week_with_numbers(reconciled, tmp_path):
    content = atlas(reconciled, SELECTION, load_layout("a4-landscape", language="fr"), by="week")
    pages = words_of(content, tmp_path / "atlas.pdf").split("\f")[:-1]
    assert len(pages) == 3
    assert "Semaine au" in pages[0]


def test_an_atlas_of_nothing_is_said(reconciled):
    with pytest.raises(ExportError, match="choose another day"):
        atlas(reconciled, Selection(at=date(2019, 1, 1)))


def test_a_table_that_goes_on_begins_with_its_head_again():
    from dataclasses import replace

    from geo.exports.sheet import Block, Column, Sheet, flow

    drawn = []

    def block(name, **fields):
        return Block(10.0, lambda *_: drawn.append(name), **fields)

    head = block("head", with_next=True)
    rows = [replace(block(f"row {n}"), again=head) for n in range(4)]
    sheet = Sheet(100, 100)
    flow([head, *rows], (Column(sheet, 0, 100, 100, 32.0) for _ in range(5)))
    assert drawn == ["head", "row 0", "row 1", "head", "row 2", "row 3"]
