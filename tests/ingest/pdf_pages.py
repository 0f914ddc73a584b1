"""Small PDFs written by hand, in a font without Chinese, so that tests of reading them need no other program."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

A4 = (0, 0, 595, 842)


@dataclass
class Sheet:
    """A page: what is drawn on it, in the order of drawing. Places are points from the lower left corner."""

    content: list[str] = field(default_factory=list)
    box: tuple[float, float, float, float] = A4
    crop: tuple[float, float, float, float] | None = None
    rotate: int = 0
    xobjects: str = ""

    def text(
        self, x: float, y: float, text: str, size: float = 10, *, font: str = "F1", turn: str = "1 0 0 1"
    ) -> Sheet:
        """Write a word or line from a point on its base."""
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.content.append(f"BT /{font} {size} Tf {turn} {x} {y} Tm ({escaped}) Tj ET")
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float, dash: str = "") -> Sheet:
        """Draw a rule."""
        self.content.append(f"q {f'[{dash}] 0 d' if dash else ''} 0.5 w {x0} {y0} m {x1} {y1} l S Q")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Sheet:
        """Draw a full grid of rules."""
        for x in xs:
            self.rule(x, min(ys), x, max(ys))
        for y in ys:
            self.rule(min(xs), y, max(xs), y)
        return self


def pdf(*sheets: Sheet, extra: Sequence[bytes] = (), trailer: str = "", fonts: str = "") -> bytes:
    """Return a PDF of pages. `extra` are further objects, numbered from 5."""
    first = 5 + len(extra)
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(sheets)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< >>",
        *extra,
    ]
    for index, sheet in enumerate(sheets):
        crop = f"/CropBox [{' '.join(map(str, sheet.crop))}]" if sheet.crop else ""
        resources = f"<< /Font << /F1 3 0 R {fonts} >> /XObject << {sheet.xobjects} >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{' '.join(map(str, sheet.box))}] {crop} /Rotate {sheet.rotate}"
            f" /Resources {resources} /Contents {first + 2 * index + 1} 0 R >>".encode()
        )
        objects.append(stream("\n".join(sheet.content).encode("latin-1")))
    return _file(objects, trailer)


def stream(content: bytes, entries: str = "") -> bytes:
    """Return a packed stream object."""
    packed = zlib.compress(content)
    return b"<< /Filter /FlateDecode /Length %d %s >>\nstream\n%s\nendstream" % (len(packed), entries.encode(), packed)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out, starts = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)
