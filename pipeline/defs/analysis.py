"""The SQL models as assets."""

from collections.abc import Iterator
from itertools import count

import dagster as dg

from pipeline.defs.resources import Warehouse
from pipeline.defs.tables import asset_key, said_of
from pipeline.defs.watcher import Watcher
from pipeline.warehouse.models import Model, Models
from pipeline.warehouse.models.run import run_models


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


def models_step(models: Models) -> dg.AssetsDefinition:
    """The step that builds all models."""

    @dg.multi_asset(name="models", specs=[model_spec(model) for model in models.models])
    def build_models(
        context: dg.AssetExecutionContext, warehouse: Warehouse, watcher: dg.ResourceParam[Watcher]
    ) -> Iterator[dg.MaterializeResult[None]]:
        """The SQL models, in the order of what they read."""
        built = count(1)
        with warehouse.build() as build:
            for run in run_models(build, models,
                                  progress=lambda _: watcher.advance("models", next(built), len(models.models))):
                context.log.debug(f"{run.name}: {run.seconds:.2f} s")
                yield dg.MaterializeResult(asset_key(run.name), metadata=said_of(build, run.name))

    return build_models
