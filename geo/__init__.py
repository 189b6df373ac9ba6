"""Crisis Map: from crisis reports to a map on which every number leads back to its sentence."""
