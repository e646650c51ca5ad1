"""Whole runs over generated articles: time by stage and peak memory, each size in a process of its own.

The first number of a stage is seconds by the clock, the second seconds of processor time, workers included: on a machine
that does other things too only the second can be compared.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.articles import write
from pipeline.engines import run as stages
from pipeline.settings import Settings
from pipeline.warehouse.checks import run_checks
from pipeline.warehouse.files import open_build
from pipeline.warehouse.models import load_models
from pipeline.warehouse.models.run import run_models

SETTLED = 5  # seconds after which a file counts as written to its end


def measure(sizes: list[int]) -> None:
    """Print a table of seconds by stage for each size."""
    for size in sizes:
        subprocess.run([sys.executable, "-m", "bench.scale", str(size)], check=True)


def one(size: int) -> None:
    """A clean run, the same again, and a run with one hundredth more articles."""
    with TemporaryDirectory() as folder:
        inputs = Path(folder) / "inputs"
        inputs.mkdir()
        _written(inputs / "first.jsonl", size)
        print(f"{size:,} articles")
        _run("clean", Path(folder) / "warehouse", inputs)
        _run("nothing new", Path(folder) / "warehouse", inputs)
        _written(inputs / "more.jsonl", max(size // 100, 1), seed=2)
        _run("one hundredth more", Path(folder) / "warehouse", inputs)


def _written(path: Path, size: int, *, seed: int = 1) -> None:
    """A file of articles some seconds old: one written this moment is read again the next time, since it may still grow."""
    write(path, size, seed=seed)
    time.sleep(SETTLED)


def _run(name: str, warehouse: Path, inputs: Path) -> None:
    models = load_models(Settings().sql_paths)
    request = stages.Request(paths=(str(inputs),))
    spent: dict[str, tuple[float, float]] = {}

    def step(stage: str, work: Callable[[], object]) -> None:
        begun, used = time.monotonic(), _used()
        work()
        spent[stage] = time.monotonic() - begun, _used() - used

    with open_build(warehouse) as build:
        step("read", lambda: stages.read_inputs(build, request))
        step("extract", lambda: stages.extract_documents(build, request))
        step("resolve", lambda: stages.resolve_entities(build))
        step("core", lambda: stages.write_core(build))
        step("models", lambda: run_models(build, models))
        step("checks", lambda: run_checks(build, models))
        step("publish", lambda: stages.publish_build(build, models))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    spent["all"] = sum(seconds for seconds, _ in spent.values()), sum(used for _, used in spent.values())
    print(f"  {name:20}" + "".join(f" {stage} {seconds:.1f}/{used:.1f}" for stage, (seconds, used) in spent.items())
          + f" s; peak {own:,} MB, a worker {workers:,} MB", flush=True)


def _used() -> float:
    """Processor seconds of this process and of the workers that have ended."""
    return sum(usage.ru_utime + usage.ru_stime
               for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


if __name__ == "__main__":
    one(int(sys.argv[1]))
