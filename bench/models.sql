-- A generated warehouse: $documents documents, twelve figures each, with links, people, events and statements.
INSERT INTO core.documents BY NAME
SELECT 'd' || lpad(i::VARCHAR, 7, '0') AS document_id, 'f' || i || '.txt' AS source_uri, 'vi' AS language, 't' AS title,
  TIMESTAMP '2015-01-01' + to_days((i % 3650)::INT) AS published_from, published_from AS published_to, 'p' || (i % 63) AS place_id,
  repeat('x', 3000) AS text
FROM range($documents) AS t(i);

INSERT INTO core.paragraphs BY NAME
SELECT 'q' || i AS paragraph_id, 'd' || lpad(i::VARCHAR, 7, '0') AS document_id, 0 AS ordinal, 0 AS char_start, 3000 AS char_end,
  'body' AS kind, false AS is_repeat
FROM range($documents) AS t(i);

INSERT INTO core.entities BY NAME
SELECT 'p' || i AS entity_id, 'place' AS kind, 'P' || i AS name, 'p' || i AS name_key, 'p' || i AS ref_code FROM range(63) AS t(i)
UNION ALL
SELECT 'e' || i, 'person', 'E' || i, 'e' || i, NULL FROM range($documents // 4) AS t(i)
UNION ALL
SELECT 'l' || i, 'legal_document', 'L' || i, 'l' || i, NULL FROM range(2000) AS t(i);

INSERT INTO core.figures BY NAME
SELECT 'f' || lpad(j::VARCHAR, 9, '0') AS figure_id, 'd' || lpad((j // 12)::VARCHAR, 7, '0') AS document_id,
  'q' || (j // 12) AS paragraph_id, (j % 12) * 200 AS char_start, char_start + 10 AS char_end, 'xxxxxxxxxx' AS surface,
  (hash(j * 7) % 100000)::DECIMAL(38, 9) AS value, -1 AS decimals, CASE j % 3 WHEN 0 THEN 'VND' ELSE 'percent' END AS unit,
  CASE j % 3 WHEN 0 THEN 'level' WHEN 1 THEN 'change' ELSE 'completion' END AS kind, CASE WHEN j % 3 = 1 THEN 'up' END AS direction,
  CASE WHEN j % 36 = 0 THEN 'target' ELSE 'actual' END AS status,
  CASE j % 3 WHEN 1 THEN 'same_period_last_year' WHEN 2 THEN 'plan' END AS basis, 'ind' AS indicator,
  CASE WHEN hash(j) % 2 = 0 THEN (SELECT list(indicator_id ORDER BY indicator_id) FROM ref.indicator)[1 + (hash((j // 3) * 11) % 150)::INT] END
    AS indicator_id,
  'p' || ((j // 12) % 63) AS place_id, 'printed' AS period_rule,
  make_date(2015 + (((j // 12) % 3650) // 365)::INT, 1, 1) AS period_start,
  CASE WHEN j % 36 = 0 THEN make_date(year(period_start), 12, 31) ELSE last_day(make_date(year(period_start), 1 + ((j // 12) % 12)::INT, 1)) END
    AS period_end
FROM range($documents * 12) AS t(j);

INSERT INTO core.figure_links
SELECT 'f' || lpad((j + step)::VARCHAR, 9, '0'), 'f' || lpad(j::VARCHAR, 9, '0'), relation
FROM range($documents * 12) AS t(j)
CROSS JOIN (VALUES (1, 'change_of', 3), (2, 'completion_of', 3), (3, 'part_of', 12), (3, 'companion_of', 12)) AS k(step, relation, every)
WHERE j % every = 0;

INSERT INTO core.document_links
SELECT 'd' || lpad(i::VARCHAR, 7, '0'), 'd' || lpad((i - i % 10)::VARCHAR, 7, '0'),
  CASE i % 3 WHEN 0 THEN 'near_duplicate' WHEN 1 THEN 'rendition_of' ELSE 'same_event' END, 0.9, 'generated'
FROM range($documents) AS t(i)
WHERE i % 10 BETWEEN 1 AND 3;

INSERT INTO core.positions BY NAME
SELECT 'o' || i AS position_id, 'e' || (i % ($documents // 4)) AS person_id, 'Chair' AS title_surface, 'held' AS status,
  'd' || lpad((i // 4)::VARCHAR, 7, '0') AS document_id, 'q' || (i // 4) AS paragraph_id, 0 AS char_start, 5 AS char_end, 'Chair' AS surface
FROM range($documents * 4) AS t(i);

INSERT INTO core.mentions BY NAME
SELECT 'm' || i AS mention_id, 'd' || lpad((i // 20)::VARCHAR, 7, '0') AS document_id, 'q' || (i // 20) AS paragraph_id, 0 AS char_start,
  5 AS char_end, 'xxxxx' AS surface, 'person' AS kind, 'e' || (hash(i) % ($documents // 4)) AS entity_id
FROM range($documents * 20) AS t(i);

INSERT INTO core.events BY NAME
SELECT 'v' || i AS event_id, 'meeting' AS kind, 'happened' AS status FROM range($documents) AS t(i);

INSERT INTO core.event_mentions BY NAME
SELECT 'v' || i AS event_mention_id, event_mention_id AS event_id, 'd' || lpad(i::VARCHAR, 7, '0') AS document_id, 'q' || i AS paragraph_id,
  0 AS char_start, 5 AS char_end, 'xxxxx' AS surface
FROM range($documents) AS t(i);

INSERT INTO core.event_participants BY NAME
SELECT 'w' || i AS event_participant_id, 'v' || (i // 3) AS event_mention_id, event_mention_id AS event_id,
  'e' || (hash(i) % ($documents // 4)) AS entity_id, 'attendee' AS role, i % 3 AS ordinal,
  'd' || lpad((i // 3)::VARCHAR, 7, '0') AS document_id, 'q' || (i // 3) AS paragraph_id, 0 AS char_start, 5 AS char_end, 'xxxxx' AS surface
FROM range($documents * 3) AS t(i);

INSERT INTO core.statements BY NAME
SELECT 's' || i AS statement_id, 'd' || lpad((i // 3)::VARCHAR, 7, '0') AS document_id, 'q' || (i // 3) AS paragraph_id,
  (i % 3) * 1000 AS char_start, char_start + 400 AS char_end, repeat('x', 400) AS surface,
  CASE i % 3 WHEN 0 THEN 'directive' WHEN 1 THEN 'report' ELSE 'assessment' END AS kind,
  CASE WHEN i % 30 = 2 THEN 'missed' END AS verdict, 'e' || (hash(i) % ($documents // 4)) AS speaker_id
FROM range($documents * 3) AS t(i);

INSERT INTO core.legal_relations BY NAME
SELECT 'r' || i AS relation_id, 'l' || (i % 2000) AS from_id, 'l' || ((i % 2000) // 3) AS to_id, 'implements' AS relation,
  'd' || lpad(i::VARCHAR, 7, '0') AS document_id, 'q' || i AS paragraph_id, 0 AS char_start, 5 AS char_end, 'xxxxx' AS surface
FROM range($documents) AS t(i)
