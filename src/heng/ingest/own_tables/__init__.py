"""Heng's own tables as an input: what people fill in for many rows at once, and what Heng wrote, read again.

The columns are those of `heng.ingest.tables.columns`. A set of tables stands in the sheets of a workbook, or in CSV
files that are joined into one text (`bundle`), so that it is one document with lines.
"""

from heng.ingest.own_tables.bundle import JOINED, gathered, is_member, joined, split
from heng.ingest.own_tables.found import is_tables, tables_in
from heng.ingest.own_tables.reader import read_tables

__all__ = ["JOINED", "gathered", "is_member", "is_tables", "joined", "read_tables", "split", "tables_in"]
