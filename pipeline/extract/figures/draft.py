"""A figure while its meaning is being read, and what the figures of a sentence hand on to the next."""

from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extract.figures.left import Left
from pipeline.extract.figures.quantity import MONEY, Quantity
from pipeline.extract.figures.right import Right
from pipeline.extract.figures.subject import Subject
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.reading import NameMention
from pipeline.lexicon.clauses import ClauseWord

PERCENT = frozenset({"percent", "percentage_point"})


class Done(NamedTuple):
    """What is done to the things counted, as an indicator prints it: "bị thu giữ", "seized"; empty where they are had or
    come in. given: what they get by it ("granted certificates"). agent: what does it, where that is told too."""

    passive: str
    given: tuple[int, ...] = ()
    agent: tuple[int, ...] = ()


@dataclass(slots=True)
class Draft:
    """One figure: the quantity with its two sides, and what has been settled of it.

    subject: tokens of the phrase the figures after it may share. tokens: those of its own indicator.
    twin: number of the figure of which this is the value in another currency; planned: that of which it is the plan.
    aspect: volume or worth, where a change says of which it is.
    act: the verb of doing that has the counted things for its object.
    extent: the noun of an extent told by another word. fresh: it has a subject of its own.
    owner: the phrase that a bare measure before it belongs to.
    """

    quantity: Quantity
    left: Left
    right: Right
    number: int
    sentence: int
    kind: str = "level"
    direction: str | None = None
    status: str = "actual"
    basis: str | None = None
    approx: str | None = None
    subject: tuple[int, ...] = ()
    tokens: tuple[int, ...] = ()
    indicator_rule: str | None = None
    period: PeriodMention | None = None
    period_rule: str | None = None
    place: NameMention | None = None
    place_rule: str | None = None
    twin: int | None = None
    planned: int | None = None
    fresh: bool = True
    owner: Subject | None = None
    owned: bool = False
    aspect: str | None = None
    extent: str | None = None
    cause: tuple[int, ...] = ()
    act: Done | None = None

    @property
    def is_percent(self) -> bool:
        """Whether the unit is percent or percentage points, of a year or not."""
        return (self.quantity.unit or "").partition("/")[0] in PERCENT

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return self.quantity.unit in MONEY


@dataclass(slots=True)
class Frame:
    """What earlier figures of the sentence (and its paragraph) leave to the next.

    predicate, status: of the clause before. statuses: of the sentence; scope: the one that reaches to its end.
    level: the figure changes and completions belong to. basis: the paragraph's last basis of comparison.
    plan: the basis of the sentence's last completion.
    pending: changes and completions whose level has not been printed yet.
    host, counted: the counted things that a measure after them belongs to, and their figure. levels: by unit the last of
        the sentence. totals: those whose parts follow. cause: what made the counted things happen.
    header: what the list of the sentence counts. topic: what it speaks of, to which bare measures belong. measures: by
        unit what the paragraph last measured.
    """

    subject: tuple[int, ...] = ()
    predicate: ClauseWord | None = None
    status: str = "actual"
    statuses: set[str] = field(default_factory=set)
    scope: str | None = None
    basis: PeriodMention | None = None
    plan: str | None = None
    cause: tuple[int, ...] = ()
    last: Draft | None = None
    level: Draft | None = None
    host: tuple[int, ...] = ()
    counted: Draft | None = None
    levels: dict[str, Draft] = field(default_factory=dict)
    totals: dict[str, Draft] = field(default_factory=dict)
    index: tuple[int, ...] = ()
    pending: list[Draft] = field(default_factory=list)
    header: tuple[int, ...] = ()
    topic: tuple[int, ...] = ()
    measures: dict[str, tuple[int, ...]] = field(default_factory=dict)
