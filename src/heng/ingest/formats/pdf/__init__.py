"""PDF: lines and tables from where the print stands, and pictures of parts of pages."""

from heng.ingest.formats.pdf.reader import read_pdf
from heng.ingest.formats.pdf.strip import page_strip

__all__ = ["page_strip", "read_pdf"]
