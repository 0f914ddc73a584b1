"""Number formats of a workbook: how a cell shows its number or day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from heng.ingest.formats.day_formats import show_day
from heng.ingest.formats.exact import digits, plain

_TOKEN = re.compile(r'"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|(.)', re.DOTALL)
_DAY_LETTERS = frozenset("ymdhsegb")
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_MINUS_MARK = re.compile(r"[△▲▼負減]")
_LONGEST = 500
_WIDE = Context(prec=400)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a format: literal text, or a bare sign that means something."""

    text: str
    literal: bool = False
    bracket: bool = False


def show(value: Decimal, code: str, *, since_1904: bool = False) -> str:
    """Return a number or day as a cell of this format shows it, with every digit of its value.

    A sign is always printed as `-`, never as brackets or colour alone; only where the section for negative numbers
    has a mark of its own (`△`) that mark stands in its place. A format that divides by thousands without saying so
    (`#,##0,`) shows another number than the cell's: the cell's own is shown. What Heng does not know is shown plainly.
    """
    if not code or len(code) > _LONGEST or code.strip().lower() in ("general", "@", "g/標準", "general;@"):
        return plain(value)
    sections = [_tokens(section) for section in _sections(code)]
    if _is_day(sections[0]):
        return show_day(value, sections[0], since_1904=since_1904) or plain(value)
    return _show_number(value, _section(value, sections))


def rounded(value: Decimal, code: str) -> str:
    """Return what a cell of this format shows of a number that it rounds; empty where it shows all digits."""
    if not code or len(code) > _LONGEST:
        return ""
    sections = [_tokens(section) for section in _sections(code)]
    if _is_day(sections[0]):
        return ""
    section = _section(value, sections)
    bare = "".join(token.text for token in section if not token.literal and not token.bracket)
    if not re.fullmatch(r"[^0#?]*[0#?][0#?,.]*[^0#?]*", bare) or re.search(r"[/eE]", bare):
        return ""
    last = max(at for at, token in enumerate(section) if token.text in ("0", "#", "?"))
    thousands = _scale(section[last + 1 :])
    if thousands and not any(token.literal and token.text.strip() for token in section):
        return ""
    places = sum(char in "0#?" for char in bare.partition(".")[2]) + 2 * bare.count("%") - 3 * thousands
    try:
        near = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
    except InvalidOperation:
        return ""
    return "" if near == value else _show_number(near, section)


def _sections(code: str) -> list[str]:
    return re.findall(r'(?:"[^"]*"?|\\.|\[[^\]]*\]|[^;])+|(?<=;)(?=;|$)', code) or [code]


def _tokens(section: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(section):
        quoted, escaped, bracket, bare = match.groups()
        if quoted is not None or escaped is not None:
            found.append(Token(quoted if quoted is not None else escaped, literal=True))
        elif bracket is not None:
            found.append(Token(bracket, bracket=True))
        elif bare is not None:
            found.append(Token(bare))
    return found


def _is_day(tokens: list[Token]) -> bool:
    bare = "".join(token.text for token in tokens if not token.literal and not token.bracket).lower()
    bare = bare.replace("general", "")
    return bool(_DAY_LETTERS & set(re.sub(r"(?<=[0#?.])e[+-]", "", bare))) and not set(bare) & set("0#?")


def _section(value: Decimal, sections: list[list[Token]]) -> list[Token]:
    conditions = [_condition(section) for section in sections]
    if any(conditions):
        fitting = (s for s, c in zip(sections, conditions, strict=True) if c is None or _holds(value, *c))
        return next(fitting, sections[-1])
    index = 1 if value < 0 else 2 if value == 0 else 0
    return sections[index] if index < len(sections) else sections[0]


def _condition(section: list[Token]) -> tuple[str, Decimal] | None:
    matches = (_CONDITION.fullmatch(token.text) for token in section if token.bracket)
    return next(((match[1], Decimal(match[2])) for match in matches if match), None)


def _holds(value: Decimal, operator: str, limit: Decimal) -> bool:
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[operator]


def _show_number(value: Decimal, section: list[Token]) -> str:
    places = [at for at, token in enumerate(section) if token.text in ("0", "#", "?") and not token.literal]
    if not places:
        words = "".join(token.text for token in section if token.literal)
        return words if any(char.isalnum() for char in words) else plain(value)
    bare = "".join(token.text for token in section if not token.literal and not token.bracket)
    if re.search(r"[0#?]\s*/|[eE][+-]", bare):
        return plain(value)
    body = "".join(token.text for token in section[places[0] : places[-1] + 1])
    before, after = _around(section[: places[0]]), _around(section[places[-1] + 1 :])
    thousands = _scale(section[places[-1] + 1 :])
    if thousands and not any(char.isalnum() for char in before + after):
        return ("-" if value < 0 else "") + digits(value, 0, grouped=True)
    scaled = value.scaleb(2 * bare.count("%") - 3 * thousands)
    if not set(body) <= set("0#?,."):
        return plain(value)
    whole, _, fraction = body.partition(".")
    printed = digits(scaled, fraction.count("0"), grouped="," in whole, width=whole.count("0"))
    sign = "-" if value < 0 and not _MINUS_MARK.search(before) else ""
    return sign + before + printed + after


def _scale(tail: list[Token]) -> int:
    """Return how many thousands a format divides by: a comma each, right behind the digits."""
    count = 0
    for token in tail:
        if token.text != "," or token.literal:
            break
        count += 1
    return count


def _around(tokens: list[Token]) -> str:
    """Return what stands beside the digits. Brackets and a sign only say that the number is negative."""
    printed = ""
    for token in tokens:
        if token.bracket:
            printed += token.text[1:].partition("-")[0] if token.text.startswith("$") else ""
        elif token.text not in ("(", ")", "-", "+", ",", "."):
            printed += token.text
    return printed.strip()
