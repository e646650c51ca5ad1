"""What Dagster loads: ``dagster dev -m pipeline.definitions``."""

import dagster as dg

from pipeline.defs.analysis import models_step
from pipeline.defs.automation import daily, inbox, run_pipeline
from pipeline.defs.checks import checks_step
from pipeline.defs.published import publish_step
from pipeline.defs.resources import Warehouse
from pipeline.defs.stages import extract_step, read_step
from pipeline.defs.watcher import Silent
from pipeline.settings import Settings
from pipeline.warehouse.models import Models, load_models


def definitions(models: Models) -> dg.Definitions:
    """Everything, with these models."""
    return dg.Definitions(
        assets=[read_step, extract_step, models_step(models), publish_step(models)],
        asset_checks=[checks_step(models)],
        jobs=[run_pipeline],
        sensors=[inbox],
        schedules=[daily],
        resources={"warehouse": Warehouse(), "watcher": Silent()},
        executor=dg.in_process_executor,
    )


MODELS = load_models(Settings().sql_paths)
defs = definitions(MODELS)
