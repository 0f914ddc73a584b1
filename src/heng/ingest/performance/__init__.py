"""Performance reports (施政計畫績效報告): tables of several years, goals with their results, figures in prose.

`reader` cuts a report by its headings (`outline`) and reads each part:

- tables of several years: `yearly`;
- goals with their results, headed by `heads`: ruled (`grids`), cell by cell (`cellwise`), columns beside one another
  (`beside`), or line by line without columns (`parting`); all give the cells of `passages`;
- the figures of running text: `prose`, but for the numbers that count nothing (`no_figures`).
"""

from heng.ingest.performance.reader import read_performance_report

__all__ = ["read_performance_report"]
