"""The command line's options, and errors in them said in the language of the run."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from heng import __version__
from heng.cli.language import LANGUAGES
from heng.cli.session import CannotRunError
from heng.cli.verbs import assess, check, import_, load, publish, rule, run, verify, why
from heng.model.finding import Wording

VERBS = (import_, check, rule, assess, why, load, verify, publish, run)

BAD_OPTION = Wording(zh="{fault}\n看用法：{program} --help", en="{fault}\nFor help: {program} --help")


class Parser(argparse.ArgumentParser):
    """A parser that refuses in one short message instead of printing its whole usage."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line."""
        raise CannotRunError(BAD_OPTION, fault=f"heng: {message}", program=self.prog)


def make_parser() -> Parser:
    """Return the parser of all verbs."""
    parser = Parser(prog="heng", description="衡 Heng: performance management for governments.", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"heng {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=Parser)
    for verb in VERBS:
        each = verbs.add_parser(verb.NAME, help=verb.HELP, description=verb.HELP, allow_abbrev=False)
        each.add_argument("--lang", choices=LANGUAGES, help="language of messages (default: LANG, else zh-Hant)")
        each.add_argument("--quiet", action="store_true", help="no messages on standard error but errors")
        each.set_defaults(run=verb.run)
        verb.add_options(each)
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read a command line; raises CannotRunError where it cannot be meant."""
    return make_parser().parse_args(arguments)
