"""AG: who is responsible."""
