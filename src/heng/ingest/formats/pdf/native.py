"""The program that holds the PDF library: a PDF comes in, its pages' print goes out as numbers.

It runs as a process of its own (`process.py` starts it), because the library is native code and files come from
anywhere: what crashes it, or takes its memory or time, ends this process only. It imports nothing but a little of
Python's own library and declares the few functions it calls itself, so that it starts in some 15 ms, and gives out
plain bytes, so that a taken-over process can send nothing but numbers.

Frames on standard output: one byte what, four bytes length, then the content.
`P` a page as `HEAD` and four parts; `B` a picture as width, height and rows of RGB; `E` the end; `F` a refusal's name.
"""

from __future__ import annotations

import ctypes
import struct
import sys
from array import array
from itertools import compress, pairwise, repeat

TYPE_CHECKING = False
if TYPE_CHECKING:
    # Not imported when it runs: these take a third of the time that it needs to start.
    from collections.abc import Iterator
    from typing import Any

FRAME = struct.Struct("<cI")
# Page box (left, bottom, right, top) in the page's own coordinates; quarter turns clockwise by which the page is
# shown, and by which its text stands upright; pictures; pages of the document; bytes of text, boxes and rules.
HEAD = struct.Struct("<4f7I")

NO_TURN = 4
MAX_PAGES = 2_000
MAX_CHARACTERS = 200_000
MAX_OBJECTS = 400_000
_MEMORY = 2**30
_CPU_SECONDS = 120
_DEEPEST = 6
_THIN = 4.5
_SAMPLES = 40
_PASSWORD, _SECURITY = 4, 5
_PATH, _IMAGE, _FORM = 2, 3, 5
_LINE_TO = 0
_BGR, _WITH_ANNOTATIONS, _REVERSED = 2, 0x01, 0x10
_REPLACEMENT = "\ufffd"

_Address, _int, _float = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "FPDF_InitLibrary": (None,),
    "FPDF_LoadMemDocument64": (_Address, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p),
    "FPDF_GetLastError": (ctypes.c_ulong,),
    "FPDF_GetPageCount": (_int, _Address),
    "FPDF_LoadPage": (_Address, _Address, _int),
    "FPDF_ClosePage": (None, _Address),
    "FPDF_GetPageBoundingBox": (_int, _Address, _Address),
    "FPDF_GetPageWidthF": (_float, _Address),
    "FPDF_GetPageHeightF": (_float, _Address),
    "FPDFPage_GetRotation": (_int, _Address),
    "FPDFText_LoadPage": (_Address, _Address),
    "FPDFText_ClosePage": (None, _Address),
    "FPDFText_CountChars": (_int, _Address),
    # Asked for every character: without types for its arguments a call takes two thirds of the time.
    "FPDFText_GetLooseCharBox": (_int,),
    "FPDFText_HasUnicodeMapError": (_int, _Address, _int),
    "FPDFText_GetUnicode": (ctypes.c_uint, _Address, _int),
    "FPDFText_GetText": (_int, _Address, _int, _int, _Address),
    "FPDFText_GetCharAngle": (_float, _Address, _int),
    "FPDFPage_CountObjects": (_int, _Address),
    "FPDFPage_GetObject": (ctypes.c_size_t, _Address, _int),
    "FPDFFormObj_CountObjects": (_int, _Address),
    "FPDFFormObj_GetObject": (ctypes.c_size_t, _Address, ctypes.c_ulong),
    "FPDFPageObj_GetType": (_int, _Address),
    "FPDFPageObj_GetBounds": (_int, _Address, _Address, _Address, _Address, _Address),
    "FPDFPageObj_GetMatrix": (_int, _Address, _Address),
    "FPDFPath_CountSegments": (_int, _Address),
    "FPDFPath_GetPathSegment": (ctypes.c_size_t, _Address, _int),
    "FPDFPath_GetDrawMode": (_int, _Address, _Address, _Address),
    "FPDFPathSegment_GetPoint": (_int, _Address, _Address, _Address),
    "FPDFPathSegment_GetType": (_int, _Address),
    "FPDFPathSegment_GetClose": (_int, _Address),
    "FPDFBitmap_CreateEx": (_Address, _int, _int, _int, _Address, _int),
    "FPDFBitmap_FillRect": (_int, _Address, _int, _int, _int, _int, ctypes.c_ulong),
    "FPDFBitmap_GetStride": (_int, _Address),
    "FPDFBitmap_GetBuffer": (_Address, _Address),
    "FPDF_RenderPageBitmap": (None, _Address, _Address, _int, _int, _int, _int, _int, _int),
}
"""What each function returns, and takes. Handles are addresses."""


class Refused(Exception):  # noqa: N818  (a message of this program, no fault)
    """The file is not read; the text is the refusal's name."""


