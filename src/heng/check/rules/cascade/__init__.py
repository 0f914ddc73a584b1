"""CS: what a bureau carries of the city."""
