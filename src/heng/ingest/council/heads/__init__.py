"""Headings of themes and objectives, and heads of tables, in the wordings that reports print."""
