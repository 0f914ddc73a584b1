"""What is said of a verdict: its steps, its derivation, an assessment as data."""
