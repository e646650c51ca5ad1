-- description: Of target_vs_achievement the newest row of each place, indicator, plan period and basis.
-- key: row_id
-- materialized: view
SELECT
  row_id,
  place_id,
  place,
  indicator_key,
  indicator,
  kind,
  plan_start,
  plan_end,
  basis,
  period_start,
  period_end,
  unit,
  achieved,
  achieved_approx,
  status,
  target_stated,
  target_implied,
  target_implied_low,
  target_implied_high,
  target_roundest,
  targets_agree,
  completion_percent,
  elapsed_percent,
  pace_gap_points,
  verdict,
  verdict_rule,
  required_speed_up,
  straight_line_end,
  remaining,
  sources,
  independent_sources,
  document_id,
  story_id,
  source_uri,
  published,
  statement_id,
  evidence
FROM analysis.target_vs_achievement
QUALIFY row_number() OVER (
  PARTITION BY place_id, indicator_key, plan_start, plan_end, basis, kind, unit
  ORDER BY period_end DESC NULLS LAST, published DESC NULLS LAST, row_id
) = 1
