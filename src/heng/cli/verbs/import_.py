"""`heng import`: published documents → tables."""

from __future__ import annotations

import argparse
from decimal import Decimal
from pathlib import Path

from heng import ingest
from heng.cli.counts import counts
from heng.cli.files import ReadFile, UnreadFile, read_files
from heng.cli.language import Tell, say
from heng.cli.options import one_of
from heng.cli.session import CannotRunError, Session
from heng.model.finding import Fact, Wording
from heng.model.terms import DocumentKind, Noise

COUNTS = Wording(zh="{name}：{kind}｜{counts}", en="{name}: {kind} | {counts}")
RESIDUE = Wording(
    zh="  殘餘 {residue} 字（{share}%），共 {total} 字；讀取時的檢核結果 {findings} 項",
    en="  residue {residue} characters ({share}%) of {total}; findings while reading: {findings}",
)
NOISE = Wording(zh="  不屬於欄位的 {noise}", en="  belongs to no field: {noise}")
WRITTEN = Wording(zh="已寫入 {out}", en="Written to {out}")
LEFT_OUT = Wording(zh="沒有讀：{message}", en="Not read: {message}")
CANNOT_WRITE = Wording(
    zh="不能寫入 {out}：{why}。\n沒有寫入任何檔案。請換一個可寫入的資料夾。",
    en="{out} cannot be written: {why}.\nNothing was written. Choose a folder that can be written to.",
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
        "--out", required=True, type=Path, metavar="DIR", help=tell("放表格的資料夾", "folder for the tables")
    )
    parser.add_argument(
        "--kind", type=one_of(DocumentKind), metavar="KIND", help=tell("當作這一種文件讀", "read as this kind")
    )


def run(options: argparse.Namespace, session: Session) -> int:
    """Read, write the tables, print counts and the share of residue."""
    read, unread = read_files(options.files, session, options.kind)
    try:
        ingest.tables.write([each.result for each in read], options.out)
    except OSError as error:
        raise CannotRunError(CANNOT_WRITE, out=str(options.out), why=error.strerror or str(error)) from error
    for each in read:
        _report(each, session)
    _report_unread(unread, session)
    session.tell(WRITTEN, out=str(options.out))
    return 1 if unread else 0


def _report(file: ReadFile, session: Session) -> None:
    edition, coverage = file.result.edition, file.result.coverage
    found = [say(session.lang, wording, n=number) for wording, number in counts(edition)]
    told = (", " if session.lang == "en" else "、").join(found)
    session.write(say(session.lang, COUNTS, name=file.name, kind=edition.edition.kind, counts=told))
    share = Decimal(100 * coverage.residue) / max(coverage.total, 1)
    findings = len(file.result.findings)
    numbers: dict[str, Fact] = {
        "residue": coverage.residue,
        "total": coverage.total,
        "share": f"{share:.2f}",
        "findings": findings,
    }
    session.write(say(session.lang, RESIDUE, **numbers))
    noise = [f"{Noise.of(kind).label(session.lang)} {count}" for kind, count in coverage.noise.items()]
    if noise:
        session.write(say(session.lang, NOISE, noise=(", " if session.lang == "en" else "、").join(noise)))


def _report_unread(unread: list[UnreadFile], session: Session) -> None:
    for each in unread:
        session.err.write(say(session.lang, LEFT_OUT, message=say(session.lang, each.wording, **each.facts)) + "\n")
