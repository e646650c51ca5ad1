"""Progress of a run on stderr: a bar on a terminal, a line a batch elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from pipeline.defs.watcher import Watcher


class Lines:
    """A line whenever a stage has moved on and half a second has passed since the last."""

    def __init__(self) -> None:
        self._begun = monotonic()
        self._last = 0.0

    def advance(self, stage: str, done: int, total: int | None) -> None:
        """Say how far a stage is."""
        if done == total or monotonic() - self._last > 0.5:
            self._last = monotonic()
            of = "" if total is None else f" of {total:,}"
            self.say(f"{stage}: {done:,}{of}")

    def say(self, message: str) -> None:
        """Write a line with the seconds since the run began."""
        print(f"[{monotonic() - self._begun:7.1f} s] {message}", file=sys.stderr)


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
        self.progress.console.print(message, markup=False, highlight=False)


@contextmanager
def progress() -> Iterator[Watcher]:
    """A watcher for this process's stderr."""
    if not sys.stderr.isatty():
        yield Lines()
        return
    bars = Bars()
    with bars.progress:
        yield bars
