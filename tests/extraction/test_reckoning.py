"""Days reckoned from what happened, in reports of Thursday 14 March 2024."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from geo.models import Figure

PUBLISHED = date(2024, 3, 14)


@pytest.fixture(scope="session")
def killed(read):
    """Return a reader of texts of one day."""

    def _killed(language: str, text: str) -> Figure:
        return next(figure for figure in read(text, language, PUBLISHED) if figure.indicator == "killed")

    return _killed


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Forty-eight hours after the quake struck Herat, crews still dig. At least 53 people died.", 12),
        ("en", "Six days after two trains collided, families are waiting. The crash killed 53 people.", 8),
        ("en", "Two days after a boat crammed with migrants sank, 53 people are known to have died.", 12),
        ("en", "On the fifth day after the quake in Herat, crews left. The ministry put the dead at 53.", 9),
        ("en", "On Tuesday, two days after the boats capsized, police said 53 bodies had been found.", 10),
        ("fr", "Soixante-douze heures après le séisme, on cherche toujours. Le ministère compte 53 morts.", 11),
        ("fr", "Six jours après que la rivière est sortie de son lit, 53 personnes sont mortes.", 8),
        ("fr", "Mardi, deux jours après le naufrage, la police comptait 53 morts.", 10),
        ("es", "Cuarenta y ocho horas después del terremoto, siguen buscando. Murieron 53 personas.", 12),
        ("es", "A tres días del terremoto, Defensa Civil cuenta 53 muertos.", 11),
        ("es", "Han pasado seis días desde el naufragio, que dejó 53 muertos.", 8),
        ("ar", "انتهى البحث بعد ستة أيام على الزلزال. وقال الدفاع المدني إن 53 شخصا قتلوا.", 8),
        ("ar", "بعد مرور أسبوع على الفيضانات، قالت الوزارة إن عدد القتلى بلغ 53.", 7),
        ("ar", "في اليوم الخامس بعد الزلزال، بلغ عدد القتلى 53.", 9),
        ("tr", "Depremden üç gün sonra arama sürüyor. Valilik 53 kişinin öldüğünü açıkladı.", 11),
        ("tr", "Selin ardından üç gün geçti. Valilik 53 kişinin öldüğünü açıkladı.", 11),
        ("tr", "Teknenin batmasından bir hafta sonra 53 kişinin öldüğü açıklandı.", 7),
        ("tr", "Cumayı sarsan depremin yedinci gününde Valilik ölü sayısının 53'e yükseldiğini açıkladı.", 8),
    ],
)
def test_an_event_is_dated_by_the_days_that_a_report_counts_from_it(language: str, text: str, day: int, killed) -> None:
    period = killed(language, text).period
    assert (period.start, period.end) == (date(2024, 3, day), date(2024, 3, day))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fighting in Goma entered its ninth day on Thursday. The ministry says 53 people have died."),
        ("fr", "Les bombardements sont entrés jeudi dans leur neuvième jour. Le ministère compte 53 morts."),
        ("es", "Los bombardeos entraron este jueves en su noveno día. El ministerio cuenta 53 muertos."),
        ("ar", "دخل القصف على المدينة يومه التاسع، وقالت الوزارة إن عدد القتلى بلغ 53."),
    ],
)
def test_what_enters_its_ninth_day_has_gone_on_since_the_first(language: str, text: str, killed) -> None:
    period = killed(language, text).period
    assert (period.start, period.end) == (date(2024, 3, 6), PUBLISHED)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The vote comes three days after the visit of the minister. On Tuesday a crash killed 53 people."),
        ("en", "A boy was saved 61 hours after it began. A bus crash killed 53 people on Tuesday."),
        ("fr", "Trois jours après le scrutin, une fusillade a fait 53 morts mardi à Gasca."),
        ("es", "A tres horas de la capital, un deslave mató el martes a 53 personas."),
        ("ar", "قال الوزير بعد يومين من المحادثات إن 53 شخصا قتلوا يوم الثلاثاء."),
        ("tr", "Seçimden üç gün sonra, salı günü Gasca'da 53 kişi öldü."),
    ],
)
def test_votes_visits_and_distances_date_nothing(language: str, text: str, killed) -> None:
    assert killed(language, text).period.start == date(2024, 3, 12)


def test_what_began_and_lasts_goes_on_until_the_report(killed) -> None:
    period = killed("en", "Ten days after the floods began, the government says 188 people have died.").period
    assert (period.start, period.end) == (date(2024, 3, 4), PUBLISHED)
