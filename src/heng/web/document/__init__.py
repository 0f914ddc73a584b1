"""A published document, line by line, with what was read from each line."""
