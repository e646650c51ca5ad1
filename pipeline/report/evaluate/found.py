"""What the warehouse holds of the labelled articles, as the comparison needs it."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pipeline.lexicon.words import name_key

Ask = Callable[[str], Iterable[dict[str, Any]]]


class FoundRole(NamedTuple):
    """A post: the person's id and folded name, the title, the body's name."""

    person_id: str
    name: str
    title: str
    body: str | None


@dataclass(slots=True)
class FoundArticle:
    """One document: its text, rows of core.figures (with the names of their place) and of events as dicts, the levels
    changes and completions are tied to, names by kind (entity -> folded forms), and posts."""

    text: str
    figures: list[dict[str, Any]] = field(default_factory=list)
    levels: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    roles: list[FoundRole] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)


FIGURES = """SELECT f.*, p.name AS place, p.name_vi AS place_vi, p.name_en AS place_en FROM core.figures f
LEFT JOIN core.entities p ON p.entity_id = f.place_id ORDER BY f.document_id, f.char_start, f.char_end"""
LINKS = """SELECT f.document_id, l.figure_id, l.base_id FROM core.figure_links l JOIN core.figures f USING (figure_id)
WHERE l.relation IN ('change_of', 'completion_of')"""
NAMES = """SELECT m.document_id, m.kind, e.entity_id, m.surface, e.name, e.name_vi, e.name_en
FROM core.mentions m JOIN core.entities e USING (entity_id)"""
ROLES = """SELECT p.document_id, p.person_id, e.name, p.title_surface, o.name AS body FROM core.positions p
JOIN core.entities e ON e.entity_id = p.person_id LEFT JOIN core.entities o ON o.entity_id = p.organization_id"""
EVENTS = """SELECT m.document_id, m.char_start, m.char_end, m.surface, e.event_id, e.kind, e.status, e.date_from, e.date_to
FROM core.events e JOIN core.event_mentions m USING (event_id) ORDER BY m.document_id, m.char_start"""


def found_articles(ask: Ask) -> dict[str, FoundArticle]:
    """All documents of a warehouse by the sha256 of their text. ask: runs a query and gives its rows as dicts."""
    articles: dict[str, FoundArticle] = {}
    by_hash: dict[str, FoundArticle] = {}
    for row in ask("SELECT document_id, text FROM core.documents WHERE text IS NOT NULL"):
        article = FoundArticle(row["text"])
        articles[row["document_id"]] = by_hash[hashlib.sha256(row["text"].encode()).hexdigest()] = article
    for row in ask(FIGURES):
        articles[row["document_id"]].figures.append(row)
    for row in ask(LINKS):
        articles[row["document_id"]].levels.setdefault(row["figure_id"], set()).add(row["base_id"])
    for row in ask(NAMES):
        names = articles[row["document_id"]].names.setdefault(row["kind"], {})
        names.setdefault(row["entity_id"], set()).update(_forms(row))
    for row in ask(ROLES):
        role = FoundRole(row["person_id"], name_key(row["name"]), row["title_surface"], row["body"])
        articles[row["document_id"]].roles.append(role)
    for row in ask(EVENTS):
        articles[row["document_id"]].events.append(row)
    return by_hash


def _forms(row: dict[str, Any]) -> Iterator[str]:
    return (name_key(row[column]) for column in ("surface", "name", "name_vi", "name_en") if row[column])
