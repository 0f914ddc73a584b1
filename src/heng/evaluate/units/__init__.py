"""Units: which are the same, and how one is brought to another."""
