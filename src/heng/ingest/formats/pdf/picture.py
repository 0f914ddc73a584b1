"""A page of a PDF as a picture, to show a line's box on it."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from heng.ingest.formats.pdf.process import raw_picture

MAX_PIXELS = 4_000
"""The longest side of a picture: larger scales are cut to it."""

PIXELS_HEAD = struct.Struct("<2I2f")
"""What stands before the pixels: width and height in pixels, then in points."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_QUICK = 4


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as PNG.

    Attributes:
        png: The picture.
        width, height: Size of the page in points, the unit of `Place.box`: the box of a line stands on the picture at
            the same share of its sides.
    """

    png: bytes
    width: float
    height: float


def page_picture(data: bytes, page: int, scale: float = 1.5, *, name: str = "PDF") -> PagePicture:
    """Return a page of a PDF as a picture.

    Args:
        data: The PDF.
        page: Its page, from 1.
        scale: Pixels a point: 1 is 72, 2 is 144 pixels an inch.
        name: Name of the document in refusals.

    Raises:
        RefusedDocumentError: It cannot be opened, or has no such page.
    """
    raw = raw_picture(name, data, str(page), str(scale), str(MAX_PIXELS))
    across, down, width, height = PIXELS_HEAD.unpack_from(raw)
    return PagePicture(png(across, down, raw[PIXELS_HEAD.size :]), width, height)


def png(width: int, height: int, pixels: bytes) -> bytes:
    """Return rows of RGB as PNG."""
    stride = 3 * width
    rows = (b"\0" + pixels[row * stride : (row + 1) * stride] for row in range(height))
    content = zlib.compress(b"".join(rows), _QUICK)
    head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", content) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
