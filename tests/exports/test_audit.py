import csv
import hashlib
import io
import shutil
import subprocess
import zipfile
from datetime import UTC, date, datetime

import pytest

from geo.exports.audit import audit_bundle
from geo.exports.selection import Selection
from geo.models import Policy, Review
from geo.reconciliation import SourceRegistry, reconcile
from geo.reconciliation.decisions import NONE, decisions
from geo.reconciliation.targets import link_target
from tests.exports.made import observation

REVIEW = Review("f1", "accept", (), "Ana", datetime(2020, 3, 1, tzinfo=UTC), "=read it")


def made(products=None, decided=NONE):
    from dataclasses import replace

    held = [replace(observation(), reviews=(REVIEW,)), observation("f2", place=None)]
    reconciled = reconcile(held, SourceRegistry.load(), policy=Policy.LATEST, decided=decided)
    shown = Selection(at=date(2020, 3, 1)).estimates(reconciled)
    return audit_bundle(reconciled, shown, {"Policy": "latest"}, products)


def rows(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return list(csv.DictReader(io.StringIO(packed.read(name).decode(), newline="")))


def test_a_number_leads_to_its_sentence_report_and_reviews():
    content = made()
    (estimate,) = rows(content, "estimates.csv")
    figures = {row["id"]: row for row in rows(content, "figures.csv")}
    figure = figures[estimate["figures"]]
    assert figure["quote"] == "33 soldiers were killed\nin Ariha"
    (report,) = [row for row in rows(content, "reports.csv") if row["document"] == figure["document"]]
    assert report["sha256"] == hashlib.sha256(b"x" * 100).hexdigest()
    assert rows(content, "reviews.csv")[0]["reason"] == "'=read it"
    assert [(row["tray"], row["figure"]) for row in rows(content, "trays.csv")] == [("unplaced", "f2")]


def test_reviews_of_links_and_agreed_numbers_are_told_too():
    when = datetime(2020, 3, 2, tzinfo=UTC)
    (row,) = rows(made(), "estimates.csv")
    target = f"estimate:{row['indicator']}/{row['counting']}/{row['unit']}/{row['role']}/{row['place_id']}"
    agreed = (("value", "30"), ("until", "2020-03-09"), ("figure", "f1"))
    decided = decisions(
        [
            Review(link_target("f1", "f2"), "split", (), "Ben", when, "two attacks"),
            Review(target, "agree", agreed, "Cleo", when, "asked the hospital"),
        ]
    )
    told = rows(made(decided=decided), "reviews.csv")
    assert [(one["verdict"], one["reviewer"]) for one in told] == [
        ("accept", "Ana"),
        ("split", "Ben"),
        ("agree", "Cleo"),
    ]
    assert told[2]["changes"] == "value=30, until=2020-03-09"


def test_figures_behind_and_others_are_all_there_once():
    content = made()
    held = [row["id"] for name in ("figures.csv", "other_figures.csv") for row in rows(content, name)]
    assert sorted(held) == ["f1", "f2"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_every_file_has_its_hash(tmp_path):
    with zipfile.ZipFile(io.BytesIO(made({"map.png": b"a picture"}))) as packed:
        packed.extractall(tmp_path)
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "product/map.png: OK" in done.stdout
    listed = {line.split("  ")[1] for line in (tmp_path / "SHA256SUMS").read_text().splitlines()}
    assert listed == {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()} - {
        "SHA256SUMS"
    }


def test_the_same_input_gives_the_same_bytes():
    assert made() == made()
