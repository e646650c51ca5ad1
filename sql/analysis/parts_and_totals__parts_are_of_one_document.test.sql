-- description: A total and its parts are printed in one document.
SELECT l.figure_id, l.base_id
FROM core.figure_links AS l
JOIN core.figures AS p ON p.figure_id = l.figure_id
JOIN core.figures AS t ON t.figure_id = l.base_id
WHERE p.document_id <> t.document_id
