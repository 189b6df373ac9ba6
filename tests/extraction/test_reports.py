"""Reports of our own, in which who spoke, where and what is easily mistaken."""

from datetime import date

import pytest

from geo.models import Unit


@pytest.fixture(scope="session")
def figures(read):
    """Return a reader of texts of one day."""

    def _figures(text, language="en"):
        return read(text, language, date(2020, 3, 6))

    return _figures


@pytest.mark.parametrize(
    ("text", "language", "indicator", "value", "place"),
    [
        ("Raid on Aleppo kills 7 on day of Geneva talks", "en", "killed", 7, "Aleppo"),
        ("Un raid sur Alep tue 7 civils avant le sommet de Moscou", "fr", "killed", 7, "Alep"),
        (
            "Lebanon asked for help on Friday.\n\nThe country hosts 900,000 Syrians while the front nears Idlib.",
            "en",
            "refugees",
            900000,
            "Lebanon",
        ),
    ],
)
def test_places_of_talks_and_of_others_are_not_where_it_happened(text, language, *, indicator, value, place, figures):
    (figure,) = figures(text, language)
    assert (figure.indicator, figure.quantity.value) == (indicator, value)
    assert [toponym.name for toponym in figure.toponyms] == [place]


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        (
            "Douze soldats ont été tués à Alep, et 20 autres ont été blessés, a annoncé dans la soirée le préfet.",
            "fr",
            "le préfet",
        ),
        ("The Red Crescent, which took the wounded to hospital, said that nine people had died.", "en", "Red Crescent"),
        (
            "L'Union des médecins (UMS) dénonce un crime. Cinq civils ont été tués à Alep, affirme l'organisation.",
            "fr",
            "Union des médecins (UMS)",
        ),
    ],
)
def test_sources_are_those_who_spoke(text, language, source, figures):
    assert {figure.attributed_to.endswith(source) for figure in figures(text, language)} == {True}


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("Hungarian police stopped 1,200 attempts to cross the Serbian border.", "en", Unit.ATTEMPTS),
        ("Some 900 migrants were gathered at the land border between Serbia and Hungary.", "en", Unit.PEOPLE),
        ("Guards kept 400 people from entering the country at the Serbian border.", "en", Unit.PEOPLE),
        ("La Hongrie a empêché 3 000 entrées à la frontière serbe.", "fr", Unit.ATTEMPTS),
    ],
)
def test_people_at_a_border_are_blocked(text, language, unit, figures):
    (figure,) = figures(text, language)
    assert (figure.indicator, figure.unit) == ("blocked", unit)


@pytest.mark.parametrize(
    "text",
    [
        "Situation report 14: many remain displaced",
        "Flash update 3: people keep fleeing",
    ],
)
def test_numbers_of_reports_count_nobody(text, figures):
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Nine villagers of one family were killed near Tal al-Qubba.", "en", [9]),
        ("20,000 people fled Aleppo, including at least 8,000 children.", "en", [20000, 8000]),
        ("Près de 20 000 personnes ont fui Alep, dont au moins 8 000 enfants.", "fr", [20000, 8000]),
        ("The number of people displaced in Aleppo since 1 December has climbed to nearly 39,000.", "en", [39000]),
        ("Le nombre de migrants passés en Serbie s'élèverait à 4 175.", "fr", [4175]),
        ("Two men were killed at the Serbian border on 2 and 4 March.", "en", [2]),
    ],
)
def test_what_is_counted_is_counted_once(text, language, values, figures):
    assert [figure.quantity.value for figure in figures(text, language)] == values


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "200,000 people fled Aleppo in just eight days, from 26 January to 2 February.",
            date(2020, 1, 26),
            date(2020, 2, 2),
        ),
        ("Two men were killed in Aleppo on 2 and 4 March.", date(2020, 3, 2), date(2020, 3, 4)),
        (
            "It began after a strike in late February that killed 34 soldiers in Aleppo.",
            date(2020, 2, 21),
            date(2020, 2, 29),
        ),
        ("900,000 displaced in Syria since start of December", date(2019, 12, 1), date(2020, 3, 6)),
        (
            "9,000 people were displaced in Aleppo in just under three months.",
            date(2019, 12, 7),
            date(2020, 3, 6),
        ),
    ],
)
def test_periods_are_those_that_the_sentence_spells_out(text, start, end, figures):
    (figure,) = figures(text)
    assert (figure.period.start, figure.period.end) == (start, end)


def test_a_second_count_after_had_been_displaced_is_none_of_an_older_toll(figures):
    first, second = figures("90,000 had been displaced since 1 December, and 20,000 of them left Aleppo in a week.")
    assert not first.superseded
    assert not second.superseded
    assert second.part_of == first.id


