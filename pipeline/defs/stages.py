"""The steps from articles to core: read; then extract, resolve and write."""

from collections.abc import Iterator

import dagster as dg

from pipeline.defs.config import ExtractConfig, ReadConfig
from pipeline.defs.resources import Warehouse
from pipeline.defs.tables import asset_key, said_of, table_spec, tables_of
from pipeline.defs.watcher import Watcher
from pipeline.engines.run import Observer, Request, extract_documents, read_inputs, resolve_entities, write_core
from pipeline.ingest import ReadOptions
from pipeline.records import Table
from pipeline.settings import Settings
from pipeline.warehouse.process import Progress

RAW = tables_of("raw")
CORE = tables_of("core", "ref")
NAMED = 10  # rejected inputs that are named in the log


@dg.multi_asset(name="read", specs=[table_spec(table, deps=(), group="raw") for table in RAW])
def read_step(
    context: dg.AssetExecutionContext, config: ReadConfig, warehouse: Warehouse, watcher: dg.ResourceParam[Watcher]
) -> Iterator[dg.MaterializeResult[None]]:
    """Every input record becomes a row of raw.articles or of raw.rejected."""
    options = ReadOptions(max_chars=Settings().max_chars, field_map=config.fields)
    request = Request(tuple(config.paths), options, limit=config.limit, prune=config.prune, full_refresh=config.full_refresh)
    observer = Observer(read=lambda done: watcher.advance("read", done, None))
    with warehouse.build() as build:
        for note in warehouse.notes:
            context.log.warning(note)
            watcher.say(note)
        found = read_inputs(build, request, observer)
        context.log.info(f"read {found.read} records: {found.added} new, {found.changed} changed, "
                         f"{found.unchanged} unchanged, {found.removed} removed")
        for uri, reason, detail in build.rows(f"SELECT source_uri, reason, detail FROM raw.rejected LIMIT {NAMED}"):
            context.log.warning(f"rejected: {uri!r}: {reason}: {detail!r}")
            watcher.say(f"rejected: {uri!r}: {reason}" + (f" ({detail})" if detail else ""))
        if found.rejected > NAMED:
            watcher.say(f"... and {found.rejected - NAMED} more: raw.rejected names all")
        for table in RAW:
            yield dg.MaterializeResult(asset_key(table.qualified), metadata=said_of(build, table.qualified))


def _made_from(table: Table) -> tuple[str, ...]:
    """Documents are made from articles, the other core tables from documents, code lists from files."""
    if table.schema == "ref":
        return ()
    return ("raw.articles",) if table.qualified == "core.documents" else ("core.documents",)


@dg.multi_asset(name="extract", specs=[table_spec(table, deps=_made_from(table), group="core") for table in CORE])
def extract_step(
    context: dg.AssetExecutionContext, config: ExtractConfig, warehouse: Warehouse, watcher: dg.ResourceParam[Watcher]
) -> Iterator[dg.MaterializeResult[None]]:
    """New and changed articles are extracted, identities decided, core and the code lists written."""

    def extracted(state: Progress) -> None:
        watcher.advance("extract", state.done, state.total)
        context.log.info(f"{state.done} of {state.total} documents, {state.rate:.0f}/s, {state.remaining:.0f} s left")

    request = Request((), full_refresh=config.full_refresh, workers=config.workers)
    with warehouse.build() as build:
        done = extract_documents(build, request, Observer(extracted=extracted))
        context.log.info(f"{done.processed} documents extracted, {done.failed} failed, {done.removed} removed, "
                         f"{done.documents} in all")
        watcher.say(f"{done.processed} articles processed, {done.removed} removed, {done.documents} in the warehouse")
        context.log.info(str(resolve_entities(build)))
        core = write_core(build)
        context.log.info("core was written" if core.rewritten else "nothing in core had changed")
        for table in CORE:
            yield dg.MaterializeResult(asset_key(table.qualified), metadata=said_of(build, table.qualified))
