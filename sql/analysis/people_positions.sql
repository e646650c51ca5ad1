-- description: Who held which position: first and last attested, in how many documents.
-- key: person_id, post, organization_id, status
WITH attested AS (
  SELECT
    p.*,
    coalesce(p.title, lower(p.title_surface)) AS post,
    s.text_id
  FROM core.positions AS p
  JOIN analysis.story_coverage AS s ON s.document_id = p.document_id
)
SELECT
  a.person_id,
  e.name AS person, -- name of the person
  a.post, -- title code, else the printed title in lower case
  t.label_en AS post_en, -- English name of the title
  t.label_vi AS post_vi, -- Vietnamese name of the title
  min(a.title_surface) AS title_surface, -- a printed form of the title
  a.organization_id,
  o.name AS organization, -- name of the body
  min(a.place_id) AS place_id, -- place of the post
  a.status,
  t.protocol_rank,
  min(a.as_of_from) AS first_attested, -- first day a text vouches for
  max(a.as_of_to) AS last_attested, -- last day a text vouches for
  CAST(count(DISTINCT a.document_id) AS BIGINT) AS documents, -- documents that attest it
  CAST(count(DISTINCT a.text_id) AS BIGINT) AS independent_sources, -- texts that do: copies and renditions count once
  CAST(count(*) AS BIGINT) AS attestations, -- places in texts that attest it
  min(a.position_id) AS evidence -- one of them, to look up in analysis.evidence
FROM attested AS a
JOIN core.entities AS e ON e.entity_id = a.person_id
LEFT JOIN core.entities AS o ON o.entity_id = a.organization_id
LEFT JOIN ref.title AS t ON t.title = a.title
GROUP BY a.person_id, e.name, a.post, t.label_en, t.label_vi, a.organization_id, o.name, a.status, t.protocol_rank
