"""SQL models: one file a model in sql/analysis; its dependencies, types, lineage and descriptions follow from it."""

from pipeline.warehouse.models.load import Claim, Model, ModelColumn, Models, load_models

__all__ = ["Claim", "Model", "ModelColumn", "Models", "load_models"]
