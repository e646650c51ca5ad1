"""One writer a warehouse: a lock of the operating system that dies with its process."""

import fcntl
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.warehouse.clock import now
from pipeline.warehouse.errors import LockedError


@dataclass(frozen=True)
class Holder:
    """The process that writes: its id, when it began (ISO, Asia/Ho_Chi_Minh) and its command line."""

    pid: int
    started: str
    command: str

    def __str__(self) -> str:
        return f"process {self.pid} ({self.command}), since {self.started}"


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock file for as long as the context is open.

    Raises:
        LockedError: another process, or another part of this one, holds it.
    """
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockedError(
                f"{path.parent.parent} is being written by {holder(path) or 'another process'}. "
                "Wait until it ends, or stop it; finished batches are kept."
            ) from None
        file.seek(0)
        file.truncate()
        json.dump(asdict(Holder(os.getpid(), now().isoformat(" ", "seconds"), " ".join(sys.argv)[:500])), file)
        file.flush()
        yield
        file.seek(0)
        file.truncate()


def holder(path: Path) -> Holder | None:
    """Who holds the lock file, None when nobody does (a file left by a killed process counts for nothing)."""
    try:
        with path.open("r+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return _read(file.read())
            return None
    except OSError:
        return None


def _read(text: str) -> Holder | None:
    try:
        return Holder(**json.loads(text))
    except (ValueError, TypeError):
        return None
