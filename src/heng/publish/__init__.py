"""Documents out: an edition → a document, and the document → the bytes of a file.

write(council_report(edition), format_of("report.odt"))
"""

from heng.publish.council_report import council_report
from heng.publish.document import Document
from heng.publish.formats import UnsupportedFormatError, format_of, formats, write

__all__ = ["Document", "UnsupportedFormatError", "council_report", "format_of", "formats", "write"]
