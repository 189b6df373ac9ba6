"""The text of a correction: what a product said, and what is known now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geo.exports.words import day, number, span, text
from geo.indicators import indicators

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    #: Low, best and high, None where nobody said any.
    Numbers = tuple[float | None, float | None, float | None]


def correction_text(
    name: str,
    made_on: date,
    changes: Iterable[tuple[Mapping[str, str], Numbers | None, Numbers | None]],
    language: str,
) -> str:
    """Return the text of a correction, one line a number.

    Parameters
    ----------
    name, made_on
        Of the product.
    changes
        For each number its row by name (``indicator``, ``shown``: what the product calls the place, and where it has
        several pages ``since`` and ``at``), and what it was and is; None where it is not there.
    language
        ISO 639-1 code.
    """
    lines = [text("correction", language, name=name, day=day(made_on, language))]
    for row, before, after in changes:
        lines.append(
            text(
                "correction_line",
                language,
                what=_what(row, language),
                before=_numbers(before, language),
                after=_numbers(after, language),
            )
        )
    return "\n".join(lines)


def _what(row: Mapping[str, str], language: str) -> str:
    """Return which number is meant."""
    label = indicators()[row["indicator"]].label
    words = f"{label.get(language, label['en'])}, {row.get('shown') or row['place']}"
    if not row.get("at"):
        return words
    at = day(date.fromisoformat(row["at"]), language)
    since = row.get("since")
    days = text("since", language, since=day(date.fromisoformat(since), language), at=at) if since else at
    return f"{words} ({days})"


def _numbers(numbers: Numbers | None, language: str) -> str:
    if numbers is None:
        return text("not_shown", language)
    low, best, high = numbers
    if best is None:
        bounds = [value for value in (low, high) if value is not None]
        return " – ".join(number(value, language) for value in bounds) or text("not_shown", language)
    if low is not None and high is not None and low != high:
        return f"{number(best, language)} ({span(low, high, language)})"
    return number(best, language)
