"""The command line's options, and errors in them said in the language of the run."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import NoReturn

from heng import __version__
from heng.cli.faults import fault_of
from heng.cli.help import ChineseHelp
from heng.cli.language import LANGUAGES, Tell, choose, say, teller
from heng.cli.session import CannotRunError
from heng.cli.verbs import VERBS
from heng.model.finding import Wording

ABOUT = Wording(zh="衡 Heng：政府施政績效管理", en="衡 Heng: performance management for governments.")


class Parser(argparse.ArgumentParser):
    """A parser that refuses in one short message instead of printing its whole usage."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line."""
        raise CannotRunError(fault_of(message), program=self.prog)


def make_parser(lang: str, given: Sequence[str]) -> Parser:
    """Return the parser of all verbs, with help in a language; options have those verbs that the command line names."""
    tell = teller(lang)
    formatter = argparse.HelpFormatter if lang == "en" else ChineseHelp
    parser = Parser(
        prog="heng", description=say(lang, ABOUT), allow_abbrev=False, add_help=False, formatter_class=formatter
    )
    _add_common(parser, tell, None)
    version = tell("顯示版本", "show the version")
    parser.add_argument("--version", action="version", version=f"heng {__version__}", help=version)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=Parser)
    for verb in VERBS:
        about = say(lang, verb.about)
        each = verbs.add_parser(
            verb.name, help=about, description=about, allow_abbrev=False, add_help=False, formatter_class=formatter
        )
        # What is not given after the verb must not undo what was given before it.
        _add_common(each, tell, argparse.SUPPRESS)
        if verb.name in given:
            module = verb.load()
            each.set_defaults(run=module.run)
            module.add_options(each, tell)
    return parser


def _add_common(parser: argparse.ArgumentParser, tell: Tell, default: str | None) -> None:
    parser.add_argument("-h", "--help", action="help", help=tell("顯示這份說明", "show this help"))
    language = tell("訊息的語言（預設依 LANG，否則 zh-Hant）", "language of messages (default: LANG, else zh-Hant)")
    parser.add_argument("--lang", choices=LANGUAGES, default=default, help=language)
    quiet = tell("標準錯誤只寫錯誤訊息", "no messages on standard error but errors")
    parser.add_argument("--quiet", action="store_true", default=default or False, help=quiet)


def parse(arguments: Sequence[str], lang: str) -> argparse.Namespace:
    """Read a command line; raises CannotRunError where it cannot be meant. `lang`: language of the help."""
    return make_parser(lang, arguments).parse_args(arguments)


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language that a command line asks for, before the rest of it is read."""
    scout = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    scout.add_argument("--lang")
    try:
        asked = scout.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:
        asked = None
    return choose(asked if asked in LANGUAGES else None, environment)
