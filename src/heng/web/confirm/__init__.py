"""Confirming many inferred traits at once: each with its ground, one reason, a change of its own for each."""
