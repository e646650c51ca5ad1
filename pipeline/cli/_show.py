"""How rows are written to stdout: a table for people, JSON or CSV for programs."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

Row = Sequence[Any]
SHORT = 14  # characters of a cell that is not folded, whatever the terminal's width


def as_table(names: Sequence[str], rows: Iterable[Row]) -> None:
    """An aligned table; on a terminal it is folded to its width, elsewhere nothing is cut."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    kept = [tuple(map(_cell, row)) for row in rows]
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


def as_json(names: Sequence[str], rows: Iterable[Row]) -> None:
    """One JSON array of objects; decimals are numbers, dates ISO text."""
    objects = [dict(zip(names, row, strict=True)) for row in rows]
    json.dump(objects, sys.stdout, ensure_ascii=False, indent=1, default=_plain)
    sys.stdout.write("\n")


def as_csv(names: Sequence[str], rows: Iterable[Row]) -> None:
    """CSV with a header; NULL is an empty cell."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(["" if value is None else _plain(value) for value in row] for row in rows)


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
        return str(plain).replace("\n", "⏎")
    if isinstance(plain, float) and plain.is_integer():
        plain = int(plain)
    if abs(plain) >= 10_000:
        return f"{plain:,}" if isinstance(plain, int) else f"{plain:,.2f}"
    return str(plain) if isinstance(plain, int) else f"{plain:.6g}"


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "", 1).removeprefix("-").isdigit() or not cell
