"""Drafts of a scorecard → objectives, success factors, indicators, action plans, targets and actuals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from heng.check.rules.reading import rd002_value_ambiguous
from heng.ingest.bureau.drafts import FIGURES, IndicatorDraft, ObjectiveDraft
from heng.ingest.bureau.glued_names import settle
from heng.ingest.bureau.words import without_city_mark
from heng.ingest.scorecard.action_cell import ActionCells
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.doubts import doubts
from heng.ingest.scorecard.formula_cell import FormulaCell, read_formula
from heng.ingest.scorecard.indicator_cell import IndicatorCell, read_indicator
from heng.ingest.scorecard.owners import AgencySense, responsibilities
from heng.ingest.scorecard.paragraphs import Piece, joined, paragraphs
from heng.ingest.scorecard.pieces import Chunk, without_code
from heng.ingest.source import Citation
from heng.model.agency import Responsibility
from heng.model.card import ActionPlan, Indicator, KeySuccessFactor, Objective
from heng.model.figures import Actual, Missing, Reading, Target
from heng.model.finding import Finding
from heng.model.form.codes import Components
from heng.model.identity import RefMaker
from heng.model.notation import parse_actual, parse_target
from heng.model.period import Period
from heng.model.source import SourceRef
from heng.model.terms import AgencyRole, Column, Ground, Polarity, RemarkKind
from heng.model.weights import Weight

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(slots=True)
class CardRows:
    """What the scorecard tables gave, in the order of printing."""

    objectives: list[Objective] = field(default_factory=list)
    factors: list[KeySuccessFactor] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    actions: list[ActionPlan] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Heading:
    """An objective's heading; `code` is its name where it prints none."""

    code: str
    ref: str
    theme: str


