"""A model's file: its header of comments and its one SELECT."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError, TokenError

from pipeline.warehouse.errors import ModelError

MODEL_KEYS = ("description", "key", "check", "materialized")
CLAIM_KEYS = ("description", "severity")
ONCE = ("description", "key", "materialized", "severity")
_HEADER = re.compile(r"-- ([a-z_]+): *(.*\S)\s*")  # matched against one short line of a file of ours


@dataclass(frozen=True)
class Source:
    """A file of sql/: where it stands, its header (key to values, each with its line) and its parsed statement.

    model: the model's name, schema included; claim: of a test file, the claim's name.
    """

    path: Path
    model: str
    claim: str | None
    text: str
    tree: exp.Query
    header: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def one(self, key: str, default: str | None = None) -> str:
        """The value of a header key.

        Raises:
            ModelError: it is missing and has no default.
        """
        found = self.header.get(key)
        if found:
            return found[0][1]
        if default is None:
            raise ModelError(f"{self.path}, line 1: the header lacks '-- {key}: ...'")
        return default

    def tables(self) -> dict[str, int]:
        """The tables it reads, by schema and name, each with the line it is first named on."""
        ctes = {cte.alias for cte in self.tree.find_all(exp.CTE)}
        found: dict[str, int] = {}
        for table in self.tree.find_all(exp.Table):
            if table.db:
                found.setdefault(f"{table.db}.{table.name}", line_of(table))
            elif table.name and table.name not in ctes:
                raise ModelError(f"{self.path}, line {line_of(table)}: {table.name} needs its schema"
                                 f"{candidates(table.name, ctes)}")
        return found


def line_of(node: exp.Expr) -> int:
    """The line of the file an expression stands on, 1 where the parser kept none."""
    for part in node.walk():
        if "line" in part.meta:
            return int(part.meta["line"])
    return 1


def candidates(name: str, known: Iterable[str]) -> str:
    """The names that resemble one that is unknown, as the end of a message."""
    names = sorted(known)
    close = get_close_matches(name, names, 3, 0.5)
    bare = {n.rpartition(".")[2]: n for n in names}
    close += [bare[n] for n in get_close_matches(name.rpartition(".")[2], bare, 3, 0.6) if bare[n] not in close]
    return f"; did you mean {', '.join(close[:3])}?" if close else ""


def find_sources(folders: Iterable[Path]) -> Iterator[Source]:
    """The files of all folders, models and claims; a file replaces one of the same path in an earlier folder.

    Raises:
        ModelError: a header or statement is wrong.
    """
    files = {p.relative_to(folder): p for folder in folders for p in sorted(folder.glob("*/*.sql"))}
    for relative in sorted(files):
        yield read_source(files[relative])


def read_source(path: Path) -> Source:
    """Read one file; ``<schema>/<model>.sql`` or ``<schema>/<model>__<claim>.test.sql``.

    Raises:
        ModelError: an unknown or repeated header key, no or several statements, or one that is no SELECT.
    """
    text = path.read_text(encoding="utf-8")
    schema = path.parent.name
    if schema != "analysis":
        raise ModelError(f"{path}: models stand in analysis/, not in {schema}/")
    name, claim = path.name.removesuffix(".sql"), None
    if name.endswith(".test"):
        name, _, claim = name.removesuffix(".test").partition("__")
        if not claim:
            raise ModelError(f"{path}: a test is named <model>__<claim>.test.sql")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ModelError(f"{path}: a model's name has lower-case letters, digits and '_'")
    header = _header(path, text, CLAIM_KEYS if claim else MODEL_KEYS)
    return Source(path, f"{schema}.{name}", claim, text, _parse(path, text), header)


def _header(path: Path, text: str, keys: tuple[str, ...]) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("--"):
            break
        match = _HEADER.fullmatch(line)
        if match is None or match[1] not in keys:
            named = match[1] if match else line
            raise ModelError(f"{path}, line {number}: unknown header {named!r}; known are {', '.join(keys)}")
        if match[1] in found and match[1] in ONCE:
            raise ModelError(f"{path}, line {number}: {match[1]} is given twice")
        found.setdefault(match[1], []).append((number, match[2]))
    return found


def _parse(path: Path, text: str) -> exp.Query:
    try:
        statements = [tree for tree in sqlglot.parse(text, read="duckdb") if tree is not None]
    except (ParseError, TokenError) as error:
        where = error.errors[0] if isinstance(error, ParseError) and error.errors else {}
        detail = where.get("description") or str(error)
        raise ModelError(f"{path}, line {where.get('line', 1)}: {detail}") from error
    if len(statements) != 1 or not isinstance(statements[0], exp.Query):
        raise ModelError(f"{path}, line 1: a file holds one SELECT, this one {len(statements)} statements")
    return statements[0]
