"""Rows of the tables that print figures: values, budget, yearly tables, plans, results and their figures."""

from __future__ import annotations

import json
from collections.abc import Iterator

from heng.ingest.tables.cells import count, listed, names, number, span_ends
from heng.ingest.tables.columns import Row
from heng.model.edition import Edition
from heng.model.figures import (
    Actual,
    Band,
    Deadline,
    Milestones,
    Missing,
    NoTarget,
    Parts,
    Reading,
    Relative,
    Target,
    TargetPart,
    Threshold,
    Tolerance,
)
from heng.model.plan import PlanItem, PlanNode
from heng.model.quantity import Quantity, plain
from heng.model.terms import PlanLevel, TargetOperator


def values(edition: Edition) -> Iterator[Row]:
    """Yield target and actual of each row, as printed and as read."""
    indicators = {indicator.ref: indicator for indicator in edition.card.indicators}
    for reading in edition.figures.readings:
        indicator = indicators[reading.indicator]
        first, last = span_ends(reading.period)
        yield {
            "objective": indicator.objective,
            "code": indicator.code,
            "component": indicator.component,
            "agencies": names(reading.agencies),
            **reading_cells(reading),
            "line": count(reading.source.place.line),
            "page": count(reading.source.place.page),
            "period_from": first,
            "period_to": last,
        }


def reading_cells(reading: Reading) -> Row:
    """Return the columns that tell target and actual, as printed and as read."""
    read = {"value_unit": _unit(reading), "note": _note(reading)}
    return {**_target(reading.target), **_actual(reading.actual), **read}


def _target(target: Target | None) -> Row:
    if target is None:
        return {}
    row = {"target": target.text}
    match target.predicate:
        case Threshold(operator=operator, value=value):
            return {**row, "target_op": str(operator), "target_value": number(value)}
        case Band(low=low, high=high):
            return {
                **row,
                "target_op": TargetOperator.BETWEEN,
                "target_value": number(low),
                "target_high": number(high),
            }
        case Tolerance(value=middle, tolerance=distance):
            ends = (plain(middle.value - distance.value), plain(middle.value + distance.value))
            return {**row, "target_op": TargetOperator.BETWEEN, "target_value": ends[0], "target_high": ends[1]}
        case Deadline(day=day):
            return {**row, "target_op": TargetOperator.DATE, "target_value": str(day)}
        case Relative():
            return {**row, "target_op": TargetOperator.RELATIVE}
        case Parts(parts=parts, total=total):
            return {**row, "target_op": TargetOperator.PARTS, "target_parts": _parts(parts, total)}
        case Milestones(steps=steps):
            return {**row, "target_op": TargetOperator.PARTS, "target_parts": _parts(steps, None)}
        case NoTarget():
            return {**row, "target_op": TargetOperator.NONE}


def _parts(parts: tuple[TargetPart, ...], total: Quantity | None) -> str:
    found = [_part(part) for part in parts]
    if total is not None:
        found.append({"label": "", "value": number(total), "unit": total.unit, "total": "yes"})
    return json.dumps(
        [{key: text for key, text in part.items() if text or key == "label"} for part in found], ensure_ascii=False
    )


def _part(part: TargetPart) -> dict[str, str]:
    return {
        "label": part.label,
        "group": part.group,
        "op": "" if part.operator is TargetOperator.EQUAL else str(part.operator),
        "value": number(part.value),
        "unit": part.value.unit if isinstance(part.value, Quantity) else "",
        "missing": str(part.value.reason) if isinstance(part.value, Missing) else "",
    }


def _actual(actual: Actual | Missing | None) -> Row:
    if actual is None:
        return {}
    if isinstance(actual, Missing):
        return {"actual": actual.text, "actual_state": str(actual.reason)}
    span = actual.as_of
    return {
        "actual": actual.text,
        "actual_state": "reported",
        "actual_value": number(actual.value),
        "as_of_from": span.first_day.isoformat() if span and span.first_day else "",
        "as_of_to": span.last_day.isoformat() if span else "",
    }


def _unit(reading: Reading) -> str:
    """Return the unit printed in the actual's cell, else in the target's."""
    actual = reading.actual.value if isinstance(reading.actual, Actual) else None
    predicate = reading.target.predicate if reading.target else None
    quantities = (actual, getattr(predicate, "value", None), getattr(predicate, "low", None))
    return next((quantity.unit for quantity in quantities if isinstance(quantity, Quantity) and quantity.unit), "")


def _note(reading: Reading) -> str:
    target = reading.target.note if reading.target else ""
    return listed((target, reading.actual.note if isinstance(reading.actual, Actual) else ""))


def budget(edition: Edition) -> Iterator[Row]:
    """Yield the rows of the execution table."""
    for line in edition.budget.lines if edition.budget else ():
        amounts = ("annual", "allocated", "executed", "executed_pct_annual", "executed_pct_allocated")
        yield {
            "no": line.no,
            "parent": line.parent,
            "agency": line.agency,
            **{name: number(getattr(line, name)) for name in amounts},
            "unit": line.unit,
        }


def yearly(edition: Edition) -> Iterator[Row]:
    """Yield the cells of tables of several years."""
    for table in edition.budget.yearly if edition.budget else ():
        for figure in table.figures:
            yield {
                "table": str(table.kind),
                "name": figure.name,
                "roc_year": str(figure.roc_year),
                "value": number(figure.value),
                "unit": figure.unit,
            }


def results(edition: Edition) -> Iterator[Row]:
    """Yield the rows of a performance report."""
    for row in edition.report.results if edition.report else ():
        yield {
            "row": str(row.position),
            "goal": row.goal.text,
            "actions": row.strategy.text,
            "results": row.result.text,
            "future": row.improvement.text,
        }


def figures(edition: Edition) -> Iterator[Row]:
    """Yield the numbers that stand in running text."""
    report = edition.report
    positions = {row.ref: str(row.position) for row in report.results} if report else {}
    for figure in report.figures if report else ():
        yield {
            "row": positions.get(figure.passage, ""),
            "column": str(figure.column or ""),
            "quantity": figure.quantity,
            "value": number(figure.value),
            "unit": figure.value.unit if isinstance(figure.value, Quantity) else "",
            "text": figure.text,
        }


_LEVELS = {PlanLevel.BUSINESS: "business", PlanLevel.WORK: "work", PlanLevel.SUB: "sub"}


def plan_items(edition: Edition) -> Iterator[Row]:
    """Yield every item of a plan's tree, and each sub-plan that has none of its own."""
    for node in edition.plan.nodes if edition.plan else ():
        yield from _node(node, {})


def _node(node: PlanNode, above: Row) -> Iterator[Row]:
    level = _LEVELS[node.level]
    row = {**above, f"{level}_no": node.no, level: node.name}
    if not node.items and not node.children:
        yield row
    for item in node.items:
        yield from _item(item, row)
    for child in node.children:
        yield from _node(child, row)


def _item(item: PlanItem, above: Row) -> Iterator[Row]:
    yield {**above, "item_no": item.no, "text": item.text}
    for below in item.items:
        yield from _item(below, above)
