"""The KPI sheet (指標清冊): a table of indicators with a head, in any order of columns."""

from heng.ingest.sheet.evidence import is_kpi_sheet
from heng.ingest.sheet.reader import read_kpi_sheet

__all__ = ["is_kpi_sheet", "read_kpi_sheet"]
