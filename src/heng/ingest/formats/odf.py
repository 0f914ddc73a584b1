"""What the OpenDocument formats share: name spaces, the package, styles with what they inherit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from heng.ingest.errors import EncryptedDocumentError
from heng.ingest.formats.package import Package
from heng.ingest.formats.xml import Element, Names, parse_part
from heng.model.edition import DocumentRef

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
q = Names(
    {
        "office": f"{_OASIS}office:1.0",
        "style": f"{_OASIS}style:1.0",
        "text": f"{_OASIS}text:1.0",
        "table": f"{_OASIS}table:1.0",
        "draw": f"{_OASIS}drawing:1.0",
        "fo": f"{_OASIS}xsl-fo-compatible:1.0",
        "svg": f"{_OASIS}svg-compatible:1.0",
        "presentation": f"{_OASIS}presentation:1.0",
        "number": f"{_OASIS}datastyle:1.0",
        "manifest": f"{_OASIS}manifest:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "xml": "http://www.w3.org/XML/1998/namespace",
    }
)
_LONGEST_LINEAGE = 20


@dataclass(slots=True)
class Styles:
    """Styles of a document, automatic and named, by family and name."""

    styles: dict[tuple[str, str], Element] = field(default_factory=dict)
    lists: dict[str, Element] = field(default_factory=dict)
    outline: Element | None = None
    _found: dict[tuple[str, str, str, str], str] = field(default_factory=dict)

    def add(self, root: Element) -> None:
        """Take the styles of a part; those added later come first."""
        for container in ("office:styles", "office:automatic-styles"):
            for style in root.iterfind(f"{q(container)}/*"):
                name = style.get(q("style:name"), "")
                if style.tag == q("style:style"):
                    self.styles[style.get(q("style:family"), ""), name] = style
                elif style.tag == q("text:list-style"):
                    self.lists[name] = style
                elif style.tag == q("text:outline-style"):
                    self.outline = style

    def property(self, family: str, name: str | None, kind: str, attribute: str) -> str:
        """Return a property of a style or of the nearest it descends from; empty where none has it."""
        key = (family, name or "", kind, attribute)
        if key not in self._found:
            self._found[key] = self._look_up(*key)
        return self._found[key]

    def _look_up(self, family: str, name: str, kind: str, attribute: str) -> str:
        for style in self._lineage(family, name):
            properties = style.find(q(f"style:{kind}-properties"))
            value = properties.get(q(attribute)) if properties is not None else None
            if value is not None:
                return value
        return ""

    def _lineage(self, family: str, name: str) -> Iterator[Element]:
        for _ in range(_LONGEST_LINEAGE):
            style = self.styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(q("style:parent-style-name"), "")


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """The opened parts of an OpenDocument file. `body` is the text, spreadsheet or presentation in it."""

    package: Package
    body: Element
    styles: Styles
    styles_root: Element | None


def open_document(document: DocumentRef, data: bytes) -> OpenDocument:
    """Open an OpenDocument file; raises RefusedDocumentError."""
    package = Package(document.name, data)
    _refuse_encrypted(package)
    content = parse_part(package, "content.xml")
    styles_root = parse_part(package, "styles.xml") if "styles.xml" in package else None
    styles = Styles()
    if styles_root is not None:
        styles.add(styles_root)
    styles.add(content)
    body = content.find(f"{q('office:body')}/*")
    return OpenDocument(package, body if body is not None else content, styles, styles_root)


def _refuse_encrypted(package: Package) -> None:
    if "META-INF/manifest.xml" not in package:
        return
    manifest = parse_part(package, "META-INF/manifest.xml")
    if next(manifest.iter(q("manifest:encryption-data")), None) is not None:
        raise EncryptedDocumentError(package.name)
