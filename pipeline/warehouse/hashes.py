"""Content hashes: equal for equal rows, whatever the build, the machine or the order of input."""

from pathlib import Path

import duckdb

from pipeline.warehouse.reader import published_file

TIMED = ("meta.builds", "meta.checks")  # they tell when and how often, not what was found


def content_hashes(warehouse: Path) -> dict[str, str]:
    """For every published table but builds and checks, the hash of its rows in the order of all their columns.

    Raises:
        MissingError: nothing is published there.
    """
    with duckdb.connect(published_file(warehouse), read_only=True) as connection:
        names = [name for (name,) in connection.execute(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() ORDER BY ALL").fetchall()]
        return {name: _hash(connection, name) for name in names if name not in TIMED}


def _hash(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    query = f"SELECT md5(coalesce(string_agg(h, '' ORDER BY h), '')) FROM (SELECT md5(t::VARCHAR) AS h FROM {name} t)"
    found = connection.execute(query).fetchall()
    return str(found[0][0])
