"""What has to hold of a build, as queries that return the rows that break it. A failing error stops the publish."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records import BY_NAME, Check, Column, Table, columns
from pipeline.warehouse.arrow import to_arrow
from pipeline.warehouse.build import Build
from pipeline.warehouse.errors import CheckFailedError
from pipeline.warehouse.models.load import Models
from pipeline.warehouse.schema import PUBLISHED_SCHEMAS, listed, quoted

SAMPLE_ROWS = 5
SAMPLE_CHARS = 2000
WRITTEN_LATER = ("meta.builds", "meta.checks")
LONG_TEXT = 100_000  # characters; substr is linear in the text, so a join over a longer one would be quadratic


@dataclass(frozen=True)
class CheckResult:
    """A check as it came out. about: the table or model it is about; sample: the first failing rows, as JSON."""

    name: str
    about: str
    severity: str
    passed: bool
    failing_rows: int
    sample: str | None
    description: str


@dataclass(frozen=True)
class Checked:
    """All checks of a build."""

    results: tuple[CheckResult, ...]

    @property
    def blocking(self) -> tuple[CheckResult, ...]:
        """The failed ones that stop the publish."""
        return tuple(r for r in self.results if not r.passed and r.severity == "error")

    @property
    def warnings(self) -> tuple[CheckResult, ...]:
        """The failed ones that do not."""
        return tuple(r for r in self.results if not r.passed and r.severity == "warn")

    def require(self) -> None:
        """Do nothing when nothing blocks.

        Raises:
            CheckFailedError: something does; the message says what to look at.
        """
        if self.blocking:
            told = "\n".join(f"  {r.name}: {r.description} {r.failing_rows} rows break it, such as {r.sample}"
                             for r in self.blocking)
            raise CheckFailedError(f"Nothing was published: {len(self.blocking)} blocking checks failed.\n{told}\n"
                                   "All results stand in meta.checks of .build/candidate.duckdb, beside the rows.")


@dataclass(frozen=True)
class CheckQuery:
    """A check to be run: sql returns the rows that break it."""

    name: str
    about: str
    description: str
    sql: str
    severity: str = "error"


def run_checks(build: Build, models: Models) -> Checked:
    """Run all checks and record them in meta.checks under this build; what is unchanged since it passed is not run again."""
    stamp = build.state("analysis")
    queries = all_checks(models)
    passed, _, build_id = (build.state("checked") or "").rpartition(" ")
    if passed == stamp:
        recorded = _recorded(build, queries, build_id)
        if recorded is not None:
            return recorded
    results = tuple(_run(build, query) for query in queries)
    rows = [Check(build.build_id, r.name, r.severity, r.passed, r.failing_rows, r.sample) for r in results]
    checked = Checked(results)
    with build.transaction():
        build.run("DELETE FROM meta.checks WHERE build_id = ?", [build.build_id])
        with build.incoming("incoming", to_arrow(columns(Check), rows)):
            build.run("INSERT INTO meta.checks SELECT * FROM incoming")
    build.remember("checked", "" if checked.blocking else f"{stamp} {build.build_id}")
    return checked


def _recorded(build: Build, queries: list[CheckQuery], build_id: str) -> Checked | None:
    """The results of an earlier build, None where they are not those of these checks."""
    rows = {row[0]: row for row in build.rows(
        "SELECT name, severity, passed, failing_rows, sample FROM meta.checks WHERE build_id = ?", [build_id])}
    if set(rows) != {query.name for query in queries}:
        return None
    results = []
    for query in queries:
        _, severity, passed, failing, sample = rows[query.name]
        results.append(CheckResult(query.name, query.about, severity, passed, failing, sample, query.description))
    return Checked(tuple(results))


def all_checks(models: Models) -> list[CheckQuery]:
    """Every check, tables first, models in their order."""
    tables = [t for t in BY_NAME.values() if t.schema in PUBLISHED_SCHEMAS and t.qualified not in WRITTEN_LATER]
    declared = [check for table in tables for check in _declared(table)]
    return [*declared, *SPECIAL, *_offsets(), *_modelled(models)]


def _run(build: Build, query: CheckQuery) -> CheckResult:
    build.run(f"CREATE OR REPLACE TEMP TABLE failing AS\n{query.sql}")
    failing = int(build.value("SELECT count(*) FROM failing"))
    sample = None
    if failing:
        rows = build.rows(f"SELECT to_json(f)::VARCHAR FROM failing f ORDER BY ALL LIMIT {SAMPLE_ROWS}")
        sample = json.dumps([json.loads(row) for (row,) in rows], ensure_ascii=False)[:SAMPLE_CHARS]
    return CheckResult(query.name, query.about, query.severity, failing == 0, failing, sample, query.description)


def _declared(table: Table) -> Iterator[CheckQuery]:
    """What the declaration says: keys identify rows, codes are of their lists, references are met."""
    yield _unique(table.qualified, table.key)
    for column in table.columns:
        if column.codes:
            codes = ", ".join(map(quoted, column.codes))
            yield CheckQuery(f"{table.qualified}.{column.name}.codes", table.qualified,
                             f"{column.name} is one of {', '.join(column.codes)}.",
                             f"SELECT {_shown(table, column)} FROM {table.qualified} WHERE {column.name} NOT IN ({codes})")
        if column.references:
            target, _, there = column.references.rpartition(".")
            yield CheckQuery(f"{table.qualified}.{column.name}.references", table.qualified,
                             f"{column.name} stands in {column.references}.",
                             f"SELECT {_shown(table, column)} FROM {table.qualified} t WHERE {column.name} IS NOT NULL "
                             f"AND NOT EXISTS (SELECT * FROM {target} o WHERE o.{there} = t.{column.name})")


def _unique(name: str, key: tuple[str, ...]) -> CheckQuery:
    return CheckQuery(f"{name}.unique", name, f"{', '.join(key)} identifies a row.",
                      f"SELECT {listed(key)}, count(*) AS times FROM {name} GROUP BY ALL HAVING count(*) > 1")


def _shown(table: Table, column: Column) -> str:
    return listed(dict.fromkeys((*table.key, column.name)))


def _offsets() -> Iterator[CheckQuery]:
    """The spans of all documents that are not very long, cut out by SQL."""
    for table in BY_NAME.values():
        if table.schema == "core" and {"document_id", "char_start", "char_end", "surface"} <= {c.name for c in table.columns}:
            yield CheckQuery(
                f"{table.qualified}.offsets", table.qualified, "The span cuts the surface out of the text.",
                f"SELECT {', '.join(f't.{name}' for name in table.key)}, t.surface FROM {table.qualified} t "
                f"JOIN core.documents d USING (document_id) WHERE length(d.text) < {LONG_TEXT} "
                "AND substr(d.text, t.char_start + 1, t.char_end - t.char_start) <> t.surface")


def _modelled(models: Models) -> Iterator[CheckQuery]:
    for model in models.models:
        yield _unique(model.name, model.key)
        for number, condition in enumerate(model.conditions, 1):
            yield CheckQuery(f"{model.name}.check_{number}", model.name, f"{condition}.",
                             f"SELECT * FROM {model.name} WHERE NOT ({condition})")
    for claim in models.claims:
        yield CheckQuery(f"{claim.model}.{claim.name}", claim.model, claim.description, claim.sql, claim.severity)


SPECIAL = (
    CheckQuery("raw.conservation", "raw.articles", "Every input is in raw.articles or in raw.rejected, and in one of them.",
               "SELECT source_uri, count(a.source_uri) AS articles, count(r.source_uri) AS rejected FROM build.inputs i "
               "LEFT JOIN raw.articles a USING (source_uri) LEFT JOIN raw.rejected r USING (source_uri) GROUP BY source_uri "
               "HAVING count(a.source_uri) + count(r.source_uri) <> 1"),
    CheckQuery("core.documents.from_articles", "core.documents", "Every document was read from an article.",
               "SELECT document_id FROM core.documents WHERE document_id NOT IN (SELECT document_id FROM raw.articles)"),
    CheckQuery("core.number_ledger.other", "core.number_ledger", "At most 2 % of the digit runs are claimed by nothing.",
               "SELECT surface, count(*) AS times FROM core.number_ledger WHERE claim = 'other' AND (SELECT "
               "count(*) FILTER (claim = 'other') > 0.02 * count(*) FROM core.number_ledger "
               "WHERE surface SIMILAR TO '.*[0-9].*') "
               "GROUP BY surface ORDER BY times DESC", "warn"),
    CheckQuery("core.figures.unit.atoms", "core.figures", "The parts of a unit are in ref.unit.",
               "SELECT DISTINCT unit, atom FROM (SELECT unit, unnest(string_split(unit, '/')) AS atom FROM core.figures) "
               "WHERE atom NOT IN (SELECT unit FROM ref.unit)"),
)
