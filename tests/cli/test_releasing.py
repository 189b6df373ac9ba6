"""What left the store is listed, corrected and comes back edited."""

import csv

import pytest

from geo.cli import run as main

TEXT = "Flooding in Maputo killed 12 people on Thursday, the National Disaster Institute said.\n"


@pytest.fixture
def store(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "flood.txt").write_text(TEXT)
    assert main(["ingest", "flood.txt", "--store", "s.sqlite", "--published", "2023-02-10"]) == 0
    capsys.readouterr()
    return tmp_path


def geo(*words):
    return main([*words, "--store", "s.sqlite"])


def test_an_edited_table_changes_the_map_and_names_the_product_that_is_wrong_now(store, capsys):
    assert geo("export", "-o", "flood.csv", "-o", "figures.csv") == 0
    assert geo("releases") == 0
    listed = capsys.readouterr().out
    assert "flood.csv" in listed
    assert "draft" in listed
    assert geo("releases", "--changed") == 1
    assert "still stands" in capsys.readouterr().err

    with (store / "figures.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["value"] = "14"
    with (store / "figures.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert geo("hand-back", "figures.csv", "--by", "Ana", "--reason", "the bulletin says 14") == 0
    assert "1 figures reviewed" in capsys.readouterr().err
    assert geo("releases", "--changed", "--figure", rows[0]["id"]) == 0
    said = capsys.readouterr().out
    assert "Correction to flood.csv" in said
    assert "Killed, Maputo: 12 is now 14." in said


def test_a_cleared_product_says_by_whom(store, capsys):
    assert geo("export", "-o", "flood.csv", "--cleared-by", "Ana", "--language", "fr") == 0
    assert geo("releases") == 0
    assert "cleared by Ana" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["hand-back", "missing.csv", "--by", "Ana"], "cannot be read"),
        (["hand-back", "flood.txt", "--by", "Ana"], "no column 'id'"),
        (["releases"], "nothing was exported"),
        (["releases", "--figure", "x"], "no product holds"),
    ],
)
def test_a_mistake_is_said(store, capsys, words, said):
    assert geo(*words) == 1
    assert said in capsys.readouterr().err


def test_a_folder_takes_every_format_under_a_name_of_its_own(store):
    folder = store / "out"
    folder.mkdir()
    asked = [word for ending in ("csv", "figures.csv", "hxl.csv", "audit.zip") for word in ("--format", ending)]
    assert geo("export", "-o", "out", *asked) == 0
    heads = {path.name: path.read_bytes()[:9] for path in folder.iterdir()}
    day = "20230209"
    assert heads == {
        f"all_estimates_{day}.csv": b"indicator",
        f"all_figures_{day}.csv": b"indicator",
        f"all_estimates_{day}.hxl.csv": b"Indicator",
        f"all_estimates_{day}.audit.zip": heads[f"all_estimates_{day}.audit.zip"],
    }
    assert b",quote," in (folder / f"all_figures_{day}.csv").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "a.zip"), "audit.zip"),
        (("-o", "a.csv", "--indicator", "bored"), "no indicator is called 'bored'"),
        (("-o", "a.csv", "--since", "2023-03-01", "--at", "2023-02-01"), "swap them"),
    ],
)
def test_an_export_of_nothing_that_is_known_is_refused(store, capsys, words, said):
    assert geo("export", *words) == 1
    assert said in capsys.readouterr().err
    assert list(store.glob("a.*")) == []


CAMP = "Shelling killed 5 people in Atmeh camp, Syria, on Thursday, said Ahmad Hassan, a resident.\n"


def test_what_is_kept_back_and_by_whose_decision_it_is_shown(store, capsys):
    (store / "camp.txt").write_text(CAMP)
    assert main(["ingest", "camp.txt", "--store", "s.sqlite", "--published", "2023-02-10"]) == 0
    assert geo("export", "-o", "figures.csv", "--quotes", "short") == 0
    hidden = (store / "figures.csv").read_text()
    assert "Atme" not in hidden
    assert "Hassan" not in hidden
    assert geo("export", "-o", "figures.csv", "--exact-places-by", "Ana Example") == 0
    exact = (store / "figures.csv").read_text()
    assert "Atme" in exact
    assert "Hassan" not in exact
    assert geo("releases") == 0
    assert "exact places by Ana Example" in capsys.readouterr().out


def test_the_organisation_is_asked_once_and_a_script_is_never_held_up(store, capsys):
    assert geo("export", "-o", "map.svg") == 0
    assert "organisation --disclaimer" in capsys.readouterr().err
    assert geo("organisation", "--disclaimer", "Ours alone.", "--border-view", "un") == 0
    assert geo("organisation", "--disclaimer", "Les nôtres.", "--language", "fr") == 0
    assert geo("organisation", "--show") == 0
    shown = capsys.readouterr()
    assert "border_view: un" in shown.out
    assert "disclaimer (fr): Les nôtres." in shown.out
    assert geo("export", "-o", "map.svg") == 0
    assert "organisation --disclaimer" not in capsys.readouterr().err
    assert "Ours alone." in (store / "map.svg").read_text()
    assert geo("organisation", "--border-view", "nowhere") == 1
    assert "no such view" in capsys.readouterr().err
