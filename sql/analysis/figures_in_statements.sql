-- description: Which figures stand inside which statement, by containment of spans.
-- key: statement_id, figure_id
SELECT
  s.statement_id,
  f.figure_id,
  s.document_id,
  s.speaker_id,
  s.kind AS statement_kind, -- kind of the statement
  f.kind AS figure_kind, -- kind of the figure
  f.surface
FROM core.statements AS s
JOIN core.figures AS f ON f.document_id = s.document_id AND f.char_start >= s.char_start AND f.char_end <= s.char_end
