"""The KPIs of an edition, as a comparison looks at them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from heng.check.cards import grouped, kpis
from heng.check.compare.alike import dated, pairs_of
from heng.check.compare.data import Kpi
from heng.check.text import fold, fold_code, fold_formula
from heng.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Traits:
    """A KPI with what it is compared by, worked out once.

    Attributes:
        code: In its usual form.
        name, formula: Folded, years counted from that of the document.
        pairs: Pairs of characters of the name.
    """

    kpi: Kpi
    code: str
    name: str
    formula: str
    pairs: frozenset[str] = field(repr=False)


def printed_kpis(edition: Edition) -> tuple[Kpi, ...]:
    """Return the KPIs of an edition in the order of printing, each with its rows and figures."""
    figures = grouped(edition.figures.readings, lambda reading: reading.indicator)
    return tuple(
        Kpi(
            objective=objective,
            theme=rows[0].theme,
            code=code if rows[0].code else "",
            name=_joined(row.name for row in rows),
            rows=rows,
            readings=tuple(reading for row in rows for reading in figures.get(row.ref, ())),
        )
        for (objective, code), rows in kpis(edition).items()
    )


def traits(kpi: Kpi, year: int) -> Traits:
    """Return what a KPI of a document of a year is compared by."""
    name = fold(dated(kpi.name, year))
    formula = fold_formula(dated(_joined(row.formula or "" for row in kpi.rows), year))
    return Traits(kpi, fold_code(kpi.code), name, formula, pairs_of(name))


def _joined(texts: Iterable[str]) -> str:
    return "；".join(dict.fromkeys(filter(None, texts)))
