"""Layouts: templates that ship are whole, a user's own is checked with words that help."""

import tomllib
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from PIL import Image

from geo.errors import InputError
from geo.exports import load_layout, templates
from geo.exports.layout import SIZES
from geo.exports.words import languages, number, text

TEXTS = Path(__file__).parents[2] / "geo" / "exports" / "texts"


@pytest.mark.parametrize("name", templates())
@pytest.mark.parametrize("language", languages())
def test_every_template_makes_a_layout_in_every_language(name, language):
    layout = load_layout(name, language=language)
    assert layout.name == name
    assert layout.title_text()
    assert "Natural Earth" in layout.disclaimer_text()
    assert layout.page[0] > 400


def test_a_template_of_a_user_is_read_with_its_texts_by_language_and_its_logo(tmp_path):
    Image.new("RGB", (60, 20), "navy").save(tmp_path / "logo.png")
    path = tmp_path / "house.toml"
    path.write_text(
        'size = "A3"\norientation = "portrait"\nlogo = "logo.png"\nat = 2020-02-29\nlayers = ["killed"]\n'
        'box = [35, 34, 38, 37]\n[title]\nen = "Situation"\nfr = "La situation"\n',
        encoding="utf-8",
    )
    layout = load_layout(path, language="fr")
    assert layout.title == "La situation"
    assert layout.page == SIZES["A3"]
    assert layout.logo == tmp_path / "logo.png"
    assert (layout.at, layout.layers, layout.box) == (date(2020, 2, 29), ("killed",), (35.0, 34.0, 38.0, 37.0))
    assert load_layout(path).title == "Situation"


def test_a_template_may_build_on_another(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text('template = "a4-portrait"\ndisclaimer = "Ours."\n', encoding="utf-8")
    layout = load_layout(path)
    assert (layout.size, layout.orientation) == ("A4", "portrait")
    assert layout.disclaimer_text().startswith("Ours. Map data")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('tittle = "x"', "no field is called 'tittle'; did you mean 'title'?"),
        ('size = "A5"', "size is 'A5'; use one of A4, A3, Letter, 16:9"),
        ('orientation = "up"', "use one of landscape, portrait"),
        ('language = "de"', "language is 'de'; use one of en, fr"),
        ("dpi = 9000", "36 to 600"),
        ("dpi = true", "36 to 600"),
        ("box = [1, 2, 3]", "west, south, east, north"),
        ("box = [40, 34, 38, 37]", "west < east"),
        ('layers = ["deaths"]', "a list of killed"),
        ('layers = "killed"', "a list of killed"),
        ("legend = 1", "true or false"),
        ('at = "2020-02-29"', "without quotes"),
        ("since = 2020-03-01\nat = 2020-02-29", "swap them"),
        ('logo = "none.png"', "give a PNG or JPEG file"),
        ("title = 3", "a text"),
        ("size = ", "not TOML"),
        ('size = "A3"\ndpi = 600', "too large"),
    ],
)
def test_what_no_page_can_be_is_refused_with_what_it_may_be(tmp_path, lines, said):
    path = tmp_path / "house.toml"
    path.write_text(lines + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"house\.toml") as refused:
        load_layout(path)
    assert said in str(refused.value)


def test_a_template_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(InputError, match="a4-landscape"):
        load_layout("posters")


def test_both_languages_say_the_same_with_the_same_gaps():
    spoken = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in TEXTS.glob("*.toml")}
    gaps = {
        code: {key: {name for _, name, _, _ in Formatter().parse(words) if name} for key, words in table.items()}
        for code, table in spoken.items()
    }
    assert gaps["fr"] == gaps["en"]
    assert set(spoken) == set(languages())


def test_words_and_numbers_follow_the_language():
    assert text("at_least", "fr") == "au moins"
    assert text("at_least", "de") == "at least", "English where a language has no words"
    assert number(689_000, "fr").replace("\u202f", " ") == "689 000"


@pytest.mark.parametrize(
    ("view", "language", "said"),
    [
        ("default", "en", "(borders: disputed ones dashed)"),
        ("un", "en", "(borders: after United Nations practice)"),
        ("in", "en", "(borders: as India draws them)"),
        ("MA", "fr", "(frontières : comme les trace ce pays : Maroc)"),
    ],
)
def test_the_disclaimer_names_the_view_of_the_borders(monkeypatch, view, language, said):
    monkeypatch.setenv("CRISIS_MAP_BORDER_VIEW", view)
    assert said in load_layout("map", language=language).disclaimer_text()


@pytest.mark.parametrize("room", [90, 110, 150, 400])
def test_a_line_is_never_broken_within_a_number_or_quotation_marks(room):
    from geo.exports.measuring import wrap

    words = "environ 3\u202f600\u202f000 personnes, «\u00a0au moins\u00a0» autant"
    lines = wrap(words, 10, room)
    assert " ".join(lines) == words
    assert any("3\u202f600\u202f000" in line for line in lines)


def test_a_template_may_shorten_or_leave_out_quotes(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('quotes = "none"\n', encoding="utf-8")
    assert load_layout(path).quotes == "none"
    path.write_text('quotes = "some"\n', encoding="utf-8")
    with pytest.raises(InputError, match="quotes is 'some'; use one of full, short, none"):
        load_layout(path)
