"""Prints what was read from a real document as an office document with ruled tables.

What the text has as lines stands as paragraphs; its tables have rules around each cell, cells that stand over several
rows, heads that repeat, and rows that a page may cut, as the bureaus print them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby

from heng.model.edition import Edition
from heng.model.plan import PlanItem, PlanNode
from heng.model.terms import DocumentKind
from heng.publish import council_report, write
from heng.publish.document import Block, Cell, Column, Document, Paragraph, Row, Table

BREADTH = 180.0
_BORDERS = re.compile(rb'fo:border="none"|fo:border-(?:top|bottom)="[^"]*"')
_PLAN_HEAD = ("業務計畫", "工作計畫", "分計畫", "計畫內容")
_RESULT_HEAD = ("年度目標", "推動策略/作為", "達成效益/成果", "未來精進方向")
_RULE_OF_TEXT = re.compile(r"[-\s]+")


def ruled(edition: Edition, text: str) -> bytes:
    """Return an ODT of the document: what was read of its tables, and else its text."""
    kind = edition.edition.kind
    if kind is DocumentKind.COUNCIL_REPORT:
        return _with_rules(write(council_report(edition), "odt"))
    blocks = {DocumentKind.ANNUAL_PLAN: _plan, DocumentKind.PERFORMANCE_REPORT: _report}.get(kind, _tabbed)
    title, _, rest = text.lstrip().partition("\n")
    content = tuple(blocks(edition, rest.splitlines()))
    document = Document(title=title, subject="", language="zh-TW", opening=(), blocks=content, colophon=())
    return _with_rules(write(document, "odt"))


def _with_rules(odt: bytes) -> bytes:
    """Draw all four sides of every cell, and let pages cut rows."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(odt)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.endswith(".xml"):
                data = data.replace(b'fo:keep-together="always"', b'fo:keep-together="auto"')
                data = data.replace(b'style:may-break-between-rows="false"', b"")
            if entry.filename == "content.xml":
                data = _BORDERS.sub(_side, data)
            new.writestr(entry, data)
    return made.getvalue()


def _side(found: re.Match[bytes]) -> bytes:
    return b'fo:border="0.5pt solid #000000"' if found[0].endswith(b'"none"') else b""


def _tabbed(_: Edition, lines: Sequence[str]) -> Iterator[Block]:
    """Yield paragraphs, and a table for neighbouring lines whose cells tabs part."""
    kept = [line for line in lines if line.strip() and not _RULE_OF_TEXT.fullmatch(line)]
    for is_table, run in groupby(kept, key=lambda line: "\t" in line):
        if is_table:
            yield _table([[cell.strip() for cell in line.rstrip("\n").split("\t")] for line in run], heads=1)
        else:
            yield from (Paragraph(text=line) for line in run)


def _plan(edition: Edition, lines: Sequence[str]) -> Iterator[Block]:
    assert edition.plan is not None
    start = next(at for at, line in enumerate(lines) if "\t" in line)
    yield from _tabbed(edition, lines[:start])
    rows = [row for business in edition.plan.nodes for row in _branch(business, 0)]
    yield _table([list(_PLAN_HEAD), *rows], heads=1)


def _branch(node: PlanNode, depth: int) -> Iterator[list[str]]:
    """Yield the rows of a part of a plan; names stand on the first row that they are for."""
    name = " ".join(filter(None, (node.no, node.name)))
    content = "\n".join(line for item in node.items for line in _item(item))
    below = [row for child in node.children for row in _branch(child, depth + 1)]
    if content or not below:
        # Content that stands for several sub-plans is printed once beside all of them.
        names = "\n".join(row[depth + 1] for row in below)
        below = [["", "", "", content]]
        if names:
            below[0][depth + 1] = names
    below[0][depth] = name
    yield from below


def _item(item: PlanItem) -> Iterator[str]:
    yield f"{item.no} {item.text}".strip()
    for part in item.items:
        yield from _item(part)


def _report(edition: Edition, lines: Sequence[str]) -> Iterator[Block]:
    assert edition.report is not None
    rows = [(row.goal, row.strategy, row.result, row.improvement) for row in edition.report.results]
    results = _table([list(_RESULT_HEAD), *([cell.text for cell in row] for row in rows)], heads=1)
    head = next(at for at, line in enumerate(lines) if line.split() == list(_RESULT_HEAD))
    end = max(at for at, line in enumerate(lines) if line.startswith(edition.report.sections[-1].no + "、"))
    yield from _in_columns(lines[:head])
    yield results
    yield from _in_columns(lines[end:])


def _in_columns(lines: Sequence[str]) -> Iterator[Block]:
    """Yield paragraphs, which end with a blank, and a table for neighbouring lines of as many words with figures."""
    paragraphs = [line.strip() for line in re.sub(r"(?<=\S)\n+", "", "\n".join(lines)).split("\n") if line.strip()]
    for count, run in groupby(paragraphs, key=_figures):
        block = list(run)
        if count > 1:
            yield _table([[" ".join(line.split()[:-count]), *line.split()[-count:]] for line in block], heads=1)
        else:
            yield from (Paragraph(text=line) for line in block)


def _figures(line: str) -> int:
    """Return how many figures a line ends with."""
    found = re.search(r"(?: [\d,.]+)+$", line)
    return len(found[0].split()) if found else 0


def _table(rows: Sequence[Sequence[str]], *, heads: int) -> Table:
    """Return a table whose empty first cells are those of the row above."""
    count = max(map(len, rows))
    longest = [max(len(row[at]) if at < len(row) else 0 for row in rows) for at in range(count)]
    shares = [max(size, 6) ** 0.5 for size in longest]
    columns = tuple(Column(width=BREADTH * share / sum(shares)) for share in shares)
    full = [[*row, *[""] * (count - len(row))] for row in rows]
    body = full[heads:]
    return Table(
        name="",
        columns=columns,
        head=tuple(_row(full, at, at + 1) for at in range(heads)),
        rows=tuple(_row(body, at, len(body)) for at in range(len(body))),
    )


def _row(rows: Sequence[Sequence[str]], at: int, end: int) -> Row:
    cells = []
    for column, text in enumerate(rows[at]):
        goes_on = [not any(row[: column + 1]) for row in rows[:end]]
        if at and goes_on[at]:
            continue
        high = 1
        while at + high < end and goes_on[at + high]:
            high += 1
        cells.append(Cell(paragraphs=tuple(text.split("\n")), rows=high))
    return tuple(cells)
