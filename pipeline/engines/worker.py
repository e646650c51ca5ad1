"""A worker process of the local pool: reads parts from its parent until the parent is gone.

It is started by a line of code, not by multiprocessing, which would run the parent's main script once more.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from mmap import mmap
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from struct import Struct
from time import monotonic
from typing import IO

from pipeline.engines.extraction import Read, extract_part
from pipeline.ingest.fence import deaf_to_ctrl_c
from pipeline.lexicon.load import Lexicon
from pipeline.records.input import RawArticle

_CODE = ("import json, sys; sys.path[:] = json.loads(sys.argv[1]); from pipeline.engines.worker import main; "
         "main(*map(int, sys.argv[2:]))")
_CELL = Struct("qd")

Work = tuple[Read, Callable[[], Lexicon], float]  # what to do with an article, where the lexicon comes from, seconds


class Slots:
    """Memory shared with the workers, one cell each: position of the article in hand (-1: none), and since when."""

    def __init__(self, file: IO[bytes] | int, workers: int) -> None:
        """file: a file, or the descriptor of one, that parent and workers have open; workers: number of cells."""
        if isinstance(file, int):
            self.descriptor = file
        else:
            file.truncate(workers * _CELL.size)
            self.descriptor = os.dup(file.fileno())
        self._memory = mmap(self.descriptor, workers * _CELL.size)

    def close(self) -> None:
        """Let go of the memory."""
        self._memory.close()
        os.close(self.descriptor)

    def read(self, slot: int) -> tuple[int, float]:
        """Position and time of a worker."""
        position, since = _CELL.unpack_from(self._memory, slot * _CELL.size)
        return position, since

    def write(self, slot: int, position: int) -> None:
        """Set a worker's position, since now."""
        _CELL.pack_into(self._memory, slot * _CELL.size, position, monotonic())


def start(slots: Slots, slot: int, workers: int, work: Work) -> tuple["subprocess.Popen[bytes]", Connection]:
    """A worker process, and the parent's end of the link to it."""
    ours, theirs = Pipe()
    slots.write(slot, -1)
    command = [sys.executable, "-c", _CODE, json.dumps(sys.path), str(theirs.fileno()), str(slots.descriptor), str(slot),
               str(workers)]
    with deaf_to_ctrl_c():
        process = subprocess.Popen(command, pass_fds=(theirs.fileno(), slots.descriptor), stdin=subprocess.DEVNULL)
    theirs.close()
    ours.send(work)
    return process, ours


def main(handle: int, shared: int, slot: int, workers: int) -> None:
    """Serve parts over the socket ``handle``."""
    link, slots = Connection(handle), Slots(shared, workers)
    try:
        work: Work = link.recv()
        read, make_lexicon, seconds = work
        lexicon = make_lexicon()
        while True:
            articles: Sequence[RawArticle] = link.recv()
            part = extract_part(articles, lexicon, read=read, seconds=seconds, at=lambda at: slots.write(slot, at))
            slots.write(slot, -1)
            link.send(part)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
