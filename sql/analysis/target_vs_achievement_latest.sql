-- description: Of target_vs_achievement the newest source of each place, indicator, plan period and basis, expectations apart.
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
  plan_number,
  better,
  is_expected,
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
QUALIFY rank() OVER (
  PARTITION BY place_id, indicator_key, plan_start, plan_end, basis, kind, unit, is_expected
  ORDER BY period_end DESC NULLS LAST, published DESC NULLS LAST, document_id
) = 1
