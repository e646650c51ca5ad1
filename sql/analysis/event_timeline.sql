-- description: Events in their order, with participants and the number of independent sources.
-- key: event_id
WITH told AS (
  SELECT
    m.event_id,
    count(DISTINCT m.document_id) AS documents,
    count(DISTINCT s.text_id) AS independent_sources,
    count(*) AS mentions,
    min(m.event_mention_id) AS first_mention_id
  FROM core.event_mentions AS m
  JOIN analysis.story_coverage AS s ON s.document_id = m.document_id
  GROUP BY m.event_id
),
people AS (
  SELECT p.event_id, e.entity_id, e.name, min(p.role) AS role, min(coalesce(p.ordinal, 1000000)) AS ordinal
  FROM core.event_participants AS p
  JOIN core.entities AS e ON e.entity_id = p.entity_id
  GROUP BY p.event_id, e.entity_id, e.name
),
lists AS (
  SELECT
    event_id,
    count(*) AS participants,
    string_agg(concat(name, ' (', role, ')'), '; ' ORDER BY ordinal, name, entity_id) AS participant_names,
    string_agg(entity_id, '; ' ORDER BY ordinal, name, entity_id) AS participant_ids
  FROM people
  GROUP BY event_id
)
SELECT
  e.event_id,
  e.date_from,
  e.date_to,
  e.date_rule,
  e.kind,
  e.title,
  e.status,
  e.place_id,
  p.name AS place, -- name of the place
  CAST(coalesce(l.participants, 0) AS BIGINT) AS participants, -- number of persons and bodies named with it
  l.participant_names, -- names with their roles, in the printed order
  l.participant_ids, -- their entity ids, in the same order
  CAST(t.documents AS BIGINT) AS documents, -- documents that tell it
  CAST(t.independent_sources AS BIGINT) AS independent_sources, -- texts that tell it: copies and renditions count once
  CAST(t.mentions AS BIGINT) AS mentions, -- places in texts that tell it
  t.first_mention_id -- a mention to look up in analysis.evidence
FROM core.events AS e
JOIN told AS t ON t.event_id = e.event_id
LEFT JOIN lists AS l ON l.event_id = e.event_id
LEFT JOIN core.entities AS p ON p.entity_id = e.place_id
