"""The slider as a film: every step, each circle at one spot, opened by programs that are not ours."""

import io
import json
import os
import shutil
import subprocess
from datetime import date

import pytest
from PIL import Image

from geo.errors import ExportError
from geo.exports import Selection, render
from geo.exports.briefing import steps
from geo.gazetteer import open_gazetteer
from geo.models import Policy
from geo.pipeline import observations, understand_each
from geo.reconciliation import SourceRegistry, reconcile
from geo.sources import read_text

REPORTS = [
    ("2020-02-03", "IDLIB - Ten people were killed in Ariha on Sunday 2 February, the White Helmets said."),
    ("2020-02-20", "OCHA said that 900,000 people have been displaced from north-western Syria since 1 December."),
]


@pytest.fixture(scope="module")
def reconciled():
    readings = list(
        understand_each([read_text(text, name=text[:9], published=date.fromisoformat(day)) for day, text in REPORTS])
    )
    documents = {item.document.id: item.document for item in readings}
    located = [figure for item in readings for figure in item.located]
    return reconcile(observations(located, documents, open_gazetteer()), SourceRegistry.load(), policy=Policy.LATEST)


SELECTION = Selection(at=date(2020, 2, 20), revision=4)


def test_a_gif_has_a_step_for_each_day_that_the_slider_shows_and_ends_on_the_last(reconciled):
    heard = []
    content = render(reconciled, "film.gif", SELECTION, progress=lambda share, step: heard.append((share, step)))
    film = Image.open(io.BytesIO(content))
    assert film.n_frames == len(steps(date(2020, 2, 2), date(2020, 2, 20), most=30)) == 19
    assert film.info["loop"] == 0
    assert b"Store revision: 4" in content
    film.seek(0)
    first = film.convert("RGB")
    film.seek(film.n_frames - 1)
    assert first.size == film.size
    assert first.tobytes() != film.convert("RGB").tobytes()
    assert [share for share, _ in heard] == sorted(share for share, _ in heard)
    assert render(reconciled, "film.gif", SELECTION) == content, "the same input gives the same bytes"


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
def test_an_mp4_is_a_film_for_other_programs(reconciled, tmp_path):
    path = tmp_path / "film.mp4"
    path.write_bytes(render(reconciled, "film.mp4", SELECTION))
    told = subprocess.run(
        ["ffprobe", "-v", "error", "-show_streams", "-show_format", "-of", "json", path],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    film = json.loads(told)
    assert film["streams"][0]["codec_name"] == "h264"
    assert float(film["format"]["duration"]) > 10
    assert "Store revision: 4" in film["format"]["tags"]["comment"]


def test_without_ffmpeg_the_message_says_what_to_do(reconciled, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ExportError, match=r"install it, or write a \.gif"):
        render(reconciled, "film.mp4", SELECTION)


def test_an_ffmpeg_that_hangs_is_ended_and_said(reconciled, tmp_path, monkeypatch):
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\nexec 0<&-\nexec sleep 600\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr("geo.exports.film._PATIENCE", 0.5)
    with pytest.raises(ExportError, match="could not make the film"):
        render(reconciled, "film.mp4", SELECTION)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [("2020-01-01", "2020-01-01", 1), ("2020-01-01", "2020-01-24", 24), ("2019-01-01", "2020-01-01", 13)],
)
def test_steps_lead_up_to_the_last_day(first, last, count):
    found = steps(date.fromisoformat(first), date.fromisoformat(last))
    assert len(found) == count
    assert found[-1] == date.fromisoformat(last)
    assert found == sorted(found)


def test_two_numbers_that_stand_for_one_district_have_a_circle_each():
    from dataclasses import replace

    from geo.exports.film import spots_of
    from tests.exports.test_image import TOWN, estimate

    one, other = estimate("a", TOWN, 1, 1, 1), estimate("b", TOWN, 2, 2, 2)
    assert list(spots_of([one, other]).values()) == [one, other]
    assert spots_of([one]).keys() == spots_of([replace(one, id="c", best=5.0, high=5.0)]).keys()
