-- description: The previous period's value that a value and its printed change imply, with the interval of both roundings.
-- key: level_id, change_id
-- check: previous_low <= previous_high
WITH pairs AS (
  SELECT
    l.base_id AS level_id,
    l.figure_id AS change_id,
    v.document_id,
    v.source_uri,
    v.place_id,
    v.place,
    v.indicator_key,
    v.indicator_label,
    v.unit,
    v.status,
    v.period_start,
    v.period_end,
    c.basis,
    c.direction,
    c.unit AS change_unit,
    v.value,
    v.value_low,
    v.value_high,
    c.value AS change_value,
    CASE WHEN c.direction = 'down' THEN -c.value ELSE c.value END AS change,
    CASE WHEN c.direction = 'down' THEN -c.value_high ELSE c.value_low END AS change_low,
    CASE WHEN c.direction = 'down' THEN -c.value_low ELSE c.value_high END AS change_high,
    v.approx IS NULL AND c.approx IS NULL AND v.range_high IS NULL AND c.range_high IS NULL AS is_exact
  FROM core.figure_links AS l
  JOIN analysis.figure_facts AS v ON v.figure_id = l.base_id
  JOIN analysis.figure_facts AS c ON c.figure_id = l.figure_id
  WHERE l.relation = 'change_of' AND v.kind IN ('level', 'share') AND c.kind = 'change'
),
ways AS (
  SELECT
    *,
    CASE
      WHEN unit = 'percent' AND change_unit <> 'percentage_point' THEN NULL
      WHEN change_unit = 'percent' AND direction IS NULL THEN 'ratio'
      WHEN change_unit = 'percent' THEN 'percent'
      WHEN change_unit = 'times' THEN 'times'
      WHEN direction IS NOT NULL AND (change_unit = unit OR change_unit = 'percentage_point' AND unit = 'percent') THEN 'difference'
    END AS formula
  FROM pairs
),
-- three times less: the former value is three times this one; the interval of a fall turns round
divisors AS (
  SELECT
    *,
    CASE
      WHEN formula = 'percent' THEN 1 + change / 100
      WHEN formula = 'ratio' THEN change / 100
      WHEN direction = 'down' THEN -1 / nullif(change, 0)
      ELSE change
    END AS divisor,
    CASE
      WHEN formula = 'percent' THEN 1 + change_low / 100
      WHEN formula = 'ratio' THEN change_low / 100
      WHEN direction = 'down' THEN -1 / nullif(change_low, 0)
      ELSE change_low
    END AS divisor_low,
    CASE
      WHEN formula = 'percent' THEN 1 + change_high / 100
      WHEN formula = 'ratio' THEN change_high / 100
      WHEN direction = 'down' THEN -1 / nullif(change_high, 0)
      ELSE change_high
    END AS divisor_high
  FROM ways
  WHERE formula IS NOT NULL
),
bases AS (
  SELECT
    *,
    CASE basis
      WHEN 'same_period_last_year' THEN 12
      WHEN 'previous_year' THEN 12
      WHEN 'previous_quarter' THEN 3
      WHEN 'previous_month' THEN 1
    END AS months_back,
    CASE WHEN regexp_matches(basis, '^[0-9]{4}') THEN split_part(basis, '/', 1) END AS basis_from,
    CASE WHEN regexp_matches(basis, '^[0-9]{4}') THEN coalesce(nullif(split_part(basis, '/', 2), ''), split_part(basis, '/', 1)) END AS basis_to
  FROM divisors
  WHERE formula = 'difference' OR divisor_low > 0
),
periods AS (
  SELECT
    *,
    TRY_CAST(CASE length(basis_from) WHEN 4 THEN concat(basis_from, '-01-01') WHEN 7 THEN concat(basis_from, '-01') ELSE basis_from END AS DATE)
      AS named_start,
    CASE length(basis_to)
      WHEN 4 THEN TRY_CAST(concat(basis_to, '-12-31') AS DATE)
      WHEN 7 THEN last_day(TRY_CAST(concat(basis_to, '-01') AS DATE))
      ELSE TRY_CAST(basis_to AS DATE)
    END AS named_end
  FROM bases
)
SELECT
  level_id,
  change_id,
  document_id,
  source_uri,
  place_id,
  place,
  indicator_key,
  indicator_label,
  unit,
  status,
  period_start,
  period_end,
  basis,
  formula, -- percent: value / (1 + change); ratio: value / share; times: value / factor (a fall: value * factor); difference: value - change
  value,
  change_value AS change_printed, -- the change as printed, without sign
  direction,
  CASE
    WHEN months_back IS NOT NULL THEN CAST(period_start - INTERVAL 1 MONTH * months_back AS DATE)
    WHEN basis = 'start_of_year' THEN make_date(year(period_end) - 1, 12, 31)
    ELSE named_start
  END AS previous_start, -- first day of the period compared with
  CASE
    WHEN months_back IS NOT NULL AND period_end = last_day(period_end)
      THEN last_day(CAST(date_trunc('month', period_end) - INTERVAL 1 MONTH * months_back AS DATE))
    WHEN months_back IS NOT NULL THEN CAST(period_end - INTERVAL 1 MONTH * months_back AS DATE)
    WHEN basis = 'start_of_year' THEN make_date(year(period_end) - 1, 12, 31)
    ELSE named_end
  END AS previous_end, -- last day of the period compared with
  CASE WHEN formula = 'difference' THEN value - change ELSE value / nullif(divisor, 0) END AS previous, -- implied value
  CASE
    WHEN NOT is_exact THEN NULL
    WHEN formula = 'difference' THEN value_low - change_high
    ELSE value_low / nullif(CASE WHEN value_low >= 0 THEN divisor_high ELSE divisor_low END, 0)
  END AS previous_low, -- lower end allowed by the printed digits; NULL where either figure is hedged or a range
  CASE
    WHEN NOT is_exact THEN NULL
    WHEN formula = 'difference' THEN value_high - change_low
    ELSE value_high / nullif(CASE WHEN value_high >= 0 THEN divisor_low ELSE divisor_high END, 0)
  END AS previous_high -- upper end allowed by the printed digits
FROM periods
