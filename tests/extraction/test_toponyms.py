"""Names of places are recognised in five languages, with what the words around them say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.extraction.toponyms import recognise
from geo.gazetteer import Gazetteer, open_gazetteer
from geo.languages import Language

if TYPE_CHECKING:
    from geo.models import Toponym


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def found(text: str, language: str, gazetteer: Gazetteer) -> list[Toponym]:
    return recognise(text, Language(language), gazetteer)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Shelling hit Saraqib, Idlib province, and the city of Aleppo.", ["Saraqib", "Idlib", "Aleppo"]),
        ("en", "Aleppo's hospitals are full; St. Petersburg sent aid.", ["Aleppo", "St. Petersburg"]),
        ("en", "A man from Gary, Ind., was found in Boutte, La.", ["Gary", "Ind.", "Boutte", "La."]),
        ("en", "JUBA (Reuters) - Fighting reached Malakal.", ["JUBA", "Malakal"]),
        ("en", "The UK and the U.S. closed their embassies in the DRC.", ["UK", "U.S.", "DRC"]),
        (
            "fr",
            "Les habitants d'Alep ont fui vers l'Ukraine et le Soudan du Sud.",
            ["Alep", "Ukraine", "Soudan du Sud"],
        ),
        ("fr", "L'Arabie saoudite et la mer d'Azov.", ["Arabie saoudite", "mer d'Azov"]),
        ("fr", "Les camions sont partis d'Addis-Abeba vers N'Djamena.", ["Addis-Abeba", "N'Djamena"]),
        ("es", "Los desplazados llegaron a Alepo desde La Guajira.", ["Alepo", "La Guajira"]),
        ("ar", "وصل النازحون بإدلب والقاهرة أمس.", ["إدلب", "القاهرة"]),
        ("ar", "نقلت المنظمة المساعدات للعراق.", ["لعراق"]),
        ("tr", "İdlib'de ve Elazığ'da binlerce kişi evsiz kaldı.", ["İdlib", "Elazığ"]),
    ],
)
def test_names_without_prefixes_and_endings(language: str, text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [toponym.name for toponym in found(text, language, gazetteer)] == names


@pytest.mark.parametrize(
    ("text", "name"), [("نقلت المنظمة المساعدات للعراق.", "العراق"), ("وصل 900 نازح للموصل.", "الموصل")]
)
def test_name_after_to_is_looked_up_with_its_whole_article(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert [toponym.anchors for toponym in found(text, "ar", gazetteer)] == [(name,)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Jordan Smith and Paris Hilton met Dr. Florence Reading."),
        ("en", "Reading books is nice. Nice people read. Mobile phones rang."),
        ("en", "Lt. Paul Henderson, 34, said Henderson would testify."),
        ("en", "The White House and the Red Cross sent $2 million (US$3 million)."),
        ("en", "In August, Many said No to the Act."),
        ("en", "Cases of Marburg fever and of the West Nile virus fell."),
        ("en", "The Boston Globe and the China Daily wrote about it."),
        ("fr", "La Croix-Rouge et Médecins sans frontières ont aidé Virginie Dupont."),
        ("es", "El Consejo de Seguridad y la Guardia Civil."),
        ("en", "Chad said he would not come."),
        ("tr", "Ordu sözcüsü bunu yalanladı."),
    ],
)
def test_people_bodies_and_words_are_no_places(language: str, text: str, gazetteer: Gazetteer) -> None:
    assert [toponym.name for toponym in found(text, language, gazetteer) if toponym.type_word != "street"] == []


@pytest.mark.parametrize(
    ("language", "text", "name", "demonym"),
    [
        ("en", "Turkish soldiers came.", "Turkish", True),
        ("en", "Soldiers came to Turkey.", "Turkey", False),
        ("fr", "Des soldats turcs sont venus.", "turcs", True),
        ("es", "Los soldados sirios llegaron.", "sirios", True),
        ("ar", "وصل الجنود إلى الحدود الليبية.", "الحدود الليبية", False),
    ],
)
def test_demonyms_are_flagged(language: str, text: str, name: str, demonym: bool, gazetteer: Gazetteer) -> None:  # noqa: FBT001
    (toponym,) = found(text, language, gazetteer)
    assert (toponym.name, toponym.demonym) == (name, demonym)


@pytest.mark.parametrize(
    ("language", "text", "form", "anchors", "side"),
    [
        ("en", "Migrants wait at the Greek border.", "border", ("Greek",), None),
        ("en", "Tents went up at the Kenyan border on the Somali side.", "border", ("Kenyan", "Somali"), "Somali"),
        ("en", "Tents stand on the Syrian side of the Turkish border.", "border", ("Turkish", "Syrian"), "Syrian"),
        ("en", "The border between Niger and Nigeria is shut.", "border", ("Niger", "Nigeria"), None),
        ("en", "Trucks queue at the US-Mexico border.", "border", ("US", "Mexico"), None),
        ("en", "Greece closed Greece's border with Turkey.", "border", ("Greece", "Turkey"), None),
        ("en", "Nobody may come along the border.", "border", (), None),
        ("fr", "Ils attendent à la frontière grecque, du côté turc.", "border", ("grecque", "turc"), "turc"),
        ("fr", "La frontière entre le Tchad et le Soudan est fermée.", "border", ("Tchad", "Soudan"), None),
        ("fr", "Des combats sur la frontière turco-syrienne.", "border", ("TR", "syrienne"), None),
        ("es", "La frontera entre México y Guatemala.", "border", ("México", "Guatemala"), None),
        ("es", "En la frontera turca del lado sirio.", "border", ("turca", "sirio"), "sirio"),
        ("ar", "نزح الآلاف نحو الحدود التركية السورية.", "border", ("التركية", "السورية"), None),
        ("ar", "على الحدود بين سوريا وتركيا.", "border", ("سوريا", "تركيا"), None),
        ("tr", "Göçmenler Yunanistan-Türkiye sınırında bekliyor.", "border", ("Yunanistan", "Türkiye"), None),
    ],
)
def test_borders(  # noqa: PLR0917
    language: str, text: str, form: str, anchors: tuple[str, ...], side: str | None, gazetteer: Gazetteer
) -> None:
    toponym = next(t for t in found(text, language, gazetteer) if t.form != "name")
    assert (toponym.form, toponym.anchors, toponym.side) == (form, anchors, side)


@pytest.mark.parametrize(
    ("language", "text", "name", "anchor", "direction"),
    [
        ("en", "Floods in north-western Syria.", "north-western Syria", "Syria", "NW"),
        ("en", "Floods in the south of Sudan.", "south of Sudan", "Sudan", "S"),
        ("en", "Fighting in Syria's north-west.", "Syria's north-west", "Syria", "NW"),
        ("en", "Fighting in western Mosul.", "western Mosul", "Mosul", "W"),
        ("fr", "Dans le nord-ouest de la Syrie.", "nord-ouest de la Syrie", "Syrie", "NW"),
        ("fr", "Dans l'est de la Zambie.", "est de la Zambie", "Zambie", "E"),
        ("es", "En el norte de Siria.", "norte de Siria", "Siria", "N"),
        ("ar", "في شمال غرب سوريا.", "شمال غرب سوريا", "سوريا", "NW"),
        ("tr", "Suriye'nin kuzeybatısında çatışma var.", "Suriye'nin kuzeybatısında", "Suriye", "NW"),
    ],
)
def test_parts(  # noqa: PLR0917
    language: str, text: str, name: str, anchor: str, direction: str, gazetteer: Gazetteer
) -> None:
    (toponym,) = found(text, language, gazetteer)
    assert (toponym.form, toponym.name, toponym.anchors, toponym.direction) == ("part", name, (anchor,), direction)


def test_two_parts_of_one_place_are_two_toponyms(gazetteer: Gazetteer) -> None:
    toponyms = found("Floods in northern and central Nigeria.", "en", gazetteer)
    assert [(t.form, t.direction, t.anchors) for t in toponyms] == [
        ("part", "N", ("Nigeria",)),
        ("part", "C", ("Nigeria",)),
    ]


@pytest.mark.parametrize(
    ("language", "text", "anchor", "km", "direction"),
    [
        ("en", "It struck 10 km north of Raqqa.", "Raqqa", 10.0, "N"),
        ("en", "It struck 25 miles east of Aleppo.", "Aleppo", 40.2, "E"),
        ("en", "The camp lies 1,300 km from Nairobi.", "Nairobi", 1300.0, None),
        ("fr", "La secousse est partie d'un point à 26 km au sud-sud-est d'Agadir.", "Agadir", 26.0, "S"),
        ("fr", "Le convoi a été arrêté une trentaine de kilomètres au nord de Gao.", "Gao", 30.0, "N"),
        ("es", "Ocurrió a 20 km al sur de Alepo.", "Alepo", 20.0, "S"),
        ("ar", "على بعد ١٢ كم شرق المفرق.", "المفرق", 12.0, "E"),
        ("tr", "Halep'in 20 km güneyinde çatışma var.", "Halep", 20.0, "S"),
    ],
)
def test_distances(  # noqa: PLR0917
    language: str, text: str, anchor: str, km: float, direction: str | None, gazetteer: Gazetteer
) -> None:
    (toponym,) = found(text, language, gazetteer)
    assert (toponym.form, toponym.anchors, toponym.distance_km, toponym.direction) == ("near", (anchor,), km, direction)


@pytest.mark.parametrize(
    ("language", "text", "types"),
    [
        ("en", "In the provinces of Idleb and Aleppo.", [("Idleb", "province"), ("Aleppo", "province")]),
        (
            "en",
            "In Anhui, Guangdong and Hubei provinces.",
            [("Anhui", "province"), ("Guangdong", "province"), ("Hubei", "province")],
        ),
        ("en", "In the village of Cellardyke.", [("Cellardyke", "village")]),
        ("fr", "Dans les provinces d'Idleb et d'Alep.", [("Idleb", "province"), ("Alep", "province")]),
        ("fr", "La ville d'Alep.", [("Alep", "city")]),
        ("es", "En la provincia de Idlib.", [("Idlib", "province")]),
        ("ar", "في محافظتي إدلب وحلب.", [("إدلب", "province"), ("حلب", "province")]),
        ("tr", "İdlib ve Halep illerinde.", [("İdlib", "province"), ("Halep", "province")]),
    ],
)
def test_type_words(language: str, text: str, types: list[tuple[str, str]], gazetteer: Gazetteer) -> None:
    assert [(t.anchors[0], t.type_word) for t in found(text, language, gazetteer)] == types


@pytest.mark.parametrize(
    ("text", "form", "anchors"),
    [
        ("A boat sank off the coast of Libya.", "off", ("Libya",)),
        ("Bodies washed up on the Libyan coast.", "coast", ("Libyan",)),
        ("Mines lie on the road between Homs and Hama.", "between", ("Homs", "Hama")),
    ],
)
def test_coasts_and_stretches(text: str, form: str, anchors: tuple[str, ...], gazetteer: Gazetteer) -> None:
    (toponym,) = found(text, "en", gazetteer)
    assert (toponym.form, toponym.anchors) == (form, anchors)


def test_an_agreement_between_two_countries_is_no_stretch(gazetteer: Gazetteer) -> None:
    toponyms = found("A deal between Turkey and Russia.", "en", gazetteer)
    assert [(t.name, t.form) for t in toponyms] == [("Turkey", "name"), ("Russia", "name")]


@pytest.mark.parametrize(
    ("language", "text", "name", "type_word"),
    [
        ("en", "Gunmen attacked the village of Qwertzani.", "Qwertzani", "village"),
        ("en", "They live in Qwertzani, Idlib province.", "Qwertzani", None),
        ("fr", "Le village de Qwertzani est vide.", "Qwertzani", "village"),
        ("es", "La vereda de Qwertzani.", "Qwertzani", "village"),
    ],
)
def test_unknown_names_after_strong_cues(
    language: str, text: str, name: str, type_word: str | None, gazetteer: Gazetteer
) -> None:
    toponym = found(text, language, gazetteer)[0]
    assert (toponym.name, toponym.type_word) == (name, type_word)


def test_a_street_is_not_the_town_it_is_called_after(gazetteer: Gazetteer) -> None:
    (street,) = found("The fire began on Memphis Street.", "en", gazetteer)
    assert (street.name, street.type_word) == ("Memphis Street", "street")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Idlib",
                "the",
                "of",
                "Syria",
                "border",
                "north",
                "10",
                "km",
                ",",
                ".",
                "and",
                "'s",
                "الحدود",
                "-",
                "Dr.",
                "é",
            ]
        ),
        max_size=25,
    ).map(" ".join)
)
def test_toponyms_never_overlap_and_quote_the_text(text: str) -> None:
    gazetteer = _shared()
    for language in ("en", "fr", "ar"):
        last = 0
        for toponym in recognise(text, Language(language), gazetteer):
            assert last <= toponym.span.start < toponym.span.end <= len(text)
            assert " ".join(text[toponym.span.start : toponym.span.end].split()) == toponym.name
            last = toponym.span.end


_OPENED: list[Gazetteer] = []


def _shared() -> Gazetteer:
    if not _OPENED:
        _OPENED.append(open_gazetteer())
    return _OPENED[0]
