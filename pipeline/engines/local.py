"""The local engine: parts over the cores of this machine. A worker that dies costs the article it had in hand."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from subprocess import Popen
from tempfile import TemporaryFile
from time import monotonic

from pipeline.engines.extraction import SECONDS, Read, extract_part, failure, read_article
from pipeline.engines.worker import Slots, start
from pipeline.lexicon.load import Lexicon, load
from pipeline.records.input import RawArticle
from pipeline.warehouse.errors import WarehouseError
from pipeline.warehouse.part import Part

GRACE = 5.0  # seconds a worker may need to notice that an article's time is up
WORTHWHILE = 150_000  # characters for which a worker process is started: it takes a second
STARTS = 3  # workers that may die in a row before any has begun an article


class EngineError(WarehouseError):
    """No worker process can be started."""


def available_cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Local:
    """Maps parts over ``workers`` processes; one worker, or very little to do, means this process itself.

    seconds: longest time for one article. read: what is done with an article. lexicon: gives each process its lexicon.
    """

    workers: int = 1
    seconds: float = SECONDS
    read: Read = read_article
    lexicon: Callable[[], Lexicon] = load

    def __call__(self, parts: Iterable[Sequence[RawArticle]]) -> Iterator[Part]:
        """The parts read, in the order in which they are done.

        Raises:
            EngineError: no worker process can be started.
        """
        parts = iter(parts)
        first = list(islice(parts, 2))
        alone = len(first) == 1 and sum(len(article.text) for article in first[0]) < WORTHWHILE
        if self.workers == 1 or alone:
            for articles in chain(first, parts):
                yield extract_part(articles, self.lexicon(), read=self.read, seconds=self.seconds)
        else:
            yield from _Pool(self).run(chain(first, parts))


@dataclass
class _Worker:
    """A worker process and the part it has in hand.

    alone: the part is one article on which a worker died. overdue: it was killed because it took too long.
    """

    slot: int
    process: Popen[bytes]
    link: Connection
    articles: Sequence[RawArticle] = ()
    alone: bool = False
    overdue: bool = False


class _Pool:
    """Worker processes, the parts they have in hand, and those to be done again."""

    def __init__(self, engine: Local) -> None:
        self._engine = engine
        with TemporaryFile() as shared:
            self._slots = Slots(shared, engine.workers)
        self._workers: dict[int, _Worker] = {}
        self._again: deque[tuple[Sequence[RawArticle], bool]] = deque()
        self._dead_starts = 0

    def run(self, parts: Iterable[Sequence[RawArticle]]) -> Iterator[Part]:
        todo = iter(parts)
        try:
            while True:
                self._hand_out(todo)
                busy = {worker.link: worker for worker in self._workers.values() if worker.articles}
                if not busy:
                    return
                for link in wait(list(busy), timeout=1.0):
                    assert isinstance(link, Connection)
                    if (part := self._collect(busy[link])) is not None:
                        yield part
                self._kill_overdue()
        finally:
            for worker in self._workers.values():
                worker.process.kill()
                worker.process.wait()
                worker.link.close()
            self._slots.close()

    def _hand_out(self, todo: Iterator[Sequence[RawArticle]]) -> None:
        """Give every idle worker the next part; workers are started as there is work."""
        for slot in range(self._engine.workers):
            worker = self._workers.get(slot)
            if worker is not None and worker.articles:
                continue
            articles, alone = self._again.popleft() if self._again else (next(todo, ()), False)
            if not articles:
                return
            worker = worker or self._start(slot)
            worker.articles, worker.alone = articles, alone
            try:
                worker.link.send(articles)
            except (BrokenPipeError, ConnectionResetError):
                continue  # its end is seen when its answer is waited for

    def _start(self, slot: int) -> _Worker:
        engine = self._engine
        process, link = start(self._slots, slot, engine.workers, (engine.read, engine.lexicon, engine.seconds))
        self._workers[slot] = _Worker(slot, process, link)
        return self._workers[slot]

    def _collect(self, worker: _Worker) -> Part | None:
        """The answer of a worker; None when it died and its articles are to be read again."""
        try:
            part: Part = worker.link.recv()
        except (EOFError, ConnectionResetError):
            return self._bury(worker)
        self._dead_starts = 0
        worker.articles = ()
        return part

    def _bury(self, worker: _Worker) -> Part | None:
        """What follows from a worker's end: the article in hand is read once more alone, and then given up."""
        code = worker.process.wait()
        worker.link.close()
        del self._workers[worker.slot]
        position, _ = self._slots.read(worker.slot)
        if position < 0:
            self._dead_starts += 1
            if self._dead_starts >= STARTS:
                raise EngineError(f"{STARTS} worker processes ended before they had begun (exit code "
                                  f"{code}). Run with one worker to see why.")
            self._again.append((worker.articles, worker.alone))
            return None
        self._dead_starts = 0
        culprit = worker.articles[position]
        rest = [article for article in worker.articles if article is not culprit]
        if rest:
            self._again.append((rest, False))
        if not worker.alone and not worker.overdue:
            self._again.append(([culprit], True))
            return None
        how = (f"took longer than {self._engine.seconds:g} seconds" if worker.overdue
               else f"its worker process ended twice (exit code {code})")
        given_up = failure(culprit, how)
        return Part((given_up.document_id,), {}, (given_up,), len(culprit.text), 0.0)

    def _kill_overdue(self) -> None:
        """End the workers that are stuck where their own clock cannot reach them."""
        for worker in self._workers.values():
            position, since = self._slots.read(worker.slot)
            if worker.articles and position >= 0 and monotonic() - since > self._engine.seconds + GRACE:
                worker.overdue = True
                worker.process.kill()
