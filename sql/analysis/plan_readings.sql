-- description: Every printed completion and every achievement that meets a stated target, with the plan period they belong to.
-- key: reading_id
WITH completions AS (
  SELECT
    c.figure_id AS completion_id,
    l.base_id AS achieved_id,
    coalesce(v.period_start, c.period_start) AS period_start,
    coalesce(v.period_end, c.period_end) AS period_end,
    c.basis,
    c.value AS completion,
    row_number() OVER (PARTITION BY coalesce(l.base_id, c.figure_id), c.basis ORDER BY c.char_start, c.figure_id) AS plan_number
  FROM analysis.figure_facts AS c
  LEFT JOIN core.figure_links AS l ON l.figure_id = c.figure_id AND l.relation = 'completion_of'
  LEFT JOIN analysis.figure_facts AS v ON v.figure_id = l.base_id
  WHERE c.kind = 'completion' AND c.unit = 'percent' AND coalesce(c.status, 'actual') <> 'target'
),
-- growth is measured against a year before in many words; growth against another month is another thing
stated_or_reached AS (
  SELECT
    *,
    place_id || '|' || kind || '|' || base_unit || '|'
      || CASE WHEN basis IS NULL OR basis IN ('same_period_last_year', 'previous_year') THEN 'year' ELSE basis END || '|'
      || CASE WHEN direction IS NULL THEN '' ELSE 'change' END || '|' || indicator_key AS comparable,
    coalesce(period_start = period_end OR kind = 'share' OR stock_flow = 'stock', false) AS is_stand
  FROM analysis.figure_facts
  WHERE kind IN ('level', 'share', 'change') AND indicator_key IS NOT NULL
),
achieved AS (
  SELECT * FROM stated_or_reached WHERE status IN ('actual', 'estimate')
),
targets AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY comparable, period_start, period_end, document_id ORDER BY char_start, figure_id) AS in_document,
    row_number() OVER (
      PARTITION BY comparable, period_start, period_end, story_id ORDER BY published DESC NULLS LAST, char_start, figure_id
    ) AS in_story,
    row_number() OVER (
      PARTITION BY comparable, period_start, period_end ORDER BY published DESC NULLS LAST, char_start, figure_id
    ) AS anywhere
  FROM stated_or_reached
  WHERE status = 'target'
),
-- periods are compared, not figures: a thousand articles that tell one year's target and its achievement are one pair.
-- A target for a day (by the end of 2025) is met by what stands on a day before it; what is due first counts.
periods AS (
  SELECT DISTINCT comparable, period_start, period_end, is_stand FROM achieved
),
due AS (
  SELECT p.*, t.period_start AS due_start, t.period_end AS due_end
  FROM periods AS p
  JOIN targets AS t
    ON t.comparable = p.comparable
    AND t.anywhere = 1
    AND p.period_end <= t.period_end
    AND (p.period_start >= t.period_start OR (t.period_start = t.period_end AND p.is_stand))
  QUALIFY row_number() OVER (
    PARTITION BY p.comparable, p.period_start, p.period_end, p.is_stand ORDER BY t.period_end, t.period_start DESC
  ) = 1
),
nearest AS (
  SELECT a.figure_id AS achieved_id, coalesce(o.figure_id, s.figure_id, n.figure_id) AS target_id
  FROM achieved AS a
  JOIN due AS d
    ON d.comparable = a.comparable AND d.period_end = a.period_end AND d.is_stand = a.is_stand
    AND d.period_start IS NOT DISTINCT FROM a.period_start
  JOIN targets AS n
    ON n.anywhere = 1 AND n.comparable = d.comparable AND n.period_start = d.due_start AND n.period_end = d.due_end
  LEFT JOIN targets AS s
    ON s.in_story = 1 AND s.story_id = a.story_id
    AND s.comparable = d.comparable AND s.period_start = d.due_start AND s.period_end = d.due_end
  LEFT JOIN targets AS o
    ON o.in_document = 1 AND o.document_id = a.document_id
    AND o.comparable = d.comparable AND o.period_start = d.due_start AND o.period_end = d.due_end
),
tied AS (
  SELECT a.figure_id AS achieved_id, t.figure_id AS target_id
  FROM core.figure_links AS l
  JOIN analysis.figure_facts AS t ON t.figure_id = l.figure_id
  JOIN analysis.figure_facts AS a ON a.figure_id = l.base_id AND a.base_unit = t.base_unit AND a.kind = t.kind
  WHERE l.relation = 'target_of'
  QUALIFY row_number() OVER (
    PARTITION BY a.figure_id
    ORDER BY t.period_end NULLS LAST, t.period_start DESC NULLS LAST, t.published DESC NULLS LAST, t.char_start, t.figure_id
  ) = 1
),
matches AS (
  SELECT achieved_id, target_id FROM tied
  UNION ALL
  SELECT achieved_id, target_id FROM nearest WHERE achieved_id NOT IN (SELECT achieved_id FROM tied)
),
stated AS (
  SELECT m.achieved_id, m.target_id, a.value * a.to_base / nullif(t.value * t.to_base, 0) * 100 AS share
  FROM matches AS m
  JOIN analysis.figure_facts AS a ON a.figure_id = m.achieved_id
  JOIN analysis.figure_facts AS t ON t.figure_id = m.target_id
),
readings AS (
  SELECT
    c.completion_id AS reading_id,
    c.completion_id,
    c.achieved_id,
    CASE WHEN row_number() OVER (
      PARTITION BY coalesce(c.achieved_id, c.completion_id) ORDER BY abs(c.completion - s.share), c.completion_id
    ) = 1 THEN s.target_id END AS target_id,
    c.plan_number,
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
    1 AS plan_number,
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
),
ranged AS (
  SELECT
    *,
    last_day(CAST(year_start + INTERVAL 11 MONTH AS DATE)) AS year_end
  FROM plan_years
),
whole AS (
  SELECT
    *,
    period_end = year_end AND day(period_start) = 1 AND month(period_start) = month(year_start) AS is_whole_years
  FROM ranged
)
SELECT
  y.reading_id, -- the completion figure, else the achieved figure
  y.completion_id, -- figure that prints the completion
  y.achieved_id, -- figure that prints what was reached
  y.target_id, -- figure that states the target: tied to it in the text, else due first, then the nearest, then the newest
  y.basis, -- what the completion is a share of: plan, yearly_plan, estimate
  CAST(y.plan_number AS BIGINT) AS plan_number, -- 2 for a second plan of that basis the same achievement is held against, and so on
  y.period_start, -- first day of the period the achievement covers
  y.period_end, -- last day of it: the achievement is told as of this day
  CASE
    WHEN t.period_start < t.period_end THEN t.period_start
    WHEN y.period_start >= y.year_start AND coalesce(t.period_end, y.year_end) <= y.year_end THEN y.year_start
    WHEN t.period_end IS NULL AND y.is_whole_years THEN y.period_start
  END AS plan_start, -- first day of the plan period: the stated target's, else of the plan year or years the achievement lies in
  CASE
    WHEN t.period_end IS NOT NULL THEN t.period_end
    WHEN y.period_start >= y.year_start THEN y.year_end
    WHEN y.is_whole_years THEN y.period_end
  END AS plan_end -- last day of the plan period; NULL where the text does not say of which plan
FROM whole AS y
LEFT JOIN analysis.figure_facts AS t ON t.figure_id = y.target_id
