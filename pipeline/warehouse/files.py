"""The two files of the build database: opened under the lock, set aside when damaged, made anew when of an older make."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from shutil import copyfile, rmtree
from typing import Any

import duckdb

from pipeline.warehouse.build import Build
from pipeline.warehouse.clock import now
from pipeline.warehouse.errors import DamagedError, clear_errors, is_damage
from pipeline.warehouse.lock import exclusive
from pipeline.warehouse.paths import private_folder
from pipeline.warehouse.schema import PUBLISHED_SCHEMAS, Relation, comments, create_table, quoted, relations

STORAGE = "v1.4.0"  # opens in DuckDB clients from 1.4 on
PRIVATE_SCHEMAS = ("build", "stage")
KEPT = ("build.inputs", "build.files", "build.texts")  # survive a change of their declaration
CARRIED = ("meta.builds", "meta.checks")  # pass from one candidate to the next
LOG_SIZE = "128MB"  # of the write-ahead log, before it is worked into the file


@contextmanager
def open_build(
    warehouse: Path, *, memory: str = "1500MB", threads: int | None = None, say: Callable[[str], None] = lambda _: None
) -> Iterator[Build]:
    """The build database of a warehouse folder, made when it is not there, locked until the context closes.

    Raises:
        LockedError: another process holds it.
        DamagedError: it broke while it was used, and was set aside.
        DiskFullError, ReadOnlyError: the folder cannot take it.
    """
    folder = private_folder(warehouse)
    with clear_errors(warehouse):
        folder.mkdir(parents=True, exist_ok=True)
        with exclusive(folder / "lock"):
            rmtree(folder / "tmp", ignore_errors=True)
            _mend(folder / "build.duckdb", say)
            config: dict[str, Any] = {"memory_limit": memory, "temp_directory": str(folder / "tmp"),
                                      "checkpoint_threshold": LOG_SIZE}
            with duckdb.connect(config=config if threads is None else config | {"threads": threads}) as connection:
                started = now()
                build = Build(started.strftime("%Y%m%dT%H%M%S%f")[:-3], warehouse, connection, started, say)
                try:
                    _attach(build, "private", folder / "build.duckdb")
                    _prepare_private(build)
                    _open_candidate(build)
                    yield build
                except duckdb.Error as error:
                    if not is_damage(error):
                        raise
                    connection.close()
                    raise _damaged(folder, error) from error


def _attach(build: Build, name: str, path: Path) -> None:
    """Attach one of the two files; a name of a schema finds the file that holds it."""
    build.run(f"ATTACH {quoted(str(path))} AS {name} (STORAGE_VERSION '{STORAGE}')")
    schemas = PRIVATE_SCHEMAS if name == "private" else PUBLISHED_SCHEMAS
    for schema in schemas:
        build.run(f"CREATE SCHEMA IF NOT EXISTS {name}.{schema}")
    paths = [f"private.{schema}" for schema in PRIVATE_SCHEMAS]
    paths += [f"candidate.{schema}" for schema in PUBLISHED_SCHEMAS] if name == "candidate" else []
    build.run(f"SET search_path = '{','.join(paths)}'")


def _is_readable(path: Path) -> bool:
    """Whether the file opens and its catalog can be read."""
    try:
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH {quoted(str(path))} AS tried (STORAGE_VERSION '{STORAGE}')")
            connection.execute("SELECT count(*) FROM duckdb_columns()").fetchall()
    except duckdb.Error as error:
        if is_damage(error):
            return False
        raise
    return True


def _mend(path: Path, say: Callable[[str], None]) -> None:
    """Set a build database aside that cannot be opened."""
    if path.exists() and not _is_readable(path):
        say(f"The build database was damaged and set aside as {_set_aside(path)}; it is built anew from the sources named "
            "in this run. Articles that earlier runs read from other paths have to be named again.")


def _damaged(folder: Path, error: duckdb.Error) -> DamagedError:
    """Throw the candidate away, set the private file aside unless all of it can be read, and say so."""
    _discard(folder / "candidate.duckdb")
    path = folder / "build.duckdb"
    try:
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH {quoted(str(path))} AS tried (STORAGE_VERSION '{STORAGE}')")
            for (name,) in connection.execute(
                    "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE database_name = 'tried'").fetchall():
                connection.execute(f"SELECT bit_xor(hash(t)) FROM tried.{name} t").fetchall()
    except duckdb.Error:
        return DamagedError(f"{path} is damaged ({error}) and was set aside as {_set_aside(path)}. Run again: it is built "
                            "anew from the sources you name; what is published stays as it was.")
    return DamagedError(f"{folder / 'candidate.duckdb'} was damaged ({error}) and was thrown away. Run again: it is made "
                        "anew from build.duckdb; what is published stays as it was.")


def _set_aside(path: Path) -> Path:
    """Rename a damaged file, and drop its log, so that a new one can be made; the last one set aside is kept."""
    aside = path.with_name(f"{path.stem}.damaged.duckdb")
    path.replace(aside)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
    return aside


def _discard(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)


def _prepare_private(build: Build) -> None:
    """Make the private tables that are missing, and those anew whose declaration changed.

    A table of stage declared otherwise than before is made empty and everything is extracted again, from the texts kept
    here.
    """
    wanted = {name: create_table(r) for name, r in relations().items() if r.schema in PRIVATE_SCHEMAS}
    build.run(wanted.pop("build.state").replace("TABLE", "TABLE IF NOT EXISTS", 1))
    have = dict(build.rows("SELECT name, value FROM build.state WHERE starts_with(name, 'table:')"))
    stale = [name for name, ddl in wanted.items() if have.get(f"table:{name}") != _mark(ddl)]
    if not stale:
        return
    with build.transaction():
        for name in stale:
            _make(build, relations()[name])
            build.remember(f"table:{name}", _mark(wanted[name]))
        if any(name not in KEPT for name in stale):
            build.run("DELETE FROM build.processed")
        build.changed()


def _make(build: Build, relation: Relation) -> None:
    """Create a table, with the rows of its former self where they are worth keeping."""
    old = {c for (c,) in build.rows(
        "SELECT column_name FROM duckdb_columns() WHERE database_name = 'private' AND schema_name = ? AND table_name = ?",
        [relation.schema, relation.name])}
    if relation.qualified not in KEPT or not old:
        build.run(create_table(relation, or_replace=True))
        return
    names = ", ".join(f'"{c.name}"' for c in relation.columns if c.name in old)
    build.run(f"CREATE TEMP TABLE former AS SELECT * FROM {relation.qualified}")
    build.run(create_table(relation, or_replace=True))
    build.run(f"INSERT INTO {relation.qualified} ({names}) SELECT {names} FROM former")
    build.run("DROP TABLE former")


def _open_candidate(build: Build) -> None:
    """Attach the candidate where it is there, whole, and of the present declarations; else begin one."""
    path = private_folder(build.folder) / "candidate.duckdb"
    if path.exists() and _is_readable(path):
        _attach(build, "candidate", path)
        if build.state("candidate") == _candidate_mark():
            return
    begin_candidate(build)


def begin_candidate(build: Build) -> None:
    """An empty candidate in a new file, so that nothing of the old one takes room; builds and checks are carried over."""
    path = private_folder(build.folder) / "candidate.duckdb"
    carried = {}
    if build.value("SELECT count(*) FROM duckdb_databases() WHERE database_name = 'candidate'"):
        if build.state("candidate") == _candidate_mark():
            carried = {name: build.table(f"SELECT * FROM {name}") for name in CARRIED}
        build.run("USE private.build")
        build.run("DETACH candidate")
    build.remember("candidate", "")
    for step in ("core", "analysis", "checked"):
        build.remember(step, "")
    _discard(path)
    _attach(build, "candidate", path)
    with build.transaction():
        for relation in relations().values():
            if relation.schema in PUBLISHED_SCHEMAS:
                build.run("; ".join([create_table(relation), *comments(relation)]))
        for name, rows in carried.items():
            with build.incoming("incoming", rows):
                build.run(f"INSERT INTO {name} SELECT * FROM incoming")
    build.remember("candidate", _candidate_mark())


def copy_candidate(build: Build, target: Path) -> None:
    """Copy the candidate's file, with everything worked into it, to a new place."""
    path = private_folder(build.folder) / "candidate.duckdb"
    build.run("CHECKPOINT candidate")
    build.run("USE private.build")
    build.run("DETACH candidate")
    try:
        if path.with_name(path.name + ".wal").exists():
            raise DamagedError(f"{path}: DuckDB left a log beside it; it was not published. Run again.")
        copyfile(path, target)
    finally:
        _attach(build, "candidate", path)


def _candidate_mark() -> str:
    """What the candidate's tables and comments are declared to be."""
    shown = [r for r in relations().values() if r.schema in PUBLISHED_SCHEMAS]
    return _mark("; ".join(text for r in shown for text in (create_table(r), *comments(r))))


def _mark(ddl: str) -> str:
    return blake2b(ddl.encode(), digest_size=10).hexdigest()
