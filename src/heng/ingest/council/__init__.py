"""The council report (議會施政報告): the city's quarterly report.

`reader` joins the parts that `outline` cuts. A table becomes rows by its cells where the print has kept them (`grid_rows`; text that
prints cell after cell or side by side gets them in `blocks`), else by weighing all readings of its lines (`parting`). `row_reader` and
`values_cell` make indicators, targets and actuals of either. `heads`, `maps` and `budget` are what stands around.
"""

from heng.ingest.council.reader import read_council_report

__all__ = ["read_council_report"]
