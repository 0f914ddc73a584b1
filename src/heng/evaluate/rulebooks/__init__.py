"""Rulebooks: how figures are judged, as data."""
