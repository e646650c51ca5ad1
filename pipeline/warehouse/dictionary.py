"""The data dictionary and the entity-relationship diagram, written from the declarations and the models.

``python -m pipeline.warehouse.dictionary`` writes docs/warehouse.md; a test says when it is old.
"""

from collections.abc import Iterator

from pipeline.records import TABLES, Column, Table
from pipeline.settings import CHECKOUT, Settings
from pipeline.warehouse.models import Model, Models, load_models
from pipeline.warehouse.schema import PUBLISHED_SCHEMAS, SCHEMAS, described

FILE = CHECKOUT / "docs" / "warehouse.md"
NOTE = "<!-- Written by python -m pipeline.warehouse.dictionary from pipeline/records and sql/: change those. -->"


def dictionary(models: Models) -> str:
    """Every published table and model with its columns, as Markdown."""
    lines = ["# The warehouse: every table and column", "", NOTE, "",
             "Times are naive, Asia/Ho_Chi_Minh. NULL means that the text does not say.", "", *_diagram()]
    for schema in PUBLISHED_SCHEMAS:
        lines += ["", f"## {schema}", "", f"{SCHEMAS[schema][0].upper()}{SCHEMAS[schema][1:]}."]
        for table in TABLES:
            if table.schema == schema:
                lines += _table(table)
        if schema == "analysis":
            for model in sorted(models.models, key=lambda model: model.name):
                lines += _model(model)
    return "\n".join(lines) + "\n"


def _table(table: Table) -> Iterator[str]:
    yield from ("", f"### {table.qualified}", "", table.description, "", f"Key: {', '.join(table.key)}.", "")
    yield from ("| column | type | meaning |", "|---|---|---|")
    for column in table.columns:
        null = "" if column.nullable else ", never NULL"
        yield f"| {column.name} | {column.sql_type}{null} | {_cell(_meaning(column))} |"


def _meaning(column: Column) -> str:
    return described(column) + (f" (→ {column.references})" if column.references else "")


def _model(model: Model) -> Iterator[str]:
    kind = "A view. " if model.is_view else ""
    yield from ("", f"### {model.name}", "", model.description, "",
                f"{kind}Key: {', '.join(model.key)}. Reads {', '.join(model.reads) or 'nothing'}.", "")
    yield from ("| column | type | meaning | computed from |", "|---|---|---|---|")
    for column in model.columns:
        sources = ", ".join(f"{table}.{name}" for table, name in column.sources)
        yield f"| {column.name} | {column.sql_type} | {_cell(column.description)} | {_cell(sources)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _diagram() -> Iterator[str]:
    """The tables of raw and core with their references, as a Mermaid diagram."""
    shown = [table for table in TABLES if table.schema in ("raw", "core")]
    yield from ("```mermaid", "erDiagram")
    for table in shown:
        yield f"  {table.name} {{"
        for column in table.columns:
            if column.name in table.key or column.references:
                mark = " PK" if (column.name,) == table.key else " FK" if column.references else ""
                yield f"    {column.sql_type.partition('(')[0]} {column.name}{mark}"
        yield "  }"
    names = {table.qualified for table in shown}
    for table in shown:
        for column in table.columns:
            target, _, _ = (column.references or "").rpartition(".")
            if target in names:
                yield f"  {target.partition('.')[2]} ||--o{{ {table.name} : {column.name}"
    yield "```"


def main() -> None:
    """Write the file."""
    FILE.write_text(dictionary(load_models(Settings().sql_paths[:1])), encoding="utf-8")


if __name__ == "__main__":
    main()
