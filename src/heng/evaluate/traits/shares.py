"""What the two sides of a printed ratio tell about its behaviour over a year.

A ratio of what happened in the period to what happened in it (處理件數/受理件數) can be held against its target at any
time. A share of something that is there from the start (完訓人數/編制人數) fills up over the year; so does one of what
the year is to bring. Which of them a figure is, only the formula can tell: both are printed in %.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

HAPPENS = re.compile(
    r"(?:件數|案件|次數|人次|日數|天數|班次|車次|場次|航次|(?<![容存總])量)$"
    r"|(?:審議|審查|受理|申請|申報|提報|通報|檢舉|檢查|抽驗|檢驗|送驗|查核|抽查|送醫|決定|裁決).*數$"
)
"""Words that count what happens in a span of time: how they end, or the deed whose number is counted."""
WHOLE_YEAR = re.compile(r"年度|全年|[當今本每去前上]年|前一年|年間")


@dataclass(frozen=True, slots=True)
class Ratio:
    """The two sides of a printed ratio, brackets and factors such as `*100%` removed."""

    dividend: str
    divisor: str

    @property
    def of_flows(self) -> bool:
        """Both sides count what happened in one span: neither names the year, and it is no growth on the divisor."""
        if WHOLE_YEAR.search(self.dividend + self.divisor) or self.divisor in self.dividend:
            return False
        return all(HAPPENS.search(side) for side in (self.dividend, self.divisor))


def ratio_of(formula: str) -> Ratio | None:
    """Return the ratio that a formula prints; None where it prints none, or more than one."""
    text = unicodedata.normalize("NFKC", "".join(formula.split())).replace("÷", "/").replace("×", "*")
    dividend, slash, divisor = text.rpartition("=")[2].partition("/")
    if not slash or "/" in divisor:
        return None
    return Ratio(dividend.strip("()[]"), divisor.partition("*")[0].strip("()[]"))
