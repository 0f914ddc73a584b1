"""Words and marks, from the one list of them."""
