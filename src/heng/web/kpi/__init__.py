"""One indicator with its components: figures, verdict and why, definition, history, source; and changing them."""
