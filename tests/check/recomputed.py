"""Every figure of a document that its own print allows to be computed again: what, of what, computed, printed.

Sums, ratios and shares are found by the code of the rules (BG001, BG002, AC005, AC006), formulas by the parser. A figure
comes out `equal` to its printed digits, `within` what rounding of the printed inputs allows, or `fault`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from heng.check.amounts import HUNDRED, percent_holds, sum_interval
from heng.check.arithmetic import counted_share
from heng.check.budgets import COLUMNS, RATIOS, sums
from heng.check.fractions import gives
from heng.check.yearly import shares_of_years, sums_of_years
from heng.formula import evaluate, formulas, parse
from heng.formula.rounding import round_at
from heng.formula.units import in_unit
from heng.model.edition import Edition
from heng.model.figures import Actual, Parts, Target, Threshold
from heng.model.quantity import Quantity


@dataclass(frozen=True)
class Recomputed:
    what: str
    inputs: str
    computed: Decimal
    printed: Decimal
    outcome: str


def recomputed(edition: Edition) -> Iterator[Recomputed]:
    yield from _budget_sums(edition)
    yield from _budget_ratios(edition)
    yield from _years(edition)
    yield from _cells(edition)
    yield from _formulas(edition)


def _budget_sums(edition: Edition) -> Iterator[Recomputed]:
    for total, parts in sums(edition.budget.lines if edition.budget else ()):
        for column in COLUMNS:
            printed = column.of(total)
            possible = sum_interval(column.of(part) for part in parts)
            if isinstance(printed, Quantity) and possible is not None:
                values = [value.value for part in parts if isinstance(value := column.of(part), Quantity)]
                may_be = possible.meets(printed.interval())
                what = f"BG001 {total.agency} {column.en}"
                yield _made(what, f"{len(values)} rows", sum(values, Decimal(0)), printed, may_be=may_be)


def _budget_ratios(edition: Edition) -> Iterator[Recomputed]:
    for line in edition.budget.lines if edition.budget else ():
        for ratio in RATIOS:
            percent, part, whole = ratio.percent(line), ratio.part.of(line), ratio.whole.of(line)
            if isinstance(percent, Quantity) and isinstance(part, Quantity) and isinstance(whole, Quantity):
                yield _share(f"BG002 {line.agency} {ratio.en}", part, whole, percent)


def _years(edition: Edition) -> Iterator[Recomputed]:
    for found in sums_of_years(edition.budget):
        what = f"BG001 {found.total.roc_year} {found.total.name}"
        yield _made(what, f"{len(found.parts)} rows", found.added, found.printed, may_be=found.holds)
    for share in shares_of_years(edition.budget):
        what = f"BG002 {share.figure.roc_year} {share.figure.name}"
        yield _share(what, share.part, share.whole, share.percent)


def _share(what: str, part: Quantity, whole: Quantity, percent: Quantity) -> Recomputed:
    computed = HUNDRED * part.value / whole.value if whole.value else Decimal(0)
    return _made(what, f"{part.value} / {whole.value}", computed, percent, may_be=percent_holds(percent, part, whole))


def _cells(edition: Edition) -> Iterator[Recomputed]:
    subjects = {one.ref: one.subject for one in edition.card.indicators}
    for reading in edition.figures.readings:
        for cell in (reading.target, reading.actual):
            if isinstance(cell, Target | Actual):
                yield from _cell(subjects[reading.indicator], cell)


def _cell(subject: str, cell: Target | Actual) -> Iterator[Recomputed]:
    predicate = cell.predicate if isinstance(cell, Target) else None
    total = cell.value if isinstance(cell, Actual) else predicate.value if isinstance(predicate, Threshold) else None
    share = counted_share(cell)
    if share and isinstance(total, Quantity):
        part, whole = share
        may_be = gives(total, part, whole)
        yield _made(f"AC006 {subject}", f"{part} / {whole}", HUNDRED * part / whole, total, may_be=may_be)
    beside = [one.value for one in cell.items if one.role == "part"]
    labelled = predicate.parts if isinstance(predicate, Parts) else cell.parts if isinstance(cell, Actual) else ()
    parts = [one.value for one in labelled if isinstance(one.value, Quantity)] or beside
    whole_of = predicate.total if isinstance(predicate, Parts) else total
    listed_only = any(word in cell.text for word in ("其中", "含"))
    if len(parts) > 1 and isinstance(whole_of, Quantity) and not listed_only:
        added = sum((one.value for one in parts), Decimal(0))
        yield _made(f"AC006 {subject}", f"{len(parts)} parts", added, whole_of, may_be=added == whole_of.value)


def _formulas(edition: Edition) -> Iterator[Recomputed]:
    """Yield targets that the formula itself gives by the values it prints with its quantities."""
    targets = {one.indicator: one.target for one in edition.figures.readings if one.target}
    for row in edition.card.indicators:
        tree = parse(row.formula or "", row.unit or "").tree
        for formula in formulas(tree) if tree else ():
            shown = in_unit(evaluate(formula, {}), formula, row.unit or "")
            target = targets.get(row.ref)
            if shown and target and isinstance(target.predicate, Threshold):
                yield _made(f"formula {row.subject}", "as printed", shown.value, target.predicate.value, may_be=False)


def _made(what: str, inputs: str, computed: Decimal, printed: Quantity, *, may_be: bool) -> Recomputed:
    exponent = printed.last_digit().as_tuple().exponent
    assert isinstance(exponent, int)
    is_equal = round_at(computed, -exponent) == printed.value
    return Recomputed(what, inputs, computed, printed.value, "equal" if is_equal else "within" if may_be else "fault")
