"""All dates and periods of a document, in the order of the text, with the number tokens they explain."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pipeline.extract.figures.quantity import Number
from pipeline.extract.periods.around import parse
from pipeline.extract.periods.line import Expr, Line
from pipeline.extract.periods.resolve import Anchor, resolve
from pipeline.extract.reading import Reading
from pipeline.lexicon.periods import CATEGORY
from pipeline.lexicon.trie import Hit

PARTS = frozenset({"month", "months", "quarter", "quarters", "half"})
PLAIN = frozenset({"", "during", "cumulative"})
NEAR = 40  # tokens from a printed year within which a day is of that year
HOLDING = frozenset({"plain", "as_of", "since", "before", "after", "now", "same"})  # roles of periods a value may hold for
BASES = {"same_period": "same_period", "start_of_year": "start_of_year"}


class PeriodMention(NamedTuple):
    """A date or period in the text: tokens [first, last), prepositions included.

    start, end: days, inclusive; None where open or unknown.
    granularity: day, week, month, quarter, half, year, or the plural for a span of them.
    role: plain; as_of (up to a day or the end of a unit), since, from (as since, or what a change is compared
        with: "up 5% from July"), before, after; now; same (the period spoken of
        before); basis (what a change is compared with: ``basis`` says same_period, previous_year, previous_quarter,
        previous_month, start_of_year or period); term, vision, due (when a debt or permit ends) and dated (the date of a
        document), for which no figure holds.
    rule: printed, publication or article (resolve.py); text where the period stands for an earlier one or is told by it.
    """

    first: int
    last: int
    start: date | None
    end: date | None
    granularity: str
    role: str
    rule: str
    basis: str | None


def find_periods(reading: Reading, numbers: Sequence[Number]) -> list[PeriodMention]:
    """Find the dates and periods of a document and claim their numbers as ``date`` or ``period``."""
    found = _parse_all(reading, numbers)
    published = reading.document.published_from
    day = published.date() if published is not None else None
    counts = {expr.length for expr in found if expr.unit == "months" and (expr.span == "first" or expr.role == "cumulative")}
    kept = [expr for expr in found if not _is_duration(expr, counts, reading)]
    mentions: list[PeriodMention] = []
    years = _years(kept, reading)
    for expr, year in zip(kept, years, strict=True):
        (start, end), rule = resolve(expr, Anchor(day, year))
        role, basis = _role(expr)
        if role == "same":
            (start, end), rule = _same(mentions), "text"
        elif expr.unit == "cumulative":
            (start, end), rule = _to_date(mentions), "text"
            if start is None:
                continue
        elif expr.span == "spoken" and (before := _last_of(mentions, expr.unit)) is not None:
            (start, end), rule = (before.start, before.end), "text"
        first = expr.first
        if mentions and mentions[-1].role == "same" and mentions[-1].last == first:  # "in the period from January to May"
            first = mentions.pop().first
        mentions.append(PeriodMention(first, expr.last, start, end, expr.unit, role, rule, basis))
        reading.claim(expr.first, expr.last, "date" if expr.unit == "day" else "period", "period_" + rule)
    return mentions


def _parse_all(reading: Reading, numbers: Sequence[Number]) -> list[Expr]:
    tokens, hits = reading.tokens, reading.hits(CATEGORY)
    small = {n.first: (int(n.value), n.last) for n in numbers
             if n.is_word and not n.ordinal and not n.fraction and n.value < 32 and n.value == int(n.value)}
    small |= {n.first: (int(n.value * 4), n.last - 1) for n in numbers  # "the first three quarters"
              if n.fraction and n.last - n.first == 2 and n.value * 4 in {1, 2, 3}}
    keys = tokens.keys
    digits = [index for index in tokens.digits
              if "," not in (key := keys[index]) and (len(key) <= 5 or key.count(".") == 2)]
    found: list[Expr] = []
    done, bound = 0, 0
    line: Line | None = None
    for index in sorted({*hits, *digits, *small}):
        while bound < len(tokens.bounds) and tokens.bounds[bound][1] <= index:
            bound, line = bound + 1, None
        if index < done or bound >= len(tokens.bounds):
            continue
        if line is None:
            paragraph = reading.paragraphs[bound]
            words = reading.lexicon.periods.get(paragraph.language or reading.document.language or "")
            if words is None:
                continue
            line = Line(tokens, hits, small, words, *tokens.bounds[bound])
        hit = hits.get(index)
        expr = parse(line, index)
        if expr is not None:
            found.append(expr._replace(first=max(expr.first, done)))
            done = expr.last
        elif hit is not None and hit.entry.kind == "void" and not _overrun(hits, hit):
            done = hit.last
    return found


def _overrun(hits: dict[int, Hit], void: Hit) -> bool:
    """Whether a longer phrase begins inside one that is none ("a" + "year-on-year")."""
    return any(index in hits and hits[index].last > void.last for index in range(void.first + 1, void.last))


def _is_duration(expr: Expr, counts: set[int], reading: Reading) -> bool:
    """Whether a bare "N tháng" is a length of time. It is the year's first N months where the text says so elsewhere
    ("5 tháng đầu năm"), a word for cumulation stands before it, or N fits the month of publication."""
    if expr.unit != "months" or expr.span:
        return False
    if expr.length in counts or (expr.role == "cumulative" and expr.length < 12):
        return False
    published = reading.document.published_from
    if published is None or expr.length not in {published.month, published.month - 1}:
        return True
    if expr.role != "during":
        return expr.role != "" or expr.length not in range(3, 12) or not _heads(reading, expr)
    loose = reading.tokens.keys[expr.first] in {"trong", "in", "during", "for", "within", "over"}
    return expr.length not in ({3, 6, 9} if loose else range(3, 12))


def _heads(reading: Reading, expr: Expr) -> bool:
    """Whether a length of time stands where a headline names its period: in the title ("Kinh tế 9 tháng: ..."), or at the
    head of a sentence before a comma."""
    sentence = reading.sentence(expr.first)
    headline = reading.paragraph(expr.first).kind == "title"
    return headline or (expr.first == sentence.first and reading.tokens.keys[expr.last] == ",")


def _years(expressions: Sequence[Expr], reading: Reading) -> list[int | None]:
    """For each expression the year the text speaks of there: the last printed before it as a plain period, else the
    first printed after it, else the year after the last that anything is compared with ("so với cùng kỳ năm 2021"). A day
    far from a printed year is of the year printed most often; where none is, of that in a name ("Festival 2024")."""
    printed = [_spoken_year(expr) for expr in expressions]
    compared = max((expr.year for expr in expressions if expr.year is not None
                    and (expr.unit == "same_period" or (expr.role == "basis" and expr.unit == "year"))), default=None)
    counts = Counter(year for year in printed if year is not None)
    main = max(counts, key=lambda year: (counts[year], year), default=None)
    years: list[int | None] = []
    current: int | None = None
    told = 0
    for expr, year in zip(expressions, printed, strict=True):
        if year is not None:
            current, told = year, expr.last
        far = expr.unit == "day" and expr.year is None and (current is None or expr.first - told > NEAR)
        years.append(main if far else current)
    following: int | None = None
    for position in range(len(years) - 1, -1, -1):
        following = printed[position] if printed[position] is not None else following
        if years[position] is None:
            years[position] = following
    if main is None:
        named = compared + 1 if compared is not None else _named_year(reading)
        years = [named if year is None else year for year in years]
    return years


def _named_year(reading: Reading) -> int | None:
    """The last year that ends a name: "Hue Festival 2024"."""
    tokens = reading.tokens
    found = [tokens.keys[index] for index in tokens.digits
             if len(tokens.keys[index]) == 4 and tokens.keys[index].startswith(("19", "20")) and index
             and tokens.shapes[index - 1] in "CU"]
    return int(max(found)) if found and max(found).isdecimal() else None


_NOT_SPOKEN_OF = frozenset({"basis", "vision", "due", "before", "after", "dated"})


def _spoken_year(expr: Expr) -> int | None:
    ahead = expr.unit == "year" and (expr.role == "as_of" or expr.high is not None)
    if ahead or expr.role in _NOT_SPOKEN_OF or expr.unit in {"term", "same_period", "school_year"}:
        return None
    return expr.year


def _role(expr: Expr) -> tuple[str, str | None]:
    if expr.unit == "comparison":
        return "basis", expr.code
    if expr.unit == "same_period":
        return ("basis", "same_period")
    if expr.role == "basis":
        if expr.unit in BASES:
            return "basis", BASES[expr.unit]
        if expr.offset == -1 and expr.unit in {"year", "quarter", "month"} and not expr.nth and not expr.part:
            return "basis", "previous_" + expr.unit
        return "basis", "period"
    if expr.unit in {"now", "same", "term"}:
        return expr.unit, None
    if expr.role in {"vision", "due", "dated"}:
        return expr.role, None
    if expr.part == "end" and expr.high is None and expr.role in PLAIN:
        return "as_of", None
    if expr.high is not None or expr.role in PLAIN:
        return "plain", None
    return expr.role, None


def _last_of(mentions: Sequence[PeriodMention], unit: str) -> PeriodMention | None:
    """The last month or quarter spoken of before."""
    return next((mention for mention in reversed(mentions) if mention.granularity == unit and mention.role == "plain"
                 and mention.start is not None), None)


def _to_date(mentions: Sequence[PeriodMention]) -> tuple[date | None, date | None]:
    """From the beginning of the year to the end of the part of it that was spoken of last."""
    for mention in reversed(mentions):
        if mention.role in {"plain", "as_of"} and mention.granularity in PARTS and mention.end is not None:
            return date(mention.end.year, 1, 1), mention.end
    return None, None


def _same(mentions: Sequence[PeriodMention]) -> tuple[date | None, date | None]:
    """The last period spoken of before."""
    for mention in reversed(mentions):
        if mention.role in {"plain", "as_of", "same"} and mention.granularity != "day":
            return mention.start, mention.end
    return None, None
