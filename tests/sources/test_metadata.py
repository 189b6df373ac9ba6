from datetime import date
from pathlib import Path

import pytest

from geo.errors import UnreadableError
from geo.sources.metadata import load_metadata, read_given
from geo.sources.records import NOTHING

HEADER = "file,published,publisher,url,title,language\n"


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "metadata.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_are_found_by_path_and_by_name(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = HEADER + "a.txt,2020-02-12,A Paper,https://example.org/a,Títle,fr\nsub/b.txt,2020-03,,,,\n"
    metadata = load_metadata(written(tmp_path, rows.replace(",", delimiter), encoding), 10_000)
    given = metadata.about(str(tmp_path / "a.txt"))
    assert given.published is not None
    assert given.published.day == date(2020, 2, 12)
    assert (given.publisher, given.url, given.title, given.language) == (
        "A Paper",
        "https://example.org/a",
        "Títle",
        "fr",
    )
    assert metadata.about(str(tmp_path / "sub" / "b.txt")).published is not None
    assert metadata.about("elsewhere/c.txt") == NOTHING
    assert metadata.notes == list(metadata.remarks()) == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("a.txt,2020-02-31,P,,,", "line 2 (a.txt): the date was not used: '2020-02-31' is a day that does not exist"),
        ("a.txt,03/04/2020,P,,,", "may be 2020-04-03 or 2020-03-04"),
        ("a.txt,soon,P,,,", "is not a date"),
        ("a.txt,,P,,,klingonish", "the language 'klingonish' is not known"),
        ("a.txt,,P,,one, two,en", "1 more cells than columns"),
    ],
)
def test_a_bad_cell_is_named_and_the_rest_is_used(tmp_path: Path, row: str, words: str) -> None:
    metadata = load_metadata(written(tmp_path, HEADER + row + "\nb.txt,2020-02-12,,,,\n"), 10_000)
    assert words in metadata.notes[0].message
    assert metadata.about("a.txt").publisher == "P"
    assert metadata.about("b.txt").published is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("file,published,mood\na.txt,2020-02-12,sad\n", "the column 'mood' is not known"),
        (HEADER + ",2020-02-12,,,,\na.txt,,,,,\n", "line 2: the row names no file"),
        (HEADER + "a.txt,2020-02-12,,,,\na.txt,2020-02-13,,,,\n", "named twice"),
    ],
)
def test_odd_rows_and_columns_are_named(tmp_path: Path, text: str, words: str) -> None:
    metadata = load_metadata(written(tmp_path, text), 10_000)
    assert any(words in note.message for note in metadata.notes)
    metadata.about("a.txt")
    assert list(metadata.remarks()) == []


def test_a_row_without_its_file_is_named(tmp_path: Path) -> None:
    metadata = load_metadata(written(tmp_path, HEADER + "lost.txt,2020-02-12,,,,\n"), 10_000)
    metadata.about("other.txt")
    (remark,) = metadata.remarks()
    assert "line 2: 'lost.txt' is not among the reports" in remark.message


def test_a_name_is_not_used_for_two_files(tmp_path: Path) -> None:
    metadata = load_metadata(written(tmp_path, HEADER + "a.txt,2020-02-12,,,,\n"), 10_000)
    assert metadata.about("/x/a.txt").published is not None
    assert metadata.about("/y/a.txt") == NOTHING
    assert metadata.about("/x/a.txt").published is not None
    (remark,) = metadata.remarks()
    assert "/y/a.txt" in remark.message


def test_a_name_beside_the_metadata_is_that_file_only(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for path in (tmp_path / "a.txt", tmp_path / "sub" / "a.txt"):
        path.write_text("x", encoding="utf-8")
    metadata = load_metadata(written(tmp_path, HEADER + "a.txt,2020-02-12,,,,\n"), 10_000)
    assert metadata.about(str(tmp_path / "sub" / "a.txt")) == NOTHING
    assert metadata.about(str(tmp_path / "a.txt")) != NOTHING


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "has no column 'file'"),
        (b"name-of-file;published\n", "has no column 'file'"),
        (b"\x89PNG" + bytes(100), "PNG"),
        (b"file\n" + b"x" * 20_000, "larger than"),
    ],
)
def test_a_file_that_is_no_metadata_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "metadata.csv"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=words):
        load_metadata(path, 10_000)


def test_missing_metadata_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        load_metadata(tmp_path / "none.csv", 10_000)


def test_other_names_of_the_fields_are_understood() -> None:
    given, problems = read_given(
        {"publish_date": "2020-02-12", "lang": "FR", "source": "A Paper", "title": None, "tags": ["x"]}
    )
    assert given.published is not None
    assert (given.language, given.publisher, given.title, problems) == ("fr", "A Paper", None, [])
