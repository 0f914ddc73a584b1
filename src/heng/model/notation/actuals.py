"""Printed actuals as typed figures, or as missing with the reason that is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache

from heng.model.figures import Actual, ActualPart, Deadline, Missing, Target
from heng.model.notation.amounts import Amount, amounts, otherwise, runs_on
from heng.model.notation.asides import Aside, is_partial, merged, read_asides, read_tail
from heng.model.notation.cell import MASKS, Cell, read_cell
from heng.model.notation.dates import DateSpan, serial_days
from heng.model.notation.items import ratio_fits, total_of
from heng.model.notation.parsed import LONGEST_KNOWN, MOST_KNOWN, Parsed, Remark, RemarkKind
from heng.model.notation.parts import Part, read_parts
from heng.model.notation.phrase import choose, falls, is_passing, is_rate_in_time, negated, rises, words_before
from heng.model.notation.ranges import range_of
from heng.model.notation.reasons import PLANNED, missing_reason
from heng.model.notation.spans import last_date, planned_of, span_of
from heng.model.notation.targets import is_date_unit
from heng.model.period import ROC_OFFSET, PartialDate, Period
from heng.model.quantity import Quantity
from heng.model.terms import DataRole, MissingReason

_SERIAL = re.compile(r"-?[0-9]{4,6}")
_LEAD = re.compile(rf"(?:[ :{MASKS}]|(?:NT|US)?\$|新[臺台]幣|實際值?|累計|共計?|達到?|至|為|約|計|已|平均|截|止|底)*")
_SIGN = re.compile(r"[<>≤≥=±]")
_DONE = re.compile(r"完成|辦竣|辦理完竣|公[布告開]|上網|核定|通過|啟用|[竣完]工")
_UNSAID = (None, MissingReason.NOT_YET, MissingReason.IN_PROGRESS)
_ALREADY = re.compile(r"已|業[於經]")
_PRINTED_WITHIN = timedelta(days=92)
_DATED_REASONS = (MissingReason.SCHEDULED, MissingReason.AWAITING_SOURCE)

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
    return (_known if len(text) <= LONGEST_KNOWN else _parsed)(text, unit, period, dated)


def _parsed(text: str, unit: str, period: Period | None, dated: bool) -> Parsed[Reported]:  # noqa: FBT001
    cell = read_cell(text, period, dated=dated)
    if not cell.text:
        return Parsed(value=Missing(reason=MissingReason.NOT_GIVEN))
    if len(cell.brackets) == 1 and cell.inside(cell.brackets[0]) and not cell.main.strip(MASKS + " "):
        return _inside(cell, read_cell(cell.inside(cell.brackets[0]), period, dated=dated), unit, period, dated=dated)
    return _serial(cell, dated=dated) or _read(cell, unit, period, dated=dated)


_known = lru_cache(maxsize=MOST_KNOWN)(_parsed)
"""As of targets: short cells come again and again."""


def _read(cell: Cell, unit: str, period: Period | None, *, dated: bool) -> Parsed[Reported]:
    reader = _Reader(cell, unit, period, dated=dated)
    parsed, literal = reader.read(), otherwise(reader.amounts)
    if not literal:
        return parsed
    other = _Reader(cell, unit, period, dated=dated, found=literal).read().value
    return replace(parsed, alternatives=(*parsed.alternatives, other))


def _inside(outer: Cell, cell: Cell, unit: str, period: Period | None, *, dated: bool) -> Parsed[Reported]:
    """Read a cell that is all bracket by its inside."""
    reader = _Reader(cell, unit, period, dated=dated)
    inside = reader.read()
    if reader.amounts and isinstance(inside.value, Actual) and not inside.alternatives:
        # Accounts print a negative number in brackets.
        inside = replace(inside, alternatives=(reader.reported(negated(reader.amounts[0])),))
    return Parsed(
        value=replace(inside.value, text=outer.text),
        alternatives=tuple(replace(other, text=outer.text) for other in inside.alternatives),
        remarks=inside.remarks,
    )


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

    def __init__(
        self, cell: Cell, unit: str, period: Period | None, *, dated: bool, found: list[Amount] | None = None
    ) -> None:
        self.cell = cell
        self.unit = unit
        self.period = period
        self.dated = dated
        self.amounts = found or amounts(cell, unit=unit)
        self.asides = read_asides(cell, self.amounts, unit, period)
        self.remarks: list[Remark] = []
        self.others: list[Reported] = []

    def read(self) -> Parsed[Reported]:
        for span in self.cell.dates:
            if span.last is None:
                kind = RemarkKind.DATE_WITHOUT_YEAR if span.possible else RemarkKind.NO_SUCH_DATE
                self.remarks.append(Remark(kind, self.cell.part(span.start, span.end)))
        value = self.ends() or self.parts() or self.figure() or self.day() or self.missing()
        if not self.cell.balanced:
            self.remarks.append(Remark(RemarkKind.BRACKET_OPEN, self.cell.text))
        return Parsed(value=value, alternatives=tuple(self.others), remarks=tuple(self.remarks))

    def ends(self) -> Reported | None:
        """Read a range where one figure belongs: either end may be meant, and neither is taken silently."""
        ends = range_of(self.cell, self.amounts)
        if ends is None:
            return None
        self.others = [self.actual(merged(ends.high, self.asides), self.asides)]
        return self.actual(merged(ends.low, self.asides), self.asides)

    def parts(self) -> Reported | None:
        found = read_parts(self.cell, self.amounts)
        if found is None or (found.total is None and all(isinstance(part.value, Missing) for part in found.parts)):
            return None
        if found.sum_differs():
            self.remarks.append(Remark(RemarkKind.SUM_DIFFERS, self.cell.text))
        listed = tuple(self.part(part) for part in found.parts)
        pairs = zip(self.cell.brackets, self.asides, strict=True)
        rest = [aside for bracket, aside in pairs if not any(part.owns(bracket) for part in found.parts)]
        return Actual(
            text=self.cell.text,
            value=found.total,
            parts=listed,
            items=tuple(item for aside in rest for item in aside.items),
            as_of=next((aside.as_of for aside in rest if aside.as_of), None),
            partial=any(isinstance(part.value, Missing) for part in listed) or any(aside.partial for aside in rest),
            note="；".join(aside.note for aside in rest if aside.note),
        )

    def part(self, part: Part) -> ActualPart:
        """Type one part; a bracket behind it holds its day, its unit or a remark."""
        own = [a for b, a in zip(self.cell.brackets, self.asides, strict=True) if part.owns(b)]
        day = next((a.as_of.last for a in own if a.as_of and not a.as_of.first and not a.note), None)
        return ActualPart(
            label=part.label,
            value=merged(part.value, own) if isinstance(part.value, Quantity) else part.value,
            group=part.group,
            day=day,
            note="；".join(a.text for a in own if not a.unit and not (day and a.as_of and not a.note)),
        )

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
        if not _LEAD.fullmatch(head) or is_passing(self.cell, self.amounts):
            return self.in_prose()
        return self.stated(amount)

    def stated(self, amount: Amount) -> Actual:
        if amount.operator is not None:
            self.remarks.append(Remark(RemarkKind.BOUND_ONLY, self.cell.text))
        words = words_before(self.cell, amount)
        if words:
            self.asides = (Aside(text=words, note=words), *self.asides)
        if _SIGN.search(self.cell.main, amount.end) or is_rate_in_time(words):
            self.remarks.append(Remark(RemarkKind.FIGURE_IN_PROSE, self.cell.text))
            self.others.append(Missing(reason=MissingReason.NOT_GIVEN, text=self.cell.text))
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
        fallen = falls(self.cell, choice.ranked[0])
        if choice.plain and not fallen and not rises(self.cell, choice.ranked[0]):
            return self.stated(choice.ranked[0])
        self.remarks.append(Remark(RemarkKind.FIGURE_IN_PROSE, self.cell.text))
        readings = [self.reported(amount) for amount in choice.ranked]
        if fallen:
            readings.insert(1, self.reported(negated(choice.ranked[0])))
        silent = Missing(reason=MissingReason.NOT_GIVEN, text=self.cell.text)
        ranked: list[Reported] = [silent, *readings] if choice.vague else [*readings, silent]
        self.others = ranked[1:]
        return ranked[0]

    def day(self) -> Reported | None:
        """Read a date that stands for the figure: the day on which something was done."""
        span = last_date(self.cell)
        if span is None or len(self.cell.dates) != 1 or missing_reason(self.cell.main) is not None:
            return None
        rest = self.cell.main.strip(f" 。於{MASKS}")
        if self.is_to_come(span.last):
            return self.day_to_come(span, rest)
        return self.actual(span.last, self.asides) if not rest or self.dated or _DONE.search(rest) else None

    def day_to_come(self, span: DateSpan, rest: str) -> Reported | None:
        """Read a day behind the span of the figure.

        Work may have been done on it until the report was printed; months later it is a plan, or of the year before.
        """
        near, done = self.is_before_print(span.last), _ALREADY.search(rest) is not None
        told = done or not rest or _DONE.search(rest) is not None
        if not (done or self.dated) or not (told or near):
            return None
        if self.dated and not rest and self.year_before(span) == span.last:
            # With its year printed the day is no other; whether it is late is for those who judge it.
            return self.actual(span.last, self.asides)
        reported = self.actual(span.last if near else self.year_before(span), self.asides)
        if near and told:
            return reported
        scheduled = Missing(reason=MissingReason.SCHEDULED, text=self.cell.text, day=span.first)
        self.others.append(scheduled if near or done else reported)
        return reported if near or done else scheduled

    def is_before_print(self, day: PartialDate | None) -> bool:
        """Tell whether a day lies no further behind the span than reports are printed behind it."""
        return day is None or self.period is None or day.first() <= self.period.last + _PRINTED_WITHIN

    def year_before(self, span: DateSpan) -> PartialDate | None:
        """Return a day in the year before that of the figure; one that prints its year as it stands."""
        year = Period.year(self.period.last.year - ROC_OFFSET - 1) if self.period else None
        earlier = last_date(read_cell(self.cell.text, year, dated=self.dated))
        return earlier.last if earlier else span.last

    def is_to_come(self, day: PartialDate | None) -> bool:
        """Tell whether a day lies behind the span that the figure is for, so that nothing was done on it yet."""
        return day is not None and self.period is not None and day.first() > self.period.last

    def missing(self) -> Missing:
        reason = missing_reason(self.cell.main) or missing_reason(self.cell.folded)
        announced = next((aside for aside in self.asides if aside.planned), None)
        span = announced.planned if announced else None
        if announced and reason in _UNSAID:
            reason = (reason or MissingReason.NOT_YET) if announced.figure_planned else MissingReason.SCHEDULED
        if reason in _DATED_REASONS and span is None:
            span = last_date(self.cell)
        if reason is None and (told := last_date(self.cell)) is not None and self.is_to_come(told.last):
            reason, span = MissingReason.SCHEDULED, told
        if reason is None:
            self.remarks.append(Remark(RemarkKind.UNKNOWN_WORDS, self.cell.text))
        return Missing(
            reason=reason or MissingReason.NOT_GIVEN,
            text=self.cell.text,
            day=span.first if span else None,
            until=span.last if span and span.is_range else None,
        )

    def reported(self, amount: Amount) -> Actual:
        """Return the actual that one amount gives; words behind it are read like a bracket where it begins the cell."""
        alone = _LEAD.fullmatch(self.cell.main[: amount.start]) is not None
        tail = read_tail(self.cell, amount.end, self.period, amount.quantity) if alone else ()
        asides = (*self.asides, *tail)
        return self.actual(merged(amount.quantity, asides), asides)

    def actual(self, value: Quantity | PartialDate | None, asides: Sequence[Aside]) -> Actual:
        items = tuple(item for aside in asides for item in aside.items)
        sums = self.sums(value, asides)
        planned = next((aside.planned for aside in asides if aside.planned), None) or planned_of(self.cell)
        if isinstance(value, Quantity) and not ratio_fits(value, items):
            self.remarks.append(Remark(RemarkKind.RATIO_DIFFERS, self.cell.text))
        as_of = next((aside.as_of for aside in asides if aside.as_of), None)
        if as_of is None and planned is None and isinstance(value, Quantity):
            as_of = span_of(self.cell, self.amounts)
        return Actual(
            text=self.cell.text,
            value=value,
            parts=tuple(ActualPart(label=item.name, value=item.value) for item in items) if sums else (),
            items=() if sums else items,
            as_of=as_of,
            planned=planned.first if planned else None,
            partial=any(aside.partial for aside in asides) or (value is not None and is_partial(self.cell.main)),
            note="；".join(aside.note for aside in asides if aside.note),
        )

    def sums(self, value: Quantity | PartialDate | None, asides: Sequence[Aside]) -> bool:
        """Tell whether the items are parts that add up to the value; remark where a printed sum does not."""
        items = [item for aside in asides for item in aside.items]
        if not isinstance(value, Quantity) or len(items) < 2 or any(item.role is not DataRole.PART for item in items):
            return False
        fits = total_of([item.value for item in items]).meets(value.interval())
        exact = sum(item.value.value for item in items) == value.value
        adds = any(aside.adds for aside in asides)
        if adds and not fits:
            self.remarks.append(Remark(RemarkKind.SUM_DIFFERS, self.cell.text))
        return exact or (adds and fits)
