"""A figure over the periods of its year and of the years before: what is expected, what the rest must bring."""
