"""Printed actuals as typed figures, or as missing with the reason that is printed."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from heng.model.figures import Actual, ActualPart, AsOf, DataItem, Deadline, Missing, Target
from heng.model.notation.amounts import Amount, amounts, runs_on
from heng.model.notation.asides import NUMERATOR, is_partial, merged, planned_day, ratio_fits, read_asides, span_of
from heng.model.notation.cell import MASKS, Cell, read_cell
from heng.model.notation.dates import serial_days
from heng.model.notation.parsed import Parsed, Remark, RemarkKind
from heng.model.notation.parts import read_parts, total_of
from heng.model.notation.phrase import choose
from heng.model.notation.reasons import PLANNED, missing_reason
from heng.model.notation.targets import is_date_unit
from heng.model.period import PartialDate, Period
from heng.model.quantity import Quantity
from heng.model.terms import MissingReason

_SERIAL = re.compile(r"-?[0-9]{4,6}")
_LEAD = re.compile(rf"(?:[ :{MASKS}]|實際值?|累計|共計?|達到?|至|為|約|計|已|平均|截|止|底|[1-9]\.)*")
_DONE = re.compile(r"完成|辦竣|辦理完竣|公[布告開]|上網|核定|通過|啟用|竣工")

Reported = Actual | Missing


def parse_actual(
    text: str, *, unit: str = "", period: Period | None = None, target: Target | None = None
) -> Parsed[Reported]:
    """Read a printed actual.

    Args:
        text: The cell; line feeds stand between its paragraphs.
        unit: Unit of the row, empty where none is printed.
        period: What the figure is for; dates without a year take its year.
        target: Target of the row, where known: beside a date, a date is expected.
    """
    dated = is_date_unit(unit) or (target is not None and isinstance(target.predicate, Deadline))
    cell = read_cell(text, period, dated=dated)
    if not cell.text:
        return Parsed(value=Missing(reason=MissingReason.NOT_GIVEN))
    if not cell.main.strip(MASKS + " ") and len(cell.brackets) == 1 and not cell.dates:
        inside = parse_actual(cell.inside(cell.brackets[0]), unit=unit, period=period, target=target)
        return Parsed(
            value=replace(inside.value, text=cell.text),
            alternatives=tuple(replace(other, text=cell.text) for other in inside.alternatives),
            remarks=inside.remarks,
        )
    return _serial(cell, dated=dated) or _Reader(cell, unit, period, dated=dated).read()


def _serial(cell: Cell, *, dated: bool) -> Parsed[Reported] | None:
    """Read a spreadsheet's serial number for a day (`-654759` is 107/4/30): the day, or the number as it stands."""
    if not _SERIAL.fullmatch(cell.folded):
        return None
    western, roc = serial_days(int(cell.folded))
    day = western or roc
    if day is None or not (dated or roc):
        return None
    as_day = Actual(text=cell.text, value=PartialDate.of(day))
    as_number = Actual(text=cell.text, value=Quantity(value=Decimal(cell.folded), step=Decimal(1)))
    remark = Remark(RemarkKind.DATE_AS_SERIAL, cell.text, day=PartialDate.of(day))
    value, other = (as_day, as_number) if dated else (as_number, as_day)
    return Parsed(value=value, alternatives=(other,), remarks=(remark,))


