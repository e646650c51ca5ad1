"""Real processes: two writers, killed writers, readers that hold the file, folders that cannot be written."""

import json
import os
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import Random

import duckdb
import pytest

from pipeline.warehouse.errors import DiskFullError, LockedError, ReadOnlyError, WarehouseError
from pipeline.warehouse.files import open_build
from pipeline.warehouse.hashes import content_hashes
from pipeline.warehouse.lock import holder
from pipeline.warehouse.paths import private_folder
from tests.warehouse.small import article, run

A = article("in/a.txt", "Anna met Bob on 7 June.")
B = article("in/b.txt", "Bob told Carl of 12 ships.")

HOLD = """
import sys, time
from pathlib import Path
from pipeline.warehouse.files import open_build
with open_build(Path(sys.argv[1])):
    print("open", flush=True)
    time.sleep(60)
"""


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """A process with its own copy of everything."""
    return subprocess.Popen([sys.executable, *arguments], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            text=True, start_new_session=True)


def kill(process: subprocess.Popen[str]) -> None:
    """SIGKILL to the process and the workers it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


@pytest.fixture
def writer(root: Path, tmp_path: Path):
    process = start(root, "-c", HOLD, str(tmp_path))
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    yield process
    kill(process)


def test_a_second_writer_is_told_who_the_first_is(writer: subprocess.Popen[str], tmp_path: Path):
    with pytest.raises(LockedError, match=rf"process {writer.pid} \(-c .*since 20\d\d-") as caught, open_build(tmp_path):
        pass
    assert caught.value.exit_code == 4


def test_a_killed_writer_holds_nothing(writer: subprocess.Popen[str], tmp_path: Path):
    lock = private_folder(tmp_path) / "lock"
    assert holder(lock).pid == writer.pid
    kill(writer)
    assert json.loads(lock.read_text())["pid"] == writer.pid
    assert holder(lock) is None
    with open_build(tmp_path) as build:
        assert build.rows("SELECT * FROM build.inputs") == []


def test_a_writer_does_not_disturb_readers(tmp_path: Path):
    first = run(tmp_path, [A]).published
    with duckdb.connect(first.path, read_only=True) as reader:
        second = run(tmp_path, [A, B]).published
        assert reader.execute("SELECT count(*) FROM core.documents").fetchall() == [(1,)]
        with duckdb.connect(second.version, read_only=True) as later:
            assert later.execute("SELECT count(*) FROM core.documents").fetchall() == [(2,)]
    with duckdb.connect(first.path, read_only=True) as after:
        assert after.execute("SELECT count(*) FROM core.documents").fetchall() == [(2,)]


def corpus(folder: Path, articles: int) -> Path:
    """A JSONL file of small articles."""
    random = Random(7)
    names = ["Anna", "Bob Marr", "Carl", "Dora", "Emil", "Frida Nor"]
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for number in range(articles):
            text = f"{random.choice(names)} met {random.choice(names)} and counted {number} ships. " * 20
            print(json.dumps({"text": text, "title": f"Title {number}"}), file=lines)
    return path


def killed_at(root: Path, folder: Path, source: Path, seconds: float, workers: str) -> bool:
    """Start a run and kill it after some time; whether it was still going."""
    process = start(root, "-m", "tests.warehouse.small", workers, str(folder), str(source))
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        kill(process)
        return True
    assert process.returncode == 0, process.communicate()[1]
    return False


@pytest.mark.slow
@pytest.mark.parametrize(("kills", "workers"), [(3, "1"), pytest.param(50, "2", marks=pytest.mark.stress)])
def test_killed_runs_lose_nothing_and_resume(root: Path, tmp_path: Path, kills: int, workers: str):
    source = corpus(tmp_path, 400 if kills == 3 else 2000)
    assert not killed_at(root, tmp_path / "clean", source, 600, workers)
    clean = content_hashes(tmp_path / "clean")
    random = Random(kills)
    folder = tmp_path / "killed"
    stopped = 0
    for number in range(kills):
        stopped += killed_at(root, folder, source, random.uniform(1, 6), workers)
        if (folder / "warehouse.duckdb").exists():
            assert content_hashes(folder) == clean
            if number % 2:
                (folder / "warehouse.duckdb").unlink()  # so that the next one has something to publish
    assert stopped
    assert not killed_at(root, folder, source, 600, workers)
    assert content_hashes(folder) == clean
    assert list((folder / "versions").glob("*.wal")) == []


LIMITED = """
import resource, sys
from pathlib import Path
from pipeline.warehouse.errors import WarehouseError
from tests.warehouse.small import article, run
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
many = [article(f"in/{n}.txt", f"Anna counted {n} ships. " * 400) for n in range(int(sys.argv[3]))]
try:
    run(Path(sys.argv[1]), many)
