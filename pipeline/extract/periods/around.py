"""What stands around a period: the far end of a range, the part of the unit, and the words that give it its role."""

from pipeline.extract.periods.line import Expr, Line
from pipeline.extract.periods.numeric import day_month, from_number
from pipeline.extract.periods.units import from_word

DAYS_FIRST = frozenset({"day", "month", "quarter", "year", "start_of_year", "school_year"})


def parse(line: Line, index: int) -> Expr | None:
    """The date or period whose core begins at token ``index``, with all that belongs to it, or None."""
    core = _core(line, index)
    if core is None:
        return None
    core = _with_left(line, core)
    return _with_range(line, core) if core.high is None and core.unit in DAYS_FIRST else core


def _core(line: Line, index: int) -> Expr | None:
    hit = line.hits.get(index)
    if hit is not None:
        found = from_word(line, hit) if hit.last <= line.last else None
        return found if found is not None or index not in line.small else from_number(line, index)
    return from_number(line, index)


def _with_left(line: Line, core: Expr) -> Expr:
    """The part of the unit ("cuối năm 2023", "the end of 2023") and the role ("tính đến", "by", "so với")."""
    first = core.first
    part = line.before(line.words.parts, first)
    if part is not None:
        core = core._replace(part=part[0], first=part[1])
    elif line.key(first - 1) == "the":
        core = core._replace(first=first - 1)
    if core.unit == "day" and _after_document_number(line, core.first):
        return core._replace(role="dated")
    prefix = line.before(line.words.prefixes, core.first)
    if prefix is None:
        return core
    role, first = prefix
    if role == "through":
        role, core = "as_of", core._replace(part="end")
    further = line.before(line.words.prefixes, first)
    if further is not None and further[0] in {"as_of", "before", "basis", "vision", "due", "since", "from"}:
        role, first = further[0] if role != "as_of" or further[0] != "since" else role, further[1]
    return core._replace(role=role, first=first)


def _after_document_number(line: Line, index: int) -> bool:
    """Whether the day is the date of the legal document before it ("21/2021/NQ-HĐND ngày 16/7/2021")."""
    before = index - 1
    return before - 1 > line.first and line.tokens.shapes[before] == "U" and line.key(before - 1) in {"/", "-"} \
        and line.tokens.glued(before)


def _with_range(line: Line, core: Expr) -> Expr:
    """ "từ năm 2018 đến nay", "from July 10 to July 15", "quý I - quý III"."""
    code = "range_after_since" if core.role in {"since", "from"} or core.unit == "start_of_year" else "range"
    after = line.is_local(code, core.last)
    if core.unit == "day" and not core.nth and after is None:
        after = line.is_local("both", core.last)
    if after is None:
        now = line.hits.get(core.last)
        if now is not None and now.entry.kind == "now" and (core.role in {"since", "from"} or core.unit == "start_of_year"):
            return core._replace(last=now.last, high=Expr(now.first, now.last, "now"))
        return core
    if line.kind(core.last) == "now":  # "đến nay" is one phrase
        hit = line.hits[core.last]
        return core._replace(last=hit.last, high=Expr(hit.first, hit.last, "now"))
    until = _far_end(line, after)
    if until is None or not _joins(core, until):
        return core
    if core.unit == "day" and not core.nth:
        core = core._replace(nth=until.nth, year=until.year, offset=until.offset)
    elif core.year is None and core.offset is None and core.unit == until.unit:
        core = core._replace(year=until.year, offset=until.offset)
    if core.nth and until.unit == "day" and not until.nth:
        until = until._replace(nth=core.nth, year=core.year, offset=core.offset)
    return core._replace(last=until.last, high=until)


def _far_end(line: Line, index: int) -> Expr | None:
    part = line.after(line.words.parts, index)
    start = part[1] if part is not None else index
    if line.key(start) == "the":
        start += 1
    found = _core(line, start) or day_month(line, start)
    if found is None:
        return None
    ends = line.tokens.keys[index - 1] == "hết" or (part is not None and part[0] == "end")
    return found._replace(part="end") if ends else found


def _joins(core: Expr, until: Expr) -> bool:
    if until.high is not None:
        return False
    if core.unit == "start_of_year":
        return until.unit in {"day", "month", "quarter", "now"}
    if core.role in {"since", "from"}:
        return until.unit in DAYS_FIRST or until.unit in {"now", "relative"}
    return core.unit == until.unit
