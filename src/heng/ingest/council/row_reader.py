"""One row of a scorecard table → an indicator, its action plans, and its targets and actuals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from heng.check.rules.reading import rd002_value_ambiguous
from heng.ingest.council.cells import OwnerGroup, RowText
from heng.ingest.council.parting import alarms
from heng.ingest.council.rivals import RivalReader
from heng.ingest.council.scorecard import ObjectiveTable
from heng.ingest.council.values_cell import Doubt, cited, read_values
from heng.ingest.lines import Habits
from heng.ingest.scorecard.action_cell import ActionCells
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.formula_cell import FormulaCell, read_formula
from heng.ingest.scorecard.indicator_cell import IndicatorCell, read_indicator
from heng.ingest.scorecard.owners import AgencySense, responsibilities
from heng.ingest.scorecard.paragraphs import paragraphs
from heng.ingest.source import Citation
from heng.model.agency import Responsibility
from heng.model.card import ActionPlan, Indicator, Objective
from heng.model.figures import Reading
from heng.model.finding import Finding
from heng.model.form.codes import Components
from heng.model.identity import RefMaker
from heng.model.period import Period
from heng.model.terms import AgencyRole, Polarity
from heng.model.weights import Weight


@dataclass(frozen=True, slots=True)
class RowContext:
    """What all rows of a document share. `period`: what actuals are for."""

    grammar: CodeGrammar
    sense: AgencySense
    habits: Habits
    cite: Citation
    refs: RefMaker
    period: Period | None
    components: Components = field(default_factory=Components)


@dataclass(slots=True)
class RowsRead:
    """What rows gave, in order of printing."""

    indicators: list[Indicator] = field(default_factory=list)
    actions: list[ActionPlan] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_rows(rows: Sequence[RowText], objective: Objective, table: ObjectiveTable, context: RowContext) -> RowsRead:
    """Read the rows of one table."""
    found = RowsRead()
    cells = [read_indicator(paragraphs(row.indicator), context.grammar) for row in rows]
    components = context.components.number([(_under(objective), cell.code, cell.component) for cell in cells])
    for row, cell, component in zip(rows, cells, components, strict=True):
        formula = read_formula(paragraphs(row.formula))
        owners = [_owners(group, context) for group in row.groups]
        indicator = _indicator(
            row, replace(cell, component=component), formula, objective, owners=owners, context=context
        )
        found.indicators.append(indicator)
        plans = _actions(row, indicator, context)
        found.actions += plans
        found.findings += alarms.of_indicator(indicator, plans, context.grammar, context.sense)
        readings = [
            _reading(group, agencies, indicator, formula, table, context=context, several=len(owners) > 1)
            for group, agencies in zip(row.groups, owners, strict=True)
        ]
        for reading, findings in readings:
            found.readings.append(reading)
            found.findings += findings
        found.findings += _rival(row, indicator, [reading for reading, _ in readings], context)
    return found


def _under(objective: Objective) -> str:
    """Return by what the rows name the heading they stand under: its code, else its name."""
    return objective.code or objective.name


def _indicator(
    row: RowText,
    cell: IndicatorCell,
    formula: FormulaCell,
    objective: Objective,
    *,
    owners: Sequence[tuple[Responsibility, ...]],
    context: RowContext,
) -> Indicator:
    negative = cell.negative or formula.negative
    return Indicator(
        ref=context.refs.make("indicator", _under(objective), cell.code, cell.component),
        theme=objective.theme,
        objective=_under(objective),
        objective_ref=objective.ref,
        code=cell.code,
        component=cell.component,
        printed_code=cell.printed,
        name=cell.name,
        standard=cell.standard,
        formula=formula.text,
        formula_note=formula.note,
        unit=formula.unit,
        polarity=Polarity.LOWER if negative else None,
        weight=Weight.read(formula.weight),
        city_indicator=cell.city_indicator,
        refers_to=context.grammar.mentioned(cell.name),
        agencies=tuple(dict.fromkeys(agency for group in owners for agency in group)),
        source=context.cite.lines(row.line_numbers, f"{cell.printed} {cell.name}"),
        formula_source=context.cite.lines(formula.lines, formula.text) if formula.lines else None,
        unit_source=context.cite.lines(formula.unit_lines, formula.unit) if formula.unit_lines else None,
        polarity_source=context.cite.lines(formula.negative_lines or row.line_numbers) if negative else None,
    )


def _actions(row: RowText, indicator: Indicator, context: RowContext) -> list[ActionPlan]:
    plans = ActionCells(context.grammar, context.sense, context.cite.lines).read(paragraphs(row.action))
    return [plan.under(indicator, context.refs, context.cite.lines) for plan in plans]


def _owners(group: OwnerGroup, context: RowContext) -> tuple[Responsibility, ...]:
    """Return the agencies of a group; several that share one figure answer for it jointly."""
    found = responsibilities([part.text for part in paragraphs(group.owners)], context.sense)
    leads = sum(agency.role is AgencyRole.LEAD for agency in found)
    if leads < 2:
        return found
    return tuple(
        replace(agency, role=AgencyRole.JOINT) if agency.role is AgencyRole.LEAD else agency for agency in found
    )


def _rival(row: RowText, indicator: Indicator, readings: Sequence[Reading], context: RowContext) -> list[Finding]:
    """Report figures that another reading of the table parts otherwise."""
    reader = RivalReader(context.sense, context.habits, context.period, indicator.unit or "", indicator.code)
    met = reader.doubt(readings, row.rival) if row.rival else None
    if met is None:
        return []
    reading, doubt = met
    return [
        rd002_value_ambiguous.finding(
            indicator.subject,
            reading.source,
            text=doubt.text,
            taken=doubt.taken,
            other=doubt.other,
            refs=(reading.ref,),
        )
    ]


def _reading(
    group: OwnerGroup,
    agencies: tuple[Responsibility, ...],
    indicator: Indicator,
    formula: FormulaCell,
    table: ObjectiveTable,
    *,
    context: RowContext,
    several: bool,
) -> tuple[Reading, list[Finding]]:
    year = (table.head.roc_year if table.head else None) or (context.period.roc_year if context.period else None)
    values = read_values(group, unit=formula.unit, period=context.period, code=indicator.code, habits=context.habits)
    owners = [piece.line.no for piece in group.owners]
    elsewhere = values.lines or owners[:1] or indicator.source.place.lines[:1]
    target, actual = (None, None) if group.unread else cited(values, context.cite, elsewhere)
    names = "；".join(agency.agency for agency in agencies) if several else ""
    reading = Reading(
        ref=context.refs.make("reading", indicator.objective, indicator.code, indicator.component, names),
        indicator=indicator.ref,
        agencies=agencies,
        period=context.period,
        target_period=Period.year(year) if year else None,
        target=target,
        actual=actual,
        source=context.cite.lines(
            elsewhere, " ".join(value.text for value in (target, actual) if value and value.text)
        ),
    )
    doubts = [_doubt(doubt, indicator.subject, reading) for doubt in values.doubts]
    findings = [*doubts, *alarms.of_reading(reading, indicator.subject)]
    return reading, findings


def _doubt(doubt: Doubt, subject: str, reading: Reading) -> Finding:
    refs, text, taken = (reading.ref,), doubt.text, doubt.taken
    if doubt.remark is not None:
        return rd002_value_ambiguous.odd(
            subject, reading.source, text=text, taken=taken, remark=doubt.remark, refs=refs
        )
    return rd002_value_ambiguous.finding(subject, reading.source, text=text, taken=taken, other=doubt.other, refs=refs)
