"""What is counted: code, family, usual counting, colour, HXL tag and label in each language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.models import Counting, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is counted.

    Attributes
    ----------
    code
        Its name everywhere, such as ``displaced``.
    family
        The layer of the map that it belongs to.
    counting
        Its usual counting; a figure may differ.
    unit
        What one unit of its numbers is.
    colour
        ``#rrggbb``, one an indicator.
    hxl
        Humanitarian Exchange Language hashtag and attributes.
    label
        Its name for people, by ISO 639-1 code of the language.
    ends_after_days
        Days after the last report when a stock ends; None if it is carried forward.
    """

    code: str
    family: str
    counting: Counting
    unit: Unit
    colour: str
    hxl: str
    label: Mapping[str, str]
    ends_after_days: int | None = None


@cache
def indicators() -> Mapping[str, Indicator]:
    """Return every indicator by code, in the order of legends.

    Examples
    --------
    >>> indicators()["killed"].label["fr"]
    'Tués'
    """
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            code: Indicator(
                code=code,
                family=table["family"],
                counting=Counting(table["counting"]),
                unit=Unit(table["unit"]),
                colour=table["colour"],
                hxl=table["hxl"],
                label=MappingProxyType(table["label"]),
                ends_after_days=table.get("ends_after_days"),
            )
            for code, table in tables.items()
        }
    )


def indicator(code: str) -> Indicator:
    """Return one indicator.

    Raises
    ------
    InputError
        If no indicator has that code.
    """
    try:
        return indicators()[code]
    except KeyError:
        message = f"no indicator is called {code!r}: use one of {', '.join(indicators())}"
        raise InputError(message) from None
