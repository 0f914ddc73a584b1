"""BG: sums and ratios of the budget tables."""
