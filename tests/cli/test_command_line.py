"""The command line as a person meets it: real processes, real files, bad input."""

import json
import re
import subprocess
import sys

import pytest

from geo.cli import run

REPORT = (
    "KHARTOUM, 3 June 2019 - Thirty people were killed and 116 injured in Khartoum on Monday, "
    "the Central Committee of Sudan Doctors said.\n"
)


def crisis_map(*arguments, cwd):
    done = subprocess.run(
        [sys.executable, "-m", "geo", *map(str, arguments)], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "khartoum.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def rows(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_extract_prints_each_figure_with_its_sentence(report, tmp_path):
    done = crisis_map("extract", report, "--published", "2019-06-03", "--format", "jsonl", cwd=tmp_path)
    assert done.returncode == 0
    found = {(row["indicator"], row["value"]): row for row in rows(done)}
    assert set(found) == {("killed", 30), ("injured", 116)}
    killed = found["killed", 30]
    assert REPORT[killed["start_char"] : killed["end_char"]] == killed["quote"]
    assert killed["document"] == str(report)
    assert (killed["period_start"], killed["period_end"]) == ("2019-06-03", "2019-06-03")
    assert "Doctors" in killed["attributed_to"]
    assert [place["name"] for place in killed["places"]] == ["Khartoum"]


def test_ingest_estimates_and_export_make_one_chain(report, tmp_path):
    store = tmp_path / "crisis.sqlite"
    first = crisis_map("ingest", report, "--published", "2019-06-03", "--store", store, cwd=tmp_path)
    assert first.returncode == 0
    assert "1 reports added with 2 figures" in first.stderr
    again = crisis_map("ingest", report, "--published", "2019-06-03", "--store", store, cwd=tmp_path)
    assert again.returncode == 0
    assert "0 reports added" in again.stderr

    estimates = rows(crisis_map("estimates", "--store", store, "--at", "2019-06-03", "--format", "jsonl", cwd=tmp_path))
    killed = next(row for row in estimates if row["indicator"] == "killed")
    assert (killed["low"], killed["best"], killed["high"], killed["place"]) == (30, 30, 30, "Khartoum")

    outputs = [tmp_path / name for name in ("map.html", "map.png", "estimates.csv", "figures.geojson")]
    options = [part for path in outputs for part in ("-o", path)]
    done = crisis_map("export", *options, "--store", store, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert all(path.stat().st_size > 100 for path in outputs)
    assert outputs[1].read_bytes().startswith(b"\x89PNG")
    assert "2019" in outputs[2].read_text(encoding="utf-8")


def test_a_bad_file_among_good_ones_is_named_and_the_rest_is_done(report, tmp_path):
    binary = tmp_path / "picture.txt"
    binary.write_bytes(bytes(range(256)) * 40)
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    store = tmp_path / "crisis.sqlite"
    done = crisis_map(
        "ingest",
        binary,
        empty,
        tmp_path / "none.txt",
        report,
        "--published",
        "2019-06-03",
        "--store",
        store,
        cwd=tmp_path,
    )
    assert done.returncode == 0
    for name in ("picture.txt", "empty.txt", "none.txt"):
        assert f"{name}: " in done.stderr
    assert "1 reports added with 2 figures" in done.stderr
    assert crisis_map("store", "check", "--store", store, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 40),
        ("encrypted.pdf", None),
        ("script.html", b"<html><body><script>alert('300 killed')</script></body></html>"),
    ],
)
def test_nothing_but_bad_input_ends_with_1_and_a_reason(name, content, tmp_path):
    path = tmp_path / name
    if content is None:
        from pypdf import PdfWriter

        writer = PdfWriter()
        writer.add_blank_page(width=72, height=72)
        writer.encrypt("secret", algorithm="RC4-128")
        writer.write(path)
    else:
        path.write_bytes(content)
    done = crisis_map("extract", path, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert name in done.stderr


def test_a_text_of_one_million_digits_is_read_in_a_breath(tmp_path):
    path = tmp_path / "digits.txt"
    path.write_text("7" * 1_000_000, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "geo", "extract", str(path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 0
    assert done.stdout == ""
    assert "no figures in 1 report" in done.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("State | Displaced\nKassala | 120\n", "could not be told"),
        ("Der Sturm hat am Montag in Hamburg zwölf Menschen getötet, sagte die Polizei der Stadt.\n", "'de'"),
    ],
)
def test_a_text_in_no_language_that_is_read_says_so(tmp_path, text, told):
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "geo", "extract", "--published", "2024-03-14", str(path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 0
    assert told in done.stderr
    assert "--metadata" in done.stderr


def test_a_text_over_the_limit_is_refused_with_the_limit(tmp_path):
    path = tmp_path / "large.txt"
    path.write_bytes(b"33 people were killed in Homs. " * 1_700_000)
    done = crisis_map("extract", path, cwd=tmp_path)
    assert done.returncode == 1
    assert "large.txt" in done.stderr
    assert "20" in done.stderr


def test_a_text_in_a_language_without_rules_gives_no_figure(tmp_path):
    path = tmp_path / "finnish.txt"
    path.write_text(
        "Helsingissä kuoli maanantaina 12 ihmistä, kertoi pelastuslaitos tiedotteessaan. " * 5, encoding="utf-8"
    )
    done = crisis_map("extract", path, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == ""
    assert "no figures" in done.stderr


def test_a_day_that_does_not_exist_is_wrong_usage(report, tmp_path):
    done = crisis_map("extract", report, "--published", "2020-02-31", cwd=tmp_path)
    assert done.returncode == 2
    assert "'2020-02-31' is not a day: write it as 2020-02-29" in done.stderr


def test_a_bad_day_in_the_metadata_is_named_and_the_rest_is_used(report, tmp_path):
    metadata = tmp_path / "metadata.csv"
    metadata.write_text("file,published,publisher\nkhartoum.txt,2020-02-31,Sudan Tribune\n", encoding="utf-8")
    done = crisis_map("extract", report, "--metadata", metadata, "--format", "jsonl", cwd=tmp_path)
    assert done.returncode == 0
    assert "2020-02-31" in done.stderr
    assert {row["publisher"] for row in rows(done)} == {"Sudan Tribune"}


def test_a_store_that_cannot_be_written_is_named_and_nothing_is_lost(report, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    done = crisis_map("ingest", report, "--store", blocked / "crisis.sqlite", cwd=tmp_path)
    assert done.returncode == 1
    assert "crisis.sqlite" in done.stderr
    assert blocked.read_text(encoding="utf-8") == "not a folder"


def test_a_file_that_is_no_store_is_left_alone(report, tmp_path):
    other = tmp_path / "notes.sqlite"
    other.write_bytes(b"my notes, not a database" * 50)
    done = crisis_map("ingest", report, "--store", other, cwd=tmp_path)
    assert done.returncode == 1
    assert "notes.sqlite" in done.stderr
    assert other.read_bytes() == b"my notes, not a database" * 50


@pytest.mark.parametrize(
    "arguments",
    [[], ["draw"], ["extract"], ["estimates", "--policy", "best"], ["extract", "x.txt", "--format", "xml"]],
)
def test_wrong_usage_exits_with_2_and_points_to_the_help(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(arguments)
    assert stopped.value.code == 2
    assert "--help" in capsys.readouterr().err


def test_an_unknown_format_is_named_with_the_known_ones(report, tmp_path):
    store = tmp_path / "crisis.sqlite"
    crisis_map("ingest", report, "--published", "2019-06-03", "--store", store, cwd=tmp_path)
    done = crisis_map("export", "-o", tmp_path / "map.bmp", "--store", store, cwd=tmp_path)
    assert done.returncode == 1
    assert "no format is called 'bmp'; use one of html, png, csv, geojson" in done.stderr


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("ZZ", r"--country ZZ: no country has that code; give two letters of ISO 3166-1 \(SY\) or a name \(Syria\)"),
        ("NZ", r"Idleb: no place of that name is known in NZ, but in SY; leave --country out to see them"),
    ],
)
def test_a_country_that_has_no_such_place_is_said_to_be_so(tmp_path, country, said):
    done = crisis_map("geocode", "Idleb", "--country", country, cwd=tmp_path)
    assert done.returncode == 1
    assert re.search(said, done.stderr), done.stderr
    assert "Traceback" not in done.stderr


def test_a_country_may_be_given_by_name(tmp_path):
    by_name = crisis_map("geocode", "Tripoli", "--country", "Lebanon", cwd=tmp_path)
    by_code = crisis_map("geocode", "Tripoli", "--country", "lb", cwd=tmp_path)
    assert by_name.stdout == by_code.stdout
    assert "LB" in by_name.stdout


@pytest.mark.parametrize("verb", [["export", "-o", "map.html"], ["serve"]])
def test_an_unknown_view_of_borders_is_named_with_those_there_are(tmp_path, monkeypatch, verb):
    monkeypatch.setenv("CRISIS_MAP_BORDER_VIEW", "ZZ")
    done = crisis_map(*verb, cwd=tmp_path)
    assert done.returncode == 1
    assert "CRISIS_MAP_BORDER_VIEW='ZZ'" in done.stderr
    assert re.search(r"use default, un, .*CN.*IN.*MA.*UA", done.stderr)


def test_geocode_lists_candidates_best_first(tmp_path):
    done = crisis_map("geocode", "Idleb", "--format", "jsonl", cwd=tmp_path)
    assert done.returncode == 0
    found = rows(done)
    assert {"SY-ID"} <= {row["id"] for row in found}
    assert [row["score"] for row in found] == sorted((row["score"] for row in found), reverse=True)


def test_an_unknown_name_is_said_to_be_unknown(tmp_path):
    done = crisis_map("geocode", "Qwertzuiopasdf", cwd=tmp_path)
    assert done.returncode == 1
    assert "Qwertzuiopasdf: no place of that name is known" in done.stderr


def test_the_first_day_of_the_data_leaves_no_total_out_and_says_what_it_cuts(tmp_path):
    store, path = tmp_path / "crisis.sqlite", tmp_path / "aleppo.txt"
    path.write_text("Fighting has killed 40 people in Aleppo since 1 December, medics said.\n", encoding="utf-8")
    crisis_map("ingest", path, "--published", "2020-02-03", "--store", store, cwd=tmp_path)
    ask = ("estimates", "--store", store, "--format", "jsonl")
    (row,) = rows(crisis_map(*ask, cwd=tmp_path))
    done = crisis_map(*ask, "--since", row["period_end"], cwd=tmp_path)
    (cut,) = rows(done)
    assert (row["best"], row["spread"], row["period_start"]) == (40, False, "2019-12-01")
    assert cut == {**row, "spread": True}
    assert f"1 row covers days before {row['period_end']} too" in done.stderr


def test_a_correction_is_kept_and_applies_to_later_reports(tmp_path):
    store = tmp_path / "crisis.sqlite"
    path = tmp_path / "ariha.txt"
    path.write_text("Shelling of Ariha killed 9 people on Monday, medics said.\n", encoding="utf-8")
    listed = rows(crisis_map("geocode", "Ariha", "--format", "jsonl", cwd=tmp_path))
    syrian = next(row["id"] for row in listed if row["country"] == "SY")
    done = crisis_map(
        "correct", "Ariha", syrian, "--by", "desk", "--reason", "north-west desk", "--store", store, cwd=tmp_path
    )
    assert done.returncode == 0
    assert "Ariha means" in done.stderr
    crisis_map("ingest", path, "--published", "2020-02-03", "--store", store, cwd=tmp_path)
    estimates = rows(crisis_map("estimates", "--store", store, "--at", "2020-02-03", "--format", "jsonl", cwd=tmp_path))
    assert [row["place_id"] for row in estimates] == [syrian]
    lifted = crisis_map("correct", "Ariha", "--store", store, cwd=tmp_path)
    assert lifted.returncode == 0
    assert crisis_map("correct", "Ariha", "--store", store, cwd=tmp_path).returncode == 1


def test_a_correction_to_an_unknown_place_is_refused(tmp_path):
    done = crisis_map("correct", "Ariha", "gn:0", "--store", tmp_path / "crisis.sqlite", cwd=tmp_path)
    assert done.returncode == 1
    assert "no place has the id 'gn:0'" in done.stderr


def test_official_boundaries_join_stored_figures(report, tmp_path):
    store = tmp_path / "crisis.sqlite"
    crisis_map("ingest", report, "--published", "2019-06-03", "--store", store, cwd=tmp_path)
    square = [[32.3, 15.4], [32.7, 15.4], [32.7, 15.8], [32.3, 15.8], [32.3, 15.4]]
    feature = {
        "type": "Feature",
        "properties": {"ADM2_EN": "Khartoum", "ADM2_PCODE": "SD01001"},
        "geometry": {"type": "Polygon", "coordinates": [square]},
    }
    boundaries = tmp_path / "adm2.geojson"
    boundaries.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    options = ("--name", "ADM2_EN", "--pcode", "ADM2_PCODE", "--level", "2", "--store", store)
    done = crisis_map("gazetteer", "add", boundaries, *options, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1 units of level 2 added" in done.stderr
    found = rows(crisis_map("geocode", "Khartoum", "--store", store, "--format", "jsonl", cwd=tmp_path))
    assert "pc:SD01001" in {row["id"] for row in found}
