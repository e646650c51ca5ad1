"""core: figures and the links between them."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from pipeline.records.column import Col
from pipeline.records.shared import CharEnd, CharStart, DocumentId, ParagraphId, PlaceId, Surface

FIGURE_KINDS = ("level", "share", "change", "completion", "ratio", "rank", "duration")
APPROXIMATIONS = ("about", "nearly", "over", "under", "at_least", "at_most")
STATUSES = ("actual", "estimate", "target", "forecast", "registered")
FIGURE_RELATIONS = ("change_of", "completion_of", "target_of", "part_of", "fraction_of", "companion_of")


class Figure(NamedTuple):
    """One row a quantity the text states about the world."""

    figure_id: Annotated[str, Col("hash of table, document and span")]
    document_id: DocumentId
    paragraph_id: ParagraphId
    char_start: CharStart
    char_end: CharEnd
    surface: Surface
    value: Annotated[Decimal, Col("plain number with the scale multiplied out; the lower end of a range")]
    value_high: Annotated[Decimal | None, Col("upper end of a range")]
    of_value: Annotated[Decimal | None, Col("the whole of a ratio: 14 in 11/14 parks")]
    decimals: Annotated[int | None, Col("printed precision: the value holds within 0.5 * 10^-decimals; NULL means exact")]
    unit: Annotated[str | None, Col("unit code: atoms of ref.unit joined with '/'")]
    counted: Annotated[str | None, Col("for unit count: the thing counted, as printed")]
    approx: Annotated[str | None, Col("how the text hedges the value", codes=APPROXIMATIONS)]
    kind: Annotated[str, Col("what the value is", codes=FIGURE_KINDS)]
    direction: Annotated[str | None, Col("for kind change: up or down; NULL where per cent of the basis is given",
                                         codes=("up", "down"))]
    status: Annotated[str | None, Col("observation status", codes=STATUSES)]
    basis: Annotated[str | None, Col("what a change or completion is measured against: a code or an ISO period")]
    indicator: Annotated[str | None, Col("what is measured, in printed words, without place, period and value; "
                                              "verbs and extents as the noun or passive of the lexicon")]
    indicator_id: Annotated[str | None, Col("curated indicator it joins", references="ref.indicator.indicator_id")]
    indicator_rule: Annotated[str | None, Col("how the indicator was settled")]
    place_id: PlaceId
    place_rule: Annotated[str | None, Col("how the place was settled")]
    subject_id: Annotated[str | None, Col(
        "the body or person whose act or measure the sentence says it is; NULL where that is not certain",
        references="core.entities.entity_id")]
    period_start: Annotated[date | None, Col("first day the value holds for; an instant has both ends equal")]
    period_end: Annotated[date | None, Col("last day the value holds for, inclusive")]
    period_rule: Annotated[str | None, Col("how the period was settled")]


class FigureLink(NamedTuple):
    """One row a relation between two figures of one document."""

    figure_id: Annotated[str, Col("the figure that depends", references="core.figures.figure_id")]
    base_id: Annotated[str, Col("the figure it depends on", references="core.figures.figure_id")]
    relation: Annotated[str, Col("how it depends", codes=FIGURE_RELATIONS)]
