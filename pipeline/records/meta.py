"""meta: builds, checks and lineage; ref: the code lists."""

from datetime import date, datetime
from typing import Annotated, NamedTuple

from pipeline.records.column import Col


class Build(NamedTuple):
    """One row a build of the warehouse."""

    build_id: Annotated[str, Col("name of the build, increasing with time")]
    started: Annotated[datetime, Col("start, naive Asia/Ho_Chi_Minh")]
    finished: Annotated[datetime | None, Col("end, naive Asia/Ho_Chi_Minh")]
    extractor_version: Annotated[str, Col("version of the extractor")]
    lexicon_hash: Annotated[str, Col("hash of the lexicon files")]
    documents: Annotated[int, Col("documents in the warehouse")]
    processed: Annotated[int, Col("documents extracted by this build")]
    rejected: Annotated[int, Col("input records rejected")]


class Check(NamedTuple):
    """One row a check of a build."""

    build_id: Annotated[str, Col("the build", references="meta.builds.build_id")]
    name: Annotated[str, Col("name of the check")]
    severity: Annotated[str, Col("error stops the publish, warn does not", codes=("error", "warn"))]
    passed: Annotated[bool, Col("no row breaks the claim")]
    failing_rows: Annotated[int, Col("rows that break the claim")]
    sample: Annotated[str | None, Col("the first of them, as JSON")]


class ColumnLineage(NamedTuple):
    """One row a source column of a model's column."""

    model: Annotated[str, Col("schema and name of the model")]
    column: Annotated[str, Col("column of the model")]
    source_table: Annotated[str, Col("schema and name of the table it comes from")]
    source_column: Annotated[str, Col("column it comes from")]


class Unit(NamedTuple):
    """One row an atom of the unit codes."""

    unit: Annotated[str, Col("unit code")]
    dimension: Annotated[str, Col("what it measures")]
    base_unit: Annotated[str, Col("unit that amounts of the dimension are compared in")]
    to_base: Annotated[float | None, Col("factor to the base unit; NULL where there is none, as between currencies")]
    label_en: Annotated[str, Col("English name")]
    label_vi: Annotated[str, Col("Vietnamese name")]


class Indicator(NamedTuple):
    """One row a curated indicator."""

    indicator_id: Annotated[str, Col("indicator code")]
    label_en: Annotated[str, Col("English name")]
    label_vi: Annotated[str, Col("Vietnamese name")]
    dimension: Annotated[str, Col("what it is measured in: money, count, share, area, ...")]
    stock_flow: Annotated[str, Col("whether it accumulates over a period", codes=("stock", "flow"))]
    better: Annotated[str, Col("which direction is good", codes=("up", "down", "neutral"))]
    additive: Annotated[bool, Col("values of parts may be added")]


class Title(NamedTuple):
    """One row a title of a post."""

    title: Annotated[str, Col("title code")]
    label_en: Annotated[str, Col("English name")]
    label_vi: Annotated[str, Col("Vietnamese name")]
    organization_kind: Annotated[str | None, Col("kind of body the post belongs to")]
    protocol_rank: Annotated[int | None, Col("order of protocol, 1 first")]


class EventKind(NamedTuple):
    """One row a kind of event."""

    kind: Annotated[str, Col("event kind")]
    definition: Annotated[str, Col("what counts as one")]
    plover: Annotated[str | None, Col("PLOVER event type where one exists")]


class Place(NamedTuple):
    """One row a place of the gazetteer; administrative units with the days they existed."""

    place_code: Annotated[str, Col("gazetteer code; entities.ref_code points here")]
    name_vi: Annotated[str | None, Col("Vietnamese name")]
    name_en: Annotated[str | None, Col("English name")]
    level: Annotated[str, Col("country, region, province, district, commune, zone, ...")]
    parent_code: Annotated[str | None, Col("unit it lies in", references="ref.place.place_code")]
    valid_from: Annotated[date | None, Col("first day of the unit; NULL before the record begins")]
    valid_to: Annotated[date | None, Col("last day of the unit; NULL while it exists")]
    kind: Annotated[str, Col("kind of entity it is", codes=("place", "facility"))] = "place"


class PlaceChange(NamedTuple):
    """One row a succession: how much of an old unit went to a new one."""

    from_code: Annotated[str, Col("unit that ended", references="ref.place.place_code")]
    to_code: Annotated[str, Col("unit that succeeded", references="ref.place.place_code")]
    share: Annotated[float | None, Col("share of the old unit that went there; NULL where only a part of unknown size did")]
    date: Annotated[date, Col("day the change took effect")]


class RejectReason(NamedTuple):
    """One row a reason for rejecting an input record."""

    reason: Annotated[str, Col("reason code")]
    definition: Annotated[str, Col("what it means and what to do")]


class Override(NamedTuple):
    """One row a reviewed decision of identity that stands above the rules."""

    action: Annotated[str, Col("merge or split", codes=("merge", "split"))]
    kind: Annotated[str, Col("kind of entity")]
    left_id: Annotated[str, Col("first entity")]
    right_id: Annotated[str, Col("second entity")]
    reason: Annotated[str, Col("why, with the evidence")]
