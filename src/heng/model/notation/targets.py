"""Printed targets as typed predicates."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from heng.model.figures import (
    Baseline,
    DataItem,
    Deadline,
    Milestones,
    NoTarget,
    Parts,
    Predicate,
    Relative,
    Target,
    TargetPart,
    Threshold,
    Tolerance,
)  # fmt: skip
from heng.model.notation.amounts import Amount, amounts, otherwise, runs_on
from heng.model.notation.asides import Aside, merged, read_asides, read_tail
from heng.model.notation.cell import MASKS, Cell, read_cell
from heng.model.notation.folding import fold
from heng.model.notation.glued import unglued
from heng.model.notation.parsed import LONGEST_KNOWN, MOST_KNOWN, Parsed, Remark, RemarkKind
from heng.model.notation.parts import Part, PartList, read_parts
from heng.model.notation.phrase import choose, falls, is_passing, is_rate_in_time, negated, rises, words_before
from heng.model.notation.ranges import range_of
from heng.model.notation.reasons import missing_reason
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import DataRole, MissingReason, NoTargetReason, TargetOperator

_DATE_UNIT = re.compile(r"日期|期限|時點|年月日|完成日")
_BENCHMARK = re.compile(
    r"(?P<op>不低於|不高於|[高優大]於|超過|[低小]於|達到?|≥|≤|>|<|=|維持)? ?"
    r"(?P<name>\x02+|[^0-9,。;:]{0,20}?(?:平均值?|均值|中位數|水準|基準值?|[去前上]一?年度?|同期|前期|上期|實績值?)[^0-9,。;:]{0,6}?)"
    r" ?(?P<after>之上|以上)?(?=$|[ 0-9,。;\x01達])"
)
_COMPARED = re.compile(
    r"[較比](?P<name>[^,。;]{1,32}?)(?P<op>增[加長]?|成長|提[升高]|上升|減[少量]?|降低|下降) ?(?:至少|達|約|率)? ?$"
)
_TO = re.compile(r" ?(?:提[升高]|增加|成長|上升|降低|減少|[降減升增])?(?:至|到|為|→)(?:達到?)? ?")
_LEAD = re.compile(
    rf"(?:[ :{MASKS}]|(?:NT|US)?\$|新[臺台]幣|目標值?|年度|每[年月季日]|平均|累計|共計?|達到?|至|為|約|計|維持)*"
)
_PUT_OFF = re.compile(r"再(?:行)?評估|另[訂定]|另行|[未待][訂定]|研議|再議|視.{0,20}(?:而|再)|滾動")
_DUE = re.compile(r" ?(?:以?前|止|底|完成|內|起|辦理|公[布告開]|上網)")
_FIGURE = re.compile(r"[0-9]|^[零〇一二兩三四五六七八九十廿卅百千萬億]{2,}")
_SIGN = re.compile(r"[<>≤≥=±]")
_PLUS_MINUS = re.compile(r" *(?:±|\+/-|\+-) *")
_STEP = re.compile(r"完成|達成|核定|決標|開工|竣工|啟用|階段|里程碑|驗收|發包")
_DIRECTION = {
    "不低於": TargetOperator.AT_LEAST, "不高於": TargetOperator.AT_MOST, "低於": TargetOperator.LESS,
    "小於": TargetOperator.LESS, "≥": TargetOperator.AT_LEAST, "≤": TargetOperator.AT_MOST, "<": TargetOperator.LESS,
    "達": TargetOperator.AT_LEAST, "達到": TargetOperator.AT_LEAST, "維持": TargetOperator.AT_LEAST,
    "=": TargetOperator.EQUAL,
}  # fmt: skip
_LONGEST_COMPARISON = 48


def is_date_unit(unit: str) -> bool:
    """Tell whether a unit says that values are dates (`日期`); `日` alone counts days."""
    return _DATE_UNIT.search(unit) is not None


def parse_target(text: str, *, unit: str = "", period: Period | None = None, code: str = "") -> Parsed[Target]:
    """Read a printed target.

    Args:
        text: The cell; line feeds stand between its paragraphs.
        unit: Unit of the row, empty where none is printed.
        period: What the target is for; dates without a year take its year.
        code: Code of the row, which a slip may have glued to the value (`CP4.3.154`).
    """
    if "\n" not in text and not fold(text.lstrip()).startswith(code):
        code = ""
    return (_known if len(text) <= LONGEST_KNOWN else _parsed)(text, unit, period, code)


def _parsed(text: str, unit: str, period: Period | None, code: str) -> Parsed[Target]:
    cell = read_cell(text, period, dated=is_date_unit(unit))
    rest = unglued(cell, code)
    if rest:
        return _unglued(cell, rest, unit, period)
    return _in_bracket(cell, unit, period) or _read(cell, unit, period)


_known = lru_cache(maxsize=MOST_KNOWN)(_parsed)
"""A document prints the same short cells again and again, and each is read several times on the way to its row."""


def _in_bracket(cell: Cell, unit: str, period: Period | None) -> Parsed[Target] | None:
    """Read a cell that is a figure in brackets, as accounts print a negative one; None for any other."""
    if len(cell.brackets) != 1 or cell.main.strip(MASKS + " "):
        return None
    reader = _Reader(read_cell(cell.inside(cell.brackets[0]), period), unit, period)
    value = reader.read().value
    if len(reader.amounts) != 1 or not isinstance(value.predicate, Threshold):
        return None
    other = replace(value, predicate=reader.threshold(negated(reader.amounts[0])), text=cell.text)
    return Parsed(value=replace(value, text=cell.text), alternatives=(other,))


def _read(cell: Cell, unit: str, period: Period | None) -> Parsed[Target]:
    reader = _Reader(cell, unit, period)
    parsed, literal = reader.read(), otherwise(reader.amounts)
    if not literal:
        return parsed
    other = _Reader(cell, unit, period, literal).read().value
    return replace(parsed, alternatives=(*parsed.alternatives, other))


def _unglued(cell: Cell, rest: tuple[tuple[str, int], ...], unit: str, period: Period | None) -> Parsed[Target]:
    readings = [parse_target(cell.text[start:], unit=unit, period=period) for _, start in rest]
    values = [replace(reading.value, text=cell.text) for reading in readings]
    glued = Remark(RemarkKind.CODE_GLUED, cell.text.split("(")[0].split(" ")[0], rest[0][0])
    return Parsed(value=values[0], alternatives=tuple(values[1:]), remarks=(glued, *readings[0].remarks))


class _Reader:
    """One reading of one cell: tries the forms from the most telling to the plainest."""

    def __init__(self, cell: Cell, unit: str, period: Period | None, found: list[Amount] | None = None) -> None:
        self.cell = cell
        self.unit = unit
        self.period = period
        self.amounts = found or amounts(cell, unit=unit)
        self.asides = read_asides(cell, self.amounts, unit, period, aimed=True)
        self.remarks: list[Remark] = []
        self.more: list[DataItem] = []
        self.others: list[Predicate] = []
        self.start: tuple[Baseline, ...] = ()

    def read(self) -> Parsed[Target]:
        forms: tuple[Callable[[], Predicate | None], ...] = (
            self.absent, self.relative, self.from_to, self.band, self.parts, self.single, self.deadline,
        )  # fmt: skip
        predicate = next(
            (found for form in forms if (found := form()) is not None), NoTarget(reason=NoTargetReason.PROSE)
        )
        if predicate == NoTarget(reason=NoTargetReason.PROSE) and not self.remarks and _FIGURE.search(self.cell.main):
            self.remarks.append(Remark(RemarkKind.UNKNOWN_WORDS, self.cell.text))
        if not self.cell.balanced:
            self.remarks.append(Remark(RemarkKind.BRACKET_OPEN, self.cell.text))
        return Parsed(
            value=self.target(predicate),
            alternatives=tuple(self.target(other) for other in self.others),
            remarks=tuple(self.remarks),
        )

    def target(self, predicate: Predicate) -> Target:
        if isinstance(predicate, NoTarget):
            return Target(text=self.cell.text, predicate=predicate)
        return Target(
            text=self.cell.text,
            predicate=predicate,
            items=(*self.more, *(item for aside in self.asides for item in aside.items)),
            baselines=(*self.start, *(baseline for aside in self.asides for baseline in aside.baselines)),
            note="；".join(aside.note for aside in self.asides if aside.note),
        )

    def absent(self) -> Predicate | None:
        if not self.cell.text:
            return NoTarget(reason=NoTargetReason.EMPTY)
        main = self.cell.main
        if self.amounts:
            return None
        if missing_reason(main) is MissingReason.NOT_APPLICABLE:
            return NoTarget(reason=NoTargetReason.NOT_APPLICABLE)
        return NoTarget(reason=NoTargetReason.PROSE) if _PUT_OFF.search(main) else None

    def relative(self) -> Predicate | None:
        return self.compared() or self.benchmark()

    def compared(self) -> Predicate | None:
        """Read `較前一年增加 3%`."""
        if len(self.amounts) != 1:
            return None
        amount = self.amounts[0]
        base = max(0, amount.number - _LONGEST_COMPARISON)
        match = _COMPARED.search(self.cell.main[base : amount.number])
        if match is None:
            return None
        operator = TargetOperator.AT_MOST if match["op"][0] in "減降下" else TargetOperator.AT_LEAST
        name = self.name(base + match.start("name"), base + match.end("name"))
        return Relative(operator=operator, benchmark=name, offset=amount.quantity)

    def benchmark(self) -> Predicate | None:
        """Read `高於 6 都平均值`; a number behind it is the benchmark's own value, or the distance to keep."""
        match = _BENCHMARK.match(self.cell.main)
        if match is None or len(self.amounts) > 1 or not match["name"].strip() or not (match["op"] or match["after"]):
            return None
        name = self.name(match.start("name"), match.end("name"))
        operator = _DIRECTION.get(match["op"] or "", TargetOperator.GREATER if match["op"] else TargetOperator.AT_LEAST)
        if not self.amounts:
            return Relative(operator=operator, benchmark=name)
        quantity = self.amounts[0].quantity
        between = self.cell.main[match.end() : self.amounts[0].start].strip()
        if between == "達" or (not between and "百分點" in quantity.unit):
            return Relative(operator=operator, benchmark=name, offset=quantity)
        if between:
            return None
        self.more.append(DataItem(name=name, value=quantity, role=DataRole.BENCHMARK))
        return Relative(operator=operator, benchmark=name)

    def name(self, start: int, end: int) -> str:
        """Return the name of a benchmark; quotes around all of it are dropped."""
        name = self.cell.part(start, end)
        return name[1:-1].strip() if name[:1] == "「" and name.find("」") == len(name) - 1 else name

    def from_to(self) -> Predicate | None:
        """Read `由 85 提升至 90`: the first is a starting value."""
        if len(self.amounts) != 2:
            return None
        one, two = self.amounts
        head, between = self.cell.main[: one.start], self.cell.main[one.end : two.start]
        told = head.strip()[-1:] in {"由", "從", "自"} or "→" in between
        if not told or not _TO.fullmatch(between) or not _LEAD.fullmatch(head.strip()[:-1]):
            return None
        self.start = (Baseline(label="", value=one.quantity),)
        return self.threshold(two)

    def parts(self) -> Predicate | None:
        found = read_parts(self.cell, self.amounts)
        if found is None:
            return None
        if found.sum_differs():
            self.remarks.append(Remark(RemarkKind.SUM_DIFFERS, self.cell.text))
        parts = tuple(self.part(part) for part in found.parts)
        pairs = zip(self.cell.brackets, self.asides, strict=True)
        self.asides = tuple(a for bracket, a in pairs if not any(part.owns(bracket) for part in found.parts))
        return Milestones(steps=parts) if found.in_steps or _are_steps(found) else Parts(parts=parts, total=found.total)

    def part(self, part: Part) -> TargetPart:
        """Type one part; a bracket behind it holds its unit or a remark."""
        own = [a for b, a in zip(self.cell.brackets, self.asides, strict=True) if part.owns(b)]
        return TargetPart(
            label=part.label,
            value=merged(part.value, own) if isinstance(part.value, Quantity) else part.value,
            operator=part.operator or TargetOperator.EQUAL,
            group=part.group,
            note="；".join(aside.text for aside in own if not aside.unit),
        )

    def band(self) -> Predicate | None:
        if len(self.amounts) != 2:
            return None
        one, two = self.amounts
        if _PLUS_MINUS.fullmatch(self.cell.main, one.end, two.number):
            return Tolerance(value=self.quantity(one), tolerance=two.quantity)
        return range_of(self.cell, self.amounts)

    def single(self) -> Predicate | None:
        if not self.amounts:
            return None
        amount = self.amounts[0]
        head = self.cell.main[: amount.start]
        if not _LEAD.fullmatch(head) or is_passing(self.cell, self.amounts):
            return self.in_prose()
        if runs_on(self.cell, amount):
            self.remarks.append(Remark(RemarkKind.UNKNOWN_WORDS, self.cell.text))
            return NoTarget(reason=NoTargetReason.PROSE)
        words = words_before(self.cell, amount)
        if words:
            self.asides = (Aside(text=words, note=words), *self.asides)
        if _SIGN.search(self.cell.main, amount.end) or is_rate_in_time(words):
            self.remarks.append(Remark(RemarkKind.FIGURE_IN_PROSE, self.cell.text))
            self.others = [NoTarget(reason=NoTargetReason.PROSE)]
        self.asides += read_tail(self.cell, amount.end, self.period, amount.quantity, aimed=True)
        return self.threshold(amount)

    def in_prose(self) -> Predicate:
        """Choose the amount of a phrase (`累計啟動 20,000 戶公共住宅工程`); say so unless only one can be meant."""
        choice = choose(self.cell, self.amounts, self.unit)
        readings: list[Predicate] = [self.threshold(amount) for amount in choice.ranked]
        if falls(self.cell, choice.ranked[0]):
            readings.insert(1, self.threshold(negated(choice.ranked[0])))
        plain = choice.plain and not rises(self.cell, choice.ranked[0])
        if plain and len(readings) == 1 and not _PUT_OFF.search(self.cell.main):
            return readings[0]
        self.remarks.append(Remark(RemarkKind.FIGURE_IN_PROSE, self.cell.text))
        prose: Predicate = NoTarget(reason=NoTargetReason.PROSE)
        ranked = [prose, *readings] if choice.vague or _PUT_OFF.search(self.cell.main) else [*readings, prose]
        self.others = ranked[1:]
        return ranked[0]

    def deadline(self) -> Predicate | None:
        days = [span for span in self.cell.dates if span.last is not None]
        impossible = [span for span in self.cell.dates if span.last is None]
        for span in impossible:
            kind = RemarkKind.DATE_WITHOUT_YEAR if span.possible else RemarkKind.NO_SUCH_DATE
            self.remarks.append(Remark(kind, self.cell.part(span.start, span.end)))
        if not days or days[-1].last is None:
            return None
        due = Deadline(day=days[-1].last)
        self.others = [Deadline(day=span.last) for span in days[:-1] if span.last and span.last != due.day]
        rest = self.cell.main.strip(f" 。{MASKS}")
        if not rest or is_date_unit(self.unit) or _DUE.match(self.cell.main, days[-1].end):
            return due
        self.others.append(due)
        return None

    def threshold(self, amount: Amount) -> Threshold:
        return Threshold(operator=amount.operator or TargetOperator.EQUAL, value=self.quantity(amount))

    def quantity(self, amount: Amount) -> Quantity:
        return merged(amount.quantity, self.asides)


def _are_steps(found: PartList) -> bool:
    """Tell whether parts are steps with the share reached at each: rising percentages up to 100."""
    if not all(isinstance(part.value, Quantity) and part.value.unit == "%" for part in found.parts):
        return False
    shares = [part.value.value for part in found.parts if isinstance(part.value, Quantity)]
    return shares == sorted(set(shares)) and shares[-1] == 100 and any(_STEP.search(part.label) for part in found.parts)
