from pathlib import Path

import pytest

from geo.errors import InputError
from geo.settings import Settings, cache_folder, load


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("CRISIS_MAP_STORE", "sahel.sqlite", "store", "sahel.sqlite"),
        ("CRISIS_MAP_MAX_BYTES", "1000", "max_bytes", 1000),
        ("CRISIS_MAP_TIMEOUT", "2.5", "timeout", 2.5),
        ("CRISIS_MAP_ONLINE", "true", "online", True),
        ("CRISIS_MAP_ONLINE", "0", "online", False),
        ("CRISIS_MAP_BORDER_VIEW", "IN", "border_view", "IN"),
    ],
)
def test_a_variable_sets_its_field(name, text, field, value):
    assert getattr(load({name: text}), field) == value


def test_without_variables_the_defaults_hold():
    assert load({}) == Settings()


@pytest.mark.parametrize(("name", "text"), [("CRISIS_MAP_MAX_BYTES", "many"), ("CRISIS_MAP_ONLINE", "perhaps")])
def test_a_wrong_word_is_named_with_what_to_do(name, text):
    with pytest.raises(InputError, match=f"{name}='{text}' .* set it to"):
        load({name: text})


@pytest.mark.parametrize("text", ["0", "-1", "nan", "inf", "-inf"])
def test_a_number_that_makes_no_sense_is_refused(text):
    with pytest.raises(InputError, match=f"CRISIS_MAP_TIMEOUT='{text}' is not a number above zero"):
        load({"CRISIS_MAP_TIMEOUT": text})


@pytest.mark.parametrize("text", ["0", "-20000000"])
def test_a_size_is_above_zero(text):
    with pytest.raises(InputError, match="CRISIS_MAP_MAX_BYTES"):
        load({"CRISIS_MAP_MAX_BYTES": text})


def test_what_can_be_made_anew_lies_in_the_folder_of_the_user(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "crisis-map"
    # The specification: a path that is not absolute is no path.
    for unset in ("", "cache"):
        monkeypatch.setenv("XDG_CACHE_HOME", unset)
        assert cache_folder() == Path.home() / ".cache" / "crisis-map"


def test_a_user_without_a_home_goes_without(monkeypatch):
    def home():
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", home)
    with pytest.raises(OSError, match="Not a directory"):
        cache_folder().mkdir(parents=True)
