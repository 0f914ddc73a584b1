"""Steps of a computation: what one adds, the next refers to by name, computed once."""

from __future__ import annotations

from heng.compute.extra import ibis
from heng.compute.fixed import Expr

FLATTENING = frozenset({"postgres"})
"""Engines whose planner writes the expression of an inner column into every place that names it. A judging of a dozen
steps then grows without bound, and the server with it, until it is killed. It leaves alone a step with a column that
may differ each time it is computed.
"""

STEP = "heng_step"


def stage(table: Expr, **columns: Expr) -> Expr:
    """Add columns to a table as one step; on some engines `STEP` too, which the last step leaves out."""
    if _engine(table) in FLATTENING:
        columns = {**columns, STEP: ibis.random()}
    return table.mutate(**columns)


def _engine(table: Expr) -> str:
    """Return the engine that a table lies in, empty for one that lies in none, or in no single table.

    Ibis can tell as well, but goes through all expressions of all steps for it.
    """
    node = table.op()
    while hasattr(node, "parent"):
        node = node.parent
    source = getattr(node, "source", None)
    return str(source.name) if source is not None else ""
