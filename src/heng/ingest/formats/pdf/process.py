"""Starts the program that holds the PDF library, and takes in what it sends.

A process of its own costs some 20 ms a document and works beside this one, page for page; in exchange a hostile file
can end it, use up its gibibyte or its time, and nobody else notices. Both limits are set by the system where it can.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from heng.ingest.errors import (
    DamagedDocumentError,
    EncryptedDocumentError,
    PagelessDocumentError,
    RefusedDocumentError,
    TooComplexDocumentError,
)
from heng.ingest.formats.pdf.native import FRAME, HEAD

SECONDS = 300
_MOST_BYTES = 64 * 2**20
_NEEDED = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")
PROGRAM = Path(__file__).with_name("native.py")
_LIBRARIES = ("libpdfium.so", "libpdfium.dylib", "pdfium.dll")
_REFUSALS: dict[bytes, type[RefusedDocumentError]] = {
    b"encrypted": EncryptedDocumentError,
    b"damaged": DamagedDocumentError,
    b"pageless": PagelessDocumentError,
    b"long": TooComplexDocumentError,
}


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as the library gives it, in the page's own coordinates (y upwards).

    Attributes:
        frame: Left, bottom, right, top of what is shown.
        turns: Quarter turns clockwise by which the page is shown.
        slant: Quarter turns clockwise that set most of its characters upright; `NO_TURN` where none does.
        images: How many pictures it has.
        pages: How many pages the document has.
        text: Its characters in the file's order, with white space that the library puts where it sees gaps.
        boxes: Left, top, right, bottom of each character; no width where the white space is the library's.
        rules: Left, top, right, bottom of each level or upright stroke.
    """

    frame: tuple[float, float, float, float]
    turns: int
    slant: int
    images: int
    pages: int
    text: str
    boxes: array[float]
    rules: array[float]


def raw_pages(name: str, data: bytes) -> Iterator[RawPage]:
    """Yield the pages of a PDF; raises a `RefusedDocumentError`."""
    with _answers(name, data, "pages") as frames:
        for kind, content in frames:
            if kind == b"E":
                return
            yield _page(content)
    raise DamagedDocumentError(name)


def raw_picture(name: str, data: bytes, *arguments: str) -> bytes:
    """Return the picture that the program draws; raises a `RefusedDocumentError`."""
    with _answers(name, data, "picture", *arguments) as frames:
        for _, content in frames:
            return content
    raise DamagedDocumentError(name)


@contextmanager
def _answers(name: str, data: bytes, *arguments: str) -> Iterator[Iterator[tuple[bytes, bytes]]]:
    # Without the packages of this environment, whose search takes as long as the program.
    command = [sys.executable, "-I", "-S", str(PROGRAM), library(), *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=_surroundings()
    ) as process:
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(SECONDS, stop)
        watch.start()
        try:
            assert process.stdin is not None
            _send(process.stdin, data)
            yield _frames(name, process, late)
        finally:
            watch.cancel()
            process.kill()


@cache
def library() -> str:
    """Return the file of the PDF library, which this process does not load."""
    spec = find_spec("pypdfium2_raw")
    folders = (spec.submodule_search_locations or ()) if spec else ()
    found = (Path(folder, name) for folder in folders for name in _LIBRARIES)
    file = next(filter(Path.exists, found), None)
    if file is None:
        raise ModuleNotFoundError(
            "pypdfium2_raw has no PDF library: install pypdfium2 as a wheel", name="pypdfium2_raw"
        )
    return str(file)


def _surroundings() -> dict[str, str]:
    """Return what the program needs of the environment; secrets that stand there are none of its business."""
    return {name: os.environ[name] for name in _NEEDED if name in os.environ}


def _send(pipe: IO[bytes], data: bytes) -> None:
    try:
        pipe.write(data)
        pipe.close()
    except BrokenPipeError:
        # It has ended: what it said, or that it said nothing, is met when its answer is read.
        return


def _frames(name: str, process: subprocess.Popen[bytes], late: threading.Event) -> Iterator[tuple[bytes, bytes]]:
    pipe = process.stdout
    assert pipe is not None
    while len(start := pipe.read(FRAME.size)) == FRAME.size:
        kind, size = FRAME.unpack(start)
        if size > _MOST_BYTES:
            raise TooComplexDocumentError(name)
        content = pipe.read(size)
        if len(content) < size:
            break
        if kind == b"F":
            raise _REFUSALS.get(content, DamagedDocumentError)(name)
        yield kind, content
    # A signal ended it: a limit of the system, or a fault of the library.
    if late.is_set() or process.wait() < 0:
        raise TooComplexDocumentError(name)


def _page(content: bytes) -> RawPage:
    left, bottom, right, top, turns, slant, images, pages, *sizes = HEAD.unpack_from(content)
    parts, at = [], HEAD.size
    for size in sizes:
        parts.append(content[at : at + size])
        at += size
    boxes, rules = array("f", parts[1]), array("f", parts[2])
    return RawPage((left, bottom, right, top), turns, slant, images, pages, parts[0].decode(), boxes, rules)
