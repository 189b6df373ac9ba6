"""Who issues a report whose head names its kind, number or day."""

import pytest


@pytest.mark.parametrize(
    ("language", "head", "source"),
    [
        ("en", "MALAWI – FLOODS. Bulletin No. 7 of the Ministry of Public Health (MOPH), Tuesday", "Public Health"),
        ("en", "Situation Report No. 4 by the National Disaster Management Agency, 12 March 2024", "Management Agency"),
        (
            "en",
            "Situation report 4 – Malawi floods – compiled by the Department of Disaster Management",
            "Department of",
        ),
        (
            "en",
            "MALAWI – FLOODS\nSituation report 4\nThis report is produced by OCHA Malawi with its partners.",
            "OCHA Malawi",
        ),
        ("en", "MALAWI – FLOODS\nDepartment of Disaster Affairs (DODA). Bulletin of 12 March 2024", "Disaster Affairs"),
        (
            "fr",
            "MALI – CRUES. Bulletin n° 7 du ministère de la Santé et de la Population, mardi",
            "ministère de la Santé",
        ),
        ("fr", "Protection civile de Tunisie. Point de situation du 12 mars 2024, 18 heures", "Protection civile"),
        ("fr", "Rapport n° 4 – Crues au Mali – établi par la Croix-Rouge malienne", "Croix-Rouge malienne"),
        ("es", "Boletín informativo n.º 7 del Ministerio de Salud. 12 de marzo de 2024", "Ministerio de Salud"),
        (
            "es",
            "LLUVIAS\nCentro de Operaciones de Emergencia (COE). Boletín del 10 de marzo",
            "Operaciones de Emergencia",
        ),
        ("es", "Reporte de situación n.º 4 – Lluvias – elaborado por el Ministerio de Salud", "Ministerio de Salud"),
        ("ar", "ليبيا – السيول\nوزارة الصحة. النشرة رقم 12، 12 مارس 2024", "وزارة الصحة"),
        ("ar", "النشرة رقم 12 لوزارة الصحة، 12 مارس 2024", "وزارة الصحة"),
        (
            "tr",
            "SEL\nAfet ve Acil Durum Yönetimi Başkanlığı (AFAD). 12 Mart 2024 tarihli bülten",
            "Yönetimi Başkanlığı",
        ),
    ],
)
def test_a_body_after_the_number_or_in_a_sentence_before_issues_the_report(language, head, source, sources):
    counted = {"en": "12 dead.", "fr": "12 morts.", "es": "12 muertos.", "ar": "قتل 12 شخصا.", "tr": "12 kişi öldü."}
    found = set(sources(f"{head}\n\n{counted[language]}", language).values())
    assert len(found) == 1
    assert source in (found.pop() or "")


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "Bulletin on the earthquake in Nepal, 12 March 2024"),
        ("en", "Report from the camps of Darfur, 12 March 2024"),
        ("fr", "Bulletin de santé du président, 12 mars 2024"),
        ("fr", "Rapport sur les crues du Niger. Bilan provisoire, 12 mars 2024"),
        ("es", "Informe de la guerra en Sudán, 12 de marzo de 2024"),
    ],
)
def test_what_a_report_is_about_does_not_issue_it(language, head, sources):
    counted = {"en": "A fire left 12 dead.", "fr": "Un feu a fait 12 morts.", "es": "Un fuego dejó 12 muertos."}
    assert set(sources(f"{head}\n\n{counted[language]}", language).values()) == {None}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Situation report 4 – Floods\nPublished by the Red Cross, 9 May 2024\n\nFloods killed 40 people in Zomba.",
        ),
        (
            "fr",
            "Rapport n° 4 – Crues\nPublié par la Croix-Rouge, 9 mai\n\nLes crues ont tué 40 personnes à Gao.",
        ),
    ],
)
def test_who_publishes_a_report_is_no_source(sources, language, text):
    assert sources(text, language)[40] is None


@pytest.mark.parametrize(
    ("language", "head", "source"),
    [
        ("en", "PRESS RELEASE\nAegean Solidarity Association, Athens, 12 March 2024", "Aegean Solidarity Association"),
        ("fr", "COMMUNIQUÉ DE PRESSE\nAssociation égéenne de solidarité, Athènes, 12 mars 2024", "Association égéenne"),
        ("tr", "BASIN AÇIKLAMASI\nEge Dayanışma Derneği, İstanbul, 12 Mart 2024", "Ege Dayanışma Derneği"),
        ("en", "AEGEAN SOLIDARITY ASSOCIATION\nPRESS RELEASE\n12 March 2024", "AEGEAN SOLIDARITY ASSOCIATION"),
    ],
)
def test_the_kind_of_a_report_is_nobody_and_who_stands_under_it_issues_it(language, head, source, sources):
    counted = {
        "en": "Off Pylos 82 people died.",
        "fr": "À Pylos, 82 personnes ont péri.",
        "tr": "Pilos'ta 82 kişi öldü.",
    }
    found = set(sources(f"{head}\n\n{counted[language]}", language).values())
    assert len(found) == 1
    assert source in (found.pop() or "")


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "en",
            ("NIGER - Diffa: displacement after the attack on Bosso\nSituation report no. 3 (as of 5 May 2024)\n"
            "This report is produced by OCHA Niger in collaboration with partners. It covers 1 to 5 May.\n\n"
            "Some 5,000 people have fled Bosso."),
            "OCHA Niger",
        ),
        (
            "fr",
            ("NIGER - Diffa : déplacements après l'attaque de Bosso\nRapport de situation n° 3 (au 5 mai 2024)\n"
            "Ce rapport est produit par OCHA Niger en collaboration avec les partenaires.\n\n"
            "Quelque 5 000 personnes ont fui Bosso."),
            "OCHA Niger",
        ),
        (
            "es",
            ("COLOMBIA - Chocó: desplazamiento\nInforme de situación No. 3 (al 5 de mayo de 2024)\n"
            "Este informe es producido por OCHA Colombia en colaboración con los socios.\n\n"
            "Unas 5.000 personas huyeron de Riosucio."),
            "OCHA Colombia",
        ),
        (
            "tr",
            ("SURİYE: Durum Raporu No. 3\nBu rapor, OCHA tarafından insani yardım ortaklarıyla iş birliği içinde "
            "hazırlanmıştır.\n\nİdlib'den 5 bin kişi kaçtı."),
            "OCHA",
        ),
    ],
)  # fmt: skip
def test_who_produces_a_report_issues_it(sources, language: str, text: str, source: str) -> None:
    assert sources(text, language) == {5000: source}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("HAITI EARTHQUAKE: UNICEF Humanitarian Situation Report 2", "UNICEF"),
        ("SUDAN CONFLICT - IFRC Situation Report No. 7", "IFRC"),
        ("Haiti Earthquake | UNICEF Flash Update 3", "UNICEF"),
        ("HAITI EARTHQUAKE\nSituation report no. 6 | OCHA | 5 February 2021", "OCHA"),
    ],
)
def test_the_event_in_a_title_issues_nothing(title: str, expected: str, sources) -> None:
    assert sources(f"{title}\n- 2,189 people killed.", "en")[2189] == expected
