"""Write docs/displaced-curve.md, the curve over the sample reports beside what each source gave (``make curve``)."""

import tempfile
from pathlib import Path

from geo.models import Counting, Policy
from geo.pipeline import ingest, reconcile_store
from geo.settings import DATA, Settings
from geo.sources import read
from geo.store import connect

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Measure and write."""
    with tempfile.TemporaryDirectory() as folder, connect(Path(folder) / "crisis.sqlite") as store:
        ingest(read([str(DATA / "sample")], settings=Settings()), store)
        reconciled = reconcile_store(store, policy=Policy.LATEST)
    said = {}
    for item in reconciled.observations.values():
        figure = item.figure
        if figure.indicator == "displaced" and figure.counting is Counting.FLOW and figure.period.end and item.place:
            where = item.place.name
            said.setdefault(figure.period.end, []).append(
                (f"{figure.quantity.words} ({figure.attributed_to or 'unattributed'}, {where})", figure.part_of)
            )
    lines = [
        "# The displaced curve over the sample reports",
        "",
        "Written by `make curve`. The second column is what the map shows for the days up to each date: the newest",
        "total since December, never a sum of totals. The third is what the reports gave for that day; totals for",
        "a part of the people or of the place are inside the larger one and do not add to it.",
        "",
        "| day | displaced since December | what was said for that day |",
        "|---|---|---|",
    ]
    for day in sorted(said):
        rows = [r for r in reconciled.estimates(day, indicators=["displaced"]) if r.counting is Counting.FLOW]
        best = max((row.best or 0 for row in rows), default=0)
        words = "; ".join(dict.fromkeys(f"{text}{', a part' if part else ''}" for text, part in said[day]))
        lines.append(f"| {day} | {best:,.0f} | {words} |")
    (ROOT / "docs" / "displaced-curve.md").write_text("\n".join([*lines, ""]), encoding="utf-8")


main()
