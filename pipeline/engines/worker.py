"""A worker process of the local pool: reads parts from its parent until the parent is gone."""

import signal
from collections.abc import Sequence
from ctypes import Array, c_double, c_int64
from multiprocessing.connection import Connection
from typing import NamedTuple

from pipeline.engines.extraction import Read, extract_part
from pipeline.lexicon.load import load
from pipeline.records.input import RawArticle


class Slots(NamedTuple):
    """Memory shared with the parent, one cell a worker: position of the article in hand (-1: none), and since when."""

    position: "Array[c_int64]"
    since: "Array[c_double]"


def main(link: Connection, slots: Slots, slot: int, read: Read, seconds: float) -> None:
    """Serve parts over the link; an interrupt from the keyboard is the parent's affair."""
    from time import monotonic

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    lexicon = load()

    def at(position: int) -> None:
        slots.since[slot] = monotonic()
        slots.position[slot] = position

    while True:
        try:
            articles: Sequence[RawArticle] = link.recv()
            part = extract_part(articles, lexicon, read=read, seconds=seconds, at=at)
            slots.position[slot] = -1
            link.send(part)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return
