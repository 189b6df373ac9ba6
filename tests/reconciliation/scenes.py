"""Places and figures from which the tests of reconciliation build their scenes."""

from datetime import date
from itertools import count

from shapely.geometry import LineString, Point, box

from geo.models import (
    Counting,
    Document,
    Figure,
    Group,
    GroupKind,
    Period,
    Place,
    PlaceKind,
    PublishedBasis,
    Qualifier,
    Quantity,
    Role,
    Span,
    Status,
    Unit,
)
from geo.reconciliation import Observation, SourceRegistry, reconcile

REGISTRY = SourceRegistry.load()

PEOPLE = Group()
CIVILIANS = Group(GroupKind.CIVILIAN)
CHILDREN = Group(GroupKind.CHILD)
TURKISH_SOLDIERS = Group(GroupKind.COMBATANT, party="TR")
SYRIAN_SOLDIERS = Group(GroupKind.COMBATANT, party="SY")
MIGRANTS = Group(GroupKind.MIGRANT)
SYRIAN_REFUGEES = Group(GroupKind.REFUGEE, nationality="SY")


def area(code, name, bounds, country=None):
    country = country or code
    return Place(
        code,
        name,
        PlaceKind.AREA,
        country=country,
        countries=(country,),
        admin1=None if code == country else code,
        geometry=box(*bounds),
    )


def town(number, name, admin1, longitude, latitude):
    country = admin1[:2]
    return Place(
        f"gn:{number}",
        name,
        PlaceKind.POINT,
        country=country,
        countries=(country,),
        admin1=admin1,
        geometry=Point(longitude, latitude),
    )


SYRIA = area("SY", "Syria", (35.7, 32.3, 42.4, 37.3))
IDLIB = area("SY-ID", "Idlib", (36.2, 35.4, 37.2, 36.3), "SY")
ALEPPO = area("SY-HL", "Aleppo", (37.2, 35.6, 38.6, 36.8), "SY")
BOTH = Place(
    "joint:SY-HL+SY-ID",
    "Idlib and Aleppo",
    PlaceKind.JOINT,
    country="SY",
    countries=("SY",),
    members=("SY-HL", "SY-ID"),
    geometry=IDLIB.geometry.union(ALEPPO.geometry),
)
NORTH_WEST = Place(
    "part:SY:NW",
    "north-western Syria",
    PlaceKind.PART,
    country="SY",
    countries=("SY",),
    geometry=box(35.7, 34.8, 39.0, 37.3),
)
SOUTH_OF_IDLIB = Place(
    "part:SY-ID:S",
    "southern Idlib",
    PlaceKind.PART,
    country="SY",
    countries=("SY",),
    admin1="SY-ID",
    geometry=box(36.2, 35.4, 37.2, 35.7),
)
SARAQIB = town(1, "Saraqib", "SY-ID", 36.8, 35.86)
ARIHA = town(2, "Ariha", "SY-ID", 36.6, 35.81)
AZAZ = town(3, "Azaz", "SY-HL", 37.4, 36.58)
TURKEY = area("TR", "Turkey", (26.0, 37.3, 45.0, 42.0))
GREECE = area("GR", "Greece", (20.0, 35.0, 26.0, 41.75))
EDIRNE = town(4, "Edirne", "TR-22", 26.55, 41.67)
BORDER = Place(
    "border:GR-TR",
    "Greece–Turkey border",
    PlaceKind.BORDER,
    countries=("GR", "TR"),
    geometry=LineString([(26.05, 40.7), (26.6, 41.7)]),
)
SUDAN = area("SD", "Sudan", (22.0, 9.0, 38.0, 22.0))
KASSALA = area("SD-KA", "Kassala", (35.0, 14.5, 37.0, 17.0), "SD")

_numbers = count()


def day(text):
    """Read "2-27" as 27 February 2020, and "2016-2-27" as it stands."""
    if text is None:
        return None
    parts = [int(part) for part in text.split("-")]
    return date(*parts) if len(parts) == 3 else date(2020, *parts)


def document(name, published="3-5", publisher=None, **more):
    basis = PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN
    return Document(
        name, f"{name}.txt", "", "en", publisher=publisher, published=day(published), published_basis=basis, **more
    )


def said(
    value,
    place=IDLIB,
    start=None,
    end=None,
    *,
    by=None,
    indicator="killed",
    counting=None,
    group=PEOPLE,
    role=None,
    low=None,
    high=None,
    words="exact",
    unit=Unit.PEOPLE,
    published="3-5",
    publisher=None,
    report=None,
    status=Status.REPORTED,
    figure_id=None,
    text="",
    **more,
):
    """Return one figure as its report gives it; without `end` it is undated."""
    number = next(_numbers)
    if counting is None:
        counting = Counting.STOCK if indicator in {"refugees", "missing", "sheltered"} else Counting.FLOW
    if role is None:
        role = {"refugees": Role.HOST, "blocked": Role.BLOCKED_AT}.get(indicator, Role.EVENT)
    report = report or document(f"report-{number}", published, publisher)
    figure = Figure(
        id=figure_id or f"figure-{number:04}",
        document_id=report.id,
        span=Span(0, 1),
        number_span=Span(0, 1),
        quote="",
        quantity=Quantity(value, low, high, Qualifier(words), text),
        indicator=indicator,
        counting=counting,
        unit=unit,
        group=group,
        period=Period(day(start), day(end)),
        attributed_to=by,
        status=status,
        **more,
    )
    return Observation(figure, place, role, report)


def on(value, place, when, **more):
    """Return the toll of one event."""
    return said(value, place, when, when, **more)


def stock(value, place, when, **more):
    """Return how many there were on a day."""
    return said(value, place, None, when, counting=Counting.STOCK, **{"indicator": "refugees", **more})


def table(observations, at="3-31", since=None, **options):
    """Return the rows as (place, low, best, high)."""
    rows = reconcile(observations, REGISTRY).estimates(day(at), day(since), **options)
    return [(row.place.name, row.low, row.best, row.high) for row in rows]


def relations(observations):
    """Return the links as (from, relation, to)."""
    return {(link.from_figure, str(link.relation), link.to_figure) for link in reconcile(observations, REGISTRY).links}
