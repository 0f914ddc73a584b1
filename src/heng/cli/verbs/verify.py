"""`heng verify`: check the record's chains."""

from __future__ import annotations

import argparse

from heng.cli.language import Tell, say
from heng.cli.record import connect
from heng.cli.session import Session
from heng.model.finding import Fact, Wording

WHOLE = Wording(
    zh="紀錄完整：{batches} 批、{entries} 筆、{documents} 份文件，雜湊鏈結無誤。\n總根 {root}",
    en="The record is whole: {batches} batches, {entries} entries, {documents} documents; every link holds."
    "\nroot {root}",
)


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    parser.add_argument(
        "--root",
        default="",
        metavar="DIGEST",
        help=tell("先前印出的摘要，紀錄裡必須有它", "a digest printed earlier that must be in the record"),
    )


def run(options: argparse.Namespace, session: Session) -> int:
    """Verify; return 1 where a link is broken."""
    connect()
    from heng.workflow.verify import verify

    report = verify(options.root.strip().lower())
    if report.first_broken is None:
        counts: dict[str, Fact] = {"batches": report.batches, "entries": report.entries, "documents": report.documents}
        session.write(say(session.lang, WHOLE, root=report.root, **counts))
        return 0
    session.write(report.first_broken.text(session.lang))
    return 1
