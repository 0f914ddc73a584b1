"""ZIP archives of documents, in folders and in one another, opened within limits. Nothing is written to disk."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from heng.ingest.errors import DamagedDocumentError, LeavingArchiveError, TooManyDocumentsError
from heng.ingest.formats.format import Format, recognise
from heng.ingest.formats.package import ZIP_FAULTS, read_member
from heng.ingest.own_files import superseded

MAX_DOCUMENTS = 2_000
MAX_TOTAL = 512 * 2**20
"""Bytes that all documents of an archive may unpack to, one after the other."""

MAX_NESTING = 3
_MAX_ENTRIES = 50_000
_UTF8_FLAG = 0x800
_FURNITURE = ("__MACOSX",)


@dataclass(slots=True)
class _Budget:
    """What may still be unpacked."""

    documents: int = MAX_DOCUMENTS
    size: int = MAX_TOTAL

    def spend(self, name: str, size: int) -> None:
        self.documents -= 1
        self.size -= size
        if self.documents < 0 or self.size < 0:
            raise TooManyDocumentsError(name)


def is_archive(data: bytes) -> bool:
    """Tell whether bytes are a ZIP of documents, not an office file."""
    return recognise(data) is Format.ZIP


def members(name: str, data: bytes, limit: int) -> Iterator[tuple[str, bytes]]:
    """Yield the documents of an archive with their names (`reports.zip/107/a.odt`), in the order of these.

    Args:
        name: Name of the archive, as it is shown to people.
        data: Its bytes.
        limit: How large one document may be, in bytes.

    Raises:
        RefusedDocumentError: It is damaged, encrypted, unpacks to too much, or has names that leave its folder.
    """
    yield from _members(name, data, limit, _Budget(), 1)


def _members(name: str, data: bytes, limit: int, budget: _Budget, level: int) -> Iterator[tuple[str, bytes]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_FAULTS as error:
        raise DamagedDocumentError(name) from error
    if level > MAX_NESTING or len(archive.infolist()) > _MAX_ENTRIES:
        raise TooManyDocumentsError(name)
    files = _files(name, archive)
    for path in sorted(files.keys() - superseded(files), key=str):
        if _is_furniture(path):
            continue
        shown = f"{name}/{path}"
        budget.spend(shown, files[path].file_size)
        content = read_member(shown, archive, files[path], limit)
        if is_archive(content):
            yield from _members(shown, content, limit, budget, level + 1)
        else:
            yield shown, content


def _files(name: str, archive: zipfile.ZipFile) -> dict[PurePosixPath, zipfile.ZipInfo]:
    """Return the members by name; of several with one name the later ones are called as a person's computer does it."""
    files: dict[PurePosixPath, zipfile.ZipInfo] = {}
    taken: Counter[PurePosixPath] = Counter()
    for info in archive.infolist():
        if info.filename.endswith("/"):
            continue
        path = named = _path(name, info)
        while path in files:
            taken[named] += 1
            path = named.with_name(f"{named.stem} ({taken[named] + 1}){named.suffix}")
        files[path] = info
    return files


def _path(name: str, info: zipfile.ZipInfo) -> PurePosixPath:
    """Return a member's name. Old programs write it in the machine's own encoding, and with backslashes."""
    text = info.filename if info.flag_bits & _UTF8_FLAG else _decoded(info.filename)
    path = PurePosixPath(text.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in text[:2] or "\0" in text:
        raise LeavingArchiveError(name)
    return path


def _decoded(text: str) -> str:
    raw = text.encode("cp437", errors="replace")
    for encoding in ("utf-8", "cp950"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return text


def _is_furniture(path: PurePosixPath) -> bool:
    """Tell whether a file is no document but what programs put beside them."""
    return any(part.startswith(".") or part in _FURNITURE for part in path.parts)
