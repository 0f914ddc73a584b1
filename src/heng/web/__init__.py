"""HTML pages, one folder a task."""
