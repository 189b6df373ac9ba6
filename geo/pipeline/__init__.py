"""The only place where the stages meet; reading this package is reading the design.

::

    read ─► extract ─► geocode ─► store ─► reconcile ─► aggregate ─► draw ─► export / dashboard
    ╰────────── reading ─────────────╯    ╰───── reconciling ─────╯
                                      ╰ reviewing, entering, agreeing ╯ what people say
                                      ╰──────── changes ────────╯       what is new since a moment
"""

from geo.pipeline.agreeing import agree, agreements
from geo.pipeline.changes import Alert, Brought, alerts, brought, compare, moment
from geo.pipeline.entering import Entry, enter
from geo.pipeline.reading import (
    Ingested,
    Reading,
    Understood,
    ingest,
    online_geocoder,
    refresh,
    understand,
    understand_each,
)
from geo.pipeline.reconciling import Filters, lineage, map_layers, observations, reconcile_store, reviewed, source_name
from geo.pipeline.reviewing import Queued, decide, link, review_queue

__all__ = [
    "Alert",
    "Brought",
    "Entry",
    "Filters",
    "Ingested",
    "Queued",
    "Reading",
    "Understood",
    "agree",
    "agreements",
    "alerts",
    "brought",
    "compare",
    "decide",
    "enter",
    "ingest",
    "lineage",
    "link",
    "map_layers",
    "moment",
    "observations",
    "online_geocoder",
    "reconcile_store",
    "refresh",
    "review_queue",
    "reviewed",
    "source_name",
    "understand",
    "understand_each",
]
