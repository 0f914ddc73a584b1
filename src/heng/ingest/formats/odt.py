"""OpenDocument text. Running heads and feet are counted as left out: they say again what the pages say."""

from __future__ import annotations

from heng.ingest.formats.collector import Collector, Spot
from heng.ingest.formats.odf import open_document, q
from heng.ingest.formats.odf_text import Flow
from heng.ingest.formats.xml import Element, text_of
from heng.ingest.source import Source
from heng.model.edition import DocumentRef
from heng.model.terms import Noise

_RUNNING = ("style:header", "style:footer", "style:header-left", "style:footer-left", "style:header-first")


def read_odt(document: DocumentRef, data: bytes) -> Source:
    """Return a text document; raises RefusedDocumentError."""
    opened = open_document(document, data)
    collector = Collector(document)
    Flow(opened.styles, collector).blocks(opened.body, Spot())
    for change in opened.body.iter(q("text:tracked-changes")):
        collector.omit(Noise.DELETED, "".join(text_of(each) for each in change.iter(q("text:deletion"))))
    omit_running(collector, opened.styles_root)
    return collector.source()


def omit_running(collector: Collector, styles: Element | None) -> None:
    """Count the running heads and feet of the page styles."""
    if styles is None:
        return
    for kind in _RUNNING:
        for element in styles.iter(q(kind)):
            collector.omit(Noise.RUNNING_HEAD, text_of(element))