class _Reader:
    """One reading of one cell."""

    def __init__(self, cell: Cell, unit: str, period: Period | None, *, dated: bool) -> None:
        self.cell = cell
        self.unit = unit
        self.period = period
        self.dated = dated
        self.amounts = amounts(cell, unit=unit)
        self.asides = read_asides(cell, self.amounts, unit, period)
        self.beside = tuple(zip(self.asides, cell.brackets, strict=True))
        self.remarks: list[Remark] = []
        self.others: list[Reported] = []

    def read(self) -> Parsed[Reported]:
        for span in self.cell.dates:
            if span.last is None:
                kind = RemarkKind.DATE_WITHOUT_YEAR if span.possible else RemarkKind.NO_SUCH_DATE
                self.remarks.append(Remark(kind, self.cell.part(span.start, span.end)))
        value = self.parts() or self.figure() or self.day() or self.missing()
        if not self.cell.balanced:
            self.remarks.append(Remark(RemarkKind.BRACKET_OPEN, self.cell.text))
        return Parsed(value=value, alternatives=tuple(self.others), remarks=tuple(self.remarks))

    def parts(self) -> Reported | None:
        found = read_parts(self.cell, unit=self.unit)
        if found is None:
            return None
        if found.sum_differs():
            self.remarks.append(Remark(RemarkKind.SUM_DIFFERS, self.cell.text))
        parts = tuple(ActualPart(label=part.label, value=part.value) for part in found.parts)
        if all(isinstance(part.value, Missing) for part in parts) and found.total is None:
            return None
        return self.actual(found.total, parts=parts)

    def figure(self) -> Reported | None:
        if not self.amounts:
            return None
        amount, head = self.amounts[0], self.cell.main[: self.amounts[0].start]
        if PLANNED.search(head) or (missing_reason(head) is not None and head.strip()):
            self.others.append(self.reported(amount))
            self.remarks.append(Remark(RemarkKind.FIGURE_IN_PROSE, self.cell.text))
            return self.missing()
        if runs_on(self.cell, amount):
            return self.sum_or_fraction()
        if not _LEAD.fullmatch(head):
            return self.in_prose()
        return self.stated(amount)

    def stated(self, amount: Amount) -> Actual:
        if amount.operator is not None:
            self.remarks.append(Remark(RemarkKind.BOUND_ONLY, self.cell.text))
        return self.reported(amount)

    def sum_or_fraction(self) -> Reported:
        """Read `3/4`, which may be a day, a ratio or something else: not for the reader to say."""
        days = read_cell(self.cell.text, self.period, dated=True).dates
        if days and days[0].first and not self.cell.main[: self.amounts[0].start].strip():
            self.others.append(Actual(text=self.cell.text, value=days[0].last))
        return self.missing()

    def in_prose(self) -> Reported:
        """Choose the amount of a phrase (`累計啟動 14,720 戶公共住宅工程`); say so unless only one can be meant."""
        choice = choose(self.cell, self.amounts, self.unit)
        if choice.plain:
            return self.stated(choice.ranked[0])
        self.remarks.append(Remark(RemarkKind.FIGURE_IN_PROSE, self.cell.text))
        readings = [self.reported(amount) for amount in choice.ranked]
        silent = Missing(reason=MissingReason.NOT_GIVEN, text=self.cell.text)
        ranked: list[Reported] = [silent, *readings] if choice.vague else [*readings, silent]
        self.others = ranked[1:]
        return ranked[0]

    def day(self) -> Reported | None:
        """Read a date that stands for the figure: the day on which something was done."""
        days = [span for span in self.cell.dates if span.last is not None]
        if len(days) != 1 or missing_reason(self.cell.main) is not None:
            return None
        rest = self.cell.main.strip(f" 。於{MASKS}")
        if rest and not self.dated and not _DONE.search(rest):
            return None
        return self.actual(days[0].last, as_of=False)

    def missing(self) -> Missing:
        reason = missing_reason(self.cell.main) or missing_reason(self.cell.folded)
        announced = next((aside for aside in self.asides if aside.planned), None)
        day = announced.planned if announced else None
        if announced and announced.figure_planned:
            reason = reason or MissingReason.NOT_YET
        elif announced and reason in {None, MissingReason.NOT_YET, MissingReason.IN_PROGRESS}:
            reason = MissingReason.SCHEDULED
        if reason in {MissingReason.SCHEDULED, MissingReason.AWAITING_SOURCE} and day is None:
            days = [span.last for span in self.cell.dates if span.last]
            day = days[-1] if days else None
        if reason is None:
            self.remarks.append(Remark(RemarkKind.UNKNOWN_WORDS, self.cell.text))
        return Missing(reason=reason or MissingReason.NOT_GIVEN, text=self.cell.text, day=day)

    def reported(self, amount: Amount) -> Actual:
        tail = self.cell.main[amount.end :]
        words = self.cell.words(amount.end) if tail.strip(f" 。{MASKS}") else ""
        alone = _LEAD.fullmatch(self.cell.main[: amount.start]) is not None
        return self.actual(merged(amount.quantity, self.asides), tail=words if alone else "")

    def actual(
        self,
        value: Quantity | PartialDate | None,
        *,
        parts: tuple[ActualPart, ...] = (),
        tail: str = "",
        as_of: bool = True,
    ) -> Actual:
        items = tuple(item for aside in self.asides for item in aside.items)
        sums = self.sums(value, items)
        planned = next((aside.planned for aside in self.asides if aside.planned), None) or planned_day(self.cell)
        notes = [aside.note or (self.cell.inside(bracket) if parts else "") for aside, bracket in self.beside]
        if isinstance(value, Quantity) and not ratio_fits(value, items):
            self.remarks.append(Remark(RemarkKind.RATIO_DIFFERS, self.cell.text))
        return Actual(
            text=self.cell.text,
            value=value,
            parts=parts or (tuple(ActualPart(label=item.name, value=item.value) for item in items) if sums else ()),
            items=() if sums and not parts else items,
            as_of=self.span() if as_of and not parts else None,
            planned=planned,
            partial=any(aside.partial for aside in self.asides) or (value is not None and is_partial(self.cell.main)),
            note="；".join(note for note in (*notes, tail) if note),
        )

    def span(self) -> AsOf | None:
        return next((aside.as_of for aside in self.asides if aside.as_of), None) or (
            None if planned_day(self.cell) else span_of(self.cell, self.amounts)
        )

    def sums(self, value: Quantity | PartialDate | None, items: tuple[DataItem, ...]) -> bool:
        """Tell whether the items are parts that add up to the value; remark where a printed sum does not."""
        if not isinstance(value, Quantity) or len(items) < 2 or items[0].name == NUMERATOR:
            return False
        fits = total_of([item.value for item in items]).meets(value.interval())
        exact = sum(item.value.value for item in items) == value.value
        adds = any(aside.adds for aside in self.asides)
        if adds and not fits:
            self.remarks.append(Remark(RemarkKind.SUM_DIFFERS, self.cell.text))
        return exact or (adds and fits)
