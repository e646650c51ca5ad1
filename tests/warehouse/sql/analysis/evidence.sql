-- description: Where a row is printed.
-- key: id
-- materialized: view
SELECT
  m.mention_id AS id,
  'mentions' AS source_table, -- table of core
  concat(substr(d.text, 1, m.char_start), '[[', m.surface, ']]', substr(d.text, m.char_end + 1)) AS sentence, -- marked text
  m.surface,
  d.source_uri,
  m.document_id,
  m.char_start,
  m.char_end,
  d.title
FROM core.mentions AS m
JOIN core.documents AS d ON d.document_id = m.document_id
