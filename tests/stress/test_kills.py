"""kill -9 at random moments of whole runs: what is published is always a whole build, and nothing is lost."""

import time
from pathlib import Path
from random import Random

import pytest

from pipeline.warehouse.hashes import content_hashes
from tests.stress.runs import articles, killed, run, start


@pytest.mark.slow
@pytest.mark.parametrize(("kills", "count"), [(3, 100), pytest.param(50, 2000, marks=pytest.mark.stress)])
def test_after_every_kill_an_earlier_or_later_build_stands_whole(kills: int, count: int, tmp_path: Path) -> None:
    """The long one takes half the time of fifty runs of 2,000 articles, some of which begin where the last was stopped."""
    inputs = tmp_path / "inputs"
    arguments = ("run", str(inputs), "--workers", "2", "--warehouse")
    articles(inputs, count * 9 // 10)
    assert run(tmp_path, *arguments, "clean").returncode == 0
    earlier = content_hashes(tmp_path / "clean")
    articles(inputs, count // 10, seed=2)
    begun = time.monotonic()
    assert run(tmp_path, *arguments, "clean_too").returncode == 0
    longest = time.monotonic() - begun
    later = content_hashes(tmp_path / "clean_too")
    (inputs / "2.jsonl").rename(tmp_path / "2.jsonl")

    random = Random(kills)
    folder = tmp_path / "warehouse"
    stopped = 0
    for number in range(kills):
        if number == kills // 2:
            (tmp_path / "2.jsonl").rename(inputs / "2.jsonl")
        again = ["--full-refresh"] if number % 2 else []
        stopped += killed(start(tmp_path, *arguments, str(folder), *again), random.uniform(0.2, 0.9) * longest)
        if (folder / "warehouse.duckdb").exists():
            assert content_hashes(folder) in ([earlier] if number < kills // 2 else [earlier, later])
    assert stopped >= kills // 3
    resumed = run(tmp_path, *arguments, str(folder))
    assert resumed.returncode == 0, resumed.stderr
    assert content_hashes(folder) == later
    assert not list((folder / "versions").glob("*.tmp*"))