def test_a_label_names_who_is_counted(figures):
    (figure,) = figures("The number of Chadian soldiers killed at Boma has risen to 17.")
    assert (figure.group.kind, figure.group.party) == ("combatant", "TD")


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("@RedCrossNiger: the flood in Diffa killed 12 people.\nNine more were injured.", "en", "RedCrossNiger"),
        (
            "In Adré Amina Saleh told her story.\n\nHow many?\nWe were 40 people who fled.\n\nAnd?\nThree died.",
            "en",
            "Amina Saleh",
        ),
        (
            "Sel mağduru Ayşe Gür Sinop'ta anlatıyor.\n\nKaç kişiydiniz?\nKöyden 40 kişi kaçtı.\n\nYa?\nİki kişi öldü.",
            "tr",
            "Ayşe Gür",
        ),
        ("SEL DURUM RAPORU – 3 Temmuz\nAFAD: selde can kaybı 6'ya yükseldi. 140 kişi tahliye edildi.", "tr", "AFAD"),
    ],
)
def test_a_message_and_an_interview_have_one_voice(text, language, source, figures):
    found = figures(text, language)
    assert len(found) > 1
    assert [figure.attributed_to.endswith(source) for figure in found] == [True] * len(found)


def test_what_stands_after_the_answers_of_an_interview_is_not_theirs(figures):
    text = (
        "Musa Adam speaks in Renk.\n\nHow many came?\nWe were 40 people who fled.\n\nAnd now?\nTwo people died.\n\n"
        "In Sudan 900,000 people have been displaced."
    )
    assert figures(text)[-1].attributed_to is None


def test_who_rejects_a_number_is_not_its_source(figures):
    (figure,) = figures("Valilik, barajda 40 kişinin boğulduğu haberini yalanladı.", "tr")
    assert (str(figure.status), figure.attributed_to) == ("denied", None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            (
                "Kherson: Situation report 41 (1-10 February 2020)\n• 12 civilians killed during the period\n"
                "Access: two aid workers were injured on 4 February near Orikhiv."
            ),
            "en",
        ),
        ("Mali : rapport de situation (1er au 10 février 2020)\n• 12 civils tués à Mopti", "fr"),
        ("Informe de situación n.º 4 (del 1 al 10 de febrero de 2020)\n• 12 civiles muertos en Tumaco", "es"),
    ],
)
def test_what_a_report_covers_dates_what_it_leaves_undated(text, language, figures):
    killed = next(figure for figure in figures(text, language) if figure.indicator == "killed")
    assert (killed.period.start, killed.period.end) == (date(2020, 2, 1), date(2020, 2, 10))
    hurt = [figure.period.start for figure in figures(text, language) if figure.indicator == "injured"]
    assert set(hurt) <= {date(2020, 2, 4)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("NIGER: floods\n• 900 homes destroyed since 2 February.\n• 12 people injured.\n• 40 goats lost.", "en"),
        (
            (
                "BENI – Inundaciones\nCorte: 6 de marzo\n1. Daños: 900 casas destruidas desde el 2 de febrero.\n"
                "2. 12 personas heridas."
            ),
            "es",
        ),
        ("MALI : inondations\n- 900 maisons détruites depuis le 2 février.\n- 12 blessés.", "fr"),
    ],
)
def test_the_first_entry_of_a_list_says_since_when_the_others_count(text, language, figures):
    (hurt,) = [figure for figure in figures(text, language) if figure.indicator == "injured"]
    assert (hurt.period.start, hurt.period.end) == (date(2020, 2, 2), date(2020, 3, 6))


def test_an_entry_of_another_place_or_with_a_day_of_its_own_keeps_it(figures):
    text = "• In Diffa 9 people were killed since 2 February.\n• In Agadez 4 were killed.\n• 3 were injured on 1 March."
    assert [figure.period.start for figure in figures(text)] == [date(2020, 2, 2), None, date(2020, 3, 1)]


def test_who_came_back_from_another_country_is_in_the_one_that_the_report_is_about(figures):
    (figure,) = figures("Colombia: informe de frontera\nUnas 900 personas regresaron de Venezuela en febrero.", "es")
    assert [(toponym.name, str(toponym.role)) for toponym in figure.toponyms] == [
        ("Colombia", "destination"),
        ("Venezuela", "origin"),
    ]


