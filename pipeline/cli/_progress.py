"""Progress of a run on stderr: a bar on a terminal, a line a batch elsewhere."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from time import monotonic

from pipeline.cli._terminal import one_line
from pipeline.defs.watcher import Watcher

QUIET = 0.5  # seconds between two lines of one stage


class Lines:
    """A line whenever a stage has moved on, at most two a second."""

    def __init__(self) -> None:
        self._begun = monotonic()
        self._last = 0.0

    def advance(self, stage: str, done: int, total: int | None) -> None:
        """Say how far a stage is."""
        if self._due(done, total):
            of = "" if total is None else f" of {total:,}"
            self.say(f"{stage}: {done:,}{of}")

    def say(self, message: str) -> None:
        """Write a line with the seconds since the run began."""
        print(f"[{monotonic() - self._begun:7.1f} s] {one_line(message)}", file=sys.stderr)

    def _due(self, done: int, total: int | None) -> bool:
        """Whether a stage has ended or said nothing for a while."""
        if done != total and monotonic() - self._last <= QUIET:
            return False
        self._last = monotonic()
        return True


class JsonLines(Lines):
    """The same as JSON objects, one a line, for programs that gather logs."""

    def advance(self, stage: str, done: int, total: int | None) -> None:
        """Say how far a stage is."""
        if self._due(done, total):
            self._write(stage=stage, done=done, total=total)

    def say(self, message: str) -> None:
        """Say a message."""
        self._write(message=message)

    def _write(self, **fields: object) -> None:
        told = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), **fields}
        print(json.dumps(told, ensure_ascii=False), file=sys.stderr)


class Bars:
    """A bar a stage, with rate and remaining time."""

    def __init__(self) -> None:
        from rich import progress as parts
        from rich.console import Console

        self.progress = parts.Progress(
            parts.SpinnerColumn(), parts.TextColumn("{task.description:<10}"), parts.BarColumn(),
            parts.MofNCompleteColumn(), parts.TextColumn("{task.fields[rate]:>12}"), parts.TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._begun: dict[str, float] = {}
        self._tasks: dict[str, parts.TaskID] = {}

    def advance(self, stage: str, done: int, total: int | None) -> None:
        """Move a stage's bar, which appears with its first step."""
        if stage not in self._tasks:
            self._tasks[stage] = self.progress.add_task(stage, total=total, rate="")
            self._begun[stage] = monotonic()
        rate = f"{done / max(monotonic() - self._begun[stage], 0.01):,.0f}/s"
        self.progress.update(self._tasks[stage], completed=done, total=total, rate=rate)

    def say(self, message: str) -> None:
        """Write a line above the bars."""
        self.progress.console.print(one_line(message), markup=False, highlight=False)


@contextmanager
def progress(form: str) -> Iterator[Watcher]:
    """A watcher for this process's stderr. form: text (bars on a terminal) or json."""
    if form == "json" or not sys.stderr.isatty():
        yield JsonLines() if form == "json" else Lines()
        return
    bars = Bars()
    with bars.progress:
        yield bars
