"""The KPI sheet (指標清冊): a table of indicators with a head, in any order of columns.

All documents come to cells first (`separated`), and one `reader` reads these. Where a file has cells they are its own.
A text has none. It is parted at its commas (CSV), by the columns that stand side by side (`aligned*`; `aligned_years`
where these are years), or cell after cell, as a program prints that took them out of a PDF (`listed*`). A small table
for each indicator becomes one row of a table (`one_each`).

`evidence` tells whether a document is such a sheet, `about` what it says of itself, `heads` what stands above a
column, `rows` what a row has in each; `indicators` and `figures` make the card of them.
"""

from heng.ingest.sheet.evidence import is_kpi_sheet
from heng.ingest.sheet.reader import read_kpi_sheet

__all__ = ["is_kpi_sheet", "read_kpi_sheet"]