except WarehouseError as error:
    print(type(error).__name__, error)
"""


def test_a_full_disk_is_named_and_leaves_the_published_as_it_was(root: Path, tmp_path: Path):
    run(tmp_path, [A])
    before = content_hashes(tmp_path)
    process = start(root, "-c", LIMITED, str(tmp_path), "3000000", "400")
    out, err = process.communicate(timeout=60)
    assert out.startswith("DiskFullError"), out + err
    assert str(tmp_path) in out
    assert content_hashes(tmp_path) == before
    assert list((tmp_path / "versions").glob("*.tmp")) == []
    assert run(tmp_path, [A, B]).processed.documents >= 2


def test_a_disk_that_is_full_at_publish_leaves_the_published_as_it_was(tmp_path: Path, monkeypatch):
    run(tmp_path, [A])
    before = content_hashes(tmp_path)

    def full(source: object, target: Path) -> None:
        Path(target).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.warehouse.files.copyfile", full)
    with pytest.raises(DiskFullError, match="No space left"):
        run(tmp_path, [A, B])
    monkeypatch.undo()
    assert content_hashes(tmp_path) == before
    assert len(list((tmp_path / "versions").iterdir())) == 1
    assert run(tmp_path, [A, B]).published.rows["core.documents"] == 2


FULL_AT_PUBLISH = """
import resource, sys
from pathlib import Path
from pipeline.warehouse import publish
from pipeline.warehouse.errors import WarehouseError
from tests.warehouse.small import article, run
step = getattr(publish, sys.argv[2])
def full(*arguments):
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
    return step(*arguments)
setattr(publish, sys.argv[2], full)
try:
    run(Path(sys.argv[1]), [article("in/b.txt", "Bob told Carl of 12 ships.")])
except WarehouseError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.parametrize("step", ["_clean", "_export", "copy_candidate"])
def test_a_disk_that_fills_up_while_publishing_leaves_the_published_as_it_was(root: Path, tmp_path: Path, step: str):
    """A limit that the system sets, met in the middle: while a table is exported, while the file is copied."""
    run(tmp_path, [A])
    before = content_hashes(tmp_path)
    out, err = start(root, "-c", FULL_AT_PUBLISH, str(tmp_path), step).communicate(timeout=60)
    assert out.startswith("DiskFullError"), out + err
    assert content_hashes(tmp_path) == before
    assert len(list((tmp_path / "versions").iterdir())) == len(list((tmp_path / "parquet").glob("2*"))) == 1
    assert run(tmp_path, [A, B]).published.rows["core.documents"] == 2


READ_ONLY = """
import os, sys
from pathlib import Path
from pipeline.warehouse.errors import WarehouseError
from pipeline.warehouse.files import open_build
os.setgid(65534); os.setuid(65534)
try:
    with open_build(Path(sys.argv[1])):
        pass
except WarehouseError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.skipif(os.getuid() != 0, reason="changes its user")
def test_a_folder_without_write_permission_is_named_as_another_user(root: Path):
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o555)
        out, err = start(root, "-c", READ_ONLY, folder).communicate(timeout=60)
        assert out.startswith("ReadOnlyError"), out + err
        assert folder in out


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_without_write_permission_is_named(tmp_path: Path):
    tmp_path.chmod(0o555)
    with pytest.raises(ReadOnlyError, match=str(tmp_path)), open_build(tmp_path):
        pass


def test_a_warehouse_that_is_a_file_is_an_error_of_the_folder(tmp_path: Path):
    path = tmp_path / "file"
    path.write_text("")
    with pytest.raises((WarehouseError, OSError)), open_build(path):
        pass


def test_limits_of_this_process_are_untouched():
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
