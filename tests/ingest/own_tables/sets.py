"""Sets of tables as people hand them in."""

from __future__ import annotations

from collections.abc import Mapping

from heng import ingest
from heng.ingest import own_tables
from heng.ingest.result import ReadResult
from heng.resources import agency_register

REGISTER = agency_register()

DOCUMENTS = """document,kind,owner,roc_year,title,period_from,period_to
第1季,kpi_sheet,臺北市政府環境保護局,107,第1季指標,2018-01-01,2018-03-31
"""
KPIS = """objective,code,name,formula,unit
AC1,AC1.1,水質合格率,合格數/總數*100%,%
AC1,AC1.2,稽查次數,,次
"""
VALUES = """objective,code,agencies,target,actual
AC1,AC1.1,環保局；衛生局,≥90%,92.5%
AC1,AC1.2,環保局,120,尚無法統計
"""


def data(files: Mapping[str, str]) -> bytes:
    """Return tables (name without ending, CSV) as one document."""
    return own_tables.joined((f"{name}.csv", text.encode()) for name, text in files.items())


def read_all(**files: str) -> tuple[ReadResult, ...]:
    """Read tables by their names."""
    return ingest.read_documents("tables.csv", data(files), REGISTER)


def read(**files: str) -> ReadResult:
    """Read tables of one document."""
    (result,) = read_all(**files)
    return result


def told(result: ReadResult) -> list[tuple[str, str]]:
    """Return code and message of each finding."""
    return [(finding.code, finding.text("zh-Hant")) for finding in result.findings]
