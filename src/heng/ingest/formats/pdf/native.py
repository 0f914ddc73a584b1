"""The program that holds the PDF library: a PDF comes in, its pages' print goes out as numbers.

It runs as a process of its own (`process.py` starts it), because the library is native code and files come from
anywhere: what crashes it, or takes its memory or time, ends this process only. It imports nothing of Heng, so that
it starts in some 50 ms, and gives out plain bytes, so that a taken-over process can send nothing but numbers.

Frames on standard output: one byte what, four bytes length, then the content.
`P` a page as `HEAD` and four parts; `B` a picture as width, height and rows of RGB; `E` the end; `F` a refusal's name.
"""

from __future__ import annotations

import contextlib
import ctypes
import struct
import sys
from array import array
from collections import deque
from collections.abc import Callable, Iterator
from itertools import compress, pairwise, repeat

import pypdfium2_raw as pdfium

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
_ENCRYPTED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
_REPLACEMENT = "\ufffd"

_Address = ctypes.c_void_p


class Refused(Exception):  # noqa: N818  (a message of this program, no fault)
    """The file is not read; the text is the refusal's name."""


def _quick(function: object, *arguments: type, result: type = ctypes.c_int) -> Callable[..., int]:
    """Return a function of the library that is cheap to call: addresses are plain numbers, no lock is released."""
    address = ctypes.cast(function, _Address).value  # type: ignore[arg-type]
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_int = ctypes.c_int
# Asked for every character, in turns of so many: without types for its arguments a call takes two thirds of the time,
# so its addresses are ready-made objects that stand for the places of one room.
_TURN = 4096
_room = (ctypes.c_float * (4 * _TURN))()
_places = [_Address(ctypes.addressof(_room) + 16 * index) for index in range(_TURN)]
_char_box = _quick(pdfium.FPDFText_GetLooseCharBox)
_unmapped = _quick(pdfium.FPDFText_HasUnicodeMapError, _Address, _int)
_unicode = _quick(pdfium.FPDFText_GetUnicode, _Address, _int)
_get_text = _quick(pdfium.FPDFText_GetText, _Address, _int, _int, _Address)
_angle: Callable[..., float] = _quick(pdfium.FPDFText_GetCharAngle, _Address, _int, result=ctypes.c_float)
_object = _quick(pdfium.FPDFPage_GetObject, _Address, _int, result=ctypes.c_size_t)
_form_object = _quick(pdfium.FPDFFormObj_GetObject, _Address, ctypes.c_ulong, result=ctypes.c_size_t)
_form_count = _quick(pdfium.FPDFFormObj_CountObjects, _Address)
_type = _quick(pdfium.FPDFPageObj_GetType, _Address)
_bounds = _quick(pdfium.FPDFPageObj_GetBounds, _Address, _Address, _Address, _Address, _Address)
_matrix = _quick(pdfium.FPDFPageObj_GetMatrix, _Address, _Address)
_segments = _quick(pdfium.FPDFPath_CountSegments, _Address)
_segment = _quick(pdfium.FPDFPath_GetPathSegment, _Address, _int, result=ctypes.c_size_t)
_point = _quick(pdfium.FPDFPathSegment_GetPoint, _Address, _Address, _Address)
_segment_type = _quick(pdfium.FPDFPathSegment_GetType, _Address)
_closes = _quick(pdfium.FPDFPathSegment_GetClose, _Address)
_draw_mode = _quick(pdfium.FPDFPath_GetDrawMode, _Address, _Address, _Address)

Transform = tuple[float, float, float, float, float, float]
_IDENTITY: Transform = (1, 0, 0, 1, 0, 0)


def main(arguments: list[str]) -> None:
    """Read a PDF from standard input: `pages`, or `picture PAGE SCALE`."""
    _limit()
    out = sys.stdout.buffer
    data = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
    try:
        document = _open(data)
        frames = _pages(document) if arguments[0] == "pages" else _picture(document, arguments)
        for kind, content in frames:
            out.write(FRAME.pack(kind, len(content)))
            out.write(content)
    except Refused as refusal:
        name = str(refusal).encode()
        out.write(FRAME.pack(b"F", len(name)) + name)
    out.flush()


def _limit() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _open(data: bytes) -> object:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise Refused("encrypted" if pdfium.FPDF_GetLastError() in _ENCRYPTED else "damaged")
    count = pdfium.FPDF_GetPageCount(document)
    if count < 1:
        raise Refused("pageless")
    if count > MAX_PAGES:
        raise Refused("long")
    return document


def _pages(document: object) -> Iterator[tuple[bytes, bytes]]:
    count = pdfium.FPDF_GetPageCount(document)
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            raise Refused("damaged")
        yield b"P", _page(page, count)
        pdfium.FPDF_ClosePage(page)
    yield b"E", b""


def _page(page: object, pages: int) -> bytes:
    rules, images = _drawing(page)
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        raise Refused("damaged")
    count = pdfium.FPDFText_CountChars(text_page)
    if count > MAX_CHARACTERS:
        raise Refused("long")
    handle = ctypes.cast(text_page, _Address).value
    boxes = _boxes(handle, count)
    text = _text(handle, count).encode("utf-8", "replace")
    turn = _turn(handle, count)
    pdfium.FPDFText_ClosePage(text_page)
    frame = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, frame)
    head = HEAD.pack(
        frame.left, frame.bottom, frame.right, frame.top, pdfium.FPDFPage_GetRotation(page), turn, images,
        pages, len(text), 16 * count, 4 * len(rules),
    )  # fmt: skip
    return b"".join((head, text, boxes, rules.tobytes()))


