"""The second way of computing: the same formulas and rulebooks as expressions over data tables.

`formulas.computed` adds what a printed formula gives to each row of a table, `judging.judged` what a rulebook says of
each, `totals.totals` adds verdicts up by group, and `readings.table_of` makes the table of an edition. All of them
are Ibis expressions, run by DuckDB in the process or by PostgreSQL; a test holds their results against
`heng.formula.evaluate` and `heng.evaluate.assess`, to the last digit. How they stay exact: `docs/decisions/0021`.

The modules need the extra `data`; importing one without it raises `extra.MissingExtraError`, which says so.
"""
