"""`heng load`: documents into the record."""

from __future__ import annotations

import argparse
import getpass
import os
from pathlib import Path

from heng.cli.files import ReadFile, read_files
from heng.cli.language import Tell, say
from heng.cli.options import day
from heng.cli.record import connect
from heng.cli.session import Session
from heng.model.finding import Wording
from heng.workflow.refusal import RefusedError

LOADED = Wording(
    zh="{name}：載入為 {address}，{new} 筆新紀錄（批次 {batch}）",
    en="{name}: loaded as {address}, {new} new entries (batch {batch})",
)
SAME = Wording(
    zh="{name}：紀錄裡已有同一份（{address}），沒有改變",
    en="{name}: already in the record ({address}); nothing changed",
)


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=tell("文件、資料夾或 ZIP", "documents, folders or ZIP archives"),
    )
    parser.add_argument(
        "--day",
        type=day,
        metavar="DAY",
        help=tell("發布日，文件沒有印的時候給", "day of publication, where the document prints none"),
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help=tell("放回曾經撤回的文件", "put documents back that were taken back"),
    )


def run(options: argparse.Namespace, session: Session) -> int:
    """Load each document in a transaction of its own; what the record refuses does not stop the others."""
    read, unread = read_files(options.files, session, as_entry=True)
    connect()
    refused: list[RefusedError] = []
    for each in read:
        try:
            _load(each, options, session)
        except RefusedError as error:
            refused.append(error)
    if len(refused) == len(read):
        raise refused[0]
    for wording, facts in (*((e.wording, e.facts) for e in refused), *((u.wording, u.facts) for u in unread)):
        session.err.write(say(session.lang, wording, **facts) + "\n")
    return 1 if refused or unread else 0


def _load(file: ReadFile, options: argparse.Namespace, session: Session) -> None:
    from heng.workflow.loading.load import load

    report = load(file.result, file.data, day=options.day, who=_who(), again=options.again)
    wording = SAME if report.same else LOADED
    session.write(
        say(session.lang, wording, name=file.name, address=str(report.address), new=report.new, batch=report.batch)
    )


def _who() -> str:
    """Return the account that runs Heng, by its number where the machine has no name for it (a container)."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid()) if hasattr(os, "getuid") else "heng"
