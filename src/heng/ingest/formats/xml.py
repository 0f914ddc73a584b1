"""XML of office files as element trees: no document type, hence no entities; bounded in depth and size."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import cast
from xml.parsers import expat

from heng.ingest.errors import DamagedDocumentError, TooLargeDocumentError
from heng.ingest.formats.package import Package

MAX_DEPTH = 120
MAX_ELEMENTS = 2_000_000
_CHUNK = 2**16

Element = ET.Element


class _RootReachedError(Exception):
    """The prolog ended without a document type."""


class _DoctypeError(Exception):
    """The prolog declares a document type."""


def parse_part(package: Package, part: str) -> Element:
    """Return the root element of a part of an office file; raises RefusedDocumentError."""
    return parse(package.name, package.read(part))


def parse(name: str, data: bytes) -> Element:
    """Return the root element. Raises DamagedDocumentError, TooLargeDocumentError; `name` is the file's, for them."""
    try:
        _refuse_doctype(data)
        return _tree(name, data)
    except (ET.ParseError, expat.ExpatError, _DoctypeError, LookupError, ValueError) as error:
        if isinstance(error, DamagedDocumentError | TooLargeDocumentError):
            raise
        raise DamagedDocumentError(name) from error


def _refuse_doctype(data: bytes) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _doctype
    parser.StartElementHandler = _root
    try:
        for start in range(0, len(data), _CHUNK):
            parser.Parse(data[start : start + _CHUNK], False)  # noqa: FBT003 — expat takes no keywords
    except _RootReachedError:
        return


def _doctype(*_: object) -> None:
    raise _DoctypeError


def _root(*_: object) -> None:
    raise _RootReachedError


def _tree(name: str, data: bytes) -> Element:
    parser: ET.XMLPullParser[Element] = ET.XMLPullParser(("start", "end"))
    root: Element | None = None
    depth = count = 0
    for start in range(0, len(data), _CHUNK):
        parser.feed(data[start : start + _CHUNK])
        for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
            opens = event == "start"
            root = element if root is None else root
            depth += 1 if opens else -1
            count += opens
            if depth > MAX_DEPTH or count > MAX_ELEMENTS:
                raise TooLargeDocumentError(name)
    parser.close()
    if root is None:
        raise DamagedDocumentError(name)
    return root


class Names:
    """Qualified names by prefix: `names("text:p")` → `{urn:…}p`."""

    def __init__(self, spaces: Mapping[str, str]) -> None:
        """Keep the name spaces by prefix."""
        self._spaces = spaces
        self._known: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        """Return the qualified name."""
        known = self._known.get(name)
        if known is None:
            prefix, _, local = name.partition(":")
            known = self._known[name] = f"{{{self._spaces[prefix]}}}{local}"
        return known


def local(element: Element) -> str:
    """Return an element's name without its name space; empty for a comment or instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def number(element: Element, name: str, default: int, *, least: int = 0, most: int = 2**20) -> int:
    """Return a whole-number attribute, `default` where it is missing or no number, kept within bounds."""
    text = element.get(name, "")
    if not text.lstrip("-").isdecimal() or len(text) > 12:
        return default
    return min(max(int(text), least), most)


def text_of(element: Element) -> str:
    """Return all characters in an element."""
    return "".join(element.itertext())


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of a name, none for no element."""
    return iter(element.findall(name) if element is not None else ())
