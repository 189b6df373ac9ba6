"""From contradicting and repeated figures to claims and estimates."""

from geo.reconciliation.growing import grown
from geo.reconciliation.households import as_people
from geo.reconciliation.parts import part, part_of_families
from geo.reconciliation.reconcile import reconcile
from geo.reconciliation.reconciled import Reconciled
from geo.reconciliation.records import Claim, Observation, Tray
from geo.reconciliation.registry import Source, SourceRegistry

__all__ = [
    "Claim",
    "Observation",
    "Reconciled",
    "Source",
    "SourceRegistry",
    "Tray",
    "as_people",
    "grown",
    "part",
    "part_of_families",
    "reconcile",
]
