-- description: The same indicator and place told by two documents: whether they agree, and if not, what can explain it.
-- key: left_id, right_id
WITH told AS (
  SELECT figure_id, place_id, indicator_id, kind, base_unit, direction, basis, document_id, value * to_base AS value,
    period_start, period_end, published, char_start
  FROM analysis.figure_facts
  WHERE indicator_id IS NOT NULL AND place_id IS NOT NULL AND kind IN ('level', 'share', 'change') AND status IN ('actual', 'estimate')
),
-- what a document repeats is one reading; of many readings the newest are compared: the pairs stay bounded
readings AS (
  SELECT min(figure_id) AS figure_id, place_id, indicator_id, kind, base_unit, direction, basis, document_id, period_end, max(published) AS published
  FROM told
  GROUP BY place_id, indicator_id, kind, base_unit, direction, basis, document_id, value, period_start, period_end
),
ranked AS (
  SELECT
    figure_id,
    row_number() OVER (
      PARTITION BY place_id, indicator_id, kind, base_unit, direction, basis
      ORDER BY period_end DESC NULLS LAST, published DESC NULLS LAST, figure_id
    ) AS position
  FROM readings
),
newest AS (
  SELECT f.*, d.language
  FROM ranked AS r
  JOIN analysis.figure_facts AS f ON f.figure_id = r.figure_id
  JOIN core.documents AS d ON d.document_id = f.document_id
  CROSS JOIN analysis.parameters AS p
  WHERE r.position <= p.readings_compared
),
pairs AS (
  SELECT
    a.figure_id AS left_id,
    b.figure_id AS right_id,
    a.place_id,
    a.place,
    a.indicator_id,
    a.indicator_label,
    a.kind,
    a.base_unit AS unit,
    a.value * a.to_base AS left_value,
    b.value * b.to_base AS right_value,
    a.value_low * a.to_base <= b.value_high * b.to_base AND b.value_low * b.to_base <= a.value_high * a.to_base AS values_meet,
    a.approx IS NOT NULL OR b.approx IS NOT NULL AS hedged,
    a.period_start AS left_start,
    a.period_end AS left_end,
    b.period_start AS right_start,
    b.period_end AS right_end,
    a.document_id AS left_document_id,
    b.document_id AS right_document_id,
    a.source_uri AS left_source,
    b.source_uri AS right_source,
    a.text_id <> b.text_id AS is_independent,
    lower(coalesce(a.indicator, '')) AS left_scope,
    lower(coalesce(b.indicator, '')) AS right_scope,
    a.language = b.language AS same_language
  FROM newest AS a
  JOIN newest AS b
    ON b.place_id = a.place_id
    AND b.indicator_id = a.indicator_id
    AND b.kind = a.kind
    AND b.base_unit = a.base_unit
    AND coalesce(b.direction, '') = coalesce(a.direction, '')
    AND coalesce(b.basis, '') = coalesce(a.basis, '')
    AND a.document_id < b.document_id
),
companions AS (
  SELECT l.figure_id, c.base_unit, c.value * c.to_base AS value
  FROM core.figure_links AS l
  JOIN analysis.figure_facts AS c ON c.figure_id = l.base_id
  WHERE l.relation = 'companion_of'
  UNION
  SELECT l.base_id AS figure_id, c.base_unit, c.value * c.to_base AS value
  FROM core.figure_links AS l
  JOIN analysis.figure_facts AS c ON c.figure_id = l.figure_id
  WHERE l.relation = 'companion_of'
),
same_companion AS (
  SELECT p.left_id, p.right_id, min(a.value) AS companion_value, min(a.base_unit) AS companion_unit
  FROM pairs AS p
  JOIN companions AS a ON a.figure_id = p.left_id
  JOIN companions AS b ON b.figure_id = p.right_id AND b.base_unit = a.base_unit AND b.value = a.value
  WHERE NOT p.values_meet
  GROUP BY p.left_id, p.right_id
)
SELECT
  p.left_id,
  p.right_id,
  p.place_id,
  p.place,
  p.indicator_id,
  p.indicator_label,
  p.kind,
  p.unit, -- base unit of both values
  p.left_value, -- what the left document says, in the base unit
  p.right_value, -- what the right document says, in the base unit
  p.left_start, -- first day the left value holds for
  p.left_end, -- last day of it
  p.right_start, -- first day the right value holds for
  p.right_end, -- last day of it
  CASE
    WHEN p.values_meet THEN 'agrees'
    WHEN p.left_end <> p.right_end AND c.left_id IS NULL THEN 'differs_as_of'
    WHEN p.left_start <> p.right_start AND c.left_id IS NULL THEN 'differs_as_of'
    WHEN c.left_id IS NOT NULL THEN 'contradicts'
    WHEN p.same_language AND p.left_scope <> p.right_scope THEN 'differs_scope'
    WHEN p.left_end IS NULL OR p.right_end IS NULL THEN 'differs_as_of'
    ELSE 'contradicts'
  END AS agreement, -- agrees, differs_as_of (another or an unknown period), differs_scope (other words for it), contradicts
  CASE
    WHEN p.values_meet THEN 'the printed digits allow one value'
    WHEN c.left_id IS NOT NULL THEN 'the figure printed beside it is the same in both, so a later date cannot explain the change'
    WHEN p.left_end <> p.right_end OR p.left_start <> p.right_start THEN 'the periods differ'
    WHEN p.same_language AND p.left_scope <> p.right_scope THEN 'the indicator is worded differently'
    WHEN p.left_end IS NULL OR p.right_end IS NULL THEN 'a period is not printed'
    ELSE 'same indicator, place and period'
  END AS reason, -- why the agreement is what it is
  c.companion_value, -- value of the figure printed beside both, in its base unit
  c.companion_unit, -- its base unit
  p.hedged, -- one of the two is printed with about, over, nearly ...
  p.is_independent, -- the two are not copies or renditions of one text
  p.left_document_id,
  p.right_document_id,
  p.left_source,
  p.right_source
FROM pairs AS p
LEFT JOIN same_companion AS c ON c.left_id = p.left_id AND c.right_id = p.right_id
