"""Places by name: spellings, exonyms, demonyms, abbreviations, in five languages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from geo.errors import DataError
from geo.gazetteer import Gazetteer, open_gazetteer
from geo.gazetteer.names import words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # one place under every usual spelling and script
        ("Idlib", "SY-ID"),
        ("Idleb", "SY-ID"),
        ("إدلب", "gn:169389"),
        ("Alep", "gn:170063"),
        ("حلب", "gn:170063"),
        ("Maarat al-Numan", "gn:167611"),
        ("Ma'arrat al-Nu'man", "gn:167611"),
        ("Maaret al-Noomane", "gn:167611"),
        ("معرة النعمان", "gn:167611"),
        ("Saraqeb", "gn:164816"),
        ("Kiev", "gn:703448"),
        ("Moscou", "gn:524901"),
        ("Şam", "gn:170654"),
        ("Mossoul", "gn:99072"),
        # what only the supplement knows
        ("Pazarkule", "sup:pazarkule"),
        ("Atmeh", "sup:atme"),
        ("Tambo de Mora", "sup:tambo-de-mora"),
        ("estrecho de Florida", "region:straits-of-florida"),
        ("الرغاية", "gn:2483757"),
        ("ماي كادرا", "gn:12640446"),
        ("Çasiv Yar", "gn:710915"),
        ("Kutupalong", "sup:kutupalong"),
        ("مخيم الزعتري", "sup:zaatari-camp"),
        ("Bab al-Hawa", "sup:bab-al-hawa"),
        # countries in five languages
        ("Syrie", "SY"),
        ("سوريا", "SY"),
        ("Suriye", "SY"),
        ("Siria", "SY"),
        ("République démocratique du Congo", "CD"),
        ("Estados Unidos", "US"),
        ("ABD", "US"),
        ("the Netherlands", "NL"),
        # provinces, counties, abbreviations
        ("Rapides Parish", "a2:US.LA.079"),
        ("Ky.", "US-KY"),
        ("W.Va.", "US-WV"),
        ("NSW", "AU-NSW"),
        ("DRC", "CD"),
        ("UAE", "AE"),
        ("U.S.", "US"),
        ("Rakhine", "MM-16"),
        # regions, seas
        ("Sahel", "region:sahel"),
        ("Horn of Africa", "region:horn-of-africa"),
        ("Donbass", "region:donbas"),
        ("Darfour", "region:darfur"),
        ("Haut-Karabakh", "region:nagorno-karabakh"),
        ("البحر المتوسط", "sea:mediterranean"),
        ("Ege Denizi", "sea:aegean"),
        ("Europe", "region:europe"),
        ("Midwest", "region:us-midwest"),
    ],
)
def test_a_name_finds_its_place(gazetteer: Gazetteer, name: str, expected: str) -> None:
    assert expected in [entry.id for entry in gazetteer.find(name)]


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Syrian", "SY"),
        ("syrienne", "SY"),
        ("sirios", "SY"),
        ("السوريين", "SY"),
        ("Suriyelilerin", "SY"),
        ("turc", "TR"),
        ("Turks", "TR"),
        ("Türkler", "TR"),
        ("grecque", "GR"),
        ("ucranianas", "UA"),
        ("Sudanese", "SD"),
        ("Turkey", "TR"),
        ("Dutch", "NL"),
    ],
)
def test_demonyms_name_countries(gazetteer: Gazetteer, word: str, country: str) -> None:
    assert gazetteer.country_of(word) == country


def test_demonyms_are_flagged(gazetteer: Gazetteer) -> None:
    kinds = {entry.id: entry.name_kind for entry in gazetteer.find("Californians")}
    assert kinds == {"US-CA": "demonym"}


@pytest.mark.parametrize(
    ("country", "capital"),
    [
        ("TD", "N'Djamena"),
        ("SD", "Khartoum"),
        ("TR", "Ankara"),
        ("BR", "Brasília"),  # the table of countries has no accents
        ("CO", "Bogotá"),
        ("CM", "Yaoundé"),
        ("MN", "Ulan Bator"),  # nor the same name for every capital
        ("CR", "San José"),  # the larger of two towns
        ("XX", None),
    ],
)
def test_a_country_has_a_capital(gazetteer: Gazetteer, country: str, capital: str | None) -> None:
    entry = gazetteer.capital(country)
    assert (entry.name if entry is not None else None) == capital


def test_states_by_letters_are_codes_or_abbreviations(gazetteer: Gazetteer) -> None:
    for letters, state in (("KY", "US-KY"), ("N.C.", "US-NC"), ("B.C.", "CA-BC"), ("Calif.", "US-CA")):
        kinds = {entry.id: entry.name_kind for entry in gazetteer.find(letters)}
        assert kinds[state] in {"code", "abbreviation"}, letters


def test_the_most_important_place_is_first(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Paris")[0].id == "gn:2988507"
    assert [entry.id for entry in gazetteer.find("Georgia")][:2] in (["GE", "US-GA"], ["US-GA", "GE"])


def test_ariha_has_both_candidates(gazetteer: Gazetteer) -> None:
    countries = {entry.country for entry in gazetteer.find("Ariha")}
    assert {"SY", "PS"} <= countries


def test_a_language_leaves_out_names_of_others(gazetteer: Gazetteer) -> None:
    assert "EG" in [entry.id for entry in gazetteer.find("Mısır", "tr")]
    assert "EG" not in [entry.id for entry in gazetteer.find("Mısır", "en")]


def test_an_unknown_name_finds_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Xyzzyville upon Nowhere") == ()
    assert gazetteer.find("") == ()
    assert gazetteer.entry("gn:999999999") is None
    assert gazetteer.entry("gn:") is None
    assert gazetteer.entry("nonsense") is None
    assert gazetteer.country_of("bread") is None


@pytest.mark.parametrize(
    ("text", "start", "count", "expected"),
    [
        ("in New York City today", 1, 3, "gn:5128581"),
        ("the Democratic Republic of the Congo said", 1, 5, "CD"),
        ("Deir ez-Zor fell", 0, 3, "gn:170794"),
        ("South Sudan and Sudan", 0, 2, "SS"),
        ("in Cox's Bazar", 1, 2, "gn:1336134"),
        ("Aleppo", 0, 1, "gn:170063"),
    ],
)
def test_longest_takes_the_longest_run(gazetteer: Gazetteer, text: str, start: int, count: int, expected: str) -> None:
    run = [word for word, _, _ in words(text)]
    length, entries = gazetteer.longest(run, start)
    assert length == count
    assert expected in [entry.id for entry in entries]


def test_longest_finds_nothing_in_plain_words(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest(["whereupon", "nobody", "spoke"], 0) == (0, ())
    assert gazetteer.longest(["Xq"], 0) == (0, ())


def test_every_entry_is_found_again_by_its_id(gazetteer: Gazetteer) -> None:
    for name in ("San José", "Springfield", "Tripoli", "Sahel", "Syrian", "Kutupalong", "Rapides Parish"):
        for entry in gazetteer.find(name):
            again = gazetteer.entry(entry.id)
            assert again is not None
            assert (again.id, again.lat, again.lon, again.kind) == (entry.id, entry.lat, entry.lon, entry.kind)


def test_the_index_is_small() -> None:
    data = Path(__file__).resolve().parents[2] / "data"
    files = [*data.glob("*.bin"), *data.glob("*.npz")]
    assert sum(file.stat().st_size for file in files) < 60_000_000


def test_opening_loads_neither_the_file_nor_geometry_libraries() -> None:
    program = (
        "import json, sys\n"
        "from pathlib import Path\n"
        "from geo.gazetteer import open_gazetteer\n"
        "found = open_gazetteer().find('Idlib')[0].id\n"
        "heavy = [name for name in ('numpy', 'shapely', 'pandas', 'pyogrio', 'sqlalchemy') if name in sys.modules]\n"
        "status = Path('/proc/self/status').read_text()\n"
        "print(json.dumps([found, heavy, int(status.split('VmHWM:')[1].split()[0])]))\n"
    )
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root)
    found, heavy, kilobytes = json.loads(run.stdout)
    assert found == "SY-ID"
    assert heavy == []
    assert kilobytes < 150_000


@pytest.mark.parametrize("content", [b"", b"not an index at all"])
def test_a_damaged_index_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "gazetteer.bin").write_bytes(content)
    with pytest.raises(DataError, match=r"build_gazetteer\.py"):
        open_gazetteer(tmp_path)
    (tmp_path / "gazetteer.bin").unlink()
    with pytest.raises(DataError, match=r"build_gazetteer\.py"):
        open_gazetteer(tmp_path)


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Kagunga", -4.4, 29.7),
        ("Juan Fernández", -33.6, -78.9),
        ("Manik Farm", 8.75, 80.25),
        ("جبل مراد", 15.05, 45.2),
        ("الأربعاء ناث إيراثن", 36.63, 4.2),
        ("Obrenovats", 44.65, 20.2),
        ("Soussa", 32.9, 22.0),
    ],
)
def test_villages_camps_and_islands_of_crises_are_known(
    gazetteer: Gazetteer, name: str, lat: float, lon: float
) -> None:
    assert any(abs(entry.lat - lat) < 0.3 and abs(entry.lon - lon) < 0.3 for entry in gazetteer.find(name))
