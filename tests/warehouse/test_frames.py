"""Rows of the published warehouse as Polars frames and as files."""

from pathlib import Path

import polars as pl
import pytest

from pipeline.warehouse.errors import MissingError, QueryError
from pipeline.warehouse.frames import export, frame
from tests.warehouse.small import article, run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frames")
    run(folder, [article("in/a.txt", "Anna met Bob on 7 June.", title='=1+1 "x", y')])
    return folder


def test_a_frame_has_the_columns_of_the_query(folder: Path) -> None:
    rows = frame("SELECT name, length(name) AS n FROM core.entities WHERE name = 'Anna'", folder)
    assert rows.schema == {"name": pl.String, "n": pl.Int64}
    assert rows.rows() == [("Anna", 4)]


@pytest.mark.parametrize(("name", "read"), [("a.parquet", pl.read_parquet), ("a.csv", pl.read_csv), ("a.ndjson", pl.read_ndjson)])
def test_a_file_holds_what_the_frame_holds(folder: Path, tmp_path: Path, name: str, read) -> None:
    sql = "SELECT substr(title, 2) AS title, text FROM core.documents"
    assert export(sql, tmp_path / name, folder) == 1
    assert read(tmp_path / name).rows() == frame(sql, folder).rows()


def test_no_cell_of_a_csv_is_a_formula(folder: Path, tmp_path: Path) -> None:
    sql = "SELECT title, '@a' AS a, '-2+3' AS b, '-5%' AS c, -5 AS d, '- a' || chr(10) || '5' AS e, '\t=1' AS f FROM core.documents"
    export(sql, tmp_path / "a.csv", folder)
    export(sql, tmp_path / "a.ndjson", folder)
    assert pl.read_csv(tmp_path / "a.csv").row(0) == ("'=1+1 \"x\", y", "'@a", "'-2+3", "-5%", -5, "'- a\n5", "'\t=1")
    assert pl.read_ndjson(tmp_path / "a.ndjson")["title"][0] == '=1+1 "x", y'


def test_what_csv_cannot_hold_is_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="join a to text"):
        export("SELECT [1] AS a, 2 AS b", tmp_path / "a.csv", folder)


@pytest.mark.parametrize("sql", ["SELECT nonsense FROM core.documents", "SELEC 1", "CREATE TABLE core.x (a INT)"])
def test_what_gives_no_rows_is_refused(folder: Path, tmp_path: Path, sql: str) -> None:
    with pytest.raises(QueryError):
        export(sql, tmp_path / "a.csv", folder)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_warehouse_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        frame("SELECT 1", tmp_path)
