"""A handful of core rows for the SQL models: what is not said is NULL, or the plain case."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pipeline.records import BY_NAME

MAY = "2023-01-01/2023-05-31"
YEAR = "2023-01-01/2023-12-31"
PLAIN: dict[str, dict[str, Any]] = {
    "core.documents": {"language": "en", "text": ""},
    "core.figures": {"document_id": "d1", "paragraph_id": "p1", "char_start": 0, "char_end": 1, "surface": "x",
                     "kind": "level", "status": "actual", "place_id": "nghe-an"},
    "core.entities": {"kind": "place", "name_key": ""},
    "core.statements": {"document_id": "d1", "paragraph_id": "p1", "char_start": 0, "char_end": 1, "surface": "s"},
    "core.mentions": {"document_id": "d1", "paragraph_id": "p1", "char_start": 0, "char_end": 1, "surface": "m"},
    "core.positions": {"document_id": "d1", "paragraph_id": "p1", "char_start": 0, "char_end": 1, "surface": "t",
                       "status": "held"},
    "core.event_mentions": {"document_id": "d1", "paragraph_id": "p1", "char_start": 0, "char_end": 1, "surface": "e"},
    "core.event_participants": {"document_id": "d1", "paragraph_id": "p1", "char_start": 0, "char_end": 1,
                                "surface": "n"},
    "core.legal_relations": {"document_id": "d1", "paragraph_id": "p1", "char_start": 0, "char_end": 1, "surface": "l"},
    "ref.indicator": {"label_vi": "", "stock_flow": "flow", "better": "up", "additive": True, "dimension": "money"},
}


class World:
    """Rows to be, by table; every method returns the world, so that a case reads as one expression."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[Any, ...]]] = {}

    def add(self, table: str, **values: Any) -> "World":
        """One row of a table."""
        columns = BY_NAME[table].columns
        given = PLAIN.get(table, {}) | values
        unknown = set(given) - {c.name for c in columns}
        assert not unknown, f"{table} has no columns {unknown}"
        self.rows.setdefault(table, []).append(tuple(given.get(c.name) for c in columns))
        return self

    def document(self, document_id: str = "d1", published: str | None = None, **values: Any) -> "World":
        """One document; published: an ISO time."""
        when = datetime.fromisoformat(published) if published else None
        return self.add("core.documents", document_id=document_id, published_to=when, published_from=when,
                        source_uri=f"{document_id}.txt", **values)

    def figure(self, figure_id: str, value: str, unit: str | None = "VND", period: str | None = None,
               **values: Any) -> "World":
        """One figure; period: "2023-01-01/2023-05-31", or one day."""
        start, _, end = (period or "").partition("/")
        values |= {"period_start": _day(start), "period_end": _day(end or start)}
        for name in ("value_high", "of_value"):
            if name in values:
                values[name] = Decimal(values[name])
        return self.add("core.figures", figure_id=figure_id, value=Decimal(value), unit=unit, **values)

    def link(self, figure_id: str, relation: str, base_id: str) -> "World":
        """One relation between two figures."""
        return self.add("core.figure_links", figure_id=figure_id, base_id=base_id, relation=relation)

    def same_text(self, document_id: str, other_id: str, relation: str = "rendition_of") -> "World":
        """One relation between two documents."""
        return self.add("core.document_links", document_id=document_id, other_id=other_id, relation=relation)


def exports(value: str = "892300000", decimals: int | None = -5, completion: str = "35.7", digits: int | None = 1,
            **values: Any) -> World:
    """A value with its printed completion, told on 7 June."""
    return (World().document(published="2023-06-07T19:44")
            .figure("v", value, "USD", MAY, decimals=decimals, indicator="exports", **values)
            .figure("c", completion, "percent", MAY, decimals=digits, kind="completion", basis="plan", indicator="exports")
            .link("c", "completion_of", "v"))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
