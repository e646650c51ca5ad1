"""What a clause leaves out of its indicator: the owner of a measure, the object of an action, the head of a parallel
phrase, the subject at the beginning of the sentence."""

from bisect import bisect_left

from pipeline.extract.figures.compose import subject_tokens
from pipeline.extract.figures.draft import Draft, Frame
from pipeline.extract.figures.kinds import growth_tokens
from pipeline.extract.figures.phrases import covered, is_generic, trim, trim_after, without_actor
from pipeline.extract.figures.quantity import SUMS
from pipeline.extract.figures.scene import Scene
from pipeline.extract.figures.subject import Subject, read_subject
from pipeline.extract.figures.topics import behind, in_aspect, opening, parted, with_measure, with_topic

OWNER = 12  # tokens of the phrase that owns a measure
ACTION = 6  # tokens of a phrase that is an action without its object


def completed(scene: Scene, draft: Draft, frame: Frame, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """The tokens of an indicator with what its clause leaves out."""
    if draft.kind not in {"level", "change", "completion"} or draft.quantity.unit == "count":
        return tokens
    fuller = (frame.subject, *(level.tokens for level in frame.levels.values()))
    full = next((full for full in fuller if _is_short_for(scene, tokens, full)), None)
    if full is not None and draft.owner is None and not frame.host:
        return full
    if (not tokens or is_generic(scene, tokens)) and not draft.is_percent:
        same = frame.levels.get(draft.quantity.unit or "")
        if not tokens and same is not None:
            return same.tokens
        owner = frame.host or (_owned(scene, draft.owner) if draft.owner is not None else ())
        draft.owned = bool(frame.host)
        link = _of(scene, draft) if owner and tokens else ()
        if owner:
            return (*tokens, *link, *owner)
        if tokens and (ahead := behind(scene, draft)):
            return (*tokens, *_of(scene, draft), *ahead)
        if not tokens:
            return trim_after(scene, draft.right.tokens) or frame.subject
        topical = with_topic(scene, frame, tokens)
        apart = topical is tokens and frame.topic and not any(token in tokens for token in frame.topic)
        return (*tokens, *_of(scene, draft), *frame.topic) if apart else topical
    topical = in_aspect(scene, draft, frame, with_topic(scene, frame, tokens))
    if topical is not tokens:
        return topical
    level = _of_level(scene, draft, frame, tokens)
    parallel = _parallel(scene, draft, frame, level)
    return _with_object(scene, draft, parallel if parallel is not tokens else with_measure(scene, draft, frame, tokens))


def _is_short_for(scene: Scene, tokens: tuple[int, ...], full: tuple[int, ...]) -> bool:
    """Whether a bare measure repeats the one named before with what it is of: "earnings from rice export ..., earnings"."""
    size = len(tokens)
    short, long = [scene.keys[token] for token in tokens], [scene.keys[token] for token in full]
    return 0 < size < len(full) and short in (long[:size], long[-size:]) \
        and all(key in scene.words.head for key in short) and not growth_tokens(scene, full)


def owner_of(scene: Scene, draft: Draft, floor: int) -> Subject | None:
    """What a bare measure belongs to: "dự án ... có tổng vốn đầu tư 491 tỷ đồng", "hỗ trợ ..., với mức 50 triệu đồng"."""
    if draft.is_percent or draft.quantity.unit == "count" or draft.quantity.kind_hint is not None \
            or not is_generic(scene, trim(scene, draft.left.subject.tokens)):
        return None
    subject = draft.left.subject
    at = subject.first
    edge = scene.word_before(at, floor)
    has = edge is not None and edge.entries[0].role == "have"
    if has and edge is not None:
        at = edge.first
    if at > floor and scene.keys[at - 1] == ",":
        at -= 1
    elif not has:
        return None
    return read_subject(scene, at, floor, listed=False)


def _of(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """The "of" between a measure and its number, which serves for the owner too."""
    first = draft.quantity.first
    return next(((at,) for at in range(first - 1, max(0, first - 5), -1) if scene.keys[at] in scene.words.partitive
                 and scene.keys[at] in scene.words.link), ())


def _owned(scene: Scene, owner: Subject) -> tuple[int, ...]:
    """The owner of a measure: of a phrase with a verb of doing the object, of a passive what it is said of."""
    phrase = without_actor(scene, trim(scene, owner.tokens))
    compound = bool(scene.words.number_of)  # Vietnamese verbs stand inside the names of things too
    for at, token in enumerate(phrase):
        act = scene.act_at.get(token)
        if act is not None and not (compound and at and act.last <= phrase[-1]):
            return (trim(scene, [token for token in phrase if token >= act.last]) or trim(scene, phrase[:at]))[:OWNER]
    return phrase[-OWNER:]


def _with_object(scene: Scene, draft: Draft, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """An action named without its object takes the object last named: "giải ngân" of "vốn đầu tư công"."""
    if not 0 < len(tokens) <= ACTION or not scene.objects:
        return tokens
    named = any(scene.gauge(token, "ellipsis", "completion") is not None for token in tokens)
    if not named or not covered(scene, tokens, "ellipsis", "completion", "measure", "pronoun"):
        return tokens
    at = bisect_left(scene.objects, draft.quantity.first, key=lambda hit: hit.first)
    if at == 0:
        following = scene.objects[0]
        if scene.reading.sentence(following.first).paragraph != scene.reading.sentence(draft.quantity.first).paragraph:
            return tokens
        return (*tokens, *range(following.first, following.last))
    last = scene.objects[at - 1]
    return (*tokens, *(token for token in range(last.first, last.last) if token not in tokens))


def _of_level(scene: Scene, draft: Draft, frame: Frame, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase that begins with a preposition, or a part that is but a sector, goes on with the measure printed before it:
    "revenue of the state sector was ..., of the private sector ...", "earnings reached ..., including 5 billion USD from
    retail", "giá trị sản xuất đạt ..., trong đó khu vực nhà nước ..."."""
    level = frame.levels.get(draft.quantity.unit or "")
    keys, words = scene.keys, scene.words
    if level is None or not tokens or not _is_sum(draft):
        return tokens
    if draft.fresh and frame.totals and _is_sector(scene, tokens):
        return (*level.tokens, *tokens)
    if any(keys[token] in words.head for token in tokens):
        return tokens
    raw = draft.left.subject.tokens if tokens[0] in draft.left.subject.tokens else draft.right.tokens
    links = raw[:raw.index(tokens[0])] if tokens[0] in raw else ()
    link = next((token for token in links if keys[token] in words.link), None)
    if link is None:
        return tokens
    before = level.tokens
    at = next((at for at in range(len(before) - 1, 0, -1) if keys[before[at]] == keys[link]), len(before))
    return (*before[:at], *raw[raw.index(link):raw.index(tokens[0])], *tokens)


def _is_sector(scene: Scene, tokens: tuple[int, ...]) -> bool:
    """Whether a phrase is the name of a sector: its noun stands first in Vietnamese, last in English."""
    edge = {scene.keys[tokens[0]], scene.keys[tokens[-1]]}
    return not edge.isdisjoint(scene.words.sector)


def _parallel(scene: Scene, draft: Draft, frame: Frame, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase without a noun of its own kind goes on with the one before it in the list: "mức hỗ trợ cho nhà trẻ ...;
    mẫu giáo ..."."""
    last = frame.last
    keys, words = scene.keys, scene.words
    if last is None or not draft.fresh or not _is_sum(draft) or last.quantity.unit != draft.quantity.unit \
            or draft.left.subject.edge not in {",", ";", "and"} or len(last.subject) < 2 \
            or any(keys[token] in words.head for token in tokens):
        return tokens
    before = last.subject
    for at in range(len(before) - 1, 0, -1):
        if keys[before[at]] == keys[tokens[0]]:
            return (*before[:at], *tokens)
    for at in range(len(before) - 1, 0, -1):
        if keys[before[at]] in words.link:
            return (*before[:at + 1], *tokens)
    return (*(parted(scene, before).measure or before), *tokens)


def _is_sum(draft: Draft) -> bool:
    """Whether the unit is one of sums: money, money for something ("đồng/tháng"), weights, areas, power."""
    return (draft.quantity.unit or "").partition("/")[0] in SUMS


def _keeps(scene: Scene, tokens: tuple[int, ...]) -> bool:
    growth = scene.gauge(tokens[0], "growth")
    return growth is not None and growth[0].noun


def own_subject(scene: Scene, draft: Draft, frame: Frame, first: int) -> tuple[int, ...]:
    """The subject a figure brings with it: the phrase before it, else that at the beginning of its sentence where none
    has been used yet."""
    own = subject_tokens(scene, draft)
    if own and growth_tokens(scene, own).issuperset(own) and not _keeps(scene, own):
        if frame.last is not None and frame.subject:
            return ()
        if draft.left.subject.edge == "predicate":  # "exports to the region had a rise of 5%"
            return opening(scene, first, draft.left.subject.first) or own
    predicate = draft.left.predicate
    if own or frame.last is not None or predicate is None or predicate.role == "have" or draft.quantity.unit == "count":
        return own
    return () if frame.subject and draft.left.subject.first == first else opening(scene, first, draft.left.subject.first)
