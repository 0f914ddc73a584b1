"""Documents out: an edition → the bytes of a report."""