@dataclass(slots=True)
class CardMaker:
    """Makes the card's rows. `columns`: those that the heads of the tables print."""

    grammar: CodeGrammar
    sense: AgencySense
    cite: Citation
    refs: RefMaker
    year: int
    columns: Sequence[Column]
    made: CardRows = field(default_factory=CardRows)
    _components: Components = field(default_factory=Components)

    def make(self, drafts: Sequence[ObjectiveDraft]) -> CardRows:
        """Return everything that the drafts hold."""
        for draft in drafts:
            heading = self._objective(draft)
            for chunk in draft.factors:
                self._factor(chunk, heading)
            cells = [read_indicator(paragraphs(each.chunk.pieces), self.grammar) for each in draft.indicators]
            settled = settle(draft.indicators, cells)
            components = self._components.number(
                [(heading.code, each.cell.code, each.cell.component) for each in settled]
            )
            for each, taken, component in zip(draft.indicators, settled, components, strict=True):
                made = self._indicator(each, replace(taken.cell, component=component), heading)
                if each.chunk.mixed or any(chunk.mixed for chunk in each.actions):
                    self._doubt_columns(made)
                if taken.other is not None:
                    self._doubt_code(made, taken.cell, taken.other)
        return self.made

    def _objective(self, draft: ObjectiveDraft) -> _Heading:
        if draft.chunk is None:
            return _Heading("", "", draft.theme)
        text = draft.chunk.text
        found = self.grammar.objective(text) if draft.chunk.code else None
        code, name = (found.code, found.rest) if found else ("", text)
        name, _ = without_city_mark(name)
        objective = Objective(
            ref=self.refs.make("objective", code or name),
            theme=draft.theme,
            perspective=draft.perspective,
            placed=Ground.INFERRED if draft.inferred else Ground.PRINTED,
            code=code,
            name=name,
            source=self._source(draft.chunk.pieces, text),
        )
        self.made.objectives.append(objective)
        return _Heading(code or name, objective.ref, draft.theme)

    def _factor(self, chunk: Chunk, heading: _Heading) -> None:
        pieces = without_code(chunk.pieces, chunk.code) if chunk.code else chunk.pieces
        code = chunk.code.code if chunk.code else ""
        self.made.factors.append(
            KeySuccessFactor(
                ref=self.refs.make("success_factor", heading.code, code),
                objective=heading.code,
                objective_ref=heading.ref,
                code=code,
                text=joined(paragraphs(pieces)),
                source=self._source(chunk.pieces, chunk.text),
            )
        )

    def _doubt_columns(self, made: Indicator) -> None:
        """Report a row whose columns nothing parts: its cells may hold words of the columns beside them."""
        text = f"{made.printed_code} {made.name}"
        self.made.findings.append(
            rd002_value_ambiguous.odd(
                made.subject,
                made.source,
                text=made.source.text,
                taken=text,
                remark=RemarkKind.UNKNOWN_WORDS,
                refs=(made.ref,),
            )
        )

    def _doubt_code(self, made: Indicator, taken: IndicatorCell, other: IndicatorCell) -> None:
        readings = [f"{each.code} {each.name}" for each in (taken, other)]
        self.made.findings.append(
            rd002_value_ambiguous.finding(
                made.subject,
                made.source,
                text=f"{taken.printed}{taken.name}",
                taken=readings[0],
                other=readings[1],
                refs=(made.ref,),
            )
        )

    def _indicator(self, draft: IndicatorDraft, cell: IndicatorCell, heading: _Heading) -> Indicator:
        formula = read_formula(paragraphs(draft.cells.get(Column.FORMULA, [])))
        unit = self._text(draft, Column.UNIT)
        negative = cell.negative or formula.negative
        indicator = Indicator(
            ref=self.refs.make("indicator", heading.code, cell.code, cell.component),
            theme=heading.theme,
            objective=heading.code,
            objective_ref=heading.ref,
            code=cell.code,
            component=cell.component,
            printed_code=cell.printed,
            name=cell.name,
            standard=cell.standard,
            formula=formula.text if Column.FORMULA in self.columns else None,
            formula_note=formula.note or self._text(draft, Column.NOTE),
            unit=(unit or formula.unit) if {Column.UNIT, Column.FORMULA} & set(self.columns) else None,
            polarity=Polarity.LOWER if negative else None,
            weight=Weight.read(self._weight(draft) or formula.weight),
            frequency=self._text(draft, Column.FREQUENCY),
            city_indicator=cell.city_indicator,
            refers_to=self.grammar.mentioned(cell.name),
            agencies=self._agencies(draft),
            source=self._source(draft.pieces(), f"{cell.printed} {cell.name}"),
            formula_source=self.cite.lines(formula.lines, formula.text) if formula.lines else None,
            unit_source=self._unit_source(draft, formula, unit),
            polarity_source=self._polarity_source(draft, formula) if negative else None,
        )
        self.made.indicators.append(indicator)
        self._actions(draft, indicator)
        self._readings(draft, indicator)
        return indicator

    def _polarity_source(self, draft: IndicatorDraft, formula: FormulaCell) -> SourceRef:
        return self.cite.lines(formula.negative_lines) if formula.negative_lines else self._source(draft.pieces(), "")

    def _unit_source(self, draft: IndicatorDraft, formula: FormulaCell, unit: str) -> SourceRef | None:
        if unit:
            return self._source(draft.cells[Column.UNIT], unit)
        return self.cite.lines(formula.unit_lines, formula.unit) if formula.unit_lines else None

    def _text(self, draft: IndicatorDraft, column: Column) -> str:
        return joined(paragraphs(draft.cells.get(column, [])))

    def _weight(self, draft: IndicatorDraft) -> str:
        number = _NUMBER.search(self._text(draft, Column.WEIGHT))
        return number[0] if number else ""

    def _agencies(self, draft: IndicatorDraft) -> tuple[Responsibility, ...]:
        names = [part.text for part in paragraphs(draft.cells.get(Column.AGENCY, []))]
        found = responsibilities(names, self.sense)
        leads = sum(agency.role is AgencyRole.LEAD for agency in found)
        return tuple(
            replace(agency, role=AgencyRole.JOINT) if leads > 1 and agency.role is AgencyRole.LEAD else agency
            for agency in found
        )

    def _actions(self, draft: IndicatorDraft, indicator: Indicator) -> None:
        cells = ActionCells(self.grammar, self.sense, self.cite.lines)
        for chunk in draft.actions:
            plans = cells.read(paragraphs(chunk.pieces))
            self.made.actions += [plan.under(indicator, self.refs, self.cite.lines) for plan in plans]

    def _readings(self, draft: IndicatorDraft, indicator: Indicator) -> None:
        """Make a reading for each year whose figures the row prints; an empty one where all its cells are empty."""
        figures = list(draft.figures.values())
        printed = [column for column in FIGURES if column in self.columns]
        years = sorted({head.roc_year or self.year for head, _ in figures}) or ([self.year] if printed else [])
        for year in years:
            of_year = {head.column: pieces for head, pieces in figures if (head.roc_year or self.year) == year}
            asked = printed if len(years) == 1 else list(of_year)
            cells = {column: of_year.get(column, []) for column in asked}
            self._reading(cells, draft, indicator, year, several=len(years) > 1)

    def _reading(
        self,
        cells: Mapping[Column, list[Piece]],
        draft: IndicatorDraft,
        indicator: Indicator,
        year: int,
        *,
        several: bool,
    ) -> None:
        """Make the reading of one year; where there are `several`, each names its year."""
        period = Period.year(year) if year else None
        ref = self.refs.make("reading", indicator.objective, indicator.code, indicator.component, "")
        target: Target | None = None
        actual: Actual | Missing | None = None
        for column, pieces in cells.items():
            text = "\n".join(part.text for part in paragraphs(pieces))
            source = self._source(pieces or draft.chunk.pieces, joined(paragraphs(pieces)))
            if column is Column.TARGET:
                aimed = parse_target(text, unit=indicator.unit or "", period=period)
                target = replace(aimed.value, source=source)
                self.made.findings += doubts(aimed, indicator.subject, source, ref)
            else:
                reached = parse_actual(text, unit=indicator.unit or "", period=period)
                actual = replace(reached.value, source=source)
                self.made.findings += doubts(reached, indicator.subject, source, ref)
        everything = [piece for pieces in cells.values() for piece in pieces] or draft.chunk.pieces
        self.made.readings.append(
            Reading(
                ref=ref,
                indicator=indicator.ref,
                agencies=indicator.agencies,
                period=period if actual is not None or several else None,
                target_period=period,
                target=target,
                actual=actual,
                source=self._source(everything, " ".join(piece.text for piece in everything)),
            )
        )

    def _source(self, pieces: Sequence[Piece], text: str) -> SourceRef:
        return self.cite.lines((piece.line.no for piece in pieces), text)
