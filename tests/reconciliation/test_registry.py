import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geo.reconciliation.registry
from geo.errors import InputError
from geo.models import Group, GroupKind
from geo.reconciliation import SourceRegistry

REGISTRY = SourceRegistry.load()
SHIPPED = tomllib.loads(Path(geo.reconciliation.registry.__file__).with_name("sources.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("OCHA", "OCHA"),
        ("the Provincial Disaster Management Authority (PDMA)", "Provincial Disaster Management Authority"),
        ("the UN's humanitarian office", "OCHA"),
        ("United Nations Office for the Coordination of Humanitarian Affairs (OCHA)", "OCHA"),
        ("Jens Laerke, a spokesman for the UN humanitarian office", "OCHA"),
        ("le Bureau de coordination des affaires humanitaires de l'ONU", "OCHA"),
        ("أوتشا", "OCHA"),
        ("UN spokesman Stephane Dujarric", "United Nations"),
        ("les Nations unies", "United Nations"),
        ("l’Observatoire syrien des droits de l’Homme", "Syrian Observatory for Human Rights"),
        ("Rami Abdel Rahman", "Syrian Observatory for Human Rights"),
        ("the Turkish ambassador to Paris", "Türkiye"),
        ("Turkey's defence ministry", "Turkish defence ministry"),
        ("Rahmi Doğan, governor of Hatay", "Governor of Hatay"),
        ("Ankara", "Türkiye"),
        ("a doctor in Ankara", "a doctor in Ankara"),
        ("local hospitals", "local hospitals"),
        ("les secours", "rescue services"),
        ("los rescatistas", "rescue services"),
        ("l'organisation", "an organisation"),
        ("السكان", "residents"),
        ("görgü tanıkları", "witnesses"),
        ("The police", "police"),
        ("the police of Hatay", "the police of Hatay"),
        ("OCHA, quoted by AFP", "OCHA"),
        ("OCHA via AFP", "OCHA"),
    ],
)
def test_words_mean_one_source(words, name):
    assert REGISTRY.find(words).name == name


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_no_words_are_no_source(nothing):
    assert REGISTRY.find(nothing) is None


@pytest.mark.parametrize("key", SHIPPED["sources"])
def test_every_spelling_that_ships_means_its_source(key):
    table = SHIPPED["sources"][key]
    for spelling in (*table.get("aliases", ()), *table.get("alone", ()), *table.get("officials", ()), table["name"]):
        assert REGISTRY.find(spelling).key == key, spelling


def test_sixty_sources_ship_and_their_parents_exist():
    assert len(REGISTRY.sources) >= 60
    keys = {source.key for source in REGISTRY.sources}
    assert {source.parent for source in REGISTRY.sources} - {None} <= keys


@pytest.mark.parametrize(
    ("said_by", "publisher", "chain"),
    [
        ("OCHA", "OCHA", ("OCHA",)),
        ("OCHA via AFP", "France 24", ("OCHA", "AFP", "France 24")),
        ("OCHA", "A Daily / AFP", ("OCHA", "AFP", "A Daily")),
        ("OCHA", None, ("OCHA",)),
        (None, "A Daily", ("unattributed", "A Daily")),
        (None, None, ("unattributed",)),
        ("an AFP count", "AFP", ("AFP",)),
    ],
)
def test_chain_runs_from_who_said_it_to_who_printed_it(said_by, publisher, chain):
    assert REGISTRY.chain(said_by, publisher) == chain


@pytest.mark.parametrize(
    ("said_by", "party", "enemy"),
    [
        ("Turkish defence ministry", "SY", True),
        ("Hulusi Akar", "SY", True),
        ("Turkish defence ministry", "TR", False),
        ("SOHR", "SY", False),
        ("Greek police", "TR", False),
        (None, "SY", False),
    ],
)
def test_party_speaks_of_its_enemy(said_by, party, enemy):
    assert REGISTRY.speaks_of_enemy(said_by, Group(GroupKind.COMBATANT, party=party)) is enemy
    assert not REGISTRY.speaks_of_enemy(said_by, Group(GroupKind.CIVILIAN))


def test_edited_file_adds_and_replaces(tmp_path):
    edited = tmp_path / "sources.toml"
    edited.write_text(
        '[sources.relief]\nname = "Valley Relief"\ntype = "ngo"\nofficials = ["Ada Brook"]\n'
        '[sources.afp]\nname = "Agence France-Presse"\naliases = ["AFP"]\n',
        encoding="utf-8",
    )
    registry = SourceRegistry.load(edited)
    assert registry.find("Ada Brook").name == "Valley Relief"
    assert registry.find("AFP").name == "Agence France-Presse"
    assert registry.find("OCHA").name == "OCHA"
    assert registry != REGISTRY


def test_registries_of_the_same_files_are_equal():
    again = SourceRegistry.load()
    assert (again, hash(again)) == (REGISTRY, hash(REGISTRY))
    assert again != "registry"


@pytest.mark.parametrize(
    "text", ["sources = [", "[sources.x]\ntype = 'ngo'\n", "[sources.x]\nname = 'X'\ncolour = 'red'\n",
             "[sources.x]\nname = 'X'\ntype = 'planet'\n"],
)  # fmt: skip
def test_damaged_edited_file_is_named(tmp_path, text):
    edited = tmp_path / "mine.toml"
    edited.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"mine\.toml"):
        SourceRegistry.load(edited)


def test_missing_edited_file_is_named(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        SourceRegistry.load(tmp_path / "nowhere.toml")


@settings(deadline=None)
@given(st.text())
def test_any_words_are_understood(words):
    source = REGISTRY.find(words)
    assert source is None or source.key
    assert REGISTRY.chain(words, words)
