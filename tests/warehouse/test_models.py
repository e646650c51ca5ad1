"""The loader of SQL models: what follows from a file, and every fault stops the load with file, line and candidates."""

from pathlib import Path

import pytest

from pipeline.warehouse.errors import ModelError
from pipeline.warehouse.models import Models, load_models

HEAD = "-- description: Test.\n-- key: figure_id\n"


@pytest.fixture
def sql(tmp_path: Path):
    """A function: models from texts by file name."""
    def write(files: dict[str, str], folder: str = "sql") -> Models:
        for name, text in files.items():
            path = tmp_path / folder / "analysis" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return load_models([tmp_path / folder])
    return write


def one(models: Models, name: str):
    return next(model for model in models.models if model.name == f"analysis.{name}")


def test_a_model_knows_its_columns_types_descriptions_and_sources(sql):
    model = one(sql({"a.sql": """-- description: Figures that can be added.
-- key: figure_id
-- check: twice >= 0
WITH doubled AS (
  SELECT f.figure_id, f.surface, f.unit, CAST(f.value AS DOUBLE) * 2 AS twice -- two times the value
  FROM core.figures AS f
)
SELECT
  d.figure_id,
  d.unit AS printed_unit,
  d.twice,
  concat(d.surface, e.name) AS both -- surface and name
FROM doubled AS d
JOIN core.mentions AS m ON m.surface = d.surface
JOIN core.entities AS e ON e.entity_id = m.entity_id
"""}), "a")
    assert (model.description, model.key, model.conditions, model.is_view) == (
        "Figures that can be added.", ("figure_id",), ("twice >= 0",), False)
    assert set(model.reads) == {"core.figures", "core.mentions", "core.entities"}
    assert [(c.name, c.sql_type, c.sources) for c in model.columns] == [
        ("figure_id", "VARCHAR", (("core.figures", "figure_id"),)),
        ("printed_unit", "VARCHAR", (("core.figures", "unit"),)),
        ("twice", "DOUBLE", (("core.figures", "value"),)),
        ("both", "VARCHAR", (("core.entities", "name"), ("core.figures", "surface"))),
    ]
    assert [c.description for c in model.columns] == [
        "hash of table, document and span", "unit code: atoms of ref.unit joined with '/'", "two times the value",
        "surface and name"]


def test_descriptions_are_inherited_from_model_to_model(sql):
    models = sql({
        "b.sql": HEAD + "SELECT figure_id, half FROM analysis.a",
        "a.sql": HEAD + "SELECT figure_id, CAST(value AS DOUBLE) / 2 AS half -- half of it\nFROM core.figures"})
    assert [model.name for model in models.models] == ["analysis.a", "analysis.b"]
    column = one(models, "b").columns[1]
    assert (column.description, column.sources) == ("half of it", (("analysis.a", "half"),))


def test_lineage_runs_through_unions_subqueries_windows_and_recursion(sql):
    model = one(sql({"a.sql": """-- description: Test.
-- key: id
WITH RECURSIVE tree AS (
  SELECT entity_id, parent_id FROM core.entities
  UNION ALL
  SELECT t.entity_id, e.parent_id FROM tree AS t JOIN core.entities AS e ON e.entity_id = t.parent_id
)
SELECT
  tree.entity_id AS id,
  tree.parent_id AS top,
  (SELECT max(d.title) FROM core.documents AS d WHERE d.place_id = tree.entity_id) AS title, -- last title
  CAST(row_number() OVER (PARTITION BY tree.parent_id ORDER BY tree.entity_id) AS BIGINT) AS place -- order
FROM tree
UNION ALL
SELECT figure_id, unit, counted, CAST(decimals AS BIGINT) FROM core.figures
"""}), "a")
    found = {column.name: set(column.sources) for column in model.columns}
    assert found == {
        "id": {("core.entities", "entity_id"), ("core.figures", "figure_id")},
        "top": {("core.entities", "parent_id"), ("core.figures", "unit")},
        "title": {("core.documents", "title"), ("core.documents", "place_id"), ("core.entities", "entity_id"),
                  ("core.figures", "counted")},
        "place": {("core.entities", "parent_id"), ("core.entities", "entity_id"), ("core.figures", "decimals")},
    }


def test_a_star_over_one_table_is_its_columns(sql):
    models = sql({"a.sql": HEAD + "SELECT figure_id, unit FROM core.figures",
                  "b.sql": HEAD + "-- materialized: view\nSELECT * FROM analysis.a WHERE unit = 'VND'"})
    assert [c.name for c in one(models, "b").columns] == ["figure_id", "unit"]
    assert one(models, "b").is_view


def test_a_file_of_a_later_folder_replaces_one_of_the_same_name(sql, tmp_path: Path):
    sql({"a.sql": HEAD + "SELECT figure_id FROM core.figures"}, "one")
    sql({"a.sql": HEAD + "SELECT figure_id, unit FROM core.figures", "c.sql": HEAD + "SELECT figure_id FROM analysis.a"},
        "two")
    models = load_models([tmp_path / "one", tmp_path / "two"])
    assert [len(model.columns) for model in models.models] == [2, 1]


