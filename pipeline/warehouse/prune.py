"""Which inputs are forgotten on request: those below the named paths that a reading has not met."""

from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from pipeline.records.input import file_of
from pipeline.warehouse.build import Build

# A file or folder that was rejected for one of these holds nothing; for any other, nobody knows what it holds.
_BARE = ("empty", "no_articles")


def prune(build: Build, paths: Sequence[str]) -> int:
    """Forget the inputs below the paths that are not in the table ``seen``; how many they were.

    What lies in a file or folder that could not be read now is kept: it has not vanished.
    """
    unseen = build.rows("SELECT source_uri FROM build.inputs WHERE source_uri NOT IN (SELECT source_uri FROM seen)")
    faults = {uri for (uri,) in build.rows("SELECT source_uri FROM build.inputs SEMI JOIN seen USING (source_uri) "
                                           f"WHERE reason IS NOT NULL AND reason NOT IN {_BARE}")}
    tests = [_below(path) for path in paths]
    vanished = [uri for (uri,) in unseen
                if any(test(uri) for test in tests) and faults.isdisjoint(_holders(uri))]
    if vanished:
        build.run("CREATE OR REPLACE TEMP TABLE vanished AS SELECT unnest(?::VARCHAR[]) AS source_uri", [vanished])
        build.run("DELETE FROM build.inputs WHERE source_uri IN (SELECT source_uri FROM vanished)")
    return len(vanished)


def _holders(uri: str) -> Iterator[str]:
    """The file of an input and the folders it lies in."""
    path = PurePosixPath(file_of(uri))
    yield from map(str, (path, *path.parents))


def _below(path: str) -> Callable[[str], bool]:
    """Whether an input lies below a path, or below what a pattern could match."""
    wanted = PurePosixPath(path).parts

    def test(uri: str) -> bool:
        return any(_begins(PurePosixPath(name).parts, wanted) for name in {uri, file_of(uri)})

    return test


def _begins(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the first parts of a path are as wanted: ``**`` stands for any number, other wildcards for one."""
    if not wanted:
        return not parts or parts[0] not in ("/", "..")
    if wanted[0] == "**":
        return any(_begins(parts[skipped:], wanted[1:]) for skipped in range(len(parts) + 1))
    return bool(parts) and (parts[0] == wanted[0] or fnmatchcase(parts[0], wanted[0])) and _begins(parts[1:], wanted[1:])
