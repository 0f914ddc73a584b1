"""Totals of a card: each theme, perspective, agency and objective with its coverage, counts, bounds and score."""
