"""Rules on formulas (FM)."""
