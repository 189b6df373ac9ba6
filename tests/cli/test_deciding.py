"""Entering, agreeing, merging and looking back on the command line."""

import json

import pytest

from geo.cli import run
from tests.cli.test_review import OTHER, REPORT, geo, killed, queue

__all__ = ["geo"]

WHO = ("--by", "Ana", "--reason", "a call with the hospital")


def lines(printed):
    return [json.loads(line) for line in printed.splitlines()]


@pytest.fixture
def khartoum(geo):
    geo.ingest("one.txt", REPORT, "2019-06-03")
    return geo


def test_a_call_is_entered_and_taken_back(khartoum):
    status, figure_id, said = khartoum(
        "enter", "killed", "Khartoum", "4", "--at", "2019-06-05", "--since", "2019-06-05", "--source", "Dr Osman", *WHO
    )
    assert (status, said.split()[1]) == (0, figure_id.strip())
    assert killed(khartoum) == [(34, 34, 34)]
    assert khartoum("review", figure_id.strip(), "--verdict", "undo", *WHO)[0] == 0
    assert killed(khartoum) == [(30, 30, 30)]


def test_words_of_a_report_are_entered(khartoum):
    rows = lines(khartoum("review", "--queue", "--format", "jsonl")[1])
    assert {row["indicator"] for row in rows} <= {"killed", "injured"}
    changes = lines(khartoum("changes", "--from", "0", "--format", "jsonl")[1])
    assert {row["change"] for row in changes} == {"new"}
    status, _, said = khartoum("enter", "killed", "Khartoum", "--report", "none", "--words", "four", *WHO)
    assert status == 1
    assert "the store holds no report 'none'" in said
    status, _, said = khartoum("enter", "killed", "Khartoum", "--words", "four", *WHO)
    assert status == 2
    assert "give both --report ID and --words TEXT" in said


def test_a_number_is_agreed_listed_and_stands(khartoum):
    status, _, said = khartoum("agree", "killed", "Khartoum", "40", "--until", "2019-12-31", *WHO)
    assert (status, "40 killed, Khartoum, is shown until 2019-12-31" in said) == (0, True)
    khartoum.ingest("two.txt", OTHER, "2019-06-04")
    assert killed(khartoum) == [(35, 40, 40)]
    (made,) = lines(khartoum("agree", "--format", "jsonl")[1])
    assert (made["value"], made["owner"], made["review"]) == (40, "Ana", 1)
    assert khartoum("review", made["target"], "--verdict", "undo", *WHO)[0] == 0
    assert killed(khartoum)[0][1] != 40
    assert khartoum("agree")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("killed", "Khartoum", "40", *WHO), 2, "--until DATE"),
        (("killed", "Khartoum"), 2, "INDICATOR PLACE VALUE"),
        (("killed", "Paris", "40", "--until", "2019-12-31", *WHO), 1, "there are: killed flow, Khartoum"),
        (("killed", "Khartoum", "-4", "--until", "2019-12-31", *WHO), 1, "value is a number"),
        (("killed", "Khartoum", "nan", "--until", "2019-12-31", *WHO), 1, "value is a number"),
        (("killed", "Khartoum", "inf", "--until", "2019-12-31", *WHO), 1, "value is a number"),
        (("bored", "Khartoum", "40", "--until", "2019-12-31", *WHO), 1, "no indicator is called 'bored'"),
    ],
)
def test_what_cannot_be_agreed_is_explained(khartoum, arguments, status, message):
    found, _, said = khartoum("agree", *arguments)
    assert (found, message in said) == (status, True), said


def test_a_number_is_agreed_to_its_last_digit(khartoum):
    khartoum("agree", "killed", "Khartoum", "1234567.5", "--until", "2019-12-31", *WHO)
    assert [made["value"] for made in lines(khartoum("agree", "--format", "jsonl")[1])] == [1234567.5]


def test_two_figures_are_split_and_merged_again(khartoum):
    khartoum.ingest("two.txt", OTHER, "2019-06-04")
    one, other = [row["id"] for row in queue(khartoum) if row["indicator"] == "killed"][:2]
    assert khartoum("review", one, "--with", other, "--verdict", "split", *WHO)[0] == 0
    assert killed(khartoum) == [(65, 65, 65)]
    (made,) = lines(khartoum("review", one, "--with", other, "--format", "jsonl")[1])
    assert (made["verdict"], made["by"], made["stands"]) == ("split", "Ana", True)
    assert khartoum("review", other, "--with", one, "--verdict", "undo", *WHO)[0] == 0
    assert killed(khartoum) != [(65, 65, 65)]
    status, _, said = khartoum("review", one, "--with", "none", "--verdict", "merge", *WHO)
    assert (status, "the store holds no figure 'none'" in said) == (1, True)
    assert khartoum("review", one, "--with", other, "--verdict", "merge")[0] == 2


