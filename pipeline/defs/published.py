"""The last step: what was built and checked becomes the warehouse that readers see."""

from collections.abc import Iterator
from datetime import timedelta

import dagster as dg

from pipeline.defs.resources import Warehouse
from pipeline.defs.tables import asset_key, preview, said_of, table_spec, tables_of
from pipeline.engines.run import publish_build
from pipeline.warehouse.models import Models

META = tables_of("meta")
FRESH = dg.FreshnessPolicy.time_window(warn_window=timedelta(days=2), fail_window=timedelta(days=7))
FILE, PARQUET = asset_key("published.warehouse"), asset_key("published.parquet")


def publish_step(models: Models) -> dg.AssetsDefinition:
    """The step that publishes; it does nothing where what is published is what was built."""
    specs = [
        dg.AssetSpec(FILE, description="The published DuckDB file: raw, core, ref, analysis and meta, read-only; the "
                     "symlink warehouse.duckdb points to the newest version.",
                     group_name="published", kinds={"duckdb"},
                     deps=[asset_key(model.name) for model in models.models], freshness_policy=FRESH),
        dg.AssetSpec(PARQUET, description="Every published table as one Parquet file below parquet/latest.",
                     group_name="published", kinds={"parquet"}, deps=[FILE]),
        *(table_spec(table, deps=("published.warehouse",), group="published") for table in META),
    ]

    @dg.multi_asset(name="publish", specs=specs)
    def publish_warehouse(
        context: dg.AssetExecutionContext, warehouse: Warehouse
    ) -> Iterator[dg.MaterializeResult[None]]:
        """Copy, swap the symlink, export Parquet, drop old versions."""
        with warehouse.build() as build:
            done = publish_build(build, models)
            context.log.info(f"{done.version} is published, {done.size_bytes / 1e6:.1f} MB")
            rows = dg.MetadataValue.md(preview(("table", "rows"), sorted(done.rows.items())))
            for key, path in ((FILE, done.path), (PARQUET, done.parquet)):
                yield dg.MaterializeResult(key, metadata={"path": dg.MetadataValue.path(path.absolute()), "rows": rows})
            for table in META:
                yield dg.MaterializeResult(asset_key(table.qualified), metadata=said_of(build, table.qualified))

    return publish_warehouse
