"""A made-up crisis with every kind of place, value and tray: what the map must be able to show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from shapely.geometry import Point

from geo.gazetteer import open_gazetteer
from geo.layers import FigureCard, Layers, Series, Step, Way
from geo.models import (
    Counting,
    Document,
    EstimateBasis,
    Evidence,
    Figure,
    Group,
    GroupKind,
    Period,
    Place,
    PlaceKind,
    Policy,
    Precision,
    PublishedBasis,
    Qualifier,
    Quantity,
    Role,
    Span,
    Status,
    Toponym,
    Unit,
    document_id,
    figure_id,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

TOWNS = (
    ("Saraqib", "SY", "SY-ID", 36.8058, 35.8644),
    ("Ariha", "SY", "SY-ID", 36.6100, 35.8136),
    ("Maarat al-Numan", "SY", "SY-ID", 36.6750, 35.6486),
    ("Afrin", "SY", "SY-HL", 36.8663, 36.5119),
    ("Mytilene", "GR", "GR-K", 26.5550, 39.1067),
)
EVERYBODY = Group()
START, END = date(2019, 12, 1), date(2020, 3, 31)
HOSTILE = '</script><img src=x onerror="window.hurt=1"><b>12</b> \u2028 `${1}` {{ 7*7 }}'


def places() -> dict[str, Place]:
    """Return places of every kind, from the gazetteer."""
    gazetteer = open_gazetteer()
    found = [
        gazetteer.place("SY-ID"),
        gazetteer.place("SY-HL"),
        gazetteer.place("TR"),
        gazetteer.part("SY", "NW"),
        gazetteer.joint(["SY-ID", "SY-HL"]),
        gazetteer.border("GR", "TR"),
        gazetteer.border("SY", "TR", side="SY"),
    ]
    found += [
        Place(
            f"town:{name}", name, PlaceKind.POINT, country, (country,), admin1, geometry=Point(lon, lat), precision_km=2
        )
        for name, country, admin1, lon, lat in TOWNS
    ]
    return {place.id: place for place in found if place is not None}


class Archive:
    """Reports and their figures, written as the tests need them."""

    def __init__(self, known: Mapping[str, Place]) -> None:
        self.places = known
        self.cards: dict[str, FigureCard] = {}

    def report(
        self,
        sentence: str,
        number: str,
        place_id: str | None,
        indicator: str,
        *,
        published: date | None,
        publisher: str = "Example Gazette",
        period: Period | None = None,
        value: float | None = None,
        low: float | None = None,
        high: float | None = None,
        qualifier: Qualifier = Qualifier.EXACT,
        said_by: str | None = None,
        group: Group = EVERYBODY,
        counting: Counting = Counting.FLOW,
        where: str | None = None,
        status: Status = Status.REPORTED,
        reason: str | None = None,
        url: str | None = "https://example.org/report",
        language: str = "en",
    ) -> str:
        text = f"A first sentence. {sentence} A last one."
        document = Document(
            id=document_id(text, url, publisher),
            address="report.txt",
            text=text,
            language=language,
            title=f"Report of {publisher}",
            url=url,
            publisher=publisher,
            published=published,
            published_precision=Precision.DAY if published else None,
            published_basis=PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN,
        )
        start = text.index(sentence)
        span = Span(start, start + len(sentence))
        at = text.index(number, start)
        number_span = Span(at, at + len(number))
        toponyms: tuple[Toponym, ...] = ()
        if where:
            there = text.index(where, start)
            toponyms = (Toponym(Span(there, there + len(where)), where, Role.EVENT),)
        evidence: tuple[Evidence, ...] = ()
        if said_by and said_by in sentence:
            there = text.index(said_by, start)
            evidence = (Evidence("attributed_to", Span(there, there + len(said_by))),)
        figure = Figure(
            id=figure_id(document.id, number_span, indicator),
            document_id=document.id,
            span=span,
            number_span=number_span,
            quote=sentence,
            quantity=Quantity(value, low, high, qualifier, number),
            indicator=indicator,
            counting=counting,
            group=group,
            period=period or Period(published, published, Precision.DAY),
            toponyms=toponyms,
            attributed_to=said_by,
            status=status,
            evidence=evidence,
        )
        self.cards[figure.id] = FigureCard(figure, document, place_id, reason)
        return figure.id


def syria() -> Layers:
    """Return four months of figures around north-western Syria and the Greek border."""
    known = places()
    by_name = {place.name: place.id for place in known.values()}
    border = by_name["Greece–Turkey border"]
    archive = Archive(known)
    tell = archive.report
    series: list[Series] = []

    civilian, turkish = Group(GroupKind.CIVILIAN), Group(GroupKind.COMBATANT, party="TR")
    strikes = []
    for day, town, number, who in (
        (date(2019, 12, 17), "Maarat al-Numan", 14, civilian),
        (date(2020, 1, 5), "Ariha", 18, civilian),
        (date(2020, 1, 30), "Ariha", 10, civilian),
        (date(2020, 2, 3), "Saraqib", 8, turkish),
        (date(2020, 2, 27), "Saraqib", 33, turkish),
    ):
        whom = "civilians" if who == civilian else "Turkish soldiers"
        strikes.append(
            (
                town,
                day,
                number,
                who,
                tell(
                    f"A strike near {town} killed {number} {whom} on {day:%d %B}, the Example Observatory said.",
                    str(number),
                    by_name[town],
                    "killed",
                    published=day + timedelta(days=1),
                    period=Period(day, day, Precision.DAY),
                    value=number,
                    said_by="the Example Observatory",
                    group=who,
                    where=town,
                ),
            )
        )
    for town in ("Maarat al-Numan", "Ariha", "Saraqib"):
        own = [strike for strike in strikes if strike[0] == town]
        total, steps, parts = 0, [], []
        for index, (_, day, number, _who, _card) in enumerate(own):
            total += number
            ids = tuple(strike[4] for strike in own[: index + 1])
            high = total + (1 if number == 33 else 0)
            steps.append(
                Step(
                    day,
                    total,
                    total,
                    high,
                    day,
                    ids,
                    EstimateBasis.OUR_SUM if index else EstimateBasis.REPORTED,
                    "33 (newspaper), 34 (ambassador)" if number == 33 else None,
                )
            )
        group = own[0][3]
        parts = [Series("killed", Counting.FLOW, Role.EVENT, group.code, Unit.PEOPLE, by_name[town], tuple(steps))]
        series.append(replace(parts[0], group="people", parts=tuple(parts)))

    many = [
        (date(2019, 12, 26), "SY-ID", 235_000, "part"),
        (date(2020, 1, 22), "part", 358_000, "part"),
        (date(2020, 2, 12), "joint", 689_000, "joint"),
        (date(2020, 2, 17), "part", 900_000, "part"),
        (date(2020, 3, 5), "part", 961_000, "part"),
    ]
    joint, part = (
        next(p.id for p in known.values() if p.kind is PlaceKind.JOINT),
        next(p.id for p in known.values() if p.kind is PlaceKind.PART),
    )
    ids = {}
    for day, _, number, _ in many:
        ids[day] = tell(
            f"About {number:,} people have been displaced from the region since 1 December, OCHA said on {day:%d %B}.",
            f"{number:,}",
            joint if number == 689_000 else part,
            "displaced",
            published=day,
            publisher="ReliefWeb",
            period=Period(date(2019, 12, 1), day, Precision.DAY, "since 1 December"),
            value=number,
            qualifier=Qualifier.ABOUT,
            said_by="OCHA",
            where="the region",
        )
    gone = Step(date(2020, 2, 12), None, None, None)
    series.append(
        Series(
            "displaced",
            Counting.FLOW,
            Role.ORIGIN,
            "people",
            Unit.PEOPLE,
            part,
            tuple(
                Step(day, number * 0.97, number, number * 1.04, date(2019, 12, 1), (ids[day],))
                if number != 689_000
                else gone
                for day, _, number, _ in many
            ),
        )
    )
    series.append(
        Series(
            "displaced",
            Counting.FLOW,
            Role.ORIGIN,
            "people",
            Unit.PEOPLE,
            joint,
            (
                Step(date(2020, 2, 12), 650_000, 689_000, 700_000, date(2019, 12, 1), (ids[date(2020, 2, 12)],)),
                Step(date(2020, 2, 17), None, None, None),
            ),
        )
    )
    arrived = tell(
        "Around 143,000 displaced people had reached Afrin by 20 February, local councils said.",
        "143,000",
        by_name["Afrin"],
        "displaced",
        published=date(2020, 2, 20),
        value=143_000,
        qualifier=Qualifier.ABOUT,
        said_by="local councils",
        where="Afrin",
    )
    series.append(
        Series(
            "displaced",
            Counting.FLOW,
            Role.DESTINATION,
            "people",
            Unit.PEOPLE,
            by_name["Afrin"],
            (Step(date(2020, 2, 20), 143_000, 143_000, 143_000, date(2019, 12, 1), (arrived,)),),
        )
    )
    hosted = tell(
        "Turkey hosts 3.6 million Syrian refugees, the government says.",
        "3.6 million",
        "TR",
        "refugees",
        published=date(2020, 1, 2),
        value=3_600_000,
        counting=Counting.STOCK,
        group=Group(GroupKind.REFUGEE, nationality="SY"),
        said_by="the government",
        where="Turkey",
    )
    series.append(
        Series(
            "refugees",
            Counting.STOCK,
            Role.HOST,
            "refugee:SY",
            Unit.PEOPLE,
            "TR",
            (Step(date(2020, 1, 2), 3_600_000, 3_600_000, 3_700_000, None, (hosted,), stale_after=date(2020, 2, 1)),),
        )
    )
    camps = tell(
        "Some 81,000 people live in the camps along the frontier.",
        "81,000",
        by_name[next(n for n in by_name if n.startswith("Syria–Turkey"))],
        "sheltered",
        published=date(2020, 3, 10),
        value=81_000,
        counting=Counting.STOCK,
        where="the frontier",
    )
    series.append(
        Series(
            "sheltered",
            Counting.STOCK,
            Role.HOST,
            "people",
            Unit.PEOPLE,
            by_name[next(n for n in by_name if n.startswith("Syria–Turkey"))],
            (Step(date(2020, 3, 10), 81_000, 81_000, 81_000, None, (camps,), stale_after=date(2020, 4, 9)),),
        )
    )
    blocked, crossed, arrivals = [], [], []
    for index in range(7):
        day = date(2020, 2, 29) + timedelta(days=index)
        number = 4_000 + 5_200 * index
        card = tell(
            f"Greece blocked {number:,} attempts to cross at the Evros by {day:%d %B}, a spokesman said.",
            f"{number:,}",
            border,
            "blocked",
            published=day,
            value=number,
            said_by="a spokesman",
            where="the Evros",
            period=Period(date(2020, 2, 29), day, Precision.DAY),
            publisher="Aegean Example",
        )
        blocked.append(Step(day, number, number, number, date(2020, 2, 29), (card,)))
    several = tell(
        "Dozens of people crossed the river on Sunday, villagers said.",
        "Dozens",
        border,
        "crossed",
        published=date(2020, 3, 1),
        low=24,
        high=99,
        qualifier=Qualifier.VAGUE,
        said_by="villagers",
        where="the river",
    )
    crossed.append(Step(date(2020, 3, 1), 24, None, 99, date(2020, 3, 1), (several,), words="dozens"))
    landed = tell(
        f"L’île a vu arriver 500 personnes dimanche, selon la mairie. {HOSTILE}",
        "500",
        by_name["Mytilene"],
        "crossed",
        published=date(2020, 3, 2),
        value=500,
        said_by="la mairie",
        where="L’île",
        language="fr",
        publisher="Le Journal Exemple",
        url="javascript:alert(1)",
    )
    arrivals.append(Step(date(2020, 3, 1), 500, 500, 520, date(2020, 3, 1), (landed,)))
    series += [
        Series("blocked", Counting.FLOW, Role.BLOCKED_AT, "people", Unit.ATTEMPTS, border, tuple(blocked)),
        Series("crossed", Counting.FLOW, Role.EVENT, "people", Unit.PEOPLE, border, tuple(crossed)),
        Series("crossed", Counting.FLOW, Role.EVENT, "people", Unit.PEOPLE, by_name["Mytilene"], tuple(arrivals)),
    ]
    wounded = tell(
        "The strike also injured 27 people in Ariha.",
        "27",
        by_name["Ariha"],
        "injured",
        published=date(2020, 1, 31),
        value=27,
        where="Ariha",
    )
    series.append(
        Series(
            "injured",
            Counting.FLOW,
            Role.EVENT,
            "people",
            Unit.PEOPLE,
            by_name["Ariha"],
            (Step(date(2020, 1, 30), 27, 27, 27, None, (wounded,)),),
        )
    )
    undated = tell(
        "At least 350,000 people have fled, the office said.",
        "350,000",
        part,
        "displaced",
        published=None,
        period=Period(),
        low=350_000,
        value=350_000,
        qualifier=Qualifier.AT_LEAST,
        reason="no date can be told from the text",
    )
    unplaced = tell(
        "Officials spoke of 55 dead.",
        "55",
        None,
        "killed",
        published=date(2020, 2, 20),
        value=55,
        reason="no place is named",
    )
    denied = tell(
        "The ministry denied that 100 soldiers had died.",
        "100",
        "SY-ID",
        "killed",
        published=date(2020, 2, 28),
        value=100,
        status=Status.DENIED,
        reason="denied by the ministry",
    )
    return Layers(
        start=START,
        end=END,
        series=tuple(series),
        places=known,
        cards=archive.cards,
        undated=(undated,),
        unplaced=(unplaced,),
        not_aggregated=(denied,),
        revision=7,
        policy=Policy.LATEST,
    )


def with_ways(layers: Layers) -> Layers:
    """Return the crisis with people who moved: one way whole, one there and back, one of unknown shares."""
    known = dict(layers.places)
    known["GR"] = open_gazetteer().place("GR")
    by_name = {place.name: place.id for place in known.values()}

    def moved(indicator: str, to: str, role: Role, *steps: Step) -> Series:
        counting = Counting.STOCK if indicator == "sheltered" else Counting.FLOW
        return Series(indicator, counting, role, "people", Unit.PEOPLE, to, steps)

    def way(*origins: str, whole: bool = True) -> Way:
        return Way(tuple(sorted(origins)), whole)

    march = date(2020, 3, 1)
    kept = [
        series
        for series in layers.series
        if (series.place_id, series.indicator)
        not in {(by_name["Afrin"], "displaced"), (by_name["Mytilene"], "crossed")}
    ]
    added = [
        moved(
            "displaced",
            by_name["Afrin"],
            Role.DESTINATION,
            Step(date(2020, 2, 20), 143_000, 143_000, 143_000, way=way(by_name["Saraqib"])),
        ),
        moved(
            "crossed",
            "GR",
            Role.DESTINATION,
            Step(march, 3_000, 3_400, 4_100, way=way("TR")),
            Step(date(2020, 3, 9), 3_000, 8_000, 9_000, way=way("TR")),
        ),
        moved("crossed", "TR", Role.DESTINATION, Step(date(2020, 3, 8), 900, 900, 900, way=way("GR"))),
        moved(
            "crossed",
            by_name["Mytilene"],
            Role.DESTINATION,
            Step(march, 500, 500, 520, way=way("TR", "SY-ID", whole=False)),
        ),
    ]
    return replace(layers, series=(*kept, *added), places=known)
