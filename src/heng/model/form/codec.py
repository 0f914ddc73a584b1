"""How the value of a field is written in a card and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from heng.model.approval import Session
from heng.model.card import DeclaredCounts
from heng.model.figures import Actual, Baseline
from heng.model.form.days import read_day, read_period, show_day, show_period
from heng.model.form.label import Label, by_word, label
from heng.model.form.lists import join, plain, split
from heng.model.notation import parse_actual, print_quantity
from heng.model.profile import TAIPEI
from heng.model.quantity import Quantity
from heng.model.terms import Column, Word
from heng.model.weights import Weight

W = TypeVar("W", bound=Word)


@dataclass(frozen=True, slots=True)
class Codec:
    """`show` writes a value; `read` gives it back, None where the text says none."""

    show: Callable[[Any], str]
    read: Callable[[str], Any]


def _same(text: str) -> str:
    return text


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def word_of(text: str, kind: type[W]) -> W | None:
    """Return the word of a vocabulary by its 中文, its bracket or what stands before it, its English or its key."""
    said = text.strip().lower()
    for each in kind:
        _, _, bracket = each.zh.partition("（")
        words = (each.zh.lower(), short(each).lower(), bracket.rstrip("）"), each.en.lower(), each.value)
        if said and {said, said.removesuffix("指標")} & set(words):
            return each
    return None


def short(word: Word) -> str:
    """Return a 中文 word without the bracket that explains it."""
    return word.zh.partition("（")[0]


def a_word(kind: type[Word]) -> Codec:
    """Return the codec of a vocabulary."""
    return Codec(short, lambda text: word_of(text, kind))


def _texts(text: str) -> tuple[str, ...]:
    return tuple(plain(part) for part in split(text, _LIST))


_LIST = "；"


def _columns(text: str) -> tuple[Column, ...] | None:
    found = [word_of(part, Column) for part in split(text, "、，,；")]
    return None if None in found else tuple(column for column in found if column)


def _show_session(session: Session) -> str:
    parts = [session.body, session.session, show_day(session.day) if session.day else ""]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return join(parts, _LIST)


def _read_session(text: str) -> Session | None:
    parts = [*_texts(text), "", ""]
    day = read_day(parts[2]) if len(parts) > 2 and parts[2] else None
    if not parts[0] or len(parts) > 5 or (parts[2] and day is None):
        return None
    return Session(body=parts[0], session=parts[1], day=day)


def read_quantity(text: str) -> Quantity | None:
    """Read one figure with its unit, as printed."""
    value = parse_actual(text).value
    found = value.value if isinstance(value, Actual) else None
    return found if isinstance(found, Quantity) else None


def _show_baselines(baselines: tuple[Baseline, ...]) -> str:
    return join((_show_baseline(each) for each in baselines), "｜")


def _show_baseline(base: Baseline) -> str:
    parts = [base.label, print_quantity(base.value), show_period(base.period) if base.period else ""]
    return join(parts if parts[-1] else parts[:-1], _LIST)


def _read_baselines(text: str) -> tuple[Baseline, ...] | None:
    found = [_read_baseline(plain(part)) for part in split(text, "｜")]
    return None if None in found else tuple(base for base in found if base)


def _read_baseline(text: str) -> Baseline | None:
    parts = [plain(part) for part in split(text, _LIST)]
    value = read_quantity(parts[1]) if len(parts) in (2, 3) else None
    period = read_period(parts[2]) if len(parts) == 3 else None
    if value is None or (len(parts) == 3 and period is None):
        return None
    return Baseline(label=parts[0], value=value, period=period)


_COUNTED = {
    "objectives": label("策略目標", "objectives"),
    "indicators": label("KPI", "kpis", "關鍵績效指標", "指標", "indicators"),
    "actions": label("行動計畫", "行動", "actions"),
}
_PERSPECTIVES = {each.key: label(each.zh, each.en.lower(), each.key.lower()) for each in TAIPEI.perspectives}


def _show_counts(counts: DeclaredCounts) -> str:
    parts = [f"{_COUNTED[key].zh} {value}" for key in _COUNTED if (value := getattr(counts, key)) is not None]
    parts += [f"{_perspective(key)} {value}" for key, value in counts.by_perspective]
    return "、".join(parts)


def _perspective(key: str) -> str:
    found: Label | None = _PERSPECTIVES.get(key)
    return found.zh if found else key


def _read_counts(text: str) -> DeclaredCounts | None:
    known = by_word(_COUNTED | _PERSPECTIVES)
    found: dict[str, int] = {}
    for part in split(text, "、，,"):
        word, _, number = part.rpartition(" ")
        key = known.get(word.strip().lower(), word.strip())
        value = _number(number)
        if not key or value is None or key in found:
            return None
        found[key] = value
    return DeclaredCounts(
        objectives=found.get("objectives"),
        indicators=found.get("indicators"),
        actions=found.get("actions"),
        by_perspective=tuple((key, value) for key, value in found.items() if key not in _COUNTED),
    )


TEXT = Codec(_same, _same)
NUMBER = Codec(str, _number)
WEIGHT = Codec(str, Weight.read)
DAY = Codec(show_day, read_day)
PERIOD = Codec(show_period, read_period)
SESSION = Codec(_show_session, _read_session)
TEXTS = Codec(lambda values: join(values, _LIST), _texts)
COLUMNS = Codec(lambda values: "、".join(each.zh for each in values), _columns)
COUNTS = Codec(_show_counts, _read_counts)
BASELINES = Codec(_show_baselines, _read_baselines)
