"""The code lists: rows of the lexicon's files as tables of ref."""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from pipeline.lexicon.events import event_words
from pipeline.lexicon.indicators import indicator_rows
from pipeline.lexicon.overrides import overrides
from pipeline.lexicon.places.gazetteer import CHANGES, FOLDER, gazetteer, read_changes
from pipeline.lexicon.reject_reasons import reject_reasons
from pipeline.lexicon.titles import titles
from pipeline.lexicon.units import unit_rows
from pipeline.records import BY_NAME, Place, PlaceChange, Title
from pipeline.warehouse.arrow import to_arrow
from pipeline.warehouse.build import Build
from pipeline.warehouse.schema import listed

RefRows = Mapping[str, Sequence[NamedTuple]]


@cache
def ref_rows() -> RefRows:
    """The rows of all code lists of the package, by table of ref.

    Raises:
        LexiconError: an entry is wrong; the message says file, line and reason.
    """
    places = gazetteer().places
    return {
        "unit": unit_rows(),
        "indicator": indicator_rows(),
        "title": [Title(t.code, t.label_en, t.label_vi, t.body, t.protocol_rank) for t in titles().by_code.values()],
        "event_kind": event_words().rows(),
        "place": [Place(p.code, p.name_vi, p.name_en, p.level, p.parent, p.valid_from, p.valid_to, p.kind)
                  for p in places.values()],
        "place_change": [PlaceChange(c.from_code, c.to_code, c.share, c.date)
                         for file in CHANGES for c in read_changes(FOLDER, file, places)],
        "reject_reason": reject_reasons(),
        "override": overrides(),
    }


def ref_hash(rows: RefRows) -> str:
    """A hash of the code lists."""
    return blake2b(repr(sorted(rows.items())).encode(), digest_size=10).hexdigest()


def write_ref(build: Build, rows: RefRows) -> None:
    """Fill the tables of ref, which are empty. rows: table name without schema to its rows."""
    for name, found in rows.items():
        table = BY_NAME[f"ref.{name}"]
        with build.incoming("incoming", to_arrow(table.columns, found)):
            build.run(f"INSERT INTO {table.qualified} SELECT * FROM incoming ORDER BY {listed(table.key)}")
