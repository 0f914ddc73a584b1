"""Printed formulas: text → tree → exact value. No `eval`, no I/O."""
