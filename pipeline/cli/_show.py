"""How rows are written to stdout: a table for people, JSON or CSV for programs."""

import csv
import json
import re
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from pipeline.cli._terminal import one_line
from pipeline.warehouse.spreadsheet import FORMULA

Row = Sequence[Any]
MOST = 1000  # rows of a table for people
SHORT = 14  # characters of a cell that is not folded, whatever the terminal's width


def as_table(names: Sequence[str], rows: Iterable[Row]) -> None:
    """An aligned table of at most MOST rows; on a terminal it is folded to its width, elsewhere no cell is cut."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = iter(rows)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    kept = [tuple(map(_cell, row)) for row in islice(rows, MOST)]
    for index, name in enumerate(names):
        numeric = any(row[index] for row in kept) and all(_is_number(row[index]) for row in kept)
        short = all(len(row[index]) <= SHORT for row in kept)
        table.add_column(Text(name), justify="right" if numeric else "left", no_wrap=numeric or short, overflow="fold")
    for row in kept:
        table.add_row(*map(Text, row))
    console = Console(file=sys.stdout, highlight=False)
    if not console.is_terminal:
        console.width = 1_000_000
        console.width = console.measure(table).maximum
    console.print(table)
    if next(rows, None) is not None:
        print(f"Only the first {MOST:,} rows are shown: --csv and --json give all.", file=sys.stderr)


def as_json(names: Sequence[str], rows: Iterable[Row]) -> None:
    """One JSON array of objects, a row a line; decimals are numbers, dates ISO text."""
    lead = "["
    for row in rows:
        told = dict(zip(names, row, strict=True))
        sys.stdout.write(lead + "\n" + json.dumps(told, ensure_ascii=False, default=_plain))
        lead = ","
    sys.stdout.write("[]\n" if lead == "[" else "\n]\n")


def as_csv(names: Sequence[str], rows: Iterable[Row]) -> None:
    """CSV with a header; NULL is an empty cell, and no text is one that a spreadsheet would run as a formula."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(["" if value is None else _inert(_plain(value)) for value in row] for row in rows)


def _inert(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and re.match(FORMULA, value) else value


def _plain(value: Any) -> Any:
    """A value as JSON and CSV write it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (str, int, float, bool)):
        return value
    return value.isoformat(sep=" ") if hasattr(value, "hour") else str(value)


def _cell(value: Any) -> str:
    """A value as a table shows it: one line, digits in groups for large numbers, NULL as nothing."""
    if value is None:
        return ""
    plain = _plain(value)
    if isinstance(plain, bool) or not isinstance(plain, (int, float)):
        return one_line(str(plain))
    if isinstance(plain, float) and plain.is_integer():
        plain = int(plain)
    if abs(plain) >= 10_000:
        return f"{plain:,}" if isinstance(plain, int) else f"{plain:,.2f}"
    return str(plain) if isinstance(plain, int) else f"{plain:.6g}"


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "", 1).removeprefix("-").isdigit() or not cell
