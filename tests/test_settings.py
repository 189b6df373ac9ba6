import pytest

from geo.errors import InputError
from geo.settings import Settings, load


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
