import pytest

from geo.pages.kept import kept
from geo.settings import cache_folder


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def test_a_file_is_made_once():
    made = []

    def make():
        made.append(1)
        return b"ground"

    assert [kept("a", make), kept("a", make)] == [b"ground", b"ground"]
    assert len(made) == 1
    assert kept("b", lambda: b"other") == b"other"


def test_only_the_newest_are_kept():
    for number in range(20):
        kept(str(number), lambda: b"x")
    assert len(list(cache_folder().iterdir())) == 6


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path):
    (tmp_path / "crisis-map").write_text("a file where the folder should be")
    assert kept("a", lambda: b"ground") == b"ground"
