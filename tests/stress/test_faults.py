"""Two runs at once, a full disk, a build database that is no database: the command itself, in real processes."""

import os
import resource
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from pipeline.warehouse.hashes import content_hashes
from pipeline.warehouse.lock import holder
from pipeline.warehouse.paths import private_folder
from tests.stress.runs import articles, kill, run, start

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a published warehouse of forty articles, and forty articles more."""
    place = tmp_path_factory.mktemp("faults")
    articles(place / "inputs", 40)
    ran = run(place, "run", "inputs")
    assert ran.returncode == 0, ran.stderr
    articles(place / "inputs", 40, seed=2)
    return place


@pytest.fixture
def busy(place: Path) -> Iterator["subprocess.Popen[str]"]:
    """A run that has the lock, stopped where it stands."""
    process = start(place, "run", "inputs")
    lock = private_folder(place / "warehouse") / "lock"
    try:
        deadline = time.monotonic() + 60
        while holder(lock) is None and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGSTOP)
        yield process
    finally:
        kill(process)


def test_a_disk_that_is_full_while_writing_leaves_what_is_published(place: Path):
    before = content_hashes(place / "warehouse")
    limit = max(path.stat().st_size for path in private_folder(place / "warehouse").glob("*.duckdb"))

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    ran = run(place, "run", "inputs", "--full-refresh", preexec_fn=full)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "no room to write" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert content_hashes(place / "warehouse") == before


def test_the_second_of_two_runs_is_told_who_the_first_is_and_the_first_goes_on(place: Path, busy: "subprocess.Popen[str]"):
    second = run(place, "run", "inputs")
    assert (second.returncode, second.stdout) == (4, "")
    assert f"process {busy.pid} (" in second.stderr
    assert "Traceback" not in second.stderr
    os.killpg(busy.pid, signal.SIGCONT)
    _, err = busy.communicate(timeout=600)
    assert busy.returncode == 0, err


def test_ctrl_c_is_a_cancelled_run_and_no_failure(place: Path):
    process = start(place, "run", "inputs", "--full-refresh", "--workers", "1")
    assert process.stderr is not None
    for line in process.stderr:
        if "read: " in line:
            break
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=600)
    assert (process.returncode, out) == (1, "")
    assert "Interrupted" in err
    with dg.DagsterInstance.from_config(str(place / "dagster")) as history:
        assert history.get_runs(limit=1)[0].status is dg.DagsterRunStatus.CANCELED


def test_a_reader_keeps_its_version_while_a_run_publishes(place: Path):
    with duckdb.connect(place / "warehouse" / "warehouse.duckdb", read_only=True) as reader:
        seen = reader.execute("SELECT count(*) FROM core.documents").fetchall()
        articles(place / "inputs", 5, seed=3)
        assert run(place, "run", "inputs").returncode == 0
        assert reader.execute("SELECT count(*) FROM core.documents").fetchall() == seen
    with duckdb.connect(place / "warehouse" / "warehouse.duckdb", read_only=True) as reader:
        assert reader.execute("SELECT count(*) FROM core.documents").fetchall() > seen


def test_a_damaged_build_database_is_set_aside_and_everything_is_built_again(place: Path):
    before = content_hashes(place / "warehouse")
    path = private_folder(place / "warehouse") / "build.duckdb"
    path.write_bytes(b"\0" * 50_000)
    ran = run(place, "run", "inputs")
    assert ran.returncode == 0, ran.stderr
    assert "set aside" in ran.stderr
    assert path.with_name("build.damaged.duckdb").stat().st_size == 50_000
    assert content_hashes(place / "warehouse") == before
