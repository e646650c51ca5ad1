"""Reading the published warehouse: read-only, no other files, evidence for every id."""

from pathlib import Path

import pytest

from pipeline.warehouse.errors import MissingError, QueryError
from pipeline.warehouse.reader import explain, query
from tests.warehouse.small import article, run

TEXTS = [article("in/a.txt", "Anna met Bob on 7 June.", title="One"), article("in/b.txt", "Bob told Carl of 12 ships.")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reader")
    run(folder, TEXTS)
    return folder


def rows(folder: Path, sql: str, parameters: list | None = None) -> list[tuple]:
    with query(folder, sql, parameters, batch=2) as result:
        return list(result.rows)


def test_a_query_gives_names_types_and_rows(folder: Path):
    with query(folder, "SELECT name, length(name) AS n FROM core.entities WHERE kind = ? ORDER BY 1", ["person"]) as result:
        assert result.names == ("name", "n")
        assert result.types == ("VARCHAR", "BIGINT")
        assert list(result.rows) == [("Anna", 4), ("Bob", 3), ("Carl", 4), ("June", 4)]


@pytest.mark.parametrize("sql", [
    "DELETE FROM core.documents", "CREATE TABLE core.x (a INT)", "DROP TABLE core.documents",
    "COPY core.documents TO '{file}'", "SELECT * FROM read_csv('{file}')", "ATTACH '{file}' AS x",
    "SET enable_external_access = true", "INSTALL httpfs", "SELECT nonsense FROM core.documents", "SELEC 1",
    "EXPORT DATABASE '{file}'", "SELECT CAST('x' AS INT) FROM core.documents",
])
def test_what_does_not_only_read_the_warehouse_is_refused(folder: Path, sql: str, tmp_path: Path):
    with pytest.raises(QueryError):
        rows(folder, sql.format(file=tmp_path / "file"))
    assert list(tmp_path.iterdir()) == []
    assert rows(folder, "SELECT count(*) FROM core.documents") == [(2,)]


def test_a_missing_warehouse_says_what_to_do(tmp_path: Path):
    with pytest.raises(MissingError, match="doichieu run") as caught, query(tmp_path, "SELECT 1"):
        pass
    assert caught.value.exit_code == 4


def test_a_warehouse_that_is_no_database_is_missing(tmp_path: Path):
    (tmp_path / "warehouse.duckdb").write_text("hello")
    with pytest.raises(MissingError, match="cannot be opened"), query(tmp_path, "SELECT 1"):
        pass


def test_a_row_is_explained_by_its_sentence(folder: Path):
    (mention,), = rows(folder, "SELECT mention_id FROM core.mentions WHERE surface = 'Anna'")
    found, = explain(folder, mention)
    assert (found.sentence, found.source_uri, found.char_start, found.char_end, found.title) == (
        "[[Anna]] met Bob on 7 June.", "in/a.txt", 0, 4, "One")


def test_an_entity_is_explained_by_its_mentions(folder: Path):
    (entity,), = rows(folder, "SELECT entity_id FROM core.entities WHERE name = 'Bob'")
    assert sorted(found.sentence for found in explain(folder, entity)) == [
        "Anna met [[Bob]] on 7 June.", "[[Bob]] told Carl of 12 ships."]
    assert len(explain(folder, entity, limit=1)) == 1


@pytest.mark.parametrize("unknown", ["", "nobody", "' OR 1 = 1 --", "\0"])
def test_an_unknown_id_has_no_evidence(folder: Path, unknown: str):
    assert explain(folder, unknown) == []
