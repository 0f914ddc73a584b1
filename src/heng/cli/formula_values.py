"""`--set NAME=VALUE` → exact values for the quantities of a formula."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from heng.cli.session import CannotRunError
from heng.formula import Parsed
from heng.formula.evaluate import Given
from heng.formula.names import key
from heng.formula.nodes import Defined, Number, walk
from heng.formula.signs import NUMBER, value_of
from heng.model.finding import Wording

NO_VALUE = Wording(
    zh="「{text}」應該是 名稱=數值，例如 垃圾產生量=1,234.5；數值可以帶 %、‰、萬、億；有好幾個分項就用分號隔開。",
    en="“{text}” should be NAME=VALUE, such as 垃圾產生量=1,234.5; a value may bear %, ‰, 萬 or 億; parts are set off "
    "by semicolons.",
)
NO_NAME = Wording(
    zh="公式裡沒有「{name}」。公式的量是：{known}",
    en="The formula has no “{name}”. Its quantities are: {known}",
)
SEPARATOR = re.compile(r"[;；]")
SIGN = str.maketrans("－−＋", "--+")


def read_values(settings: Sequence[str], parsed: Parsed) -> dict[str, Given]:
    """Return values by the names of the formula; raises CannotRunError for what is no value or no name of it."""
    names = _names(parsed)
    values: dict[str, Given] = dict(parsed.points)
    for setting in settings:
        name, equals, text = setting.rpartition("=")
        if not equals:
            raise CannotRunError(NO_VALUE, text=setting)
        if key(name) not in names:
            raise CannotRunError(NO_NAME, name=name, known="、".join(parsed.variables))
        parts = [_value(part, setting) for part in SEPARATOR.split(text)]
        values[names[key(name)]] = parts[0] if len(parts) == 1 else tuple(parts)
    return values


def _names(parsed: Parsed) -> Mapping[str, str]:
    """Return each name that may be set, and what a letter stands for, with the quantity that it means."""
    defined = [part.name for part, _ in walk(parsed.tree) if isinstance(part, Defined)] if parsed.tree else []
    names = {key(meaning): letter for letter, meaning in parsed.meanings.items()}
    return names | {key(name): name for name in (*defined, *parsed.variables)}


def _value(text: str, setting: str) -> Number:
    bare = text.strip().translate(SIGN)
    negative = bare.startswith("-")
    match = NUMBER.fullmatch(bare.lstrip("+-").strip())
    if not match:
        raise CannotRunError(NO_VALUE, text=setting)
    value, mark = value_of(match)
    return Number(text, value.copy_negate() if negative else value, mark)
