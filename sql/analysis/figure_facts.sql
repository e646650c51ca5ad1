-- description: Every figure as a number ready to compare: rounding interval, base unit, the indicator it joins, place, story.
-- key: figure_id
-- check: value_low <= value_high
WITH measured AS (
  SELECT
    f.*,
    CAST(f.value AS DOUBLE) AS point,
    CASE WHEN f.decimals IS NULL THEN CAST(0 AS DOUBLE) ELSE 0.5 * power(10.0, -f.decimals) END AS half
  FROM core.figures AS f
)
SELECT
  m.figure_id,
  m.document_id,
  s.story_id,
  s.text_id,
  d.source_uri,
  d.published_to AS published, -- latest time of publication
  m.place_id,
  p.name AS place, -- name of the place
  m.place_rule,
  m.subject_id,
  coalesce(m.indicator_id, lower(m.indicator)) AS indicator_key, -- the curated indicator, else the printed one in lower case
  m.indicator_id,
  m.indicator,
  coalesce(i.label_en, m.indicator) AS indicator_label, -- English name of the curated indicator, else as printed
  i.better,
  i.stock_flow,
  i.additive,
  m.kind,
  m.direction,
  m.status,
  m.approx,
  m.basis,
  m.unit,
  m.counted,
  m.point AS value, -- the printed value (lower end of a range)
  CAST(m.value_high AS DOUBLE) AS range_high, -- upper end of a printed range
  CAST(m.of_value AS DOUBLE) AS of_value, -- the whole of a ratio
  m.point - m.half AS value_low, -- lower end of what the printed digits allow
  coalesce(CAST(m.value_high AS DOUBLE), m.point) + m.half AS value_high, -- upper end of what the printed digits allow
  coalesce(u.base_unit, m.unit) AS base_unit, -- unit that values of the dimension are compared in
  coalesce(u.to_base, CAST(1 AS DOUBLE)) AS to_base, -- factor from the printed unit to the base unit
  m.period_start,
  m.period_end,
  m.char_start,
  m.surface
FROM measured AS m
JOIN core.documents AS d ON d.document_id = m.document_id
JOIN analysis.story_coverage AS s ON s.document_id = m.document_id
LEFT JOIN core.entities AS p ON p.entity_id = m.place_id
LEFT JOIN ref.indicator AS i ON i.indicator_id = m.indicator_id
LEFT JOIN ref.unit AS u ON u.unit = m.unit AND u.to_base IS NOT NULL
