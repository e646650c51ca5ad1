"""Which curated indicator a figure is of: by the name of what it measures and the dimension of its unit; None when unsure."""

from pipeline.extract.figures.draft import Draft
from pipeline.extract.figures.phrases import named
from pipeline.extract.figures.scene import Scene
from pipeline.lexicon.words import keys

RELATIVE = frozenset({"change", "completion", "rank"})  # kinds whose unit is not the indicator's


def indicator_of(scene: Scene, draft: Draft) -> str | None:
    """The id of the curated indicator that a figure is of."""
    known = named(scene, draft.tokens)[1] if draft.tokens else None
    if draft.act is not None and (done := draft.act.passive):
        printed = (*(scene.keys[token] for token in draft.tokens), *keys(done),
                   *(scene.keys[token] for token in draft.act.given))
        known = scene.reading.lexicon.indicators.find(scene.language, printed, scene.words)
    if known is None:
        return None
    if draft.kind in RELATIVE:
        return known.indicator_id
    atom = (draft.quantity.unit or "").partition("/")[0]
    words = scene.reading.lexicon.quantities.get(scene.language)
    dimension = words.dimensions.get(atom) if words is not None else None
    return known.indicator_id if dimension == known.dimension else None
