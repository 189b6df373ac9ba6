"""Households as people, only on request and with the factor shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.models import Qualifier, Unit

if TYPE_CHECKING:
    from geo.reconciliation.records import Observation

#: Households of more people than this are a slip of the pen.
_LARGEST = 30.0


def as_people(observation: Observation, size: float) -> Observation:
    """Return an observation that counts people instead of households; others as they are.

    Parameters
    ----------
    size
        People in a household. The words of the number then end in ``× size``, and a number that was
        exact becomes approximate, for nobody counted the people.

    Raises
    ------
    InputError
        If the size is not between 1 and 30.
    """
    if not 1 <= size <= _LARGEST:
        message = f"a household of {size:g} people is not plausible: give a size between 1 and {_LARGEST:g}"
        raise InputError(message)
    figure = observation.figure
    if figure.unit is not Unit.HOUSEHOLDS:
        return observation
    quantity = figure.quantity

    def people(count: float | None) -> float | None:
        return None if count is None else round(count * size)

    converted = replace(
        quantity,
        value=people(quantity.value),
        low=people(quantity.low),
        high=people(quantity.high),
        qualifier=Qualifier.ABOUT if quantity.qualifier is Qualifier.EXACT else quantity.qualifier,
        words=f"{quantity.words} × {size:g}",
    )
    return replace(observation, figure=replace(figure, unit=Unit.PEOPLE, quantity=converted))
