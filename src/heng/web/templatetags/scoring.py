"""Verdicts of rulebooks in templates."""

from __future__ import annotations

from django import template

from heng.web.scoring.table import RuleTable, Tried

register = template.Library()


@register.filter
def verdicts_on(table: RuleTable | None, ref: str) -> tuple[Tried, ...]:
    """Return the verdict of every rulebook on one reading; none where the page compares no rulebooks."""
    return table.by_reading.get(ref, ()) if table else ()
