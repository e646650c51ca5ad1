"""Libraries that parse hostile formats (pages, PDF) run in a worker process that may be slow, crash or eat memory.

One page with 100,000 attributes keeps an HTML parser busy for a minute; a damaged PDF can send its reader round in
circles. The worker is ended when it exceeds its time or dies, the record is rejected, and the next one gets a new
worker. Workers start on first use and end with the reading.
"""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from pipeline.ingest.options import RecordError

_START = 60.0  # seconds to import the libraries, on a busy machine
_CODE = "import sys; sys.path.insert(0, sys.argv[1]); from pipeline.ingest.worker import main; main(int(sys.argv[2]))"
_ROOT = Path(__file__).resolve().parents[2]


class Failure(NamedTuple):
    """What the worker answers in place of a result."""

    reason: str
    detail: str | None


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """Processes started inside never see Ctrl-C, not even while they start: it is for the parent to end them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Fence:
    """The worker, as a context manager. One job at a time."""

    def __init__(self, seconds: float) -> None:
        """seconds: longest time a job may take."""
        self._seconds = seconds
        self.breakdowns = 0  # jobs that took too long or lost their worker: another time they may succeed
        self._process: subprocess.Popen[bytes] | None = None
        self._link: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
    ) -> None:
        self._end()

    def call(self, job: str, payload: Any, *, reason: str) -> Any:
        """What the worker's function ``job`` returns for the payload; both must be picklable.

        Raises:
            RecordError: what the job reports; ``reason`` where it takes too long or the worker dies.
        """
        try:
            link = self._started()
            link.send((job, payload))
            if not link.poll(self._seconds):
                self._break_down()
                raise RecordError(reason, f"it took longer than {self._seconds:g} seconds")
            answer = link.recv()
        except (OSError, EOFError) as error:
            self._break_down()
            raise RecordError(reason, "the parser broke down") from error
        if isinstance(answer, Failure):
            raise RecordError(answer.reason, answer.detail)
        return answer

    def _started(self) -> Connection:
        if self._link is not None:
            return self._link
        ours, theirs = socket.socketpair()
        with theirs:
            handle = theirs.fileno()
            command = [sys.executable, "-c", _CODE, str(_ROOT), str(handle)]
            with deaf_to_ctrl_c():
                self._process = subprocess.Popen(command, pass_fds=[handle], stdin=subprocess.DEVNULL,
                                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        link = self._link = Connection(ours.detach())
        if not link.poll(_START) or link.recv() != os.getpid():
            raise EOFError
        return link

    def _break_down(self) -> None:
        self.breakdowns += 1
        self._end()

    def _end(self) -> None:
        if self._link is not None:
            self._link.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._link = self._process = None
