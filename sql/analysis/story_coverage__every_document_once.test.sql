-- description: Every document has a story, and a text is inside one story.
SELECT d.document_id
FROM core.documents AS d
LEFT JOIN analysis.story_coverage AS s ON s.document_id = d.document_id
WHERE s.story_id IS NULL
UNION ALL
SELECT text_id
FROM analysis.story_coverage
GROUP BY text_id
HAVING count(DISTINCT story_id) > 1
