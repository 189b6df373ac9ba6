import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo.sources.publication
from geo.models import Precision, PublishedBasis
from geo.sources.publication import find_publication

TODAY = date(2026, 11, 22)
DAY = date(2020, 2, 12)
STORY = "Shelling went on in the town through the night, and forty families left for the north, aid workers said."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"Published on 12 February 2020\n{STORY}", "en"),
        (
            f"Families leave the town\nBy Jane Doe | Published: 12 Feb 2020, 14:30 GMT | Updated: 14 Feb 2020\n{STORY}",
            "en",
        ),
        (f"Posted February 12, 2020 by Jane Doe\n{STORY}", "en"),
        (f"Date: 2020-02-12\n{STORY}", "en"),
        (f"date 2020-02-12 {STORY}", "en"),
        (f"GENEVA, 12 February 2020 – {STORY}", "en"),
        (f"GENEVA, 12 February 2020 (OCHA) - {STORY}", "en"),
        (f"Port-au-Prince (12 February 2020) — {STORY}", "en"),
        (f"Title of the story\nANKARA (Reuters), Feb. 12, 2020 - {STORY}", "en"),
        (f"Wednesday, 12 February 2020\n{STORY}", "en"),
        (f"(February 12, 2020)\n{STORY}", "en"),
        (f"{STORY}\n" * 12 + "(February 12, 2020)", "en"),
        (f"{STORY}\n" * 12 + "Geneva, 12 February 2020", "en"),
        (f"Reuters, 12 February 2020\n{STORY}", "en"),
        (f"By Jane Doe, 12 February 2020\n{STORY}", "en"),
        (f"Syria: Situation Report No. 9 (as of 12 February 2020)\n{STORY}", "en"),
        (f"Flash Update 4 – 12 February 2020\n{STORY}", "en"),
        (f"14:30 GMT, 12 February 2020\n{STORY}", "en"),
        (f"Posted by Jane Doe on February 12, 2020\n{STORY}", "en"),
        (f"February 12, 2020 / 2:30 PM / A Channel\n{STORY}", "en"),
        (f"12 February 2020 | Press release\n{STORY}", "en"),
        (f"Geneva | 12 February 2020\n{STORY}", "en"),
        (f"WASHINGTON, Feb. 12, 2020 /Newswire/ -- {STORY}", "en"),
        (f"{STORY}\n— A Mayor (@mayor) February 12, 2020", "en"),
        (f"Publié le 12 février 2020 à 15h30\n{STORY}", "fr"),
        (f"Mis à jour le 14/02/2020 - Publié le 12/02/2020 à 15:30\n{STORY}", "fr"),
        (f"Mis en ligne le 12 février 2020, mis à jour le 13 février 2020\n{STORY}", "fr"),
        (f"Le 12 février 2020\n{STORY}", "fr"),
        (f"Genève, le 12 février 2020 – {STORY}", "fr"),
        (f"N'Djamena, le 12 février 2020. {STORY}", "fr"),
        (f"Le bilan s'alourdit\n\nBamako, le 12 février 2020 : {STORY}", "fr"),
        (f"Ginebra, 12 de febrero de 2020. {STORY}", "es"),
        (f"NAIROBI, 12 February 2020: {STORY}", "en"),
        (f"Rapport de situation n° 9 du 12 février 2020\n{STORY}", "fr"),
        (f"Par Jeanne Dupont, le 12 février 2020\n{STORY}", "fr"),
        (f"Publicado el 12 de febrero de 2020\n{STORY}", "es"),
        (f"Bogotá, 12 de febrero de 2020 - {STORY}", "es"),
        (f"تاريخ النشر: 12 شباط/فبراير 2020\n{STORY}", "ar"),
        (f"دمشق، 12 شباط 2020 - {STORY}", "ar"),
        (f"Yayınlanma tarihi: 12 Şubat 2020 Çarşamba\n{STORY}", "tr"),
        (f"Son güncelleme: 14.02.2020 - Tarih: 12.02.2020\n{STORY}", "tr"),
    ],
)
def test_a_report_is_dated_by_its_own_date(text: str, language: str) -> None:
    dating = find_publication(text, language, today=TODAY)
    assert dating.written is not None, dating.reason
    assert (dating.written.day, dating.written.precision, dating.basis) == (DAY, Precision.DAY, PublishedBasis.TEXT)


