"""Figures against their labels: matched by span and value, then compared field by field."""

from typing import Any

from pipeline.report.evaluate.alike import Days, close, days, place_key, word_f1
from pipeline.report.evaluate.found import FoundArticle
from pipeline.report.evaluate.labels import ArticleLabels, FigureLabel
from pipeline.report.evaluate.tally import Tally

ALIKE = 0.7  # F1 of words from which an indicator or surface is the labelled one
Row = dict[str, Any]


def compare_figures(tally: Tally, labels: ArticleLabels, article: FoundArticle) -> None:
    """Add the figures of an article to a tally: value, unit (value and unit), fact (and kind, direction, status, period)."""
    rows = article.figures
    match = _match(labels.figures, rows)
    taken = set(match.values())
    optional = {j for j, row in enumerate(rows)
                if j not in taken and labels.is_noise(row["char_start"], row["char_end"])}
    for j, row in enumerate(rows):
        if j not in taken and j not in optional:
            for measure in ("figures.value", "figures.unit", "figures.fact"):
                tally.count(measure, labels.lang, row["kind"], found=1)
            tally.miss("figures.spurious", labels.name, f"{row['surface']!r} at {row['char_start']}")
    for i, label in enumerate(labels.figures):
        if i not in match:
            if label.doubt is None:
                for measure in ("figures.value", "figures.unit", "figures.fact"):
                    tally.count(measure, labels.lang, label.kind, wanted=1)
                tally.miss("figures.missed", labels.name, f"{label.surface!r} at {label.start}")
            continue
        _compare(tally, labels, article, label, rows[match[i]], match)


def _match(labels: tuple[FigureLabel, ...], rows: list[Row]) -> dict[int, int]:
    """For each label the first row that overlaps it and has its value."""
    taken: set[int] = set()
    match: dict[int, int] = {}
    for i, label in enumerate(labels):
        for j, row in enumerate(rows):
            if j not in taken and row["char_start"] < label.end and label.start < row["char_end"] \
                    and close(label.value, _number(row["value"])) and close(label.value_high, _number(row["value_high"])):
                match[i] = j
                taken.add(j)
                break
    return match


def _compare(tally: Tally, labels: ArticleLabels, article: FoundArticle, label: FigureLabel, row: Row,
             match: dict[int, int]) -> None:
    unit = label.accepts("unit", row["unit"])
    tally.count("figures.value", labels.lang, label.kind, right=1, found=1, wanted=1)
    tally.count("figures.unit", labels.lang, label.kind, right=unit, found=1, wanted=1)
    if not unit:
        tally.miss("figures.unit", labels.name, f"{label.surface!r}: labelled {label.unit}, found {row['unit']}")
    if label.doubt is not None:
        return
    held = _attributes(labels, article, label, row, match)
    for name, holds in held.items():
        tally.attribute(name, labels.lang, label.kind, holds=holds)
        if not holds:
            tally.miss(f"attribute.{name}", labels.name, f"{label.surface!r} at {label.start}: labelled "
                       f"{getattr(label, name, '')!r}, found {_told(name, row)!r}")
    fact = unit and all(held.get(name, True) for name in ("kind", "direction", "status", "period"))
    tally.count("figures.fact", labels.lang, label.kind, right=fact, found=1, wanted=1)


def _attributes(labels: ArticleLabels, article: FoundArticle, label: FigureLabel, row: Row,
                match: dict[int, int]) -> dict[str, bool]:
    held = {name: label.accepts(name, row[name]) for name in ("kind", "direction", "status", "approx")}
    also = label.also.get("period")
    held["period"] = _days(row) in {days(label.period), *([days(also)] if also is not None else [])}
    held["surface"] = word_f1(label.surface, article.text[row["char_start"]:row["char_end"]]) >= ALIKE
    if label.basis or row["basis"]:
        held["basis"] = label.accepts("basis", row["basis"])
    if label.of is not None:
        held["of_value"] = close(label.of, _number(row["of_value"]))
    if label.place:
        held["place"] = place_key(label.place) in {place_key(row[name]) for name in ("place", "place_vi", "place_en")
                                                  if row[name]}
    if label.indicator:
        held["indicator"] = word_f1(label.indicator, row["indicator"]) >= ALIKE
    if label.of_figure is not None and label.of_figure in match:
        level = article.figures[match[label.of_figure]]["figure_id"]
        held["link"] = level in article.levels.get(row["figure_id"], ())
    return {name: holds for name, holds in held.items() if name not in label.doubt_fields}


def _days(row: Row) -> Days:
    start, end = row["period_start"], row["period_end"]
    return (str(start)[:10] if start else None, str(end)[:10] if end else None)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _told(name: str, row: Row) -> Any:
    return _days(row) if name == "period" else row.get(name)
