"""Every model stays in the SQL that means the same on Spark."""

import pytest
import sqlglot

from pipeline.warehouse.models.load import Models


def test_no_model_uses_what_spark_runs_differently(models: Models) -> None:
    assert [finding for model in models.models for finding in model.unportable()] == []


def test_every_model_transpiles_to_spark(models: Models) -> None:
    for model in models.models:
        assert sqlglot.parse_one(model.spark(), read="spark"), model.name


def test_every_model_and_column_is_described(models: Models) -> None:
    assert [f"{m.name}.{c.name}" for m in models.models for c in m.columns if not c.description] == []
    assert [m.name for m in models.models if not m.description or not m.key] == []


@pytest.mark.parametrize("name", ["DECIMAL", "HUGEINT", "STRUCT", "[]", "MAP"])
def test_no_column_has_a_type_that_bi_tools_choke_on(models: Models, name: str) -> None:
    assert [f"{m.name}.{c.name}" for m in models.models for c in m.columns if name in c.sql_type] == []
