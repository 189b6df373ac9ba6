"""English of wire desks and situation reports: what a sentence counts, since when, and by whom."""

from __future__ import annotations

import datetime as dt

import pytest

#: A Wednesday.
PUBLISHED = dt.date(2024, 3, 20)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # who else stands near a word of harm
        ("Two hundred candles for the dead burned on the square.", []),
        ("For the dead, 300 people prayed.", []),
        ("Some 400 soldiers were sent to recover bodies.", []),
        ("The dead man was 43.", []),
        ("Three hundred people attended the funeral of the dead.", []),
        ("Of the 61 dead, 20 were children.", [("killed", 61), ("killed", 20)]),
        ("Rescuers have found the bodies of 12 sailors.", [("killed", 12)]),
        ("The rains threaten the lives of 270,000 people.", []),
        ("The rains disrupted the lives of 270,000 people.", [("affected", 270_000)]),
        ("The fire took the lives of 12 people.", [("killed", 12)]),
        ("The stadium holds 60,000.", []),
        ("The camp holds 60,000.", [("sheltered", 60_000)]),
        ("Survivors were many; those rescued said that 518 people had been on board.", []),
        ("Those rescued told the police that 40 were missing.", [("missing", 40)]),
        ("The number of those rescued reached 40.", [("evacuated", 40)]),
        ("The death toll topped 5,200.", [("killed", 5200)]),
        ("The tsunami, whose death toll surpassed 5,200, reached four lands.", [("killed", 5200)]),
        ("The death toll has crossed 5,200.", [("killed", 5200)]),
        ("The death toll from one of the strongest storms on record stood at 1,774.", [("killed", 1774)]),
        ("Some 5,200 crossed the river.", [("crossed", 5200)]),
        # decades of years and of ages, and models of things
        ("Twelve men in their 50s were killed.", [("killed", 12)]),
        ("Most of the victims were in their teens and 20s.", []),
        ("Police detained a suspect in his 40s.", []),
        ("In the 1980s F-16s killed 12 people.", [("killed", 12)]),
        ("A 4x4 hit a mine, killing 12 people.", [("killed", 12)]),
        # harm that only says when something was
        ("More than 400 lawmakers voted after the killings.", []),
        ("Some 400 killings followed.", [("killed", 400)]),
        # words of harm and of movement
        ("Ambulances took 40 people to hospital.", [("injured", 40)]),
        ("It is not known what happened to 40 of the passengers.", [("missing", 40)]),
        ("There was no word of 12 million dollars in aid.", []),
        ("The number waiting to cross was 4,000.", [("blocked", 4000)]),
        ("The number waiting for a passport was 4,000.", []),
        ("Two thousand people were urgently transferred.", [("evacuated", 2000)]),
        ("The first 1,500 people were brought to the camp on Sunday night.", [("sheltered", 1500)]),
        ("Twelve tonnes of rice were brought to the camp.", []),
        ("Twelve shelters have taken in 1,500 people.", [("sheltered", 1500)]),
        ("Cracks appeared in 4,100 houses.", [("homes_damaged", 4100)]),
        (
            "Collapsed houses 1,500, flooded houses 4,100.",
            [("homes_destroyed", 1500), ("homes_damaged", 4100)],
        ),
        ("Collapsed houses 1,500 households.", []),
        ("The town of 400,000 inhabitants lies on a lake.", [("population", 400_000)]),
    ],
)
def test_what_is_counted(text: str, figures: list[tuple[str, float]], counted) -> None:
    """Words near a number count people only where they say what befell them."""
    assert counted(text, "en") == figures


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Reports that 43 people had died were wrong.", "denied"),
        ("The estimate of 43 dead proved far too high.", "denied"),
        ("UNHCR said early estimates that 43 people had died were mistaken.", "denied"),
        ("Forty-three people died because the maps were wrong.", "reported"),
        ("The rebels' figures were wrong: 43 people died.", "reported"),
        ("Claims that 43 people died are lies, the army said.", "denied"),
        ("The village, which lies under mud, lost 43 people.", "reported"),
        ("Turkey has offered to take in 43 refugees.", "planned"),
        ("Turkey has taken in 43 refugees.", "reported"),
    ],
)
def test_what_is_said_of_a_number(text: str, status: str, read) -> None:
    """A claim that was wrong is denied; who was wrong of something else denies nothing."""
    (figure,) = read(text, "en", PUBLISHED)
    assert figure.status.value == status


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Twelve people died, according to the rebels, who hold the town of 40,000 inhabitants.",
            {12: "the rebels", 40_000: None},
        ),
        (
            "The rebels, who hold the town of 40,000 inhabitants, said 12 people had died.",
            {12: "The rebels", 40_000: None},
        ),
        (
            "In Montenegro, where 25,000 displaced people lived before the war, officials reported 35,000 arrivals.",
            {25_000: None, 35_000: "officials"},
        ),
        ("The floods, which killed 12 people, were the worst in years, officials said.", {12: "officials"}),
        (
            "According to the army, which says that it lost 12 men, 40 rebels died.",
            {12: "the army", 40: "the army"},
        ),
        ("The rescue headquarters gave a press conference: 12 people were dead.", {12: "The rescue headquarters"}),
        (
            "The country's state television doubled its count of the dead to 77.",
            {77: "The country's state television"},
        ),
        ("The president declared mourning for the 12 dead.", {12: None}),
        ("Officials said early estimates that 500,000 had fled were wrong.", {500_000: None}),
        ("Reports that 500,000 had fled were wrong, officials said.", {500_000: None}),
        ("Officials said that 500,000 had fled because the maps were wrong.", {500_000: "Officials"}),
    ],
)
def test_whose_number_it_is(text: str, named: dict[float, str | None], sources) -> None:
    """Who speaks has not given the number of a relative clause that only says who or where that is."""
    assert sources(text, "en") == named


