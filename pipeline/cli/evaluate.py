"""``doichieu evaluate``: the warehouse against a user's own labels."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from pipeline.cli import _show
from pipeline.cli._options import warehouse_option


@click.command()
@click.argument("labels", type=click.Path(exists=True, file_okay=False, path_type=Path))
@warehouse_option
@click.option("--lang", help="Only articles of this language.")
@click.option("--kinds", is_flag=True, help="By kind and language too, not only the totals.")
@click.option("--errors", type=click.IntRange(min=0), default=0, help="Show up to so many cases of each class.")
@click.option("--json", "as_json", is_flag=True, help="All scores as a JSON array of objects.")
def command(labels: Path, folder: Path, lang: str | None, kinds: bool, errors: int, as_json: bool) -> None:
    """Compare the warehouse with LABELS, a folder of JSON files, one an article.

    An article is found by the sha256 of its text; docs/labels.md says what a file holds. Precision, recall and F1 of
    figures, names and events; for the figures whose value is right, the share of right attributes.
    """
    from pipeline.report.evaluate.evaluate import evaluate
    from pipeline.report.evaluate.found import found_articles
    from pipeline.report.evaluate.labels import LabelError, read_labels
    from pipeline.report.evaluate.tally import ALL
    from pipeline.warehouse.reader import query

    def ask(sql: str) -> Iterator[dict[str, Any]]:
        with query(folder, sql) as result:
            for row in result.rows:
                yield dict(zip(result.names, row, strict=True))

    try:
        wanted = [article for article in read_labels(labels) if lang in {None, article.lang}]
    except LabelError as error:
        raise click.ClickException(str(error)) from error
    tally = evaluate(wanted, found_articles(ask))
    scores, accuracies = tally.scores(), tally.accuracies()
    if as_json:
        _show.as_json(("measure", "language", "kind", "precision", "recall", "f1", "accuracy", "right", "found", "of"),
                      [(*s[:6], None, *s[6:]) for s in scores] + [(*a[:3], None, None, None, *a[3:5], None, a.of)
                                                                for a in accuracies])
        return
    _show.as_table(("measure", "language", "kind", "precision", "recall", "F1", "right", "found", "wanted"),
                   [_rounded(s) for s in scores if kinds or s.language == s.kind == ALL])
    click.echo()
    _show.as_table(("attribute", "language", "kind", "accuracy", "right", "of"),
                   [_rounded(a) for a in accuracies if kinds or a.language == a.kind == ALL])
    for name in dict.fromkeys(sorted(miss.measure for miss in tally.misses)):
        cases = [miss for miss in tally.misses if miss.measure == name]
        if errors or name == "articles.missed":
            click.echo(f"\n{name}: {len(cases)}")
            for miss in cases[:errors or None]:
                click.echo(f"  {miss.article}  {miss.detail}")


def _rounded(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(f"{value:.3f}" if isinstance(value, float) else value for value in row)
