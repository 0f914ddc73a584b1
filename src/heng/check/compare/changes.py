"""What two printings of one KPI say differently. A field that one of them does not print is not compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.check.compare.alike import same_formula, same_name
from heng.check.compare.data import Change, Kpi
from heng.check.compare.pairs import key_of, paired_readings, paired_rows
from heng.check.compare.targets import shift
from heng.check.text import fold, fold_code
from heng.evaluate.units.conversion import convert, same_unit
from heng.model.agency import AgencyRegister, Responsibility
from heng.model.card import Indicator
from heng.model.figures import NoTarget, Reading, Target
from heng.model.quantity import Quantity
from heng.model.source import SourceRef
from heng.model.terms import ComparedField, TargetShift


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round two KPIs: 民國 years of the documents, the register, and whether they are of one kind.

    `one_kind`: a mark that only one of them prints is taken off, not merely left out by the kind of document.
    """

    years: tuple[int, int]
    register: AgencyRegister
    one_kind: bool = True


def changes(before: Kpi, after: Kpi, frame: Frame) -> Iterator[Change]:
    """Yield what two printings of one KPI say differently, in the order of the fields."""
    yield from _head(before, after, frame)
    pairs = list(paired_rows(before.rows, after.rows))
    for read in (_formula, _unit, _polarity):
        yield from _once(change for one, other in pairs for change in read(one, other, frame))
    yield from _agencies(before, after, frame)
    for one, other in pairs:
        yield from _weight(one, other, frame)
    for one, other in pairs:
        yield from _targets((one, before.readings), (other, after.readings), frame)


def _head(before: Kpi, after: Kpi, frame: Frame) -> Iterator[Change]:
    if fold_code(before.code) != fold_code(after.code):
        yield _of_kpi(ComparedField.CODE, (before.code, after.code), (before, after))
    if not same_name(before.name, after.name, frame.years):
        yield _of_kpi(ComparedField.NAME, (before.name, after.name), (before, after))
    if fold_code(before.objective) != fold_code(after.objective):
        yield _of_kpi(ComparedField.OBJECTIVE, (before.objective, after.objective), (before, after))
    if len(before.rows) != len(after.rows):
        yield _of_kpi(ComparedField.COMPONENTS, (str(len(before.rows)), str(len(after.rows))), (before, after))
    elif len(before.rows) > 1 and {row.component for row in before.rows} != {row.component for row in after.rows}:
        texts = "、".join(row.subject for row in before.rows), "、".join(row.subject for row in after.rows)
        yield _of_kpi(ComparedField.COMPONENTS, texts, (before, after))


def _of_kpi(field: ComparedField, texts: tuple[str, str], kpis: tuple[Kpi, Kpi]) -> Change:
    return Change(
        field=field,
        before=texts[0],
        after=texts[1],
        before_source=kpis[0].source,
        after_source=kpis[1].source,
        after_refs=kpis[1].refs,
    )


def _once(found: Iterable[Change]) -> Iterator[Change]:
    """Leave out what several components change alike."""
    met: set[tuple[str, str]] = set()
    for change in found:
        if (change.before, change.after) not in met:
            met.add((change.before, change.after))
            yield change


def _change(
    field: ComparedField,
    texts: tuple[str, str],
    rows: tuple[Indicator, Indicator],
    places: tuple[SourceRef | None, SourceRef | None],
) -> Change:
    return Change(
        field=field,
        before=texts[0],
        after=texts[1],
        component=rows[1].component,
        before_source=places[0] or rows[0].source,
        after_source=places[1] or rows[1].source,
        after_refs=(rows[1].ref,),
    )


def _formula(one: Indicator, other: Indicator, frame: Frame) -> Iterator[Change]:
    if one.formula is None or other.formula is None or same_formula(one.formula, other.formula, frame.years):
        return
    places = one.formula_source, other.formula_source
    yield _change(ComparedField.FORMULA, (one.formula, other.formula), (one, other), places)


def _unit(one: Indicator, other: Indicator, frame: Frame) -> Iterator[Change]:  # noqa: ARG001
    if one.unit is None or other.unit is None or _is_same(one.unit, other.unit):
        return
    yield _change(ComparedField.UNIT, (one.unit, other.unit), (one, other), (one.unit_source, other.unit_source))


