"""Faults in a command line, as argparse words them → in the language of the run."""

from __future__ import annotations

import re

from heng.model.finding import Wording

_PATTERNS = (
    (r"the following arguments are required: (?P<what>.+)", "還缺少：{what}", "missing: {what}"),
    (r"unrecognized arguments: (?P<what>.+)", "不認得：{what}", "not known: {what}"),
    (
        r"argument (?P<of>.+?): invalid choice: (?P<what>.+?) \(choose from (?P<known>.+)\)",
        "{of} 不能是 {what}；可以用的是：{known}",
        "{of} cannot be {what}; there are: {known}",
    ),
    (r"argument (?P<of>.+?): expected one argument", "{of} 後面要有一個值", "{of} needs a value"),
    (r"argument (?P<of>.+?): expected .+", "{of} 後面要有值", "{of} needs values"),
    (
        r"argument (?P<of>.+?): ignored explicit argument (?P<what>.+)",
        "{of} 後面不能有值：{what}",
        "{of} takes no value: {what}",
    ),
)


def fault_of(message: str) -> Wording:
    """Return what argparse says, in both languages, with a blank for the `program` to ask for help.

    A message that it words in another way stays as it is.
    """
    for pattern, zh, en in _PATTERNS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            facts = {name: _braceless(text) for name, text in match.groupdict().items()}
            return _with_help(zh.format(**facts), en.format(**facts))
    return _with_help(_braceless(message), _braceless(message))


def _with_help(zh: str, en: str) -> Wording:
    return Wording(zh=f"heng：{zh}\n看用法：{{program}} --help", en=f"heng: {en}\nFor help: {{program}} --help")


def _braceless(text: str) -> str:
    """Return text that stands in a wording without being taken for a blank to be filled in."""
    return text.replace("{", "(").replace("}", ")")
