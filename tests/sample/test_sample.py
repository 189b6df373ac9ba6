"""The sample reports that the first start loads."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
LAST_LINE = {
    "en": "Summary written for this product, after ",
    "fr": "Résumé rédigé pour ce produit, d'après ",
}


def _rows() -> list[dict[str, str]]:
    with (SAMPLE / "metadata.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS = _rows()


def test_metadata_has_the_columns_and_names_every_report_once() -> None:
    assert list(ROWS[0]) == ["file", "published", "publisher", "url", "title", "language"]
    assert sorted(row["file"] for row in ROWS) == sorted(path.name for path in SAMPLE.glob("*.txt"))
    assert len(ROWS) >= 30
    assert {row["language"] for row in ROWS} == {"en", "fr"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_report_says_what_it_is_and_where_it_comes_from(row: dict[str, str]) -> None:
    lines = (SAMPLE / row["file"]).read_text(encoding="utf-8").splitlines()
    assert lines[0] == row["title"]
    assert lines[-1] == LAST_LINE[row["language"]] + row["url"]
    assert re.match(r"https?://", row["url"])
    assert row["publisher"]
    assert 90 <= len(" ".join(lines[:-1]).split()) <= 260


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_file_name_carries_the_day_of_publication_or_says_that_it_is_unknown(row: dict[str, str]) -> None:
    if not row["published"]:
        assert row["file"].startswith("undated_")
        return
    assert row["file"].startswith(f"{row['published']}_")
    assert date(2019, 12, 1) <= date.fromisoformat(row["published"]) <= date(2020, 4, 30)
