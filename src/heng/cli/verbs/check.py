"""`heng check`: the checker, on documents or on the record."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from heng.check.finding_data import finding_to_data
from heng.check.rules.reading import rd004_kind_unknown
from heng.check.run import check, is_wanted
from heng.cli.files import ReadFile, UnreadFile, read_files
from heng.cli.findings_text import render
from heng.cli.language import Tell
from heng.cli.options import add_card_options, one_of
from heng.cli.record import open_all
from heng.cli.session import Session
from heng.ingest.printed import printed
from heng.model.finding import SEVERITY_ORDER, Finding
from heng.model.terms import Severity
from heng.workflow.agencies import register


@dataclass(frozen=True, slots=True)
class Checked:
    """Findings, with what is needed to show them."""

    findings: tuple[Finding, ...]
    names: dict[str, str]
    lines: Callable[[str], Sequence[str]]


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE|DIR",
        help=tell("文件、資料夾或 ZIP；不給就用紀錄", "documents, folders or ZIP archives; none = the record"),
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--fail-on", type=one_of(Severity), metavar="error|warning|info", default=Severity.ERROR)
    parser.add_argument(
        "--select",
        type=_codes,
        default=(),
        metavar="CODES",
        help=tell("只列這些，以逗號分隔", "only these, joined with commas"),
    )
    parser.add_argument(
        "--ignore",
        type=_codes,
        default=(),
        metavar="CODES",
        help=tell("不列這些，以逗號分隔", "not these, joined with commas"),
    )
    add_card_options(parser, tell)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.split(",") if code.strip())


def run(options: argparse.Namespace, session: Session) -> int:
    """Check, write the findings, return 1 where one weighs at least `--fail-on`."""
    checked = _files(options, session) if options.files else _record(options)
    if options.format == "json":
        session.write(json.dumps(_data(checked, session.lang), ensure_ascii=False, indent=1))
    else:
        session.write(render(checked.findings, checked.names, checked.lines, session.lang))
    limit = SEVERITY_ORDER[options.fail_on]
    return int(any(SEVERITY_ORDER[finding.severity] <= limit for finding in checked.findings))


def _data(checked: Checked, lang: str) -> list[dict[str, object]]:
    return [
        finding_to_data(finding, lang, checked.names.get(finding.source.document, "") if finding.source else "")
        for finding in checked.findings
    ]


def _files(options: argparse.Namespace, session: Session) -> Checked:
    read, unread = read_files(options.files, session)
    reading = [finding for each in read for finding in each.result.findings]
    reading += [_unreadable(each) for each in unread]
    findings = check(
        [each.result.edition for each in read],
        register(),
        reading=reading,
        select=options.select,
        ignore=options.ignore,
    )
    names = {each.result.edition.edition.document.sha256: str(each.path) for each in read}
    names |= {str(each.path): str(each.path) for each in unread}
    return Checked(findings, names, _lines_of(read))


def _unreadable(file: UnreadFile) -> Finding:
    return rd004_kind_unknown.unreadable(str(file.path), file.wording, file.facts)


def _lines_of(read: Sequence[ReadFile]) -> Callable[[str], Sequence[str]]:
    files = {each.result.edition.edition.document.sha256: each for each in read if each.original}

    @cache
    def lines(sha256: str) -> Sequence[str]:
        file = files.get(sha256)
        return printed(file.name, file.data).lines if file else ()

    return lines


def _record(options: argparse.Namespace) -> Checked:
    cards = open_all(options)
    from heng.workflow import documents

    found = [each for card in cards for each in card.findings if is_wanted(each.code, options.select, options.ignore)]
    kept = [card.printed.edition.document for card in cards]
    worst_first = sorted(found, key=lambda finding: SEVERITY_ORDER[finding.severity])
    return Checked(tuple(worst_first), {one.sha256: one.name for one in kept}, documents.lines)
