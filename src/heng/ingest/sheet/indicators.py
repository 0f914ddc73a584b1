"""Rows of a KPI sheet → objectives and indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.check.rules.reading import rd002_value_ambiguous
from heng.ingest.grid import Row
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.formula_cell import NEGATIVE
from heng.ingest.scorecard.indicator_cell import read_marks
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.sheet.agencies import responsible
from heng.ingest.sheet.figures import SheetFigures
from heng.ingest.sheet.heads import Extra, Heads
from heng.ingest.sheet.names import NameHabits, group_name, habits
from heng.ingest.sheet.rows import Print, TableRow, code_and_name
from heng.ingest.source import Citation
from heng.model.agency import Responsibility
from heng.model.card import Indicator, Objective
from heng.model.form.codes import Components
from heng.model.identity import RefMaker
from heng.model.profile import Profile
from heng.model.source import SourceRef
from heng.model.terms import Column, MissingReason, Polarity
from heng.model.weights import Weight

_LOWER = re.compile(r"負|反|低|降|減|少|-|lower|decreas", re.IGNORECASE)
_ON_TARGET = re.compile(r"趨近|定值|望目|區間|on.?target", re.IGNORECASE)
_HIGHER = re.compile(r"正|高|升|增|多|\+|higher|increas", re.IGNORECASE)
_UNIT = re.compile(r"[(（]?單位\s*[：:]\s*(?P<unit>[^()（）]{1,12})[)）]?\s*$")
_LONGEST_HEADING = 24
_NO_HEADING = re.compile(r"[。；：:※＊*]|^[\d.,%％\s]+$|^註")
_PERSPECTIVE_WORD = re.compile(r"(?:構面|面向|層面|面)$")
_SUFFIX = re.compile(r"(?P<code>.+\d)-(?P<component>\d{1,2})")


@dataclass(slots=True)
class Indicators:
    """Makes indicators and figures row by row, in the order of printing."""

    cite: Citation
    sense: AgencySense
    profile: Profile
    grammar: CodeGrammar
    figures: SheetFigures
    refs: RefMaker
    objectives: list[Objective] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    under: Objective | None = None
    perspective: str = ""
    waiting: tuple[str, list[Line]] | None = None
    components: Components = field(default_factory=Components)
    rows: Sequence[Row] = ()
    heads: Heads = field(default_factory=dict)
    names: NameHabits = field(default_factory=NameHabits)
    objective_names: NameHabits = field(default_factory=NameHabits)

    def begin_table(self, rows: Sequence[Row], heads: Heads) -> None:
        """Learn what the names in a table have before and behind them, and in those before it that it goes on with."""
        goes_on = [head.text for head in heads.values()] == [head.text for head in self.heads.values()]
        self.rows, self.heads = [*(self.rows if goes_on else ()), *rows], heads
        self.names = habits(self.rows, heads, Column.INDICATOR)
        self.objective_names = habits(self.rows, heads, Column.OBJECTIVE)

    def take(self, row: TableRow) -> bool:
        """Read a row; return False where it names no indicator, or no line of it is certain to be its own."""
        name = row.first(Column.INDICATOR)
        if row.own and all(line.loose for at in row.own for line in row.cells[at].lines):
            return False
        if row.continues and self.indicators:
            self.figures.take(row, self.indicators[-1], self._agencies(row))
        elif self._is_heading(row):
            return True
        elif not name.lines or row.is_sum:
            return False
        else:
            indicator = self._indicator(row, name, self._objective(row))
            self.indicators.append(indicator)
            self.figures.take(row, indicator, indicator.agencies)
        self._doubt(row, self.indicators[-1])
        return True

    def _doubt(self, row: TableRow, indicator: Indicator) -> None:
        """Report the lines of a row that may stand in the next: the cell with them and without them."""
        cells = (row.cells[at].lines for at in sorted(row.own))
        doubted = [lines for lines in cells if any(line.loose for line in lines)]
        for lines in sorted(doubted, key=lambda each: all(line.loose for line in each))[:1]:
            loose, own = (Print(tuple(line for line in lines if line.loose is side)) for side in (True, False))
            other = own.text or str(MissingReason.NOT_GIVEN)
            self.figures.findings.append(
                rd002_value_ambiguous.finding(
                    indicator.subject,
                    self.cite.print(loose.lines),
                    text=loose.text,
                    taken=Print(lines).text,
                    other=other,
                    refs=(indicator.ref,),
                )
            )

    def _is_heading(self, row: TableRow) -> bool:
        """Take a row with one cell as the heading of those below it: an objective, a perspective, a group."""
        alone = row.alone
        if alone is None or row.prints(Column.TARGET, Column.ACTUAL):
            return False
        named = row.prints(Column.INDICATOR) and row.width == 1
        return self._coded(alone.text, list(alone.lines)) or self.group(list(alone.lines), loose=not named)

    def _objective(self, row: TableRow) -> Objective | None:
        printed, code_print = row.first(Column.OBJECTIVE), row.first(Extra.OBJECTIVE_CODE)
        if not printed.lines and not code_print.lines:
            if self.under is None and self.waiting is not None:
                name, lines = self.waiting
                self.under = self._made("", name, TableRow({}), lines)
            return self.under
        code, name = code_and_name(code_print.text, self.objective_names.read(printed.text)[0], self.grammar)
        return self._made(code, name, row, [*code_print.lines, *printed.lines])

    def heading(self, line: Line) -> bool:
        """Take a line between tables as the objective of the rows below it, where it has an objective's code."""
        return self._coded(line.text, [line])

    def _coded(self, text: str, lines: list[Line]) -> bool:
        code, name = code_and_name("", text, self.grammar)
        if not code or self.grammar.objective(text) is None:
            return False
        self.under = self._made(code, name, TableRow({}), lines)
        return True

    def group(self, lines: list[Line], *, loose: bool) -> bool:
        """Take print that stands alone between rows as what they belong to: a perspective, else a group by its name.

        Args:
            lines: The print.
            loose: It need not be numbered to be a heading: it stands where no name of an indicator does.
        """
        text = Print(tuple(lines)).text
        numbered = group_name(text)
        name = numbered or text
        if not (numbered or (loose and len(text) <= _LONGEST_HEADING and not _NO_HEADING.search(text))):
            return False
        keys = {each.zh: each.key for each in self.profile.perspectives}
        self.perspective = keys.get(_PERSPECTIVE_WORD.sub("", name), "")
        self.under, self.waiting = None, (name, lines)
        return True

    def _made(self, code: str, name: str, row: TableRow, lines: list[Line]) -> Objective:
        last = self.objectives[-1] if self.objectives else None
        if last is not None and (last.code, last.name) == (code, name):
            return last
        made = Objective(
            ref=self.refs.make("objective", code or name),
            theme=_letter(row.first(Column.THEME).text),
            perspective=row.first(Column.PERSPECTIVE).text or self.perspective,
            code=code,
            name=name,
            source=self.cite.print(lines),
        )
        self.objectives.append(made)
        return made

    def _indicator(self, row: TableRow, name: Print, objective: Objective | None) -> Indicator:
        number = row.first(Column.NUMBER)
        order = Print() if number.lines else row.first(Extra.ORDER)
        coded = any(head.kind in (Column.NUMBER, Extra.ORDER) for head in row.heads.values())
        bare, weight = self.names.read(name.text)
        printed_code, text = code_and_name(number.text, bare, self.grammar, coded=coded)
        marked, (remarks, remarked) = read_marks(text), NEGATIVE.subn("", self._remarks(row))
        printed_code = printed_code or order.text
        suffix = _SUFFIX.fullmatch(printed_code)
        code, component = (suffix["code"], suffix["component"]) if suffix else (printed_code, "")
        under = objective.code or objective.name if objective else ""
        (component,) = self.components.number([(under, code, component)])
        formula, unit = self._formula(row)
        return Indicator(
            ref=self.refs.make("indicator", under, code or marked.name, component if code else ""),
            theme=objective.theme if objective else _letter(row.first(Column.THEME).text),
            objective=under,
            objective_ref=objective.ref if objective else "",
            code=code,
            component=component,
            printed_code=printed_code,
            name=marked.name,
            standard=marked.standard,
            city_indicator=marked.city_indicator,
            formula=formula,
            formula_note=remarks.strip("；、 "),
            unit=unit,
            polarity=_polarity(row.first(Extra.POLARITY).text)
            or (Polarity.LOWER if marked.negative or remarked else None),
            weight=Weight.read(row.first(Column.WEIGHT).text.rstrip("%％ ") or weight),
            frequency=row.first(Column.FREQUENCY).text,
            agencies=self._agencies(row),
            source=self.cite.print([*number.lines, *order.lines, *name.lines]),
            formula_source=self._source(row.first(Column.FORMULA)),
            unit_source=self._source(row.first(Column.UNIT)),
        )

    def _formula(self, row: TableRow) -> tuple[str | None, str | None]:
        """Return formula and unit; the unit may stand at the end of the formula's cell or in the head of the target."""
        kinds = {head.kind for head in row.heads.values()}
        formula = row.first(Column.FORMULA).text
        within = _UNIT.search(formula)
        if within:
            formula = formula[: within.start()].strip()
        inside = next((head.unit for head in row.heads.values() if head.kind is Column.TARGET), "")
        unit = row.first(Column.UNIT).text or (within["unit"].strip() if within else inside)
        return (
            formula if Column.FORMULA in kinds else None,
            unit if unit or Column.UNIT in kinds else None,
        )

    @staticmethod
    def _remarks(row: TableRow) -> str:
        found = [row.cells[at].text for kind in (Extra.REMARK, Column.NOTE) for at in row.of(kind)]
        return "；".join(filter(None, found))

    def _agencies(self, row: TableRow) -> tuple[Responsibility, ...]:
        return responsible(row.first(Column.AGENCY), row.first(Extra.CO_AGENCY), self.sense)

    def _source(self, printed: Print) -> SourceRef | None:
        return self.cite.print(printed.lines) if printed.lines else None


def _letter(text: str) -> str:
    match = re.match(r"[A-Z](?![A-Za-z])", text)
    return match[0] if match else text


def _polarity(text: str) -> Polarity | None:
    for pattern, polarity in ((_ON_TARGET, Polarity.ON_TARGET), (_LOWER, Polarity.LOWER), (_HIGHER, Polarity.HIGHER)):
        if text and pattern.search(text):
            return polarity
    return None