def test_a_quake_on_the_whole_coast_of_a_country_is_in_the_country(figures):
    (figure,) = figures("El terremoto que sacudió la costa ecuatoriana deja 646 muertos.", "es")
    assert [(toponym.form, toponym.anchors) for toponym in figure.toponyms] == [("name", ("ecuatoriana",))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Syria, by governorate (killed / injured): Homs 12 / 40; Hama 3 / 9.", "en"),
        ("Siria, por provincia (muertos / heridos): Homs 12 / 40; Hama 3 / 9.", "es"),
        ("Syrie, par province (morts / blessés) : Homs 12 / 40 ; Hama 3 / 9.", "fr"),
    ],
)
def test_brackets_name_the_columns_of_a_table_in_one_sentence(text, language, figures):
    found = [(f.indicator, f.quantity.value, f.toponyms[0].name) for f in figures(text, language)]
    assert found == [("killed", 12, "Homs"), ("injured", 40, "Homs"), ("killed", 3, "Hama"), ("injured", 9, "Hama")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The quake killed 17 people in Syria: 11 in Idlib, five in Latakia and one in Aleppo.", "en"),
        ("El terremoto mató a 17 personas en Siria: 11 en Idlib, cinco en Latakia y una en Alepo.", "es"),
        ("Le séisme a fait 17 morts en Syrie : 11 à Idleb, cinq à Lattaquié et un à Alep.", "fr"),
    ],
)
def test_one_closes_a_list_by_place(text, language, figures):
    assert [figure.quantity.value for figure in figures(text, language)] == [17, 11, 5, 1]


def test_a_storm_is_no_place_where_the_text_speaks_of_it_by_its_bare_name(figures):
    text = "HONDURAS – Tormentas Eta e Iota\nDe 94 muertos, 62 se atribuyen a Eta. Nicaragua llora 21 muertos por Iota."
    places = {toponym.name for figure in figures(text, "es") for toponym in figure.toponyms}
    assert places == {"HONDURAS", "Nicaragua"}


def test_two_small_numbers_alike_are_two_where_the_second_has_a_place_of_its_own(figures):
    text = "Las lluvias dejan ocho desaparecidos en Honduras.\n\nEn Copán un alud sepultó a ocho personas."
    first, second = figures(text, "es")
    assert (first.toponyms[0].name, second.toponyms[0].name) == ("Honduras", "Copán")


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        (
            "Ginebra, 4 mar. Burkina Faso, Mali y Níger cierran escuelas. En los tres países hay 900.000 desplazados.",
            "es",
            ["Burkina Faso", "Mali", "Níger"],
        ),
        (
            "Floods struck Kassala, Gedaref and Atbara. In the three cities 400 people were killed.",
            "en",
            ["Kassala", "Gedaref", "Atbara"],
        ),
        (
            "Le Burundi et le Rwanda ferment leur frontière. Dans les deux pays, 400 personnes ont été tuées.",
            "fr",
            ["Burundi", "Rwanda"],
        ),
        ("Burundi shut its border. In the three countries 400 people were killed.", "en", ["Burundi"]),
    ],
)
def test_a_number_of_countries_sums_up_those_named_before(text, language, places, figures):
    (figure,) = figures(text, language)
    assert [toponym.anchors[0] if toponym.anchors else toponym.name for toponym in figure.toponyms] == places


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("BOLIVIA – INUNDACIONES EN EL BENI\nInforme n.º 3\n12 personas fallecidas.", "es", "EL BENI"),
        ("MAROC – SÉISME D'AL HAOUZ\nBulletin n° 3\n12 personnes tuées.", "fr", "MAROC"),
        ("VALENCIA.- El balance en la provincia asciende a 12 muertos. Murcia envía ayuda.", "es", "VALENCIA"),
        ("CIUDAD DE ILIGAN, Filipinas (4 de marzo) – Murieron 12 personas en Marawi.", "es", "Marawi"),
    ],
)
def test_titles_and_datelines_say_where_a_report_counts(text, language, place, figures):
    assert [toponym.name for toponym in figures(text, language)[0].toponyms] == [place]


def test_parts_in_brackets_leave_their_total_its_own_place(figures):
    total, *parts = figures("Sismo en México\n\nHay 293 muertos (155 en Puebla, 73 en Morelos y 65 en Guerrero).", "es")
    assert [toponym.name for toponym in total.toponyms] == ["Mexico"]
    assert {part.part_of for part in parts} == {total.id}


