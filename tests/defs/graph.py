"""The asset graph as text: ``python -m tests.defs.graph`` writes graph.txt anew after a change that is meant."""

from pathlib import Path

import dagster as dg

SNAPSHOT = Path(__file__).with_name("graph.txt")


def drawn(definitions: dg.Definitions) -> str:
    """One line an asset: its group, its name, and what it is made from."""
    lines = []
    for spec in definitions.resolve_all_asset_specs():
        deps = sorted(dep.asset_key.to_user_string() for dep in spec.deps)
        lines.append(f"{spec.group_name:<10} {spec.key.to_user_string():<42} <- {', '.join(deps)}".rstrip(" <-"))
    return "\n".join(sorted(lines)) + "\n"


if __name__ == "__main__":
    from pipeline.definitions import defs

    SNAPSHOT.write_text(drawn(defs), encoding="utf-8")