def _boxes(handle: int | None, count: int) -> bytes:
    """Return left, top, right and bottom of each character; nothing but zeros where the library tells none."""
    found = []
    for start in range(0, count, _TURN):
        turn = range(start, min(start + _TURN, count))
        size = 16 * len(turn)
        ctypes.memset(_room, 0, size)
        deque(map(_char_box, repeat(_Address(handle)), turn, _places), 0)
        found.append(ctypes.string_at(_room, size))
    return b"".join(found)


def _text(handle: int | None, count: int) -> str:
    """Return one character a box. What its font gives no meaning is U+FFFD, never the number of its shape."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = _get_text(handle, 0, count, ctypes.addressof(buffer))
    text = buffer.raw[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) != count:
        codes = list(map(_unicode, repeat(handle), range(count)))
        text = "".join(map(_character, codes))
    if _is_suspect(handle, text):
        unknown = compress(range(count), map(_unmapped, repeat(handle), range(count)))
        characters = list(text)
        for index in unknown:
            characters[index] = _REPLACEMENT
        text = "".join(characters)
    return text


def _is_suspect(handle: int | None, text: str) -> bool:
    """Tell whether a font gives no meaning to some character, by the first and last place of each different one."""
    different = set(text)
    places = {*map(text.find, different), *map(text.rfind, different)}
    return any(map(_unmapped, repeat(handle), places))


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else _REPLACEMENT


def _turn(handle: int | None, count: int) -> int:
    """Return the quarter turns clockwise that set most of a page's characters upright, by a sample of them."""
    sample = range(0, count, count // _SAMPLES + 1)
    quarters = [round(-_angle(handle, index) / 1.5707963) % 4 for index in sample]
    return next((turn for turn in range(4) if quarters.count(turn) > 0.6 * len(quarters)), NO_TURN)


def _drawing(page: object) -> tuple[array[float], int]:
    """Return a page's upright and level strokes (left, top, right, bottom, ...), and how many pictures it has."""
    rules: array[float] = array("f")
    count = pdfium.FPDFPage_CountObjects(page)
    handle = ctypes.cast(page, _Address).value  # type: ignore[arg-type]
    objects = list(map(_object, repeat(handle), range(count)))
    images = _collect(objects, _IDENTITY, rules, [MAX_OBJECTS], 0)
    return rules, images


def _collect(objects: list[int], transform: Transform, rules: array[float], left: list[int], depth: int) -> int:
    left[0] -= len(objects)
    if left[0] < 0:
        raise Refused("long")
    images = 0
    for handle, kind in zip(objects, map(_type, objects), strict=True):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _strokes(handle, transform, rules)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images += 1
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            matrix = (ctypes.c_float * 6)()
            _matrix(handle, ctypes.addressof(matrix))
            inner = list(map(_form_object, repeat(handle), range(max(_form_count(handle), 0))))
            images += _collect(inner, _product(tuple(matrix), transform), rules, left, depth + 1)
    return images


_box = (ctypes.c_float * 4)()
_box_parts = tuple(ctypes.addressof(_box) + 4 * part for part in range(4))
_mode = (_int * 2)()
_mode_parts = (ctypes.addressof(_mode), ctypes.addressof(_mode) + 4)
_at = (ctypes.c_float * 2)()
_at_parts = (ctypes.addressof(_at), ctypes.addressof(_at) + 4)


def _strokes(handle: int, transform: Transform, rules: array[float]) -> None:
    """Add the strokes of a path: a thin shape is one stroke; of others each level or upright side that is drawn."""
    _bounds(handle, *_box_parts)
    x0, y0, x1, y1 = _box
    if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
        if transform is _IDENTITY:
            rules.extend((x0, y1, x1, y0))
        else:
            (ax, ay), (bx, by) = _moved(x0, y0, transform), _moved(x1, y1, transform)
            rules.extend((min(ax, bx), max(ay, by), max(ax, bx), min(ay, by)))
        return
    _draw_mode(handle, *_mode_parts)
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
    _matrix(handle, ctypes.addressof(matrix))
    return _product(tuple(matrix), transform)


def _outlines(handle: int) -> Iterator[list[tuple[float, float]]]:
    """Yield the corners of each part of a path that is drawn without lifting the pen; a curve ends a part."""
    corners: list[tuple[float, float]] = []
    for index in range(min(_segments(handle), MAX_OBJECTS)):
        segment = _segment(handle, index)
        _point(segment, *_at_parts)
        kind = _segment_type(segment)
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            if len(corners) > 1:
                yield corners
            corners = []
        corners.append((_at[0], _at[1]))
        if _closes(segment) and corners:
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


def _picture(document: object, arguments: list[str]) -> Iterator[tuple[bytes, bytes]]:
    index, scale = int(arguments[1]) - 1, float(arguments[2])
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise Refused("damaged")
    points = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    most = int(arguments[3])
    scale = min(scale, most / max(*points, 1))
    width, height = (max(1, round(side * scale)) for side in points)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        raise Refused("long")
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    flags = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    rows = b"".join(pixels[row * stride : row * stride + 3 * width] for row in range(height))
    yield b"B", struct.pack("<2I2f", width, height, *points) + rows


if __name__ == "__main__":
    main(sys.argv[1:])
