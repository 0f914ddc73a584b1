"""What the kinds of document share that print a scorecard: codes, cells, columns, names of agencies."""
