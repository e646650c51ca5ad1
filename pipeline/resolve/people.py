"""Which people of different documents are one: those of one folded name, when a post, body or place agrees.

``decide`` settles one block, the notes that share a name; it is linear in their number and depends on the notes alone,
not on the order in which they come.

same_post           one title (titles of a family and grade are one) at one body; a renamed body is the same
same_body           one body, whatever the title: people rise
same_office         an office of which there is one: the Prime Minister, another country's president
same_title_and_place   one title, no body printed, one province the articles are about
same_title          a minister's title without a ministry, where one minister of that name is known

Names that differ in their diacritics where both print them are two people. Namesakes with different posts stay apart,
and a person known without any post is joined to nobody. The last two rules tie a record only to a group that stands by
the others, or to its equals: no chain of weak joins. A seat in the National Assembly or the Central Committee says
nothing: namesakes sit in both.
"""

from collections.abc import Iterable, Sequence

from pipeline.extract.names.notes import Office, PersonNote
from pipeline.lexicon.titles import TitleEntry, Titles
from pipeline.records import Decision
from pipeline.resolve.groups import Groups

Fact = tuple[str, ...]
SOLE_RANK = 7  # offices of protocol rank 1 to 7 are held by one person, or by few with different names
LARGE = frozenset(("national_assembly", "party_central_committee", "communist_party"))
SOLE_BODIES = frozenset(("party", "state"))


def decide(notes: Iterable[PersonNote], titles: Titles) -> list[Decision]:
    """A decision for each person who is not the smallest id of their group, in the order of old ids."""
    known = sorted({note.person_id: note for note in notes}.values())
    groups = Groups(len(known), [frozenset((n.spelling,)) if n.spelling else frozenset() for n in known])
    for rule, facts in (("same_post", _posts), ("same_body", _bodies), ("same_office", _offices)):
        _join_by(groups, rule, [facts(note, titles) for note in known])
    bare = [_bare(note, titles) for note in known]
    _join_by(groups, "same_title_and_place", [{("place", *fact) for fact in facts if fact[2]} for facts in bare])
    _attach(groups, known, titles, bare)
    decisions = []
    for members in groups.members().values():
        chosen = min(known[i].person_id for i in members)
        decisions += [Decision("person", known[i].person_id, chosen, groups.rule[i]) for i in members
                      if known[i].person_id != chosen]
    return sorted(decisions)


def _join_by(groups: Groups, rule: str, facts: Sequence[set[Fact]]) -> None:
    """Join the records that share a fact. Records printed without diacritics go with the one spelling that has it."""
    holders: dict[Fact, list[int]] = {}
    for item, found in enumerate(facts):
        for fact in found:
            holders.setdefault(fact, []).append(item)
    for fact in sorted(holders):
        spelled: dict[frozenset[str], list[int]] = {}
        for item in holders[fact]:
            spelled.setdefault(groups.marks[groups.root(item)], []).append(item)
        plain = spelled.pop(frozenset(), [])
        for items in spelled.values():
            for item in items[1:]:
                groups.join(items[0], item, rule)
        first = next(iter(spelled.values()), plain[:1]) if len(spelled) < 2 else plain[:1]
        for item in plain:
            if first and item != first[0]:
                groups.join(first[0], item, rule)


def _posts(note: PersonNote, titles: Titles) -> set[Fact]:
    return {("post", *_kind(titles, office.title), office.body) for office in note.offices
            if office.title is not None and office.body is not None and not _is_one_of_many(office, titles)}


def _bodies(note: PersonNote, titles: Titles) -> set[Fact]:
    return {("body", office.body) for office in note.offices
            if office.body is not None and not _is_one_of_many(office, titles)}


def _is_one_of_many(office: Office, titles: Titles) -> bool:
    """Whether a post is a seat in a body so large that namesakes sit in it: the National Assembly, the Central Committee."""
    entry = titles.by_code.get(office.title or "")
    return office.body in LARGE and entry is not None and entry.kind == "membership"


def _offices(note: PersonNote, titles: Titles) -> set[Fact]:
    """Offices held by one person: of state without a body, and of another country."""
    return {("office", *_kind(titles, office.title), office.place or "") for office in note.offices
            if office.body is None and (office.place or _is_sole(titles.by_code.get(office.title or "")))}


def _bare(note: PersonNote, titles: Titles) -> set[tuple[str, str, str]]:
    """Family, grade and place of the titles printed without a body, of someone for whom no body is printed at all.

    Ranks, degrees and occupations are shared by too many to say who someone is.
    """
    if any(office.body is not None for office in note.offices):
        return set()
    return {(*_kind(titles, office.title), note.place or "") for office in note.offices
            if office.title is not None and office.place is None and titles.by_code[office.title].kind == "post"
            and not _is_sole(titles.by_code[office.title])}


def _attach(groups: Groups, known: Sequence[PersonNote], titles: Titles, bare: Sequence[set[tuple[str, str, str]]]) -> None:
    """Tie records that have a title and no body to the one group of their name with that title and a body."""
    ministers: dict[Fact, set[int]] = {}
    local: dict[Fact, set[int]] = {}
    for item, note in enumerate(known):
        for office in note.offices:
            if office.body is not None and office.title is not None:
                kind = _kind(titles, office.title)
                root = groups.root(item)
                ministers.setdefault(kind, set()).add(root)
                if office.place is not None:
                    local.setdefault((*kind, office.place), set()).add(root)
    attached: list[tuple[int, int, str]] = []
    for item, facts in enumerate(bare):
        for fact in sorted(facts):
            near = local.get(fact, set())
            if len(near) == 1:
                attached.append((item, next(iter(near)), "same_title_and_place"))
            elif fact[0] == "minister" and len(ministers.get(fact[:2], ())) == 1:
                attached.append((item, next(iter(ministers[fact[:2]])), "same_title"))
    for item, root, rule in attached:
        groups.join(item, root, rule)


def _kind(titles: Titles, code: str | None) -> tuple[str, str]:
    """Family and grade of a title: what makes two titles one post."""
    entry = titles.by_code.get(code or "")
    return (entry.family, entry.grade) if entry is not None else (code or "", "")


def _is_sole(entry: TitleEntry | None) -> bool:
    return entry is not None and entry.protocol_rank is not None and entry.protocol_rank <= SOLE_RANK \
        and entry.body in SOLE_BODIES


