"""The record in a database: append-only entries, batches and chains. The only SQL."""
