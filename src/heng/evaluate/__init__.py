"""Judging: achievement, status, roll-up, pace and the explanation of each figure, under a rulebook that is data."""
