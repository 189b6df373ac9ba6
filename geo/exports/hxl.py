"""CSV with hashtags of the Humanitarian Exchange Language, one row an estimate.

The second row holds the hashtags of HXL 1.1 (https://hxlstandard.org). The best value stands in the column of its
indicator, so that a tool that knows ``#affected+killed`` finds it; its bounds, days and sources stand beside it.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from geo.exports.table import estimate_cells, flat, neutral
from geo.indicators import indicators

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.exports.request import Request
    from geo.models import Estimate

#: Column, hashtag and key of `estimate_cells` before those of the indicators, and after them.
_BEFORE = (
    ("Indicator", "#indicator+code", "indicator"),
    ("Counting", "#meta+counting", "counting"),
    ("Group", "#group+code", "group"),
    ("Unit", "#item+unit", "unit"),
    ("Place", "#loc+name", "place"),
    ("Place id", "#loc+code", "place_id"),
    ("Kind of place", "#loc+type", "place_kind"),
    ("Role of the place", "#meta+role", "role"),
    ("Country", "#country+code+v_iso2", "country"),
    ("P-code", "#loc+code+v_pcode", "pcode"),
    ("Latitude", "#geo+lat", "lat"),
    ("Longitude", "#geo+lon", "lon"),
    ("From", "#date+start", "period_start"),
    ("To", "#date+end", "period_end"),
)
_AFTER = (
    ("Lowest", "#meta+low", "low"),
    ("Highest", "#meta+high", "high"),
    ("Basis", "#meta+basis", "basis"),
    ("Disagreement", "#description+disagreement", "disagreement"),
    ("Sources", "#meta+source", "sources"),
    ("Last reported over 30 days ago", "#meta+stale", "stale"),
    ("Exact place withheld", "#meta+withheld", "withheld"),
    ("Policy", "#meta+policy", "policy"),
    ("Store revision", "#meta+revision", "revision"),
    ("Estimate", "#meta+id", "id"),
)
#: The same of what the product says of itself, at the end of each row: HXL has no other place for it.
_PRODUCT = (
    ("Product as of", "#meta+as_of", "as_of"),
    ("State of the product", "#meta+state", "state"),
    ("Filters", "#meta+filters", "filters"),
    ("Disclaimer", "#meta+disclaimer", "disclaimer"),
)


def estimates_hxl(
    estimates: Iterable[Estimate], language: str = "en", revision: int = 0, about: Mapping[str, Any] | None = None
) -> str:
    """Return estimates as HXL-tagged CSV.

    Parameters
    ----------
    estimates
        In the order of the rows.
    language
        ISO 639-1 code of the headings of the indicators.
    revision
        Of the store, in a column of its own.
    about
        What the product says of itself, by the keys of `geo.exports.about.columns`, in columns at the end.

    Returns
    -------
    str
        A heading, a row of hashtags and the rows, as RFC 4180 has them; unknown values are empty, coordinates are
        degrees (EPSG:4326), dates inclusive. Cells that a spreadsheet would run as a formula are neutralised.
    """
    held = list(estimates)
    present = {estimate.indicator for estimate in held}
    counted = [known for known in indicators().values() if known.code in present]
    names = [known.label.get(language, known.label["en"]) for known in counted]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    after = _AFTER if about is None else (*_AFTER, *_PRODUCT)
    writer.writerow([*(name for name, _, _ in _BEFORE), *names, *(name for name, _, _ in after)])
    writer.writerow([*(tag for _, tag, _ in _BEFORE), *(known.hxl for known in counted), *(tag for _, tag, _ in after)])
    codes = [known.code for known in counted]
    said = [] if about is None else [neutral(flat(about[key])) for _, _, key in _PRODUCT]
    for estimate in held:
        writer.writerow([*_cells(estimate, codes, revision), *said])
    return out.getvalue()


def _cells(estimate: Estimate, codes: Sequence[str], revision: int) -> list[object]:
    row: dict[str, Any] = estimate_cells(estimate)
    row["pcode"] = estimate.place.pcode
    row["revision"] = revision
    row["stale"] = "yes" if estimate.stale else "no"
    row["withheld"] = "yes" if row["withheld"] else "no"
    values = [row["best"] if code == estimate.indicator else None for code in codes]
    before = [row[key] for _, _, key in _BEFORE]
    after = [row[key] for _, _, key in _AFTER]
    return [neutral(flat(cell)) for cell in (*before, *values, *after)]


def write(request: Request) -> str:
    """Write a product as HXL-tagged CSV."""
    from geo.exports.about import columns

    return estimates_hxl(request.estimates, request.language, request.selection.revision, columns(request))
