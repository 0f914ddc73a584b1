"""Parts the lines of a table whose columns a text has lost into rows and cells.

Lines are cut into pieces (`pieces`). The widths of the columns are learned from the text (`bounds`, `widths`); with
them the cheapest way through the cells is sought (`segment`) over what has been read so far (`state`), by what layout
(`costs`) and words (`sense`) speak against each step. `rows` makes cells of it.
"""

from heng.ingest.performance.parting.pieces import pieces_of
from heng.ingest.performance.parting.rows import rows_of
from heng.ingest.performance.parting.segment import Segmented
from heng.ingest.performance.parting.widths import are_alike, read_cells

__all__ = ["Segmented", "are_alike", "pieces_of", "read_cells", "rows_of"]
