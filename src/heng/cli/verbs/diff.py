"""`heng diff A B`: what two editions, periods or years print differently."""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from pathlib import Path

from heng.check.compare import outcome
from heng.check.compare.outcome_data import outcome_to_data
from heng.check.context import Context
from heng.cli.diff_corrected import NOTHING, Corrected, corrected
from heng.cli.diff_text import render
from heng.cli.files import read_files
from heng.cli.language import Tell
from heng.cli.options import add_card_options
from heng.cli.session import CannotRunError, Session
from heng.evaluate.assessment import assess
from heng.evaluate.rulebooks.rulebook import AS_PRINTED
from heng.model.edition import Edition
from heng.model.finding import Finding, Wording
from heng.workflow.agencies import register

SEVERAL = Wording(
    zh="{name} 裡有 {count} 份文件，不知道要比哪一份。請給其中一份。",
    en="{name} holds {count} documents, and it is not clear which to compare. Name one of them.",
)
NO_CARD = Wording(
    zh="{name} 不是檔案，也不是紀錄裡的年度、期別或版次。例如 report.odt、107、107/q1、q2。",
    en="{name} is no file, and no year, period or edition of the record: such as report.odt, 107, 107/q1, q2.",
)
_YEAR = re.compile(r"[0-9]{2,3}")
_PERIOD = re.compile(r"q[1-4]|m(?:[1-9]|1[0-2])|year|[0-9]{4}-[0-9]{4,8}")
_NAME = re.compile(r"[A-Za-z0-9_-]+")


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    what = tell(
        "檔案，或紀錄裡的年度、期別、版次（107、107/q1、q2）",
        "a file, or a year, period or edition of the record (107, 107/q1, q2)",
    )
    parser.add_argument("before", metavar="A", help=what)
    parser.add_argument("after", metavar="B", help=what)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_card_options(parser, tell)


def run(options: argparse.Namespace, session: Session) -> int:
    """Compare and write what differs."""
    read = [_opened(name, options, session) for name in (options.before, options.after)]
    before, after = (each.edition for each in read)
    context = Context(register=register(), editions=(before, after), truncated=frozenset(_truncated(read)))
    found = outcome(assess(before, AS_PRINTED), assess(after, AS_PRINTED), context)
    if options.format == "json":
        data = outcome_to_data(found, (read[0].corrected.actuals, read[1].corrected.actuals))
        session.write(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        session.write(render(found, session.lang, (read[0].corrected, read[1].corrected)))
    return 0


@dataclass(frozen=True, slots=True)
class _Opened:
    """An edition as it holds today, what was found on it, and what of it people corrected."""

    edition: Edition
    findings: tuple[Finding, ...]
    corrected: Corrected = NOTHING


def _truncated(read: list[_Opened]) -> list[str]:
    return [f.source.document for each in read for f in each.findings if f.code == "RD001" and f.source]


def _opened(name: str, options: argparse.Namespace, session: Session) -> _Opened:
    path = Path(name)
    asked = None if path.exists() else _asked(name)
    if asked is not None:
        return _of_record(asked, options)
    read, _ = read_files([path], session)
    if len(read) > 1:
        raise CannotRunError(SEVERAL, name=name, count=len(read))
    return _Opened(read[0].result.edition, tuple(read[0].result.findings))


def _asked(name: str) -> dict[str, str | int]:
    """Return which card of the record a word names; raises CannotRunError where it can name none."""
    year, _, period = name.rpartition("/")
    if year and _YEAR.fullmatch(year) and _PERIOD.fullmatch(period):
        return {"year": int(year), "period": period}
    if _YEAR.fullmatch(name):
        return {"year": int(name)}
    if _PERIOD.fullmatch(name):
        return {"period": name}
    if not _NAME.fullmatch(name):
        raise CannotRunError(NO_CARD, name=name)
    return {"edition": name}


def _of_record(asked: dict[str, str | int], options: argparse.Namespace) -> _Opened:
    from heng.cli.record import open_asked

    card = open_asked(argparse.Namespace(**{**vars(options), **asked}))
    return _Opened(card.edition, tuple(card.findings), corrected(card.printed, card.edition))
