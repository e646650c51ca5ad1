"""The checks of a build as Dagster shows them: of each asset those that block, and those that only warn, as one check.

One evaluation costs a run about 50 ms of history, and a build has some 150 checks. Each is named in the one it is part
of, and stands by itself in meta.checks.
"""

from collections.abc import Iterable, Iterator

import dagster as dg

from pipeline.defs.resources import Warehouse
from pipeline.defs.tables import asset_key, preview
from pipeline.defs.watcher import Watcher
from pipeline.warehouse.checks import CheckQuery, CheckResult, all_checks, run_checks
from pipeline.warehouse.models import Models

NAMES = {"error": "holds", "warn": "expected"}
UNSHOWN = ("ref.", "meta.")  # code lists are tested where they stand, meta is written after this; both run all the same
SEVERITIES = {"error": dg.AssetCheckSeverity.ERROR, "warn": dg.AssetCheckSeverity.WARN}


def checks_step(models: Models) -> dg.AssetChecksDefinition:
    """The step that runs the checks; it fails, with what to look at, when one that blocks fails."""
    grouped: dict[dg.AssetCheckKey, list[CheckQuery]] = {}
    for query in all_checks(models):
        if not query.about.startswith(UNSHOWN):
            grouped.setdefault(_key(query), []).append(query)

    @dg.multi_asset_check(name="checks", specs=[check_spec(key, group) for key, group in grouped.items()],
                          can_subset=True)
    def run_all(
        context: dg.AssetCheckExecutionContext, warehouse: Warehouse, watcher: dg.ResourceParam[Watcher]
    ) -> Iterator[dg.AssetCheckResult]:
        """Every check of the build, as queries that return the rows that break it."""
        with warehouse.build() as build:
            checked = run_checks(build, models)
            watcher.advance("checks", len(checked.results), len(checked.results))
            results: dict[dg.AssetCheckKey, list[CheckResult]] = {}
            for result in checked.results:
                results.setdefault(_key(result), []).append(result)
            yield from (check_result(key, results[key]) for key in grouped if key in context.selected_asset_check_keys)
            for result in checked.warnings:
                context.log.warning(f"{result.name}: {result.description} {result.failing_rows} rows break it")
            checked.require()

    return run_all


def check_spec(key: dg.AssetCheckKey, queries: Iterable[CheckQuery]) -> dg.AssetCheckSpec:
    """A group of checks. Those of the models are waited for by what follows: the publish reads the models."""
    blocks = key.name == NAMES["error"] and key.asset_key.path[0] == "analysis"
    told = "\n".join(f"- {query.description}" for query in queries)
    return dg.AssetCheckSpec(key.name, asset=key.asset_key, description=told, blocking=blocks)


def check_result(key: dg.AssetCheckKey, results: Iterable[CheckResult]) -> dg.AssetCheckResult:
    """How a group came out, with the first rows that break each of its checks."""
    failed = [result for result in results if not result.passed]
    metadata: dict[str, dg.MetadataValue] = {"failing rows": dg.MetadataValue.int(sum(r.failing_rows for r in failed))}
    for result in failed:
        shown = [(result.description, str(result.failing_rows), result.sample or "")]
        metadata[result.name] = dg.MetadataValue.md(preview(("what has to hold", "rows", "such as"), shown, cell=1000))
    severity = next(severity for severity, name in NAMES.items() if name == key.name)
    return dg.AssetCheckResult(passed=not failed, asset_key=key.asset_key, check_name=key.name, metadata=metadata,
                               severity=SEVERITIES[severity])


def _key(check: CheckQuery | CheckResult) -> dg.AssetCheckKey:
    return dg.AssetCheckKey(asset_key(check.about), NAMES[check.severity])
