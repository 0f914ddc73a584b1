"""One figure held against its target under a rulebook."""
