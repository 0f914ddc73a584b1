"""How numbers are written in each language; Django's own Chinese formats group no thousands."""
