"""Handing documents in: upload, what was read beside the original, accepting it whole or row by row."""
