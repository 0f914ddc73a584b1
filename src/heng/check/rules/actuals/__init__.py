"""AC: actual cells."""
