"""What an indicator is like: which way is better, how it behaves in a year; always with its ground."""
