-- description: Every document with the story it belongs to, the text it repeats or translates, and the origin of that text.
-- key: document_id
WITH RECURSIVE links AS (
  SELECT document_id AS a, other_id AS b, relation FROM core.document_links
  UNION
  SELECT other_id AS a, document_id AS b, relation FROM core.document_links
),
texts AS (
  SELECT document_id, document_id AS text_id FROM core.documents
  UNION
  SELECT links.b AS document_id, texts.text_id
  FROM texts
  JOIN links ON links.a = texts.document_id AND links.relation <> 'same_event' AND texts.text_id < links.b
),
stories AS (
  SELECT document_id, document_id AS story_id FROM core.documents
  UNION
  SELECT links.b AS document_id, stories.story_id
  FROM stories
  JOIN links ON links.a = stories.document_id AND stories.story_id < links.b
),
text_of AS (
  SELECT document_id, min(text_id) AS text_id FROM texts GROUP BY document_id
),
story_of AS (
  SELECT document_id, min(story_id) AS story_id FROM stories GROUP BY document_id
),
origins AS (
  SELECT document_id, min(other_id) AS origin_id, min(rule) AS rule, max(score) AS score
  FROM core.document_links
  WHERE relation = 'rendition_of'
  GROUP BY document_id
),
copies AS (
  SELECT document_id, min(other_id) AS copy_of_id, max(score) AS score
  FROM core.document_links
  WHERE relation = 'near_duplicate'
  GROUP BY document_id
),
sizes AS (
  SELECT s.story_id, count(*) AS documents_in_story, count(DISTINCT t.text_id) AS independent_sources
  FROM story_of AS s
  JOIN text_of AS t ON t.document_id = s.document_id
  GROUP BY s.story_id
)
SELECT
  d.document_id,
  s.story_id, -- smallest document id among the documents that tell the same story
  t.text_id, -- smallest document id among the copies and renditions of one text
  CASE
    WHEN o.origin_id IS NOT NULL THEN 'rendition'
    WHEN c.copy_of_id IS NOT NULL THEN 'near_duplicate'
    ELSE 'original'
  END AS part, -- whether the document is an original, a rendition or translation, or a near duplicate
  coalesce(o.origin_id, c.copy_of_id) AS origin_id, -- the document it renders or repeats
  coalesce(o.score, c.score) AS score, -- share of what was compared that agrees, 0 to 1
  o.rule AS rule, -- the rule that decided a rendition
  CAST(z.documents_in_story AS BIGINT) AS documents_in_story, -- documents that tell the story
  CAST(z.independent_sources AS BIGINT) AS independent_sources, -- texts that tell it: copies and renditions count once
  d.title,
  d.language,
  d.publisher,
  d.credited_source,
  d.published_from,
  d.published_to,
  d.source_uri
FROM core.documents AS d
JOIN story_of AS s ON s.document_id = d.document_id
JOIN text_of AS t ON t.document_id = d.document_id
JOIN sizes AS z ON z.story_id = s.story_id
LEFT JOIN origins AS o ON o.document_id = d.document_id
LEFT JOIN copies AS c ON c.document_id = d.document_id
