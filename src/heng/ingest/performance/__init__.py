"""Performance reports (施政計畫績效報告): tables of several years, goals with their results, figures in prose."""

from heng.ingest.performance.reader import read_performance_report

__all__ = ["read_performance_report"]
