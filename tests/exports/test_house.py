"""The organisation's own disclaimer and view of borders, kept beside the store."""

from datetime import date

import pytest

from geo.errors import InputError
from geo.exports import HOUSE, Selection, load_house, load_layout, render, save_house
from geo.models import Policy
from geo.reconciliation import SourceRegistry, reconcile
from tests.exports.made import observation

OWN = 'Our "own" words: no opinion,\nnone.'


def test_what_is_kept_comes_back(tmp_path):
    assert not load_house(tmp_path).decided
    made = save_house(tmp_path, disclaimer={"en": OWN, "fr": " "}, border_view="un")
    assert load_house(tmp_path) == made
    assert made.decided
    assert (made.view, made.disclaimer_in("fr")) == ("un", OWN)


def test_to_keep_the_usual_words_is_an_answer_too(tmp_path):
    save_house(tmp_path, disclaimer={}, border_view=None)
    house = load_house(tmp_path)
    assert (house.decided, house.disclaimer_in("en"), house.view) == (True, None, "default")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("border_view = 3", "must be a text"),
        ("border_view = 'XX'", "no such view"),
        ("colour = 'red'", "no field is called 'colour'"),
        ("disclaimer = 3", "must be a text"),
        ("border_view =", "cannot be read"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path, content, said):
    (tmp_path / HOUSE).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=HOUSE) as error:
        load_house(tmp_path)
    assert said in str(error.value)


@pytest.mark.parametrize("ending", ["svg", "html", "xlsx", "audit.zip"])
def test_every_product_says_it(tmp_path, ending):
    from tests.exports.test_withholding import texts

    house = save_house(tmp_path, disclaimer={"en": "Only our words."}, border_view="un")
    reconciled = reconcile([observation()], SourceRegistry.load(), policy=Policy.LATEST)
    said = texts(render(reconciled, f"x.{ending}", Selection(at=date(2020, 3, 1), house=house)), ending)
    assert "Only our words." in said
    assert "after United Nations practice" in said


def test_a_layout_has_the_last_word(tmp_path):
    house = save_house(tmp_path, disclaimer={"en": "Ours."}, border_view=None)
    assert load_layout("map").disclaimer_text(house).startswith("Ours. ")
    assert load_layout("map", disclaimer="Its own.").disclaimer_text(house).startswith("Its own. ")
