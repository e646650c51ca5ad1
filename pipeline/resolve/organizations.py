"""Which bodies of different documents are one, where no list knows them: variants of a firm's or school's name.

``decide`` settles one block, the notes that share a name without its legal form ("Công ty cổ phần X", "CTCP X", "X
Group"); it is linear in their number and depends on the notes alone, not on the order in which they come. Bodies of
the lists have their codes and need no decision: a renamed ministry stays a body of its own, with the days it stood.

same_name           the same name but for its legal form, the same kind of head word, and no other place
same_abbreviation   besides, an abbreviation that both articles introduce
"""

from collections.abc import Iterable

from pipeline.extract.names.notes import BodyNote
from pipeline.records import Decision
from pipeline.resolve.groups import Groups

FIRMS = frozenset(("company", "bank"))


def decide(notes: Iterable[BodyNote]) -> list[Decision]:
    """A decision for each body that is not the smallest id of its group, in the order of old ids."""
    merged: dict[str, BodyNote] = {}
    for note in sorted(notes):
        known = merged.get(note.body_id)
        short = tuple(sorted({*note.short, *(known.short if known else ())}))
        merged[note.body_id] = note._replace(short=short)
    known_notes = [merged[body_id] for body_id in sorted(merged)]
    groups = Groups(len(known_notes), [frozenset((n.place,)) if n.place else frozenset() for n in known_notes])
    for rule in ("same_abbreviation", "same_name"):
        first: dict[tuple[str, ...], int] = {}
        for item, note in enumerate(known_notes):
            head = "firm" if note.head in FIRMS else note.head
            for fact in [(head, short) for short in note.short] if rule == "same_abbreviation" else [(head,)]:
                groups.join(first.setdefault(fact, item), item, rule)
    decisions = []
    for members in groups.members().values():
        chosen = known_notes[members[0]].body_id
        decisions += [Decision("organization", known_notes[i].body_id, chosen, groups.rule[i]) for i in members[1:]]
    return sorted(decisions)
