"""What a product says of itself: days, filters, policy, revision, draft or cleared, disclaimer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.exports.composing import withheld_text
from geo.exports.words import day, text
from geo.indicators import indicators

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.exports.request import Request


def about(request: Request) -> Mapping[str, str]:
    """Return what the product says of itself, by heading, in its language; what is not set is left out."""
    language, selection = request.language, request.selection
    labels = (indicators()[code].label for code in selection.indicators)
    said = {
        "as_of_heading": day(request.day, language),
        "since_heading": day(selection.since, language) if selection.since else "",
        "place_heading": request.place_name,
        "indicators_heading": ", ".join(label.get(language, label["en"]) for label in labels),
        "filters_heading": "; ".join(request.narrowed),
        "policy_heading": text(request.exact.policy.value, language),
        "revision_heading": str(selection.revision),
        "state_heading": request.mark or text("cleared", language, name=selection.cleared_by or ""),
        "withheld_heading": withheld_text(request, quotes=True),
        "disclaimer_heading": request.disclaimer,
    }
    return {text(key, language): words for key, words in said.items() if words}


def columns(request: Request) -> dict[str, Any]:
    """Return what a table says of its product, by column: most tables have no other place for it.

    Returns
    -------
    dict
        ``as_of`` and ``since`` (ISO dates, the latter None without a bound), ``revision``, ``state`` (draft, or who
        cleared it), ``filters`` and ``disclaimer``, the last two and the state in the language of the product.
    """
    from geo.exports.composing import filter_words

    selection = request.selection
    filters = filter_words(request)
    if selection.since:
        since = f"{text('since_heading', request.language)} {selection.since}"
        filters = since if filters == text("none", request.language) else f"{since}; {filters}"
    return {
        "as_of": request.day.isoformat(),
        "since": selection.since.isoformat() if selection.since else None,
        "revision": selection.revision,
        "state": request.mark or text("cleared", request.language, name=selection.cleared_by or ""),
        "filters": filters,
        "disclaimer": " ".join(request.disclaimer.split()),
    }
