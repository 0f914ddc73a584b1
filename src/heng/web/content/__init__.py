"""What a document says beside indicators: statements, plans, results, tables of several years, running text."""
