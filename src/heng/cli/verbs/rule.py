"""`heng rule CODE`: a rule's page."""

from __future__ import annotations

import argparse

from heng.check.page import page_text
from heng.check.registry import RULES
from heng.cli.language import Tell
from heng.cli.session import CannotRunError, Session
from heng.model.finding import Wording

NO_RULE = Wording(
    zh="沒有規則 {code}。目前有：{known}",
    en="There is no rule {code}. The rules are: {known}",
)


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    parser.add_argument("code", metavar="CODE", help=tell("例如 WT001", "such as WT001"))


def run(options: argparse.Namespace, session: Session) -> int:
    """Print the page."""
    rule = RULES.get(options.code.upper())
    if rule is None:
        raise CannotRunError(NO_RULE, code=options.code, known=" ".join(sorted(RULES)))
    session.write(f"{rule.code} {rule.name} ({rule.severity.label(session.lang)})\n")
    session.write(page_text(rule.page, session.lang))
    return 0