class _Library:
    """The functions of the library, cheap to call: no lock is released. Each is bound when it is first asked for."""

    def open(self, path: str) -> None:
        """Load the library from a file."""
        self._library = ctypes.CDLL(path)

    def __getattr__(self, name: str) -> Any:
        result, *arguments = _SIGNATURES[name]
        function = ctypes.PYFUNCTYPE(result, *arguments)((name, self._library))
        setattr(self, name, function)
        return function


pdfium = _Library()

# The addresses of characters' boxes are ready-made objects that stand for the places of one room.
_TURN = 4096
_room = (ctypes.c_float * (4 * _TURN))()
_places = [_Address(ctypes.addressof(_room) + 16 * index) for index in range(_TURN)]

Transform = tuple[float, float, float, float, float, float]
_IDENTITY: Transform = (1, 0, 0, 1, 0, 0)


def main(arguments: list[str]) -> None:
    """Read a PDF from standard input: `LIBRARY pages`, or `LIBRARY picture PAGE SCALE MOST`."""
    library, task, *options = arguments
    _limit()
    out = sys.stdout.buffer
    pdfium.open(library)
    pdfium.FPDF_InitLibrary()
    data = sys.stdin.buffer.read()
    try:
        document = _open(data)
        frames = _pages(document) if task == "pages" else _picture(document, options)
        for kind, content in frames:
            out.write(FRAME.pack(kind, len(content)))
            out.write(content)
    except Refused as refusal:
        name = str(refusal).encode()
        out.write(FRAME.pack(b"F", len(name)) + name)
    out.flush()


def _limit() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        pass


def _open(data: bytes) -> int:
    document: int | None = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise Refused("encrypted" if pdfium.FPDF_GetLastError() in (_PASSWORD, _SECURITY) else "damaged")
    count = pdfium.FPDF_GetPageCount(document)
    if count < 1:
        raise Refused("pageless")
    if count > MAX_PAGES:
        raise Refused("long")
    return document


def _pages(document: int) -> Iterator[tuple[bytes, bytes]]:
    count = pdfium.FPDF_GetPageCount(document)
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            raise Refused("damaged")
        yield b"P", _page(page, count)
        pdfium.FPDF_ClosePage(page)
    yield b"E", b""


def _page(page: int, pages: int) -> bytes:
    rules, images = _drawing(page)
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        raise Refused("damaged")
    count = pdfium.FPDFText_CountChars(text_page)
    if count > MAX_CHARACTERS:
        raise Refused("long")
    boxes = _boxes(text_page, count)
    text = _text(text_page, count).encode("utf-8", "replace")
    turn = _turn(text_page, count)
    pdfium.FPDFText_ClosePage(text_page)
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.addressof(_box))
    left, top, right, bottom = _box
    head = HEAD.pack(
        left, bottom, right, top, pdfium.FPDFPage_GetRotation(page), turn, images,
        pages, len(text), 16 * count, 4 * len(rules),
    )  # fmt: skip
    return b"".join((head, text, boxes, rules.tobytes()))


def _boxes(handle: int, count: int) -> bytes:
    """Return left, top, right and bottom of each character; nothing but zeros where the library tells none."""
    found = []
    for start in range(0, count, _TURN):
        turn = range(start, min(start + _TURN, count))
        size = 16 * len(turn)
        ctypes.memset(_room, 0, size)
        sum(map(pdfium.FPDFText_GetLooseCharBox, repeat(_Address(handle)), turn, _places))
        found.append(ctypes.string_at(_room, size))
    return b"".join(found)


