"""Text whose columns stand in one stream of lines: all readings that the layout allows are weighed, line by line."""
