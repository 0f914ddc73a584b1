"""The council report (議會施政報告): the city's quarterly report.

`reader` joins the parts that `outline` cuts. A table becomes rows by its cells where the print has kept them
(`grid_rows`; `blocks` gives cells to text that prints them one after the other or side by side), else by weighing all
readings of its lines (`parting`). `row_reader` and `values_cell` make indicators, targets and actuals of either way's
rows. `heads`, `maps` and `budget` hold what stands around the tables.
"""

from heng.ingest.council.reader import read_council_report

__all__ = ["read_council_report"]
