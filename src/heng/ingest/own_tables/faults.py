"""What is wrong with tables as findings: each names the table and the row, and quotes what was not taken."""

from __future__ import annotations

from heng.check.rule import Hit
from heng.check.rules.reading import rd002_value_ambiguous, rd003_row_unplaced
from heng.check.text import elided, listed
from heng.ingest.own_tables.raw import Table, TableRow
from heng.ingest.tables.columns import COLUMNS
from heng.model.finding import Fact, Finding, Wording
from heng.model.source import SourceRef

PLACES = ("line", "line_from", "line_to", "page")
"""Columns that say where a row stood in the document it was read from."""

_RULE = rd003_row_unplaced.RULE

_UNKNOWN_COLUMN = Wording(
    "{table} 的欄位「{column}」不是 Heng 的欄位，其下 {count} 格沒有讀入{text}。",
    "{table} has a column “{column}” that is none of Heng's; {count} cells below it were not read{text}.",
)
_COLUMN_TWICE = Wording(
    "{table} 有兩欄都叫「{column}」，只讀了前一欄。",
    "{table} has two columns named “{column}”; only the first was read.",
)
_RENAME = Wording(
    "欄位名稱寫錯就改成 {columns} 之一；不需要的就刪去這一欄。",
    "If the name is wrong, make it one of {columns}; delete the column if nobody needs it.",
)
_BEYOND = Wording(
    "{table} 第 {line} 列有多出來的格，不在任何欄位之下：「{text}」，沒有讀入。",
    "{table}, row {line}: cells stand under no column and were not read: “{text}”.",
)
_BEYOND_ADVICE = Wording(
    "把內容移到所屬的欄位，或在第一列寫上欄位名稱。",
    "Move the text to its column, or name the column in the first row.",
)
_NO_ROW = Wording(
    "{table} 第 {line} 列指到{what}「{key}」，但 {other} 沒有這一列，所以沒有讀入：「{text}」。",
    "{table}, row {line} names {what_en} “{key}”, but {other} has no such row, so it was not read: “{text}”.",
)
_NO_ROW_ADVICE = Wording(
    "核對代碼；若是漏列，在 {other} 補上這一列。",
    "Check the code; if the row was left out, add it to {other}.",
)
_NO_OBJECTIVE = Wording(
    "{table} 第 {line} 列（{subject}）的策略目標「{key}」不在 objectives.csv；這一列已讀入，但沒有所屬的策略目標。",
    "{table}, row {line} ({subject}) stands under objective “{key}”, which objectives.csv lacks; the row was read,"
    " but belongs to no objective.",
)
_SAME = Wording(
    "{table} 第 {line} 列與第 {before} 列完全相同，只讀了一列。",
    "{table}, row {line} says the same as row {before}; it was read once.",
)
_SAME_KEY = Wording(
    "{table} 第 {line} 列與第 {before} 列是同一個「{key}」，內容卻不同；兩列都讀入了，後面一列是「{text}」。",
    "{table}, row {line} and row {before} are both “{key}”, but say different things; both were read, the second is"
    " “{text}”.",
)
_ONE_OF_THEM = Wording("留下對的一列，另一列刪去或改代碼。", "Keep the right row; delete the other or change its code.")
_NO_KEY = Wording(
    "{table} 第 {line} 列沒有填「{column}」，不知道是哪一項，沒有讀入：「{text}」。",
    "{table}, row {line} leaves “{column}” empty, so it is not known what it is about; it was not read: “{text}”.",
)
_FILL = Wording("填上「{column}」再匯入一次。", "Fill in “{column}” and import the table again.")
_BAD_CELL = Wording(
    "{table} 第 {line} 列的 {column}「{text}」不是{what}，這一格沒有讀入。",
    "{table}, row {line}: “{text}” in {column} is not {what_en}; this cell was not read.",
)
_BAD_CELL_ADVICE = Wording("改成{what}再匯入一次。", "Make it {what_en} and import the table again.")
_NO_DOCUMENTS = Wording(
    "沒有 documents.csv，所以不知道{what}；{taken}。",
    "There is no documents.csv, so {what_en} is not known; {taken_en}.",
)
_ADD_DOCUMENTS = Wording(
    "加一張 documents.csv，填 document、kind、owner、roc_year、period_from、period_to；或匯入時在網頁上選機關。",
    "Add a documents.csv with document, kind, owner, roc_year, period_from and period_to; or choose the agency in the"
    " web import.",
)
_OTHER_DOCUMENT = Wording(
    "{table} 第 {line} 列的 document「{key}」不在 documents.csv；這份文件的機關、年度和期間不明。",
    "{table}, row {line} is of document “{key}”, which documents.csv lacks; its agency, year and period are not known.",
)
_NO_DOCUMENT = Wording(
    "{table} 第 {line} 列沒有填 document，而這些表格有 {count} 份文件，不知道是哪一份，沒有讀入：「{text}」。",
    "{table}, row {line} names no document, and these tables hold {count}; it was not read: “{text}”.",
)
_NO_KPIS = Wording(
    "沒有 kpis.csv，{count} 個指標只有代碼，沒有名稱、公式和單位。",
    "There is no kpis.csv: {count} KPIs have their code only, without name, formula and unit.",
)
_ADD_KPIS = Wording(
    "加上 kpis.csv，每個指標一列，再匯入一次。", "Add a kpis.csv with a row for each KPI, and import them together."
)
_DIFFERS = Wording(
    "{table} 第 {line} 列的「{text}」讀作 {column} {taken}，表格的 {column} 欄卻是 {other}。採用的是前者。",
    "{table}, row {line}: “{text}” reads as {column} {taken}, but the column {column} holds {other}. The former is"
    " used.",
)
_DIFFERS_ADVICE = Wording(
    "target、actual 照文件所印填寫，{column} 由 Heng 讀出，可以留空；兩者不同時，改對其中一格。",
    "Write target and actual as printed; Heng reads {column} from them and it may stay empty. Correct the wrong one.",
)