def test_the_day_of_a_report_at_the_end_of_its_title_is_not_that_of_the_flood(figures):
    text = "Colombia: balance de las lluvias, 6 de marzo de 2020\n\n• 12 personas fallecidas en Cauca."
    assert figures(text, "es")[0].period.start is None


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("YAKARTA, 6 de marzo de 2020 (traducción automática)\n\nEl sismo de Nepal mató a 12 personas.", "es", "Nepal"),
        ("GENEVA, 6 March 2020\n\nFloods in Niger killed 12 people.\nIn all, 40 people were injured.", "en", "Niger"),
        ("Genève, le 6 mars 2020\n\nDes crues au Niger ont tué 12 personnes.", "fr", "Niger"),
    ],
)
def test_a_dateline_may_have_a_line_of_its_own(text, language, place, figures):
    assert {toponym.name for figure in figures(text, language) for toponym in figure.toponyms} == {place}


def test_parts_of_people_in_shelters_are_no_shelters(figures):
    text = "En Arauca 2.640 personas permanecen en 17 albergues, 980 de ellas menores de edad (Tame: 600; Saravá: 380)."
    assert [(figure.indicator, figure.quantity.value) for figure in figures(text, "es")][:2] == [
        ("sheltered", 2640),
        ("sheltered", 980),
    ]


def test_a_list_says_since_when_for_parts_of_its_first_entry_too(figures):
    text = "• En Colombia, 900 personas murieron desde el 2 de febrero.\n• En Arauca murieron 85."
    assert [figure.period.start for figure in figures(text, "es")] == [date(2020, 2, 2)] * 2


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("En la vecina provincia de Manabí murió una persona.", "killed", 1),
        ("Rescataron con vida a 54 vecinos en Manta.", "evacuated", 54),
        ("Situación general: hay 54 heridos en Manta.", "injured", 54),
    ],
)
def test_spanish_words_around_a_number_say_what_it_counts(text, indicator, value, figures):
    (figure,) = figures(text, "es")
    assert (figure.indicator, figure.quantity.value, figure.attributed_to) == (indicator, value, None)


def test_the_eastern_province_of_a_name_is_the_whole_of_it(figures):
    (figure,) = figures("Murieron 12 personas en la provincia oriental de Manabí.", "es")
    assert [(toponym.form, toponym.anchors) for toponym in figure.toponyms] == [("name", ("Manabí",))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The cyclone struck Pemba on 25 February. Since then 45 people have been killed.", "en"),
        ("El ciclón azotó Pemba el 25 de febrero. Desde entonces han muerto 45 personas.", "es"),
        ("Le cyclone a frappé Pemba le 25 février. Depuis lors, 45 personnes ont été tuées.", "fr"),
        ("Kasırga 25 Şubat'ta Pemba'yı vurdu. O zamandan beri 45 kişi öldü.", "tr"),
        ("ضرب الإعصار بيمبا في 25 فبراير. ومنذ ذلك الحين قتل 45 شخصا.", "ar"),
    ],
)
def test_since_then_is_since_the_day_named_before(text, language, figures):
    (figure,) = figures(text, language)
    assert (figure.period.start, figure.period.end) == (date(2020, 2, 25), date(2020, 3, 6))


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        (
            "Macomia tiene 3.500 casas destruidas; le siguen Pemba, con 2.700, y Beira, con 1.900.",
            "es",
            [3500, 2700, 1900],
        ),
        (
            "Macomia has 3,500 homes destroyed; then come Pemba, with 2,700, and Beira, with 1,900.",
            "en",
            [3500, 2700, 1900],
        ),
    ],
)
def test_a_list_goes_on_with_places_and_their_numbers(text, language, values, figures):
    assert [figure.quantity.value for figure in figures(text, language)] == values


def test_spanish_se_leaves_out_who_declares(figures):
    (figure,) = figures("En Malí, donde se declaró un segundo foco, han muerto tres personas.", "es")
    assert (figure.attributed_to, [toponym.name for toponym in figure.toponyms]) == (None, ["Malí"])


def test_attempts_that_were_stopped_are_no_arrests(figures):
    text = "Grecia ha impedido 9.877 intentos de entrada por el Evros y ha detenido a 68 personas."
    assert [figure.indicator for figure in figures(text, "es")] == ["blocked", "detained"]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "Indeci – Lluvias en Piura, 12 de marzo de 2024, boletín informativo\n\nMurieron 9 personas.", "Indeci"),
        ("tr", "AFAD - Sinop seli, 12 Mart 2024, durum bülteni\n\nSinop'ta 9 kişi hayatını kaybetti.", "AFAD"),
        ("fr", "OCHA – Inondations au Tchad, bulletin d'information\n\nNeuf personnes sont mortes.", "OCHA"),
    ],
)
def test_a_body_before_a_dash_wrote_the_bulletin(language: str, text: str, source: str, figures) -> None:
    assert [figure.attributed_to for figure in figures(text, language)] == [source]
