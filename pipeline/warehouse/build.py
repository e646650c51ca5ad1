"""The private build database: opening it, its lock, its tables, what happens when it is damaged or of an older make."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.warehouse.clock import now
from pipeline.warehouse.errors import DamagedError, clear_errors, is_damage
from pipeline.warehouse.lock import exclusive
from pipeline.warehouse.schema import SCHEMAS, Relation, comments, create_table, quoted, relations

STORAGE = "v1.4.0"  # opens in DuckDB clients from 1.4 on
KEPT = ("build.inputs", "build.texts", "meta.builds", "meta.checks")  # survive a change of the declarations


@dataclass
class Build:
    """An open build database, held under its lock by this process alone.

    build_id: name of this build, increasing with time. say: where messages for the user go.
    """

    build_id: str
    folder: Path
    connection: duckdb.DuckDBPyConnection
    started: datetime
    say: Callable[[str], None]
    notes: dict[str, int] = field(default_factory=dict)

    def run(self, sql: str, parameters: list[Any] | None = None) -> None:
        """Execute a statement for its effect."""
        self.connection.execute(sql, parameters).fetchall()

    def rows(self, sql: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.connection.execute(sql, parameters).fetchall()

    def value(self, sql: str, parameters: list[Any] | None = None) -> Any:
        """The first value of a query's first row, None without one."""
        found = self.connection.execute(sql, parameters).fetchall()
        return found[0][0] if found else None

    def table(self, sql: str) -> pa.Table:
        """A query's rows as an Arrow table."""
        return self.connection.sql(sql).to_arrow_table()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All statements inside take effect together, or none does."""
        self.run("BEGIN")
        try:
            yield
        except BaseException:
            with suppress(duckdb.Error):
                self.run("ROLLBACK")
            raise
        self.run("COMMIT")

    @contextmanager
    def incoming(self, name: str, table: pa.Table) -> Iterator[None]:
        """Let SQL read an Arrow table under a name."""
        self.connection.register(name, table)
        try:
            yield
        finally:
            self.connection.unregister(name)

    def state(self, name: str) -> str | None:
        """A fact of build.state."""
        found = self.value("SELECT value FROM build.state WHERE name = ?", [name])
        return None if found is None else str(found)

    def remember(self, name: str, value: str) -> None:
        """Set a fact of build.state."""
        self.run("DELETE FROM build.state WHERE name = ?", [name])
        self.run("INSERT INTO build.state VALUES (?, ?)", [name, value])

    def changed(self) -> None:
        """Say that the staged rows are others than before: what follows has to be made again."""
        self.remember("stage", f"{self.build_id}/{int((self.state('stage') or '/0').rsplit('/', 1)[1]) + 1}")


def private_folder(warehouse: Path) -> Path:
    """Where the build database, its lock and its temporary files stand."""
    return warehouse / ".build"


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
            path = folder / "build.duckdb"
            rmtree(folder / "tmp", ignore_errors=True)
            connection = _connect(path, memory, threads, say)
            started = now()
            try:
                build = Build(started.strftime("%Y%m%dT%H%M%S%f")[:-3], warehouse, connection, started, say)
                prepare(build)
                yield build
            except duckdb.Error as error:
                if not is_damage(error):
                    raise
                connection.close()
                _set_aside(path)
                raise DamagedError(
                    f"{path} is damaged ({error}) and was set aside. Run again: it is built anew from the sources you name; "
                    "what is published stays as it was."
                ) from error
            finally:
                connection.close()


def _connect(
    path: Path, memory: str, threads: int | None, say: Callable[[str], None]
) -> duckdb.DuckDBPyConnection:
    """A connection whose default catalog is the file, attached under a name that no schema has."""
    try:
        return _attach(path, memory, threads)
    except duckdb.Error as error:
        if not is_damage(error):
            raise
        aside = _set_aside(path)
        say(f"The build database was damaged and set aside as {aside}; it is built anew from the sources named in this "
            "run. Articles that earlier runs read from other paths have to be named again.")
        return _attach(path, memory, threads)


def _attach(path: Path, memory: str, threads: int | None) -> duckdb.DuckDBPyConnection:
    config: dict[str, Any] = {"memory_limit": memory, "temp_directory": str(path.parent / "tmp")}
    if threads is not None:
        config["threads"] = threads
    connection = duckdb.connect(config=config)
    try:
        connection.execute(f"ATTACH {quoted(str(path))} AS private (STORAGE_VERSION '{STORAGE}')")
        connection.execute("USE private")
        connection.execute("SELECT count(*) FROM duckdb_columns()").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _set_aside(path: Path) -> Path:
    """Rename a damaged file, and drop its log, so that a new one can be made; the last one set aside is kept."""
    aside = path.with_name(f"{path.stem}.damaged.duckdb")
    path.replace(aside)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
    return aside


def prepare(build: Build) -> None:
    """Make the tables that are missing, and those anew whose declaration changed.

    A table of stage declared otherwise than before is made empty and everything is extracted again, from the texts kept
    here. Inputs, texts, builds and checks keep their rows.
    """
    wanted = {name: create_table(relation) for name, relation in relations().items()}
    build.run("CREATE SCHEMA IF NOT EXISTS build")
    build.run(create_table(relations()["build.state"]).replace("TABLE", "TABLE IF NOT EXISTS", 1))
    have = dict(build.rows("SELECT name, value FROM build.state WHERE starts_with(name, 'table:')"))
    stale = [n for n, ddl in wanted.items() if n != "build.state" and have.get(f"table:{n}") != _mark(ddl)]
    if not stale:
        return
    with build.transaction():
        for schema in SCHEMAS:
            build.run(f"CREATE SCHEMA IF NOT EXISTS {schema}")
        for name in stale:
            _make(build, relations()[name])
            build.remember(f"table:{name}", _mark(wanted[name]))
        if any(name.startswith("stage.") or name == "build.keys" for name in stale):
            build.run("DELETE FROM build.processed")
        build.changed()


def _make(build: Build, relation: Relation) -> None:
    """Create a table, with the rows of its former self where they are worth keeping."""
    old = {c for (c,) in build.rows(
        "SELECT column_name FROM duckdb_columns() WHERE database_name = 'private' AND schema_name = ? AND table_name = ?",
        [relation.schema, relation.name])}
    keep = relation.qualified in KEPT and bool(old)
    if keep:
        build.run(f"CREATE TEMP TABLE former AS SELECT * FROM {relation.qualified}")
    build.run(create_table(relation, or_replace=True))
    if keep:
        names = ", ".join(f'"{c.name}"' for c in relation.columns if c.name in old)
        build.run(f"INSERT INTO {relation.qualified} ({names}) SELECT {names} FROM former")
        build.run("DROP TABLE former")
    build.run("; ".join(comments(relation)))


def _mark(ddl: str) -> str:
    return blake2b(ddl.encode(), digest_size=10).hexdigest()