def test_the_hash_changes_with_any_file(sql):
    before = sql({"a.sql": HEAD + "SELECT figure_id FROM core.figures"}).hash
    assert sql({"a.sql": HEAD + "SELECT figure_id FROM core.figures"}).hash == before
    assert sql({"a.sql": HEAD + "SELECT figure_id FROM core.figures -- x"}).hash != before


@pytest.mark.parametrize(("text", "told"), [
    ("-- descripton: Test.\n-- key: figure_id\nSELECT figure_id FROM core.figures", r"a.sql, line 1: .*'descripton'"),
    ("-- description: Test.\n-- key: figure_id\n-- owner: me\nSELECT figure_id FROM core.figures", "line 3: .*owner"),
    ("-- description: T.\n-- key: figure_id\n-- key: unit\nSELECT figure_id FROM core.figures", "line 3: key is given twice"),
    ("-- key: figure_id\nSELECT figure_id FROM core.figures", "lacks '-- description"),
    ("-- description: Test.\nSELECT figure_id FROM core.figures", "lacks '-- key"),
    ("-- description: Test.\n-- key: id\nSELECT figure_id FROM core.figures", "line 2: the key names no column id"),
    (HEAD + "-- materialized: cube\nSELECT figure_id FROM core.figures", "table or view, not cube"),
    (HEAD + "-- check: unti = 'VND'\nSELECT figure_id, unit FROM core.figures", "line 3: .*unti"),
    (HEAD + "SELECT figure_id FROM core.figurs", r"line 3: there is no table core.figurs; did you mean core.figures"),
    (HEAD + "SELECT figure_id FROM figures", r"line 3: figures needs its schema"),
    (HEAD + "SELECT figure_id,\n  untit\nFROM core.figures", r'line 4: .*untit.*unit'),
    (HEAD + "SELECT figure_id\nFROM core.figures\nWHERE valeu > 1", r"line 5: .*valeu.*value"),
    (HEAD + "SELECT figure_id FROM build.inputs", "there is no table build.inputs"),
    (HEAD + "SELECT figure_id FROM stage.figures", "there is no table stage.figures"),
    (HEAD + "SELEC figure_id FROM core.figures", "line 3: "),
    (HEAD + "SELECT figure_id FROM core.figures; SELECT 1", "one SELECT"),
    (HEAD + "DELETE FROM core.figures", "one SELECT"),
    (HEAD + "SELECT * FROM core.figures AS f JOIN core.figure_links AS l ON l.base_id = f.figure_id", "names its columns"),
    (HEAD + "SELECT figure_id, decimals + 1 FROM core.figures", "needs a name"),
    (HEAD + "SELECT figure_id, decimals + 1 AS more FROM core.figures", "need a comment beside them: more"),
    (HEAD + "SELECT figure_id, value FROM core.figures", r"column value is DECIMAL\(38,9\).*CAST\(value AS DOUBLE\)"),
    (HEAD + "SELECT figure_id, count(*) OVER () + sum(1) OVER () AS n -- n\nFROM core.figures", r"n is HUGEINT.*BIGINT"),
    (HEAD + "SELECT figure_id, [unit] AS n -- n\nFROM core.figures", r"n is VARCHAR\[\]"),
    (HEAD + "SELECT figure_id, {'a': unit} AS n -- n\nFROM core.figures", r"n is STRUCT"),
])
def test_a_fault_stops_the_load_with_file_and_line(sql, text: str, told: str):
    with pytest.raises(ModelError, match=told) as caught:
        sql({"a.sql": text})
    assert "a.sql" in str(caught.value)
    assert caught.value.exit_code == 1


def test_models_that_read_each_other_stop_the_load(sql):
    with pytest.raises(ModelError, match=r"circle: analysis\.a -> analysis\.c -> analysis\.b -> analysis\.a"):
        sql({"a.sql": HEAD + "SELECT figure_id FROM analysis.c", "b.sql": HEAD + "SELECT figure_id FROM analysis.a",
             "c.sql": HEAD + "SELECT figure_id FROM analysis.b"})


@pytest.mark.parametrize(("name", "text", "told"), [
    ("a__x.test.sql", "-- description: T.\nSELECT figure_id FROM analysis.b", "no table analysis.b; did you mean analysis.a"),
    ("b__x.test.sql", "-- description: T.\nSELECT figure_id FROM analysis.a", "there is no model analysis.b"),
    ("a__x.test.sql", "-- description: T.\n-- severity: grave\nSELECT figure_id FROM analysis.a", "error or warn, not grave"),
    ("a__x.test.sql", "-- key: figure_id\nSELECT figure_id FROM analysis.a", "unknown header 'key'"),
    ("a__x.test.sql", "-- description: T.\nSELECT figure_ix FROM analysis.a", "line 2: .*figure_ix"),
    ("a.test.sql", "-- description: T.\nSELECT figure_id FROM analysis.a", "<model>__<claim>"),
    ("A-b.sql", HEAD + "SELECT figure_id FROM core.figures", "lower-case"),
])
def test_a_fault_of_a_claim_or_name_stops_the_load(sql, name: str, text: str, told: str):
    with pytest.raises(ModelError, match=told):
        sql({"a.sql": HEAD + "SELECT figure_id FROM core.figures", name: text})


