"""A run from the command line: the same job, in this process, in the history that the UI shows."""

import logging
from pathlib import Path
from uuid import uuid4

import dagster as dg

from pipeline.defs.automation import JOB
from pipeline.defs.config import PipelineConfig
from pipeline.defs.history import open_history
from pipeline.defs.watcher import Watcher
from pipeline.engines.run import Request
from pipeline.settings import Settings
from pipeline.warehouse.errors import DamagedError

QUERY_INTERRUPTED = "Query interrupted"  # what DuckDB makes of the signal in the middle of a query


def launch(definitions: dg.Definitions, folder: Path, request: Request, watcher: Watcher) -> None:
    """Run the whole pipeline; once more where the build database turned out to be damaged and was set aside.

    Dagster's own lines stay out of the terminal: the watcher says what happens.

    Raises:
        WarehouseError: as the step that failed raised it; CheckFailedError when a blocking check did.
        LexiconError: an entry of the lexicon is wrong.
        KeyboardInterrupt: Ctrl-C; finished batches are kept.
    """
    config = PipelineConfig(
        paths=list(request.paths), fields=dict(request.options.field_map), limit=request.limit, prune=request.prune,
        workers=request.workers, full_refresh=request.full_refresh, warehouse=str(folder), log_level="CRITICAL",
    )
    job = definitions.resolve_job_def(JOB)
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)  # Ctrl-C while a connection closes is no news
    with open_history(Settings().dagster_home) as history:
        def once() -> None:
            run_id = str(uuid4())
            try:
                job.execute_in_process(run_config=config.model_dump(), instance=history, resources={"watcher": watcher},
                                       run_id=run_id)
            except (dg.DagsterExecutionInterruptedError, KeyboardInterrupt, RuntimeError) as error:
                if isinstance(error, RuntimeError) and str(error) != QUERY_INTERRUPTED:
                    raise
                if (run := history.get_run_by_id(run_id)) is not None:  # Dagster takes a signal for a failure
                    history.report_run_canceled(run, "Interrupted at the terminal; finished batches are kept.")
                raise KeyboardInterrupt from None

        try:
            once()
        except DamagedError as error:
            watcher.say(str(error))
            once()
