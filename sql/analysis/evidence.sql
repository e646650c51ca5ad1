-- description: Any core row that comes from text by its id: the sentence around it with the surface marked, file and offsets.
-- key: id
-- materialized: view
WITH spans AS (
  SELECT figure_id AS id, 'figures' AS source_table, document_id, paragraph_id, char_start, char_end, surface FROM core.figures
  UNION ALL
  SELECT mention_id, 'mentions', document_id, paragraph_id, char_start, char_end, surface FROM core.mentions
  UNION ALL
  SELECT position_id, 'positions', document_id, paragraph_id, char_start, char_end, surface FROM core.positions
  UNION ALL
  SELECT event_mention_id, 'event_mentions', document_id, paragraph_id, char_start, char_end, surface FROM core.event_mentions
  UNION ALL
  SELECT event_participant_id, 'event_participants', document_id, paragraph_id, char_start, char_end, surface FROM core.event_participants
  UNION ALL
  SELECT statement_id, 'statements', document_id, paragraph_id, char_start, char_end, surface FROM core.statements
  UNION ALL
  SELECT relation_id, 'legal_relations', document_id, paragraph_id, char_start, char_end, surface FROM core.legal_relations
)
SELECT
  s.id, -- id of the row
  s.source_table, -- table of core that holds it
  concat(
    regexp_extract(substr(d.text, p.char_start + 1, s.char_start - p.char_start), '(?:[^.!?]|[.!?][^\s])*$'),
    '[[', s.surface, ']]',
    regexp_extract(substr(d.text, s.char_end + 1, p.char_end - s.char_end), '^(?:[^.!?]|[.!?][^\s])*[.!?]?')
  ) AS sentence, -- the sentence, with the surface between double brackets
  s.surface,
  d.source_uri,
  s.document_id,
  s.paragraph_id,
  s.char_start,
  s.char_end,
  d.title
FROM spans AS s
JOIN core.documents AS d ON d.document_id = s.document_id
JOIN core.paragraphs AS p ON p.paragraph_id = s.paragraph_id
