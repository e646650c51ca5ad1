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
from pipeline.warehouse.models import load_models

MODELS = load_models(Settings().sql_paths)

defs = dg.Definitions(
    assets=[read_step, extract_step, models_step(MODELS), publish_step(MODELS)],
    asset_checks=[checks_step(MODELS)],
    jobs=[run_pipeline],
    sensors=[inbox],
    schedules=[daily],
    resources={"warehouse": Warehouse(), "watcher": Silent()},
    executor=dg.in_process_executor,
)
