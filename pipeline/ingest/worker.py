"""The process behind the fence: takes jobs from its parent until the parent is gone.

An error that a job does not expect ends the process, which the parent sees; nothing is caught wholesale.
"""

import logging
import os
import resource
import warnings
from collections.abc import Callable
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from pipeline.ingest.fence import Failure
from pipeline.ingest.options import RecordError

_MEMORY = 3 * 2**30
_JOBS = {"page": "pipeline.ingest.page", "pdf": "pipeline.ingest.pdf_text"}


def main(handle: int) -> None:
    """Serve jobs over the socket with this file descriptor."""
    logging.disable()
    warnings.simplefilter("ignore")
    _limit_memory()
    link = Connection(handle)
    link.send(os.getppid())
    while True:
        try:
            job, payload = link.recv()
        except (EOFError, OSError):
            return
        link.send(_answer(job, payload))


def _answer(job: str, payload: Any) -> Any:
    try:
        run: Callable[[Any], Any] = import_module(_JOBS[job]).extract
        return run(payload)
    except RecordError as error:
        return Failure(error.reason, error.detail)


def _limit_memory() -> None:
    """A job that wants more dies. Where the system cannot limit it, the time limit remains."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _MEMORY if most == resource.RLIM_INFINITY else min(_MEMORY, most)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
    except (ValueError, OSError):
        return
