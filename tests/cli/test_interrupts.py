"""Ctrl-C that was swallowed on its way is seen at the next sign of progress."""

import os
import signal
from collections.abc import Iterator

import pytest

from pipeline.cli._interrupts import CtrlC, Interruptible
from pipeline.defs.watcher import Silent


@pytest.fixture
def swallowed() -> Iterator[None]:
    """Somebody else's handler, which does nothing."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    yield
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_that_nobody_heard_ends_the_run(swallowed: None):
    with CtrlC() as ctrl_c:
        watcher = Interruptible(Silent(), ctrl_c)
        watcher.advance("read", 1, None)
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            watcher.advance("read", 2, None)
        watcher.advance("read", 3, None)


def test_other_signals_and_other_runs_do_not(swallowed: None):
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    os.kill(os.getpid(), signal.SIGINT)
    with CtrlC() as ctrl_c:
        os.kill(os.getpid(), signal.SIGUSR1)
        ctrl_c.check()
    signal.signal(signal.SIGUSR1, before)
    assert signal.set_wakeup_fd(-1) == -1
