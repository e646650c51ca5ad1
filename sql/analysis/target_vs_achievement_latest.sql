-- description: Of target_vs_achievement the newest row of each place, indicator, plan period and basis.
-- key: row_id
-- materialized: view
SELECT *
FROM analysis.target_vs_achievement
QUALIFY row_number() OVER (
  PARTITION BY place_id, indicator_key, plan_start, plan_end, basis, kind, unit
  ORDER BY period_end DESC NULLS LAST, published DESC NULLS LAST, row_id
) = 1
