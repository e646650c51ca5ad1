-- description: The target that a value and its printed completion imply, the interval both roundings allow, and the roundest number inside.
-- key: reading_id
-- check: target_low <= target_high
-- check: roundest between target_low and target_high
WITH implied AS (
  SELECT
    r.reading_id,
    v.value / nullif(c.value, 0) * 100 AS target,
    v.value_low / nullif(c.value_high, 0) * 100 AS target_low,
    v.value_high / nullif(c.value_low, 0) * 100 AS target_high
  FROM analysis.plan_readings AS r
  JOIN analysis.figure_facts AS c ON c.figure_id = r.completion_id
  JOIN analysis.figure_facts AS v ON v.figure_id = r.achieved_id
  WHERE v.kind IN ('level', 'share') AND v.value_low > 0 AND c.value_low > 0
    AND v.approx IS NULL AND c.approx IS NULL AND v.range_high IS NULL AND c.range_high IS NULL
    -- the completion of a plan is told as of a day, and is not that of what one later month of it brought
    AND NOT (r.period_start > coalesce(r.plan_start, r.period_start) AND r.period_start < r.period_end
      AND v.kind = 'level' AND coalesce(v.stock_flow, 'flow') <> 'stock')
),
digits AS (
  SELECT 1 AS digits UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5
  UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10
),
exponents AS (
  SELECT
    i.*,
    d.digits,
    floor(log10(i.target_high)) - d.digits + 1 AS exponent
  FROM implied AS i
  CROSS JOIN digits AS d
),
-- steps below one divide by a power of ten instead of multiplying by its rounded inverse: 123 / 10 is exact to print
steps AS (
  SELECT
    *,
    CASE WHEN exponent >= 0 THEN power(10.0, exponent) ELSE CAST(1 AS DOUBLE) END AS step,
    CASE WHEN exponent < 0 THEN power(10.0, -exponent) ELSE CAST(1 AS DOUBLE) END AS scale
  FROM exponents
),
candidates AS (
  SELECT reading_id, digits, target, target_low, target_high, floor(target * scale / nullif(step, 0)) * step / nullif(scale, 0) AS candidate FROM steps
  UNION ALL
  SELECT reading_id, digits, target, target_low, target_high, ceil(target * scale / nullif(step, 0)) * step / nullif(scale, 0) AS candidate FROM steps
),
roundest AS (
  SELECT reading_id, candidate
  FROM candidates
  WHERE candidate BETWEEN target_low AND target_high
  QUALIFY row_number() OVER (PARTITION BY reading_id ORDER BY digits, abs(candidate - target), candidate) = 1
)
SELECT
  i.reading_id,
  i.target, -- value / completion
  i.target_low, -- lowest target that rounds to the printed value and completion
  i.target_high, -- highest target that does
  r.candidate AS roundest -- number in the interval with the fewest significant digits, then nearest to the point value
FROM implied AS i
LEFT JOIN roundest AS r ON r.reading_id = i.reading_id
