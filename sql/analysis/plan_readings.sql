-- description: Every printed completion and every achievement that meets a stated target, with the plan period they belong to.
-- key: reading_id
WITH completions AS (
  SELECT
    c.figure_id AS completion_id,
    l.base_id AS achieved_id,
    coalesce(v.period_start, c.period_start) AS period_start,
    coalesce(v.period_end, c.period_end) AS period_end,
    c.basis
  FROM analysis.figure_facts AS c
  LEFT JOIN core.figure_links AS l ON l.figure_id = c.figure_id AND l.relation = 'completion_of'
  LEFT JOIN analysis.figure_facts AS v ON v.figure_id = l.base_id
  WHERE c.kind = 'completion' AND c.unit = 'percent' AND coalesce(c.status, 'actual') <> 'target'
),
achieved AS (
  SELECT * FROM analysis.figure_facts
  WHERE kind IN ('level', 'share', 'change') AND status IN ('actual', 'estimate') AND indicator_key IS NOT NULL
),
targets AS (
  SELECT * FROM analysis.figure_facts
  WHERE kind IN ('level', 'share', 'change') AND status = 'target' AND indicator_key IS NOT NULL
),
matches AS (
  SELECT
    a.figure_id AS achieved_id,
    t.figure_id AS target_id,
    CASE WHEN t.document_id = a.document_id THEN 0 WHEN t.story_id = a.story_id THEN 1 ELSE 2 END AS distance,
    t.published,
    t.char_start
  FROM achieved AS a
  JOIN targets AS t
    ON t.indicator_key = a.indicator_key
    AND t.base_unit = a.base_unit
    AND t.kind = a.kind
    AND t.place_id = a.place_id
    AND a.period_start >= t.period_start
    AND a.period_end <= t.period_end
    AND coalesce(t.direction, '') = coalesce(a.direction, '')
  UNION ALL
  SELECT l.base_id AS achieved_id, l.figure_id AS target_id, -1 AS distance, t.published, t.char_start
  FROM core.figure_links AS l
  JOIN analysis.figure_facts AS t ON t.figure_id = l.figure_id
  WHERE l.relation = 'target_of'
),
stated AS (
  SELECT achieved_id, target_id
  FROM matches
  QUALIFY row_number() OVER (
    PARTITION BY achieved_id
    ORDER BY distance, published DESC NULLS LAST, char_start, target_id
  ) = 1
),
readings AS (
  SELECT
    c.completion_id AS reading_id,
    c.completion_id,
    c.achieved_id,
    s.target_id,
    c.period_start,
    c.period_end,
    c.basis
  FROM completions AS c
  LEFT JOIN stated AS s ON s.achieved_id = c.achieved_id
  UNION ALL
  SELECT
    s.achieved_id AS reading_id,
    NULL AS completion_id,
    s.achieved_id,
    s.target_id,
    a.period_start,
    a.period_end,
    NULL AS basis
  FROM stated AS s
  JOIN achieved AS a ON a.figure_id = s.achieved_id
  WHERE s.achieved_id NOT IN (SELECT c.achieved_id FROM completions AS c WHERE c.achieved_id IS NOT NULL)
),
plan_years AS (
  SELECT
    r.*,
    make_date(
      year(r.period_end) - CASE WHEN month(r.period_end) < p.plan_year_first_month THEN 1 ELSE 0 END,
      p.plan_year_first_month,
      1
    ) AS year_start
  FROM readings AS r
  CROSS JOIN analysis.parameters AS p
)
SELECT
  y.reading_id, -- the completion figure, else the achieved figure
  y.completion_id, -- figure that prints the completion
  y.achieved_id, -- figure that prints what was reached
  y.target_id, -- figure that states the target: the nearest (same document, same story), then the newest
  y.basis, -- what the completion is a share of: plan, yearly_plan, estimate
  y.period_start, -- first day of the period the achievement covers
  y.period_end, -- last day of it: the achievement is told as of this day
  CASE
    WHEN t.period_start < t.period_end THEN t.period_start
    WHEN y.period_start >= y.year_start THEN y.year_start
    ELSE y.period_start
  END AS plan_start, -- first day of the plan period: the stated target's, else the plan year around the achievement
  CASE
    WHEN t.period_start < t.period_end THEN t.period_end
    WHEN y.period_start >= y.year_start THEN last_day(CAST(y.year_start + to_months(11) AS DATE))
    ELSE y.period_end
  END AS plan_end -- last day of the plan period
FROM plan_years AS y
LEFT JOIN analysis.figure_facts AS t ON t.figure_id = y.target_id
