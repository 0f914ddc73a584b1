"""Geometry of the drawings: exact numbers in, text for SVG attributes out; the templates draw."""
