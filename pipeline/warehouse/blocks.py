"""Blocks: the notes of all records that carry one key, decided together; only those that were touched are decided again."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from pipeline.extract.names.notes import unpack_body, unpack_person
from pipeline.lexicon.overrides import overrides
from pipeline.lexicon.titles import titles
from pipeline.records import Decision, Settled, columns
from pipeline.resolve import organizations, people
from pipeline.resolve.overrides import apply
from pipeline.warehouse.arrow import to_arrow
from pipeline.warehouse.build import Build
from pipeline.warehouse.pairs import Note

CHUNK = 50_000  # notes at a time

Decide = Callable[[Sequence[Note]], list[Decision]]


def _people(notes: Sequence[Note]) -> list[Decision]:
    return people.decide((unpack_person(*note) for note in notes), titles())


def _organizations(notes: Sequence[Note]) -> list[Decision]:
    return organizations.decide(unpack_body(*note) for note in notes)


DECIDERS: dict[str, Decide] = {"person": _people, "organization": _organizations}
KINDS = ", ".join(f"'{kind}'" for kind in DECIDERS)


def touch(build: Build, keys: str) -> None:
    """Remember the blocks of some keys as touched; keys: a table, or a join, with kind and key."""
    build.run(f"INSERT INTO build.touched SELECT DISTINCT kind, key FROM {keys} WHERE kind IN ({KINDS})")


def decide_blocks(build: Build) -> int:
    """Decide the touched blocks again, in one transaction; how many of them had records to compare."""
    build.run(f"""
        CREATE OR REPLACE TEMP TABLE again AS
        SELECT kind, key, CAST(sum(count(*)) OVER (ORDER BY kind, key) // {CHUNK} AS BIGINT) AS chunk
        FROM build.keys SEMI JOIN build.touched USING (kind, key)
        GROUP BY kind, key HAVING count(DISTINCT ref_id) > 1
    """)
    build.run("""
        CREATE OR REPLACE TEMP TABLE block_notes AS
        SELECT chunk, kind, key, ref_id, document_id, detail FROM build.keys JOIN again USING (kind, key) ORDER BY ALL
    """)
    with build.transaction():
        build.run("DELETE FROM build.settled USING build.touched t WHERE settled.kind = t.kind AND settled.key = t.key")
        for rows in _decided(build):
            with build.incoming("incoming", to_arrow(columns(Settled), rows)):
                build.run("INSERT INTO build.settled SELECT * FROM incoming")
        build.run("DELETE FROM build.touched")
    return int(build.value("SELECT count(*) FROM again"))


def _decided(build: Build) -> Iterator[list[Settled]]:
    """The decisions of the blocks, a chunk at a time."""
    for (chunk,) in build.rows("SELECT DISTINCT chunk FROM again ORDER BY chunk"):
        found = build.rows("SELECT kind, key, ref_id, document_id, detail FROM block_notes WHERE chunk = ? ORDER BY ALL",
                           [chunk])
        yield [Settled(d.kind, key, d.old_id, d.new_id, d.rule)
               for (kind, key), rows in groupby(found, key=lambda row: (row[0], row[1]))
               for d in DECIDERS[kind]([Note(*row[2:]) for row in rows])]


def stand(build: Build) -> None:
    """Make the temporary table ``standing``: what is decided of each id, in the columns of build.decisions.

    An id in several blocks goes with the smallest group; overrides stand above all.
    """
    build.run("CREATE OR REPLACE TEMP TABLE standing AS SELECT kind, old_id, min(new_id) AS new_id, "
              "arg_min(rule, (new_id, rule)) AS rule FROM build.settled GROUP BY kind, old_id")
    for kind in sorted({override.kind for override in overrides()}):
        _override(build, kind)


def _override(build: Build, kind: str) -> None:
    """Carry out the overrides on a kind; only the groups they name are looked at."""
    named = sorted({i for override in overrides() if override.kind == kind for i in (override.left_id, override.right_id)})
    groups = "kind = ? AND new_id IN (SELECT coalesce(s.new_id, n) FROM (SELECT unnest(?::VARCHAR[]) AS n) " \
             "LEFT JOIN standing s ON s.old_id = n AND s.kind = ?)"
    values = [kind, named, kind]
    before = [Decision(*row) for row in build.rows(f"SELECT kind, old_id, new_id, rule FROM standing WHERE {groups}", values)]
    after = apply(kind, before, overrides())
    build.run(f"DELETE FROM standing WHERE {groups}", values)
    with build.incoming("incoming", to_arrow(columns(Decision), after)):
        build.run("INSERT INTO standing SELECT * FROM incoming")
