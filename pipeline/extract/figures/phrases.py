"""Phrases of tokens: their edges trimmed, what they stand for, and how they are printed."""

from collections.abc import Sequence

from pipeline.extract.figures.draft import Draft
from pipeline.extract.figures.scene import Scene
from pipeline.lexicon.indicators import Known

LONGEST = 24  # tokens of an indicator


def trim(scene: Scene, tokens: Sequence[int]) -> tuple[int, ...]:
    """A phrase without the small words at its edges."""
    keys, words, shapes = scene.keys, scene.words, scene.reading.tokens.shapes
    first, last = 0, len(tokens)
    while first < last and not _opens(scene, tokens[first]) and (
            (key := keys[tokens[first]]) in words.leading or key in words.starter or key in words.conjunction
            or (shapes[tokens[first]] == "p" and key != "(")):
        first += 1
    while last > first and (((key := keys[tokens[last - 1]]) in words.trailing and not _is_kept(scene, tokens[last - 1]))
                            or (shapes[tokens[last - 1]] == "p" and key not in {")", "%"})):
        last -= 1
    return tuple(tokens[first:last])


def _opens(scene: Scene, token: int) -> bool:
    """Whether a small word begins a phrase that means something of its own ("thông qua", "chỉ số giá tiêu dùng")."""
    hit = scene.clause_at.get(token)
    return (hit is not None and hit.entries[0].role == "void") or scene.gauge(token, "growth") is not None


def _is_kept(scene: Scene, token: int) -> bool:
    """Whether a small word is the end of a phrase that means something of its own ("thông qua")."""
    hit = scene.clause_end.get(token + 1)
    return hit is not None and hit.entries[0].role == "void"


def trim_after(scene: Scene, tokens: Sequence[int]) -> tuple[int, ...]:
    """The phrase behind a figure: what links it is dropped, its verbs are kept ("bị thương", "have applied")."""
    keys, words, shapes = scene.keys, scene.words, scene.reading.tokens.shapes
    first, last = 0, len(tokens)
    while first < last and keys[tokens[first]] not in words.outside and (
            keys[tokens[first]] in words.starter or keys[tokens[first]] in words.conjunction
                            or keys[tokens[first]] in words.partitive
                            or (shapes[tokens[first]] == "p" and tokens[first] not in scene.inside)):
        first += 1
    while last > first and (keys[tokens[last - 1]] in words.trailing or shapes[tokens[last - 1]] == "p"):
        last -= 1
    return tuple(tokens[first:last])


def without_copula(scene: Scene, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase without the verbs that only tie it to the things ("were")."""
    return tuple(token for token in tokens if scene.keys[token] not in scene.words.copula)


def without_perfect(scene: Scene, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase without the verb that only makes the perfect of the next ("workers had joined the scheme")."""
    return tuple(token for token in tokens if scene.keys[token] not in scene.words.perfect or token + 1 not in scene.act_at)


def without_actor(scene: Scene, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase without the one who acts at its beginning ("tỉnh", "the department")."""
    while tokens:
        actor = scene.gauge(tokens[0], "actor")
        size = actor[1] - tokens[0] if actor is not None else 0
        if not size or tokens[:size] != tuple(range(tokens[0], tokens[0] + size)):
            break
        tokens = trim(scene, tokens[size:])
    return tokens


def covered(scene: Scene, tokens: tuple[int, ...], *roles: str) -> bool:
    """Whether a phrase consists of gauge words of these roles alone (and words between subject and predicate)."""
    at = 0
    gauges = scene.gauges
    while at < len(tokens):
        found = scene.gauge(tokens[at], *roles) if tokens[at] in gauges else None
        size = found[1] - tokens[at] if found is not None else 0
        if size and tokens[at:at + size] == tuple(range(tokens[at], tokens[at] + size)):
            at += size
        elif scene.keys[tokens[at]] in scene.words.auxiliary or scene.keys[tokens[at]] in scene.words.leading:
            at += 1
        else:
            return False
    return True


def is_pronoun(scene: Scene, tokens: tuple[int, ...]) -> bool:
    """Whether a phrase only stands for the subject before it ("con số này", "this figure")."""
    return covered(scene, tokens, "pronoun")


def is_generic(scene: Scene, tokens: tuple[int, ...]) -> bool:
    """Whether a phrase names a measure without what it measures ("tổng vốn đầu tư", "a total area")."""
    return covered(scene, tokens, "measure")


def phrase_of(scene: Scene, draft: Draft) -> str | None:
    """The indicator as text: what is counted, what is done to it, what made it happen."""
    printed = named(scene, draft.tokens)[0]
    bare = len(draft.tokens) == 1 and (draft.act is None or not draft.act.passive)
    if printed and bare and draft.kind == "level" and draft.quantity.counted and scene.words.number_of:
        printed = f"{min(scene.words.number_of)} {printed}"
    if draft.extent is not None:
        link = " " if scene.words.number_of else " of "
        printed = f"{draft.extent}{link}{printed}" if printed else draft.extent
    cause = render(scene, draft.cause)
    if printed and draft.act is not None and (done := draft.act.passive):
        printed = " ".join(filter(None, (printed, done, render(scene, draft.act.given))))
        cause = cause or render(scene, draft.act.agent)
    return f"{printed} {min(scene.words.cause_link)} {cause}" if printed and cause else printed


def named(scene: Scene, tokens: tuple[int, ...]) -> tuple[str | None, Known | None]:
    """A phrase as text, and the curated indicator it names: figures of one clause share them."""
    found = scene.rendered.get(tokens)
    if found is None:
        keys = scene.keys
        known = scene.reading.lexicon.indicators.find(scene.language, [keys[token] for token in tokens], scene.words)
        found = scene.rendered[tokens] = render(scene, tokens), known
    return found


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
