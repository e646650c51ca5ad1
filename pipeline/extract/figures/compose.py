"""What is measured: the indicator of a figure composed of the subject before it, the counted noun and the phrase after it."""

from pipeline.extract.figures.ahead import is_aside
from pipeline.extract.figures.counted import Act, act_of, counted
from pipeline.extract.figures.draft import Done, Draft, Frame
from pipeline.extract.figures.extents import designator, extent_of
from pipeline.extract.figures.kinds import growth_tokens
from pipeline.extract.figures.phrases import (
    is_generic,
    is_pronoun,
    trim,
    trim_after,
    without_actor,
    without_copula,
    without_perfect,
)
from pipeline.extract.figures.scene import Scene

AGENT = 5  # tokens of what does something, where an indicator names it


def subject_tokens(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """The phrase before the figure that may name what is measured; empty where it names none."""
    extent = extent_of(scene, draft.quantity)
    if extent is not None:
        draft.extent = extent.noun
        return without_actor(scene, trim(scene, [token for token in draft.left.subject.tokens if token < extent.first]))
    act = act_of(scene, draft)
    if act is not None:
        return _acted(scene, draft, act)
    member = _last_member(scene, draft)
    tokens = trim(scene, member)
    acting = without_actor(scene, tokens)
    if is_pronoun(scene, member) or is_pronoun(scene, acting) or (acting is not tokens and is_pronoun(scene, tokens)):
        return ()
    return _in_full(scene, _had(scene, acting))


def _acted(scene: Scene, draft: Draft, act: Act) -> tuple[int, ...]:
    """The subject of a figure that is the object of a verb of doing: none where things are counted; a measure that does it
    ("exports brought in 2 billion USD"); else the verb ("spent 5 billion VND on roads")."""
    if draft.quantity.unit == "count":
        agent = act.before if act.hit.entry.agent and len(act.before) <= AGENT else ()
        draft.act = Done(act.hit.entry.done, act.given, agent)
        return ()
    if any(scene.keys[token] in scene.words.head for token in act.before):
        return act.before
    return tuple(range(act.hit.first, act.hit.last)) if act.hit.entry.done else ()


def _had(scene: Scene, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase without the verb of having or gaining it begins with, where what is had is a measure: "bring in revenue"."""
    hit = scene.act_at.get(tokens[0]) if tokens else None
    if hit is None or hit.entry.done or hit.first in scene.clause_at or hit.last not in tokens:
        return tokens
    noun = scene.gauge(hit.first, "heading")  # "thu ngân sách"
    if noun is not None and noun[1] >= hit.last:
        return tokens
    rest = trim(scene, tokens[tokens.index(hit.last):])
    return rest if any(scene.keys[token] in scene.words.head for token in rest) else tokens


def _last_member(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """What stands before a figure; of a row of verbs before a bare percentage the last ("... và miễn 100%")."""
    tokens = draft.left.subject.tokens
    if draft.is_percent and draft.left.predicate is None and not draft.left.gapped:
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
    right = without_copula(scene, without_perfect(scene, trim_after(scene, draft.right.tokens)))
    if is_pronoun(scene, right):  # "exceeded the 1 billion USD mark"
        right = ()
    role = draft.left.predicate.role if draft.left.predicate is not None else ""
    if draft.extent is not None:
        return own or designator(scene, draft.left.subject.names) or frame.topic or shared, "printed" if own else rule
    if draft.kind in {"change", "completion"} and not own and frame.level is not None and frame.level.tokens:
        draft.act = frame.level.act
        return frame.level.tokens, rule
    if draft.kind in {"change", "completion", "rank"}:
        if own:
            return (*_index(scene, draft, frame, own), *_measured(scene, own)), "printed"
        if not shared and right:
            return right, "printed"
        return _measured(scene, shared), rule
    if draft.kind == "share" and not own and not right and frame.last is not None and frame.last.kind == "ratio":
        return frame.last.tokens, rule
    if draft.kind == "share":
        if frame.last is frame.counted and frame.last is not None and is_aside(scene, draft.quantity):
            draft.act = frame.last.act
        return _share(scene, draft, frame, own, shared, right)
    if draft.quantity.unit == "count" or draft.kind == "ratio":
        return counted(scene, draft, frame, own)
    if draft.kind == "duration":
        right = _until_number(scene, right)
        return (right, "printed") if right else (own or shared, "printed" if own else rule)
    if role == "have" and not own:
        return (), "printed"
    if draft.left.bare and right:
        return right, "printed"
    if own and own[-1] + 1 in scene.acts and own[0] in scene.act_at:
        return (*own, *_with_link(scene, draft)), "printed"
    if role and own:
        return (*own, *right) if draft.is_money and right and draft.right.tokens[0] == right[0] else own, "printed"
    if own:
        return (own if is_generic(scene, own) else (*own, *right)), "printed"
    if right and not draft.left.bare:
        return right, "printed"
    return shared, rule


def _index(scene: Scene, draft: Draft, frame: Frame, own: tuple[int, ...]) -> tuple[int, ...]:
    """The index whose parts the changes of sectors are: "chỉ số sản xuất công nghiệp tăng 9%, trong đó khai khoáng tăng
    2%"."""
    keys, words = scene.keys, scene.words
    if draft.kind != "change" or any(keys[token] in words.indices for token in own):
        return ()
    return frame.index


def index_of(scene: Scene, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase, where it names an index: its parts are told of by their sector alone."""
    return tokens if any(scene.keys[token] in scene.words.indices for token in tokens) else ()


def _with_link(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """The phrase behind the object of a verb, with the preposition the verb asks for ("on rural roads")."""
    right = trim_after(scene, draft.right.tokens)
    if not right:
        return ()
    at = draft.right.tokens.index(right[0])
    link = draft.right.tokens[:at][-1:]
    return (*(token for token in link if scene.keys[token] not in scene.words.partitive), *right)


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


def _beside(scene: Scene, draft: Draft, last: Draft | None) -> bool:
    """Whether shares of one thing are told of two places or levels: "98% at provincial level, 91% at district level"."""
    if last is None or last.kind != "share" or draft.left.subject.tokens or not draft.right.tokens or not last.right.tokens:
        return False
    link = scene.keys[draft.right.tokens[0]]
    return link == scene.keys[last.right.tokens[0]] and link in scene.words.locative and link not in scene.words.partitive


def _share(scene: Scene, draft: Draft, frame: Frame, own: tuple[int, ...], shared: tuple[int, ...],
           right: tuple[int, ...]) -> tuple[tuple[int, ...], str | None]:
    clause = any(token in scene.clause_at for token in right)
    if right and clause:
        return right, "printed"
    if own:
        return (*own, *right), "printed"
    accounts = draft.left.predicate is not None and draft.left.predicate.role == "share"
    if shared and (draft.left.bare or accounts or _beside(scene, draft, frame.last)):
        return (*shared, *right), "coordination"
    return (right, "printed") if right else (shared, "coordination")


def aspect_of(scene: Scene, draft: Draft) -> str | None:
    """Whether a percentage is said of the volume or of the worth ("tăng 10% về lượng và tăng 32% về giá trị")."""
    if not draft.is_percent:
        return None
    words = scene.words
    keys = [scene.keys[token] for token in draft.right.tokens[:4]]
    if any(key in words.volume for key in keys):
        return "volume"
    return "worth" if any(key in words.worth for key in keys) else None
