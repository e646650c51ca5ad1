-- description: One row a place, indicator, kind, period and source: ready for plotting.
-- key: document_id, place_id, indicator_key, kind, unit, direction, basis, status, period_start, period_end
WITH ranked AS (
  -- both windows have one order, so that the rows are sorted once
  SELECT
    f.*,
    row_number() OVER source_says AS position,
    count(*) OVER source_says_in_all AS mentions,
    min(f.value) OVER source_says_in_all AS lowest,
    max(f.value) OVER source_says_in_all AS highest
  FROM analysis.figure_facts AS f
  WHERE f.indicator_key IS NOT NULL
  WINDOW source_says AS (
    PARTITION BY f.document_id, f.place_id, f.indicator_key, f.kind, f.unit, f.direction, f.basis, f.status, f.period_start, f.period_end
    ORDER BY CASE WHEN f.approx IS NULL THEN 0 ELSE 1 END, f.char_start, f.figure_id
  ),
  source_says_in_all AS (
    PARTITION BY f.document_id, f.place_id, f.indicator_key, f.kind, f.unit, f.direction, f.basis, f.status, f.period_start, f.period_end
    ORDER BY CASE WHEN f.approx IS NULL THEN 0 ELSE 1 END, f.char_start, f.figure_id
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  )
)
SELECT
  figure_id,
  document_id,
  story_id,
  text_id,
  source_uri,
  published,
  place_id,
  place,
  indicator_key,
  indicator_id,
  indicator_label,
  additive,
  stock_flow,
  kind,
  direction,
  basis,
  status,
  approx,
  unit,
  value, -- the first printed value; unhedged ones go first
  value_low,
  value_high,
  value * to_base AS base_value, -- value in the base unit
  base_unit,
  to_base,
  period_start,
  period_end,
  CAST(mentions AS BIGINT) AS mentions, -- how often the source gives a value for these
  lowest < highest AND kind <> 'completion' AS is_disputed -- the source itself gives different values; completions may be of several plans
FROM ranked
WHERE position = 1