def _is_same(one: str, other: str) -> bool:
    """Tell whether two units are one, in whatever spelling (場, 場次) and with one scale word."""
    if _sign(one) == _sign(other):
        return True
    return same_unit(one, other) and convert(Quantity(value=Decimal(1), unit=one), other, other) == 1


def _sign(unit: str) -> str:
    """Return a unit without form: `%` is a mark that `fold` would leave out."""
    return fold(unit.replace("％", "%").replace("%", "百分比").replace("‰", "千分比"))


def _polarity(one: Indicator, other: Indicator, frame: Frame) -> Iterator[Change]:
    if one.polarity is other.polarity or not (frame.one_kind or (one.polarity and other.polarity)):
        return
    texts = (one.polarity or "", other.polarity or "")
    yield _change(ComparedField.POLARITY, texts, (one, other), (one.polarity_source, other.polarity_source))


def _agencies(before: Kpi, after: Kpi, frame: Frame) -> Iterator[Change]:
    then, now = _named(before), _named(after)
    keys = [{key_of(name, frame.register) for name in names} for names in (then, now)]
    if then and now and keys[0] != keys[1]:
        yield _of_kpi(ComparedField.AGENCIES, ("、".join(then), "、".join(now)), (before, after))


def _named(kpi: Kpi) -> tuple[str, ...]:
    names = [one.agency for row in kpi.rows for one in row.agencies]
    names += [one.agency for reading in kpi.readings for one in reading.agencies]
    return tuple(dict.fromkeys(names))


def _weight(one: Indicator, other: Indicator, frame: Frame) -> Iterator[Change]:
    values = [row.weight and row.weight.value for row in (one, other)]
    if values[0] == values[1] or not (frame.one_kind or all(values)):
        return
    before, after = (f"{row.weight}%" if row.weight else "" for row in (one, other))
    yield _change(ComparedField.WEIGHT, (before, after), (one, other), (None, None))


_Figures = tuple[Indicator, Sequence[Reading]]


def _targets(before: _Figures, after: _Figures, frame: Frame) -> Iterator[Change]:
    then = [reading for reading in before[1] if reading.indicator == before[0].ref]
    now = [reading for reading in after[1] if reading.indicator == after[0].ref]
    for one, other in paired_readings(then, now, frame.register):
        if one is None or other is None:
            yield from _come_or_gone(one, other, (then, now), (before[0], after[0]), frame)
            continue
        if one.target is None or other.target is None:
            continue
        moved = shift((before[0], one.target), (after[0], other.target), frame.years)
        if moved is not None:
            yield Change(
                field=ComparedField.TARGET,
                before=_told(one.target),
                after=_told(other.target),
                component=after[0].component,
                agencies=_joined(other.agencies) if len(now) > 1 else "",
                shift=moved,
                before_source=one.target.source or one.source,
                after_source=other.target.source or other.source,
                after_refs=(after[0].ref, other.ref),
            )


def _come_or_gone(
    one: Reading | None,
    other: Reading | None,
    sides: tuple[Sequence[Reading], Sequence[Reading]],
    rows: tuple[Indicator, Indicator],
    frame: Frame,
) -> Iterator[Change]:
    """Yield the target of an agency that only one edition names in a row for which both print figures.

    An agency that has figures on both sides only has other periods in one of them.
    """
    reading = one or other
    across = sides[1] if one is not None else sides[0]
    if reading is None or reading.target is None or not _told(reading.target) or not across:
        return
    own = {key_of(each.agency, frame.register) for each in reading.agencies}
    if not own or any(own & {key_of(each.agency, frame.register) for each in side.agencies} for side in across):
        return
    text, place = _told(reading.target), reading.target.source or reading.source
    yield Change(
        field=ComparedField.TARGET,
        before=text if one is not None else "",
        after="" if one is not None else text,
        component=rows[1].component,
        agencies=_joined(reading.agencies),
        shift=TargetShift.REMOVED if one is not None else TargetShift.ADDED,
        before_source=place if one is not None else rows[0].source,
        after_source=rows[1].source if one is not None else place,
        after_refs=(rows[1].ref, *([reading.ref] if one is None else [])),
    )


def _joined(agencies: Iterable[Responsibility]) -> str:
    return "、".join(one.agency for one in agencies)


def _told(target: Target) -> str:
    empty = isinstance(target.predicate, NoTarget) and not target.text.strip()
    return "" if empty else target.text
