"""Editions → tidy CSV tables, `scorecard.json` and `findings.json` (`tables.md`)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from heng.check.finding_data import finding_to_data
from heng.ingest.collection import no_collection
from heng.ingest.tables import card_rows, figure_rows
from heng.ingest.tables.agency_rows import agencies
from heng.ingest.tables.atomic import write_files
from heng.ingest.tables.columns import COLUMNS, Row
from heng.model.agency import AgencyRegister
from heng.model.canonical import edition_to_json, indented, to_data
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.resources import agency_register

_ROWS: Mapping[str, Callable[[Edition], Iterator[Row]]] = {
    "documents": card_rows.documents,
    "statements": card_rows.statements,
    "sections": card_rows.sections,
    "themes": card_rows.themes,
    "map": card_rows.map_cells,
    "linkages": card_rows.linkages,
    "objectives": card_rows.objectives,
    "kpis": card_rows.indicators,
    "values": figure_rows.values,
    "actions": card_rows.actions,
    "budget": figure_rows.budget,
    "plan_items": figure_rows.plan_items,
    "results": figure_rows.results,
    "figures": figure_rows.figures,
    "yearly": figure_rows.yearly,
}


class Read(Protocol):
    """What reading a document gives."""

    @property
    def edition(self) -> Edition:
        """The document as an edition."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in reading it."""


@no_collection()
def write(
    results: Sequence[Read], directory: Path, *, register: AgencyRegister | None = None, lang: str = "zh-Hant"
) -> None:
    """Write the tables of all documents, their editions and their findings into a folder.

    A single edition is `scorecard.json` itself; several are an array there. Raises OSError; then nothing is written.
    """
    editions = [result.edition for result in results]
    files = {f"{name}.csv": text for name, text in tables(editions, register or agency_register()).items()}
    files["scorecard.json"] = _scorecards(editions)
    files["findings.json"] = _findings(results, lang)
    write_files(files, directory)


def tables(editions: Iterable[Edition], register: AgencyRegister) -> dict[str, str]:
    """Return every table as CSV text by its name."""
    kept = list(editions)
    # Rows take many times the room of their text, so those of one table go before the next is made.
    return {
        name: _csv(columns, agencies(kept, register) if name == "agencies" else _of_all(kept, _ROWS[name]))
        for name, columns in COLUMNS.items()
    }


def _of_all(editions: Iterable[Edition], make: Callable[[Edition], Iterator[Row]]) -> list[Row]:
    return [{"document": edition.edition.document.name, **row} for edition in editions for row in make(edition)]


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _scorecards(editions: Sequence[Edition]) -> str:
    if len(editions) == 1:
        return edition_to_json(editions[0])
    return indented([to_data(edition) for edition in editions])


def _findings(results: Sequence[Read], lang: str) -> str:
    data = [
        finding_to_data(finding, lang, result.edition.edition.document.name)
        for result in results
        for finding in result.findings
    ]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
