"""Packaged data files (agency register, rulebooks, the example) and how to open them."""
