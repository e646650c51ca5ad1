-- description: Where a rendition or translation differs from its origin: figures, actors and speakers left out, added or of another scope.
-- key: document_id, origin_id, divergence, side, subject_id
WITH renditions AS (
  SELECT document_id, other_id AS origin_id FROM core.document_links WHERE relation = 'rendition_of'
),
origin_figures AS (
  SELECT r.document_id, r.origin_id, f.figure_id, f.value * f.to_base AS value, f.base_unit, f.indicator_id, f.indicator, f.counted, f.surface
  FROM renditions AS r
  JOIN analysis.figure_facts AS f ON f.document_id = r.origin_id
),
rendition_figures AS (
  SELECT r.document_id, r.origin_id, f.figure_id, f.value * f.to_base AS value, f.base_unit, f.indicator_id, f.indicator, f.counted, f.surface
  FROM renditions AS r
  JOIN analysis.figure_facts AS f ON f.document_id = r.document_id
),
matched AS (
  SELECT
    o.document_id,
    o.origin_id,
    o.figure_id AS origin_figure_id,
    n.figure_id AS rendition_figure_id,
    o.indicator_id AS origin_indicator_id,
    n.indicator_id AS rendition_indicator_id,
    o.surface AS origin_surface,
    n.surface AS rendition_surface,
    o.indicator AS origin_indicator,
    n.indicator AS rendition_indicator
  FROM origin_figures AS o
  JOIN rendition_figures AS n
    ON n.document_id = o.document_id AND n.origin_id = o.origin_id AND n.value = o.value AND n.base_unit IS NOT DISTINCT FROM o.base_unit
),
both_sides AS (
  SELECT document_id, origin_id, document_id AS told_in FROM renditions
  UNION ALL
  SELECT document_id, origin_id, origin_id AS told_in FROM renditions
),
actors AS (
  SELECT DISTINCT b.document_id, b.origin_id, b.told_in, m.entity_id
  FROM both_sides AS b
  JOIN core.mentions AS m ON m.document_id = b.told_in
  WHERE m.kind IN ('person', 'organization')
),
speakers AS (
  SELECT DISTINCT b.document_id, b.origin_id, b.told_in, s.speaker_id
  FROM both_sides AS b
  JOIN core.statements AS s ON s.document_id = b.told_in
  WHERE s.speaker_id IS NOT NULL
),
one_sided AS (
  SELECT document_id, origin_id, 'actor' AS divergence, entity_id, min(told_in) AS told_in
  FROM actors
  GROUP BY document_id, origin_id, entity_id
  HAVING count(*) = 1
  UNION ALL
  SELECT document_id, origin_id, 'statement' AS divergence, speaker_id AS entity_id, min(told_in) AS told_in
  FROM speakers
  GROUP BY document_id, origin_id, speaker_id
  HAVING count(*) = 1
),
differences AS (
  SELECT o.document_id, o.origin_id, 'figure' AS divergence, 'omitted' AS side, o.figure_id AS subject_id,
    o.surface AS origin_says, CAST(NULL AS VARCHAR) AS rendition_says
  FROM origin_figures AS o
  LEFT JOIN matched AS m ON m.origin_figure_id = o.figure_id AND m.document_id = o.document_id
  WHERE m.origin_figure_id IS NULL
  UNION ALL
  SELECT n.document_id, n.origin_id, 'figure' AS divergence, 'added' AS side, n.figure_id AS subject_id,
    CAST(NULL AS VARCHAR) AS origin_says, n.surface AS rendition_says
  FROM rendition_figures AS n
  LEFT JOIN matched AS m ON m.rendition_figure_id = n.figure_id AND m.origin_id = n.origin_id
  WHERE m.rendition_figure_id IS NULL
  UNION ALL
  SELECT m.document_id, m.origin_id, 'scope' AS divergence, 'changed' AS side, m.rendition_figure_id AS subject_id,
    min(concat_ws(': ', m.origin_surface, m.origin_indicator)) AS origin_says,
    min(concat_ws(': ', m.rendition_surface, m.rendition_indicator)) AS rendition_says
  FROM matched AS m
  GROUP BY m.document_id, m.origin_id, m.rendition_figure_id
  HAVING sum(CASE WHEN m.origin_indicator_id IS NOT DISTINCT FROM m.rendition_indicator_id THEN 1 ELSE 0 END) = 0
  UNION ALL
  SELECT o.document_id, o.origin_id, o.divergence, CASE WHEN o.told_in = o.origin_id THEN 'omitted' ELSE 'added' END AS side,
    o.entity_id AS subject_id,
    CASE WHEN o.told_in = o.origin_id THEN e.name END AS origin_says,
    CASE WHEN o.told_in = o.document_id THEN e.name END AS rendition_says
  FROM one_sided AS o
  JOIN core.entities AS e ON e.entity_id = o.entity_id
)
SELECT
  d.document_id, -- the rendition
  d.origin_id, -- its origin
  d.divergence, -- figure, scope (a shared value joins another indicator), actor (person or body named), statement (speaker quoted)
  d.side, -- omitted or added by the rendition, or changed
  d.subject_id, -- figure or entity concerned
  d.origin_says, -- words or name in the origin
  d.rendition_says -- words or name in the rendition
FROM differences AS d
