"""A document as OpenDocument text (ODF 1.3). The same document gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from importlib.resources import files

from heng import __version__
from heng.publish.document import Document
from heng.publish.odt_content import NAMESPACES, content
from heng.publish.xml import element, text

_MIMETYPE = "application/vnd.oasis.opendocument.text"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# The zip format knows no day before this one; a real one would make two prints of the same data differ.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def write_odt(document: Document) -> bytes:
    """Return the document as the bytes of an `.odt` file."""
    parts = {
        "content.xml": content(document),
        "styles.xml": _styles(),
        "meta.xml": _DECLARATION + _meta(document),
        "META-INF/manifest.xml": _DECLARATION + _manifest(("content.xml", "styles.xml", "meta.xml")),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        # The media type comes first and uncompressed, so that it can be told from the first bytes of the file.
        package.writestr(zipfile.ZipInfo("mimetype", _MOMENT), _MIMETYPE)
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name, _MOMENT), part, zipfile.ZIP_DEFLATED, compresslevel=9)
    return buffer.getvalue()


def _styles() -> str:
    return files("heng.publish").joinpath("odt_styles.xml").read_text(encoding="utf-8")


def _meta(document: Document) -> str:
    facts = (
        element("meta:generator", {}, f"Heng/{__version__}"),
        element("dc:title", {}, text(document.title)),
        element("dc:subject", {}, text(document.subject)),
        element("dc:description", {}, text("\n".join(document.colophon))),
        element("dc:language", {}, document.language),
    )
    return element("office:document-meta", NAMESPACES, element("office:meta", {}, *facts))


def _manifest(parts: tuple[str, ...]) -> str:
    entries = [("/", _MIMETYPE), *((part, "text/xml") for part in parts)]
    return element(
        "manifest:manifest",
        {"xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version": "1.3"},
        *(element("manifest:file-entry", {"manifest:full-path": p, "manifest:media-type": m}) for p, m in entries),
    )
