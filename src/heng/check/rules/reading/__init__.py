"""RD: what readers of documents report. Readers make these findings with the constructors in here."""
