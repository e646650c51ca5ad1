-- description: Additive series in the boundaries after the mergers of provinces: sums over the old units, or why there is none.
-- key: indicator_key, kind, unit, status, period_start, period_end, new_place_code
WITH successors AS (
  SELECT c.from_code, c.to_code, c.share, c.date
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
told AS (
  SELECT s.*, e.ref_code
  FROM analysis.indicator_series AS s
  JOIN core.entities AS e ON e.entity_id = s.place_id
  WHERE s.kind = 'level' AND s.status IN ('actual', 'estimate')
),
-- one value a place and period: the newest source speaks
newest AS (
  SELECT *
  FROM told
  QUALIFY row_number() OVER (
    PARTITION BY ref_code, indicator_key, unit, status, period_start, period_end
    ORDER BY published DESC NULLS LAST, figure_id
  ) = 1
),
summed AS (
  SELECT
    u.to_code,
    n.indicator_key,
    min(n.indicator_label) AS indicator_label,
    n.kind,
    n.unit,
    n.status,
    n.period_start,
    n.period_end,
    max(CASE WHEN n.additive THEN 1 ELSE 0 END) = 1 AS additive,
    sum(n.value) AS total,
    sum(n.value_low) AS total_low,
    sum(n.value_high) AS total_high,
    count(*) AS told_by,
    string_agg(n.figure_id, '; ' ORDER BY n.figure_id) AS figure_ids
  FROM newest AS n
  JOIN successors AS u ON u.from_code = n.ref_code
  GROUP BY u.to_code, n.indicator_key, n.kind, n.unit, n.status, n.period_start, n.period_end
)
SELECT
  s.to_code AS new_place_code, -- unit after the merger
  p.name_vi AS new_place_vi, -- its Vietnamese name
  p.name_en AS new_place_en, -- its English name
  s.indicator_key,
  s.indicator_label, -- English name of the curated indicator, else as printed
  s.kind,
  s.unit,
  s.status,
  s.period_start,
  s.period_end,
  CASE WHEN s.additive AND s.told_by = m.members AND NOT m.is_split THEN s.total END AS value, -- sum over the old units
  CASE WHEN s.additive AND s.told_by = m.members AND NOT m.is_split THEN s.total_low END AS value_low, -- lower end the digits allow
  CASE WHEN s.additive AND s.told_by = m.members AND NOT m.is_split THEN s.total_high END AS value_high, -- upper end
  CASE
    WHEN NOT s.additive THEN 'not_additive'
    WHEN m.is_split THEN 'unit_split'
    WHEN s.told_by < m.members THEN 'members_missing'
    ELSE 'summed'
  END AS derivation, -- summed, or why there is no value: not_additive, unit_split, members_missing
  CAST(s.told_by AS BIGINT) AS members_told, -- old units with a value
  CAST(m.members AS BIGINT) AS members, -- old units that make the new one
  s.figure_ids -- figures added
FROM summed AS s
JOIN members AS m ON m.to_code = s.to_code
JOIN ref.place AS p ON p.place_code = s.to_code
