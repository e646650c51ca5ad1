"""Lists of subjects and lists of values that go together: "exports and imports reached 2.1 and 1.9 billion USD,
respectively", "lần lượt", "40%, 30% of the digital economy"."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.figures.draft import Draft
from pipeline.extract.figures.links import Link
from pipeline.extract.figures.phrases import trim
from pipeline.extract.figures.scene import Scene

MOST = 12  # members of a list


def distribute(scene: Scene, drafts: Sequence[Draft], links: list[Link], first: int, last: int) -> None:
    """Give each figure of a list its own member of the subject, in a sentence that says "respectively".

    drafts, links: those of the sentence, tokens [first, last). Links of changes then lead to the level of the same
    member.
    """
    if len(drafts) < 2 or not _says_respectively(scene, first, last):
        return
    levels: dict[int, int] = {}
    for run in _runs(drafts):
        members = _members(scene, run[0].subject, len(run))
        if members is None:
            continue
        for place, (draft, member) in enumerate(zip(run, members, strict=True)):
            draft.tokens, draft.indicator_rule = member, "coordination"
            if draft.kind == "level":
                levels[place] = draft.number
            elif place in levels:
                links[:] = [link for link in links if link[0] != draft.number or link[2] == "companion_of"]
                links.append((draft.number, levels[place], f"{draft.kind}_of"))
        basis = run[-1].basis  # "up 10.1 percent and 9.7 percent from the outset of the year"
        for draft in run:
            draft.basis = draft.basis or basis
        for draft in drafts:
            if draft.twin is not None:
                draft.tokens = next((d.tokens for d in run if d.number == draft.twin), draft.tokens)


def recall(scene: Scene, drafts: Sequence[Draft], before: Sequence[Draft], first: int, last: int) -> None:
    """Give a row of figures that names no members those of the sentence before, in their order: "Industry made up 35%,
    services 45%. The corresponding figures last year were 33% and 46%".

    drafts: those of the sentence, tokens [first, last). before: those of the sentence before.
    """
    row = [draft for draft in drafts if draft.twin is None]
    if len(row) < 2 or any(draft.fresh for draft in row[1:]) or _members(scene, row[0].subject, len(row)) is not None \
            or not _says_respectively(scene, first, last):
        return
    told = [draft for draft in before if draft.quantity.unit == row[0].quantity.unit and draft.kind == row[0].kind]
    if len(told) == len(row) and len({draft.tokens for draft in told}) == len(row):
        for draft, member in zip(row, told, strict=True):
            draft.tokens, draft.indicator_rule = member.tokens, "coordination"


def _says_respectively(scene: Scene, first: int, last: int) -> bool:
    return any(hit.entry.code == "respectively" for index in range(first, last)
               if (hit := scene.clause_at.get(index)) is not None)


def _runs(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Rows of figures of one kind and unit with the same subject."""
    runs: list[list[Draft]] = []
    for draft in drafts:
        if draft.twin is not None:
            continue
        if runs and (last := runs[-1][-1]).kind == draft.kind and last.subject == draft.subject \
                and last.quantity.unit == draft.quantity.unit and (not draft.fresh):
            runs[-1].append(draft)
        else:
            runs.append([draft])
    return [run for run in runs if 2 <= len(run) <= MOST and run[0].kind in {"level", "share", "change", "completion"}]


def _members(scene: Scene, subject: tuple[int, ...], size: int) -> list[tuple[int, ...]] | None:
    """The members of a subject, each with the head that the first alone prints; None where they are not ``size``."""
    keys, words = scene.keys, scene.words
    breaks = [at for at, token in enumerate(subject) if keys[token] in words.conjunction or keys[token] == ","]
    breaks = [at for at in breaks if at + 1 not in breaks]
    if len(breaks) < size - 1:
        return None
    cuts = [-1, *breaks[:size - 1], len(subject)]
    members = [trim(scene, subject[a + 1:b]) for a, b in pairwise(cuts)]
    if not all(members):
        return None
    head = members[0]
    return [head, *((*head[:len(head) - len(member)], *member) if len(member) < len(head) else member
                    for member in members[1:])]


def share_whole(drafts: Sequence[Draft]) -> None:
    """Percentages in a row ("40%, 30% nền kinh tế số") are of the whole printed after the last."""
    for before, draft in pairwise(drafts):
        if draft.kind == before.kind == "share" and draft.left.bare and not before.right.tokens and draft.right.tokens \
                and not draft.fresh:
            before.tokens = draft.tokens
