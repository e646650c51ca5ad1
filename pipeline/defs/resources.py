"""What the steps of a run share: the build database, open and locked from the first step to the last."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from os import getpid
from pathlib import Path

import dagster as dg
from dagster import InitResourceContext
from pydantic import Field, PrivateAttr

from pipeline.defs.history import PROCESS_TAG, process_mark, tidy
from pipeline.settings import Settings
from pipeline.warehouse.build import Build
from pipeline.warehouse.files import open_build


class Warehouse(dg.ConfigurableResource["Warehouse"]):
    """The warehouse a run writes. Its lock is held for the whole run and dies with the process."""

    folder: str = Field(
        default_factory=lambda: str(Settings().warehouse),
        description="the warehouse's folder; the published file is <folder>/warehouse.duckdb",
    )
    memory: str = Field(default="1500MB", description="how much memory DuckDB may take")

    _build: Build = PrivateAttr()
    _held: ExitStack = PrivateAttr()
    _notes: list[str] = PrivateAttr(default_factory=list)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of the opening: a damaged build database was set aside, say."""
        return tuple(self._notes)

    @contextmanager
    def yield_for_execution(self, context: InitResourceContext) -> Iterator["Warehouse"]:
        """Take the lock and open the build database for a run.

        Raises:
            LockedError, DiskFullError, ReadOnlyError: the warehouse cannot be written now.
        """
        if context.run is not None and context.instance is not None:
            context.instance.add_run_tags(context.run.run_id, {PROCESS_TAG: process_mark(getpid()) or ""})
            tidy(context.instance)
        with ExitStack() as self._held:
            opened = open_build(Path(self.folder), memory=self.memory, say=self._notes.append)
            self._build = self._held.enter_context(opened)
            yield self

    @contextmanager
    def build(self) -> Iterator[Build]:
        """The build database for a step. An error of the step closes it, so that damage is told as what it is.

        Raises:
            DamagedError: the file broke and was set aside.
        """
        try:
            yield self._build
        except BaseException:
            self._held.__exit__(*sys.exc_info())
            raise
