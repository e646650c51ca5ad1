-- description: Who told whom to do what, by when, at which event, and how complete the directive is.
-- key: statement_id
WITH measures AS (
  SELECT
    statement_id,
    count(*) AS figures,
    string_agg(surface, '; ' ORDER BY surface) AS measures
  FROM analysis.figures_in_statements
  GROUP BY statement_id
),
posts AS (
  SELECT p.person_id, p.document_id, p.title_surface AS title, t.protocol_rank
  FROM core.positions AS p
  LEFT JOIN ref.title AS t ON t.title = p.title
  WHERE p.status <> 'former'
  QUALIFY row_number() OVER (
    PARTITION BY p.person_id, p.document_id ORDER BY t.protocol_rank NULLS LAST, p.char_start, p.position_id
  ) = 1
)
SELECT
  s.statement_id,
  s.speaker_id,
  sp.name AS speaker, -- name of who directs
  p.title AS speaker_title, -- the speaker's highest post in the document, as printed; former posts left out
  p.protocol_rank, -- its rank of protocol, 1 first
  s.addressee_id,
  ad.name AS addressee, -- name of who is directed
  s.surface AS directive, -- what is to be done, as printed
  s.cue,
  s.due_from,
  s.due_to,
  s.event_id,
  e.title AS event, -- label of the event it was said at
  e.date_from AS said_from, -- first possible day of the event
  e.date_to AS said_to, -- last possible day of the event
  m.measures, -- figures inside the directive, as printed
  s.addressee_id IS NOT NULL AS has_addressee, -- it says to whom
  s.due_to IS NOT NULL AS has_deadline, -- it says by when
  m.figures IS NOT NULL AS has_measure, -- it says how much
  CAST(CASE WHEN s.addressee_id IS NOT NULL THEN 1 ELSE 0 END
    + CASE WHEN s.due_to IS NOT NULL THEN 1 ELSE 0 END
    + CASE WHEN m.figures IS NOT NULL THEN 1 ELSE 0 END AS BIGINT) AS completeness, -- how many of the three it says
  s.document_id,
  d.source_uri,
  d.published_to AS published -- latest time of publication
FROM core.statements AS s
JOIN core.documents AS d ON d.document_id = s.document_id
LEFT JOIN core.entities AS sp ON sp.entity_id = s.speaker_id
LEFT JOIN core.entities AS ad ON ad.entity_id = s.addressee_id
LEFT JOIN posts AS p ON p.person_id = s.speaker_id AND p.document_id = s.document_id
LEFT JOIN core.events AS e ON e.event_id = s.event_id
LEFT JOIN measures AS m ON m.statement_id = s.statement_id
WHERE s.kind = 'directive'
