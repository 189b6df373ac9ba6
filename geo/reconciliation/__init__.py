"""From contradicting and repeated figures to claims and estimates."""

from geo.reconciliation.records import Claim, Observation

__all__ = ["Claim", "Observation"]