def test_a_model_in_another_folder_than_analysis_is_refused(tmp_path: Path):
    path = tmp_path / "core" / "a.sql"
    path.parent.mkdir()
    path.write_text(HEAD + "SELECT figure_id FROM core.figures")
    with pytest.raises(ModelError, match="analysis/, not in core/"):
        load_models([tmp_path])


@pytest.mark.parametrize(("expression", "told"), [
    ("quantile_cont(decimals, 0.5)", "median"),
    ("percentile_cont(0.5) WITHIN GROUP (ORDER BY decimals)", "median"),
    ("CAST(value AS BIGINT)", "truncates"),
    ("CAST(CAST(value AS DOUBLE) AS VARCHAR)", "print differently"),
    ("decimals / period_start_day", "nullif"),
    ("decimals % (decimals - 1)", "nullif"),
    ("date_diff('month', period_start, period_end)", "borders"),
    ("date_diff('quarter', period_start, period_end)", "borders"),
    ("date_diff('year', period_start, period_end)", "borders"),
    ("quantile_disc(decimals, 0.5)", "filter"),
    ("list_slice([unit], 1, 2)", "filter"),
    ("unit ILIKE ANY ['a%', 'b%']", "joined with OR"),
    ("COLUMNS('unit')", "names of the columns"),
    ("unnest({'a': unit})", "join"),
    ("concat(unit, CAST(value AS DOUBLE))", "print differently"),
    ("unit || CAST(value AS DOUBLE)", "print differently"),
    ("string_agg(CAST(value AS DOUBLE), '; ' ORDER BY unit)", "print differently"),
    ("len([unit])", "list"),
    ("array_agg(unit ORDER BY unit)", "string_agg"),
    ("list(unit ORDER BY unit)", "string_agg"),
    ("first(unit)", "arg_min"),
    ("any_value(unit)", "any_value"),
    ("strip_accents(unit)", "accents"),
    ("CAST(period_start AS TIMESTAMP) AT TIME ZONE 'UTC'", "TIME ZONE"),
    ("period_start + to_months(decimals)", "SQLGlot does not know it"),
    ("current_date", "no clock"),
    ("now()", "no clock"),
    ("random()", "differs between runs"),
])
def test_what_spark_runs_differently_is_named(tmp_path: Path, expression: str, told: str):
    found = unportable(tmp_path, f"SELECT {expression} AS x FROM core.figures")
    assert any(told in finding for finding in found), found


@pytest.mark.parametrize("expression", [
    "median(decimals)", "CAST(round(CAST(value AS DOUBLE)) AS BIGINT)", "CAST(count(*) AS BIGINT)", "decimals / 100",
    "CAST(value AS DOUBLE) / nullif(CAST(of_value AS DOUBLE), 0)", "decimals / power(10, decimals)", "decimals % 12",
    "date_diff('day', period_start, period_end)", "12 * (year(period_end) - year(period_start))",
    "period_start + INTERVAL 1 MONTH * decimals", "string_agg(unit, '; ' ORDER BY unit)", "length(unit)", "CAST(decimals AS VARCHAR)", "date_trunc('month', period_start)",
    "regexp_matches(basis, '^[0-9]{4}$')", "arg_min(unit, decimals)", "unit ILIKE 'v%'",
])
def test_what_runs_the_same_passes(tmp_path: Path, expression: str):
    assert unportable(tmp_path, f"SELECT {expression} AS x FROM core.figures") == []


@pytest.mark.parametrize(("sql", "told"), [
    ("SELECT f.unit FROM core.figures AS f ASOF JOIN core.documents AS d ON f.period_start >= d.published_from", "ASOF"),
    ("SELECT sum(decimals) OVER (w ROWS UNBOUNDED PRECEDING) AS x FROM core.figures WINDOW w AS (ORDER BY unit)", "frame"),
    ("SELECT * FROM (SELECT unit, kind, decimals FROM core.figures) PIVOT (sum(decimals) FOR kind IN ('level', 'share'))", "PIVOT"),
    ("SELECT u.x FROM core.figures AS f, unnest([f.unit]) AS u(x)", "join"),
])
def test_joins_that_spark_lacks_are_named(tmp_path: Path, sql: str, told: str):
    assert any(told in finding for finding in unportable(tmp_path, sql))


def unportable(folder: Path, sql: str) -> list[str]:
    """What the lint finds in a SELECT that the loader itself need not take."""
    import sqlglot

    from pipeline.records import TABLES
    from pipeline.warehouse.models.lineage import Lineage
    from pipeline.warehouse.models.portable import findings
    from pipeline.warehouse.models.source import Source

    known = {table.qualified: {c.name: c.sql_type for c in table.columns} for table in TABLES}
    known["core.figures"]["period_start_day"] = "BIGINT"
    source = Source(folder / "a.sql", "analysis.a", None, sql, sqlglot.parse_one(sql, read="duckdb"))
    return [message for _, message in findings(Lineage(source, known, {}).tree)]
