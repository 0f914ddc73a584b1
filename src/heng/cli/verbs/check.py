"""`heng check`: the checker, on documents or on the record."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from heng.check.rules.reading import rd004_kind_unknown
from heng.check.run import check, is_wanted, worst_first
from heng.check.waivers import sift
from heng.cli.files import ReadFile, UnreadFile, read_files
from heng.cli.language import Tell
from heng.cli.mended import write_mended
from heng.cli.options import add_card_options, one_of
from heng.cli.record import open_all
from heng.cli.recorded import with_recorded
from heng.cli.report import FORMATS
from heng.cli.report.checked import Checked, Lines
from heng.cli.session import CannotRunError, Session
from heng.cli.settings import CheckSettings, check_settings
from heng.ingest.printed import printed
from heng.model.finding import SEVERITY_ORDER, Finding, Wording
from heng.model.period import TAIPEI_TIME
from heng.model.terms import Severity
from heng.workflow.agencies import register

NO_FILE_TO_FIX = Wording(
    zh="--fix 要給文件：紀錄裡的錯誤在網頁上改，每次都寫下理由。",
    en="--fix needs documents: what is in the record is corrected on its page, each time with a reason.",
)

SET_ASIDE = Wording(
    zh="另有豁免 {n} 項，不在這個陣列裡；--format text、sarif、junit 會列出。",
    en="Waived, and not in this array: {n}. --format text, sarif and junit list them.",
)


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE|DIR",
        help=tell("文件、資料夾或 ZIP；不給就用紀錄", "documents, folders or ZIP archives; none = the record"),
    )
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    parser.add_argument("--fail-on", type=one_of(Severity), metavar="error|warning|info")
    parser.add_argument(
        "--select",
        type=_codes,
        metavar="CODES",
        help=tell("只列這些，以逗號分隔", "only these, joined with commas"),
    )
    parser.add_argument(
        "--ignore",
        type=_codes,
        metavar="CODES",
        help=tell("不列這些，以逗號分隔", "not these, joined with commas"),
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help=tell("只有一種改法的，寫成改正的表格", "write corrected tables of what has one right answer"),
    )
    add_card_options(parser, tell)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.split(",") if code.strip())


def run(options: argparse.Namespace, session: Session) -> int:
    """Check, write the findings, return 1 where one weighs at least `--fail-on`."""
    settings = _settled(options)
    if options.fix and not options.files:
        raise CannotRunError(NO_FILE_TO_FIX)
    checked = _files(options, settings, session) if options.files else _record(options, settings)
    session.write(FORMATS[options.format](checked, session.lang, settings.fail_on))
    if checked.sifted.waived and options.format == "json":
        session.tell(SET_ASIDE, n=len(checked.sifted.waived))
    limit = SEVERITY_ORDER[settings.fail_on]
    return int(any(SEVERITY_ORDER[finding.severity] <= limit for finding in checked.findings))


def _settled(options: argparse.Namespace) -> CheckSettings:
    """Return the settings of the working directory, with what the command line says in their place."""
    given = {name: getattr(options, name) for name in ("select", "ignore", "fail_on")}
    return replace(check_settings(Path.cwd()), **{name: value for name, value in given.items() if value is not None})


def _checked(found: Sequence[Finding], names: Mapping[str, str], lines: Lines, settings: CheckSettings) -> Checked:
    today = datetime.now(TAIPEI_TIME).date()
    return Checked(sifted=sift(found, settings.waivers, names, today), names=names, lines=lines)


def _files(options: argparse.Namespace, settings: CheckSettings, session: Session) -> Checked:
    read, unread = read_files(options.files, session)
    reading = [finding for each in read for finding in each.result.findings]
    reading += [_unreadable(each) for each in unread]
    findings = check(
        [each.result.edition for each in read],
        register(),
        reading=reading,
        select=settings.select,
        ignore=settings.ignore,
    )
    # Where a document stands beside what Heng made of it, its findings are in the document.
    originals_last = sorted(read, key=lambda each: each.original)
    names = {each.result.edition.edition.document.sha256: str(each.path) for each in originals_last}
    names |= {str(each.path): str(each.path) for each in unread}
    checked = _checked(findings, names, _lines_of(read), settings)
    if options.fix:
        write_mended(read, checked.findings, session)
    return checked


def _unreadable(file: UnreadFile) -> Finding:
    return rd004_kind_unknown.unreadable(str(file.path), file.wording, file.facts)


def _lines_of(read: Sequence[ReadFile]) -> Callable[[str], Sequence[str]]:
    files = {each.result.edition.edition.document.sha256: each for each in read if each.original}

    @cache
    def lines(sha256: str) -> Sequence[str]:
        file = files.get(sha256)
        return printed(file.name, file.data).lines if file else ()

    return lines


def _record(options: argparse.Namespace, settings: CheckSettings) -> Checked:
    cards = open_all(options)
    from heng.workflow.loading import documents

    every = [each for card in cards for each in (*card.findings, *(one.finding for one in card.waived))]
    found = [each for each in every if is_wanted(each.code, settings.select, settings.ignore)]
    kept = [card.printed.edition.document for card in cards]
    names = {one.sha256: one.name for one in kept}
    checked = _checked(worst_first(found, list(names)), names, documents.lines, settings)
    return replace(checked, sifted=with_recorded(checked.sifted, cards))
