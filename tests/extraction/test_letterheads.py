"""Who issues a report, by the lines at its head."""

import pytest

from geo.extraction import extract
from geo.gazetteer import open_gazetteer
from geo.models import Document, PublishedBasis

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (
            "REPUBLIC OF KENYA\nNATIONAL DISASTER OPERATIONS CENTRE\nSituation report 31",
            "NATIONAL DISASTER OPERATIONS CENTRE",
        ),
        ("Ministry of Health\nCholera situation report no. 12, 12 March 2024", "Ministry of Health"),
        ("Kenya Red Cross Society\nFloods in Tana River\nSituation report 5", "Kenya Red Cross Society"),
        ("NDMA Pakistan\nDaily Situation Report No 88", "NDMA Pakistan"),
        ("Statement by the Ministry of Interior", "Ministry of Interior"),
        (
            "Situation report 4 - Floods, Malawi\nPrepared by the Department of Health, 6 May 2019",
            "Department of Health",
        ),
        ("EARTHQUAKE IN HERAT\nSituation report 3", None),
        ("LIBERIA - EBOLA DAILY UPDATE", None),
        ("Police hunt for killers", None),
    ],
)
def test_a_body_beside_or_above_the_title_issues_a_report(head, source):
    text = f"{head}\n\nIn Goma 40 people have died."
    document = Document(
        id="t", address="test", text=text, language="en", published=None, published_basis=PublishedBasis.UNKNOWN
    )
    assert [figure.attributed_to for figure in extract(document, GAZETTEER).figures] == [source]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "RFI – Journal Afrique\n\nAu Mali, plus de 200 000 personnes ont quitté leur maison."),
        ("fr", "Radio Okapi – Actualité\n\nAu moins 12 personnes ont été tuées à Beni."),
        ("en", "BBC News – Africa\n\nAt least 12 people were killed in Beni."),
    ],
)
def test_a_paper_or_a_broadcaster_is_no_source_of_what_it_reports(language, text, sources):
    assert set(sources(text, language).values()) == {None}


@pytest.mark.parametrize(
    ("language", "head", "source"),
    [
        (
            "tr",
            "Durum Raporu No. 4\nBM Mülteciler Yüksek Komiserliği (BMMYK)",
            "BM Mülteciler Yüksek Komiserliği (BMMYK)",
        ),
        ("tr", "Durum Raporu\nSağlık Bakanlığı\n4 Mayıs 2024", "Sağlık Bakanlığı"),
        ("en", "Situation report 4\nMinistry of Health\n4 May 2024", "Ministry of Health"),
        (
            "tr",
            "Durum Raporu No. 4\nBu rapor, OCHA Sudan tarafından ortaklarıyla birlikte hazırlanmıştır.",
            "OCHA Sudan",
        ),
        ("tr", "Durum Raporu No. 4\nYollar ekipler tarafından onarıldı.", None),
        ("tr", "Durum Raporu No. 4\nÖNE ÇIKANLAR", None),
        ("en", "Situation report 4\nKEY FIGURES", None),
        ("en", "Situation report 4\nHealth agencies\nNeeds are growing in Van.", None),
    ],
)
def test_a_body_under_the_title_or_said_to_have_made_it_issues_a_report(language, head, source, sources):
    told = {"tr": "Van'da 40 kişi öldü.", "en": "In Van 40 people have died."}[language]
    assert set(sources(f"{head}\n\n{told}", language).values()) == {source}


_TABLE = "\nDistrict | {}\nNsanje | 12\nChikwawa | 31\n"


@pytest.mark.parametrize(
    ("language", "head", "dead", "source"),
    [
        (
            "fr",
            "RAPPORT DE SITUATION n° 4 - Inondations\nDépartement de la santé, 6 mai 2019",
            "Décès",
            "Département de la santé",
        ),
        ("fr", "RAPPORT DE SITUATION n° 4 - Inondations", "Décès", None),
        ("es", "INFORME DE SITUACIÓN N.º 4 - Inundaciones\nElaborado por OCHA, 6 de mayo de 2019", "Muertos", "OCHA"),
    ],
)
def test_the_kind_of_a_report_with_a_table_is_not_who_wrote_it(sources, language, head, dead, source):
    assert sources(head + _TABLE.format(dead), language)[12] == source


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "UPDATE: Flood in Lokoja kills 45."),
        ("en", "BREAKING: Flood in Lokoja kills 45."),
        ("en", "SITUATION: 45 people were killed in Lokoja."),
        ("fr", "MISE À JOUR : 45 personnes tuées à Goma."),
        ("es", "ÚLTIMA HORA: 45 personas muertas en Lorca."),
        ("tr", "SON DAKİKA: Elazığ'da 45 kişi öldü."),
        ("ar", "عاجل: مقتل 45 شخصا في حلب."),
    ],
)
def test_what_news_is_headed_with_is_nobody(sources, language, text):
    assert sources(text, language) == {45: None}


def test_an_abbreviation_of_a_body_before_a_colon_speaks(sources):
    assert sources("OCHA: 45 people were killed in Lokoja.", "en") == {45: "OCHA"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            (
                "Bureau des risques\nCyclone - Bulletin n° 4\nAntananarivo, mercredi 9 février 2022, 17 h 00\n\n"
                "1. Situation\nLe cyclone a touché terre près de Mananjary.\n\n2. Bilan\nOn compte 92 morts."
            ),
        ),
        (
            "en",
            (
                "National Disaster Office\nCyclone - Bulletin No. 14\nAntananarivo, 9 February 2022, 17:00\n\n"
                "1. Situation\nThe cyclone made landfall near Mananjary.\n\n2. Losses\nThere are 92 dead."
            ),
        ),
    ],
)
def test_an_hour_after_the_day_of_a_letterhead_leaves_the_capital_an_office(located, language, text):
    found = located(text, language)
    assert [[toponym.name for toponym in one.figure.toponyms] for one in found] == [["Madagascar"]]
