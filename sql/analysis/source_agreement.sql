-- description: The same indicator and place told by two documents: whether they agree, and if not, what can explain it.
-- key: left_id, right_id
WITH told AS (
  SELECT figure_id, place_id, indicator_id, kind, base_unit, subject_id, basis, direction IS NULL AS is_ratio, document_id,
    value * to_base * CASE WHEN kind = 'change' AND direction = 'down' THEN -1 ELSE 1 END AS value,
    period_start, period_end, published
  FROM analysis.figure_facts
  WHERE indicator_id IS NOT NULL AND place_id IS NOT NULL AND kind IN ('level', 'share', 'change') AND status IN ('actual', 'estimate')
),
-- what a document repeats is one reading; of many readings the newest are compared: the pairs stay bounded
readings AS (
  SELECT min(figure_id) AS figure_id, place_id, indicator_id, kind, base_unit, subject_id, basis, is_ratio, document_id, period_end,
    value, max(published) AS published
  FROM told
  GROUP BY place_id, indicator_id, kind, base_unit, subject_id, basis, is_ratio, document_id, value, period_start, period_end
),
ranked AS (
  SELECT
    figure_id,
    value,
    is_ratio,
    row_number() OVER (
      PARTITION BY place_id, indicator_id, kind, base_unit, subject_id, basis, is_ratio
      ORDER BY period_end DESC NULLS LAST, published DESC NULLS LAST, figure_id
    ) AS position
  FROM readings
),
-- the interval of the printed digits, wider by the share that a hedge leaves open; that of a fall turned round
newest AS (
  SELECT
    f.figure_id, f.document_id, f.text_id, f.story_id, f.source_uri, f.place_id, f.place, f.indicator_id, f.indicator_label, f.indicator,
    f.kind, f.base_unit, f.subject_id, f.basis, f.status, f.stock_flow, f.approx, f.period_start, f.period_end,
    r.value,
    r.is_ratio,
    CASE WHEN r.value < 0 THEN -f.value_high ELSE f.value_low END * f.to_base
      - CASE WHEN f.approx IN ('about', 'nearly', 'under', 'at_most') THEN p.hedge_share * abs(r.value) ELSE 0 END AS low,
    CASE WHEN r.value < 0 THEN -f.value_low ELSE f.value_high END * f.to_base
      + CASE WHEN f.approx IN ('about', 'over', 'at_least') THEN p.hedge_share * abs(r.value) ELSE 0 END AS high,
    coalesce(f.place_rule, 'article') = 'article' AND g.level = 'country' AS is_anywhere,
    d.language
  FROM ranked AS r
  JOIN analysis.figure_facts AS f ON f.figure_id = r.figure_id
  JOIN core.documents AS d ON d.document_id = f.document_id
  JOIN core.entities AS e ON e.entity_id = f.place_id
  LEFT JOIN ref.place AS g ON g.place_code = e.ref_code
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
    a.value AS left_value,
    b.value AS right_value,
    a.low <= b.high AND b.low <= a.high AS values_meet,
    coalesce(a.period_end <> b.period_end, FALSE) OR coalesce(a.period_start <> b.period_start, FALSE) AS periods_differ,
    a.period_end IS NULL OR b.period_end IS NULL AS period_unknown,
    a.status <> b.status AS statuses_differ,
    (a.is_anywhere OR b.is_anywhere) AND a.story_id <> b.story_id AS subject_unknown,
    a.language = b.language AND lower(coalesce(a.indicator, '')) <> lower(coalesce(b.indicator, '')) AS wordings_differ,
    a.kind = 'level' AND coalesce(a.stock_flow, 'flow') = 'stock' AS is_stock,
    a.approx IS NOT NULL OR b.approx IS NOT NULL AS hedged,
    a.period_start AS left_start,
    a.period_end AS left_end,
    b.period_start AS right_start,
    b.period_end AS right_end,
    a.document_id AS left_document_id,
    b.document_id AS right_document_id,
    a.source_uri AS left_source,
    b.source_uri AS right_source,
    a.text_id <> b.text_id AS is_independent
  FROM newest AS a
  JOIN newest AS b
    ON b.place_id = a.place_id
    AND b.indicator_id = a.indicator_id
    AND b.kind = a.kind
    AND b.base_unit = a.base_unit
    AND b.is_ratio = a.is_ratio
    AND coalesce(b.subject_id, '') = coalesce(a.subject_id, '')
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
),
ruled AS (
  SELECT
    p.*,
    c.companion_value,
    c.companion_unit,
    CASE
      WHEN p.values_meet AND (p.is_stock OR NOT p.periods_differ) THEN 'one_value'
      WHEN c.left_id IS NOT NULL THEN 'companion'
      WHEN p.periods_differ THEN 'period'
      WHEN p.statuses_differ THEN 'estimate'
      WHEN p.wordings_differ THEN 'words'
      WHEN p.subject_unknown THEN 'subject'
      WHEN p.period_unknown THEN 'unknown_period'
      ELSE 'same'
    END AS rule
  FROM pairs AS p
  LEFT JOIN same_companion AS c ON c.left_id = p.left_id AND c.right_id = p.right_id
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
  p.left_value, -- what the left document says, in the base unit; a change downwards is negative
  p.right_value, -- what the right document says, in the base unit; a change downwards is negative
  p.left_start, -- first day the left value holds for
  p.left_end, -- last day of it
  p.right_start, -- first day the right value holds for
  p.right_end, -- last day of it
  CASE
    WHEN p.rule = 'one_value' THEN 'agrees'
    WHEN p.rule IN ('companion', 'same') THEN 'contradicts'
    WHEN p.rule IN ('words', 'subject') THEN 'differs_scope'
    ELSE 'differs_as_of'
  END AS agreement, -- agrees, differs_as_of (another or an unknown period, or an estimate), differs_scope (other words, or an unknown subject), contradicts
  CASE p.rule
    WHEN 'one_value' THEN 'the printed digits and hedges allow one value'
    WHEN 'companion' THEN 'the figure printed beside it is the same in both, so a later date cannot explain the change'
    WHEN 'period' THEN 'the periods differ'
    WHEN 'estimate' THEN 'one is an estimate'
    WHEN 'words' THEN 'the indicator is worded differently'
    WHEN 'subject' THEN 'whose figure it is stands in neither place nor story'
    WHEN 'unknown_period' THEN 'a period is not printed'
    WHEN 'same' THEN 'same indicator, place and period'
  END AS reason, -- why the agreement is what it is
  p.companion_value, -- value of the figure printed beside both, in its base unit
  p.companion_unit, -- its base unit
  p.hedged, -- one of the two is printed with about, over, nearly ...
  p.is_independent, -- the two are not copies or renditions of one text
  p.left_document_id,
  p.right_document_id,
  p.left_source,
  p.right_source
FROM ruled AS p
