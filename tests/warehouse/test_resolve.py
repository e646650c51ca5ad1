"""Blocking is a query: who meets, what is compared again, and that steps end where one run ends."""

from pathlib import Path
from random import Random

import pytest

from pipeline.engines.run import Request, extract_documents, read_inputs, resolve_entities, write_core
from pipeline.records import Decision, Key, Override, columns
from pipeline.warehouse import blocks
from pipeline.warehouse.arrow import to_arrow
from pipeline.warehouse.build import Build
from pipeline.warehouse.files import open_build
from pipeline.warehouse.pairs import Meeting, Note, Verdict, components, decide, forget_pairs, meet, related

MEETING = Meeting("test", {"weak": 2, "strong": 1}, "note", block=4, common=8, identity="starts_with(key, 'known')")


@pytest.fixture
def build(tmp_path: Path):
    with open_build(tmp_path) as build:
        yield build


def keys(build: Build, *rows: tuple[str, str, str]) -> None:
    """Keys (record, kind, key); every record is a document of its own with a note."""
    notes = {Key(record, "note", record, record, f"note of {record}") for record, _, _ in rows}
    with build.incoming("incoming", to_arrow(columns(Key), [*(Key(r, kind, key, r, None) for r, kind, key in rows), *notes])):
        build.run("INSERT INTO build.keys SELECT * FROM incoming")


def candidates(build: Build) -> set[tuple[str, str]]:
    meet(build, MEETING)
    return set(build.rows("SELECT left_id, right_id FROM candidates"))


def agree(left: Note, right: Note) -> Verdict | None:
    """Everything but what ends with x belongs together."""
    return None if "x" in left.id + right.id else Verdict("same", left.detail, 1.0, right.id, left.id)


def test_one_strong_key_or_two_weak_ones_bring_two_records_together(build: Build):
    keys(build, ("a", "strong", "1"), ("b", "strong", "1"), ("c", "weak", "1"), ("d", "weak", "1"), ("e", "weak", "2"),
         ("f", "weak", "2"), ("e", "weak", "3"), ("f", "weak", "3"), ("g", "other", "1"), ("h", "other", "1"))
    assert candidates(build) == {("a", "b"), ("e", "f")}


def test_the_same_key_of_two_kinds_is_two_keys(build: Build):
    keys(build, ("a", "strong", "1"), ("b", "weak", "1"), ("c", "weak", "1"))
    assert candidates(build) == set()


@pytest.mark.parametrize(("records", "key", "pairs"), [
    (4, "k", 6),  # all of a block
    (5, "k", 4),  # each with the first
    (8, "k", 7),
    (9, "k", 0),  # too common
    (9, "known|k", 8),  # an identity is never too common
])
def test_how_many_meet_by_a_key(build: Build, records: int, key: str, pairs: int):
    keys(build, *((f"r{n}", "strong", key) for n in range(records)))
    found = candidates(build)
    assert len(found) == pairs
    assert all(left < right for left, right in found)
    if records > 4:
        assert {left for left, _ in found} <= {"r0"}


def test_a_pair_is_compared_once(build: Build):
    keys(build, ("a", "strong", "1"), ("b", "strong", "1"), ("bx", "strong", "1"))
    meet(build, MEETING)
    assert decide(build, MEETING, agree) == 3
    assert decide(build, MEETING, agree) == 0
    assert build.rows(related("test")) == [("test", "a", "b", "a", "b", "b", "a", "same", 1.0, "note of a")]
    keys(build, ("c", "strong", "1"))
    meet(build, MEETING)
    assert decide(build, MEETING, agree) == 3


def test_a_pair_that_no_longer_meets_does_not_count(build: Build):
    keys(build, *((f"r{n}", "strong", "k") for n in range(4)))
    meet(build, MEETING)
    decide(build, MEETING, agree)
    assert len(build.rows(related("test"))) == 6
    keys(build, ("r4", "strong", "k"))
    meet(build, MEETING)
    decide(build, MEETING, agree)
    assert {(row[1], row[2]) for row in build.rows(related("test"))} == {("r0", f"r{n}") for n in range(1, 5)}


def test_a_document_that_changed_is_compared_again(build: Build):
    keys(build, ("a", "strong", "1"), ("b", "strong", "1"), ("c", "strong", "1"))
    meet(build, MEETING)
    decide(build, MEETING, agree)
    build.run("CREATE TEMP TABLE changed AS SELECT 'b' AS document_id")
    forget_pairs(build, "changed")
    assert decide(build, MEETING, agree) == 2


