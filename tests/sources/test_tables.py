import json

import pytest

from geo.sources.records import Note, Report, Unreadable
from geo.sources.tables import read_csv, read_json, read_json_lines
from tests.sources.made import STORY


def test_every_line_is_a_report() -> None:
    record = {"id": "r1", "text": STORY, "publish_date": "2020-02-12", "lang": "en", "url": "https://example.org/1"}
    found = list(read_json_lines(json.dumps(record) + "\r\n\n" + json.dumps({"text": "x\u2028y"}) + "\n", "in.jsonl"))
    assert [item.address for item in found] == ["in.jsonl#r1", "in.jsonl:3"]
    first, second = found
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.given.published is not None
    assert (first.given.language, first.given.url) == ("en", "https://example.org/1")
    assert second.text == "x\u2028y"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": "cut', "not JSON"),
        ("[1, 2]", "not a record"),
        ("{}", "no text"),
        ('{"text": "  "}', "no text"),
        ('{"text": 5}', "not a string"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(line: str, words: str) -> None:
    good = json.dumps({"text": STORY})
    found = list(read_json_lines(f"{good}\n{line}\n{good}", "in.jsonl"))
    assert [type(item) for item in found] == [Report, Report, Unreadable]
    assert found[2].address == "in.jsonl:2"
    assert isinstance(found[2], Unreadable)
    assert words in found[2].reason


def test_many_broken_lines_are_named_together() -> None:
    (found,) = read_json_lines("{}\n" * 500, "in.jsonl")
    assert found.address == "in.jsonl:1-500"
    found_apart = list(read_json_lines("{}\nx\n" * 500, "in.jsonl"))
    assert len(found_apart) == 21


def test_a_bad_date_in_a_record_is_noted() -> None:
    report, note = read_json_lines(json.dumps({"text": STORY, "published": "2020-02-31"}), "in.jsonl")
    assert isinstance(report, Report)
    assert report.given.published is None
    assert isinstance(note, Note)
    assert "does not exist" in note.message


@pytest.mark.parametrize("text", ['[{"text": "a"}, {"text": "b"}]', '{"text": "a"}\n{"text": "b"}'])
def test_json_may_be_a_list_or_lines(text: str) -> None:
    assert [item.text for item in read_json(text, "in.json") if isinstance(item, Report)] == ["a", "b"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_of_a_csv_are_reports(delimiter: str) -> None:
    text = f'id{delimiter}Text{delimiter}published\r\n1{delimiter}"two\nlines"{delimiter}2020-02-12\r\n'
    (found,) = read_csv(text, "in.csv")
    assert isinstance(found, Report)
    assert (found.address, found.text) == ("in.csv#1", "two\nlines")
    assert found.given.published is not None


def test_a_csv_with_nul_and_long_cells_is_read() -> None:
    long = "five people fled " * 20_000
    (found,) = read_csv(f"text\na\x00b {long}\n", "in.csv")
    assert isinstance(found, Report)
    assert found.text.startswith("a b five")


@pytest.mark.parametrize("text", ["", "name,published\nx,y\n", '"text', "\n\n"])
def test_a_csv_without_text_is_named(text: str) -> None:
    assert all(isinstance(item, Unreadable) for item in read_csv(text, "in.csv"))


def test_a_row_without_text_is_named() -> None:
    found = list(read_csv("text,published\n,2020-02-12\nfive fled,\n", "in.csv"))
    assert [type(item) for item in found] == [Report, Unreadable]
    assert found[1].address == "in.csv:2"
