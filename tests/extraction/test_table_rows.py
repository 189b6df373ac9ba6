"""Tables in text: what their columns and rows count, where, when, and by whom."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.models import Figure, Unit

DAY = dt.date(2024, 5, 8)


@pytest.fixture(scope="session")
def read(read):
    """Return a reader of texts of one day."""

    def _read(text: str, language: str = "en") -> tuple[Figure, ...]:
        return read(text, language, DAY)

    return _read


@pytest.fixture(scope="session")
def counted(read):
    """Return a reader of texts of one day."""

    def _counted(text: str, language: str = "en") -> list[tuple[str, float | None, str]]:
        return [
            (figure.indicator, figure.quantity.value, " + ".join(toponym.name for toponym in figure.toponyms))
            for figure in read(text, language)
        ]

    return _counted


TABLES = {
    "en": ("District | Dead | Missing\nDana | 12 | 3\nHarim | 4 | -", ["killed", "missing", "killed"]),
    "fr": ("Région; décès; déplacés\nDiffa; 12; 3 400\nZinder; 4; n/d", ["killed", "displaced", "killed"]),
    "es": (
        "PROVINCIA / FALLECIDOS / EN ALBERGUES\nPiura / 12 / 3.400\nTumbes / 4 / –",
        ["killed", "sheltered", "killed"],
    ),
    "ar": ("المحافظة | القتلى | النازحون\nدرعا | 12 | 3400\nحماة | 4 | -", ["killed", "displaced", "killed"]),
    "tr": ("İl – ölü – yaralı\nHatay – 12 – 3.400\nAdana – 4 – yok", ["killed", "injured", "killed"]),
}


@pytest.mark.parametrize("language", TABLES)
def test_columns_count_and_rows_say_where(language: str, read) -> None:
    text, indicators = TABLES[language]
    figures = read(text, language)
    assert [figure.indicator for figure in figures] == indicators
    rows = [line.split()[0].strip(";|") for line in text.split("\n")[1:]]
    assert [figure.toponyms[0].name.split()[0] for figure in figures] == [rows[0], rows[0], rows[1]]


def test_rows_are_parts_of_their_total(read) -> None:
    text = (
        "Floods in Mozambique, as of 2 May 2024\nProvince\tDead\tMissing\nSofala\t17\t4\nManica\t9\t4\nTotal\t26\t8\n"
    )
    figures = read(text)
    total = {figure.indicator: figure for figure in figures[-2:]}
    assert [figure.quantity.value for figure in total.values()] == [26, 8]
    assert [toponym.name for toponym in total["killed"].toponyms] == ["Mozambique"]
    assert all(figure.part_of == total[figure.indicator].id for figure in figures[:-2])
    assert all(figure.repeat_of is None for figure in figures)
    assert {(figure.period.start, figure.period.end) for figure in figures} == {(None, dt.date(2024, 5, 2))}


def test_a_total_of_no_named_place_is_that_of_its_rows(counted) -> None:
    text = "Province | Dead\nSofala | 17\nManica | 9\nTotal | 26\n"
    assert counted(text)[-1] == ("killed", 26, "Sofala + Manica")


def test_a_subtotal_is_a_part_of_the_total(read) -> None:
    text = "Ward | Dead\nSofala | 17\nManica | 9\nSubtotal | 26\nTete | 4\nTotal | 30\n"
    ids = {figure.quantity.value: figure for figure in read(text)}
    assert [ids[number].part_of for number in (17, 9, 26, 4)] == [ids[26].id, ids[26].id, ids[30].id, ids[30].id]


@pytest.mark.parametrize(
    "column",
    [
        "Aid (USD)", "Schools destroyed", "% of homes", "Death rate", "Phone", "Trucks sent", "Camp capacity",
        "Measles cases", "Km of road", "Bridges damaged",
    ],
)  # fmt: skip
def test_columns_of_other_things_hold_no_figures(column: str, counted) -> None:
    text = f"Province | Dead | {column}\nSofala | 17 | 3,410\nManica | 9 | 1,200\n"
    assert counted(text) == [("killed", 17, "Sofala"), ("killed", 9, "Manica")]
    assert counted(f"Province | {column}\nSofala | 3,410\nManica | 1,200\n") == []


def test_a_column_of_days_dates_its_row(read) -> None:
    text = "Strikes on Homs\nDate | Killed | Injured\n28 April 2024 | 4 | 9\n1 May 2024 | 11 | 2\n"
    assert [(figure.quantity.value, figure.period.start) for figure in read(text)] == [
        (4, dt.date(2024, 4, 28)), (9, dt.date(2024, 4, 28)), (11, dt.date(2024, 5, 1)), (2, dt.date(2024, 5, 1)),
    ]  # fmt: skip


def test_the_day_of_an_older_total_dates_no_row(read) -> None:
    text = (
        "Total displaced: 8,100 (compared with 9,300 on 2 May). Tents: 40.\nSite | Persons\nDana | 4,100\nHarim | 950\n"
    )
    figures = read(text)
    rows = {f.quantity.value: f.period.end for f in figures if f.quantity.value in {4100, 950}}
    assert rows == {4100: DAY, 950: DAY}


def test_rows_may_say_what_is_counted_and_columns_where(counted) -> None:
    text = "Indicator | Homs | Hama\nKilled | 12 | 7\nHomes damaged | 310 | 44\n"
    assert counted(text) == [
        ("killed", 12, "Homs"), ("killed", 7, "Hama"), ("homes_damaged", 310, "Homs"), ("homes_damaged", 44, "Hama"),
    ]  # fmt: skip


def test_a_title_says_what_a_list_counts(counted) -> None:
    text = "Displaced people by province\nSofala: 4,100\nManica: 950\nTotal: 5,050\n\nOffices: 12\n"
    assert counted(text)[:2] == [("displaced", 4100, "Sofala"), ("displaced", 950, "Manica")]


def test_people_and_households_of_one_title(read) -> None:
    text = "IDPs by site, 3 May 2024\nSite\tHouseholds\tIndividuals\nDana\t120\t640\nHarim\t80\t410\n"
    assert [(figure.indicator, figure.unit, figure.quantity.value) for figure in read(text)] == [
        ("displaced", Unit.HOUSEHOLDS, 120), ("displaced", Unit.PEOPLE, 640),
        ("displaced", Unit.HOUSEHOLDS, 80), ("displaced", Unit.PEOPLE, 410),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("INUNDACIONES – DATOS AL 2/5/2024 (COPECO)\nZona | Muertos\nCortés | 4\nYoro | 2\n", "es", "COPECO"),
        ("Province | Dead\nSofala | 17\nManica | 9\nSource: disaster institute\n", "en", "disaster institute"),
        ("İl; ölü\nHatay; 12\nAdana; 4\nKaynak: AFAD\n", "tr", "AFAD"),
        ("Protection civile – Crue – bilan du 2 mai\nRégion; décès\nGao; 4\nMopti; 2\n", "fr", "Protection civile"),
    ],
)  # fmt: skip
def test_who_made_a_table(text: str, language: str, source: str, read) -> None:
    figures = read(text, language)
    assert len(figures) == 2
    assert {figure.attributed_to for figure in figures} == {source}


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("ROHINGYA REFUGEE CRISIS – Situation report 24", None),
        ("Informe de situación n.º 3 – Crisis en Tigré", None),
        ("National disaster agency – Situation report 24", "National disaster agency"),
    ],
)
def test_a_title_names_its_author_or_nobody(title: str, source: str | None, read) -> None:
    language = "es" if title.startswith("Informe") else "en"
    text = f"{title}\n\n{'Hay 40 muertos en Gao.' if language == 'es' else 'Forty people died in Gao.'}"
    (figure,) = read(text, language)
    assert figure.attributed_to == source


def test_the_evidence_of_a_cell_is_the_name_of_its_column(read) -> None:
    text = "Province | Dead | Missing\nSofala | 17 | 4\nManica | 9 | 4\n"
    for figure in read(text):
        (word,) = [part.span for part in figure.evidence if part.field == "indicator"]
        assert text[word.start : word.end] == {"killed": "Dead", "missing": "Missing"}[figure.indicator]


def test_notes_under_a_table_are_read_as_sentences(counted) -> None:
    text = "Province | Dead\nSofala | 17\nManica | 9\nNote: 300 people were evacuated from Beira on 1 May.\n"
    assert counted(text)[-1] == ("evacuated", 300, "Beira")


def test_children_are_a_part_of_those_in_the_column_before(read) -> None:
    text = "Town | Evacuated | of whom children\nBeira | 1,800 | 310\nDondo | 900 | 120\nTotal | 2,700 | 430\n"
    figures = read(text)
    by_number = {figure.quantity.value: figure for figure in figures}
    assert [by_number[n].part_of for n in (310, 120, 430)] == [by_number[n].id for n in (1800, 900, 2700)]
    assert by_number[310].group.kind == "child"
    assert by_number[1800].part_of == by_number[2700].id


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        (
            "Date,Place,Killed\n12 Feb 2024, Rafah, 67\n14 Feb 2024, Khan Younis, 7\n", "en",
            [("killed", 67, "Rafah"), ("killed", 7, "Khan Younis")],
        ),
        (
            "Mes;Migrantes;Menores\nEnero;1.071;150\nFebrero;1.657;220\n", "es", [],
        ),
        (
            "Ingresos por el Darién\nMes;Migrantes\nEnero;1.071\nFebrero;1.657\n", "es",
            [("crossed", 1071, "Darién"), ("crossed", 1657, "Darién")],
        ),
        (
            "Table 3. Returnees by point\nPoint  Families  % old\nTorkham  41,200  6%\nHerat  900  4%\n",
            "en", [("returned", 41200, "Torkham"), ("returned", 900, "Herat")],
        ),
        # shares in brackets beside the numbers
        (
            "Déplacés par territoire :\nMasisi – 120 300 (45,2 %)\nRutshuru – 40 100 (15,1 %)\n",
            "fr", [("displaced", 120300, "Masisi"), ("displaced", 40100, "Rutshuru")],
        ),
        # the sentence above says what the parts of its number count, if they name places and sum up to most of it
        (
            "In all 193,400 people are displaced.\nBy state:\nBorno – 120,300\nAdamawa – 40,100\nYobe – 33,000\n",
            "en", [("displaced", 193400, ""), ("displaced", 120300, "Borno"), ("displaced", 40100, "Adamawa"),
                   ("displaced", 33000, "Yobe")],
        ),
        ("In Dana 300 people are displaced.\nRice – 90\nFlour – 100\n", "en", [("displaced", 300, "Dana")]),
        (
            "In Dana 300 people are displaced.\nFuel at Harim – 9\nRice at Idlib – 2\n", "en",
            [("displaced", 300, "Dana")],
        ),
        (
            "Site | District | Personnes\nMarché | Goma | 12 000\nÉcole | Sake | 3 100\nTotal : 15 100 déplacés.", "fr",
            [("displaced", 15100, "")],
        ),
        (
            "Déplacés : 21 000.\nSite | District | Personnes | Ménages\nA | Goma | 12 000 | 2 400\nB | Sake | 3 100",
            "fr",
            [("displaced", 21000, ""), ("displaced", 12000, "Goma"), ("displaced", 2400, "Goma"),
             ("displaced", 3100, "Sake")],
        ),
        # whom the rows of camps count, who stay there
        (
            "Albergue | Familias | Personas\nColiseo de Quibdó | 120 | 600\nEscuela de Istmina | 40 | 213\n", "es",
            [("sheltered", 120, "Quibdó"), ("sheltered", 600, "Quibdó"), ("sheltered", 40, "Istmina"),
             ("sheltered", 213, "Istmina")],
        ),
        (
            "State / Camp name / Households / Persons\nBorno / Bakassi / 410 / 2,030\nYobe / Kukareta / n.a. / 124\n",
            "en", [("sheltered", 410, "Bakassi"), ("sheltered", 2030, "Bakassi"), ("sheltered", 124, "Kukareta")],
        ),
        (
            "Evacuation centres\nDistrict | Centres open | Occupants\nBeira | 12 | 4,930\nDondo | 7 | 1,115\n", "en",
            [("sheltered", 4930, "Beira"), ("sheltered", 1115, "Dondo")],
        ),
        (
            "2. Centres d'hébergement\nDistrict | Sites | Personnes\nBeira | 12 | 4 930\nDondo | 7 | 1 115\n", "fr",
            [("sheltered", 4930, "Beira"), ("sheltered", 1115, "Dondo")],
        ),
        # a place and one within it
        (
            "İl – ilçe | ölü | kayıp\nSinop – Ayancık | 9 | 2\nSinop – diğer | 4 | 1\nToplam | 13 | 3\n", "tr",
            [("killed", 9, "Ayancık"), ("missing", 2, "Ayancık"), ("killed", 4, "Sinop"), ("missing", 1, "Sinop"),
             ("killed", 13, "Sinop"), ("missing", 3, "Sinop")],
        ),
    ],
)  # fmt: skip
def test_other_shapes(text: str, language: str, figures: list[tuple[str, float, str]], counted) -> None:
    assert counted(text, language) == figures


@pytest.mark.parametrize("between", [" – ", " : ", " | "])
def test_a_list_under_a_title_of_its_own_divides_the_total_over_it(between: str, counted) -> None:
    rows = "\n".join(f"{name}{between}{count}" for name, count in (("Gulu", "17,400 (42 %)"), ("Kitgum", "9,300")))
    assert counted(f"Total displaced: 26,700.\n\nBy district:\n{rows}")[1:] == [
        ("displaced", 17400, "Gulu"),
        ("displaced", 9300, "Kitgum"),
    ]


def test_a_total_does_not_say_what_a_list_right_under_it_counts(counted) -> None:
    assert [value for _, value, _ in counted("Total displaced: 26,700.\nBuses – 40\nTrucks – 12")] == [26700]


def test_an_empty_name_of_a_row_is_no_place(counted) -> None:
    text = "Displaced people\nSite / District / Persons\nKitgum / Gulu / 9,300\nMoroto / n/a / 1,200"
    assert [place for _, _, place in counted(text)] == ["Gulu", "Moroto"]


@pytest.mark.parametrize(
    ("language", "header"),
    [
        ("en", "Date | New deaths | Total deaths"),
        ("en", "Date | Deaths | Cumulative deaths"),
        ("en", "Date | Deaths in 24 hours | Total deaths"),
        ("fr", "Date | Nouveaux décès | Total des décès"),
        ("es", "Fecha | Nuevos muertos | Total de muertos"),
        ("es", "Fecha | Muertos | Muertos acumulados"),
        ("ar", "التاريخ | وفيات جديدة | إجمالي الوفيات"),
        ("tr", "Tarih | Yeni ölüm | Toplam ölüm"),
    ],
)
def test_a_total_beside_what_is_new_runs_until_the_day_of_its_row(language: str, header: str, read) -> None:
    rows = "4/5/2024 | 4 | 4\n6/5/2024 | 6 | 10\n7/5/2024 | 5 | 15\n"
    if language == "en":
        rows = "4 May 2024 | 4 | 4\n6 May 2024 | 6 | 10\n7 May 2024 | 5 | 15\n"
    days = [dt.date(2024, 5, day) for day in (4, 6, 7)]
    figures = read(f"Homs\n{header}\n{rows}", language)
    assert [(figure.quantity.value, figure.period.start, figure.period.end) for figure in figures] == [
        row for day, new, total in zip(days, (4, 6, 5), (4, 10, 15), strict=True)
        for row in ((new, day, day), (total, None, day))
    ]  # fmt: skip


@pytest.mark.parametrize("header", ["Date | Soldiers killed | Total killed", "Date | Killed | Total injured"])
def test_a_total_beside_nothing_new_is_of_its_day(header: str, read) -> None:
    figures = read(f"Homs\n{header}\n4 May 2024 | 4 | 9\n6 May 2024 | 6 | 7\n")
    assert len(figures) == 4
    assert all(figure.period.start == figure.period.end for figure in figures)


SPACED = {
    "en": ("District Deaths Houses damaged\nDana 12 3,400\nHarim 4 1,100\nTotal 16 4,500", ["killed", "homes_damaged"]),
    "es": ("Provincia Fallecidos Damnificados\nPiura 12 3.400\nTumbes 4 1.100\nTotal 16 4.500", ["killed", "affected"]),
    "fr": ("Région Morts Déplacés\nDiffa 12 3.400\nZinder 4 1.100\nTotal 16 4.500", ["killed", "displaced"]),
    "tr": ("İl Ölü Yaralı\nHatay 12 3.400\nAdana 4 1.100\nToplam 16 4.500", ["killed", "injured"]),
}


@pytest.mark.parametrize("language", SPACED)
def test_words_that_count_part_the_names_of_columns_that_only_spaces_do(language: str, read) -> None:
    text, indicators = SPACED[language]
    found = read(text, language)
    assert [(f.indicator, f.quantity.value) for f in found] == [
        (indicators[number % 2], value) for number, value in enumerate([12, 3400, 4, 1100, 16, 4500])
    ]
    assert [figure.part_of for figure in found[:4]] == [found[4].id, found[5].id] * 2


def test_a_line_of_units_under_the_names_of_columns_names_none(counted) -> None:
    text = "       Morts  Sans-abri\nRégion        (personnes)\nDiffa  12     3 400\nZinder  4       900"
    assert counted(text, "fr") == [
        ("killed", 12, "Diffa"),
        ("homeless", 3400, "Diffa"),
        ("killed", 4, "Zinder"),
        ("homeless", 900, "Zinder"),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Haiti: quake in figures\n- Nippes: 12 dead\n- Sud: 3 dead\nNational total: 15 dead", "en"),
        ("Perú: balance de Indeci\n\nPiura: 12 fallecidos\nTumbes: 3 fallecidos\nTotal: 15 fallecidos", "es"),
    ],
)
def test_a_line_that_sums_up_a_list_is_of_what_the_title_names(text: str, language: str, counted) -> None:
    indicator, value, place = counted(text, language)[-1]
    assert (indicator, value) == ("killed", 15)
    assert place in {"Haiti", "Perú"}


@pytest.mark.parametrize(
    ("language", "header"),
    [
        ("es", "Provincia | Fallecidos | Casas"),
        ("en", "District | Killed | Houses"),
        ("fr", "Province | Morts | Maisons"),
        ("tr", "İl | Ölü | Ev"),
        ("es", "Provincia | Fallecidos | Familias"),
    ],
)
def test_houses_and_families_beside_the_dead_are_not_dead(language: str, header: str, read) -> None:
    text = f"{header}\nManabí | 12 | 300\nGuayas | 5 | 20"
    assert [figure.quantity.value for figure in read(text, language)] == [12, 5]


def test_the_sum_of_a_country_is_at_no_place_of_that_name(counted) -> None:
    rows = counted("Ecuador: sismo\nProvincia | Fallecidos\nManabí | 12\nGuayas | 5\nTotal Nacional | 17", "es")
    assert rows[-1] == ("killed", 17, "Ecuador")


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("es", "N.º | Municipio | Muertos | Heridos\n1 | Tibú | 12 | 40\n2 | Teorama | 3 | 7", ["Tibú", "Teorama"]),
        ("en", "No. | District | Dead | Injured\n1 | Dadu | 12 | 40\n2 | Thatta | 3 | 7", ["Dadu", "Thatta"]),
        ("en", "District,Dead,Injured\nDadu,12,40\nThatta,3,7", ["Dadu", "Thatta"]),
        ("en", '"District","Dead","Injured"\n"Dadu","12","40"\n"Thatta","3","7"', ["Dadu", "Thatta"]),
        ("es", "Tibú: muertos 12, heridos 40\nTeorama: muertos 3, heridos 7", ["Tibú", "Teorama"]),
    ],
)
def test_rows_may_be_numbered_or_hold_values_between_commas(
    language: str, text: str, places: list[str], counted
) -> None:
    first, second = places
    assert counted(text, language) == [
        ("killed", 12, first), ("injured", 40, first), ("killed", 3, second), ("injured", 7, second),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "header"),
    [
        ("es", "Municipio | Escuelas afectadas | Reses muertas"),
        ("es", "Municipio | Hectáreas perdidas | Puentes caídos"),
        ("en", "District | Schools affected | Cattle killed"),
        ("fr", "Commune | Écoles affectées | Ponts détruits"),
    ],
)
def test_schools_and_cattle_are_nobody(language: str, header: str, counted) -> None:
    assert counted(f"{header}\nTibú | 300 | 12\nTeorama | 80 | 3", language) == []


def test_a_column_may_name_its_year(read) -> None:
    found = read("District | Deaths 2022 | Deaths 2023\nDadu | 12 | 14\nThatta | 5 | 9")
    assert [(figure.period.start, figure.period.end) for figure in found[:2]] == [
        (dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in (2022, 2023)
    ]


def test_rows_may_be_days_of_a_month(read) -> None:
    found = read("Date | Cases | Deaths\n1 March | 120 | 2\n2 March | 140 | 3")
    assert [(figure.quantity.value, figure.period.start) for figure in found] == [
        (2, dt.date(2024, 3, 1)), (3, dt.date(2024, 3, 2)),
    ]  # fmt: skip


def test_houses_may_stand_over_what_befell_them(counted) -> None:
    text = "District | Houses | Houses\n | destroyed | damaged\nDadu | 300 | 12\nThatta | 80 | 3"
    assert [one[:2] for one in counted(text)] == [
        ("homes_destroyed", 300), ("homes_damaged", 12), ("homes_destroyed", 80), ("homes_damaged", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("District Dead Injured Missing Families displaced", 4),
        ("District Dead Injured Missing Displaced families", 4),
        ("District Deaths Houses destroyed Houses damaged", 3),
    ],
)
def test_a_column_may_have_two_words_where_only_spaces_part_them(header, rows, counted):
    numbers = ["12", "85", "3", "4,200"][:rows]
    text = f"{header}\nHoms {' '.join(numbers)}\nHama {' '.join(numbers)}\nTotal {' '.join(numbers)}"
    assert [value for _, value, _ in counted(text)] == [float(n.replace(",", "")) for n in numbers] * 3


def test_prose_over_a_table_is_no_title_of_it(read, counted):
    above = "Syria: storm, situation report\n\nTwo children drowned in Hama on 1 May.\n\nDistrict | Dead\n"
    assert counted(f"{above}Homs | 12\nIdlib | 9\nTotal | 21\n")[-1] == ("killed", 21, "Syria")
    homs = read(f"{above}Homs | 12\nIdlib | 9\n")[1]
    assert (homs.quantity.value, homs.period.start, homs.period.end) == (12, None, None)


_ABOVE = "Drought response\n• Some 84,000 displaced people live in four camps near Herat.\n"
_ROWS = "MAIN SITES\nSite | Families | Individuals\nHerat | 3,120 | 21,840\nGuzara | 1,045 | 7,315\n"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("• Up to 2.2 million people may need help by the end of the year.\n", "displaced"),
        ("", "displaced"),
        ("• Some 290,000 people need help.\n", "in_need"),
    ],
)
def test_rows_are_not_of_what_is_only_expected_above_them(read, more, expected):
    rows = [figure for figure in read(_ABOVE + more + _ROWS) if figure.quantity.value in {21840, 7315}]
    assert [figure.indicator for figure in rows] == [expected, expected]
