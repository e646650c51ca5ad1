"""The asset graph: its shape as a snapshot, and what every asset tells of itself."""

import dagster as dg
import pytest

from pipeline.definitions import MODELS, defs
from pipeline.defs.checks import check_result
from pipeline.defs.tables import asset_key
from pipeline.records import TABLES
from pipeline.warehouse.checks import CheckResult
from tests.defs.graph import SNAPSHOT, drawn

SPECS = {spec.key.to_user_string(): spec for spec in defs.resolve_all_asset_specs()}


def test_the_graph_is_the_one_drawn():
    assert drawn(defs) == SNAPSHOT.read_text(encoding="utf-8"), "meant? python -m tests.defs.graph"


def test_every_published_table_and_model_is_an_asset():
    tables = {table.qualified for table in TABLES if table.schema != "build"}
    models = {model.name for model in MODELS.models}
    assert {name.replace("/", ".") for name in SPECS} == tables | models | {"published.warehouse", "published.parquet"}


def test_the_groups_are_the_stages():
    assert {spec.group_name for spec in SPECS.values()} == {"raw", "core", "analysis", "published"}


@pytest.mark.parametrize("name", sorted(SPECS))
def test_an_asset_says_what_it_is(name: str):
    assert SPECS[name].description


@pytest.mark.parametrize("name", sorted(name for name in SPECS if not name.startswith("published/")))
def test_every_column_of_a_table_is_described(name: str):
    schema = SPECS[name].metadata["dagster/column_schema"]
    assert isinstance(schema, dg.TableSchema)
    assert schema.columns
    assert [column.name for column in schema.columns if not column.description or not column.type] == []


def test_every_table_that_a_run_fills_has_a_check():
    checked = {key.asset_key.to_user_string() for key in defs.resolve_asset_graph().asset_check_keys}
    assert {name for name in SPECS if name.split("/")[0] in {"raw", "core", "analysis"}} <= checked


def test_nothing_starts_by_itself():
    repository = defs.get_repository_def()
    assert [s.default_status for s in repository.sensor_defs] == [dg.DefaultSensorStatus.STOPPED]
    assert [s.default_status for s in repository.schedule_defs] == [dg.DefaultScheduleStatus.STOPPED]


def test_a_run_is_one_process():
    job = defs.resolve_job_def("run_pipeline")
    assert job.executor_def.name == "in_process"


def test_the_published_file_says_how_old_it_may_become():
    policy = SPECS["published/warehouse"].freshness_policy
    assert policy is not None
    assert (policy.warn_window.days, policy.fail_window.days) == (2, 7)


def test_a_check_shows_its_severity_and_the_rows_that_break_it():
    blocks = CheckResult("core.figures: unit", "core.figures", "error", False, 3, '{"unit": "<b>"}', "units are codes")
    warns = CheckResult("core.number_ledger: other", "core.number_ledger", "warn", False, 1, None, "few digits are left over")
    for result, name, severity in ((blocks, "holds", dg.AssetCheckSeverity.ERROR), (warns, "expected", dg.AssetCheckSeverity.WARN)):
        shown = check_result(dg.AssetCheckKey(asset_key(result.about), name), [result])
        assert (shown.passed, shown.severity) == (False, severity)
        assert shown.metadata["failing rows"].value == result.failing_rows
        table = shown.metadata[result.name].value
        assert result.description in table
        assert "<b>" not in table
