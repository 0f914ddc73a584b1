"""SC: themes, map and tables against each other."""
