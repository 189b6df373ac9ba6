"""What products keep back: places, names, quotes; in every format, with the numbers of the store."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point

from geo.exports import FORMATS, Selection, atlas, file_name, format_of, render, request
from geo.exports.edited import read_edits
from geo.exports.guarded import Shown
from geo.exports.withholding import Withholding
from geo.gazetteer import open_gazetteer
from geo.models import Place, PlaceKind, Policy, Review
from geo.pipeline import ingest, reconcile_store
from geo.reconciliation import SourceRegistry, reconcile
from geo.sources import read_text
from geo.store import connect
from tests.exports.made import observation

GAZETTEER, REGISTRY = open_gazetteer(), SourceRegistry.load()
AT = date(2020, 3, 3)
REPORTS = (
    "Syria, 2 March 2020 - Ahmad al-Hamoud, a resident, said 12 people were killed in Atmeh camp on Sunday.",
    "Syria, 2 March 2020 - In Saraqib 21 people were killed on Sunday, Fatima Khalil said.",
    "Jordan, 3 March 2020 - About 76,000 refugees live in Zaatari camp, UNHCR said.",
    "Jordan, 3 March 2020 - About 1,000 refugees live in Azraq camp, UNHCR said.",
)
#: The camp stands at the town of its name.
CAMP = "Gaza, 2 March 2020 - 350 people were killed in Jabalia camp on Sunday, OCHA said."
#: What no product may hold unless a person decides so.
SECRETS = ("Atme", "Zaatari", "zaatari-camp", "Hamoud", "Khalil", "32.293")


@pytest.fixture(scope="module")
def reconciled(tmp_path_factory):
    with connect(tmp_path_factory.mktemp("store") / "s.sqlite") as store:
        ingest([read_text(words, name=f"report {n}", published=AT) for n, words in enumerate(REPORTS)], store)
        return reconcile_store(store, policy=Policy.LATEST)


def texts(content, ending):
    """Return all that a file holds as text, opened where it is packed."""
    if ending in {"xlsx", "pptx", "audit.zip"}:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    if ending == "pdf":
        from pypdf import PdfReader

        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if ending == "html":
        return unpacked(content.decode())
    return content.decode("utf-8", "replace")


def unpacked(page):
    """Return the page with what is packed in it opened."""
    import base64
    import gzip

    def opened(value):
        if isinstance(value, dict):
            return " ".join(map(opened, value.values()))
        if isinstance(value, list):
            return " ".join(map(opened, value))
        try:
            return gzip.decompress(base64.b64decode(value)).decode() if isinstance(value, str) else str(value)
        except (ValueError, OSError):
            return str(value)

    data = re.search(r'id="crisis-map-data">(.*?)</script>', page, re.DOTALL).group(1)
    return opened(json.loads(data)) + page.partition('id="crisis-map-options"')[0]


@pytest.mark.parametrize("ending", [one.ending for one in FORMATS if one.kind != "film"])
@pytest.mark.parametrize("quotes", ["full", "short"])
def test_no_product_holds_an_exact_camp_or_a_private_name(reconciled, ending, quotes):
    said = texts(render(reconciled, f"x.{ending}", Selection(at=AT, quotes=quotes)), ending)
    assert [one for one in SECRETS if one in said] == []


@pytest.mark.parametrize("ending", ["figures.csv", "html", "xlsx", "pptx", "audit.zip"])
def test_the_other_places_and_names_stay(reconciled, ending):
    said = texts(render(reconciled, f"x.{ending}", Selection(at=AT)), ending)
    assert "Saraqib" in said
    assert "UNHCR" in said
    assert "a resident (name withheld)" in said


def test_a_person_may_decide_to_show_exact_places_which_is_said(reconciled):
    chosen = Selection(at=AT, exact_by="Ana Example")
    rows = list(csv.DictReader(io.StringIO(render(reconciled, "x.csv", chosen).decode())))
    assert "Zaatari camp" in {row["place"] for row in rows}
    assert {row["withheld"] for row in rows} == {""}
    about = texts(render(reconciled, "x.audit.zip", chosen), "audit.zip")
    assert "Camps, clinics and routes stand at their exact places by decision of Ana Example." in about


@pytest.mark.parametrize(
    ("language", "words"), [("en", "stand for their districts"), ("fr", "ramenés à leur district")]
)
def test_the_small_print_says_how_many_places_stand_for_their_districts(reconciled, language, words):
    svg = render(reconciled, "x.svg", Selection(at=AT, language=language)).decode()
    assert words in re.sub(r"<[^>]+>|\s+", " ", svg)


def test_the_numbers_are_those_of_the_store(reconciled):
    def numbers(**chosen):
        rows = csv.DictReader(io.StringIO(render(reconciled, "x.csv", Selection(at=AT, **chosen)).decode()))
        return sorted((row["id"], row["low"], row["best"], row["high"]) for row in rows)

    assert numbers() == numbers(exact_by="Ana")
    assert len(numbers()) == 4


def test_a_camp_stands_for_its_province_where_no_district_is_known(reconciled):
    (row,) = [
        row
        for row in csv.DictReader(io.StringIO(render(reconciled, "x.csv", Selection(at=AT)).decode()))
        if row["best"] == "76000"
    ]
    assert (row["place"], row["place_id"], row["withheld"]) == ("Mafraq", "JO-MA", "place")


def test_quotes_are_left_out_or_shortened_on_request(reconciled):
    def quotes(how):
        content = render(reconciled, "x.figures.csv", Selection(at=AT, quotes=how)).decode()
        return {row["value"]: row["quote"] for row in csv.DictReader(io.StringIO(content))}

    assert set(quotes("none").values()) == {""}
    assert "[place withheld]" in quotes("full")["12"]
    assert all(value.replace("000", ",000") in quote or value in quote for value, quote in quotes("short").items())


def test_the_audit_bundle_says_what_was_kept_back(reconciled):
    with zipfile.ZipFile(io.BytesIO(render(reconciled, "x.audit.zip", Selection(at=AT)))) as packed:
        rows = list(csv.DictReader(io.StringIO(packed.read("withheld.csv").decode())))
    assert {row["what"] for row in rows} == {"place", "name"}
    assert "Mafraq" in {row["stands_for"] for row in rows}


def test_a_product_of_a_camp_alone_does_not_name_it(reconciled):
    chosen = Selection(at=AT, place="sup:zaatari-camp")
    made = request(reconciled, "x.csv", chosen)
    assert [row.best for row in made.estimates] == [76000]
    assert (made.place_name, [one.figure.quantity.value for one in made.chosen]) == ("a place in Mafraq", [76000])
    for ending in ("svg", "xlsx"):
        assert "aatari" not in texts(render(reconciled, f"x.{ending}", chosen), ending)


@pytest.fixture(scope="module")
def at_town(tmp_path_factory):
    with connect(tmp_path_factory.mktemp("town") / "s.sqlite") as store:
        ingest([read_text(CAMP, name="report", published=AT)], store)
        return reconcile_store(store, policy=Policy.LATEST)


@pytest.mark.parametrize("asked", ["gn:281129", "Jabalia"])
def test_a_camp_at_a_town_is_named_neither_by_heading_filters_nor_file(at_town, asked):
    chosen = Selection(at=AT, place=asked, narrowed=("place: Jabalia", "from 5"))
    made = request(at_town, "x.svg", chosen)
    assert [row.place.name for row in made.estimates] == ["Gaza Strip"]
    assert (made.place_name, made.narrowed) == ("a place in Gaza Strip", ("place: Gaza Strip", "from 5"))
    assert "abalia" not in file_name(made, format_of("x.svg"))
    for ending in ("svg", "xlsx", "audit.zip", "html"):
        assert "abalia" not in texts(render(at_town, f"x.{ending}", chosen), ending)
    shown = request(at_town, "x.svg", replace(chosen, exact_by="Ana"))
    assert (shown.place_name, shown.narrowed) == ("Jabalia", chosen.narrowed)


@pytest.mark.parametrize(
    "name",
    [
        "Düziçi Konaklama Tesisi",
        "Boynuyoğun Konaklama Merkezi",
        "Geçici Barınma Merkezi",
        "Nizip Konteyner Kent",
        "Akçakale Çadırkenti",
    ],
)
def test_turkish_centres_and_towns_of_tents_are_kept_back(name):
    place = Place(id="x:1", name=name, kind=PlaceKind.POINT, country="TR", geometry=Point(36.4, 37.2))
    assert Withholding(GAZETTEER, REGISTRY).is_kept_back(place)
    assert not Withholding(GAZETTEER, REGISTRY).is_kept_back(replace(place, name="Nizip"))


@pytest.mark.parametrize("words", ["konteyner kentinde", "çadır kentte", "geçici konaklama tesisinde"])
def test_a_town_of_tents_at_a_town_is_kept_back(words, tmp_path):
    report = f"Türkiye, 2 Mart 2020 - Nizip {words} 4.300 kişi kalıyor. Pazar günü Nizip'te 12 kişi öldü."
    with connect(tmp_path / "s.sqlite") as store:
        ingest([read_text(report, name="report", published=AT)], store)
        known = reconcile_store(store, policy=Policy.LATEST).observations.values()
    kept = Withholding(GAZETTEER, REGISTRY)
    assert {one.figure.quantity.value: kept.hides_place(one) for one in known} == {4300: True, 12: False}
    assert all("Nizip" not in kept.quote(one)[0] for one in known if kept.hides_place(one))


@pytest.mark.parametrize("blank", ["", " ", "\t \n", "\x00"])
def test_a_blank_is_nobody_who_decides(reconciled, blank):
    made = request(reconciled, "x.csv", Selection(at=AT, exact_by=blank, cleared_by=blank))
    assert (made.selection.exact_by, made.selection.cleared_by) == (None, None)
    assert made.mark is not None
    assert "Zaatari camp" not in {row.place.name for row in made.estimates}


def test_an_atlas_keeps_back_what_its_pages_would_show(reconciled):
    said = texts(atlas(reconciled, Selection(at=AT)), "pdf")
    assert [one for one in SECRETS if one in said] == []
    assert "a place in Mafraq" in said


@pytest.mark.parametrize(("language", "name"), [("en", "a place in Mafraq"), ("fr", "un lieu de Mafraq")])
def test_a_number_in_a_district_is_not_taken_for_one_of_the_district(reconciled, language, name):
    svg = render(reconciled, "x.svg", Selection(at=AT, language=language)).decode()
    assert name in svg
    page = texts(render(reconciled, "x.html", Selection(at=AT, language=language)), "html")
    assert name in page
    assert "in:JO-MA" not in texts(render(reconciled, "x.csv", Selection(at=AT)), "csv")


@pytest.mark.parametrize(("language", "name"), [("en", "Turkey"), ("fr", "Turquie")])
def test_the_page_names_places_in_its_language(tmp_path, language, name):
    with connect(tmp_path / "s.sqlite") as store:
        ingest([read_text("Turkey, 2 March 2020 - 3,600,000 refugees live in Turkey, UNHCR said.", name="r")], store)
        known = reconcile_store(store, policy=Policy.LATEST)
    said = texts(render(known, "x.html", Selection(at=AT, language=language)), "html")
    assert re.findall(r'"id":"TR","name":"(\w+)"', said) == [name]


def test_a_table_that_comes_back_with_things_kept_back_was_not_edited(reconciled):
    known = reconciled.observations
    shown = [Shown(known, Withholding(GAZETTEER, REGISTRY, quotes=how)) for how in ("full", "short", "none")]
    for how in ("full", "short", "none"):
        content = render(reconciled, "x.figures.csv", Selection(at=AT, quotes=how))
        assert list(read_edits(content, "x.csv", known, shown)) == []


@pytest.mark.parametrize(
    ("place_id", "hidden"),
    [
        ("sup:zaatari-camp", True),
        ("sup:al-shifa-hospital", True),
        ("near:sup:moria-camp:10:S", True),
        ("between:gn:164816~gn:169389", True),
        ("joint:SY-HL+sup:zaatari-camp", True),
        ("gn:164816", False),
        ("SY-ID", False),
        ("SY", False),
        ("part:SY:NW", False),
        ("border:GR-TR", False),
        ("sup:pazarkule", False),
    ],
)
def test_camps_clinics_and_routes_are_kept_back_and_nothing_else(place_id, hidden):
    place = GAZETTEER.place(place_id)
    kept = Withholding(GAZETTEER, REGISTRY)
    assert kept.is_kept_back(place) is hidden
    assert not replace(kept, exact=True).is_kept_back(place)
    if hidden:
        assert not kept.is_kept_back(kept.place(place))
        assert kept.place(place).id != place_id
        assert kept.place(place).id.startswith("in:")


def test_a_pin_may_be_anything_and_its_review_tells_it_not():
    pin = Place(id="pin:35.10000,36.20000", name="Hama", kind=PlaceKind.POINT, country="SY", geometry=Point(36.2, 35.1))
    review = Review("f1", "change", (("longitude", "36.2"), ("latitude", "35.1"), ("value", "3")), "Ana", None, "seen")
    kept = Withholding(GAZETTEER, REGISTRY)
    assert kept.is_kept_back(pin)
    assert kept.place(pin).geometry.area > 0
    assert kept.review(review).changes == (("value", "3"),)
    assert "pin:" not in kept.target("estimate:killed/flow/people/event/pin:35.10000,36.20000")


def test_a_place_in_no_country_stands_for_none():
    pin = Place(id="pin:0.00000,-30.00000", name="0, -30", kind=PlaceKind.POINT, geometry=Point(-30, 0))
    assert Withholding(GAZETTEER, REGISTRY).place(pin).point is None


TOKENS = [
    *("Ahmad", "Fatima", "Khalil", "said", "12", "3,400", "people", "named", "killed", "in", "Idlib", ",", "camp"),
    *("Zaatari", "7", "of", "children"),
]
SENTENCES = st.lists(st.sampled_from(TOKENS), min_size=1, max_size=12).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(SENTENCES, st.sampled_from(["full", "short"]))
def test_no_number_of_a_quote_is_ever_altered(text, quotes):
    kept = Withholding(GAZETTEER, REGISTRY, quotes=quotes)
    shown = kept.observation(observation(quote=text)).figure.quote
    digits, left = re.findall(r"\d[\d,]*", text), re.findall(r"\d[\d,]*", shown)
    assert left == digits if quotes == "full" else "".join(left) in "".join(digits)


def test_figures_that_hold_no_secret_are_as_they_were():
    one = observation()
    assert Withholding(GAZETTEER, REGISTRY).observation(one) == one
    whole = reconcile([one], REGISTRY, policy=Policy.LATEST)
    made = request(whole, "x.csv", Selection(at=date(2020, 3, 1)))
    assert made.estimates == made.exact_estimates
    assert made.coarsened == 0


def test_boundaries_that_were_added_are_those_of_the_products(tmp_path):
    import geopandas
    from shapely.geometry import box

    from geo.exports import load_house
    from geo.gazetteer import add_boundaries

    units = {"name": ["Badiah District"], "code": ["JO1199"], "geometry": [box(36.1, 32.1, 36.6, 32.5)]}
    geopandas.GeoDataFrame(units, crs="EPSG:4326").to_file(tmp_path / "units.gpkg")
    add_boundaries(
        tmp_path / "units.gpkg",
        name_field="name",
        pcode_field="code",
        level=2,
        store_dir=tmp_path,
        gazetteer=open_gazetteer(added=tmp_path),
    )
    with connect(tmp_path / "s.sqlite") as store:
        ingest([read_text(REPORTS[2], name="report", published=AT)], store)
        known = reconcile_store(store, policy=Policy.LATEST)
    chosen = Selection(at=AT, house=load_house(tmp_path))
    (row,) = csv.DictReader(io.StringIO(render(known, "x.csv", chosen).decode()))
    assert (row["place"], row["place_id"]) == ("Badiah District", "pc:JO1199")
    assert request(known, "x.csv", replace(chosen, place="pc:JO1199")).place.name == "Badiah District"
    hxl = render(known, "x.hxl.csv", chosen).decode()
    assert "JO1199" in hxl
    assert "a place in Badiah District" in render(known, "x.svg", chosen).decode()
