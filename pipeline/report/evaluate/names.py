"""People, their posts, organisations, places, legal documents and events against their labels."""

from pipeline.lexicon.words import name_key
from pipeline.report.evaluate.alike import days, same_title, word_f1
from pipeline.report.evaluate.found import FoundArticle, FoundRole
from pipeline.report.evaluate.labels import ArticleLabels, EventLabel, NameLabel, RoleLabel
from pipeline.report.evaluate.tally import Tally

ALIKE = 0.7
NO_POST = frozenset({"author", "photographer", "translator"})
MEASURES = {"people": "person", "organizations": "organization", "places": "place", "legal_documents": "legal_document"}


def compare_names(tally: Tally, labels: ArticleLabels, article: FoundArticle) -> None:
    """Add the names of an article: an entity counts once, by any of its forms.

    Zones, parks and ports are facilities that labels call places: one counts only where a label claims it.
    """
    for measure, kind in MEASURES.items():
        wanted: tuple[NameLabel, ...] = getattr(labels, measure)
        found = dict(article.names.get(kind, {}))
        if kind == "place":
            forms = {form for label in wanted for form in _forms(label)}
            found |= {entity: names for entity, names in article.names.get("facility", {}).items() if names & forms}
        _compare(tally, measure, labels, wanted, found)


def _forms(label: NameLabel) -> set[str]:
    return {name_key(name) for name in (label.name, *label.surface_forms)}


def _compare(tally: Tally, measure: str, labels: ArticleLabels, wanted: tuple[NameLabel, ...],
             found: dict[str, set[str]]) -> None:
    taken: set[str] = set()
    optional = 0
    for label in sorted(wanted, key=lambda label: label.doubt is not None):
        forms = _forms(label)
        hit = next((e for e in sorted(found) if e not in taken and found[e] & forms), None)
        if hit is None and measure == "legal_documents" and not label.number:  # the end of an unnumbered name is soft
            hit = next((e for e in sorted(found) if e not in taken and _alike(found[e], forms)), None)
        if hit is not None:
            taken.add(hit)
        if label.doubt is not None:
            optional += hit is not None
            continue
        tally.count(measure, labels.lang, "", right=hit is not None, wanted=1)
        if hit is None:
            tally.miss(f"{measure}.missed", labels.name, label.name)
    tally.count(measure, labels.lang, "", found=len(found) - optional)
    for entity in sorted(set(found) - taken):
        tally.miss(f"{measure}.spurious", labels.name, min(found[entity]))


def _alike(names: set[str], forms: set[str]) -> bool:
    return any(word_f1(name, form) >= ALIKE for name in names for form in forms)


def compare_roles(tally: Tally, labels: ArticleLabels, article: FoundArticle) -> None:
    """Add the posts of an article: one counts once for a person, body and title."""
    left = list({(role.person_id, role.body, name_key(role.title)): role for role in article.roles}.values())
    total, optional = len(left), 0
    people = article.names.get("person", {})
    for person in labels.people:
        forms = _forms(person)
        for label in person.roles:
            if label.title in NO_POST:
                continue
            hit = _role(label, [role for role in left if ({role.name} | people.get(role.person_id, set())) & forms])
            if hit is not None:
                left.remove(hit)
            if person.doubt is not None or label.doubt is not None:
                optional += hit is not None
                continue
            tally.count("roles", labels.lang, "", right=hit is not None, wanted=1)
            if hit is None:
                tally.miss("roles.missed", labels.name, f"{person.name}: {label.surface or label.title}")
    tally.count("roles", labels.lang, "", found=total - optional)
    for role in left:
        tally.miss("roles.spurious", labels.name, f"{role.name}: {role.title}")


def _role(label: RoleLabel, roles: list[FoundRole]) -> FoundRole | None:
    fitting = [r for r in roles if same_title(label.surface, r.title) or same_title(label.title, r.title)]
    return max(fitting, key=lambda r: (word_f1(label.surface, r.title), word_f1(label.title, r.title)), default=None)


def compare_events(tally: Tally, labels: ArticleLabels, article: FoundArticle) -> None:
    """Add the events of an article: the same kind in the same paragraph; planned ones are optional."""
    taken: set[str] = set()
    for label in labels.events:
        hit = next((row for row in article.events if row["event_id"] not in taken and row["kind"] == label.type
                    and _near(article.text, label, row["char_start"], row["char_end"])), None)
        if hit is not None:
            taken.add(hit["event_id"])
        if label.doubt is not None:
            continue
        tally.count("events", labels.lang, label.type, right=hit is not None, found=hit is not None, wanted=1)
        if hit is None:
            tally.miss("events.missed", labels.name, f"{label.type}: {label.title}")
            continue
        told = (str(hit["date_from"])[:10] if hit["date_from"] else None, str(hit["date_to"])[:10] if hit["date_to"] else None)
        tally.attribute("event_date", labels.lang, label.type, holds=days(label.date) == told)
    spurious = {row["event_id"]: row["kind"] for row in article.events
                if row["status"] != "planned" and row["event_id"] not in taken}
    for kind in spurious.values():
        tally.count("events", labels.lang, kind, found=1)
        tally.miss("events.spurious", labels.name, kind)


def _near(text: str, label: EventLabel, start: int, end: int) -> bool:
    """Whether a mention stands in the label's paragraph."""
    return "\n" not in text[min(label.start, start):max(label.end, end)].strip()
