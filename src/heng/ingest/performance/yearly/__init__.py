"""Tables of several years: budget and accounts, staff and its cost.

`reader` gathers rows as they are printed (`print`) from lines and cells (`cells`), `values` reads what a cell prints,
`places` tells the year of a value by where it stands on its line, `tables` makes model values of it all.
"""

from heng.ingest.performance.yearly.reader import has_years, read_yearly
from heng.ingest.performance.yearly.tables import doubts, make_tables

__all__ = ["doubts", "has_years", "make_tables", "read_yearly"]
