"""Reading the lexicon's files: TOML and CSV rows checked by pydantic models, errors with file, line and reason."""

import csv
import tomllib
from functools import lru_cache
from pathlib import Path
from types import GenericAlias
from typing import Any, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

Row = TypeVar("Row", bound=BaseModel)


class LexiconError(Exception):
    """An entry of the lexicon is wrong: the message says file, line and reason. Nothing is loaded."""


def read_toml(path: Path, table: str, model: type[Row]) -> list[Row]:
    """The entries ``[[table]]`` of a TOML file.

    Raises:
        LexiconError: bad TOML, or an entry that the model refuses.
    """
    text = path.read_text(encoding="utf-8")
    try:
        entries = _tables(text).get(table, [])
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: {error}") from error
    return [_checked(model, entry, path, line) for entry, line in zip(entries, toml_lines(path, table), strict=True)]


@lru_cache(maxsize=256)
def _tables(text: str) -> dict[str, Any]:
    """The tables of a TOML file; kept, since most files hold several tables, which are read one by one."""
    return tomllib.loads(text)


def toml_lines(path: Path, table: str) -> list[int]:
    """The line at which each entry ``[[table]]`` begins, for messages about entries that contradict each other."""
    text = path.read_text(encoding="utf-8")
    return [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == f"[[{table}]]"]


def read_csv(path: Path, model: type[Row]) -> list[Row]:
    """The rows of a CSV file with a header, one a line; empty cells are NULL. Checked all at once, which is fastest.

    Raises:
        LexiconError: a row that the model refuses, or with more or fewer cells than the header.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    for line, row in enumerate(rows, 2):
        if len(row) != len(header):
            raise LexiconError(f"{path.name}, line {line}: {len(row)} cells under {len(header)} headings")
    cells = [{name: cell for name, cell in zip(header, row, strict=True) if cell} for row in rows]
    try:
        checked: list[Row] = TypeAdapter[Any](cast(Any, GenericAlias(list, (model,)))).validate_python(cells)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"][1:]))
        raise LexiconError(f"{path.name}, line {int(first['loc'][0]) + 2}: {where}: {first['msg']}") from error
    return checked


def _checked(model: type[Row], entry: object, path: Path, line: int) -> Row:
    try:
        return model.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise LexiconError(f"{path.name}, line {line}: {where}: {first['msg']}") from error
