"""What readers see: one file behind a relative symlink, replaced at once; Parquet beside it; the last few kept."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from pipeline.warehouse import files
from pipeline.warehouse.files import open_build
from pipeline.warehouse.hashes import content_hashes
from pipeline.warehouse.publish import KEEP, publish
from tests.warehouse.small import Ran, article, finish, read_in, run, small_models

A = article("in/a.txt", "Anna met Bob on 7 June.")
B = article("in/b.txt", "Bob told Carl of 12 ships.")
SCHEMAS = ["analysis", "core", "meta", "raw", "ref"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("published") / "warehouse"


@pytest.fixture(scope="module")
def ran(folder: Path) -> Ran:
    return run(folder, [A, B])


@pytest.fixture
def reader(ran: Ran):
    with duckdb.connect(ran.published.path, read_only=True) as connection:
        yield connection


def test_the_symlink_is_relative_and_points_to_a_read_only_version(ran: Ran, folder: Path):
    link = folder / "warehouse.duckdb"
    assert os.readlink(link) == f"versions/{ran.published.version.name}"
    assert oct(ran.published.version.stat().st_mode & 0o777) == "0o444"
    assert [path.name for path in (folder / "versions").iterdir()] == [ran.published.version.name]


def test_a_moved_warehouse_still_opens(ran: Ran, folder: Path, tmp_path: Path):
    from shutil import copytree

    moved = copytree(folder, tmp_path / "elsewhere", symlinks=True)
    assert content_hashes(moved) == content_hashes(folder)


def test_it_holds_the_public_schemas_alone(reader: duckdb.DuckDBPyConnection):
    found = reader.execute("SELECT DISTINCT schema_name FROM duckdb_tables() UNION SELECT schema_name FROM duckdb_views() "
                           "WHERE NOT internal ORDER BY 1").fetchall()
    assert [name for (name,) in found] == SCHEMAS


def test_everything_in_it_is_described(reader: duckdb.DuckDBPyConnection):
    assert reader.execute("SELECT schema_name, table_name, column_name FROM duckdb_columns() "
                          "WHERE NOT internal AND comment IS NULL").fetchall() == []
    assert reader.execute("SELECT table_name FROM duckdb_tables() WHERE comment IS NULL").fetchall() == []
    assert reader.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL").fetchall() == []


def test_views_work_under_any_name_of_the_file(ran: Ran):
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{ran.published.version}' AS other (READ_ONLY)")
        rows = connection.execute("SELECT sentence FROM other.analysis.evidence WHERE surface = 'Carl'").fetchall()
    assert rows == [("Bob told [[Carl]] of 12 ships.",)]


def test_it_tells_of_its_build_checks_and_lineage(ran: Ran, reader: duckdb.DuckDBPyConnection):
    build = ran.published.version.stem
    assert reader.execute("SELECT build_id, documents, extractor_version, lexicon_hash, finished >= started "
                          "FROM meta.builds").fetchall() == [(build, 2, "1", "L", True)]
    assert reader.execute("SELECT DISTINCT build_id, passed FROM meta.checks").fetchall() == [(build, True)]
    assert ("analysis.people_and_figures", "total", "core.figures", "value") in reader.execute(
        "FROM meta.column_lineage").fetchall()


def test_every_table_lies_beside_it_as_parquet(ran: Ran, folder: Path, reader: duckdb.DuckDBPyConnection):
    names = reader.execute("SELECT schema_name || '.' || table_name FROM duckdb_tables()").fetchall()
    for (name,) in names:
        path = folder / "parquet" / "latest" / (name.replace(".", "/") + ".parquet")
        assert pq.read_metadata(path).num_rows == ran.published.rows[name]
    assert len(names) == len(list((folder / "parquet" / ran.published.version.stem).rglob("*.parquet")))


def test_the_same_content_gives_the_same_bytes_of_parquet(ran: Ran, folder: Path, tmp_path: Path):
    again = run(tmp_path, [B, A]).published
    for path in ran.published.parquet.rglob("*.parquet"):
        if path.parent.name != "meta":
            other = again.parquet / path.relative_to(ran.published.parquet)
            assert hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(other.read_bytes()).digest(), path.name


def test_no_log_is_left_beside_any_file(ran: Ran, folder: Path):
    assert [path for path in (folder / "versions").iterdir() if path.suffix == ".wal"] == []
    assert list((folder / ".build").glob("*.wal")) == []


def test_the_last_few_versions_are_kept(tmp_path: Path):
    texts = [article(f"in/{n}.txt", f"Anna counted {n} ships.") for n in range(KEEP + 2)]
    for number in range(len(texts)):
        last = run(tmp_path, texts[:number + 1]).published
    kept = sorted(path.stem for path in (tmp_path / "versions").iterdir())
    assert len(kept) == KEEP
    assert kept[-1] == last.version.stem
    assert sorted(p.name for p in (tmp_path / "parquet").iterdir() if not p.is_symlink()) == kept


def test_a_clock_that_went_back_does_not_delete_what_was_just_published(tmp_path: Path, monkeypatch):
    for number, day in enumerate((5, 4, 3, 2, 1)):
        from datetime import datetime

        monkeypatch.setattr(files, "now", lambda day=day: datetime(2023, 6, day))
        done = run(tmp_path, [article(f"in/{n}.txt", f"Anna counted {n} ships.") for n in range(number + 1)]).published
        assert done.version.exists()
        assert (tmp_path / "warehouse.duckdb").resolve() == done.version.resolve()


def test_a_deleted_version_is_published_again(tmp_path: Path):
    first = run(tmp_path, [A]).published
    first.version.unlink()
    assert run(tmp_path, [A]).published.is_new


def test_leftovers_of_an_interrupted_publish_are_cleared(tmp_path: Path):
    run(tmp_path, [A])
    (tmp_path / "versions" / "20200101T000000000.tmp").write_bytes(b"half")
    (tmp_path / "parquet" / "20200101T000000000.tmp" / "core").mkdir(parents=True)
    run(tmp_path, [A, B])
    assert list(tmp_path.glob("*/*.tmp")) == []


def test_a_model_that_changed_is_published_without_reading_anything_again(tmp_path: Path):
    run(tmp_path / "w", [A])
    own = tmp_path / "sql" / "analysis"
    own.mkdir(parents=True)
    (own / "few.sql").write_text("-- description: Figures.\n-- key: figure_id\nSELECT figure_id FROM core.figures\n")
    from pipeline.warehouse.models import load_models
    from tests.warehouse.small import SQL

    with open_build(tmp_path / "w") as build:
        _, processed = read_in(build, [A])
        core, published = finish(build, load_models([SQL, own.parent]))
    assert (processed.processed, core.rewritten, published.is_new) == (0, False, True)
    assert published.rows["analysis.few"] == 1
    with open_build(tmp_path / "w") as build:
        published = finish(build, small_models())[1]
    assert "analysis.few" not in published.rows


def test_publishing_before_anything_was_built_says_so(tmp_path: Path):
    from pipeline.warehouse.errors import WarehouseError

    with open_build(tmp_path) as build, pytest.raises(WarehouseError, match="nothing was published"):
        publish(build, small_models(), extractor_version="1", lexicon_hash="L")


CLIENT = """
import sys, duckdb
assert duckdb.__version__ == sys.argv[2], duckdb.__version__
with duckdb.connect(sys.argv[1], read_only=True) as connection:
    print(connection.execute("SELECT count(*) FROM core.documents").fetchall())
    print(connection.execute("SELECT sentence FROM analysis.evidence WHERE surface = 'Carl'").fetchall())
    print(connection.execute("SELECT count(*) > 100 FROM duckdb_columns() WHERE comment IS NOT NULL").fetchall())
