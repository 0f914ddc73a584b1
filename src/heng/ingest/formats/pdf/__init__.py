"""PDF: lines and tables from where the print stands, and pictures of pages."""

from heng.ingest.formats.pdf.picture import PagePicture, page_picture
from heng.ingest.formats.pdf.reader import read_pdf

__all__ = ["PagePicture", "page_picture", "read_pdf"]
