"""The local engine: the same rows from any number of workers, and one article's trouble costs that article alone."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from pipeline.engines import local, worker
from pipeline.engines.extraction import FAILED, TooSlow, extract_part, time_limit
from pipeline.engines.local import EngineError, available_cores
from pipeline.records.ids import document_id
from pipeline.records.input import RawArticle
from pipeline.warehouse.arrow import from_bytes
from pipeline.warehouse.part import Part
from tests.engines.hostile import read_hostile
from tests.warehouse.small import article, no_lexicon, read_small, run, small
from tests.warehouse.test_processes import corpus, start


def parts(*texts: str, size: int = 3) -> list[list[RawArticle]]:
    """Articles in parts, and one part more, so that it is worth while to start workers."""
    articles = [article(f"in/{n}.txt", text) for n, text in enumerate(texts)]
    return [articles[n:n + size] for n in range(0, len(articles), size)] + [[article("in/last.txt", "Zoe counted 1 ship.")]]


def found(done: Iterable[Part]) -> dict[str, list]:
    """Rows by table, in order; and all documents."""
    tables: dict[str, list] = {}
    for part in done:
        tables.setdefault("documents of parts", []).extend(part.documents)
        tables.setdefault("failures", []).extend(part.failures)
        for name, data in part.tables.items():
            tables.setdefault(name, []).extend(map(tuple, (row.values() for row in from_bytes(data).to_pylist())))
    return {name: sorted(rows, key=repr) for name, rows in tables.items()}


def failures(done: Iterable[Part]) -> list[tuple[str, str]]:
    """Document id and detail of every failure; all have the one reason."""
    rows = [row for part in done for row in part.failures]
    assert {row.reason for row in rows} <= {FAILED}
    return [(row.document_id, row.detail) for row in rows]


GOOD = [f"Anna met Bob and counted {n} ships." for n in range(20)]


def test_any_number_of_workers_gives_the_same_rows():
    alone = found(small(1)(parts(*GOOD)))
    many = found(small(2)(parts(*GOOD)))
    assert many == alone
    assert len(alone["documents"]) == 21


@pytest.mark.parametrize(("word", "told"), [
    ("die", r"its worker process ended twice \(exit code -9\)"), ("sleep", "took longer than 1 seconds"),
    ("stuck", "took longer than 1 seconds"), ("fault", "ValueError: a rule that fails"), ("huge", "Arrow"),
    ("astray", r"MisreadError: core\.figures .* are not its surface"),
])
def test_one_articles_trouble_costs_that_article_alone(word: str, told: str, monkeypatch):
    monkeypatch.setattr(local, "GRACE", 1.0)
    texts = [*GOOD[:4], f"Anna says {word} 7.", *GOOD[4:8]]
    done = list(small(2, seconds=1.0, read=read_hostile)(parts(*texts)))
    (culprit, detail), = failures(done)
    assert culprit == document_id(texts[4])
    assert __import__("re").search(told, detail)
    assert sorted(found(done)["documents of parts"]) == sorted(map(document_id, [*texts, "Zoe counted 1 ship."]))
    assert len(found(done)["documents"]) == len(texts)


@pytest.mark.parametrize(("word", "told"), [("sleep", "took longer"), ("fault", "a rule that fails"), ("huge", "Arrow"),
                                            ("astray", "MisreadError: core.figures")])
def test_trouble_without_workers_costs_that_article_alone(word: str, told: str):
    texts = [*GOOD[:2], f"Anna says {word} 7.", *GOOD[2:4]]
    done = list(small(1, seconds=0.5, read=read_hostile)(parts(*texts)))
    (culprit, detail), = failures(done)
    assert culprit == document_id(texts[2])
    assert told in detail
    assert len(found(done)["documents"]) == 5


def test_a_worker_killed_from_outside_costs_nothing(tmp_path: Path):
    articles = [article(f"in/{n}.txt", text) for n, text in enumerate(GOOD[:5])]
    articles.insert(2, article(str(tmp_path / "marker"), "Anna says once 7."))
    done = list(small(2, read=read_hostile)([articles, articles[:1]]))
    assert failures(done) == []
    assert document_id("Anna says once 7.") in found(done)["documents of parts"]


def test_several_killers_in_one_part():
    texts = ["Anna says die 1.", *GOOD[:2], "Bob says die 2.", GOOD[3], "Carl says die 3."]
    done = list(small(2, read=read_hostile)(parts(*texts, size=10)))
    assert sorted(i for i, _ in failures(done)) == sorted(document_id(t) for t in texts if "die" in t)
    assert len(found(done)["documents"]) == 4


def test_little_work_is_done_without_workers(monkeypatch):
    monkeypatch.setattr(local, "_Pool", None)
    assert found(small(2)(parts(*GOOD[:2])[:1]))["documents"]


def test_workers_are_given_no_more_than_they_can_take():
    taken = 0

    def lazy() -> Iterable[Sequence[RawArticle]]:
        nonlocal taken
        for number in range(20):
            taken += 1
            yield [article(f"in/{number}.txt", f"Anna counted {number} ships.")]

    done = small(2)(lazy())
    next(iter(done))
    assert taken <= 4
    done.close()


def test_workers_that_cannot_start_end_the_run(monkeypatch):
    monkeypatch.setattr("pipeline.engines.worker._CODE", "raise SystemExit(3)")
    with pytest.raises(EngineError, match=r"exit code 3.*one worker"):
        list(small(2)(parts(*GOOD)))


def test_the_engine_needs_no_guard_in_the_script_that_uses_it(root: Path, tmp_path: Path):
    script = tmp_path / "script.py"
    script.write_text("""
