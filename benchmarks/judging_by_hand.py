"""The packaged demonstration rulebook in SQL, as somebody would write it by hand for this one rulebook and table.

It must give the same verdicts, achievements and scores as the compiled rulebook; the measurement checks that.
"""

CITY = """
SELECT i AS reading, 'A' || (i % 500) AS agency,
  CASE WHEN i % 29 <> 0 THEN (hash(i) % 2000000)::DECIMAL(18, 4) / 10 END::DECIMAL(18, 4) AS actual,
  CASE WHEN i % 31 = 0 THEN 0 ELSE 1 + hash(i + 7) % 150000 END::DECIMAL(18, 4) AS "target",
  CASE WHEN i % 53 = 0 THEN 11 + hash(i + 7) % 150000 END::DECIMAL(18, 4) AS target_high,
  CASE WHEN i % 53 = 0 THEN 'between' WHEN i % 7 = 0 THEN '<=' WHEN i % 11 = 0 THEN '>='
       WHEN i % 41 = 0 THEN '<' ELSE '=' END AS operator,
  CASE WHEN i % 5 = 0 THEN 'lower' WHEN i % 17 = 0 THEN 'on_target' WHEN i % 3 = 0 THEN 'higher' END AS polarity,
  CASE i % 4 WHEN 0 THEN 'flow' WHEN 1 THEN 'ratio' WHEN 2 THEN 'stock' ELSE 'annual_only' END AS behaviour,
  CASE WHEN i % 97 = 0 THEN 'flow' END AS may_be,
  CASE WHEN i % 2 = 0 THEN 365 ELSE 90 + (i % 4) * 91 END::SMALLINT AS days_gone, 365::SMALLINT AS days_whole,
  CASE WHEN i % 29 = 0 THEN 'not_yet' END AS missing
FROM range({count}) AS numbers(i)
"""
"""A city that does not exist: every sign, polarity and behaviour, zero targets and missing figures."""

_ONE_WAY = """CASE WHEN {behaviour} = 'flow' AND passed THEN 'short'
    WHEN {behaviour} IN ('ratio', 'stock', 'event', 'multi_year') OR days_gone >= days_whole THEN whole
    WHEN {behaviour} = 'flow' AND direction = 'higher' AND operator <> 'between' AND holds AND whole = 'met' THEN 'met'
    WHEN whole = 'ns' THEN 'ns' ELSE 'prog' END"""

_JUDGED = f"""
WITH asked AS (
  SELECT *, operator <> '=' AS printed,
    CASE WHEN operator IN ('<', '<=') THEN 'lower' WHEN operator IN ('>', '>=') THEN 'higher'
         WHEN operator = 'between' THEN 'on_target' ELSE coalesce(polarity, 'higher') END AS direction,
    CASE WHEN operator = 'between' AND abs(target_high - actual) < abs("target" - actual)
         THEN target_high ELSE "target" END AS goal
  FROM {{table}}
), held AS (
  SELECT *,
    CASE WHEN operator = 'between' THEN actual BETWEEN "target" AND target_high
         WHEN operator = '>' THEN actual > "target" WHEN operator = '<' THEN actual < "target"
         WHEN direction = 'higher' THEN actual >= "target" WHEN direction = 'lower' THEN actual <= "target"
         ELSE actual = "target" END AS holds,
    CASE WHEN operator = 'between' THEN "target" <> target_high AND actual > target_high
         WHEN operator = '<' THEN actual >= "target"
         WHEN direction = 'lower' THEN actual > "target" ELSE false END AS passed
  FROM asked
), ratio AS (
  SELECT *,
    CASE WHEN operator = 'between' AND holds THEN 1::DECIMAL(28, 4)
         WHEN goal > 0 AND direction = 'higher' THEN actual::DECIMAL(28, 4)
         WHEN goal > 0 AND direction = 'lower' THEN 2 * goal::DECIMAL(28, 4) - actual
         WHEN goal > 0 THEN goal::DECIMAL(28, 4) - abs(actual - goal)
         WHEN goal < 0 AND direction = 'higher' THEN abs(goal)::DECIMAL(28, 4) + (actual - goal)
         WHEN goal < 0 AND direction = 'lower' THEN abs(goal)::DECIMAL(28, 4) - (actual - goal)
         WHEN goal < 0 THEN abs(goal)::DECIMAL(28, 4) - abs(actual - goal) END AS n,
    CASE WHEN operator = 'between' AND holds THEN 1::DECIMAL(28, 4)
         WHEN goal <> 0 THEN abs(goal)::DECIMAL(28, 4) END AS d
  FROM held
), against_whole AS (
  SELECT *,
    CASE WHEN operator = 'between' AND holds THEN 'met'
         WHEN n IS NOT NULL THEN CASE
           WHEN CASE WHEN printed THEN holds ELSE n >= d END THEN 'met' WHEN 5 * n >= 4 * d THEN 'near'
           ELSE 'short' END
         WHEN printed OR direction <> 'higher' THEN CASE WHEN holds THEN 'met' ELSE 'short' END
         ELSE 'ns' END AS whole
  FROM ratio
), both_ways AS (
  SELECT *, {_ONE_WAY.format(behaviour="behaviour")} AS first_way, {_ONE_WAY.format(behaviour="may_be")} AS other_way
  FROM against_whole
), paced AS (
  SELECT *, may_be IS NOT NULL AND behaviour IS NOT NULL AND first_way <> other_way AS doubted,
    CASE WHEN doubted THEN 'ns' ELSE first_way END AS verdict
  FROM both_ways
), settled AS (
  SELECT *,
    CASE WHEN missing = 'not_applicable' THEN 'ns' WHEN missing IS NOT NULL OR actual IS NULL THEN 'none'
         WHEN operator IS NULL THEN 'ns' ELSE verdict END AS status,
    CASE WHEN missing = 'not_applicable' THEN 'not_applicable' WHEN missing IS NOT NULL OR actual IS NULL THEN NULL
         WHEN operator IS NULL THEN 'no_target'
         WHEN doubted THEN 'behaviour_unknown' WHEN verdict = 'ns' THEN 'target_zero' END AS reason,
    CASE WHEN missing IS NULL AND verdict <> 'ns' THEN n END AS above,
    CASE WHEN missing IS NULL AND verdict <> 'ns' THEN d END AS below
  FROM paced
)
SELECT *, {{shown}} AS achievement,
  CASE WHEN above >= below THEN 1 WHEN above < 0 THEN 0 ELSE {{shown}} END AS score
FROM settled
"""

EXACT = """(sign(above) * ((abs(above) * 20000000)::HUGEINT + (below * 10000)::HUGEINT)
    // (2 * (below * 10000)::HUGEINT))::DECIMAL(18, 0) * 0.001"""
"""Division in whole numbers, halves up."""

FLOATS = "round(above::DOUBLE / below::DOUBLE, 3)"
"""Division in floats: quicker, and wrong in its last digit now and then."""

SUMMED = """
SELECT count(*) FILTER (status = 'met'), count(*) FILTER (status = 'near'), count(*) FILTER (status = 'short'),
  count(reason), sum(achievement), sum(score) FROM ({judged})
"""


def by_hand(table: str, shown: str) -> str:
    """Return the judging of a table, with achievements divided in one of the two ways."""
    return _JUDGED.format(table=table, shown=shown)
