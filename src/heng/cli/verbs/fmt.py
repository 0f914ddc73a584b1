"""`heng fmt`: a card's Markdown form, tidied; a document of any other format in that form."""

from __future__ import annotations

import argparse
import codecs
from pathlib import Path

from heng.cli.files import ReadFile, read_files
from heng.cli.language import Tell
from heng.cli.session import CannotRunError, Session
from heng.cli.verbs.publish import CANNOT_WRITE, write_whole
from heng.ingest.formats.text import decode
from heng.ingest.markdown import is_card_file
from heng.model.finding import Wording
from heng.publish.card import card_text

UNPLACED = Wording(
    zh="{name} 第 {lines} 行放不進任何欄位，沒有整理，檔案也沒有改。\n請先用 heng check 看這幾行，改好再整理。",
    en="Lines {lines} of {name} fit no field; nothing was tidied or changed.\nSee them with heng check, mend them and"
    " run it again.",
)
NO_CARD = Wording(
    zh="{name} 不是計分卡的 Markdown，不能用 --check 或 --write。\n不加這些選項，會把它印成計分卡的 Markdown。",
    en="{name} is no card in Markdown, so --check and --write do not apply.\nWithout them it is printed as one.",
)
SEVERAL = Wording(
    zh="{name} 裡有 {count} 份文件，一次只整理一份。請給單一檔案。",
    en="{name} holds {count} documents, and one is tidied at a time. Name a single file.",
)
UNTIDY = Wording(zh="{name} 還沒整理", en="{name} is not tidy")
TIDIED = Wording(zh="已整理 {name}", en="Tidied {name}")
RECODED = Wording(zh="{name} 原來的編碼是 {encoding}，現在存成 UTF-8", en="{name} was in {encoding}; it is UTF-8 now")

_UTF_8 = "utf-8"


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=tell("計分卡的 Markdown，或任何一份文件", "a card in Markdown, or any document"),
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--check",
        action="store_true",
        help=tell("只看是否已整理：沒整理就以狀態 1 結束", "only tell: status 1 where it is not tidy"),
    )
    how.add_argument("--write", action="store_true", help=tell("寫回檔案，不印出來", "write it back to the file"))


def run(options: argparse.Namespace, session: Session) -> int:
    """Print the card, or compare it with the file, or write it back."""
    read, _ = read_files([options.file], session)
    if len(read) != 1:
        raise CannotRunError(SEVERAL, name=str(options.file), count=len(read))
    (file,) = read
    is_card = is_card_file(file.name, file.data)
    if not is_card and (options.check or options.write):
        raise CannotRunError(NO_CARD, name=file.name)
    if is_card and file.result.coverage.lines:
        raise CannotRunError(UNPLACED, name=file.name, lines=", ".join(map(str, file.result.coverage.lines)))
    text = card_text(file.result.edition)
    if options.check or options.write:
        return _done(options, session, file, text)
    session.print(text)
    return 0


def _done(options: argparse.Namespace, session: Session, file: ReadFile, text: str) -> int:
    """Compare a card's own text with its tidy form, or write that back."""
    tidy = _as_kept(text, file.data)
    same = tidy == file.data
    if options.check:
        if not same:
            session.tell(UNTIDY, name=file.name)
        return int(not same)
    if not same:
        encoding = decode(file.name, file.data).encoding
        _write(file.path, tidy)
        session.tell(TIDIED, name=file.name)
        if encoding != _UTF_8:
            session.tell(RECODED, name=file.name, encoding=encoding)
    return 0


def _as_kept(text: str, data: bytes) -> bytes:
    """Return a text in UTF-8 as the file has it: with its byte order mark, its ends of lines."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    ends = b"\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else b"\n"
    return mark + text.encode().replace(b"\n", ends)


def _write(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content)
    except OSError as error:
        raise CannotRunError(CANNOT_WRITE, path=str(path), why=error.strerror or str(error)) from error
