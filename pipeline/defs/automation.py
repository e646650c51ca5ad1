"""The job, and what starts it without a person: a sensor and a schedule, both off until somebody turns them on."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import dagster as dg

from pipeline.defs.config import ExtractConfig, PipelineConfig, ReadConfig
from pipeline.defs.resources import Warehouse
from pipeline.settings import Settings
from pipeline.warehouse.lock import holder
from pipeline.warehouse.paths import private_folder

JOB = "run_pipeline"


@dg.config_mapping
def whole_run(val: PipelineConfig) -> dg.RunConfig:
    """One flat form in the launchpad instead of one a step."""
    return dg.RunConfig(
        ops={
            "read": ReadConfig(paths=val.paths, limit=val.limit, fields=val.fields, prune=val.prune,
                               full_refresh=val.full_refresh),
            "extract": ExtractConfig(workers=val.workers, full_refresh=val.full_refresh),
        },
        resources={"warehouse": Warehouse(folder=val.warehouse)},
        loggers={"console": {"config": {"log_level": val.log_level}}},
    )


run_pipeline = dg.define_asset_job(
    JOB,
    selection=dg.AssetSelection.all(),
    description="Articles to a published warehouse. Only new and changed articles are processed.",
    config=whole_run,
    executor_def=dg.in_process_executor,
)

daily = dg.ScheduleDefinition(
    name="daily", job=run_pipeline, cron_schedule="0 3 * * *", execution_timezone="Asia/Ho_Chi_Minh",
    description="Every night at three.", default_status=dg.DefaultScheduleStatus.STOPPED,
)


@dg.sensor(job=run_pipeline, minimum_interval_seconds=60, default_status=dg.DefaultSensorStatus.STOPPED,
           description="Runs when files below the inputs have changed and then been quiet for a tick.")
def inbox(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Compare what lies in the inputs with the last tick and the last run; a file still being copied waits a tick.

    While somebody writes the warehouse it waits too: a run that fails at the lock would not be asked for again.
    """
    now = state(Settings().inputs)
    seen = json.loads(context.cursor) if context.cursor else {"ran": None, "last": None}
    if now == seen["ran"]:
        return dg.SkipReason("nothing has changed since the last run")
    quiet = now == seen["last"]
    cursor = json.dumps({"ran": now if quiet else seen["ran"], "last": now})
    if not quiet:
        context.update_cursor(cursor)
        return dg.SkipReason("files are changing")
    if writer := holder(private_folder(Settings().warehouse) / "lock"):
        return dg.SkipReason(f"the warehouse is being written by {writer}")
    return dg.SensorResult([dg.RunRequest(run_key=now)], cursor=cursor)


def state(paths: Iterable[Path]) -> str:
    """What lies below some paths: how many files, how many bytes, when the newest change was."""
    count = size = newest = 0
    for entry in _files(paths):
        count, size, newest = count + 1, size + entry.st_size, max(newest, entry.st_mtime_ns, entry.st_ctime_ns)
    return f"{count} files, {size} bytes, {newest}"


def _files(paths: Iterable[Path]) -> Iterator[os.stat_result]:
    for path in paths:
        if path.is_file():
            yield path.stat()
        for folder, _, names in os.walk(path):
            for name in names:
                try:
                    yield os.stat(os.path.join(folder, name))
                except OSError:  # gone since the folder was read
                    continue
