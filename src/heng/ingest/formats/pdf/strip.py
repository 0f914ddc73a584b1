"""The part of a page around something that was read, as a picture with it marked."""

from __future__ import annotations

from heng.ingest.formats.pdf.picture import MAX_PIXELS, PIXELS_HEAD, png
from heng.ingest.formats.pdf.process import raw_picture
from heng.model.source import Box

MARGIN = 24.0
"""Points shown above and below."""
_INK = bytes((0xB0, 0x30, 0x20))
_STROKE = 2


def page_strip(data: bytes, page: int, box: Box, scale: float = 1.5) -> bytes:
    """Return the full width of a page (from 1) around a box, in points, with the box drawn, as PNG.

    Raises RefusedDocumentError where the file is no PDF or has no such page.
    """
    raw = raw_picture("PDF", data, str(page), str(scale), str(MAX_PIXELS))
    across, down, width, height = PIXELS_HEAD.unpack_from(raw)
    stride, pixels = 3 * across, raw[PIXELS_HEAD.size :]
    per_x, per_y = across / width, down / height
    top, bottom = (max(0, int((box.top - MARGIN) * per_y)), min(down, int((box.bottom + MARGIN) * per_y) + 1))
    if top >= bottom:
        top, bottom = 0, down
    rows = [bytearray(pixels[row * stride : (row + 1) * stride]) for row in range(top, bottom)]
    left, right = max(0, int(box.left * per_x) - 3), min(across, int(box.right * per_x) + 4)
    upper, lower = max(0, int(box.top * per_y) - 3 - top), min(len(rows), int(box.bottom * per_y) + 4 - top)
    _frame(rows, left, upper, right, lower)
    return png(across, len(rows), b"".join(rows))


def _frame(rows: list[bytearray], left: int, upper: int, right: int, lower: int) -> None:
    for number in range(upper, lower):
        edge = number < upper + _STROKE or number >= lower - _STROKE
        spans = ((left, right),) if edge else ((left, left + _STROKE), (right - _STROKE, right))
        for start, stop in spans:
            rows[number][3 * start : 3 * stop] = _INK * max(0, stop - start)
