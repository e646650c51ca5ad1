"""The build database: damaged files, older declarations, where tables stand."""

from pathlib import Path

import pytest
from duckdb import CatalogException

from pipeline.records import BY_NAME, columns
from pipeline.warehouse import files
from pipeline.warehouse.build import Build
from pipeline.warehouse.errors import DamagedError
from pipeline.warehouse.files import open_build
from pipeline.warehouse.hashes import content_hashes
from pipeline.warehouse.paths import private_folder
from pipeline.warehouse.schema import relations
from tests.warehouse.small import article, finish, read_in, run

A = article("in/a.txt", "Anna met Bob on 7 June.")
B = article("in/b.txt", "Bob told Carl of 12 ships.")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    run(tmp_path, [A, B])
    return tmp_path


def test_every_declared_table_is_there_as_declared(tmp_path: Path):
    with open_build(tmp_path) as build:
        found: dict[str, list[tuple[str, str, bool]]] = {}
        for schema, table, column, kind, nullable in build.rows(
                "SELECT schema_name, table_name, column_name, data_type, is_nullable FROM duckdb_columns() "
                "WHERE database_name IN ('private', 'candidate') ORDER BY column_index"):
            found.setdefault(f"{schema}.{table}", []).append((column, kind, nullable))
        assert found == {name: [(c.name, c.sql_type, c.nullable) for c in r.columns] for name, r in relations().items()}


def test_a_stage_table_has_the_columns_of_its_core_table(tmp_path: Path):
    for name, relation in relations().items():
        if name.startswith("stage."):
            declared = {c.name for c in BY_NAME[name.replace("stage", "core")].columns}
            extra = {c.name for c in relation.columns} ^ declared
            assert extra <= {"document_id", "text"}


def test_published_tables_and_columns_carry_their_descriptions(tmp_path: Path):
    with open_build(tmp_path) as build:
        told = dict(build.rows("SELECT schema_name || '.' || table_name, comment FROM duckdb_tables() "
                               "WHERE database_name = 'candidate'"))
        assert told == {name: r.description for name, r in relations().items() if not name.startswith(("build.", "stage."))}
        silent = build.rows("SELECT * FROM duckdb_columns() WHERE database_name = 'candidate' AND comment IS NULL")
        assert silent == []


@pytest.mark.parametrize("damage", [b"", b"no database", b"\0" * 20_000])
def test_a_build_database_that_does_not_open_is_set_aside_and_built_again(published: Path, damage: bytes):
    before = content_hashes(published)
    path = private_folder(published) / "build.duckdb"
    path.write_bytes(damage)
    said: list[str] = []
    with open_build(published, say=said.append) as build:
        _, processed = read_in(build, [A, B])
        finish(build)
    assert "set aside" in said[0]
    assert (path.parent / "build.damaged.duckdb").read_bytes() == damage
    assert processed.processed == 2
    assert content_hashes(published) == before


def test_a_build_database_that_breaks_while_it_is_used_is_set_aside(published: Path):
    path = private_folder(published) / "build.duckdb"
    content = path.read_bytes()
    assert b"told Carl" in content
    path.write_bytes(content.replace(b"told Carl", b"sold Carl"))  # a block whose checksum is no longer right
    with pytest.raises(DamagedError, match="set aside"), open_build(published) as build:
        build.rows("SELECT * FROM build.texts")
    assert run(published, [A, B]).processed.processed == 2


def test_a_candidate_that_breaks_while_it_is_used_is_thrown_away_alone(published: Path):
    path = private_folder(published) / "candidate.duckdb"
    path.write_bytes(path.read_bytes().replace(b"told Carl", b"sold Carl"))
    with pytest.raises(DamagedError, match="thrown away"), open_build(published) as build:
        build.rows("SELECT * FROM core.documents")
    done = run(published, [A, B])
    assert (done.processed.processed, done.core.rewritten) == (0, True)


def test_a_damaged_candidate_is_made_again_without_reading_anything(published: Path):
    (private_folder(published) / "candidate.duckdb").write_bytes(b"no database")
    before = content_hashes(published)
    done = run(published, [A, B])
    assert done.processed.processed == 0
    assert content_hashes(published) == before


def test_a_missing_candidate_is_made_again(published: Path):
    (private_folder(published) / "candidate.duckdb").unlink()
    done = run(published, [A, B])
    assert (done.processed.processed, done.core.rewritten) == (0, True)


def test_other_declarations_of_stage_extract_everything_again_from_the_kept_texts(published: Path):
    with open_build(published) as build:
        build.run("ALTER TABLE stage.figures DROP COLUMN basis")
        build.remember("table:stage.figures", "older")
    with open_build(published) as build:
        assert build.rows("SELECT * FROM stage.figures") == []
        assert len(build.rows("SELECT * FROM build.texts")) == 2
        assert "basis" in {c for (c,) in build.rows("SELECT column_name FROM (DESCRIBE stage.figures)")}
        _, processed = read_in(build, [])
        assert processed.processed == 2


def test_other_declarations_of_inputs_keep_their_rows(published: Path):
    with open_build(published) as build:
        before = build.rows("SELECT source_uri, document_id FROM build.inputs ORDER BY ALL")
        build.run("ALTER TABLE build.inputs DROP COLUMN encoding")
        build.remember("table:build.inputs", "older")
    with open_build(published) as build:
        assert build.rows("SELECT source_uri, document_id FROM build.inputs ORDER BY ALL") == before


def test_other_descriptions_make_a_new_candidate_that_keeps_builds_and_checks(published: Path, monkeypatch):
    told = files._candidate_mark
    monkeypatch.setattr(files, "_candidate_mark", lambda: told() + "x")
    with open_build(published) as build:
        assert build.value("SELECT count(*) FROM core.documents") == 0
    run(published, [A, B])
    monkeypatch.undo()


def test_a_new_candidate_carries_builds_and_checks(published: Path):
    run(published, [A])
    run(published, [article("in/c.txt", "Carl met Dora.")])
    with open_build(published) as build:
        assert build.value("SELECT count(*) FROM meta.builds") == 2
        assert build.value("SELECT count(DISTINCT build_id) FROM meta.checks") == 2


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path):
    with open_build(tmp_path) as build:
        with pytest.raises(CatalogException), build.transaction():
            build.run("INSERT INTO build.state VALUES ('x', 'y'); INSERT INTO build.nowhere VALUES (1)")
        assert build.state("x") is None


def test_rows_travel_in_the_order_of_their_columns():
    assert [c.name for c in columns(BY_NAME["core.figures"].row)] == list(BY_NAME["core.figures"].row._fields)
    assert Build.__dataclass_fields__["connection"]
