"""`heng assess`: verdicts with coverage and bounds."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from heng.check.figures import questioned
from heng.check.run import check
from heng.cli.assessment_text import render
from heng.cli.files import read_files
from heng.cli.language import Tell
from heng.cli.options import add_card_options
from heng.cli.record import computing_of, decided_on, open_asked
from heng.cli.session import CannotRunError, Session
from heng.cli.switched_text import changes_data, changes_text
from heng.evaluate import AS_PRINTED, Assessment, Rulebook, assess, assessment_to_data
from heng.evaluate.inputs.computing import Computing
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.workflow.agencies import register
from heng.workflow.rulebooks import shelf

NO_RULEBOOK = Wording(
    zh="沒有判定規則 {name}。可以用的是：{known}",
    en="There is no rulebook {name}. There are: {known}",
)


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help=tell("一份文件；不給就用紀錄", "a document; none = the record"),
    )
    parser.add_argument(
        "--rulebook",
        metavar="NAME",
        help=tell("預設為現行規則，沒有則為 as-printed", "default: the one in force, else as-printed"),
    )
    parser.add_argument(
        "--compare",
        metavar="NAME",
        help=tell("只列出與另一份規則不同的判定", "only the verdicts that differ from those under another rulebook"),
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_card_options(parser, tell)


def run(options: argparse.Namespace, session: Session) -> int:
    """Judge and write the verdicts, or what they change of those under another rulebook."""
    rulebook, other = named_rulebook(options.rulebook), named_rulebook(options.compare)
    subject = _file(options.file, session) if options.file else _record(options)
    assessment = subject.judge(rulebook or subject.in_force)
    before = subject.judge(other) if other else None
    if options.format == "json":
        decided = assessment.rulebook.name == subject.decided
        data = assessment_to_data(assessment, printed=subject.printed, computing=subject.computing(), decided=decided)
        compared = {"compare": changes_data(before, assessment)} if before else {}
        session.write(json.dumps(data | compared, ensure_ascii=False, indent=1))
    elif before:
        session.write(changes_text(before, assessment, session.lang))
    else:
        session.write(render(assessment, subject.printed, session.lang))
    return 0


def named_rulebook(name: str | None) -> Rulebook | None:
    """Return a rulebook, None where none is named; raises CannotRunError where there is none of the name."""
    if name is None:
        return None
    book = shelf.rulebook(name)
    if book is None:
        raise CannotRunError(NO_RULEBOOK, name=name, known="、".join(shelf.names()))
    return book


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is judged: the edition as published, the rulebook in force, how to judge by any, what computes its KPIs.

    `decided` = name of the rulebook that a body decided on for it, as the record holds; empty where none did.
    """

    printed: Edition
    in_force: Rulebook
    judge: Callable[[Rulebook], Assessment]
    computing: Callable[[], Computing]
    decided: str = ""


def _file(path: Path, session: Session) -> _Subject:
    ((read,), _) = read_files([path], session)
    edition = read.result.edition
    doubtful = questioned(check([edition], register(), reading=read.result.findings))
    return _Subject(
        edition,
        AS_PRINTED,
        lambda book: assess(edition, book, questioned=doubtful),
        lambda: Computing.as_printed(edition, doubtful),
    )


def _record(options: argparse.Namespace) -> _Subject:
    card = open_asked(options)

    def judge(book: Rulebook) -> Assessment:
        if book.name == card.rulebook.name:
            return card.assessment
        doubtful = questioned(card.findings)
        return assess(
            card.edition, book, confirmed=card.confirmed, questioned=doubtful, past=card.past,
            weights=card.assessment.weights,
        )  # fmt: skip

    return _Subject(card.printed, card.rulebook, judge, lambda: computing_of(card), decided_on(card))