@pytest.mark.parametrize(
    ("text", "value", "start", "end"),
    [
        (
            "A depot killed 50 in Goma on Monday, a day after lava cut the town in two.\n\nPolice put the dead at 30.",
            30,
            18,
            18,
        ),
        (
            "Rescuers found 12 bodies on Monday, four days after the ferry sank off Cebu. Nine children died.",
            9,
            14,
            14,
        ),
        ("The toll rose to 12 on Monday, four days after the ferry sank off Cebu.", 12, 14, 14),
        (
            "A bomb killed 50 in Goma on Monday.\n\nPolice put the dead at 30.\n\nThe quake of March 4 left 45 dead.",
            30,
            18,
            18,
        ),
    ],
)
def test_which_event_a_follow_up_is_of(text: str, value: int, start: int, end: int, read) -> None:
    """The harm with which a report begins dates what follows, not what the day is reckoned from."""
    found = next(figure for figure in read(text, "en", PUBLISHED) if figure.quantity.value == value)
    assert (found.period.start, found.period.end) == (dt.date(2024, 3, start), dt.date(2024, 3, end))


@pytest.mark.parametrize(
    ("text", "value", "start", "end"),
    [
        ("Twelve people died on Monday. The day before, eight people had been killed.", 8, 17, 17),
        ("Twelve people died on Monday. A day earlier, eight people had been killed.", 8, 17, 17),
        ("Twelve people died on Monday. The following day, eight people were killed.", 8, 19, 19),
        ("Eight people were killed the previous day.", 8, 19, 19),
        ("Kenya took in 77 people on Monday. Chad let in 43, a tenth more than the day before.", 43, 18, 18),
        ("A ship sank off Zuwara on 14 March. Some 900 people have since returned to Libya.", 900, 14, 20),
        ("Some 9,000 people left Kidal on 12 March and 900 have since returned.", 900, 12, 20),
        ("A quake hit Bam on 14 March. Some 900 people have died since.", 900, 14, 20),
        ("A quake hit Bam on 14 March. Some 900 people fled the town in the first hours.", 900, 14, 14),
        ("A depot blew up in Goma on Monday. Twelve people died.", 12, 18, 18),
        ("Two trains collided near Goma on Monday.\n\nPolice put the dead at 12.", 12, 18, 18),
        ("Two buses met near Goma on Monday.\n\nOn Tuesday police put the dead of the storm at 12.", 12, None, 19),
    ],
)
def test_days_named_before(text: str, value: int, start: int | None, end: int, read) -> None:
    """Days are counted on from the one named last, and "since" from the event."""
    found = next(figure for figure in read(text, "en", PUBLISHED) if figure.quantity.value == value)
    begin = dt.date(2024, 3, start) if start is not None else None
    assert (found.period.start, found.period.end) == (begin, dt.date(2024, 3, end))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Fighting in Darfur drove 40,000 people into Chad.", [("crossed", 40_000)]),
        ("Fighting drove 40,000 people out of their homes.", [("displaced", 40_000)]),
        ("Fighting drove 40,000 people into the hills.", [("displaced", 40_000)]),
        ("Fighting forced 40,000 people to leave Chad's east.", [("displaced", 40_000)]),
        ("An exodus of 40,000 people into Chad began.", [("crossed", 40_000)]),
        ("Families walk to Chad; 553,000 people have fled there.", [("crossed", 553_000)]),
        ("Families walk to Kidal; 553,000 people have fled there.", [("displaced", 553_000)]),
        ("A trader who lost two brothers said about 60 people had been in the market.", [("killed", 2)]),
        ("Eighty-seven people have not been accounted for.", [("missing", 87)]),
        ("The number of cholera cases has reached 312.", [("affected", 312)]),
    ],
)
def test_where_people_went(text: str, figures: list[tuple[str, float]], counted) -> None:
    """Who is driven to a country crosses its border; a verb with a number of its own counts nobody told after it."""
    assert counted(text, "en") == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Houses: 12,300 destroyed, 31,000 partly damaged.", [("homes_destroyed", 12_300), ("homes_damaged", 31_000)]),
        ("The army killed 30 rebels and lost two of its own.", [("killed", 30), ("killed", 2)]),
        ("Thirty were flown out. Gangs freed 4,000 men; police told us 220 of them were back.", [("evacuated", 30)]),
        ("Some 300,000 people remain without light.", [("affected", 300_000)]),
        ("Of those, 7,165 find themselves in shelters.", [("sheltered", 7165)]),
    ],
)
def test_short_forms(text: str, figures: list[tuple[str, float]], counted) -> None:
    """Labels of homes, a side's own dead, and parts that are larger than what was counted before."""
    assert counted(text, "en") == figures


