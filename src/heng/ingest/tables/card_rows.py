"""Rows of the tables that print a card."""

from __future__ import annotations

from collections.abc import Iterator

from heng.ingest.tables.cells import YES, count, listed, mark, names, span_ends
from heng.ingest.tables.columns import Row
from heng.model.card import ActionPlan, ActionStep, Indicator, Statement, Theme
from heng.model.edition import Edition
from heng.model.terms import AgencyRole, Polarity, SectionKind


def documents(edition: Edition) -> Iterator[Row]:
    """Yield the document itself."""
    head = edition.edition
    first, last = span_ends(head.period)
    approval = head.approval
    day = approval.day if approval else head.published
    yield {
        "sha256": head.document.sha256,
        "kind": str(head.kind),
        "owner": edition.owner,
        "roc_year": str(edition.year or ""),
        "title": head.title,
        "period_from": first,
        "period_to": last,
        "approved_by": approval.body if approval else "",
        "session": approval.session if approval else "",
        "date": str(day) if day else "",
        "head": head.head,
    }


def statements(edition: Edition) -> Iterator[Row]:
    """Yield mission, vision, values, top objectives and priorities."""
    for statement in edition.card.statements:
        yield {
            "scope": str(statement.scope),
            "kind": str(statement.kind),
            "position": str(statement.position),
            "text": _text(statement),
        }


def _text(statement: Statement) -> str:
    return f"{statement.code} {statement.text}".strip()


def sections(edition: Edition) -> Iterator[Row]:
    """Yield running text, and the notes below tables."""
    for section in edition.report.sections if edition.report else ():
        yield {"kind": str(section.kind), "no": section.no, "title": section.title, "text": section.text}
    if edition.budget:
        for note in edition.budget.notes:
            yield {"kind": str(SectionKind.NOTE), "no": note.no, "title": edition.budget.title, "text": note.text}
        for table in edition.budget.yearly:
            for note in table.notes:
                yield {"kind": str(SectionKind.NOTE), "no": note.no, "title": table.title, "text": note.text}


def themes(edition: Edition) -> Iterator[Row]:
    """Yield themes with their agencies and declared counts."""
    for theme in edition.card.themes:
        yield {
            "scope": str(theme.scope),
            "theme": theme.letter,
            "name": theme.name,
            "lead": names(theme.agencies, AgencyRole.LEAD, AgencyRole.JOINT),
            "co_agencies": names(theme.agencies, AgencyRole.CO),
            **_declared(theme),
            "carries": theme.carries,
            "city_marked": mark(marked=theme.city_marked),
        }


def _declared(theme: Theme) -> Row:
    stated = theme.declared
    if stated is None:
        return {}
    perspectives = {f"declared_{key.lower()}": str(number) for key, number in stated.by_perspective}
    return {
        "declared_objectives": count(stated.objectives),
        "declared_kpis": count(stated.indicators),
        "declared_actions": count(stated.actions),
        **perspectives,
    }


def map_cells(edition: Edition) -> Iterator[Row]:
    """Yield the objectives of each drawing, cell by cell."""
    for cell in edition.card.map:
        yield {
            "scope": str(cell.scope),
            "drawing": str(cell.drawing),
            "theme": cell.theme,
            "perspective": cell.perspective,
            "code": cell.code,
            "name": cell.name,
            "city_marked": mark(marked=cell.city_marked),
        }


def linkages(edition: Edition) -> Iterator[Row]:
    """Yield the arrows that the document carries."""
    codes = {cell.ref: cell.code for cell in edition.card.map}
    for link in edition.card.linkages:
        yield {
            "from": codes.get(link.cause, link.cause),
            "to": codes.get(link.effect, link.effect),
            "printed": YES,
        }


def objectives(edition: Edition) -> Iterator[Row]:
    """Yield objectives as headed in the tables, with their success factors."""
    factors = {factor.objective_ref: factor.text for factor in edition.card.success_factors}
    for objective in edition.card.objectives:
        yield {
            "theme": objective.theme,
            "perspective": objective.perspective,
            "code": objective.code,
            "name": objective.name,
            "ksf": factors.get(objective.ref, ""),
        }


def indicators(edition: Edition) -> Iterator[Row]:
    """Yield the definition of each indicator row."""
    for indicator in edition.card.indicators:
        place = indicator.source.place
        yield {
            **_definition(indicator),
            "polarity": "negative" if indicator.polarity is Polarity.LOWER else "",
            "weight": str(indicator.weight or ""),
            "city_kpi": indicator.city_indicator,
            "line_from": count(place.line),
            "line_to": count(place.last_line),
            "page": count(place.page),
        }


def _definition(indicator: Indicator) -> Row:
    return {
        "theme": indicator.theme,
        "objective": indicator.objective,
        "code": indicator.code,
        "component": indicator.component,
        "printed_code": indicator.printed_code,
        "name": indicator.name,
        "standard": indicator.standard,
        "formula": indicator.formula or "",
        "formula_note": indicator.formula_note,
        "unit": indicator.unit or "",
    }


def actions(edition: Edition) -> Iterator[Row]:
    """Yield action plans with their steps."""
    for action in edition.card.actions:
        yield {
            "objective": action.objective,
            "kpi": action.indicator,
            "component": action.component,
            "code": action.code,
            "text": action.text,
            "steps": _steps(action),
            "weight": str(action.weight or ""),
            "line": count(action.source.place.line),
            "page": count(action.source.place.page),
            "note": action.note,
        }


def _steps(action: ActionPlan) -> str:
    return listed(_step(step) for step in action.steps)


def _step(step: ActionStep) -> str:
    weight = f"({step.weight}%)" if step.weight else ""
    return f"{step.number}{step.text}{weight}"
