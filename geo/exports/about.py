"""What a product says of itself: days, filters, policy, revision, draft or cleared, disclaimer."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        "policy_heading": text(request.exact.policy.value, language),
        "revision_heading": str(selection.revision),
        "state_heading": request.mark or text("cleared", language, name=selection.cleared_by or ""),
        "withheld_heading": withheld_text(request, quotes=True),
        "disclaimer_heading": request.disclaimer,
    }
    return {text(key, language): words for key, words in said.items() if words}
