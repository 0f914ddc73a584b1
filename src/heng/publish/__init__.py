"""Documents out: an edition → a document, and the document → the bytes of a file.

write(council_report(edition), "odt")
"""

from heng.publish.council_report import council_report
from heng.publish.document import Document
from heng.publish.formats import UnsupportedFormatError, formats, write

__all__ = ["Document", "UnsupportedFormatError", "council_report", "formats", "write"]
