"""Articles in; an evidence-linked DuckDB warehouse out. The folders are the way the data goes.

records      every core table, declared once: names, types, descriptions, keys
settings     where things are; the only reader of the environment
lexicon      facts, not code: units, indicators, titles, bodies, places, one file a language
ingest     1 bytes -> articles: one reader a format; decoding and repairs; rejects
normalize  2 article -> document and paragraphs: language, title, byline, dates, kinds
extract    3 document -> rows of the core tables; its folders in the order of the steps:
             numbers, periods     digits and words as values; dates and spans of time
             names                legal documents, places, organisations, people and their posts
             quantities, figures  a value with its unit; what it says, of whom, when, of which status
             events, statements   what happened; who says what, and verdicts on targets
             keys                 what records that may be the same have in common
resolve    4 one block of records that may be the same -> decisions
warehouse  5 records -> DuckDB: incremental write, checks, publish; the loader of sql/
engines      where extract and the models run
report     6 the page for people
defs       7 Dagster: assets, checks, jobs, sensor, schedule; definitions.py beside it
cli        8 one module a verb
"""
