"""All labels against all that was found."""

from collections.abc import Mapping, Sequence

from pipeline.report.evaluate.figures import compare_figures
from pipeline.report.evaluate.found import FoundArticle
from pipeline.report.evaluate.labels import ArticleLabels
from pipeline.report.evaluate.names import compare_events, compare_names, compare_roles
from pipeline.report.evaluate.tally import Tally


def evaluate(labels: Sequence[ArticleLabels], articles: Mapping[str, FoundArticle]) -> Tally:
    """Compare labelled articles with what was found in them.

    articles: by the sha256 of their text. An article that is not among them is missed, not skipped.
    """
    tally = Tally()
    for article_labels in labels:
        article = articles.get(article_labels.sha256)
        if article is None:
            tally.miss("articles.missed", article_labels.name, "not in the warehouse")
            article = FoundArticle("")
        compare_figures(tally, article_labels, article)
        compare_names(tally, article_labels, article)
        compare_roles(tally, article_labels, article)
        compare_events(tally, article_labels, article)
    return tally