def test_a_marked_month_gives_a_month() -> None:
    dating = find_publication(f" date 2020-03 {STORY}", "en", today=TODAY)
    assert dating.written is not None
    assert (dating.written.day, dating.written.precision) == (date(2020, 3, 1), Precision.MONTH)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"),
        (f"The town was shelled on 12 February 2020.\n{STORY}", "en"),
        (f"On Wednesday, 12 February 2020, the town was shelled.\n{STORY}", "en"),
        (f"Kahramanmaraş Earthquake, 6 February 2023\n{STORY}", "en"),
        (f"Beirut, 4 August 2020: the explosion and after\n{STORY}", "en"),
        (f"Beirut, 4 August 2020 – the day of the explosion\n{STORY}", "en"),
        (f"The ceasefire of 12 February 2020\n{STORY}", "en"),
        (f"Aleppo, 12 February 2020. {STORY} By 3 March 2020 nobody had come back.", "en"),
        (f"With the accord signed on 12 February 2020\n{STORY}", "en"),
        (f"Attack of 12 February 2020: UN report\n{STORY}", "en"),
        (f"UN report on the attack, 12 February 2020\n{STORY}", "en"),
        (f"Published on 12 February 2020, the census counts the people of the town.\n{STORY}", "en"),
        (f"{STORY}\n" * 12 + "Read more: Flash Update 4, 10 February 2020", "en"),
        (f"Magnitude: 7.1\nDate: 12 February 2020\nLocation: Gaziantep\n{STORY}", "en"),
        (f"Monday, 12 February 2020\n{STORY}", "en"),
        (f"12 February 2031\n{STORY}", "en"),
        (f"31 February 2020\n{STORY}", "en"),
        (f"02/03/2020\n{STORY}", "en"),
        (f"10 February 2020\n{STORY}\n11 February 2020\n{STORY}", "en"),
        (f"March 2020\n{STORY}", "en"),
        (f"Photo: AFP, 12 February 2020\n{STORY}", "en"),
        (f"Next update: 12 February 2020\n{STORY}", "en"),
        (f"Reporting period: 1 February 2020 – 12 February 2020\n{STORY}", "en"),
        (f"12 February 2020 | Earthquake in the east\n{STORY}", "en"),
        (f"{STORY}\n— A Mayor (@mayor) February 12, 2020\n" + f"{STORY}\n" * 12, "en"),
        (f"Séisme du 12 février 2020\n{STORY}", "fr"),
        (f"Le 12 février 2020, la ville a été bombardée.\n{STORY}", "fr"),
        (f"Bamako, depuis le 12 février 2020 – {STORY}", "fr"),
        (f"© 2020\n{STORY}", "en"),
    ],
)
def test_a_date_that_may_be_of_something_else_is_left(text: str, language: str) -> None:
    dating = find_publication(text, language, today=TODAY)
    assert (dating.written, dating.basis) == (None, PublishedBasis.UNKNOWN)
    assert dating.reason


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2020/02/12/families-leave", DAY),
        ("https://example.org/news/2020-02-12-families.html", DAY),
        ("https://example.org/a/20200212/c_1.htm", DAY),
        ("https://example.org/2020/02/families", None),
        ("https://example.org/2020/02/31/families", None),
        ("https://example.org/2020/02/12/quake-2/2020/02/13/", None),
        ("https://example.org/article-20200212999", None),
        ("https://example.org/read?from=/2020/02/12/", None),
        ("https://example.org/2031/02/12/families", None),
    ],
)
def test_a_web_address_may_hold_the_date(url: str, expected: date | None) -> None:
    written = find_publication(STORY, "en", url, today=TODAY).written
    assert (written.day if written else None) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected", "basis"),
    [
        # 29 February is a Saturday in 2020 only, between 2000 and 2026.
        ("The council met on Saturday (February 29th) and closed the camp.", "en", date(2020, 2, 29), "inferred"),
        ("Le conseil s'est réuni samedi 29 février et a fermé le camp.", "fr", date(2020, 2, 29), "inferred"),
        # Friday 28 February leaves four years, Monday 2 March four others: both hold in 2020 only.
        (
            "The camp was closed on Monday (March 2nd). It had been full on Friday (February 28th).",
            "en",
            date(2020, 3, 2),
            "inferred",
        ),
        # The text gives the day in full where it quotes a post.
        (
            'The camp was closed on Wednesday (February 12th).\n"It is over"\n— A Mayor (@mayor) February 12, 2020',
            "en",
            DAY,
            "text",
        ),
        # Wednesday 12 February: 2003, 2014, 2020 or 2025; a text that knows 2021 is of 2025.
        ("The camp, open since 2021, was closed on Wednesday (February 12th).", "en", date(2025, 2, 12), "inferred"),
        (
            "The camp was closed on Saturday, February 29; on Saturday the mayor left.",
            "en",
            date(2020, 2, 29),
            "inferred",
        ),
    ],
)
def test_a_weekday_and_a_day_may_leave_one_year(text: str, language: str, expected: date, basis: str) -> None:
    dating = find_publication(text, language, today=TODAY)
    assert dating.written is not None, dating.reason
    assert (dating.written.day, dating.basis) == (expected, PublishedBasis(basis))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The camp was closed on Wednesday (February 12th).", "fits 2003, 2014, 2020, 2025"),
        ("The 2018 ceasefire broke on Wednesday (February 12th).", "fits 2020, 2025"),
        ("By 2025 the camp will grow. It was closed on Wednesday (February 12th).", "fits 2003, 2014, 2020, 2025"),
        ("The camp was closed on Monday (February 30th).", "no year"),
        ("The camp was open until Saturday (February 29th).", "does not name it"),
        ("The council will meet on Saturday (February 29th).", "does not name it"),
        ("The camp was closed on Saturday, February 29.", "tell of it later"),
        ("The camp was closed on Saturday (February 29th) and emptied by March 9.", "March 9"),
        ("The camp was closed on Saturday (February 29th). On Sunday the mayor left.", "weekday"),
        ("The camp was closed on Saturday (February 29th). Yesterday the mayor left.", "day before"),
        ("It closed on Wednesday (February 12th), and on Friday (February 13th) it opened.", "no year"),
    ],
)
def test_a_day_that_fits_more_years_or_tells_of_the_past_dates_nothing(text: str, reason: str) -> None:
    dating = find_publication(text, "en", today=TODAY)
    assert dating.written is None
    assert reason in dating.reason


@given(st.dates(date(2000, 1, 1), TODAY))
def test_what_is_inferred_is_the_day_that_was_written(day: date) -> None:
    dating = find_publication(f"The camp was closed on {day:%A} ({day:%B} {day.day}).", "en", today=TODAY)
    if dating.written is None:
        assert str(day.year) in dating.reason
    else:
        assert dating.written.day == day


@given(st.text(max_size=400), st.sampled_from(["en", "fr", "es", "ar", "tr", "und"]))
def test_no_date_lies_in_the_future(text: str, language: str) -> None:
    written = find_publication(text, language, today=TODAY).written
    assert written is None or written.day <= TODAY + timedelta(days=1)


def test_every_language_has_every_list_of_words() -> None:
    path = Path(geo.sources.publication.__file__).parent / "publication.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    assert {code: sorted(table) for code, table in tables.items()} == {code: sorted(tables["en"]) for code in tables}
