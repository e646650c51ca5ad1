"""The run history in DAGSTER_HOME: runs whose process died are marked failed, old runs are pruned."""

import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
from dagster import DagsterRunStatus, RunsFilter

PROCESS_TAG = "doichieu/process"
KEPT_RUNS = 50
STARTING_TIMEOUT = timedelta(minutes=10)

# What a home outside the checkout begins with; the checkout's dagster_home/dagster.yaml is the same text.
INSTANCE_YAML = """\
# Run history and logs are written beside this file.
telemetry:
  enabled: false
nux:
  enabled: false
# The age of the published warehouse is shown beside it.
freshness:
  enabled: true
# A run says everything in its event log; capturing stdout would take the terminal from a run at the command line.
compute_logs:
  module: dagster._core.storage.noop_compute_log_manager
  class: NoOpComputeLogManager
"""


def open_history(home: Path) -> dg.DagsterInstance:
    """The Dagster instance of a home, which is made when it is not there.

    Raises:
        OSError: the folder cannot be made or written.
    """
    home.mkdir(parents=True, exist_ok=True)
    config = home / "dagster.yaml"
    if not config.exists():
        config.write_text(INSTANCE_YAML, encoding="utf-8")
    return dg.DagsterInstance.from_config(str(home))


def tidy(instance: dg.DagsterInstance, *, keep: int = KEPT_RUNS) -> tuple[int, int]:
    """Heal and prune; how many runs were marked failed and how many removed."""
    return heal(instance), prune(instance, keep=keep)


def heal(instance: dg.DagsterInstance) -> int:
    """Mark as failed the runs that are in progress by the history but whose process is gone; how many."""
    in_progress = RunsFilter(statuses=[DagsterRunStatus.STARTING, DagsterRunStatus.STARTED, DagsterRunStatus.CANCELING])
    dead = [record for record in instance.get_run_records(in_progress) if _is_dead(record)]
    for record in dead:
        instance.report_run_failed(record.dagster_run, "The process of this run is gone; finished batches are kept.")
    return len(dead)


def prune(instance: dg.DagsterInstance, *, keep: int) -> int:
    """Remove all but the newest runs (a run is about 1.5 MB); how many were removed."""
    newest = instance.get_run_ids(limit=keep)
    old = instance.get_run_ids(cursor=newest[-1]) if len(newest) == keep else []
    for run_id in old:
        instance.delete_run(run_id)
        shutil.rmtree(Path(instance.storage_directory()) / run_id, ignore_errors=True)
    return len(old)


def process_mark(pid: int) -> str | None:
    """A name for a living process that no later process with the same id has; None when there is none.

    Linux says when a process began (proc(5), field 22 of stat, counted behind the command's closing parenthesis);
    elsewhere the id alone has to do.
    """
    if Path("/proc/self/stat").exists():
        with suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            return None if fields[0] == "Z" else f"{pid}@{fields[19]}"
        return None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except PermissionError:
        pass
    return f"{pid}@"


def _is_dead(record: dg.RunRecord) -> bool:
    mark = record.dagster_run.tags.get(PROCESS_TAG)
    if mark is None:  # not yet begun: its process marks the run as the first thing it does
        return datetime.now(UTC) - record.create_timestamp.astimezone(UTC) > STARTING_TIMEOUT
    return process_mark(int(mark.partition("@")[0])) != mark
