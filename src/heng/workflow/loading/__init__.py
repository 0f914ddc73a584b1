"""Taking documents into the record."""
