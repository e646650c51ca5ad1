-- description: What the models take as given. A file of the same name in a folder of DOICHIEU_SQL replaces this one.
-- key: plan_year_first_month
-- check: plan_year_first_month between 1 and 12
-- check: on_pace_points >= 0
-- check: hedge_share >= 0
SELECT
  1 AS plan_year_first_month, -- month in which the plan's year begins (1: the calendar year)
  CAST(1.0 AS DOUBLE) AS on_pace_points, -- completion within so many points of the elapsed share is on pace
  CAST(0.95 AS DOUBLE) AS whole_coverage, -- parts that make at least this share of a total are taken to be all of them
  CAST(0.05 AS DOUBLE) AS hedge_share, -- share of a value that about, over, nearly and the like leave open when sources are compared
  10 AS readings_compared -- newest differing readings of one quantity that source_agreement sets side by side
