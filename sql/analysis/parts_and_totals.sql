-- description: Stated totals against the sum of their printed parts, with what the printed digits allow.
-- key: total_id, part_unit
WITH parts AS (
  SELECT
    l.base_id AS total_id,
    p.figure_id,
    p.base_unit AS part_unit,
    p.value * p.to_base AS value,
    p.value_low * p.to_base AS value_low,
    p.value_high * p.to_base AS value_high,
    p.approx IS NOT NULL AS hedged,
    coalesce(p.status, 'actual') IN ('target', 'forecast', 'registered') AS is_intended
  FROM core.figure_links AS l
  JOIN analysis.figure_facts AS p ON p.figure_id = l.figure_id
  WHERE l.relation = 'part_of' AND p.kind = 'level'
),
sums AS (
  SELECT
    total_id,
    part_unit,
    is_intended,
    count(*) AS parts,
    sum(value) AS sum_of_parts,
    sum(value_low) AS sum_low,
    sum(value_high) AS sum_high,
    max(CASE WHEN hedged THEN 1 ELSE 0 END) = 1 AS is_hedged,
    string_agg(figure_id, '; ' ORDER BY figure_id) AS part_ids
  FROM parts
  GROUP BY total_id, part_unit, is_intended
),
compared AS (
  SELECT
    s.*,
    t.document_id,
    t.source_uri,
    t.place_id,
    t.place,
    t.indicator_key,
    t.indicator_label,
    t.period_start,
    t.period_end,
    t.value * t.to_base AS total,
    t.value_low * t.to_base AS total_low,
    t.value_high * t.to_base AS total_high,
    s.is_hedged OR t.approx IS NOT NULL AS hedged
  FROM sums AS s
  JOIN analysis.figure_facts AS t ON t.figure_id = s.total_id AND t.base_unit = s.part_unit AND t.kind = 'level'
  WHERE s.is_intended = (coalesce(t.status, 'actual') IN ('target', 'forecast', 'registered'))
)
SELECT
  c.total_id,
  c.part_unit, -- base unit in which parts and total are compared
  c.document_id,
  c.source_uri,
  c.place_id,
  c.place,
  c.indicator_key,
  c.indicator_label,
  c.period_start,
  c.period_end,
  c.total, -- the stated total in the base unit
  c.sum_of_parts, -- sum of the stated parts in the base unit
  c.total - c.sum_of_parts AS difference, -- total less sum
  c.sum_of_parts / nullif(c.total, 0) AS coverage, -- share of the total that the parts make
  CAST(c.parts AS BIGINT) AS parts, -- number of parts
  c.sum_low <= c.total_high AND c.sum_high >= c.total_low AS consistent, -- the intervals of total and sum meet
  CASE
    WHEN c.sum_low <= c.total_high AND c.sum_high >= c.total_low THEN 'adds_up'
    WHEN c.parts = 1 AND c.sum_of_parts < c.total THEN 'partial'
    WHEN c.hedged THEN 'hedged'
    WHEN c.sum_low > c.total_high THEN 'fails'
    WHEN c.sum_of_parts >= a.whole_coverage * c.total THEN 'fails'
    ELSE 'partial'
  END AS reading, -- adds_up; fails: above the total, or all parts by whole_coverage; partial: not all parts are printed; hedged
  c.part_ids -- figures of the parts
FROM compared AS c
CROSS JOIN analysis.parameters AS a
