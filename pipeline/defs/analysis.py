"""The SQL models as assets, and every check of a build."""

import json
from collections.abc import Iterator

import dagster as dg

from pipeline.defs.resources import Warehouse
from pipeline.defs.tables import asset_key, check_name, said_of
from pipeline.warehouse.checks import CheckQuery, CheckResult, all_checks, run_checks
from pipeline.warehouse.models import Model, Models
from pipeline.warehouse.models.run import run_models

SEVERITY = {"error": dg.AssetCheckSeverity.ERROR, "warn": dg.AssetCheckSeverity.WARN}


def model_spec(model: Model) -> dg.AssetSpec:
    """The asset of a model: its columns, what they are computed from, and its SQL."""
    columns = [dg.TableColumn(c.name, type=c.sql_type, description=c.description) for c in model.columns]
    lineage = {
        c.name: [dg.TableColumnDep(asset_key(table), column) for table, column in c.sources] for c in model.columns
    }
    return dg.AssetSpec(
        asset_key(model.name),
        description=f"{model.description}\n\n```sql\n{model.sql}\n```",
        group_name="analysis",
        kinds={"duckdb", "sql"},
        deps=[asset_key(name) for name in model.reads if not name.startswith("meta.")],
        metadata={
            "dagster/column_schema": dg.TableSchema(columns),
            "dagster/column_lineage": dg.TableColumnLineage(lineage),
            "dagster/table_name": model.name,
            "key": ", ".join(model.key),
        },
    )


def check_spec(check: CheckQuery) -> dg.AssetCheckSpec:
    """A check as Dagster shows it. Those of the models are waited for: publishing reads the models."""
    return dg.AssetCheckSpec(
        check_name(check.name, check.about), asset=asset_key(check.about), description=check.description,
        blocking=check.about.startswith("analysis.") and check.severity == "error",
    )


def check_result(result: CheckResult) -> dg.AssetCheckResult:
    """How a check came out, with the first rows that break it."""
    metadata: dict[str, dg.MetadataValue] = {"failing rows": dg.MetadataValue.int(result.failing_rows)}
    if result.sample:
        metadata["sample"] = dg.MetadataValue.json(json.loads(result.sample))
    return dg.AssetCheckResult(
        passed=result.passed, asset_key=asset_key(result.about), check_name=check_name(result.name, result.about),
        severity=SEVERITY[result.severity], description=result.description, metadata=metadata,
    )


def models_step(models: Models) -> dg.AssetsDefinition:
    """The step that builds all models."""

    @dg.multi_asset(name="models", specs=[model_spec(model) for model in models.models])
    def build_models(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[None]]:
        """The SQL models, in the order of what they read."""
        with warehouse.build() as build:
            for run in run_models(build, models):
                context.log.debug(f"{run.name}: {run.seconds:.2f} s")
                yield dg.MaterializeResult(asset_key(run.name), metadata=said_of(build, run.name))

    return build_models


def checks_step(models: Models) -> dg.AssetChecksDefinition:
    """The step that runs the checks; it fails, with what to look at, when one that blocks fails."""
    shown = [check for check in all_checks(models) if not check.about.startswith("meta.")]
    keys = {dg.AssetCheckKey(asset_key(c.about), check_name(c.name, c.about)): c for c in shown}

    @dg.multi_asset_check(name="checks", specs=[check_spec(check) for check in shown], can_subset=True)
    def run_all(context: dg.AssetCheckExecutionContext, warehouse: Warehouse) -> Iterator[dg.AssetCheckResult]:
        """Every check of the build, as queries that return the rows that break it."""
        selected = {keys[key].name for key in context.selected_asset_check_keys}
        with warehouse.build() as build:
            checked = run_checks(build, models)
            yield from (check_result(result) for result in checked.results if result.name in selected)
            for result in checked.warnings:
                context.log.warning(f"{result.name}: {result.description} {result.failing_rows} rows break it")
            checked.require()

    return run_all
