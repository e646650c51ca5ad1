"""Time and memory of every model, and of the cookbook's questions, over a generated warehouse."""

import resource
import time
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from bench.questions import questions
from pipeline.settings import Settings
from pipeline.warehouse.files import open_build
from pipeline.warehouse.models import load_models
from pipeline.warehouse.models.run import ModelRun, run_models
from pipeline.warehouse.ref import ref_rows, write_ref

FILL = Path(__file__).with_suffix(".sql")


def measure(documents: int = 100_000) -> None:
    """Print seconds and rows by model, peak memory, and milliseconds by question."""
    models = load_models(Settings().sql_paths)
    with TemporaryDirectory() as folder, open_build(Path(folder)) as build:
        build.run("SET threads = 2")
        build.run("SET memory_limit = '2GB'")
        write_ref(build, ref_rows())
        for statement in Template(FILL.read_text(encoding="utf-8")).substitute(documents=documents).split(";"):
            build.run(statement)
        print(f"models over {documents:,} documents, {documents * 12:,} figures")
        begun, used = time.monotonic(), time.process_time()
        run_models(build, models, progress=_say)
        print(f"  all together {time.monotonic() - begun:.1f} s by the clock, {time.process_time() - used:.1f} s of processor "
              f"time, peak memory of the process {_peak():,} MB")
        for title, sql in questions():
            build.connection.execute(sql).fetchall()
            begun = time.monotonic()
            build.connection.execute(sql).fetchall()
            print(f"  {1000 * (time.monotonic() - begun):7.1f} ms  {title}")


def _say(run: ModelRun) -> None:
    rows = "view" if run.rows is None else f"{run.rows:,} rows"
    print(f"  {run.seconds:6.2f} s  {run.name.removeprefix('analysis.'):28} {rows}", flush=True)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
