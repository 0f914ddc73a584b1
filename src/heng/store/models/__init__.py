"""The tables: the record, which only grows, what is handed in for it, and the people."""

from heng.store.models.intake import Intake, PrintedText
from heng.store.models.people import Person
from heng.store.models.record import Batch, CardYear, Document, Edition, Entry, Root

RECORD = (CardYear, Batch, Document, Edition, Entry, Root)
"""Tables that are appended to and never altered."""

__all__ = ["RECORD", "Batch", "CardYear", "Document", "Edition", "Entry", "Intake", "Person", "PrintedText", "Root"]
