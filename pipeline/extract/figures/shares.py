"""Shares: of what the part is, and in which whole. A part that is a sum lends the one it is of ("... with a capital of 2
billion, making up 8% of total capital"); a list of parts names the whole once."""

from collections.abc import Sequence

from pipeline.extract.figures.draft import Draft
from pipeline.extract.figures.phrases import trim_after, without_copula
from pipeline.extract.figures.scene import Scene
from pipeline.extract.figures.topics import parted
from pipeline.lexicon.clauses import ClauseWord

Tokens = tuple[int, ...]
Whole = tuple[ClauseWord, Tokens]  # the verb of a share and the whole named behind it


def name_parts(scene: Scene, drafts: Sequence[Draft], whole: Whole | None) -> Whole | None:
    """Give the shares of a sentence their part and their whole.

    whole: the one named last in the paragraph. Returns the one that the next sentence goes on with.
    """
    base: Draft | None = None
    before: Draft | None = None
    for draft in drafts:
        if draft.kind == "share":
            verb = draft.left.predicate
            if verb is None and before is not None and before.kind == "share" and whole is not None:
                verb = whole[0]  # "industry accounted for 30 percent of GRDP, services 45 percent"
            if verb is not None and verb.role == "share":
                right = without_copula(scene, trim_after(scene, draft.right.tokens))
                if right:
                    whole = verb, right
                of = right or (whole[1] if whole is not None and whole[0] == verb else ())
                part = draft.subject if draft.fresh else _part(scene, base, of)
                if part and (of or not draft.fresh):
                    draft.tokens = (*part, *(token for token in of if token not in part))
        elif draft.kind in {"level", "change"} and draft.fresh:
            base = draft
        before = draft
    return whole


def _part(scene: Scene, base: Draft | None, whole: Tokens) -> Tokens:
    """What the figure before is of, beside the whole it is a part of; the whole phrase where none is named, or where it
    names no more than a measure or a thing."""
    if base is None:
        return ()
    parts = parted(scene, base.tokens)
    return parts.topic if whole and parts.measure and parts.topic else base.tokens
