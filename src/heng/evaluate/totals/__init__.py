"""Many verdicts as one, with coverage and bounds."""
