"""`heng formula`: what the formula cells of a document are, or what one formula is and gives."""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from heng.cli.files import NO_FILE, read_files
from heng.cli.formula_text import cell_lines, doubt_lines, fault_text, step_lines, value_line
from heng.cli.formula_values import read_values
from heng.cli.language import Tell
from heng.cli.options import number
from heng.cli.session import CannotRunError, Session
from heng.formula import Outcome, Parsed, evaluate, formulas, parse, print_tree, variables
from heng.formula.data import Data, outcome_to_data, parsed_to_data
from heng.formula.evaluate import Given
from heng.formula.nodes import Node
from heng.formula.rounding import round_at
from heng.formula.units import Shown, doubts, in_unit
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.profile import TAIPEI
from heng.model.terms import FormulaDoubt, Rounding

NOT_COMPUTED = Wording(
    zh="這不是可以計算的公式：{kind}。{fault}",
    en="This is no formula that can be computed: {kind}. {fault}",
)
DOCUMENTS = re.compile(r"\.(?:txt|md|csv|od[tsp]|docx|xlsx|pptx|pdf|html|zip|json)$", re.IGNORECASE)


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    parser.add_argument("text", metavar="FILE|TEXT", help=tell("一份文件，或一個公式", "a document, or one formula"))
    parser.add_argument("--unit", default="", help=tell("指標的單位", "the indicator's unit"))
    parser.add_argument(
        "--set",
        action="extend",
        nargs="+",
        default=[],
        dest="settings",
        metavar="NAME=VALUE",
        help=tell("公式裡一個量的數值；分項用分號隔開", "value of a quantity; parts set off by semicolons"),
    )
    parser.add_argument("--explain", action="store_true", help=tell("列出每一步", "show every step"))
    parser.add_argument(
        "--digits", type=number, help=tell("四捨五入到小數第幾位（預設不捨入）", "round half up at this digit")
    )
    parser.add_argument(
        "--rounding",
        choices=[one.value for one in Rounding],
        default=TAIPEI.rounding.value,
        help=tell("怎麼捨入（預設四捨五入）", "how to round (default: half up)"),
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace, session: Session) -> int:
    """Say what the cells or the formula are; compute where values are given."""
    path = _document(options.text)
    if path is not None:
        read, _ = read_files([path], session)
        return _cells([each.result.edition for each in read], options.format, session)
    parsed = parse(options.text, options.unit)
    if options.settings or options.explain:
        return _compute(parsed, options, session)
    if options.format == "json":
        session.write(_json(parsed_to_data(parsed, options.text, options.unit)))
    else:
        session.write("\n".join(cell_lines(parsed, session.lang)))
    return 0


def _document(text: str) -> Path | None:
    """Return the path that the argument names, None where it is a formula; raises CannotRunError for a lost file."""
    path = Path(text)
    try:
        exists = path.is_file()
    except (OSError, ValueError):
        return None
    if not exists and DOCUMENTS.search(text) and not any(sign in text for sign in "*×÷=()"):
        raise CannotRunError(NO_FILE, name=text)
    return path if exists else None


def _cells(editions: Iterable[Edition], form: str, session: Session) -> int:
    rows = [row for edition in editions for row in edition.card.indicators if row.formula is not None]
    read = [(row, parse(row.formula or "", row.unit or "")) for row in rows]
    if form == "json":
        session.write(_json([_cell_to_data(row, parsed) for row, parsed in read]))
        return 0
    for row, parsed in read:
        fault = f"  [{fault_text(parsed.fault, session.lang)}]" if parsed.fault else ""
        session.write(f"{row.subject}  {parsed.kind.label(session.lang)}  {_shown(parsed, row)}{fault}")
    counts = Counter(parsed.kind for _, parsed in read)
    session.write("  ".join(f"{kind.label(session.lang)} {count}" for kind, count in counts.most_common()))
    return 0


def _shown(parsed: Parsed, row: Indicator) -> str:
    return print_tree(parsed.tree) if parsed.tree else (row.formula or "")


def _cell_to_data(row: Indicator, parsed: Parsed) -> Data:
    source = row.formula_source or row.source
    place = {"objective": row.objective, "code": row.code, "component": row.component, "line": source.place.line}
    return {**place, **parsed_to_data(parsed, row.formula or "", row.unit or "")}


def _compute(parsed: Parsed, options: argparse.Namespace, session: Session) -> int:
    if parsed.tree is None:
        fault = fault_text(parsed.fault, session.lang) if parsed.fault else ""
        raise CannotRunError(NOT_COMPUTED, kind=parsed.kind, fault=fault)
    if not options.explain:
        _warn(parsed.tree, options.unit, session)
    values = read_values(options.settings, parsed)
    results = [_result(formula, values, options) for formula in _asked(parsed.tree, values)]
    if options.format == "json":
        made = [_result_to_data(*result) for result in results]
        session.write(_json({**parsed_to_data(parsed, options.text, options.unit), "values": made}))
    else:
        session.write("\n".join(_lines(parsed.tree, results, options, session.lang)))
    return 1 if any(outcome.fault for _, _, outcome in results) else 0


def _warn(tree: Node, unit: str, session: Session) -> None:
    """Say what may make the value another than is meant; a missing ×100% is none, for the unit says the same."""
    grave = [doubt for doubt in doubts(tree, unit) if doubt.kind is not FormulaDoubt.FACTOR_MISSING]
    for line in doubt_lines(grave, session.lang):
        session.tell(Wording(zh="{line}", en="{line}"), line=line)


def _asked(tree: Node, values: Mapping[str, Given]) -> tuple[Node, ...]:
    """Return the formulas of a cell for which values are given; all where that is true of none."""
    whole = formulas(tree)
    asked = tuple(formula for formula in whole if not values or set(variables(formula)) & set(values))
    return asked or whole


Result = tuple[Node, Shown | None, Outcome]


def _result(formula: Node, values: Mapping[str, Given], options: argparse.Namespace) -> Result:
    outcome = evaluate(formula, values)
    shown = in_unit(outcome, formula, options.unit)
    if shown and options.digits is not None:
        shown = Shown(round_at(shown.value, options.digits, Rounding.of(options.rounding)), shown.unit, shown.brought)
    return formula, shown, outcome


def _result_to_data(formula: Node, shown: Shown | None, outcome: Outcome) -> Data:
    data = {"text": print_tree(formula), **outcome_to_data(outcome)}
    return {**data, "value": format(shown.value, "f"), "unit": shown.unit} if shown else data


def _lines(tree: Node, results: list[Result], options: argparse.Namespace, lang: str) -> Iterator[str]:
    if options.explain:
        yield from doubt_lines(doubts(tree, options.unit), lang)
        for _, _, outcome in results:
            yield from step_lines(outcome, lang)
    alone = len(formulas(tree)) == 1
    for formula, shown, outcome in results:
        yield value_line(formula, shown, outcome, lang, alone=alone)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
