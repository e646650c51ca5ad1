"""Running the models in the build database."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlglot import exp

from pipeline.records import ColumnLineage, columns
from pipeline.warehouse.arrow import to_arrow
from pipeline.warehouse.build import Build
from pipeline.warehouse.models.load import Model, Models
from pipeline.warehouse.schema import listed, quoted


@dataclass(frozen=True)
class ModelRun:
    """A model as it was built: its rows (those of a view are not counted: None) and the seconds it took."""

    name: str
    rows: int | None
    seconds: float


def run_models(
    build: Build, models: Models, *, progress: Callable[[ModelRun], None] = lambda _: None
) -> list[ModelRun]:
    """Build all models in their order where core, code lists or models have changed since; drop what is no model."""
    stamp = f"{build.state('core')} {models.hash}"
    if build.state("analysis") == stamp:
        return [ModelRun(model.name, _count(build, model), 0.0) for model in models.models]
    build.remember("analysis", "")
    _drop_all(build)
    runs = []
    for model in models.models:
        runs.append(run_model(build, model))
        progress(runs[-1])
    with build.transaction():
        write_lineage(build, models)
    build.remember("analysis", stamp)
    return runs


def run_model(build: Build, model: Model) -> ModelRun:
    """Build one model, in the order of its key, with its comments."""
    begun = time.monotonic()
    if model.is_view:
        build.run(f"CREATE VIEW {model.name} AS {model.sql}")
    else:
        body = ", ".join(f"{listed([c.name])} {c.sql_type}" for c in model.columns)
        build.run(f"CREATE TABLE {model.name} ({body})")
        threads = build.value("SELECT current_setting('threads')")
        if sums_fractions(model):
            build.run("SET threads = 1")
        try:
            build.run(f"INSERT INTO {model.name} SELECT * FROM (\n{model.sql}\n) ORDER BY {_order(model)}")
        finally:
            build.run(f"SET threads = {threads}")
    kind = "VIEW" if model.is_view else "TABLE"
    told = [f"COMMENT ON {kind} {model.name} IS {quoted(model.description)}"]
    told += [f"COMMENT ON COLUMN {model.name}.{listed([c.name])} IS {quoted(c.description)}" for c in model.columns]
    build.run("; ".join(told))
    return ModelRun(model.name, _count(build, model), time.monotonic() - begun)


def sums_fractions(model: Model) -> bool:
    """Whether it adds up DOUBLEs: then the last digits depend on the order, which is fixed on one thread alone."""
    return any(model.tree.find_all(exp.Sum, exp.Avg, exp.Stddev, exp.Variance))


def _order(model: Model) -> str:
    """By the key alone: where it leaves the order open it is no key, and a check stops the publish."""
    return ", ".join(f"{name} NULLS LAST" for name in (listed([part]) for part in model.key))


def _count(build: Build, model: Model) -> int | None:
    return None if model.is_view else int(build.value(f"SELECT count(*) FROM {model.name}"))


def _drop_all(build: Build) -> None:
    for kind, source in (("VIEW", "duckdb_views() WHERE NOT internal AND"), ("TABLE", "duckdb_tables() WHERE")):
        name = f"{kind.lower()}_name"
        for (found,) in build.rows(f"SELECT {name} FROM {source} database_name = 'candidate' AND schema_name = 'analysis'"):
            build.run(f"DROP {kind} analysis.{listed([found])}")


def write_lineage(build: Build, models: Models) -> None:
    """Fill meta.column_lineage."""
    rows = [ColumnLineage(model.name, column.name, table, origin)
            for model in models.models for column in model.columns for table, origin in column.sources]
    build.run("DELETE FROM meta.column_lineage")
    with build.incoming("incoming", to_arrow(columns(ColumnLineage), sorted(rows))):
        build.run("INSERT INTO meta.column_lineage SELECT * FROM incoming")
