"""The hand-writable form of a card: its words, and how each field is written and read back.

The reader (`heng.ingest.markdown`) and the printer (`heng.publish.card`) work from these tables, so that what the one
prints the other reads. `docs/card-form.md` is the form's page for people.
"""
