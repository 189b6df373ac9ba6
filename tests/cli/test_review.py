"""Reviews on the command line, and what an ingest says of itself."""

import json
import re

import pytest

from geo.cli import run

REPORT = "KHARTOUM, 3 June 2019 - Thirty people were killed and 116 injured in Khartoum on Monday, doctors said.\n"
OTHER = "KHARTOUM, 4 June 2019 - Thirty-five people were killed in Khartoum on Monday, the ministry said.\n"
AGAIN = "Thirty people were killed in Khartoum on Monday, 3 June 2019, the newspaper wrote.\n"


@pytest.fixture
def geo(tmp_path, capsys):
    """Run a verb over one store; return status, JSON lines or text, and what was said."""

    def call(*arguments):
        status = run([*arguments, "--store", str(tmp_path / "crisis.sqlite")])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    def ingest(name, text, published):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return call("ingest", str(path), "--published", published)

    call.ingest = ingest
    return call


def killed(geo):
    _, out, _ = geo("estimates", "--at", "2019-06-10", "--format", "jsonl")
    return [
        (row["low"], row["best"], row["high"])
        for row in map(json.loads, out.splitlines())
        if row["indicator"] == "killed"
    ]


def queue(geo):
    _, out, _ = geo("review", "--queue", "--format", "jsonl")
    return [json.loads(line) for line in out.splitlines()]


def test_an_ingest_says_what_is_new_what_contradicts_and_where_to_start(geo):
    status, out, said = geo.ingest("one.txt", REPORT, "2019-06-03")
    assert (status, out) == (0, "")
    lines = said.splitlines()
    assert lines[-2] == "1 reports added with 2 figures, 0 already there"
    assert lines[-1] == "1 report: 2 new figures, 0 revised, 0 contradict, 0 repeats; no doubts"
    said = geo.ingest("two.txt", OTHER, "2019-06-04")[2]
    assert "1 report: 0 new figures, 0 revised, 1 contradict, 0 repeats; start with these doubts: " in said
    figure = re.search(r"doubts: 35 killed, Khartoum \[(\w+)\]$", said.rstrip())[1]
    assert figure in {row["id"] for row in queue(geo)}
    assert "0 new figures, 0 revised, 0 contradict, 1 repeats" in geo.ingest("three.txt", AGAIN, "2019-06-05")[2]
    assert geo.ingest("three.txt", AGAIN, "2019-06-05")[2].splitlines()[-1].startswith("0 reports added")


def test_the_queue_shows_sentence_place_and_candidates_in_order_of_weight(geo):
    geo.ingest("one.txt", REPORT, "2019-06-03")
    geo.ingest("two.txt", OTHER, "2019-06-04")
    found = queue(geo)
    assert [row["weight"] for row in found] == sorted((row["weight"] for row in found), reverse=True)
    assert found[0]["number"] == "35"
    assert "Thirty-five people" in found[0]["quote"]
    assert (found[0]["place"], found[0]["place_id"]) == ("Khartoum", found[0]["candidates"][0]["id"])
    assert "in disagreement" in found[0]["reasons"][0]
    status, out, _ = geo("review", "--queue")
    assert status == 0
    assert out.splitlines()[0].split()[:3] == ["id", "weight", "number"]


def test_a_figure_is_changed_rejected_and_both_are_undone(geo):
    geo.ingest("one.txt", REPORT, "2019-06-03")
    target = next(row["id"] for row in queue(geo) if row["indicator"] == "killed")
    signed = ("--by", "Ana", "--reason", "a call to the hospital")
    assert geo("review", target, "--verdict", "change", "--set", "value=34", "--set", "high=36", *signed)[0] == 0
    assert killed(geo) == [(34, 34, 36)]
    assert target not in {row["id"] for row in queue(geo)}
    status, _, said = geo("review", target, "--verdict", "reject", *signed)
    assert (status, killed(geo)) == (0, [])
    assert f"review 2 of {target} kept" in said
    assert geo("review", target, "--verdict", "undo", *signed)[0] == 0
    assert killed(geo) == [(34, 34, 36)]
    assert geo("review", target, "--verdict", "undo", "--set", "review=1", *signed)[0] == 0
    assert killed(geo) == [(30, 30, 30)]
    status, out, _ = geo("review", target, "--format", "jsonl")
    made = [json.loads(line) for line in out.splitlines()]
    assert [(row["verdict"], row["stands"]) for row in made] == [
        ("change", False),
        ("reject", False),
        ("undo", False),
        ("undo", False),
    ]
    assert {row["by"] for row in made} == {"Ana"}
    status, _, said = geo("review", target, "--verdict", "undo", *signed)
    assert (status, "nothing to undo" in said) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ([], 2, "either --queue, or the id"),
        (["FIGURE", "--queue"], 2, "either --queue, or the id"),
        (["FIGURE"], 1, "nobody has reviewed"),
        (["FIGURE", "--verdict", "accept"], 2, "add --by WHO --reason WHY"),
        (["FIGURE", "--verdict", "change", "--set", "34", "--by", "A", "--reason", "b"], 2, "is not FIELD=VALUE"),
        (
            ["FIGURE", "--verdict", "change", "--set", "place=gn:0", "--by", "A", "--reason", "b"],
            1,
            "no place has the id",
        ),
        (["FIGURE", "--verdict", "change", "--set", "low=99", "--by", "A", "--reason", "b"], 1, "low=99 does not fit"),
        (["FIGURE", "--verdict", "change", "--set", "value=", "--by", "A", "--reason", "b"], 1, "value= does not fit"),
        (["nobody", "--verdict", "accept", "--by", "A", "--reason", "b"], 1, "holds no figure 'nobody'"),
    ],
)
def test_a_review_that_says_nothing_usable_is_refused_and_nothing_is_kept(geo, arguments, status, message):
    geo.ingest("one.txt", REPORT, "2019-06-03")
    target = next(row["id"] for row in queue(geo) if row["indicator"] == "killed")
    found, _, said = geo("review", *[target if part == "FIGURE" else part for part in arguments])
    assert found == status
    assert message in said
    assert killed(geo) == [(30, 30, 30)]
    assert len(queue(geo)) == 2
