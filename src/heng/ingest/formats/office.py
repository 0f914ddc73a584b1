"""The readers of office files by format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from heng.ingest.formats.docx import read_docx
from heng.ingest.formats.format import Format
from heng.ingest.formats.odp import read_odp
from heng.ingest.formats.ods import read_ods
from heng.ingest.formats.odt import read_odt
from heng.ingest.formats.pptx import read_pptx
from heng.ingest.formats.progress import Progress
from heng.ingest.formats.xlsx import read_xlsx
from heng.ingest.source import Source
from heng.model.edition import DocumentRef

FLOWING: Mapping[Format, Callable[[DocumentRef, bytes], Source]] = {
    Format.DOCX: read_docx,
    Format.ODT: read_odt,
}
PAGED: Mapping[Format, Callable[[DocumentRef, bytes, Progress | None], Source]] = {
    Format.ODP: read_odp,
    Format.ODS: read_ods,
    Format.PPTX: read_pptx,
    Format.XLSX: read_xlsx,
}
"""Those with slides or sheets, which can tell how far they have come."""
