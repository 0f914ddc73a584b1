"""Rulebooks: all there are, what each makes of a card, and the decision that puts one in force."""
