"""Running text as rules look at it: its passages, the figures in them, and what they claim of each other."""
