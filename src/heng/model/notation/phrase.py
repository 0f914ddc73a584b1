"""Which number of a phrase is the figure (`累計啟動 20,000 戶公共住宅工程`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from heng.model.notation.amounts import Amount
from heng.model.notation.cell import Cell
from heng.model.notation.folding import fold
from heng.model.notation.joining import is_cjk

_STOPS = re.compile(r"[。;!?]")
_LED = re.compile(r"(?:達到?|為|至|計|共|約|:) ?$")
_FALLS = re.compile(r"(?:減少|減量|降低|下降|減|▲|△|▼|↓) ?$")
_RISES = re.compile(r"(?:增[加長]|成長|提[升高]|上升|▲|△|↑) ?(?:達|約)? ?$")
# Words before a figure that belong to it: they are kept as a note. Some say that it counts less than the whole span.
_KEPT = re.compile(r"約|平均|每[年月季日週周]")
_LESS_THAN_THE_YEAR = re.compile(r"每[月季日週周]")
_LONGEST = 48
_MOST = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """Amounts of a phrase, likeliest first.

    Attributes:
        ranked: The amounts; not more than a person can choose from.
        plain: Only the first can be meant: it is the only one of a short phrase, and has a unit or is led to.
        vague: Nothing tells a figure from a number in passing: the first has no unit, no operator, no leading word.
    """

    ranked: tuple[Amount, ...]
    plain: bool
    vague: bool


def choose(cell: Cell, found: list[Amount], unit: str) -> Choice:
    """Rank the amounts of a phrase: the only one with the row's unit first, else as they stand."""
    wanted = [amount for amount in found if unit and fold(amount.quantity.unit) == fold(unit)]
    first = wanted[0] if len(wanted) == 1 else found[0]
    led = _LED.search(cell.main[max(0, first.start - 4) : first.start]) is not None
    telling = bool(first.quantity.unit or first.operator or led)
    phrase = len(cell.main) <= _LONGEST and not _STOPS.search(cell.main[:-1])
    others = [amount for amount in found if amount is not first]
    return Choice((first, *others[: _MOST - 1]), plain=phrase and not others and telling, vague=not telling)


def is_passing(cell: Cell, found: list[Amount]) -> bool:
    """Tell whether the first amount only begins a phrase that holds another (`24 小時內完成率 95%`)."""
    first = found[0]
    return len(found) > 1 and first.quantity.unit != "" and is_cjk(cell.main[first.end : first.end + 1] or " ")


def falls(cell: Cell, amount: Amount) -> bool:
    """Tell whether the word before an amount says that something fell, so that its sign is open (`減少 2%`, `▲3.5`)."""
    return _FALLS.search(cell.main[max(0, amount.start - 4) : amount.start]) is not None


def rises(cell: Cell, amount: Amount) -> bool:
    """Tell whether the word before an amount says that something grew: by how much, or to how much (`增加 5%`)."""
    return _RISES.search(cell.main[max(0, amount.start - 6) : amount.start]) is not None


def words_before(cell: Cell, amount: Amount) -> str:
    """Return the words before an amount that say how it is meant (`約`, `每月`), empty where there are none."""
    return "".join(_KEPT.findall(cell.main[: amount.start]))


def is_rate_in_time(words: str) -> bool:
    """Tell whether words say that a figure is that of a month, a quarter or a day, not that of the year."""
    return _LESS_THAN_THE_YEAR.search(words) is not None


def negated(amount: Amount) -> Amount:
    """Return an amount with the other sign."""
    quantity = amount.quantity
    return replace(amount, quantity=replace(quantity, value=quantity.value.copy_negate()))
