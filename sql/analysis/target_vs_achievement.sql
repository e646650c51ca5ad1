-- description: What was planned against what was reached: one row a place, indicator, plan period, basis and source, with pace and verdict.
-- key: row_id
-- check: elapsed_percent between 0 and 100
WITH joined AS (
  SELECT
    r.reading_id,
    r.completion_id,
    r.achieved_id,
    r.target_id,
    r.basis,
    r.plan_number,
    r.period_start,
    r.period_end,
    r.plan_start,
    r.plan_end,
    m.document_id,
    m.story_id,
    m.text_id,
    m.source_uri,
    m.published,
    coalesce(v.place_id, m.place_id) AS place_id,
    coalesce(v.place, m.place) AS place,
    coalesce(v.indicator_key, m.indicator_key) AS indicator_key,
    coalesce(v.indicator_label, m.indicator_label) AS indicator,
    CASE
      WHEN c.figure_id IS NOT NULL THEN 'up'
      WHEN t.approx IN ('under', 'at_most') OR (t.kind = 'change' AND t.direction = 'down') THEN 'down'
      WHEN t.approx IN ('over', 'at_least') THEN 'up'
      ELSE coalesce(v.better, 'up')
    END AS better,
    coalesce(v.stock_flow, m.stock_flow) AS stock_flow,
    coalesce(v.kind, 'level') AS kind,
    v.unit,
    v.value * CASE WHEN v.kind = 'change' AND v.direction = 'down' THEN -1 ELSE 1 END AS achieved,
    v.approx AS achieved_approx,
    CASE WHEN c.figure_id IS NOT NULL THEN c.approx ELSE v.approx END AS hedge,
    coalesce(v.status, c.status) AS status,
    c.value AS completion_printed,
    CASE WHEN t.approx IN ('under', 'at_most') THEN coalesce(t.range_high, t.value) ELSE t.value END
      * t.to_base / nullif(v.to_base, 0) * CASE WHEN t.kind = 'change' AND t.direction = 'down' THEN -1 ELSE 1 END AS target_stated,
    i.target AS target_implied,
    i.target_low AS target_implied_low,
    i.target_high AS target_implied_high,
    i.roundest AS target_roundest,
    m.char_start
  FROM analysis.plan_readings AS r
  JOIN analysis.figure_facts AS m ON m.figure_id = r.reading_id
  LEFT JOIN analysis.figure_facts AS v ON v.figure_id = r.achieved_id
  LEFT JOIN analysis.figure_facts AS c ON c.figure_id = r.completion_id
  LEFT JOIN analysis.figure_facts AS t ON t.figure_id = r.target_id
  LEFT JOIN analysis.implied_targets AS i ON i.reading_id = r.reading_id
),
-- what is told before it can be known is an expectation, and stands beside what has been reached
timed AS (
  SELECT
    *,
    status = 'forecast' OR (status = 'estimate' AND period_end >= plan_end AND CAST(published AS DATE) < plan_end) AS is_expected,
    CASE
      WHEN status = 'actual' AND published < date_trunc('month', period_end) THEN CAST(published AS DATE)
      ELSE period_end
    END AS told_until,
    count(unit) OVER (
      PARTITION BY document_id, place_id, indicator_key, plan_start, plan_end, basis, completion_printed
    ) AS with_value
  FROM joined
),
-- a source that tells the same thing for several periods of one plan keeps the newest, then the longest; a completion
-- told again without its value says nothing more
newest AS (
  SELECT *
  FROM timed
  WHERE unit IS NOT NULL OR with_value = 0
  QUALIFY row_number() OVER (
    PARTITION BY document_id, place_id, indicator_key, plan_start, plan_end, basis, plan_number, kind, unit, is_expected
    ORDER BY period_end DESC NULLS LAST, period_start NULLS LAST,
      CASE WHEN completion_id IS NULL THEN 1 ELSE 0 END, char_start, reading_id
  ) = 1
),
-- nearly all of a plan is not all of it; over 95 % of it may be all
measured AS (
  SELECT
    *,
    kind = 'change' AND unit IN ('percent', 'percentage_point', 'times') AS is_rate,
    coalesce(target_stated, target_implied) AS target,
    CASE WHEN hedge IN ('nearly', 'under', 'at_most') THEN better <> 'down' WHEN hedge IN ('over', 'at_least') THEN better = 'down' ELSE FALSE END AS is_worse,
    CASE WHEN hedge IN ('over', 'at_least') THEN better <> 'down' WHEN hedge IN ('nearly', 'under', 'at_most') THEN better = 'down' ELSE FALSE END AS is_better,
    CASE
      WHEN completion_printed IS NOT NULL THEN completion_printed
      WHEN kind = 'change' AND unit IN ('percent', 'percentage_point', 'times') THEN NULL
      WHEN achieved >= 0 OR target_stated < 0 THEN achieved / nullif(target_stated, 0) * 100
    END AS completion,
    CASE
      WHEN told_until < plan_start THEN 0.0
      WHEN told_until >= plan_end AND plan_start IS NOT NULL THEN 100.0
      WHEN day(told_until + INTERVAL 1 DAY) = 1 AND (period_start = period_end OR day(period_start) = 1)
        THEN 100.0 * (12 * (year(told_until) - year(plan_start)) + month(told_until) - month(plan_start) + 1)
          / nullif(12 * (year(plan_end) - year(plan_start)) + month(plan_end) - month(plan_start) + 1, 0)
      ELSE 100.0 * (date_diff('day', plan_start, told_until) + 1) / nullif(date_diff('day', plan_start, plan_end) + 1, 0)
    END AS elapsed
  FROM newest
),
paced AS (
  SELECT
    *,
    CASE
      WHEN period_end IS NULL OR plan_end IS NULL THEN 'no_period'
      WHEN told_until >= plan_end AND is_expected THEN 'expected_at_end'
      WHEN is_rate AND told_until < plan_end THEN 'rate'
      WHEN kind = 'share' OR stock_flow = 'stock' OR is_rate THEN CASE WHEN told_until >= plan_end THEN 'at_end' ELSE 'stock' END
      WHEN period_start > plan_start AND period_start < period_end THEN 'part'
      WHEN told_until >= plan_end THEN 'at_end'
      WHEN elapsed IS NULL THEN 'stock'
      ELSE 'pace'
    END AS verdict_rule,
    CASE
      WHEN is_rate AND better = 'down' THEN target_stated - achieved
      WHEN is_rate THEN achieved - target_stated
      WHEN better = 'down' THEN 100 - completion
      ELSE completion - 100
    END AS surplus
  FROM measured
),
numbers AS (
  SELECT
    p.reading_id AS row_id,
    p.place_id,
    p.place,
    p.indicator_key,
    p.indicator,
    p.kind,
    p.plan_start,
    p.plan_end,
    p.basis,
    p.plan_number,
    p.better,
    p.is_expected,
    p.period_start,
    p.period_end,
    p.unit,
    p.achieved,
    p.achieved_approx,
    p.status,
    p.target_stated,
    p.target_implied,
    p.target_implied_low,
    p.target_implied_high,
    p.target_roundest,
    p.target_stated BETWEEN p.target_implied_low AND p.target_implied_high AS targets_agree,
    p.completion,
    p.elapsed,
    CASE WHEN p.verdict_rule = 'pace' THEN p.completion - p.elapsed END AS gap,
    p.verdict_rule,
    CASE
      WHEN p.verdict_rule = 'at_end' THEN
        CASE
          WHEN p.surplus > 0 OR (p.surplus = 0 AND NOT p.is_worse) THEN 'met'
          WHEN p.surplus = 0 OR NOT p.is_better THEN CASE WHEN p.surplus <= 0 THEN 'missed' END
        END
      WHEN p.verdict_rule IN ('expected_at_end', 'rate') THEN
        CASE WHEN p.surplus > 0 THEN 'ahead' WHEN p.surplus = 0 THEN 'on_pace' WHEN p.surplus < 0 THEN 'behind' END
      WHEN p.better <> 'down' AND p.surplus >= 0 AND NOT (p.surplus = 0 AND p.is_worse) THEN 'met'
      WHEN p.better = 'down' AND p.surplus < 0 AND p.verdict_rule IN ('pace', 'part') THEN 'missed'
      WHEN p.better = 'down' AND p.surplus >= 0 AND p.verdict_rule = 'stock' THEN 'met'
      WHEN p.verdict_rule <> 'pace' THEN NULL
      WHEN abs(p.completion - p.elapsed) <= a.on_pace_points THEN 'on_pace'
      WHEN (p.completion > p.elapsed) = (p.better <> 'down') THEN 'ahead'
      WHEN p.completion IS NOT NULL THEN 'behind'
    END AS verdict,
    CASE WHEN p.verdict_rule = 'pace' AND p.better <> 'down' AND p.elapsed < 100
      THEN greatest(0, (100 - p.completion) / nullif(100 - p.elapsed, 0)) / nullif(p.completion / nullif(p.elapsed, 0), 0) END AS speed_up,
    CASE WHEN p.verdict_rule = 'pace' THEN p.achieved / nullif(p.elapsed, 0) * 100 END AS straight_line,
    CASE WHEN NOT coalesce(p.is_rate, FALSE) THEN p.target - p.achieved END AS remaining,
    p.document_id,
    p.story_id,
    p.text_id,
    p.source_uri,
    p.published,
    concat_ws('; ', p.achieved_id, p.completion_id, p.target_id) AS evidence,
    CAST(NULL AS VARCHAR) AS statement_id
  FROM paced AS p
  CROSS JOIN analysis.parameters AS a
),
verdicts AS (
  SELECT
    s.statement_id AS row_id,
    d.place_id,
    e.name AS place,
    lower(s.topic) AS indicator_key,
    s.topic AS indicator,
    'verdict' AS kind,
    s.period_start AS plan_start,
    s.period_end AS plan_end,
    CAST(NULL AS VARCHAR) AS basis,
    CAST(NULL AS BIGINT) AS plan_number,
    CAST(NULL AS VARCHAR) AS better,
    FALSE AS is_expected,
    s.period_start,
    s.period_end,
    CAST(NULL AS VARCHAR) AS unit,
    CAST(NULL AS DOUBLE) AS achieved,
    CAST(NULL AS VARCHAR) AS achieved_approx,
    CAST(NULL AS VARCHAR) AS status,
    CAST(NULL AS DOUBLE) AS target_stated,
    CAST(NULL AS DOUBLE) AS target_implied,
    CAST(NULL AS DOUBLE) AS target_implied_low,
    CAST(NULL AS DOUBLE) AS target_implied_high,
    CAST(NULL AS DOUBLE) AS target_roundest,
    CAST(NULL AS BOOLEAN) AS targets_agree,
    CAST(NULL AS DOUBLE) AS completion,
    CAST(NULL AS DOUBLE) AS elapsed,
    CAST(NULL AS DOUBLE) AS gap,
    'stated' AS verdict_rule,
    s.verdict,
    CAST(NULL AS DOUBLE) AS speed_up,
    CAST(NULL AS DOUBLE) AS straight_line,
    CAST(NULL AS DOUBLE) AS remaining,
    s.document_id,
    c.story_id,
    c.text_id,
    d.source_uri,
    d.published_to AS published,
    s.statement_id AS evidence,
    s.statement_id
  FROM core.statements AS s
  JOIN core.documents AS d ON d.document_id = s.document_id
  JOIN analysis.story_coverage AS c ON c.document_id = s.document_id
  LEFT JOIN core.entities AS e ON e.entity_id = d.place_id
  WHERE s.verdict IN ('met', 'missed', 'behind', 'ahead')
  QUALIFY row_number() OVER (
    PARTITION BY s.document_id, lower(s.topic), s.verdict, s.period_start, s.period_end ORDER BY s.char_start, s.statement_id
  ) = 1
),
all_rows AS (
  SELECT * FROM numbers
  UNION ALL
  SELECT * FROM verdicts
),
told AS (
  SELECT
    place_id,
    indicator_key,
    plan_start,
    plan_end,
    count(DISTINCT document_id) AS sources,
    count(DISTINCT text_id) AS independent_sources
  FROM all_rows
  GROUP BY place_id, indicator_key, plan_start, plan_end
)
SELECT
  r.row_id, -- the completion figure, else the achieved figure, else the statement
  r.place_id, -- the place the achievement is about
  r.place, -- its name
  r.indicator_key, -- the curated indicator, else the printed one (or what a verdict judges) in lower case
  r.indicator, -- English name of the curated indicator, else as printed
  r.kind, -- level, share or change; verdict where the text gives no number
  r.plan_start, -- first day of the plan period
  r.plan_end, -- last day of the plan period
  r.basis, -- what a printed completion is a share of: plan, yearly_plan, estimate
  r.plan_number, -- 2 for a second plan of that basis the same achievement is held against (that of another body), and so on
  r.better, -- whether more or less is better: by the target's own words (at most, reduce), else by the indicator
  coalesce(r.is_expected, FALSE) AS is_expected, -- a forecast, or an estimate of the whole plan period made before its end
  r.period_start, -- first day of the period the achievement covers
  r.period_end, -- last day of it
  r.unit, -- unit of achieved and targets
  r.achieved, -- what was reached; a change downwards is negative
  r.achieved_approx, -- how the text hedges what was reached
  r.status, -- actual or estimate, of what was reached
  r.target_stated, -- the target as a text states it, in the unit of the achievement
  r.target_implied, -- achieved / completion
  r.target_implied_low, -- lowest target the printed digits allow
  r.target_implied_high, -- highest target the printed digits allow
  r.target_roundest, -- roundest number in that interval
  r.targets_agree, -- the stated target lies in the interval
  r.completion AS completion_percent, -- printed, else achieved / stated target
  r.elapsed AS elapsed_percent, -- share of the plan period gone by; whole months where the period is in months, else days; of an achievement not later than its publication
  r.gap AS pace_gap_points, -- completion less elapsed share
  r.verdict, -- ahead, on_pace, behind, met, missed; NULL where neither pace nor end decides
  r.verdict_rule, -- at_end, expected_at_end, pace, rate, stock, part (covers a later part of the plan period alone), stated, no_period
  r.speed_up AS required_speed_up, -- pace needed from now on over the pace so far
  r.straight_line AS straight_line_end, -- what the end of the plan period gives at the pace so far
  r.remaining, -- target less achieved
  CAST(t.sources AS BIGINT) AS sources, -- documents that tell this place, indicator and plan period
  CAST(t.independent_sources AS BIGINT) AS independent_sources, -- texts that do: copies and renditions count once
  r.document_id, -- the source
  r.story_id, -- story of the source
  r.source_uri, -- file of the source
  r.published, -- latest time of its publication
  r.statement_id, -- statement that carries an unquantified verdict
  r.evidence -- ids of the figures or the statement it rests on: see analysis.evidence
FROM all_rows AS r
JOIN told AS t
  ON t.place_id IS NOT DISTINCT FROM r.place_id
  AND t.indicator_key IS NOT DISTINCT FROM r.indicator_key
  AND t.plan_start IS NOT DISTINCT FROM r.plan_start
  AND t.plan_end IS NOT DISTINCT FROM r.plan_end