_UNPRINTED = Wording(
    "{table} 第 {line} 列的 {column} 是 {other}，但 {side} 空白；沒有印出的值不採用。",
    "{table}, row {line}: {column} holds {other}, but {side} is empty; a value that is not printed is not used.",
)
_UNPRINTED_ADVICE = Wording(
    "把值填在 {side}，照文件所印的寫法（如 ≥90%、120）；{column} 可以留空。",
    "Write the value in {side} as it is printed (≥90%, 120); {column} may stay empty.",
)
_BRACKETS = Wording(
    "{table} 的 {column} 有 {count} 格是負數（第 {line} 列起，如「{text}」）：試算表把括號裡的編號當成負數。"
    "讀作「{taken}」。",
    "{table}: {count} cells of {column} are negative (from row {line}, such as “{text}”): a spreadsheet takes a number"
    " in brackets for one below zero. They are read as “{taken}”.",
)
_BRACKETS_ADVICE = Wording(
    "把這一欄設為文字格式再填，或確認讀得沒錯。",
    "Make this column text before filling it in, or confirm the reading.",
)


def _hit(
    row: TableRow, message: Wording, advice: Wording, facts: dict[str, Fact] | None = None, *, subject: str = "",
    source: SourceRef | None = None, refs: tuple[str, ...] = (),
) -> Hit:  # fmt: skip
    told: dict[str, Fact] = {"table": row.shown, "line": row.number, "text": elided(row.text), **(facts or {})}
    return Hit(
        subject=subject or row.get("code"),
        facts=told,
        source=source or row.source,
        message=message,
        suggestion=advice,
        refs=refs,
    )


def unknown_column(table: Table, column: str) -> Finding:
    """Report a column that Heng does not know, how many cells it holds, and the first."""
    held = [row.get(column) for row in table.rows if row.get(column)]
    sample = f"（{elided(held[0])}…）" if held else ""
    facts: dict[str, Fact] = {"table": table.shown, "column": column, "count": len(held), "text": sample}
    return _of_head(table, _UNKNOWN_COLUMN, facts)


def column_twice(table: Table, column: str) -> Finding:
    """Report a column that is named twice."""
    return _of_head(table, _COLUMN_TWICE, {"table": table.shown, "column": column})


def _of_head(table: Table, message: Wording, facts: dict[str, Fact]) -> Finding:
    left = (column for column in COLUMNS[table.name] if column not in (*table.columns, *PLACES))
    columns = listed("columns", left)["columns"]
    advice = _RENAME if columns else Wording("不需要的就刪去這一欄。", "Delete the column if nobody needs it.")
    told = {**facts, "columns": columns}
    return _RULE.finding(Hit(facts=told, source=table.head, message=message, suggestion=advice))