"""


@pytest.fixture(scope="session")
def old_client(tmp_path_factory: pytest.TempPathFactory, root: Path) -> str:
    """A Python with DuckDB 1.4.4, in an environment of its own."""
    folder = tmp_path_factory.mktemp("client")
    uv = root / ".venv" / "bin" / "uv"
    if not uv.exists():
        pytest.skip("no uv to make an environment for DuckDB 1.4.4")
    for command in (["venv", "--python", sys.executable, str(folder)],
                    ["pip", "install", "--python", str(folder / "bin" / "python"), "duckdb==1.4.4"]):
        done = subprocess.run([uv, "--quiet", *command], capture_output=True, text=True, timeout=120)
        if done.returncode:
            pytest.skip(f"DuckDB 1.4.4 cannot be installed here: {done.stderr.strip().splitlines()[-1]}")
    return str(folder / "bin" / "python")


@pytest.mark.slow
def test_a_client_of_1_4_opens_it_while_a_run_is_writing(old_client: str, ran: Ran, folder: Path):
    with open_build(folder) as build:
        read_in(build, [A, B, article("in/c.txt", "Carl met Dora.")])
        done = subprocess.run([old_client, "-c", CLIENT, str(folder / "warehouse.duckdb"), "1.4.4"],
                              capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines() == ["[(2,)]", "[('Bob told [[Carl]] of 12 ships.',)]", "[(True,)]"], done.stderr
