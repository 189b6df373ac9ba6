"""From estimates to the step functions and cards that a map draws."""

from geo.layers.aggregation import aggregate
from geo.layers.cards import documents_of, places_of
from geo.layers.records import FigureCard, Layers, Series, Step, Steps, Way

__all__ = ["FigureCard", "Layers", "Series", "Step", "Steps", "Way", "aggregate", "documents_of", "places_of"]
