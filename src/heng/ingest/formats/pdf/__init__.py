"""PDF: lines and tables from where the print stands, and pictures of pages."""

from heng.ingest.formats.pdf.picture import PagePicture, page_picture
from heng.ingest.formats.pdf.reader import read_pdf
from heng.ingest.formats.pdf.strip import page_strip

__all__ = ["PagePicture", "page_picture", "page_strip", "read_pdf"]
