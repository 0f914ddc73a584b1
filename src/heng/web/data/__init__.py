"""Open data: the public tables of one edition."""