def test_each_clause_has_the_source_that_closes_it(sources) -> None:
    """Who speaks between commas at the end of a clause has not given the number of the next."""
    text = "More than 15,000 people are homeless, the Red Cross says, and 4,000 need food, according to the mayor."
    assert sources(text, "en") == {15_000: "the Red Cross", 4000: "the mayor"}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The survivors sleep in a centre that was built for 250 people and held 900.", [("sheltered", 900)]),
        ("Police were in the camp and held 900 kilos of drugs.", []),
        ("An estimated 65,000 people are stuck in no man's land.", [("blocked", 65_000)]),
        ("Cars were stuck in the mud; 65,000 people watched the race.", []),
        ("Of those in the church, at least 50 did not leave it alive.", [("killed", 50)]),
        ("Another 19 persons whereabouts unknown.", [("missing", 19)]),
        ("In one village 20 houses out of 30 fell.", [("homes_destroyed", 20)]),
    ],
)
def test_desks_of_camps_and_borders(text: str, figures: list[tuple[str, float]], counted) -> None:
    """A camp has more than one verb, people are stuck between borders, and some did not leave alive."""
    assert counted(text, "en") == figures


def test_a_stock_as_of_a_day_that_a_body_has_counted(read) -> None:
    """The day up to which a body counts is the day of the stock, though the body is named right after it."""
    text = "As of 18 March the Civil Protection had registered 89 sites hosting 19,410 people."
    (figure,) = read(text, "en", PUBLISHED)
    assert (figure.period.start, figure.period.end) == (None, dt.date(2024, 3, 18))


def test_a_toll_that_is_put_at_a_number_stands_where_it_is_said(places) -> None:
    """Nobody speaks in a country whose toll is put at a number."""
    text = "Floods have killed 228 people in Kenya. The toll in Tanzania was put at 161."
    assert places(text, "en") == [["Kenya"], ["Tanzania"]]


def test_a_row_with_words_in_place_of_a_number_ends_no_table(counted) -> None:
    """Words such as "see above" stand for a number that the row does not say again."""
    table = "Town | Dead | Injured\nKidal | 24 | 22\nGao | see above | 31\nMenaka | 3 | 49\n"
    assert counted(table, "en") == [
        ("killed", 24),
        ("injured", 22),
        ("injured", 31),
        ("killed", 3),
        ("injured", 49),
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The toll has risen by 16 to 61.", [("killed", 16), ("killed", 61)]),
        ("The toll is 16 to 61.", [("killed", None)]),
        ("The dead may number 120.", [("killed", 120)]),
        ("45 thousand masses were urgently transferred.", [("evacuated", 45_000)]),
    ],
)
def test_rises_and_ranges(text: str, figures: list[tuple[str, float | None]], counted) -> None:
    """What rises by a number to another is no range."""
    assert counted(text, "en") == figures


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("State radio quoted police as saying 12 people had died.", "police"),
        ("The governor was quoted as saying 12 people had died.", "The governor"),
        ("A Reuters reporter saw 12 bodies.", "A Reuters reporter"),
        ("The town saw 12 killings in a week.", None),
        ("Reports say 12 people have died.", None),
        ("Police reports say 12 people have died.", "Police reports"),
        ("Hospitals had treated 40 people for burns.", None),
        ("The state hospital in Boa Vista treated 40 people.", "The state hospital in Boa Vista"),
        ("For the network transmission saying that 12 people died, nobody answered.", None),
    ],
)
def test_who_is_quoted_and_who_saw(text: str, source: str | None, read) -> None:
    """Who is quoted speaks, who saw the dead counts them, and reports of nobody are none."""
    (figure,) = read(text, "en", PUBLISHED)
    assert figure.attributed_to == source
