"""From estimates to the step functions and cards that a map draws."""

from geo.layers.aggregation import aggregate
from geo.layers.cards import places_of, reports_of
from geo.layers.records import FigureCard, Layers, Series, Step, Steps, Way
from geo.layers.whole import Whole

__all__ = ["FigureCard", "Layers", "Series", "Step", "Steps", "Way", "Whole", "aggregate", "places_of", "reports_of"]
