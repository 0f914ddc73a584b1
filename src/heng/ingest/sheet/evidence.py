"""Whether a table of indicators is a government's KPI sheet, and not one of goods, pupils or a company.

The words indicator, target and actual stand above many tables. A KPI sheet shows more: it calls its rows KPIs, has
columns that belong to an indicator (code, formula, weight, who is responsible), is printed under a title of its own
kind with a public body's name, or its rows bear a city's codes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from heng.ingest.grid import Grid, Row, blocks
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.sheet.heads import Extra, Heads, find_head
from heng.ingest.sheet.separated import parted_cells
from heng.ingest.source import Source
from heng.ingest.text import squeeze
from heng.model.agency import AgencyRegister
from heng.model.profile import Profile
from heng.model.terms import Column

_LEAST = 2
_SHORTEST_NAME = 3
_BRACKET = re.compile(r"\([^()]*\)")
_OWN_COLUMNS = frozenset(
    {Column.NUMBER, Column.AGENCY, Column.FORMULA, Column.WEIGHT, Column.OBJECTIVE, Column.FREQUENCY}
    | {Extra.POLARITY, Extra.CO_AGENCY, Extra.OBJECTIVE_CODE}
)
_KPI = re.compile(
    r"(?:府級|局級|關鍵|主要|重要|年度|施政|策略|核心)*(?:KPIs?|(?:關鍵)?(?:績效|衡量|評[估量])(?:評估)?指標)"
    r"(?:名稱|項目|內容|指標)?|指標(?:名稱|項目|內容)|(?:keyperformance)?indicators?(?:name)?|kpi(?:name)?",
    re.IGNORECASE,
)
_CALLED = re.compile(r"指標|目標值|(?P<own>績效|KPI|計分卡)", re.IGNORECASE)
_PUBLIC = re.compile(
    r"政府|[市縣本]府|施政|[一-龥]{2,}(?:局|處|署|廳|委員會|公所|大隊|博物館|圖書館|美術館|醫院|學校|國[中小])(?=\W|\d|民國|年|$)"
)
_PRIVATE = re.compile(r"有限公司|永續報告|企業社會責任|ESG|CSR(?![A-Za-z])|門市|集團")
_OF_OTHERS = re.compile(
    r"姓名|員工(?:姓名|編號)?|學號|座號|學生|同仁|品名|商品.*|產品.*|貨號|單價|複價|數量|金額|廠商|科目|門市|客戶.*|業務員"
)
_OTHER_THINGS = re.compile(r"商品|產品|業績|銷售|營業|股東|永續|ESG", re.IGNORECASE)


def is_kpi_sheet(source: Source, register: AgencyRegister, profile: Profile) -> bool:
    """Tell whether a document has a table with the head of an indicator table, and signs that it is a government's."""
    found, grammar = list(blocks(parted_cells(source))), CodeGrammar(profile)
    beside = [squeeze(block.text) for block in found if isinstance(block, Line)]
    untitled = True
    for block in found:
        head = find_head(block) if isinstance(block, Grid) else None
        if head is None or not isinstance(block, Grid):
            untitled = False
            continue
        first, count, heads = head
        above = [squeeze(line.text) for row in block.rows[:first] for line in row.all_lines()]
        signs = _signs_inside(heads, block.rows[first + count :], grammar, untitled=untitled and not above)
        if signs is not None and signs + _signs_beside([*beside, *above], register) >= _LEAST:
            return True
    return False


def _signs_inside(heads: Heads, rows: Iterable[Row], grammar: CodeGrammar, *, untitled: bool) -> int | None:
    """Return how many signs of a KPI sheet a table bears; None where its head is that of something else.

    A table that nothing stands above (`untitled`) is what its head says.
    """
    words = {at: unicodedata.normalize("NFKC", squeeze(head.text)) for at, head in heads.items()}
    named = [words[at] for at, head in heads.items() if head.kind is Column.INDICATOR]
    if any(map(_OF_OTHERS.fullmatch, words.values())) or any(map(_OTHER_THINGS.search, named)):
        return None
    called = any(_KPI.fullmatch(_BRACKET.sub("", each)) for each in named)
    own = any(head.kind in _OWN_COLUMNS for head in heads.values())
    return called + (called and untitled) + own + _are_coded(rows, heads, grammar)


def _signs_beside(texts: Sequence[str], register: AgencyRegister) -> int:
    """Return how many signs stand beside a table: the title of such a sheet and the name of a public body.

    A company's name alone takes away what its table has.
    """
    if not _is_public(texts, register):
        return -_LEAST if any(map(_PRIVATE.search, texts)) else 0
    return max((1 + bool(match["own"]) for text in texts for match in _CALLED.finditer(text)), default=0)


def _is_public(texts: Iterable[str], register: AgencyRegister) -> bool:
    names = [name for name in register.names if len(name) >= _SHORTEST_NAME]
    return any(_PUBLIC.search(text) or any(name in text for name in names) for text in texts)


def _are_coded(rows: Iterable[Row], heads: Heads, grammar: CodeGrammar) -> bool:
    """Tell whether a row bears a code of the city's grammar in the column of codes or of indicators."""
    columns = [at for at, head in heads.items() if head.kind in (Column.NUMBER, Column.INDICATOR)]
    codes = (grammar.indicator(squeeze(row.text(at))) for row in rows for at in columns if at in row.cells)
    return any(code is not None and code.strict for code in codes)