from tests.engines.test_local import GOOD, parts
from tests.warehouse.small import small
print(sum(len(part.documents) for part in small(2)(parts(*GOOD))))
""")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60, cwd=root,
                          env={**os.environ, "PYTHONPATH": str(root)})
    assert done.stdout == "21\n", done.stderr


def test_progress_and_rate(tmp_path: Path):
    from pipeline.warehouse.files import open_build
    from pipeline.warehouse.inputs import ingest
    from pipeline.warehouse.process import Progress, process

    seen: list[Progress] = []
    with open_build(tmp_path) as build:
        ingest(build, [item for part in parts(*GOOD) for item in part])
        process(build, small(1), extractor_version="1", lexicon_hash="L", progress=seen.append)
    assert (seen[-1].done, seen[-1].total) == (21, 21)
    assert seen[-1].rate > 0
    assert seen[-1].remaining == 0
    assert Progress(10, 30, 0, 5.0).remaining == 10.0


def test_a_time_limit_interrupts_and_is_taken_off():
    with pytest.raises(TooSlow), time_limit(0.05):
        time.sleep(5)
    with time_limit(0.05):
        pass
    time.sleep(0.1)


def test_outside_the_main_thread_there_is_no_limit_and_no_error():
    done: list[Part] = []
    thread = threading.Thread(target=lambda: done.append(extract_part(parts(*GOOD)[0], None, read=read_small)))
    thread.start()
    thread.join()
    assert len(done[0].documents) == 3


def test_there_is_a_core():
    assert available_cores() >= 1


def test_a_worker_does_not_hear_ctrl_c_not_even_while_it_starts():
    with TemporaryFile() as shared:
        slots = worker.Slots(shared, 1)
    process, link = worker.start(slots, 0, 1, (read_small, no_lexicon, 60.0))
    for _ in range(20):
        process.send_signal(signal.SIGINT)
        time.sleep(0.05)
    link.send([article("in/a.txt", GOOD[0])])
    assert link.poll(60)
    assert len(link.recv().documents) == 1
    process.send_signal(signal.SIGINT)
    link.close()
    assert process.wait(60) == 0
    slots.close()


@pytest.mark.slow
def test_workers_end_with_their_parent(root: Path, tmp_path: Path):
    process = start(root, "-m", "tests.warehouse.small", "2", str(tmp_path / "w"), str(corpus(tmp_path, 3000)))
    deadline = time.monotonic() + 40
    while len(children(process.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    workers = children(process.pid)
    assert len(workers) >= 2
    process.kill()
    process.communicate()
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(alive, workers))


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def test_the_whole_run_survives_a_killer(tmp_path: Path):
    articles = [article(f"in/{n}.txt", text) for n, text in enumerate([*GOOD, "Anna says die 7."])]
    big = [article(f"in/big{n}.txt", f"Bob counted {n} ships. " * 8000) for n in range(2)]
    done = run(tmp_path, [*articles, *big], engine=small(2, read=read_hostile))
    assert (done.processed.processed, done.processed.failed) == (22, 1)
    assert done.published.rows["raw.rejected"] == 1
    again = run(tmp_path, [*articles, *big], engine=small(2, read=read_hostile))
    assert (again.processed.processed, again.processed.failed) == (0, 0)
