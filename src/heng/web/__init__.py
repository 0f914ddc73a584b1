"""HTML pages: one folder a page, presenters beside views, templates and static files in the package."""