def test_what_the_store_held_and_what_changed_since(khartoum):
    _, _, said = khartoum.ingest("two.txt", OTHER, "2019-06-04")
    command = next(line for line in said.splitlines() if line.startswith("figure by figure: geo "))
    first = command.rsplit(" ", 1)[1]
    before = lines(khartoum("estimates", "--at", "2019-06-10", "--as-of", first, "--format", "jsonl")[1])
    assert [row["best"] for row in before if row["indicator"] == "killed"] == [30]
    status, out, said = khartoum("changes", "--from", first, "--format", "jsonl")
    assert status == 0
    assert [(row["change"], row["after"]) for row in lines(out)] == [("contradicted", "35")]
    assert "1 contradicted" in said
    assert "Thirty-five" in lines(out)[0]["quote"]
    rows = lines(khartoum("changes", "--from", first, "--estimates", "--format", "jsonl")[1])
    assert [row["indicator"] for row in rows] == ["killed"]
    published = ("changes", "--from", "2019-06-03", "--to", "2019-06-04", "--published", "--format", "jsonl")
    assert [row["after"] for row in lines(khartoum(*published)[1])] == ["35"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("changes", "--from", "999"), "never had revision 999"),
        (("changes", "--from", "1999-01-01"), "the store held nothing yet on 1999-01-01"),
        (("changes", "--from", "1", "--published"), "give days, as in --from 2020-02-20"),
        (("estimates", "--as-of", "999"), "never had revision 999"),
        (("enter", "killed", "gn:0", "3", *WHO), "no place has the id"),
        (("enter", "killed", "Khartoum", "3", "--group", "martians", *WHO), "no group is called 'martians'"),
    ],
)
def test_what_cannot_be_asked_is_explained(khartoum, arguments, message):
    status, _, said = khartoum(*arguments)
    assert (status, message in said) == (1, True), said


def test_a_moment_that_is_none_is_wrong_usage(tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(["changes", "--from", "yesterday", "--store", str(tmp_path / "s.sqlite")])
    assert stopped.value.code == 2
    assert "is no moment" in capsys.readouterr().err


def test_an_export_of_an_unknown_place_writes_nothing_and_names_those_that_are_known(khartoum, tmp_path):
    path = tmp_path / "map.csv"
    status, _, said = khartoum("export", "-o", str(path), "--place", "Kartum City")
    assert (status, path.exists()) == (1, False)
    assert "no figure is known at 'Kartum City', nothing was written: places with figures are Khartoum" in said
    assert khartoum("export", "-o", str(path), "--place", "Sudan")[0] == 0
    assert "Khartoum" in path.read_text(encoding="utf-8")


def test_reading_the_folder_of_the_store_says_nothing_of_the_files_of_the_store(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "other.sqlite").write_bytes(b"no report")
    assert run(["ingest", ".", "--published", "2019-06-03"]) == 0
    said = capsys.readouterr().err
    assert "crisis.sqlite" not in said
    assert "other.sqlite: skipped" in said


def test_sources_of_ones_own_lie_over_those_that_ship(khartoum, tmp_path):
    (shipped,) = lines(khartoum("sources", "Mark Lowcock of OCHA", "--format", "jsonl")[1])
    assert (shipped["key"], shipped["part_of"]) == ("ocha", "un")
    unknown = lines(khartoum("sources", "Nile Watch", "--format", "jsonl")[1])
    assert unknown[0]["type"] == "unknown"
    (tmp_path / "sources.toml").write_text(
        '[sources.nile_watch]\nname = "Nile Watch"\ntype = "monitor"\nofficials = ["Amal Idris"]\n', encoding="utf-8"
    )
    status, out, said = khartoum("sources", "Amal Idris", "--format", "jsonl")
    assert (status, lines(out)[0]["name"]) == (0, "Nile Watch")
    assert "sources.toml is read too" in said
    (tmp_path / "sources.toml").write_text("[sources", encoding="utf-8")
    status, _, said = khartoum("estimates")
    assert status == 1
    assert "sources.toml" in said


def test_what_the_table_leaves_out_is_said(geo):
    geo.ingest("one.txt", "Floods in Khartoum killed 12 people, the mayor said.", "2019-06-03")
    status, _, said = geo("estimates")
    assert "1 without a day" in said
    assert status == 1
