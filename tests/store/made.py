"""Records made up for the tests: simple ones, and hypothesis strategies for any."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, box

from geo.models import (
    Basis,
    Candidate,
    Counting,
    Document,
    Evidence,
    Figure,
    Group,
    GroupKind,
    Located,
    LocatedFigure,
    Period,
    Place,
    PlaceKind,
    Precision,
    PublishedBasis,
    Qualifier,
    Quantity,
    Review,
    Role,
    Share,
    Span,
    Status,
    Toponym,
    Unit,
    document_id,
    figure_id,
)

IDLIB = Place(
    "SY-ID", "Idlib", PlaceKind.AREA, "SY", ("SY",), "SY-ID", geometry=box(36.1, 35.2, 37.2, 36.3), precision_km=50
)
ALEPPO = Place("SY-HL", "Aleppo", PlaceKind.AREA, "SY", ("SY",), "SY-HL", geometry=box(36.5, 35.6, 38.6, 36.9))
SARAQIB = Place(
    "gn:172957", "Saraqib", PlaceKind.POINT, "SY", ("SY",), "SY-ID", geometry=Point(36.8, 35.86), precision_km=3
)


def document(text: str, published: date | None = None, **more: object) -> Document:
    """Return a document of this text."""
    dated = {} if published is None else {
        "published": published, "published_precision": Precision.DAY, "published_basis": PublishedBasis.GIVEN,
    }  # fmt: skip
    key = document_id(text, str(more.get("url", "")), str(more.get("publisher", "")))
    return Document(**{"id": key, "address": "report.txt", "text": text, "language": "en", **dated, **more})


def figure(
    of: Document, number: str, indicator: str = "killed", place: Place | None = IDLIB, **more: object
) -> LocatedFigure:
    """Return the figure of a number in the text, the whole text its quote, at one place."""
    start = of.text.index(number)
    span = Span(start, start + len(number))
    value = float(number.replace(",", ""))
    toponyms, located = (), ()
    if place is not None:
        at = of.text.find(place.name)
        toponym = Toponym(Span(max(at, 0), max(at, 0) + len(place.name)), place.name, Role.EVENT, anchors=(place.name,))
        toponyms = (toponym,)
        located = (Located(toponym, place, (Candidate(place, 0.9, ("named in the sentence",)),)),)
    made = Figure(**{
        "id": figure_id(of.id, span, indicator), "document_id": of.id, "span": Span(0, len(of.text)),
        "number_span": span, "quote": of.text,
        "quantity": Quantity(value, words=number), "indicator": indicator, "counting": Counting.FLOW,
        "toponyms": toponyms, **more,
    })  # fmt: skip
    return LocatedFigure(made, located)


def review(target: str, verdict: str = "accepted", minute: int = 0, **changes: str) -> Review:
    """Return a review."""
    at = datetime(2020, 3, 5, 12, minute, tzinfo=UTC)
    return Review(target, verdict, tuple(changes.items()), "ana", at, "phoned the hospital")


# Anything a text can hold, half surrogate pairs and U+0000 included.
words = st.text(st.characters(exclude_categories=()), max_size=20)
maybe_words = st.none() | words
plain = st.text("abcdefghij0123456789:-", min_size=1, max_size=12)
maybe_plain = st.none() | plain
numbers = st.floats(min_value=0, allow_nan=False, allow_infinity=False) | st.integers(0, 2**53)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(timezones=zones).filter(lambda moment: 2 < moment.year < 9998)
spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**4)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
longitudes, latitudes = st.floats(-180, 180), st.floats(-90, 90)
geometries = st.one_of(
    st.none(),
    st.builds(Point, longitudes, latitudes),
    st.builds(lambda x, y: box(x, y, x + 1, y + 2), longitudes, latitudes),
    st.builds(lambda x, y: MultiPolygon([box(x, y, x + 1, y + 1), box(x + 2, y, x + 3, y + 1)]), longitudes, latitudes),
    st.builds(lambda a, b, c, d: LineString([(a, b), (c, d)]), longitudes, latitudes, longitudes, latitudes),
)


@st.composite
def places(draw: st.DrawFn) -> Place:
    fields = {
        "name": draw(words),
        "kind": draw(st.sampled_from(PlaceKind)),
        "country": draw(maybe_plain),
        "countries": tuple(draw(st.lists(plain, max_size=3))),
        "admin1": draw(maybe_plain),
        "admin2": draw(maybe_words),
        "pcode": draw(maybe_plain),
        "members": tuple(draw(st.lists(plain, max_size=3))),
        "precision_km": draw(st.none() | st.floats(0, 1000)),
        "centre": draw(st.none() | st.tuples(longitudes, latitudes)),
    }
    geometry = draw(geometries)
    # One id, one place: what the gazetteer promises.
    key = document_id(repr(sorted(fields.items())) + ("" if geometry is None else geometry.wkb_hex))
    return Place(id=key, geometry=geometry, **fields)


toponyms = st.builds(
    Toponym,
    span=spans,
    name=words,
    role=st.none() | st.sampled_from(Role),
    basis=st.sampled_from(Basis),
    form=plain,
    anchors=st.lists(words, max_size=3).map(tuple),
    direction=maybe_plain,
    side=maybe_plain,
    type_word=maybe_plain,
    distance_km=st.none() | st.floats(0, 500),
    demonym=st.booleans(),
)
candidates = st.builds(Candidate, places(), st.floats(-10, 10), st.lists(words, max_size=3).map(tuple))


def located(toponym: st.SearchStrategy[Toponym] = toponyms) -> st.SearchStrategy[Located]:
    return st.builds(Located, toponym, st.none() | places(), st.lists(candidates, max_size=3).map(tuple))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, value, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    keep = draw(st.sampled_from([(1, 1, 1), (0, 1, 0), (1, 0, 0), (0, 0, 1), (1, 0, 1), (1, 1, 0), (0, 1, 1)]))
    kept = [n if k else None for n, k in zip((low, value, high), keep, strict=True)]
    return Quantity(kept[1], kept[0], kept[2], draw(st.sampled_from(Qualifier)), draw(words))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = sorted(draw(st.tuples(st.dates(), st.dates())))
    return Period(
        draw(st.sampled_from([None, start])),
        draw(st.sampled_from([None, end])),
        draw(st.none() | st.sampled_from(Precision)),
        draw(maybe_words),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text, url, publisher = draw(words), draw(maybe_words), draw(maybe_words)
    basis = draw(st.sampled_from(PublishedBasis))
    dated = basis is not PublishedBasis.UNKNOWN
    return Document(
        id=document_id(text, url, publisher),
        address=draw(words),
        text=text,
        language=draw(plain),
        title=draw(maybe_words),
        url=url,
        publisher=publisher,
        published=draw(st.dates()) if dated else None,
        published_precision=draw(st.none() | st.sampled_from(Precision)) if dated else None,
        published_basis=basis,
        retrieved=draw(st.none() | moments),
        version_of=None,
    )


@st.composite
def figures(draw: st.DrawFn, document_id_: str) -> LocatedFigure:
    number, indicator = draw(spans), draw(plain)
    named = tuple(draw(st.lists(toponyms, max_size=2)))
    made = Figure(
        id=figure_id(document_id_, number, indicator),
        document_id=document_id_,
        span=draw(spans),
        number_span=number,
        quote=draw(words),
        quantity=draw(quantities()),
        indicator=indicator,
        counting=draw(st.sampled_from(Counting)),
        unit=draw(st.sampled_from(Unit)),
        who=draw(maybe_words),
        group=Group(draw(st.sampled_from(GroupKind)), draw(maybe_words), draw(maybe_words)),
        period=draw(periods()),
        toponyms=named,
        attributed_to=draw(maybe_words),
        denied_by=draw(maybe_words),
        status=draw(st.sampled_from(Status)),
        part_of=draw(maybe_plain),
        repeat_of=draw(maybe_plain),
        superseded=draw(st.booleans()),
        enemy_claim=draw(st.booleans()),
        shares=tuple(draw(st.lists(st.builds(Share, st.floats(0, 100), words, spans), max_size=2))),
        rule=draw(words),
        confidence=draw(st.floats(0, 1)),
        evidence=tuple(draw(st.lists(st.builds(Evidence, words, spans), max_size=2))),
    )
    # Mostly one for each toponym of the figure, as the geocoder gives them, but any is allowed.
    of_figure = tuple(draw(located(st.just(toponym))) for toponym in named)
    return LocatedFigure(made, draw(st.just(of_figure) | st.lists(located(), max_size=2).map(tuple)))


@st.composite
def reports(draw: st.DrawFn) -> tuple[Document, list[LocatedFigure], list[Located]]:
    made = draw(documents())
    found = draw(st.lists(figures(made.id), max_size=3, unique_by=lambda one: one.figure.id))
    return made, found, draw(st.lists(located(), max_size=3))


reviews = st.builds(
    Review, words, words, st.lists(st.tuples(words, words), max_size=3).map(tuple), words, moments, words
)
