"""A page of a PDF as a picture: rows of pixels as PNG."""

from __future__ import annotations

import struct
import zlib

MAX_PIXELS = 4_000
"""The longest side of a picture: larger scales are cut to it."""

PIXELS_HEAD = struct.Struct("<2I2f")
"""What stands before the pixels: width and height in pixels, then in points."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_QUICK = 4


def png(width: int, height: int, pixels: bytes) -> bytes:
    """Return rows of RGB as PNG."""
    stride = 3 * width
    rows = (b"\0" + pixels[row * stride : (row + 1) * stride] for row in range(height))
    content = zlib.compress(b"".join(rows), _QUICK)
    head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", content) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
