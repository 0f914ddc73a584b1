"""The ZIP package of an office file, opened within limits: what unpacks to more than any report is not unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from heng.ingest.errors import DamagedDocumentError, EncryptedDocumentError, TooLargeDocumentError

MAX_MEMBERS = 20_000
MAX_PART = 128 * 2**20
"""Bytes that one part of an office file may unpack to."""

_SMALL = 4 * 2**20
_MAX_RATIO = 250
_ENCRYPTED_FLAG = 0x1
# What zipfile raises on damaged archives: its own error, a method it lacks, streams that end or do not inflate.
ZIP_FAULTS = (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, KeyError, zlib.error)


class Package:
    """The parts of an office file by name."""

    def __init__(self, name: str, data: bytes) -> None:
        """Open the package; `name` is the file's, for messages. Raises RefusedDocumentError."""
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_FAULTS as error:
            raise DamagedDocumentError(name) from error
        self._members = {info.filename: info for info in self._zip.infolist()}
        if len(self._members) > MAX_MEMBERS:
            raise TooLargeDocumentError(name)

    def __contains__(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return part in self._members

    def parts(self, *beginnings: str) -> list[str]:
        """Return the names of the parts that begin with one of these, in the order of the package."""
        return [part for part in self._members if part.startswith(beginnings)]

    def read(self, part: str) -> bytes:
        """Return the bytes of a part; raises RefusedDocumentError where it is missing, damaged, locked or too large."""
        info = self._members.get(part)
        if info is None:
            raise DamagedDocumentError(self.name)
        return read_member(self.name, self._zip, info)


def read_member(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int = MAX_PART) -> bytes:
    """Return a member's bytes; raises RefusedDocumentError. The declared size is checked before anything is unpacked,
    and no more than it is ever unpacked."""
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise EncryptedDocumentError(name)
    if info.file_size > limit or info.file_size > max(_SMALL, _MAX_RATIO * info.compress_size):
        raise TooLargeDocumentError(name)
    try:
        with archive.open(info) as stream:
            return stream.read(info.file_size + 1)
    except (*ZIP_FAULTS, RuntimeError) as error:
        raise DamagedDocumentError(name) from error
