"""The audit bundle: a zip with all that stands behind a product, to be read without this program.

Every table is CSV (RFC 4180, UTF-8) and every file is listed with its hash in ``SHA256SUMS``, which
``sha256sum --check`` reads. The texts of the reports stay out, for they are others'; their hashes prove which
version was read.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from geo.exports.archive import archive
from geo.exports.table import ESTIMATE_COLUMNS, FIGURE_COLUMNS, estimate_cells, figure_cells, with_words, write_csv
from geo.exports.withholding import withheld_of
from geo.models import each_at_hand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.exports.request import Request
    from geo.models import Document, Estimate
    from geo.reconciliation import Observation, Reconciled

_README = """How to trace a number
=====================

1. Find the number in estimates.csv. Its column "figures" holds the ids of the figures on which it rests.
2. Find each id in figures.csv: the sentence (quote), who said it (attributed_to), who printed it, the days and
   the place.
3. The column "document" names the report; reports.csv has its title, publisher, date, address and the SHA-256 of the
   text that was read. start_char and end_char count characters of that text, the end exclusive.
4. links.csv says how figures bear on one another (same, updates, contradicts, part_of, cites, denies) and why.
5. trays.csv lists the figures that are not in any number, and why.
6. reviews.csv lists what people decided, who, when and why. sources.csv has the names behind which sources are one.
7. withheld.csv says what a figure keeps back: its exact place, where it is a camp, a clinic or a route, or the name of
   a private person. The store of those who made the product has it all.
8. about.csv has the filters, the policy and the revision of the store. SHA256SUMS has the hash of every file here.

Coordinates are degrees, EPSG:4326. Dates are inclusive, ISO 8601. An empty cell is unknown.
"""


def audit_bundle(
    reconciled: Reconciled,
    estimates: Sequence[Estimate],
    about: Mapping[str, str],
    products: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the bundle as a zip file; the same input gives the same bytes.

    Parameters
    ----------
    reconciled
        What the product was made of.
    estimates
        The rows that it shows.
    about
        What the product says of itself: filters, policy, revision.
    products
        The product's own files, by name, to be laid beside.
    """
    observed = [reconciled.observations[key] for key in sorted(reconciled.observations)]
    ids = {ident for estimate in estimates for ident in estimate.figure_ids}
    behind = [item for item in observed if item.figure.id in ids]
    trays = [
        {"tray": name, "figure": tray.figure_id, "reason": tray.reason}
        for name, held in (
            ("undated", reconciled.undated),
            ("unplaced", reconciled.unplaced),
            ("not counted", reconciled.not_aggregated),
        )
        for tray in held
    ]
    links = [
        {"from": link.from_figure, "relation": link.relation.value, "to": link.to_figure, "reason": link.reason}
        for link in reconciled.links
        if link.from_figure in ids or link.to_figure in ids
    ]
    files = {
        "README.txt": _README,
        "about.csv": write_csv([{"what": key, "is": value} for key, value in about.items()], ("what", "is")),
        "estimates.csv": write_csv(map(estimate_cells, estimates), ESTIMATE_COLUMNS),
        "figures.csv": write_csv(map(figure_cells, with_words(behind)), FIGURE_COLUMNS),
        "other_figures.csv": write_csv(
            map(figure_cells, with_words(item for item in observed if item.figure.id not in ids)), FIGURE_COLUMNS
        ),
        "links.csv": write_csv(links, ("from", "relation", "to", "reason")),
        "trays.csv": write_csv(trays, ("tray", "figure", "reason")),
        "reports.csv": write_csv(_reports(observed), _REPORT_COLUMNS),
        "sources.csv": write_csv(_sources(observed, reconciled), ("said", "source", "type", "party")),
        "withheld.csv": write_csv(_withheld(observed), ("figure", "what", "stands_for")),
        "reviews.csv": write_csv(_reviews(observed, reconciled, estimates), _REVIEW_COLUMNS),
    }
    members = {name: text.encode("utf-8", "replace") for name, text in files.items()}
    members |= {f"product/{name}": content for name, content in sorted((products or {}).items())}
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in members.items())
    return archive({**members, "SHA256SUMS": sums.encode()})


_REPORT_COLUMNS = (
    *("document", "title", "publisher", "published", "published_basis", "language", "url", "sha256", "characters"),
    "id",
)
_REVIEW_COLUMNS = ("target", "verdict", "changes", "reviewer", "reviewed_at", "reason")


def _reports(observed: Iterable[Observation]) -> list[dict[str, Any]]:
    documents: dict[str, Document] = {item.document.id: item.document for item in observed}
    return [
        {
            "document": one.address,
            "title": one.title,
            "publisher": one.publisher,
            "published": one.published.isoformat() if one.published else None,
            "published_basis": one.published_basis.value,
            "language": one.language,
            "url": one.url,
            "sha256": hashlib.sha256(one.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "characters": len(one.text),
            "id": one.id,
        }
        for one in each_at_hand(sorted(documents.values(), key=lambda one: (one.address, one.id)), lambda one: (one,))
    ]


def _withheld(observed: Iterable[Observation]) -> list[dict[str, Any]]:
    """Return what each figure keeps back, and the district that stands for its place."""
    return [
        {"figure": one.figure.id, "what": what, "stands_for": one.place.name if what == "place" and one.place else None}
        for one in observed
        for what in withheld_of(one)
    ]


def _sources(observed: Iterable[Observation], reconciled: Reconciled) -> list[dict[str, Any]]:
    """Return every spelling of a source with the one body that it is taken for."""
    said = sorted({item.figure.attributed_to for item in observed if item.figure.attributed_to})
    known = ((words, reconciled.registry.find(words)) for words in said)
    return [
        {"said": words, "source": source.name, "type": source.type, "party": source.party}
        for words, source in known
        if source is not None
    ]


def _reviews(
    observed: Iterable[Observation], reconciled: Reconciled, estimates: Iterable[Estimate]
) -> list[dict[str, Any]]:
    """Return what people decided of figures, links and places, and the numbers that they agreed on, each once."""
    decided = dict.fromkeys(review for item in observed for review in reconciled.reviews_of(item.figure.id))
    agreed = dict.fromkeys(estimate.agreed for estimate in estimates if estimate.agreed is not None)
    return [
        *(
            {
                "target": review.target,
                "verdict": review.verdict,
                "changes": ", ".join(f"{name}={value}" for name, value in review.changes),
                "reviewer": review.reviewer,
                "reviewed_at": review.reviewed_at.isoformat(timespec="seconds"),
                "reason": review.reason,
            }
            for review in decided
        ),
        *(
            {
                "target": made.target,
                "verdict": "agree",
                "changes": f"value={made.value:.15g}, until={made.until}",
                "reviewer": made.owner,
                "reviewed_at": made.agreed_at.isoformat(timespec="seconds"),
                "reason": made.reason,
            }
            for made in agreed
        ),
    ]


def write(request: Request) -> bytes:
    """Write the audit bundle of a product, with its tables."""
    from geo.exports.about import about

    return audit_bundle(request.reconciled, request.estimates, about(request))
