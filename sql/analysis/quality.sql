-- description: What was found and what was not: by document, by build, by check, and the commonest unclaimed numbers.
-- key: scope, subject, measure
-- materialized: view
WITH by_document AS (
  SELECT document_id, 'figures' AS measure, count(*) AS amount FROM core.figures GROUP BY document_id
  UNION ALL
  SELECT document_id, 'figures_without_indicator', count(*) FROM core.figures WHERE indicator IS NULL GROUP BY document_id
  UNION ALL
  SELECT document_id, 'figures_without_period', count(*) FROM core.figures WHERE period_rule IS NULL GROUP BY document_id
  UNION ALL
  SELECT document_id, 'numbers', count(*) FROM core.number_ledger GROUP BY document_id
  UNION ALL
  SELECT document_id, 'unclaimed_numbers', count(*) FROM core.number_ledger WHERE claim = 'other' GROUP BY document_id
  UNION ALL
  SELECT document_id, 'mentions', count(*) FROM core.mentions GROUP BY document_id
  UNION ALL
  SELECT document_id, 'issues', count(*) FROM core.issues GROUP BY document_id
),
unclaimed AS (
  SELECT surface, count(*) AS amount
  FROM core.number_ledger
  WHERE claim = 'other'
  GROUP BY surface
  QUALIFY row_number() OVER (ORDER BY count(*) DESC, surface) <= 50
),
last_build AS (
  SELECT max(build_id) AS build_id FROM meta.builds
)
SELECT
  'document' AS scope, -- document, number, build or check
  b.document_id AS subject, -- document id, surface of a number, build id or name of a check
  b.measure, -- what is counted
  CAST(b.amount AS BIGINT) AS amount, -- how many
  d.source_uri AS detail -- file, or a sample of failing rows
FROM by_document AS b
JOIN core.documents AS d ON d.document_id = b.document_id
UNION ALL
SELECT 'number', surface, 'unclaimed_numbers', CAST(amount AS BIGINT), NULL FROM unclaimed
UNION ALL
SELECT 'build', build_id, 'documents', documents, extractor_version FROM meta.builds
UNION ALL
SELECT 'build', build_id, 'rejected', rejected, extractor_version FROM meta.builds
UNION ALL
SELECT 'check', c.name, concat('failing_rows_', c.severity), c.failing_rows, c.sample
FROM meta.checks AS c
JOIN last_build AS l ON l.build_id = c.build_id
