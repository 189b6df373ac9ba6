"""Names are resolved in the light of the words beside them and of the whole text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from geo.extraction.toponyms import recognise
from geo.geocoding import candidates, geocode, resolution, resolve
from geo.languages import Language
from geo.models import (
    Counting,
    Document,
    Extraction,
    Figure,
    Located,
    PlaceKind,
    Quantity,
    Role,
    Span,
)

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer


def read(text: str, gazetteer: Gazetteer, language: str = "en") -> Extraction:
    document = Document(id="x", address="x", text=text, language=language)
    return Extraction(document, (), tuple(recognise(text, Language(language), gazetteer)))


def located(text: str, gazetteer: Gazetteer, language: str = "en") -> dict[str, Located]:
    return {one.toponym.name: one for one in resolve(read(text, gazetteer, language), gazetteer)}


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("Flowers lay in Paris, Texas, on Monday.", "Paris", "US", "US-TX"),
        ("Flowers lay in Paris on Monday.", "Paris", "FR", None),
        ("The mayor of Springfield, Ill., spoke.", "Springfield", "US", "US-IL"),
        ("Shelling hit Ariha, Saraqib and Idlib in Syria.", "Ariha", "SY", "SY-ID"),
        ("Crowds met in Ariha, in the West Bank.", "Ariha", "PS", None),
        ("Boats left Tripoli; Lebanon searched the sea off Beirut.", "Tripoli", "LB", None),
        ("Militias fought over Tripoli, Libya's capital, and over Benghazi.", "Tripoli", "LY", None),
        ("Georgia, Alabama and Tennessee closed their schools.", "Georgia", "US", "US-GA"),
        ("Rebels took El Geneina and many fled to Chad.", "El Geneina", "SD", None),
        ("An avalanche buried the Langtang valley in Nepal.", "Langtang", "NP", None),
        ("Georgia and Armenia reopened their border.", "Georgia", "GE", None),
    ],
)
def test_context_decides_between_namesakes(
    text: str, name: str, country: str, admin1: str | None, gazetteer: Gazetteer
) -> None:
    place = located(text, gazetteer)[name].place
    assert place is not None
    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


@pytest.mark.parametrize(
    ("language", "text", "name", "place_id"),
    [
        ("en", "It happened in Idleb.", "Idleb", "gn:169389"),
        ("ar", "في إدلب", "إدلب", "gn:169389"),
        ("en", "It happened in Idleb province.", "Idleb", "SY-ID"),
        ("ar", "في محافظة إدلب", "محافظة إدلب", "SY-ID"),
        ("fr", "Dans la ville d'Alep.", "Alep", "gn:170063"),
        ("tr", "Halep ilinde çatışma var.", "Halep", "SY-HL"),
        ("es", "En la provincia de Alepo.", "Alepo", "SY-HL"),
    ],
)
def test_spellings_of_one_place(language: str, text: str, name: str, place_id: str, gazetteer: Gazetteer) -> None:
    place = located(text, gazetteer, language)[name].place
    assert place is not None
    assert place.id == place_id


@pytest.mark.parametrize(
    ("text", "name", "place_name"),
    [
        (
            "Turkey opened its borders; clashes broke out on the Greek border.",
            "Greek border",
            "Greece–Turkey border",
        ),
        ("The border between Niger and Nigeria.", "border between Niger and Nigeria", "Niger–Nigeria border"),
        ("Floods in north-western Syria.", "north-western Syria", "north-western Syria"),
    ],
)
def test_structured_places_are_named(text: str, name: str, place_name: str, gazetteer: Gazetteer) -> None:
    place = located(text, gazetteer)[name].place
    assert place is not None
    assert place.name == place_name


def test_a_border_seen_from_one_side_lies_on_it(gazetteer: Gazetteer) -> None:
    found = located("Tents went up at the Togolese border on the Ghanaian side.", gazetteer)
    place = found["Togolese border on the Ghanaian side"].place
    assert place is not None
    assert place.kind is PlaceKind.BORDER
    assert place.countries == ("GH", "TG")
    assert place.id.endswith(":GH")


def test_a_bare_border_is_the_one_named_before(gazetteer: Gazetteer) -> None:
    text = "The border between Poland and Belarus is long. Guards stood along the border."
    found = resolve(read(text, gazetteer), gazetteer)
    assert [one.place.id for one in found if one.place is not None and one.toponym.form == "border"] == [
        "border:BY-PL",
        "border:BY-PL",
    ]


def test_a_bare_border_without_context_is_unresolved(gazetteer: Gazetteer) -> None:
    (one,) = resolve(read("Guards stood along the border.", gazetteer), gazetteer)
    assert one.place is None


def test_a_namesake_abroad_is_left_unresolved(gazetteer: Gazetteer) -> None:
    text = "In Syria, Idlib, Aleppo and Hama were hit, and so was the village of Kisima."
    found = located(text, gazetteer)
    assert found["Kisima"].place is None
    assert found["Idlib"].place is not None


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        # a people of the neighbour does not vouch for a town far from all that is named
        ("en", "A Spanish team dug in Morocco. Marrakesh and Agadir shook, and so did Reims.", "Reims", None),
        (
            "en",
            "Tents went up at Omari. Afghanistan and Pakistan shut Torkham; Kabul and Herat sent doctors.",
            "Omari",
            None,
        ),
        (
            "fr",
            "Haïti compte ses morts. Les Gonaïves et Jacmel sont noyées. On soigne à Providence.",
            "Providence",
            None,
        ),
        ("en", "The ferry left Freetown with 200 aboard and sank off Tombo.", "off Tombo", None),
        # a hamlet at the other end of the country that the text is about
        ("en", "In China the quake razed Beichuan, Dujiangyan and a school in Juyuan.", "Juyuan", None),
        # but one that lies near, or whose country is spoken of, is meant
        ("en", "In Chad, N'Djamena sent lorries to Adre, for Sudan burns.", "Adre", "TD"),
        (
            "en",
            "Spain sent a plane from Madrid, and France one from Paris; in Reims a third was loaded.",
            "Reims",
            "FR",
        ),
        ("tr", "Edirne sınırında Türkiye ve Yunanistan bekliyor. Atina sustu. İdlib'de çatışma var.", "İdlib", "SY"),
        # a capital puts in the shade who was called so once
        ("fr", "La note, rédigée par Washington et Quito pour New York, déplaît aux États-Unis.", "Quito", "EC"),
    ],
)
def test_a_place_on_another_continent_is_meant_only_where_something_speaks_for_it(
    language: str, text: str, name: str, country: str | None, gazetteer: Gazetteer
) -> None:
    place = located(text, gazetteer, language)[name].place
    assert (place.country if place is not None else None) == country


def test_of_two_namesakes_of_a_country_the_one_near_what_is_named_is_meant(gazetteer: Gazetteer) -> None:
    place = located("Ankara ve İzmir'de madenciler yürüdü. Kozlu'da ocak kapandı.", gazetteer, "tr")["Kozlu"].place
    assert place is not None
    assert place.admin1 == "TR-67"


def test_reasons_are_given_in_words(gazetteer: Gazetteer) -> None:
    best = located("Flowers lay in Paris, Texas, on Monday.", gazetteer)["Paris"].candidates[0]
    assert best.place.admin1 == "US-TX"
    assert "in Texas, named beside it" in best.reasons


def test_candidates_are_in_order_of_their_scores(gazetteer: Gazetteer) -> None:
    for one in resolve(read("Springfield, Paris and Alexandria.", gazetteer), gazetteer):
        scores = [candidate.score for candidate in one.candidates]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) > 1


def test_a_correction_wins_over_everything(gazetteer: Gazetteer) -> None:
    extraction = read("Flowers lay in Paris on Monday; France mourned.", gazetteer)
    corrected = resolve(extraction, gazetteer, corrections={"paris": "gn:4717560"})[0]
    assert corrected.place is not None
    assert corrected.place.admin1 == "US-TX"
    assert corrected.candidates[0].reasons == ("settled by a correction",)


def test_a_fallback_is_asked_for_unknown_names_only(gazetteer: Gazetteer) -> None:
    asked = []

    def ask(name: str) -> None:
        asked.append(name)

    resolve(read("They fled Aleppo for the village of Qwertzani.", gazetteer), gazetteer, fallback=ask)
    assert asked == ["Qwertzani"]


def test_bare_names_of_structured_toponyms(gazetteer: Gazetteer) -> None:
    extraction = read("Along the Togolese border on the Ghanaian side, and in north-western Iraq.", gazetteer)
    bare = resolve(extraction, gazetteer, bare=True)
    assert [(one.toponym.name, one.place.id if one.place else None, one.toponym.demonym) for one in bare] == [
        ("Togolese", "TG", True),
        ("Ghanaian", "GH", True),
        ("Iraq", "IQ", False),
    ]


def test_figures_keep_their_toponyms_and_order(gazetteer: Gazetteer) -> None:
    extraction = read("In the provinces of Idleb and Aleppo 12 people died; 3 died in Homs.", gazetteer)
    idlib, aleppo, homs = (replace(t, role=Role.EVENT) for t in extraction.toponyms)
    first = Figure(
        "1", "x", Span(0, 40), Span(36, 38), "12", Quantity(12), "killed", Counting.FLOW, toponyms=(idlib, aleppo)
    )
    second = Figure("2", "x", Span(40, 60), Span(52, 53), "3", Quantity(3), "killed", Counting.FLOW, toponyms=(homs,))
    figures = geocode(replace(extraction, figures=(first, second)), gazetteer)
    assert [figure.figure.id for figure in figures] == ["1", "2"]
    assert [one.place.id for one in figures[0].located if one.place] == ["SY-ID", "SY-HL"]
    assert [one.toponym.role for one in figures[0].located] == [Role.EVENT, Role.EVENT]


def test_candidates_without_a_text(gazetteer: Gazetteer) -> None:
    everywhere = candidates("Ariha", gazetteer)
    syrian = candidates("Ariha", gazetteer, country="sy")
    assert len(everywhere) > len(syrian) > 0
    assert {candidate.place.country for candidate in syrian} == {"SY"}
    assert candidates("Qwertzani", gazetteer) == ()


@pytest.mark.parametrize(
    ("url", "country"),
    [("https://www.example.fr/a", "FR"), ("https://example.co.uk", "GB"), ("https://example.com", None), (None, None)],
)
def test_the_web_address_tells_the_country_of_the_publisher(url: str | None, country: str | None) -> None:
    assert resolution._home(url) == country


def test_a_text_without_places(gazetteer: Gazetteer) -> None:
    assert resolve(read("Nothing happened.", gazetteer), gazetteer) == []


@pytest.mark.parametrize(
    ("language", "text", "absent"),
    [
        ("en", "Hurricanes Eta and Iota crossed Honduras. Iota left 12 dead in Copán.", {"Eta", "Iota"}),
        ("es", "Las tormentas Eta e Iota cruzaron Honduras. Iota dejó 12 muertos en Copán.", {"Eta", "Iota"}),
        ("fr", "Le cyclone Freddy a touché le Malawi. Freddy a tué 12 personnes à Mulanje.", {"Freddy"}),
        ("tr", "Filipinler'i Haiyan tayfunu vurdu. Haiyan'ın ardından Tacloban'da 12 kişi öldü.", {"Haiyan"}),
    ],
)
def test_storms_are_no_places(gazetteer: Gazetteer, language: str, text: str, absent: set[str]) -> None:
    names = set(located(text, gazetteer, language))
    assert not names & absent
    assert len(names) == 2


def test_a_country_after_a_word_for_a_storm_is_a_place(gazetteer: Gazetteer) -> None:
    assert located("Cyclone Bangladesh: 12 dead in Barisal.", gazetteer)["Bangladesh"].place.country == "BD"


@pytest.mark.parametrize(
    "text", ["Cientos de familias de La Lima, en Honduras.", "En La Lima, Honduras, hay 12 muertos."]
)
def test_an_article_with_a_capital_within_a_sentence_is_of_the_name(gazetteer: Gazetteer, text: str) -> None:
    assert located(text, gazetteer, "es")["La Lima"].place.country == "HN"


def test_a_town_called_as_its_province_is_the_town_where_both_are_spoken_of(gazetteer: Gazetteer) -> None:
    text = "قُتل 12 شخصا في مدينة درنة في ليبيا. وقال رئيس بلدية درنة إن المياه جرفت أحياء. وفي درنة انقطعت الكهرباء."
    found = [one.place for one in resolve(read(text, gazetteer, "ar"), gazetteer) if one.toponym.name == "درنة"]
    assert found[0].kind is found[-1].kind is PlaceKind.POINT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Des villages ont brûlé à Man et à Duékoué, en Côte d'Ivoire. Dans l'Ouest, 12 corps.", "part:CI:W"),
        ("Des villages ont brûlé à Bafoussam, au Cameroun. Dans l'Ouest, 12 corps.", "CM-OU"),
    ],
)
def test_a_compass_word_is_a_part_of_the_country_of_the_text(gazetteer: Gazetteer, text: str, expected: str) -> None:
    assert located(text, gazetteer, "fr")["Ouest"].place.id == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("PERU. Schools in Piura closed. The Piura River flooded Catacaos.", "en"),
        ("PERÚ. Las escuelas de Piura cerraron. El río Piura inundó Catacaos.", "es"),
    ],
)
def test_a_river_does_not_say_what_its_namesake_town_is(text: str, language: str, gazetteer: Gazetteer) -> None:
    found = [one for one in resolve(read(text, gazetteer, language), gazetteer) if one.toponym.name == "Piura"]
    assert [one.place.country if one.place else None for one in found] == ["PE", None]


def test_the_only_country_of_its_sentence_holds_a_name_that_other_sentences_would_put_elsewhere(
    gazetteer: Gazetteer,
) -> None:
    before = "Ahmedabad and Bhuj in India lie in ruins. "
    abroad = located(before + "In Pakistan the quake killed a dozen people in Hyderabad.", gazetteer)["Hyderabad"]
    home = located(before + "The quake was felt in Hyderabad.", gazetteer)["Hyderabad"]
    assert abroad.place is not None
    assert home.place is not None
    assert (abroad.place.country, home.place.country) == ("PK", "IN")
