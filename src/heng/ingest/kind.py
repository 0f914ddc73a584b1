"""Recognises the kind of a document by its content.

Words alone do not make a kind: minutes, press releases and rules speak of such documents. A kind needs two of its
signs, and one of them in what is no running text: a heading, the head of a table, codes in rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from heng.ingest.council.heads.headings import section_heading, usual
from heng.ingest.council.heads.table import head_length
from heng.ingest.sheet import is_kpi_sheet
from heng.ingest.source import Source
from heng.ingest.text import squeeze
from heng.model.agency import AgencyRegister
from heng.model.profile import Profile
from heng.model.terms import DocumentKind

_LEAST_SIGNS = 2
_PROSE = re.compile("[，。；？！,;?!]|、.*、")
_HEADED = r"(?:[壹貳參肆伍陸柒捌玖拾一二三四五六七八九十]|[(（][一二三四五六七八九十][)）]|\d)[、.．,，)]?"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, patterns))


@dataclass(frozen=True, slots=True)
class _Signs:
    """Signs of a kind, to be met in a text without white space.

    `names`: what such a document is called and speaks of; other documents use these words about it. `parts`: what it
    is made of.
    """

    names: tuple[re.Pattern[str], ...]
    parts: tuple[re.Pattern[str], ...]

    def count(self, text: str) -> int:
        """Return how many of them a text bears."""
        return sum(bool(sign.search(text)) for sign in (*self.names, *self.parts))


_SIGNS: Mapping[DocumentKind, _Signs] = {
    DocumentKind.COUNCIL_REPORT: _Signs(
        names=_compiled(
            r"(?:議會|貴會)第(?:\d+|[一二三四五六七八九十]+)屆",
            r"施政總?報告|政府\d{2,4}年.{0,24}(?:工作報告|施政成果)",
            r"(?:[一二三四五六七八九十壹][、.)]|\d[.)、])(?:責任|主政|主責|權責|負責|主辦)(?:機關|單位|局處)",
        ),
        parts=_compiled(
            r"\d{2,4}年度?「[^」]+」策略地圖",
            r"行動(?:計畫|方案).{0,4}(?:公式|指標|計算|衡量).{0,14}(?:主|權|負|機關|局處|單位).{0,14}目標",
            r"主管機關.{0,12}全年度預算數.{0,12}累計分配數",
        ),
    ),
    DocumentKind.ANNUAL_PLAN: _Signs(
        names=_compiled(
            r"年度?施政(?:目標|方針)[及與暨、]?(?:施政|策略)?重點"
            r"|年度(?:施政|工作)計畫(?!.{0,6}(?:績效|成果|執行))",
        ),
        parts=_compiled(
            rf"{_HEADED}(?:機關|組織)?使命",
            rf"{_HEADED}(?:機關|組織|發展)?願景",
            rf"{_HEADED}(?:年度)?(?:優先)?施政(?:目標[及與])?重點",
            r"(?:業務|施政)(?:計畫|類別|別).{0,8}工作(?:計畫|項目)",
            r"工作(?:計畫|項目).{0,8}(?:分支?計畫|分項計畫|計畫內容|實施內容)",
        ),
    ),
    DocumentKind.PERFORMANCE_REPORT: _Signs(
        names=_compiled(r"施政(?:計畫)?(?:執行)?(?:績效|成果)(?:評核|評估)?報告|年度績效報告"),
        parts=_compiled(
            r"預算及人力|預算[與、]人力|近\d+年.{0,4}預.{0,2}決算|機關?實際員額",
            r"(?:年度|施政)(?:施政|策略|績效)?目標.{0,4}推動(?:策略|作為)",
            r"(?:達成|執行)(?:效益|成果|情形|成效).{0,8}(?:未來)?(?:精進|改善|改進|策進)(?:方向|作為|措施)",
            r"風險管理.{0,12}推動情形",
        ),
    ),
    DocumentKind.BUREAU_SCORECARD: _Signs(
        names=_compiled(
            r"策略地圖[及與和、暨]?平衡計分卡",
            r"(?:局|處|會|所|館|中心|院|隊|公司)(?:\d{2,3}年度?)?(?:策略地圖|平衡計分卡)",
        ),
        parts=_compiled(
            r"(?:構面|KSF|關鍵成功因素|成功關鍵因素).{0,12}(?:策略目標|KPI|指標).{0,30}行動(?:方案|計畫)",
            r"策略目標.{0,12}(?:KSF|關鍵成功因素|成功關鍵因素)",
            r"府級KPI|承接府級",
            r"[A-Z][CPLF]1(?!\d)(?:(?!議會).){0,400}[A-Z][CPLF]1\.1(?:(?!議會).){0,200}[A-Z][CPLF]1\.1\.1",
        ),
    ),
}


def recognise(source: Source, register: AgencyRegister, profile: Profile) -> DocumentKind:
    """Return the kind whose signs a document bears, UNKNOWN where there are too few of any."""
    squeezed = usual(squeeze(source.text))
    bones = usual("".join(squeeze(line.text) for line in source.cells if line.cell or not _PROSE.search(line.text)))
    counts = {kind: signs.count(squeezed) for kind, signs in _SIGNS.items()}
    best = max(counts, key=lambda kind: counts[kind])
    if counts[best] >= _LEAST_SIGNS and _is_built(best, bones, source):
        return best
    return DocumentKind.KPI_SHEET if is_kpi_sheet(source, register, profile) else DocumentKind.UNKNOWN


def _is_built(kind: DocumentKind, bones: str, source: Source) -> bool:
    """Tell whether a document has parts of a kind outside running text."""
    if any(sign.search(bones) for sign in _SIGNS[kind].parts):
        return True
    further = _FURTHER_PARTS.get(kind)
    return further is not None and further(source)


def _has_theme_parts(source: Source) -> bool:
    """Tell whether a text has headed sections of a theme or the head of a table of indicators."""
    texts = [line.text for line in source.lines]
    sections = {heading.key for text in texts if (heading := section_heading(text))}
    return len(sections) >= _LEAST_SIGNS or any(head_length(texts, index) for index in range(len(texts)))


_FURTHER_PARTS: Mapping[DocumentKind, Callable[[Source], bool]] = {DocumentKind.COUNCIL_REPORT: _has_theme_parts}
"""Parts that no pattern tells, but the kind's own reader."""
