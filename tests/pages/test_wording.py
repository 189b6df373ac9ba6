"""The words of the dashboard: the same in each language, all of them used, none missing."""

import re
import string
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from geo.exports import FORMATS, templates
from geo.indicators import indicators
from geo.models import Counting, Policy, PublishedBasis, Qualifier, Quantity, Status
from geo.pages import wording

PAGES = Path(wording.__file__).parent
GEO = PAGES.parent
CODE = "\n".join(path.read_text(encoding="utf-8") for path in [*PAGES.glob("*.py"), GEO.parent / "app.py"])
ENGLISH, FRENCH = (wording.texts()[code] for code in ("en", "fr"))


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.fixture(params=["en", "fr"])
def language(request, monkeypatch):
    monkeypatch.setattr(wording, "language", lambda: request.param)
    return request.param


def test_each_language_has_the_same_words():
    assert ENGLISH.keys() == FRENCH.keys()


@pytest.mark.parametrize("key", ENGLISH)
def test_translations_fill_in_the_same(key):
    assert fields(ENGLISH[key]) == fields(FRENCH[key])


def _used(key):
    stem = re.sub(r"\.(?:one|other)$", "", key)
    parts = stem.split(".")
    begun = (".".join(parts[:index]) for index in range(1, len(parts)))
    return (
        f'"{stem}"' in CODE
        or f"'{stem}'" in CODE
        or any(f'"{start}.{{' in CODE or f"'{start}.{{" in CODE for start in begun)
    )


@pytest.mark.parametrize("key", ENGLISH)
def test_every_word_is_used(key):
    assert _used(key)


@pytest.mark.parametrize("key", sorted(set(re.findall(r'\bsay\(\s*"([a-z_.]+)"', CODE))))
def test_every_key_has_words(key):
    assert key in ENGLISH or {f"{key}.one", f"{key}.other"} <= ENGLISH.keys()


@pytest.mark.parametrize("row", wording._tables()["reasons"], ids=lambda row: row["en"])
def test_reasons_are_those_that_the_stages_give(row):
    code = "\n".join(path.read_text(encoding="utf-8") for path in GEO.rglob("*.py") if path.name != "wording.py")
    assert fields(row["en"]) == fields(row["fr"])
    for literal in (text for text, _, _, _ in string.Formatter().parse(row["en"]) if len(text) > 8):
        # A sentence may be put together from several strings of the code.
        assert all(part in code for part in re.split("(?<=: )|(?<=jointly )", literal.strip()))


@pytest.mark.parametrize(
    ("words", "english", "french"),
    [
        ("the text does not say where", "the text does not say where", "le texte ne dit pas où"),
        (
            "in disagreement: one event in Idlib: 1,033 against 34",
            "in disagreement: one event in Idlib: 1,033 against 34",
            "en désaccord : un même événement à Idlib : 1\u202f033 contre 34",
        ),
        (
            "one total for Idlib since 2020-02-01",
            "one total for Idlib since 1 Feb 2020",
            "un même total pour Idlib depuis le 1 févr. 2020",
        ),
        (
            "values differ: 33 (Turkey); 34 (an ambassador); disputed by Syria",
            "values differ: 33 (Turkey); 34 (an ambassador); disputed by Syria",
            "les valeurs diffèrent : 33 (Turkey); 34 (an ambassador); contesté par Syria",
        ),
        ("in Turkey by 2020-03-05", "in Turkey by 5 Mar 2020", "en Turquie au 5 mars 2020"),
        ("one event in Lebanon", "one event in Lebanon", "un même événement au Liban"),
        ("one event in Philippines", "one event in Philippines", "un même événement aux Philippines"),
        ("one event in Nowhere At All", "one event in Nowhere At All", "un même événement à Nowhere At All"),
        ("rejected by Ana: 2020-99-99", "rejected by Ana: 2020-99-99", "rejeté par Ana : 2020-99-99"),
        ("no such reason", "no such reason", "no such reason"),
    ],
)
def test_reasons_are_said_in_the_language(language, words, english, french):
    assert wording.reason(words) == {"en": english, "fr": french}[language]


def test_numbers_and_days_are_written_as_the_language_does(language):
    shown = (
        wording.count(948000),
        wording.count(0.25),
        wording.day(date(2020, 2, 29)),
        wording.days(date(2020, 2, 1), date(2020, 2, 29)),
        wording.moment(datetime(2020, 2, 29, 8, 5, tzinfo=UTC)),
        wording.country("TR"),
        wording.group("combatant:TR"),
        wording.language_name("ar"),
    )
    assert (
        shown
        == {
            "en": (
                "948,000",
                "0.25",
                "29 Feb 2020",
                "1 Feb 2020 – 29 Feb 2020",
                "29 Feb 2020, 08:05 UTC",
                "Türkiye",
                "Combatants (Türkiye)",
                "Arabic",
            ),
            "fr": (
                "948\u202f000",
                "0,25",
                "29 févr. 2020",
                "1 févr. 2020 – 29 févr. 2020",
                "29 févr. 2020, 08:05 UTC",
                "Turquie",
                "Combattants (Turquie)",
                "arabe",
            ),
        }[language]
    )


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [(0, "0 reports", "0 article"), (1, "1 report", "1 article"), (2, "2 reports", "2 articles")],
)
def test_plurals_follow_the_language(language, number, english, french):
    assert wording.say("n.reports", n=number) == {"en": english, "fr": french}[language]


def test_templates_and_formats_of_products_have_words(language):
    table = wording.texts()[language]
    assert {f"template.{name}" for name in templates()} <= table.keys()
    assert {f"format.{one.kind}" for one in FORMATS} <= table.keys()


def test_codes_of_the_records_have_words(language):
    table = wording.texts()[language]
    for kind in Counting:
        assert f"counting.{kind}" in table
    for policy in Policy:
        assert f"policy.{policy}" in table
    for basis in PublishedBasis:
        assert f"basis.{basis}" in table
    for status in set(Status) - {Status.REPORTED}:
        assert f"status.{status}" in table
    for qualifier in set(Qualifier) - {Qualifier.EXACT, Qualifier.BETWEEN, Qualifier.VAGUE}:
        assert f"qualifier.{qualifier}" in table
    assert all(wording.indicator(code) for code in indicators())


@pytest.mark.parametrize(
    ("place_id", "name", "french"),
    [
        ("SY", "Syria", "Syrie"),
        ("part:SY:NW", "north-western Syria", "nord-ouest de la Syrie"),
        ("border:GR-TR", "Greece–Turkey border", "frontière entre la Grèce et la Turquie"),
        ("SY-ID", "Idlib", "Idlib"),
        ("pc:SY0204", "Afrin", "Afrin"),
    ],
)
def test_places_are_called_in_the_language_of_the_pages(language, place_id, name, french):
    assert wording.place_name(place_id, name) == {"en": name, "fr": french}[language]


@pytest.mark.parametrize(
    ("low", "words", "english", "french"),
    [
        (24, "dozens", "dozens", "des dizaines"),
        (200, "yüzlerce", "hundreds", "des centaines"),
        (20000, "عشرات الآلاف", "tens of thousands", "des dizaines de milliers"),
        (70, "sept dizaines", "sept dizaines", "sept dizaines"),
    ],
)
def test_words_for_numbers_are_in_the_readers_language(language, low, words, english, french):
    vague = Quantity(None, low, None, Qualifier.VAGUE, words)
    assert wording.quantity(vague) == (english if language == "en" else french)
