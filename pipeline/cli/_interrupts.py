"""Ctrl-C that is not lost.

Python raises it wherever the program happens to be. Libraries swallow it there (a bare except while they are imported,
SQLAlchemy while it closes a connection), and Dagster forgets one that comes while it changes its handlers. So the arrival
of the signal is noted as well, in a socket that no handler can hide, and looked up where a run can stop.
"""

import signal
import socket
import threading
from types import TracebackType
from typing import Self

from pipeline.defs.watcher import Watcher


class CtrlC:
    """Notes Ctrl-C from the moment the context is entered."""

    def __init__(self) -> None:
        self._noted, self._note = socket.socketpair()
        self._before = -1

    def __enter__(self) -> Self:
        for end in (self._noted, self._note):
            end.setblocking(False)
        if threading.current_thread() is threading.main_thread():  # signals come to no other
            self._before = signal.set_wakeup_fd(self._note.fileno(), warn_on_full_buffer=False)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
    ) -> None:
        if threading.current_thread() is threading.main_thread():
            signal.set_wakeup_fd(self._before)
        self._noted.close()
        self._note.close()

    def check(self) -> None:
        """Nothing, unless it was pressed.

        Raises:
            KeyboardInterrupt: it was, since the context was entered or this last raised.
        """
        try:
            if signal.SIGINT in self._noted.recv(4096):
                raise KeyboardInterrupt
        except BlockingIOError:
            return


class Interruptible:
    """A watcher that ends the run, where it is told of progress, when Ctrl-C was pressed."""

    def __init__(self, watcher: Watcher, ctrl_c: CtrlC) -> None:
        """watcher: who is told."""
        self._watcher = watcher
        self._ctrl_c = ctrl_c

    def advance(self, stage: str, done: int, total: int | None) -> None:
        """Hand on how far a stage is.

        Raises:
            KeyboardInterrupt: Ctrl-C was pressed.
        """
        self._ctrl_c.check()
        self._watcher.advance(stage, done, total)

    def say(self, message: str) -> None:
        """Hand on a message."""
        self._watcher.say(message)