def beyond(row: TableRow) -> Finding:
    """Report cells that stand under no column."""
    return _RULE.finding(_hit(row, _BEYOND, _BEYOND_ADVICE, {"text": elided("｜".join(row.beyond))}))


def no_row(row: TableRow, key: str, other: str, what: tuple[str, str]) -> Finding:
    """Report a row that names something that another table lacks; `what`: in both languages."""
    facts: dict[str, Fact] = {"key": key, "other": f"{other}.csv", "what": what[0], "what_en": what[1]}
    return _RULE.finding(_hit(row, _NO_ROW, _NO_ROW_ADVICE, facts, subject=key))


def no_objective(row: TableRow, key: str, ref: str) -> Finding:
    """Report an indicator whose objective has no row; the indicator was read."""
    facts: dict[str, Fact] = {"key": key, "subject": row.get("code")}
    return _RULE.finding(_hit(row, _NO_OBJECTIVE, _NO_ROW_ADVICE, {**facts, "other": "objectives.csv"}, refs=(ref,)))


def same(row: TableRow, before: TableRow) -> Finding:
    """Report a row that says the same as another one."""
    return _RULE.finding(_hit(row, _SAME, _ONE_OF_THEM, {"before": before.number}))


def same_key(row: TableRow, before: TableRow, key: str) -> Finding:
    """Report two rows of one key that say different things."""
    return _RULE.finding(_hit(row, _SAME_KEY, _ONE_OF_THEM, {"before": before.number, "key": key}))


def no_key(row: TableRow, column: str) -> Finding:
    """Report a row that lacks what names it."""
    return _RULE.finding(_hit(row, _NO_KEY, _FILL, {"column": column}))


def bad_cell(row: TableRow, column: str, what: tuple[str, str]) -> Finding:
    """Report a cell that is not of its column's kind; `what` that is, in both languages."""
    facts: dict[str, Fact] = {"column": column, "text": elided(row.get(column)), "what": what[0], "what_en": what[1]}
    return _RULE.finding(_hit(row, _BAD_CELL, _BAD_CELL_ADVICE, facts))


def no_documents(source: SourceRef, what: tuple[str, str], taken: tuple[str, str]) -> Finding:
    """Report that nothing is said of the document as a whole, and what was taken instead."""
    facts: dict[str, Fact] = {"what": what[0], "what_en": what[1], "taken": taken[0], "taken_en": taken[1]}
    return _RULE.finding(Hit(facts=facts, source=source, message=_NO_DOCUMENTS, suggestion=_ADD_DOCUMENTS))


def other_document(row: TableRow) -> Finding:
    """Report the first row of a document that `documents` lacks."""
    return _RULE.finding(_hit(row, _OTHER_DOCUMENT, _ADD_DOCUMENTS, {"key": row.get("document")}))


def no_document(row: TableRow, count: int) -> Finding:
    """Report a row that names no document where there are several."""
    return _RULE.finding(_hit(row, _NO_DOCUMENT, _FILL, {"count": count, "column": "document"}))


def no_indicators(source: SourceRef, count: int) -> Finding:
    """Report that the indicators are known by their codes only."""
    return _RULE.finding(Hit(facts={"count": count}, source=source, message=_NO_KPIS, suggestion=_ADD_KPIS))


def differs(row: TableRow, column: str, side: str, taken: str, ref: str) -> Finding:
    """Report a column that holds something else than what the printed text reads as; `side`: its column."""
    text = row.get(side)
    facts: dict[str, Fact] = {
        "column": column,
        "side": side,
        "text": elided(text),
        "taken": elided(taken) or "—",
        "other": elided(row.get(column)),
    }
    wordings = (_DIFFERS, _DIFFERS_ADVICE) if text else (_UNPRINTED, _UNPRINTED_ADVICE)
    return rd002_value_ambiguous.RULE.finding(_hit(row, *wordings, facts, refs=(ref,)))


def brackets(row: TableRow, column: str, taken: str, count: int) -> Finding:
    """Report numbers in brackets that a spreadsheet has turned negative: the first row, and how many there are."""
    facts: dict[str, Fact] = {"column": column, "text": row.get(column), "taken": taken, "count": count}
    return rd002_value_ambiguous.RULE.finding(_hit(row, _BRACKETS, _BRACKETS_ADVICE, facts))
