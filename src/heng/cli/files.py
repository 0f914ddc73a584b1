"""Published documents on disk, read one by one; what cannot be read is kept with its reason."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from heng import ingest
from heng.cli.session import CannotRunError, Session
from heng.ingest import own_tables
from heng.ingest.own_files import superseded
from heng.model.finding import Fact, Wording
from heng.model.terms import DocumentKind
from heng.workflow.agencies import register

FIXED, FIXES = ".fixed", "fixes.csv"
"""End of the name of a folder of corrected tables, and the list in it of what was put right."""
READING = Wording(zh="讀取 {name} …", en="Reading {name} …")
NO_FILE = Wording(
    zh="找不到 {name}。請確認路徑，或給一個檔案或資料夾。",
    en="{name} does not exist. Check the path; a file or a folder is expected.",
)
NO_DOCUMENT = Wording(
    zh="{name} 裡沒有文件可讀。請確認資料夾或壓縮檔的內容。",
    en="{name} holds no document to read. Check what is in the folder or archive.",
)
NOT_READABLE = Wording(zh="打不開 {name}：{why}。", en="{name} cannot be opened: {why}.")
NO_REGULAR_FILE = Wording(
    zh="{name} 不是一般檔案，沒有讀。請給存在磁碟上的檔案。",
    en="{name} is no regular file and was not read. Name a file on disk.",
)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A document that was read. In an archive it has the path `reports.zip/107/a.odt`."""

    path: Path
    name: str
    data: bytes
    result: ingest.ReadResult

    @property
    def original(self) -> bool:
        """Tell whether the bytes are the document that was published, not Heng's own output of it."""
        return hashlib.sha256(self.data).hexdigest() == self.result.edition.edition.document.sha256


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A document that could not be read, and why."""

    path: Path
    wording: Wording
    facts: Mapping[str, Fact]


def read_files(
    paths: Sequence[Path], session: Session, kind: DocumentKind | None = None, *, as_entry: bool = False
) -> tuple[list[ReadFile], list[UnreadFile]]:
    """Read every document, in archives too; raises CannotRunError where a path names nothing or none could be read.

    `as_entry`: Heng's tables are documents of their own, one for each that they tell of.
    """
    read: list[ReadFile] = []
    unread: list[UnreadFile] = []
    agencies = register()
    for path, name, open_ in _documents(_expand(paths)):
        session.progress(READING, name=name)
        try:
            data = open_()
            pieces = own_tables.split(name, data) if as_entry else ((name, data),)
            results = [
                (part, piece, result)
                for part, piece in pieces
                for result in ingest.read_documents(part, piece, agencies, kind=kind, as_entry=as_entry)
            ]
        except (ingest.RefusedDocumentError, CannotRunError) as error:
            unread.append(UnreadFile(path, error.wording, error.facts))
        else:
            several = len(results) > len(pieces)
            read += [
                ReadFile(path, _shown(part, result, several=several), piece, result) for part, piece, result in results
            ]
    if unread and not read:
        raise CannotRunError(unread[0].wording, **unread[0].facts)
    if not read:
        raise CannotRunError(NO_DOCUMENT, name=str(paths[0]))
    return read, unread


def _shown(name: str, result: ingest.ReadResult, *, several: bool) -> str:
    """Return the name of a document for people: one of several in a file with its own name."""
    return f"{name}/{result.edition.edition.document.name}" if several else name


def _documents(paths: Iterable[Path]) -> Iterator[tuple[Path, str, Callable[[], bytes]]]:
    """Yield each document's path, its name for people and how to open it; an archive gives one for each it holds.

    The tables of Heng in one folder are one document.
    """
    sets: dict[Path, list[tuple[str, bytes]]] = {}
    for path in paths:
        try:
            data = _bytes(path)
            if own_tables.is_member(path.name, data):
                sets.setdefault(path.parent, []).append((path.name, data))
            elif not ingest.archive.is_archive(data):
                yield path, path.name, partial(bytes, data)
            else:
                for name, content in own_tables.gathered(ingest.archive.members(path.name, data, ingest.MAX_BYTES)):
                    yield path.parent / name, name, partial(bytes, content)
        except (ingest.RefusedDocumentError, CannotRunError) as error:
            yield path, path.name, partial(_refuse, error)
    for folder, tables in sets.items():
        for name, content in own_tables.gathered(tables):
            yield folder / name, name, partial(bytes, content)


def _refuse(error: Exception) -> bytes:
    raise error


def _expand(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found = [p for p in path.rglob("*") if p.is_file() and not p.name.startswith(".") and not _is_made(p, path)]
            yield from sorted(set(found) - superseded(found))
        elif path.exists():
            yield path
        else:
            raise CannotRunError(NO_FILE, name=str(path))


def _is_made(file: Path, folder: Path) -> bool:
    """Tell whether `heng check --fix` made a file of a folder: its copies are checked where they are asked for."""
    inside = file.relative_to(folder).parts[:-1]
    return file.name == FIXES or any(part.endswith(FIXED) for part in inside)


def _bytes(path: Path) -> bytes:
    """Return a file's content; a pipe or device would never end, and what is too large is not even opened."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CannotRunError(NO_REGULAR_FILE, name=str(path))
        if status.st_size > ingest.MAX_BYTES:
            raise ingest.TooLargeDocumentError(path.name)
        return path.read_bytes()
    except OSError as error:
        raise CannotRunError(NOT_READABLE, name=str(path), why=error.strerror or str(error)) from error
