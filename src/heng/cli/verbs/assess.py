"""`heng assess`: verdicts with coverage and bounds."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from heng import resources
from heng.check.figures import questioned
from heng.check.run import check
from heng.cli.assessment_text import render
from heng.cli.files import read_files
from heng.cli.language import Tell
from heng.cli.options import add_card_options
from heng.cli.record import open_asked
from heng.cli.session import CannotRunError, Session
from heng.evaluate import AS_PRINTED, Assessment, Rulebook, assess, assessment_to_data
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.workflow.agencies import register

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
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_card_options(parser, tell)


def run(options: argparse.Namespace, session: Session) -> int:
    """Judge and write the verdicts."""
    rulebook = named_rulebook(options.rulebook)
    assessment, printed = _file(options.file, rulebook, session) if options.file else _record(options, rulebook)
    if options.format == "json":
        session.write(json.dumps(assessment_to_data(assessment, printed=printed), ensure_ascii=False, indent=1))
    else:
        session.write(render(assessment, printed, session.lang))
    return 0


def named_rulebook(name: str | None) -> Rulebook | None:
    """Return a packaged rulebook, None where none is named; raises CannotRunError where there is none of the name."""
    if name is None:
        return None
    if name not in resources.rulebooks():
        raise CannotRunError(NO_RULEBOOK, name=name, known="、".join(resources.rulebooks()))
    return resources.rulebook(name)


def _file(path: Path, rulebook: Rulebook | None, session: Session) -> tuple[Assessment, Edition]:
    ((read,), _) = read_files([path], session)
    edition = read.result.edition
    findings = check([edition], register(), reading=read.result.findings)
    return assess(edition, rulebook or AS_PRINTED, questioned=questioned(findings)), edition


def _record(options: argparse.Namespace, rulebook: Rulebook | None) -> tuple[Assessment, Edition]:
    """Return the assessment, and the edition as published."""
    card = open_asked(options)
    if rulebook is None or rulebook.name == card.rulebook.name:
        return card.assessment, card.printed
    doubtful = questioned(card.findings)
    judged = assess(card.edition, rulebook, confirmed=card.confirmed, questioned=doubtful, past=card.past)
    return judged, card.printed
