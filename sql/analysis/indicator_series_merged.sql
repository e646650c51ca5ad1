-- description: Series of curated indicators in the boundaries after the mergers of provinces: as told of a unit of today, and sums over the old units, or why there is none.
-- key: indicator_key, unit, period_start, period_end, new_place_code, derivation
WITH successors AS (
  SELECT c.from_code, c.to_code, c.share
  FROM ref.place_change AS c
  JOIN ref.place AS f ON f.place_code = c.from_code
  JOIN ref.place AS t ON t.place_code = c.to_code
  WHERE f.level = 'province' AND t.level = 'province' AND c.from_code <> c.to_code
),
members AS (
  SELECT to_code, count(*) AS members, max(CASE WHEN share IS NULL OR share < 1 THEN 1 ELSE 0 END) = 1 AS is_split
  FROM successors
  GROUP BY to_code
),
-- one value a place and period: what is no estimate, then the newest source
newest AS (
  SELECT s.*, e.ref_code
  FROM analysis.indicator_series AS s
  JOIN core.entities AS e ON e.entity_id = s.place_id
  WHERE s.kind = 'level' AND s.status IN ('actual', 'estimate') AND s.indicator_id IS NOT NULL AND s.period_end IS NOT NULL
  QUALIFY row_number() OVER (
    PARTITION BY e.ref_code, s.indicator_key, s.base_unit, s.period_start, s.period_end
    ORDER BY s.status, s.published DESC NULLS LAST, s.figure_id
  ) = 1
),
summed AS (
  SELECT
    u.to_code,
    n.indicator_key,
    min(n.indicator_label) AS indicator_label,
    n.base_unit,
    max(n.status) AS status,
    n.period_start,
    n.period_end,
    max(CASE WHEN n.additive THEN 1 ELSE 0 END) = 1 AS additive,
    sum(n.base_value) AS total,
    sum(n.value_low * n.to_base) AS total_low,
    sum(n.value_high * n.to_base) AS total_high,
    count(*) AS told_by,
    string_agg(n.figure_id, '; ' ORDER BY n.figure_id) AS figure_ids
  FROM newest AS n
  JOIN successors AS u ON u.from_code = n.ref_code
  GROUP BY u.to_code, n.indicator_key, n.base_unit, n.period_start, n.period_end
),
derived AS (
  SELECT
    s.*,
    m.members,
    CASE
      WHEN NOT s.additive THEN 'not_additive'
      WHEN m.is_split THEN 'unit_split'
      WHEN s.told_by < m.members THEN 'members_missing'
      ELSE 'summed'
    END AS derivation
  FROM summed AS s
  JOIN members AS m ON m.to_code = s.to_code
  UNION ALL
  SELECT
    n.ref_code AS to_code,
    n.indicator_key,
    n.indicator_label,
    n.base_unit,
    n.status,
    n.period_start,
    n.period_end,
    n.additive,
    n.base_value AS total,
    n.value_low * n.to_base AS total_low,
    n.value_high * n.to_base AS total_high,
    NULL AS told_by,
    n.figure_id AS figure_ids,
    NULL AS members,
    'told' AS derivation
  FROM newest AS n
  JOIN ref.place AS p ON p.place_code = n.ref_code
  WHERE p.level = 'province' AND p.valid_to IS NULL
)
SELECT
  d.to_code AS new_place_code, -- unit of today
  p.name_vi AS new_place_vi, -- its Vietnamese name
  p.name_en AS new_place_en, -- its English name
  d.indicator_key,
  d.indicator_label, -- English name of the curated indicator
  d.base_unit AS unit, -- unit the values are given in
  d.status, -- estimate where one value is
  d.period_start,
  d.period_end,
  CASE WHEN d.derivation IN ('told', 'summed') THEN d.total END AS value, -- as told, or the sum over the old units
  CASE WHEN d.derivation IN ('told', 'summed') THEN d.total_low END AS value_low, -- lower end the digits allow
  CASE WHEN d.derivation IN ('told', 'summed') THEN d.total_high END AS value_high, -- upper end
  d.derivation, -- told, summed, or why there is no sum: not_additive, unit_split, members_missing
  CAST(d.told_by AS BIGINT) AS members_told, -- old units with a value
  CAST(d.members AS BIGINT) AS members, -- old units that make the new one
  d.figure_ids -- figures told or added
FROM derived AS d
JOIN ref.place AS p ON p.place_code = d.to_code
