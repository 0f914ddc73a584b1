"""Rules about annual plans."""