@pytest.mark.parametrize(("pairs", "groups"), [
    ([], []), ([("a", "b")], ["ab"]), ([("a", "b"), ("c", "d")], ["ab", "cd"]),
    ([("c", "d"), ("a", "b"), ("b", "c")], ["abcd"]), ([("b", "c"), ("a", "c"), ("x", "y"), ("a", "b")], ["abc", "xy"]),
])
def test_components(pairs: list[tuple[str, str]], groups: list[str]):
    assert ["".join(group) for group in components(pairs)] == groups


def test_components_do_not_depend_on_the_order_of_pairs():
    random = Random(3)
    pairs = [(str(random.randrange(300)), str(random.randrange(300))) for _ in range(200)]
    wanted = list(components(pairs))
    for _ in range(5):
        random.shuffle(pairs)
        assert list(components([pair[::random.choice((1, -1))] for pair in pairs])) == wanted


def block(build: Build, *rows: tuple[str, str]) -> None:
    """Records (name, id) of a block kind, and that their blocks were touched."""
    with build.incoming("incoming", to_arrow(columns(Key), [Key(i, "person", name, i, "{}") for name, i in rows])):
        build.run("INSERT INTO build.keys SELECT * FROM incoming")
        blocks.touch(build, "incoming")


@pytest.fixture
def deciders(monkeypatch):
    """People of one block are one; the blocks that were decided."""
    seen: list[list[str]] = []

    def decide_people(notes):
        ids = sorted({note.id for note in notes})
        seen.append(ids)
        return [Decision("person", i, ids[0], "name") for i in ids[1:]]

    monkeypatch.setitem(blocks.DECIDERS, "person", decide_people)
    monkeypatch.setattr(blocks, "overrides", lambda: ())
    return seen


def standing(build: Build) -> dict[str, str]:
    blocks.stand(build)
    return dict(build.rows("SELECT old_id, new_id FROM standing"))


def test_only_touched_blocks_are_decided_again(build: Build, deciders: list[list[str]]):
    block(build, ("ann", "1"), ("ann", "2"), ("bob", "3"), ("bob", "4"), ("carl", "5"))
    assert blocks.decide_blocks(build) == 2
    assert deciders == [["1", "2"], ["3", "4"]]
    assert blocks.decide_blocks(build) == 0
    block(build, ("bob", "0"))
    assert blocks.decide_blocks(build) == 1
    assert deciders[2:] == [["0", "3", "4"]]
    assert standing(build) == {"2": "1", "3": "0", "4": "0"}


def test_a_block_that_lost_its_records_loses_its_decisions(build: Build, deciders: list[list[str]]):
    block(build, ("ann", "1"), ("ann", "2"))
    blocks.decide_blocks(build)
    blocks.touch(build, "build.keys")
    build.run("DELETE FROM build.keys WHERE ref_id = '2'")
    blocks.decide_blocks(build)
    assert standing(build) == {}


def test_overrides_stand_above_the_rules(build: Build, deciders: list[list[str]], monkeypatch):
    block(build, ("ann", "1"), ("ann", "2"), ("ann", "3"), ("bob", "4"), ("carl", "5"))
    blocks.decide_blocks(build)
    monkeypatch.setattr(blocks, "overrides", lambda: (
        Override("split", "person", "1", "3", "another person"), Override("merge", "person", "4", "5", "one person")))
    assert standing(build) == {"2": "1", "5": "4"}


@pytest.mark.slow
def test_stories_events_and_people_of_the_seeds_do_not_depend_on_the_order_of_reading(root: Path, tmp_path: Path):
    results = []
    for number, steps in enumerate([[[0, 1, 2, 3, 4]], [[4, 3], [1], [2, 0]], [[3], [0, 1, 4, 2]]]):
        with open_build(tmp_path / str(number)) as build:
            results.append(resolved(build, root, steps))
    assert results[1:] == results[:1] * 2
    decisions, links = results[0]
    assert {kind for kind, *_ in decisions} >= {"person", "event"}
    assert len(links) > 0


def resolved(build: Build, root: Path, steps: list[list[int]]) -> tuple[list, list]:
    """Decisions and links after reading the seeds in steps."""
    for step in steps:
        paths = tuple(str(next((root / "seeds").glob(f"{n:03}_*.txt"))) for n in step)
        request = Request(paths, workers=1)
        read_inputs(build, request)
        extract_documents(build, request)
        resolve_entities(build)
        write_core(build)
    return build.rows("FROM build.decisions ORDER BY ALL"), build.rows("FROM core.document_links ORDER BY ALL")
