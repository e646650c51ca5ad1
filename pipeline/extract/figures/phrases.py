"""What is measured, as printed: subject, counted noun and the phrase after the figure, without places, periods, values."""

from collections.abc import Sequence

from pipeline.extract.figures.draft import Draft, Frame
from pipeline.extract.figures.kinds import growth_tokens
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
                            or keys[tokens[first]] in words.partitive or shapes[tokens[first]] == "p"):
        first += 1
    while last > first and (keys[tokens[last - 1]] in words.trailing or shapes[tokens[last - 1]] == "p"):
        last -= 1
    return tuple(tokens[first:last])


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


def subject_tokens(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """The phrase before the figure that may name what is measured; empty where it names none."""
    tokens = trim(scene, _last_member(scene, draft))
    acting = without_actor(scene, tokens)
    if is_pronoun(scene, acting) or (acting is not tokens and is_pronoun(scene, tokens)):
        return ()
    return _in_full(scene, acting)


def _last_member(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """What stands before a figure; of a row of verbs before a bare percentage the last ("... và miễn 100%")."""
    tokens = draft.left.subject.tokens
    if draft.is_percent and draft.left.predicate is None:
        for at in range(len(tokens) - 2, 0, -1):
            if scene.keys[tokens[at]] in scene.words.conjunction:
                return tokens[at + 1:]
    return tokens


def _in_full(scene: Scene, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase with an abbreviation that the text explained before written out; explanations are noted."""
    keys = scene.keys
    if len(tokens) == 1:
        return scene.short.get(keys[tokens[0]], tokens)
    if len(tokens) > 3 and keys[tokens[-1]] == ")" and keys[tokens[-3]] == "(":
        scene.short.setdefault(keys[tokens[-2]], tokens)
    return tokens


def compose(scene: Scene, draft: Draft, frame: Frame) -> tuple[tuple[int, ...], str | None]:
    """The tokens of the indicator and the rule: printed, coordination (from the clause before) or inherited."""
    own = draft.subject if draft.fresh else ()
    shared, rule = frame.subject, "coordination"
    right = trim_after(scene, draft.right.tokens)
    noun = tuple(range(draft.quantity.number_last, draft.quantity.last)) if draft.quantity.unit == "count" else ()
    role = draft.left.predicate.role if draft.left.predicate is not None else ""
    if draft.kind in {"change", "completion"} and not own and frame.level is not None and frame.level.tokens:
        return frame.level.tokens, rule
    if draft.kind in {"change", "completion", "rank"}:
        if own:
            return _measured(scene, own), "printed"
        if not shared and right:
            return right, "printed"
        return _measured(scene, shared), rule
    if draft.kind == "share" and not own and not right and frame.last is not None and frame.last.kind == "ratio":
        return frame.last.tokens, rule
    if draft.kind == "share":
        return _share(scene, draft, own, shared, right)
    if draft.quantity.unit == "count" or draft.kind == "ratio":
        return _counted(scene, draft, frame, own, noun, right)
    if draft.kind == "duration":
        right = _until_number(scene, right)
        return (right, "printed") if right else (own or shared, "printed" if own else rule)
    if role == "have" and not own:
        return (), "printed"
    if draft.left.bare and right:
        return right, "printed"
    if role and own:
        direct = right and draft.right.tokens and draft.right.tokens[0] == right[0] and draft.is_money
        return (*own, *right) if direct else own, "printed"
    if own:
        return (own if is_generic(scene, own) else (*own, *right)), "printed"
    if right and not draft.left.bare:
        return right, "printed"
    return shared, rule


def _until_number(scene: Scene, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """What a duration is of, up to the number of a document or the first "and"."""
    for at, token in enumerate(tokens):
        if scene.reading.tokens.shapes[token] == "d":
            return tokens[:at + 1]
        if scene.keys[token] in scene.words.conjunction:
            return tokens[:at]
    return tokens


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
        return (*own, *right), "printed"
    if shared and (draft.left.bare or (draft.left.predicate is not None and draft.left.predicate.role == "share")):
        return (*shared, *right), "coordination"
    return (right, "printed") if right else (shared, "coordination")


def _counted(scene: Scene, draft: Draft, frame: Frame, own: tuple[int, ...], noun: tuple[int, ...],
             right: tuple[int, ...]) -> tuple[tuple[int, ...], str | None]:
    role = draft.left.predicate.role if draft.left.predicate is not None else ""
    if role in {"reach", "equal", "exceed", "share", "change"} and own:
        return own, "printed"
    total = frame.totals.get("count")
    if total is not None and noun and right and _same(scene, noun, total):
        return (*total.tokens, *right), "coordination"
    before = own if role in {"", "hold"} else ()
    if before and scene.keys[before[-1]] in scene.words.cause:
        before = ()
    return (*before, *noun, *right), "printed"


def _same(scene: Scene, noun: tuple[int, ...], total: Draft) -> bool:
    """Whether a part counts the same thing as its total ("521 trường ..., trong đó 470 trường công lập")."""
    quantity = total.quantity
    other = scene.keys[quantity.number_last:quantity.last]
    return [scene.keys[token] for token in noun] == other


def aspect_of(scene: Scene, draft: Draft) -> str | None:
    """Whether a percentage is said of the volume or of the worth ("tăng 10% về lượng và tăng 32% về giá trị")."""
    if not draft.is_percent:
        return None
    words = scene.words
    keys = [scene.keys[token] for token in draft.right.tokens[:4]]
    if any(key in words.volume for key in keys):
        return "volume"
    return "worth" if any(key in words.worth for key in keys) else None


def cause_of(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """What made the counted things happen: "Bão số 3" before "làm 29 người chết"."""
    tokens = draft.left.subject.tokens
    if draft.quantity.unit == "count" and draft.left.predicate is None and len(tokens) > 1 \
            and scene.keys[tokens[-1]] in scene.words.cause:
        return trim(scene, tokens[:-1])
    return ()


def phrase_of(scene: Scene, draft: Draft) -> str | None:
    """The indicator as text."""
    printed = named(scene, draft.tokens)[0]
    cause = render(scene, draft.cause)
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
