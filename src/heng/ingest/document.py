"""The entry for all faces: a document's bytes → edition, findings, and what became of its characters."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from heng.check.rules.reading import rd004_kind_unknown
from heng.ingest.council import read_council_report
from heng.ingest.coverage import Coverage, Ledger
from heng.ingest.decode import Decoded, decode
from heng.ingest.kind import recognise
from heng.ingest.lines import read_lines
from heng.ingest.radicals import with_ideographs
from heng.model.agency import AgencyRegister
from heng.model.edition import DocumentRef, Edition, EditionHead
from heng.model.finding import Finding
from heng.model.profile import TAIPEI, Profile
from heng.model.source import Place, SourceRef
from heng.model.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What reading a document gave.

    Attributes:
        edition: All that was read. Of an unknown document, only its head.
        findings: RD findings, with their places.
        coverage: What became of its characters.
    """

    edition: Edition
    findings: tuple[Finding, ...]
    coverage: Coverage


def read_document(
    name: str,
    data: bytes,
    register: AgencyRegister,
    *,
    kind: DocumentKind | None = None,
    profile: Profile = TAIPEI,
) -> ReadResult:
    """Read a document.

    Args:
        name: File name, as it is shown to people.
        data: The file's bytes.
        register: Known agencies.
        kind: What the document is; None = by its content.
        profile: How its city writes codes and perspectives.

    Raises:
        RefusedDocumentError: Nothing can be read from it.
    """
    decoded = decode(name, data)
    text = with_ideographs(decoded.text)
    document = DocumentRef(name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    if (kind or recognise(text)) is DocumentKind.COUNCIL_REPORT:
        read = read_council_report(document, text, register, profile, is_broken_off=decoded.cut)
        return ReadResult(*read)
    return _unknown(document, decoded)


def _unknown(document: DocumentRef, decoded: Decoded) -> ReadResult:
    head = EditionHead(key="document", kind=DocumentKind.UNKNOWN, title="", document=document)
    source = SourceRef(document=document.sha256, place=Place())
    finding = rd004_kind_unknown.finding(source, document.name)
    lines = read_lines(decoded.text)
    return ReadResult(Edition(owner="", year=0, edition=head), (finding,), Ledger().coverage(lines))
