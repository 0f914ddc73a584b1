"""What the Office Open XML formats share: name spaces, parts, relations, switches."""

from __future__ import annotations

import posixpath

from heng.ingest.formats.package import Package
from heng.ingest.formats.xml import Element, Names, parse

_SCHEMAS = "http://schemas.openxmlformats.org/"
_SPACES = {
    "w": f"{_SCHEMAS}wordprocessingml/2006/main",
    "m": f"{_SCHEMAS}officeDocument/2006/math",
    "a": f"{_SCHEMAS}drawingml/2006/main",
    "p": f"{_SCHEMAS}presentationml/2006/main",
    "s": f"{_SCHEMAS}spreadsheetml/2006/main",
    "r": f"{_SCHEMAS}officeDocument/2006/relationships",
    "rel": f"{_SCHEMAS}package/2006/relationships",
    "mc": f"{_SCHEMAS}markup-compatibility/2006",
}
q = Names(_SPACES)
# The strict variant of the standard has the same elements in other name spaces.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _SPACES["w"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _SPACES["m"].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", _SPACES["a"].encode()),
    (b"http://purl.oclc.org/ooxml/presentationml/main", _SPACES["p"].encode()),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _SPACES["s"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _SPACES["r"].encode()),
)
_OFF = frozenset(("0", "false", "off", "none"))


def parse_part(package: Package, part: str) -> Element:
    """Return the root element of a part; raises RefusedDocumentError."""
    data = package.read(part)
    if b"http://purl.oclc.org/ooxml/" in data[:4096]:
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
    return parse(package.name, data)


def relations(package: Package, part: str) -> dict[str, str]:
    """Return the parts that a part refers to, by relation id. What lies outside the package is left out."""
    folder, file = posixpath.split(part)
    rels = f"{folder}/_rels/{file}.rels"
    if rels not in package:
        return {}
    return {
        each.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
        for each in parse_part(package, rels)
        if each.get("TargetMode") != "External"
    }


def switched_on(element: Element | None, attribute: str) -> bool:
    """Tell whether a switch element (`<w:vanish/>`) is there and not turned off."""
    return element is not None and element.get(attribute, "1") not in _OFF


def alternative(element: Element) -> Element:
    """Return the one of the alternatives of `mc:AlternateContent` that is printed; any other element as it stands."""
    if element.tag != q("mc:AlternateContent"):
        return element
    choice = element.find(q("mc:Choice"))
    fallback = element.find(q("mc:Fallback"))
    return choice if choice is not None else fallback if fallback is not None else Element("none")
