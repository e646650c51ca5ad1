"""What is measured, as printed: subject, counted noun and the phrase after the figure, without places, periods, values."""

from collections.abc import Sequence

from pipeline.extract.figures.draft import Draft, Frame
from pipeline.extract.figures.kinds import growth_tokens
from pipeline.extract.figures.scene import Scene

LONGEST = 24  # tokens of an indicator


def trim(scene: Scene, tokens: Sequence[int]) -> tuple[int, ...]:
    """A phrase without the small words at its edges."""
    keys, words, shapes = scene.keys, scene.words, scene.reading.tokens.shapes
    first, last = 0, len(tokens)
    while first < last and ((key := keys[tokens[first]]) in words.leading or key in words.starter
                            or key in words.conjunction or (shapes[tokens[first]] == "p" and key != "(")):
        first += 1
    while last > first and ((key := keys[tokens[last - 1]]) in words.trailing
                            or (shapes[tokens[last - 1]] == "p" and key not in {")", "%"})):
        last -= 1
    return tuple(tokens[first:last])


def trim_after(scene: Scene, tokens: Sequence[int]) -> tuple[int, ...]:
    """The phrase behind a figure: what links it is dropped, its verbs are kept ("bị thương", "have applied")."""
    keys, words, shapes = scene.keys, scene.words, scene.reading.tokens.shapes
    first, last = 0, len(tokens)
    while first < last and (keys[tokens[first]] in words.starter or keys[tokens[first]] in words.conjunction
                            or keys[tokens[first]] in words.partitive or shapes[tokens[first]] == "p"):
        first += 1
    while last > first and (keys[tokens[last - 1]] in words.trailing or shapes[tokens[last - 1]] == "p"):
        last -= 1
    return tuple(tokens[first:last])


def without_actor(scene: Scene, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase without the one who acts at its beginning ("tỉnh", "the department")."""
    first = 0
    while first < len(tokens) and scene.keys[tokens[first]] in scene.words.actor:
        first += 1
    return trim(scene, tokens[first:]) if first else tokens


def is_pronoun(scene: Scene, tokens: tuple[int, ...]) -> bool:
    """Whether a phrase only stands for the subject before it ("con số này", "this figure")."""
    return all(scene.keys[token] in scene.words.pronoun for token in tokens)


def subject_tokens(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """The phrase before the figure that may name what is measured; empty where it names none."""
    tokens = trim(scene, draft.left.subject.tokens)
    if is_pronoun(scene, tokens) or all(scene.keys[token] in scene.words.actor for token in tokens):
        return ()
    return tokens


def compose(scene: Scene, draft: Draft, frame: Frame) -> tuple[tuple[int, ...], str | None]:
    """The tokens of the indicator and the rule: printed, coordination (from the clause before) or inherited."""
    own = draft.subject if draft.fresh else ()
    shared, rule = frame.subject, "coordination"
    right = trim_after(scene, draft.right.tokens)
    noun = tuple(range(draft.quantity.number_last, draft.quantity.last)) if draft.quantity.unit == "count" else ()
    role = draft.left.predicate.role if draft.left.predicate is not None else ""
    if draft.kind in {"change", "completion", "rank"}:
        if own:
            return _measured(scene, own), "printed"
        if not shared and right:
            return right, "printed"
        return _measured(scene, shared), rule
    if draft.kind == "share":
        return _share(scene, draft, own, shared, right)
    if draft.quantity.unit == "count" or draft.kind == "ratio":
        return _counted(scene, draft, own, noun, right)
    if draft.kind == "duration":
        return (right, "printed") if right else (own or shared, "printed" if own else rule)
    if role == "have" and right:
        return right, "printed"
    if draft.left.bare and right:
        return right, "printed"
    if role and own:
        return own, "printed"
    if own:
        acting = without_actor(scene, own)
        if frame.host and all(scene.keys[token] in scene.words.measure for token in own):
            return own + frame.host, "printed"
        return (*acting, *right), "printed"
    if right and not draft.left.bare:
        return right, "printed"
    return shared, rule


def _measured(scene: Scene, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase without its growth noun, where what is left says what is measured."""
    growth = growth_tokens(scene, tokens)
    rest = trim(scene, [token for token in tokens if token not in growth])
    return rest if any(scene.keys[token] not in scene.words.economy for token in rest) else tokens


def _share(scene: Scene, draft: Draft, own: tuple[int, ...], shared: tuple[int, ...],
           right: tuple[int, ...]) -> tuple[tuple[int, ...], str | None]:
    clause = any(token in scene.clause_at for token in right)
    if right and clause:
        return right, "printed"
    if own:
        return (*without_actor(scene, own), *right), "printed"
    if shared and draft.left.bare:
        return (*shared, *right), "coordination"
    return (right, "printed") if right else (shared, "coordination")


def _counted(scene: Scene, draft: Draft, own: tuple[int, ...], noun: tuple[int, ...],
             right: tuple[int, ...]) -> tuple[tuple[int, ...], str | None]:
    role = draft.left.predicate.role if draft.left.predicate is not None else ""
    if role in {"reach", "equal", "exceed", "share", "change"} and own:
        return own, "printed"
    before = without_actor(scene, own) if role in {"", "hold"} else ()
    if before and scene.keys[before[-1]] in scene.words.cause:
        before = ()
    return (*before, *noun, *right), "printed"


def cause_of(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """What made the counted things happen: "Bão số 3" before "làm 29 người chết"."""
    tokens = draft.left.subject.tokens
    if draft.quantity.unit == "count" and len(tokens) > 1 and scene.keys[tokens[-1]] in scene.words.cause:
        return trim(scene, tokens[:-1])
    return ()


def phrase_of(scene: Scene, draft: Draft) -> str | None:
    """The indicator as text."""
    printed = render(scene, draft.tokens)
    cause = render(scene, draft.cause)
    return f"{printed} {min(scene.words.cause_link)} {cause}" if printed and cause else printed


def render(scene: Scene, tokens: Sequence[int]) -> str | None:
    """The printed words of tokens; runs that stand apart in the text are joined by a space."""
    if not tokens:
        return None
    line = scene.reading.tokens
    runs: list[str] = []
    first = last = tokens[0]
    for token in tokens[1:LONGEST]:
        if token == last + 1:
            last = token
            continue
        runs.append(line.surface(first, last + 1))
        first = last = token
    runs.append(line.surface(first, last + 1))
    return " ".join(" ".join(run.split()) for run in runs)
