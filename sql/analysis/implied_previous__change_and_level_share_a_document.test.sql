-- description: A change is tied to a level of the same document.
SELECT p.change_id, p.level_id
FROM analysis.implied_previous AS p
JOIN core.figures AS c ON c.figure_id = p.change_id
WHERE c.document_id <> p.document_id
