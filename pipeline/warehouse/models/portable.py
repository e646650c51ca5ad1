"""A lint for SQL that DuckDB and Spark would run differently, or only one of them: what SQLGlot lets pass in silence."""

from collections.abc import Callable, Iterator

from sqlglot import exp

from pipeline.warehouse.models.source import line_of

Finding = tuple[int, str]  # line of the file, what to write instead

INTEGERS = {exp.DType.INT, exp.DType.BIGINT, exp.DType.SMALLINT, exp.DType.TINYINT, exp.DType.INT128, exp.DType.UBIGINT}
REALS = {exp.DType.DOUBLE, exp.DType.FLOAT, exp.DType.DECIMAL}
TEXTS = {exp.DType.VARCHAR, exp.DType.TEXT, exp.DType.CHAR}

NAMED = {
    "quantile_cont": "median, or a row number and a join: Spark has no exact quantile_cont",
    "quantile_disc": "a row number and a filter: Spark has no quantile_disc",
    "quantile": "a row number and a filter",
    "list": "string_agg(x, '; ' ORDER BY y): a list loses its order in Spark",
    "list_slice": "a row number and a filter",
    "array_slice": "a row number and a filter",
    "strip_accents": "the folded name_key of the tables: Spark cannot strip accents",
    "columns": "the names of the columns",
    "first": "arg_min(x, order): first depends on the order of rows",
    "last": "arg_max(x, order): last depends on the order of rows",
    "any_value": "min or max: any_value may differ between runs",
    "random": "nothing that differs between runs",
    "today": "a date of the data: a model has no clock",
    "now": "a date of the data: a model has no clock",
}


def findings(tree: exp.Expr) -> list[Finding]:
    """What of a statement, qualified and with its types, would not run the same on Spark, in the order of the lines."""
    found = [finding for node in tree.walk() for rule in RULES for finding in rule(node)]
    return sorted(set(found))


def _functions(node: exp.Expr) -> Iterator[Finding]:
    if isinstance(node, exp.Anonymous) and node.name.lower() in NAMED:
        yield line_of(node), f"{node.name}: write {NAMED[node.name.lower()]}"
    elif isinstance(node, exp.Anonymous):
        yield line_of(node), f"{node.name}: SQLGlot does not know it, so Spark gets it as it stands: write it in other words"
    elif isinstance(node, exp.Func) and not isinstance(node, exp.Anonymous):
        for name in node.sql_names():
            if name.lower() in NAMED:
                yield line_of(node), f"{name.lower()}: write {NAMED[name.lower()]}"
                return
    if isinstance(node, exp.CurrentDate | exp.CurrentTimestamp | exp.CurrentTime):
        yield line_of(node), "a model has no clock: take a date of the data"


def _constructs(node: exp.Expr) -> Iterator[Finding]:
    kinds: dict[type[exp.Expr], str] = {
        exp.PercentileCont: "percentile_cont becomes approximate on Spark: write median",
        exp.PercentileDisc: "percentile_disc: write a row number and a filter",
        exp.Quantile: "quantile: write median, or a row number and a filter",
        exp.ApproxQuantile: "approximate quantiles differ between engines",
        exp.AtTimeZone: "AT TIME ZONE runs the other way on Spark: times are naive here, leave it out",
        exp.Pivot: "PIVOT: write CASE WHEN for each column",
        exp.ArrayAgg: "array_agg: write string_agg(x, '; ' ORDER BY y)",
        exp.Array: "a list has no place in a model: write string_agg or a bridge table",
        exp.Explode: "unnest: write a join",
        exp.Unnest: "unnest: write a join",
    }
    for kind, message in kinds.items():
        if isinstance(node, kind):
            yield line_of(node), message
    if isinstance(node, exp.Window) and node.args.get("alias") and node.args.get("spec"):
        yield line_of(node), "a named window cannot be given a frame on Spark: name a second one with its frame"
    if isinstance(node, exp.Join) and node.method.upper() == "ASOF":
        yield line_of(node), "ASOF join: write a row number and a filter"
    if isinstance(node, exp.ILike | exp.Like) and isinstance(node.expression, exp.Any | exp.Array):
        yield line_of(node), "ILIKE ANY: write one comparison each, joined with OR"


def _casts(node: exp.Expr) -> Iterator[Finding]:
    if not isinstance(node, exp.Cast) or node.this.type is None:
        return
    source, target = node.this.type.this, node.to.this
    if target in INTEGERS and source in REALS and not isinstance(node.this, exp.Floor | exp.Ceil | exp.Round):
        yield line_of(node), f"{node.sql('duckdb')}: DuckDB rounds, Spark truncates: write floor, ceil or round inside"
    if target in TEXTS and source in REALS:
        yield line_of(node), f"{node.sql('duckdb')}: fractional numbers print differently on Spark"


def _joined(node: exp.Expr) -> Iterator[Finding]:
    """Numbers that become text without a cast."""
    if isinstance(node, exp.Concat | exp.ConcatWs | exp.DPipe | exp.GroupConcat):
        for part in node.find_all(exp.Column, exp.Cast, exp.Div):
            if part.type is not None and part.type.this in REALS and not _inside_comparison(part, node):
                yield line_of(node), f"{part.sql('duckdb')} in a text: fractional numbers print differently on Spark"


def _inside_comparison(part: exp.Expr, text: exp.Expr) -> bool:
    """Whether a part only decides or orders what is joined."""
    ancestor = part.find_ancestor(exp.Predicate, exp.Ordered, type(text))
    return ancestor is not None and ancestor is not text


def _division(node: exp.Expr) -> Iterator[Finding]:
    if not isinstance(node, exp.Div | exp.IntDiv | exp.Mod):
        return
    divisor = node.expression.unnest()
    while isinstance(divisor, exp.Cast | exp.Paren | exp.Neg):
        divisor = divisor.this
    if isinstance(divisor, exp.Literal) and float(divisor.this) != 0:
        return
    if not isinstance(divisor, exp.Nullif | exp.Pow):
        yield line_of(node), f"{node.sql('duckdb')}: x / 0 fails on Spark: write / nullif(..., 0)"


def _differences(node: exp.Expr) -> Iterator[Finding]:
    if isinstance(node, exp.DateDiff | exp.TimestampDiff | exp.DatetimeDiff):
        unit = (node.text("unit") or "").lower()
        if unit.startswith(("month", "quarter", "year")):
            yield line_of(node), (
                f"date_diff of {unit}: DuckDB counts borders crossed, Spark whole units: "
                "write 12 * (year(b) - year(a)) + month(b) - month(a)")


RULES: tuple[Callable[[exp.Expr], Iterator[Finding]], ...] = (
    _functions, _constructs, _casts, _joined, _division, _differences)
