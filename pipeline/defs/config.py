"""What a run can be told, in the launchpad and by the command line."""

from typing import Literal

import dagster as dg
from pydantic import Field

from pipeline.settings import Settings

_SETTINGS = Settings()


class ReadConfig(dg.Config):
    """What is read."""

    paths: list[str] = Field(
        default=[str(path) for path in _SETTINGS.inputs],
        description="files, folders and patterns to read articles from",
    )
    limit: int | None = Field(default=None, ge=1, description="read at most so many records")
    fields: dict[str, str] = Field(
        default={}, description="which field of a record holds text, title, published, url, author or source"
    )
    prune: bool = Field(default=False, description="forget articles below the paths whose source is no longer there")
    full_refresh: bool = Field(default=False, description="read every file and extract every document again, changed or not")


class ExtractConfig(dg.Config):
    """How documents are processed."""

    workers: int | None = Field(default=None, ge=1, description="processes; by default one a core")
    full_refresh: bool = Field(default=False, description="read every file and extract every document again, changed or not")


class PipelineConfig(ReadConfig, ExtractConfig):
    """A run of the whole pipeline."""

    warehouse: str = Field(default=str(_SETTINGS.warehouse), description="folder of the warehouse that is written")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = Field(
        default="INFO", description="what is written to stderr; the event log always has everything"
    )
