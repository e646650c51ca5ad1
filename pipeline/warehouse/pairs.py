"""Which records meet, and what was decided of them: blocking is a query, a decision a pure function of two notes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.records import Pair, columns
from pipeline.warehouse.arrow import to_arrow
from pipeline.warehouse.build import Build
from pipeline.warehouse.schema import quoted

CHUNK = 50_000  # pairs decided at a time


class Note(NamedTuple):
    """A record's note: its id, its document, and what comparing needs to know, as JSON."""

    id: str
    document_id: str
    detail: str


class Verdict(NamedTuple):
    """How two records belong together; from_id and to_id where the relation has a direction."""

    relation: str
    rule: str
    score: float | None = None
    from_id: str | None = None
    to_id: str | None = None


@dataclass(frozen=True)
class Meeting:
    """How the records of one kind meet.

    keys: kind of key to the number of different ones that two records must share. note: the kind of key that holds the
    notes. block: a key that at most so many records carry brings all of them together; one that more carry, up to
    ``common``, brings each together with the first of them; other keys nobody. identity: SQL over ``key`` for keys
    that are never too common.
    """

    kind: str
    keys: dict[str, int]
    note: str
    block: int
    common: int
    identity: str = "false"


Compare = Callable[[Note, Note], Verdict | None]


def meet(build: Build, meeting: Meeting) -> None:
    """Make the temporary table ``candidates``: the pairs that meet now, each once, the smaller id first."""
    kinds = ", ".join(map(quoted, meeting.keys))
    enough = " OR ".join(f"count(DISTINCT key) FILTER (kind = {quoted(kind)}) >= {shared}"
                         for kind, shared in meeting.keys.items())
    build.run(f"""
        CREATE OR REPLACE TEMP TABLE sized AS
        SELECT kind, key, count(*) AS records, min(ref_id) AS first FROM build.keys WHERE kind IN ({kinds})
        GROUP BY kind, key HAVING count(*) > 1 AND (count(*) <= {meeting.common} OR {meeting.identity})
    """)
    build.run("""
        CREATE OR REPLACE TEMP TABLE carried AS
        SELECT k.kind, k.key, k.ref_id, s.records, s.first FROM build.keys k JOIN sized s USING (kind, key)
    """)
    build.run(f"""
        CREATE OR REPLACE TEMP TABLE candidates AS
        SELECT left_id, right_id FROM (
            SELECT a.kind, a.key, a.ref_id AS left_id, b.ref_id AS right_id
            FROM carried a JOIN carried b ON a.kind = b.kind AND a.key = b.key AND a.ref_id < b.ref_id
            WHERE a.records <= {meeting.block} AND b.records <= {meeting.block}
            UNION ALL
            SELECT kind, key, first, ref_id FROM carried WHERE records > {meeting.block} AND ref_id <> first
        ) GROUP BY left_id, right_id HAVING {enough}
    """)


def decide(build: Build, meeting: Meeting, compare: Compare) -> int:
    """Compare the pairs of ``candidates`` that were not compared before; how many those were."""
    build.run(f"""
        CREATE OR REPLACE TEMP TABLE undecided AS
        SELECT *, CAST((row_number() OVER (ORDER BY left_id, right_id) - 1) // {CHUNK} AS BIGINT) AS chunk
        FROM candidates ANTI JOIN (SELECT * FROM build.pairs WHERE kind = {quoted(meeting.kind)}) USING (left_id, right_id)
    """)
    build.run(f"""
        CREATE OR REPLACE TEMP TABLE notes AS
        SELECT ref_id, document_id, detail FROM build.keys WHERE kind = {quoted(meeting.note)}
        AND ref_id IN (SELECT left_id FROM undecided UNION SELECT right_id FROM undecided) ORDER BY ref_id
    """)
    for (chunk,) in build.rows("SELECT DISTINCT chunk FROM undecided ORDER BY chunk"):
        pairs = build.rows("SELECT left_id, right_id FROM undecided WHERE chunk = ? ORDER BY ALL", [chunk])
        notes = {row[0]: Note(*row) for row in build.rows(
            "SELECT * FROM notes WHERE ref_id IN (SELECT left_id FROM undecided WHERE chunk = ? "
            "UNION SELECT right_id FROM undecided WHERE chunk = ?)", [chunk, chunk])}
        decided = [_compared(meeting.kind, notes[left], notes[right], compare) for left, right in pairs]
        with build.incoming("incoming", to_arrow(columns(Pair), decided)), build.transaction():
            build.run("INSERT INTO build.pairs SELECT * FROM incoming")
    return int(build.value("SELECT count(*) FROM undecided"))


def _compared(kind: str, left: Note, right: Note, compare: Compare) -> Pair:
    found = compare(left, right)
    return Pair(kind, left.id, right.id, left.document_id, right.document_id, found and found.from_id,
                found and found.to_id, found and found.relation, found and found.score, found and found.rule)


def related(kind: str) -> str:
    """SQL of the pairs that meet now and belong together."""
    return (f"SELECT p.* FROM build.pairs p JOIN candidates USING (left_id, right_id) "
            f"WHERE p.kind = {quoted(kind)} AND p.relation IS NOT NULL")


def forget_pairs(build: Build, ids: str) -> None:
    """Forget what was decided of the records of the documents named in a table of ids."""
    build.run(f"DELETE FROM build.pairs WHERE left_document IN (SELECT document_id FROM {ids}) "
              f"OR right_document IN (SELECT document_id FROM {ids})")


def components(pairs: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """The groups of ids that pairs connect, each in ascending order, by their smallest id."""
    root: dict[str, str] = {}

    def find(node: str) -> str:
        top = node
        while (above := root.get(top, top)) != top:
            top = above
        while (above := root.get(node, node)) != top:
            root[node] = top
            node = above
        return top

    for left, right in pairs:
        one, other = sorted((find(left), find(right)))
        root[one], root[other] = one, one
    groups: dict[str, list[str]] = {}
    for node in sorted(root):
        groups.setdefault(find(node), []).append(node)
    yield from groups.values()
