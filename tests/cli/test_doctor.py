"""``doichieu doctor`` in each of its states: what it finds, and what to do."""

import os
import shutil
from collections import namedtuple
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from tests.cli.conftest import Command

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def doctor(place: Path, published: object, monkeypatch: pytest.MonkeyPatch):
    """The command in this process, so that the machine can be another than it is."""
    monkeypatch.chdir(place)
    monkeypatch.setenv("DAGSTER_HOME", str(place / "dagster"))

    def run(warehouse: str = "warehouse") -> Result:
        return CliRunner().invoke(main, ["doctor", "--warehouse", warehouse])

    return run


def test_all_is_well(doctor):
    told = doctor()
    assert told.exit_code == 0, told.output
    for part in ("doichieu", "Python", "duckdb", "models", "lexicon", "nobody", "days ago", "GB free", "DAGSTER_HOME"):
        assert part in told.output


def test_nothing_is_published(doctor, place: Path):
    told = doctor("nothing")
    assert told.exit_code == 1
    assert "none in" in told.output
    assert "doichieu run" in told.output
    assert not (place / "nothing").exists()


def test_what_is_published_is_no_database(doctor, place: Path):
    (place / "broken").mkdir()
    (place / "broken" / "warehouse.duckdb").write_bytes(b"no database" * 1000)
    told = doctor("broken")
    assert told.exit_code == 1
    assert "cannot be opened" in told.output


def test_it_was_made_by_other_rules(doctor, place: Path):
    copy = place / "old"
    copy.mkdir()
    shutil.copyfile(place / "warehouse" / "warehouse.duckdb", copy / "1.duckdb")
    (copy / "1.duckdb").chmod(0o644)
    with duckdb.connect(copy / "1.duckdb") as connection:
        connection.execute("UPDATE meta.builds SET lexicon_hash = 'other', finished = finished - INTERVAL 9 DAY")
    (copy / "warehouse.duckdb").symlink_to("1.duckdb")
    told = doctor("old")
    assert told.exit_code == 1
    assert "(9 days ago)" in told.output
    assert "extracts every article anew" in told.output


def test_the_disk_is_nearly_full(doctor, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**12, 10**12 - 10**8, 10**8))
    told = doctor()
    assert told.exit_code == 1
    assert "0.1 GB free" in told.output
    assert "free some space" in told.output


def test_folders_cannot_be_written(doctor, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "access", lambda path, mode, **_: mode != os.W_OK)
    told = doctor()
    assert told.exit_code == 1
    assert told.output.count("give write permission") == 2
    assert "--warehouse" in told.output


def test_the_history_s_home_is_not_there_yet(doctor, place: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DAGSTER_HOME", str(place / "not" / "yet"))
    told = doctor()
    assert told.exit_code == 0
    assert f"{place / 'not' / 'yet'}, 0.0 MB" in told.output
    assert not (place / "not").exists()


def test_the_history_s_home_is_a_file(doctor, place: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DAGSTER_HOME", str(place / "articles" / "one.txt"))
    told = doctor()
    assert told.exit_code == 1
    assert "is no folder" in told.output


def test_a_model_of_the_user_is_wrong(place: Path, doichieu: Command, published: object):
    folder = place / "models" / "analysis"
    folder.mkdir(parents=True)
    (folder / "mine.sql").write_text("-- description: Mine.\n-- key: id\nSELECT nonsense AS id FROM core.documents\n")
    told = doichieu("doctor", DOICHIEU_SQL=str(folder.parent))
    assert told.returncode == 1
    assert "mine.sql" in told.stdout
