"""A comparison as plain data, for programs: machine words, texts as printed, lines counted from 1."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from heng.check.compare.data import Change, Comparison, Kpi, Match, Named
from heng.model.edition import Edition
from heng.model.source import SourceRef


def comparison_to_data(found: Comparison) -> dict[str, Any]:
    """Return a comparison as JSON data: both editions, KPIs paired or not, and objectives."""
    return {
        "before": _edition(found.before),
        "after": _edition(found.after),
        "matches": [_match(match) for match in found.matches],
        "dropped": _kpis(found.dropped),
        "new": _kpis(found.new),
        "unprinted_after": _kpis(found.unprinted_after),
        "unprinted_before": _kpis(found.unprinted_before),
        "objectives": {
            "renamed": [{"before": _named(one.before), "after": _named(one.after)} for one in found.renamed_objectives],
            "dropped": [_named(one) for one in found.dropped_objectives],
            "new": [_named(one) for one in found.new_objectives],
            "unprinted_after": [_named(one) for one in found.unprinted_objectives_after],
            "unprinted_before": [_named(one) for one in found.unprinted_objectives_before],
        },
    }


def _edition(edition: Edition) -> dict[str, Any]:
    head = edition.edition
    return {
        "document": head.document.name,
        "sha256": head.document.sha256,
        "owner": edition.owner,
        "year": edition.year,
        "edition": head.key,
        "kind": str(head.kind),
        "title": head.title,
    }


def _kpis(kpis: Iterable[Kpi]) -> list[dict[str, Any]]:
    return [_kpi(kpi) for kpi in kpis]


def _kpi(kpi: Kpi) -> dict[str, Any]:
    line = line_of(kpi.source)
    return {"theme": kpi.theme, "objective": kpi.objective, "code": kpi.code, "name": kpi.name, "line": line}


def _named(one: Named) -> dict[str, Any]:
    return {"theme": one.theme, "code": one.code, "name": one.name, "line": line_of(one.source)}


def _match(match: Match) -> dict[str, Any]:
    return {
        "before": _kpi(match.before),
        "after": _kpi(match.after),
        "confidence": match.confidence,
        "basis": [str(word) for word in match.basis],
        "changes": [_change(change) for change in match.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "field": str(change.field),
        "before": change.before,
        "after": change.after,
        "component": change.component,
        "agencies": change.agencies,
        "shift": str(change.shift) if change.shift else None,
        "before_line": line_of(change.before_source),
        "after_line": line_of(change.after_source),
    }


def line_of(source: SourceRef | None) -> int | None:
    """Return the first line of a place, None where it has none."""
    return source.place.line if source else None
