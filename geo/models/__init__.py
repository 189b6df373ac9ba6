"""The records that travel between the stages, frozen and validated once.

A `Figure` is one reported number, a *claim* is the figures about the same thing, an `Estimate` is
the reconciled value. Offsets count characters of `Document.text`, the end exclusive; dates are
inclusive; coordinates are EPSG:4326, longitude before latitude in geometries.
"""

from geo.models.kinds import (
    Basis,
    Counting,
    EstimateBasis,
    GroupKind,
    PlaceKind,
    Policy,
    Precision,
    PublishedBasis,
    Qualifier,
    Relation,
    Role,
    Status,
    Unit,
)
from geo.models.places import (
    Agreement,
    Candidate,
    Estimate,
    Link,
    Located,
    LocatedFigure,
    Place,
    Review,
)
from geo.models.reports import (
    Document,
    Evidence,
    Extraction,
    Figure,
    Group,
    Period,
    Quantity,
    Share,
    Span,
    Toponym,
    document_id,
    figure_id,
)
from geo.models.shelves import Shelf, at_hand, each_at_hand

__all__ = [
    "Agreement",
    "Basis",
    "Candidate",
    "Counting",
    "Document",
    "Estimate",
    "EstimateBasis",
    "Evidence",
    "Extraction",
    "Figure",
    "Group",
    "GroupKind",
    "Link",
    "Located",
    "LocatedFigure",
    "Period",
    "Place",
    "PlaceKind",
    "Policy",
    "Precision",
    "PublishedBasis",
    "Qualifier",
    "Quantity",
    "Relation",
    "Review",
    "Role",
    "Share",
    "Shelf",
    "Span",
    "Status",
    "Toponym",
    "Unit",
    "at_hand",
    "document_id",
    "each_at_hand",
    "figure_id",
]
