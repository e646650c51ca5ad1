-- description: Which legal document implements, amends, replaces or reviews which, step by step up to the root.
-- key: from_id, to_id, path
WITH RECURSIVE steps AS (
  SELECT from_id, to_id, relation, min(relation_id) AS relation_id, count(DISTINCT document_id) AS documents
  FROM core.legal_relations
  WHERE from_id <> to_id
  GROUP BY from_id, to_id, relation
),
chain AS (
  SELECT
    from_id,
    to_id,
    1 AS depth,
    relation AS path,
    concat('|', from_id, '|', to_id, '|') AS visited,
    relation_id,
    documents
  FROM steps
  UNION ALL
  SELECT
    c.from_id,
    s.to_id,
    c.depth + 1 AS depth,
    concat(c.path, ' > ', s.relation) AS path,
    concat(c.visited, s.to_id, '|') AS visited,
    c.relation_id,
    least(c.documents, s.documents) AS documents
  FROM chain AS c
  JOIN steps AS s ON s.from_id = c.to_id AND s.relation <> 'cites'
  WHERE c.depth < 6 AND NOT contains(c.visited, concat('|', s.to_id, '|'))
)
SELECT
  c.from_id,
  f.name AS from_name, -- name of the document that acts
  c.to_id,
  t.name AS to_name, -- name of the document acted on
  CAST(c.depth AS BIGINT) AS depth, -- number of printed relations in the chain, at most 6
  c.path, -- the relations in their order
  CAST(min(c.documents) AS BIGINT) AS documents, -- articles that print the weakest step
  min(c.relation_id) AS evidence -- the first step, to look up in analysis.evidence
FROM chain AS c
JOIN core.entities AS f ON f.entity_id = c.from_id
JOIN core.entities AS t ON t.entity_id = c.to_id
GROUP BY c.from_id, f.name, c.to_id, t.name, c.depth, c.path
