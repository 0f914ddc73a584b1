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


def negated(amount: Amount) -> Amount:
    """Return an amount with the other sign."""
    quantity = amount.quantity
    return replace(amount, quantity=replace(quantity, value=quantity.value.copy_negate()))
