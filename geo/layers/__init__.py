"""From estimates to the step functions and cards that a map draws."""

from geo.layers.aggregation import aggregate
from geo.layers.records import FigureCard, Layers, Series, Step, Way

__all__ = ["FigureCard", "Layers", "Series", "Step", "Way", "aggregate"]