def _text(handle: int, count: int) -> str:
    """Return one character a box. What its font gives no meaning is U+FFFD, never the number of its shape."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = pdfium.FPDFText_GetText(handle, 0, count, ctypes.addressof(buffer))
    text = buffer.raw[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) != count:
        codes = list(map(pdfium.FPDFText_GetUnicode, repeat(handle), range(count)))
        text = "".join(map(_character, codes))
    if _is_suspect(handle, text):
        unknown = compress(range(count), map(pdfium.FPDFText_HasUnicodeMapError, repeat(handle), range(count)))
        characters = list(text)
        for index in unknown:
            characters[index] = _REPLACEMENT
        text = "".join(characters)
    return text


def _is_suspect(handle: int, text: str) -> bool:
    """Tell whether a font gives no meaning to some character, by the first and last place of each different one."""
    different = set(text)
    places = {*map(text.find, different), *map(text.rfind, different)}
    return any(map(pdfium.FPDFText_HasUnicodeMapError, repeat(handle), places))


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else _REPLACEMENT


def _turn(handle: int, count: int) -> int:
    """Return the quarter turns clockwise that set most of a page's characters upright, by a sample of them."""
    sample = range(0, count, count // _SAMPLES + 1)
    quarters = [round(-pdfium.FPDFText_GetCharAngle(handle, index) / 1.5707963) % 4 for index in sample]
    return next((turn for turn in range(4) if quarters.count(turn) > 0.6 * len(quarters)), NO_TURN)


def _drawing(page: int) -> tuple[array[float], int]:
    """Return a page's upright and level strokes (left, top, right, bottom, ...), and how many pictures it has."""
    rules: array[float] = array("f")
    count = pdfium.FPDFPage_CountObjects(page)
    objects = list(map(pdfium.FPDFPage_GetObject, repeat(page), range(count)))
    images = _collect(objects, _IDENTITY, rules, [MAX_OBJECTS], 0)
    return rules, images


def _collect(objects: list[int], transform: Transform, rules: array[float], left: list[int], depth: int) -> int:
    left[0] -= len(objects)
    if left[0] < 0:
        raise Refused("long")
    images = 0
    for handle, kind in zip(objects, map(pdfium.FPDFPageObj_GetType, objects), strict=True):
        if kind == _PATH:
            _strokes(handle, transform, rules)
        elif kind == _IMAGE:
            images += 1
        elif kind == _FORM and depth < _DEEPEST:
            matrix = (ctypes.c_float * 6)()
            pdfium.FPDFPageObj_GetMatrix(handle, ctypes.addressof(matrix))
            inner = list(
                map(
                    pdfium.FPDFFormObj_GetObject, repeat(handle), range(max(pdfium.FPDFFormObj_CountObjects(handle), 0))
                )
            )
            images += _collect(inner, _product(tuple(matrix), transform), rules, left, depth + 1)
    return images


_box = (ctypes.c_float * 4)()
_box_parts = tuple(ctypes.addressof(_box) + 4 * part for part in range(4))
_mode = (ctypes.c_int * 2)()
_mode_parts = (ctypes.addressof(_mode), ctypes.addressof(_mode) + 4)
_at = (ctypes.c_float * 2)()
_at_parts = (ctypes.addressof(_at), ctypes.addressof(_at) + 4)


def _strokes(handle: int, transform: Transform, rules: array[float]) -> None:
    """Add the strokes of a path: a thin shape is one stroke; of others each level or upright side that is drawn."""
    pdfium.FPDFPageObj_GetBounds(handle, *_box_parts)
    x0, y0, x1, y1 = _box
    if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
        if transform is _IDENTITY:
            rules.extend((x0, y1, x1, y0))
        else:
            (ax, ay), (bx, by) = _moved(x0, y0, transform), _moved(x1, y1, transform)
            rules.extend((min(ax, bx), max(ay, by), max(ax, bx), min(ay, by)))
        return
    pdfium.FPDFPath_GetDrawMode(handle, *_mode_parts)
    # The area of a filled shape is no rule, but one path may fill many thin bars.
    for bar in _bars(handle, transform, stroked=bool(_mode[1])):
        rules.extend(bar)


def _bars(handle: int, transform: Transform, *, stroked: bool) -> Iterator[tuple[float, float, float, float]]:
    for corners in _outlines(handle):
        points = [_moved(x, y, _own(handle, transform)) for x, y in corners]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
            yield min(xs), max(ys), max(xs), min(ys)
        elif stroked:
            for (ax, ay), (bx, by) in pairwise(points):
                if min(abs(ax - bx), abs(ay - by)) < 1:
                    yield min(ax, bx), max(ay, by), max(ax, bx), min(ay, by)


def _own(handle: int, transform: Transform) -> Transform:
    matrix = (ctypes.c_float * 6)()
    pdfium.FPDFPageObj_GetMatrix(handle, ctypes.addressof(matrix))
    return _product(tuple(matrix), transform)


def _outlines(handle: int) -> Iterator[list[tuple[float, float]]]:
    """Yield the corners of each part of a path that is drawn without lifting the pen; a curve ends a part."""
    corners: list[tuple[float, float]] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(handle), MAX_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        pdfium.FPDFPathSegment_GetPoint(segment, *_at_parts)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind != _LINE_TO:
            if len(corners) > 1:
                yield corners
            corners = []
        corners.append((_at[0], _at[1]))
        if pdfium.FPDFPathSegment_GetClose(segment) and corners:
            corners.append(corners[0])
    if len(corners) > 1:
        yield corners


def _product(first: tuple[float, ...], second: Transform) -> Transform:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(x: float, y: float, transform: Transform) -> tuple[float, float]:
    a, b, c, d, e, f = transform
    return a * x + c * y + e, b * x + d * y + f


def _picture(document: int, arguments: list[str]) -> Iterator[tuple[bytes, bytes]]:
    index, scale, most = int(arguments[0]) - 1, float(arguments[1]), int(arguments[2])
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise Refused("damaged")
    points = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(scale, most / max(*points, 1))
    width, height = (max(1, round(side * scale)) for side in points)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, _BGR, None, 0)
    if not bitmap:
        raise Refused("long")
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    flags = _WITH_ANNOTATIONS | _REVERSED
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    rows = b"".join(pixels[row * stride : row * stride + 3 * width] for row in range(height))
    yield b"B", struct.pack("<2I2f", width, height, *points) + rows


if __name__ == "__main__":
    main(sys.argv[1:])
