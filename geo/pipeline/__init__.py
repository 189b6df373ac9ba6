"""The only place where the stages meet; reading this package is reading the design.

::

    read ─► extract ─► geocode ─► store ─► reconcile ─► aggregate ─► draw ─► export / dashboard
    ╰────────── reading ─────────────╯    ╰───── reconciling ─────╯
                                      ╰ reviewing, entering, agreeing ╯ what people say
                                      ╰──────── changes ────────╯       what is new since a moment
                                      ╰ releasing, handing_back ╯       what left the store, and what comes back
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.pipeline.agreeing import agree, agreements
    from geo.pipeline.changes import Alert, Brought, alerts, brought, compare, moment
    from geo.pipeline.entering import Entry, enter
    from geo.pipeline.handing_back import HandedBack, hand_back
    from geo.pipeline.kept import Kept
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
    from geo.pipeline.reconciling import (
        Filters,
        beside,
        lineage,
        map_layers,
        observations,
        reconcile_store,
        reviewed,
        source_name,
        source_registry,
    )
    from geo.pipeline.releasing import Correction, MadeOf, corrections, keep_release, log_release, products_of
    from geo.pipeline.reviewing import Queued, decide, link, review_queue

__all__ = [
    "Alert",
    "Brought",
    "Correction",
    "Entry",
    "Filters",
    "HandedBack",
    "Ingested",
    "Kept",
    "MadeOf",
    "Queued",
    "Reading",
    "Understood",
    "agree",
    "agreements",
    "alerts",
    "beside",
    "brought",
    "compare",
    "corrections",
    "decide",
    "enter",
    "hand_back",
    "ingest",
    "keep_release",
    "lineage",
    "link",
    "log_release",
    "map_layers",
    "moment",
    "observations",
    "online_geocoder",
    "products_of",
    "reconcile_store",
    "refresh",
    "review_queue",
    "reviewed",
    "source_name",
    "source_registry",
    "understand",
    "understand_each",
]

#: Where each name comes from: it is loaded when it is first asked for, so that showing a map waits for no extraction.
_FROM = {
    "agree": "agreeing",
    "agreements": "agreeing",
    "Alert": "changes",
    "Brought": "changes",
    "alerts": "changes",
    "brought": "changes",
    "compare": "changes",
    "moment": "changes",
    "Entry": "entering",
    "enter": "entering",
    "HandedBack": "handing_back",
    "hand_back": "handing_back",
    "Ingested": "reading",
    "Reading": "reading",
    "Understood": "reading",
    "ingest": "reading",
    "online_geocoder": "reading",
    "refresh": "reading",
    "understand": "reading",
    "understand_each": "reading",
    "Filters": "reconciling",
    "Kept": "kept",
    "beside": "reconciling",
    "lineage": "reconciling",
    "map_layers": "reconciling",
    "observations": "reconciling",
    "reconcile_store": "reconciling",
    "reviewed": "reconciling",
    "source_name": "reconciling",
    "source_registry": "reconciling",
    "Correction": "releasing",
    "corrections": "releasing",
    "keep_release": "releasing",
    "log_release": "releasing",
    "MadeOf": "releasing",
    "products_of": "releasing",
    "Queued": "reviewing",
    "decide": "reviewing",
    "link": "reviewing",
    "review_queue": "reviewing",
}


def __getattr__(name: str) -> Any:
    module = _FROM.get(name)
    if module is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found = globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
    return found
