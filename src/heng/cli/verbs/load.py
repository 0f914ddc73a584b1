"""`heng load`: documents into the record."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from heng.cli.files import ReadFile, read_files
from heng.cli.language import say
from heng.cli.options import day
from heng.cli.record import connect
from heng.cli.session import CannotRunError, Session
from heng.model.finding import Wording
from heng.model.terms import DocumentKind

NAME = "load"
HELP = "import documents into the record: append-only, idempotent"

LOADED = Wording(
    zh="{name}：載入為 {address}，{new} 筆新紀錄（批次 {batch}）",
    en="{name}: loaded as {address}, {new} new entries (batch {batch})",
)
SAME = Wording(
    zh="{name}：紀錄裡已有同一份（{address}），沒有改變",
    en="{name}: already in the record ({address}); nothing changed",
)
UNKNOWN = Wording(
    zh="{name} 不是衡認得的文件種類，沒有載入。",
    en="{name} is of no kind that Heng knows; it was not loaded.",
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="documents or folders")
    parser.add_argument("--day", type=day, metavar="DAY", help="day of publication, where the document prints none")


def run(options: argparse.Namespace, session: Session) -> int:
    """Load each document in a transaction of its own."""
    read, unread = read_files(options.files, session)
    connect()
    for each in read:
        if each.result.edition.edition.kind is DocumentKind.UNKNOWN:
            raise CannotRunError(UNKNOWN, name=each.path.name)
        _load(each, options, session)
    return 1 if unread else 0


def _load(file: ReadFile, options: argparse.Namespace, session: Session) -> None:
    from heng.workflow.load import load
    from heng.workflow.refusal import RefusedError

    try:
        report = load(file.result, file.data, day=options.day, who=getpass.getuser())
    except RefusedError as error:
        raise CannotRunError(error.wording, **error.facts) from error
    wording = SAME if report.same else LOADED
    session.write(
        say(session.lang, wording, name=file.path.name, address=str(report.address), new=report.new, batch=report.batch)
    )
