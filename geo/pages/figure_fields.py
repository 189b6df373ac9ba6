"""The fields of a figure, to change one that was read or to type one in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.pages import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.models import Figure

#: The fields, as reviews name them.
NAMES = ("value", "low", "high", "indicator", "counting", "period_start", "period_end")
_NUMBERS = ("value", "low", "high")


def of(figure: Figure) -> dict[str, Any]:
    """Return the fields of a figure as it stands."""
    return {
        "value": figure.quantity.value,
        "low": figure.quantity.low,
        "high": figure.quantity.high,
        "indicator": figure.indicator,
        "counting": figure.counting.value,
        "period_start": figure.period.start,
        "period_end": figure.period.end,
    }


def show(now: Mapping[str, Any], turn: str) -> dict[str, Any]:
    """Show the fields as they stand and return what they are set to.

    Parameters
    ----------
    turn
        Changes when the fields are to start anew.
    """
    from geo.indicators import indicators
    from geo.models import Counting

    given: dict[str, Any] = {}
    for column, name in zip(st.columns(3), _NUMBERS, strict=True):
        given[name] = column.number_input(
            wording.say(f"review.{name}"),
            value=now.get(name),
            min_value=0.0,
            step=1.0,
            format="%.10g",
            placeholder=wording.say("review.not_said"),
            key=f"{name}_{turn}",
        )
    left, right = st.columns(2)
    codes, kinds = list(indicators()), [kind.value for kind in Counting]
    given["indicator"] = left.selectbox(
        wording.say("review.indicator"),
        codes,
        index=codes.index(now["indicator"]) if now.get("indicator") in codes else None,
        format_func=wording.indicator,
        placeholder=wording.say("review.choose"),
        key=f"indicator_{turn}",
    )
    given["counting"] = right.selectbox(
        wording.say("review.counting"),
        kinds,
        index=kinds.index(now["counting"]) if now.get("counting") in kinds else None,
        format_func=lambda kind: wording.say(f"counting.{kind}"),
        placeholder=wording.say("review.counting.usual"),
        help=wording.say("review.counting.help"),
        key=f"counting_{turn}",
    )
    left, right = st.columns(2)
    for column, label, name in ((left, "from", "period_start"), (right, "until", "period_end")):
        given[name] = column.date_input(
            wording.say(f"review.{label}"),
            value=now.get(name),
            format=wording.day_format(),
            min_value=datetime(1900, 1, 1, tzinfo=UTC).date(),
            key=f"{name}_{turn}",
        )
    return given


def written(given: Mapping[str, Any]) -> dict[str, str]:
    """Return fields in the words of a review; what is empty is an empty word."""
    return {
        name: "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value).strip()
        for name, value in given.items()
    }


def changed(now: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, str]:
    """Return what differs from the figure as it stands, in the words of a review."""
    return written({name: value for name, value in given.items() if value != now.get(name)})
