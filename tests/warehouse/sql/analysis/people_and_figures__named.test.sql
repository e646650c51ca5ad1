-- description: Every person has a name.
SELECT person_id FROM analysis.people_and_figures WHERE name = ''
