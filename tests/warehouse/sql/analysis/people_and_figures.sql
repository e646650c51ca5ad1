-- description: How many figures stand beside each person.
-- key: person_id
-- check: figures > 0
SELECT
  f.subject_id AS person_id,
  e.name,
  CAST(count(*) AS BIGINT) AS figures, -- figures that are about the person
  sum(CAST(f.value AS DOUBLE)) AS total -- their sum
FROM core.figures AS f
JOIN core.entities AS e ON e.entity_id = f.subject_id
GROUP BY f.subject_id, e.name
