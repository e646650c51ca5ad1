"""How a run says how far it is: always in Dagster's log, and to whoever started it in this process."""

from typing import Protocol


class Watcher(Protocol):
    """Who watches a run beside Dagster, such as the progress bar of the command line."""

    def advance(self, stage: str, done: int, total: int | None) -> None:
        """A stage has done so many of so many (None: of a number nobody knows yet)."""

    def say(self, message: str) -> None:
        """Something a person should read."""


class Silent:
    """Nobody watches."""

    def advance(self, stage: str, done: int, total: int | None) -> None:
        """Pass over it."""

    def say(self, message: str) -> None:
        """Pass over it."""
