"""The published bytes, unchanged, each under its digest: `documents/fd/fd6b2bb2…`."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


class NoSuchDocumentError(LookupError):
    """No document of that digest is kept."""

    def __init__(self, sha256: str) -> None:
        """Name the digest."""
        super().__init__(f"no document {sha256} is kept")
        self.sha256 = sha256


def keep(data: bytes) -> str:
    """Keep a document's bytes and return their digest; they are on the disk when this returns."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = place(sha256)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_whole(path, data)
    return sha256


def read(sha256: str) -> bytes:
    """Return a document's bytes; raises NoSuchDocumentError."""
    try:
        return place(sha256).read_bytes()
    except (FileNotFoundError, ValueError) as error:
        raise NoSuchDocumentError(sha256) from error


def place(sha256: str) -> Path:
    """Return where a document lies; raises ValueError for what is no digest."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError(sha256)
    folder: Path = settings.HENG_DOCUMENTS
    return folder / sha256[:2] / sha256


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all, also where the power fails."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o400)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folders
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
