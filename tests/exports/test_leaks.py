"""No product names a private person, in any of its parts: cells, notes, alternative texts, metadata, packed data."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, date, datetime

import pytest

from geo.exports import FORMATS, Selection, atlas, render
from geo.models import Policy, Review
from geo.pipeline import MadeOf, corrections, hand_back, ingest, keep_release, reconcile_store
from geo.pipeline.reviewing import decide
from geo.sources import read_text
from geo.store import connect
from tests.exports.test_withholding import texts

AT, NOW = date(2021, 5, 6), datetime(2021, 5, 6, 9, tzinfo=UTC)
#: Persons whom one sentence introduces and another one names as the source, and whom no list knows.
REPORTS = {
    "zorana-qubil-notes.txt": "Syria, 4 May 2021 - Zorana Qubil, a mother of three, fled with her children."
    " In Saraqib 12 people were killed on Monday, Qubil said.",
    "torvin.txt": "Syrie, 4 mai 2021 - Torvin Malkan, un habitant, a perdu sa maison."
    " A Ariha, 17 personnes ont été tuées lundi, a déclaré M. Malkan.",
    "veldan.txt": "Siria, 4 de mayo de 2021 - Según Veldan Torbi, 18 personas murieron el lunes en Idlib.",
    "dutvar.txt": "Suriye, 4 Mayıs 2021 - Dutvar Şelkan'a göre pazartesi günü Sarmin'de 21 kişi öldü.",
    "fildan.txt": "سوريا، 4 مايو 2021 - قال فلدان طربي إن 22 شخصا قتلوا في بنش يوم الاثنين.",
    "again.txt": "Syria, 5 May 2021 - Shelling killed 14 people in Saraqib on Monday, UNHCR said."
    " Zorana Qubil, a resident, said 13 people were killed in Saraqib on Monday.",
}
SECRETS = re.compile(r"zorana|qubil|torvin|malkan|veldan|torbi|dutvar|şelkan|selkan|فلدان|طربي", re.IGNORECASE)
LANGUAGES = ["en", "fr"]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("leaks") / "s.sqlite"
    with connect(path) as store:
        ingest([read_text(words, name=name, published=AT) for name, words in REPORTS.items()], store)
        figure = next(one.figure.id for one in store.figures() if one.figure.quantity.value == 12)
        reason = "Qubil said so again on the phone"
        decide(store, Review(figure, "change", (("value", "11"),), "Ana", NOW, reason))
    return path


@pytest.fixture(scope="module")
def reconciled(address):
    with connect(address) as store:
        return reconcile_store(store, policy=Policy.LATEST)


def test_the_store_has_the_names(reconciled):
    said = {one.figure.attributed_to for one in reconciled.observations.values()}
    assert {"Qubil", "Zorana Qubil, a resident", "Veldan Torbi", "فلدان طربي"} <= said
    assert sum(bool(SECRETS.search(one or "")) for one in said) >= 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", [one.ending for one in FORMATS if one.kind != "film"])
def test_no_product_names_them(reconciled, ending, language):
    narrowed = ("source: Zorana Qubil, UNHCR",)
    content = render(reconciled, f"x.{ending}", Selection(at=AT, language=language, narrowed=narrowed))
    said = texts(content, ending)
    if ending == "pdf":
        from pypdf import PdfReader

        said += str(dict(PdfReader(io.BytesIO(content)).metadata or {}))
    assert SECRETS.findall(said) == []
    if ending in {"gpkg", "parquet", "figures.parquet"}:
        assert SECRETS.findall(content.decode("utf-16-le", "replace")) == []


NARROWED = Selection(at=AT, narrowed=("source: Zorana Qubil, UNHCR",))


def test_no_atlas_and_no_moving_picture_names_them(reconciled):
    assert SECRETS.findall(texts(atlas(reconciled, NARROWED), "pdf")) == []
    assert SECRETS.findall(render(reconciled, "x.gif", NARROWED).decode("latin-1")) == []


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
def test_no_film_names_them(reconciled, tmp_path):
    film = tmp_path / "x.mp4"
    film.write_bytes(render(reconciled, "x.mp4", NARROWED))
    tags = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "format_tags", str(film)],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert "Revision" in tags or "revision" in tags
    assert SECRETS.findall(tags) == []


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", {"a parent (name withheld)", "a resident (name withheld)", "a person (name withheld)"}),
        ("fr", {"un parent (nom non communiqué)", "un habitant (nom non communiqué)"}),
    ],
)
def test_each_is_called_what_the_report_says_in_the_language_of_the_product(reconciled, language, labels):
    content = render(reconciled, "x.figures.csv", Selection(at=AT, language=language))
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    assert labels <= {row["attributed_to"] for row in rows}
    assert all("name" in row["withheld"] for row in rows if "withheld" in row["attributed_to"])
    with zipfile.ZipFile(io.BytesIO(render(reconciled, "x.audit.zip", Selection(at=AT, language=language)))) as packed:
        known = {row["said"] for row in csv.DictReader(io.StringIO(packed.read("sources.csv").decode()))}
    assert labels <= known


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("quotes", ["full", "short", "none"])
def test_the_way_back_takes_no_name_for_an_edit(address, reconciled, language, quotes):
    content = render(reconciled, "x.figures.csv", Selection(at=AT, language=language, quotes=quotes))
    with connect(address) as store:
        done = hand_back(store, content, "x.figures.csv", reviewer="Ana", reason="read again")
    assert (done.figures, done.problems) == ([], [])


def test_an_edit_beside_withheld_names_comes_back_alone(address, reconciled, tmp_path):
    content = render(reconciled, "x.figures.csv", Selection(at=AT, language="fr")).decode()
    assert content.count(",18,,") == 1
    copied = tmp_path / "s.sqlite"
    copied.write_bytes(address.read_bytes())
    with connect(copied) as store:
        done = hand_back(store, content.replace(",18,,", ",19,,").encode(), "x.csv", reviewer="Ana", reason="a typo")
        assert (len(done.figures), done.problems) == (1, [])
        assert [one.changes for one in store.reviews()][-1] == (("value", "19"),)


def test_neither_log_nor_correction_names_them(address, tmp_path):
    copied = tmp_path / "s.sqlite"
    copied.write_bytes(address.read_bytes())
    with connect(copied) as store:
        known = reconcile_store(store, policy=Policy.LATEST)
        chosen = Selection(at=AT, narrowed=("source: Zorana Qubil",))
        keep_release(store, MadeOf(known, chosen), name="map.svg", content=b"x")
        figure = next(one.figure.id for one in store.figures() if one.figure.quantity.value == 18)
        decide(store, Review(figure, "change", (("value", "20"),), "Ana", NOW, "seen"))
        (release,) = store.releases()
        found = corrections(store)
    assert SECRETS.findall(repr(release)) == []
    assert len(found) == 1
    assert SECRETS.findall(repr(found[0].changes)) == []
