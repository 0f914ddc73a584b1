"""Which format a file has, by its content; its name plays no part."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum, auto

from heng.ingest.formats.package import ZIP_FAULTS

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_LONGEST_MIMETYPE = 200
# What photographs and scans begin with: JPEG, PNG, GIF, TIFF in both orders, WebP and HEIF behind a length.
_PICTURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|II\*\x00|MM\x00\*|RIFF....WEBP|....ftyp(?:hei[cfsx]|mif1|avif)",
    re.DOTALL,
)


class Format(Enum):
    """Formats that Heng tells apart."""

    TEXT = auto()
    JSON = auto()
    PDF = auto()
    ODT = auto()
    ODS = auto()
    ODP = auto()
    DOCX = auto()
    XLSX = auto()
    PPTX = auto()
    ZIP = auto()
    PICTURE = auto()
    OLE = auto()
    """The old binary office formats, and the shell of encrypted new ones."""


_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": Format.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Format.ODS,
    b"application/vnd.oasis.opendocument.presentation": Format.ODP,
}
_PARTS = {"word/document.xml": Format.DOCX, "xl/workbook.xml": Format.XLSX, "ppt/presentation.xml": Format.PPTX}


def recognise(data: bytes) -> Format:
    """Return the format of a file; a damaged ZIP is ZIP, what is nothing else is TEXT."""
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(_OLE):
        return Format.OLE
    if _PICTURE.match(data):
        return Format.PICTURE
    if data.startswith(_ZIP):
        return _packed(data)
    return Format.JSON if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") else Format.TEXT


def _packed(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if "mimetype" in names and package.getinfo("mimetype").file_size <= _LONGEST_MIMETYPE:
                mimetype = package.read("mimetype").strip()
                return _MIMETYPES.get(mimetype.removesuffix(b"-template"), Format.ZIP)
    except (*ZIP_FAULTS, RuntimeError):
        return Format.ZIP
    return next((format_ for part, format_ in _PARTS.items() if part in names), Format.ZIP)
