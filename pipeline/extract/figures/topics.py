"""What a sentence speaks of. A bare measure belongs to it ("the tourism sector welcomed ..., revenue reached ..."), and a bare
topic is told in the measure named before ("export turnover hit ... Shrimp reached 2 billion USD")."""

from typing import NamedTuple

from pipeline.extract.figures.draft import Draft, Frame
from pipeline.extract.figures.extents import designator
from pipeline.extract.figures.kinds import growth_tokens
from pipeline.extract.figures.phrases import is_generic, is_pronoun, trim, without_actor
from pipeline.extract.figures.quantity import SUMS
from pipeline.extract.figures.scene import DELIMITERS, PLACES, Scene

Tokens = tuple[int, ...]
OPENING = 12  # tokens of the phrase that opens a sentence
TOPIC = 9  # tokens of a topic
BEFORE = 4  # tokens of a topic that stands before its measure, where the language has it so
MEASURES = ("measure", "attribute")


class Parted(NamedTuple):
    """A phrase as the measure it names and the topic it names it of."""

    measure: Tokens
    topic: Tokens


def opening(scene: Scene, first: int, last: int) -> Tokens:
    """The phrase that opens a sentence, up to its first verb: tokens of [first, last)."""
    tokens = _opening(scene, first, last)[0]
    found = without_actor(scene, trim(scene, tokens))
    return found if len(found) <= OPENING and not is_generic(scene, found) and not is_pronoun(scene, found) else ()


def _opening(scene: Scene, first: int, last: int) -> tuple[list[int], int]:
    keys, words = scene.keys, scene.words
    index = first
    tokens: list[int] = []
    while index < last and len(tokens) <= OPENING:
        mention = scene.period_at.get(index)
        name = scene.name_at.get(index)
        hit = scene.clause_at.get(index)
        if mention is not None:
            index = mention.last
        elif name is not None and name.last > index:
            index = name.last
        elif hit is not None and hit.entries[0].role in {"joint", "filler"} and not tokens:
            index = hit.last
        elif tokens and keys[index] == "," and keys[tokens[0]] in words.starter:
            tokens = []
            index += 1
        elif (hit is not None and hit.entries[0].role != "void") or keys[index] in DELIMITERS \
                or (tokens and (keys[index] == "," or keys[index] in words.auxiliary)):
            break
        else:
            tokens.append(index)
            index += 1
    return tokens, index


def spoken_of(scene: Scene, draft: Draft, first: int, before: Tokens) -> Tokens:
    """The topic of the sentence that begins at token ``first``, before its first figure; that of the sentence before where
    it opens with a verb or a bare measure."""
    tokens, stop = _opening(scene, first, draft.quantity.first)
    hit = scene.clause_at.get(stop)
    act = next((at for at, token in enumerate(tokens) if (at and token in scene.act_at)
                or scene.gauge(token, "extent") is not None), len(tokens))
    apart = any(scene.keys[token] == "," for token in range(stop + 1, draft.quantity.first))
    if (hit is not None and hit.entry.code == "report") or (apart and (scene.keys[stop] != "," or act < len(tokens))):
        return ()
    phrase = trim(scene, tokens[:act])
    if not phrase:
        named = scene.name_at.get(first)
        return before if named is None else designator(scene, [named])
    topic = parted(scene, phrase).topic
    if not topic:
        return before
    return topic if _is_topic(scene, topic) else ()


def of_subject(scene: Scene, draft: Draft, before: Tokens) -> Tokens:
    """The topic after a figure: what its own subject names, where that is more than a measure."""
    if not draft.fresh or draft.quantity.unit == "count" or draft.kind not in {"level", "change"}:
        return before
    topic = parted(scene, draft.subject).topic
    return topic if topic and _is_topic(scene, topic) else before


def _is_topic(scene: Scene, topic: Tokens) -> bool:
    """Whether a phrase is something that has measures: no one who acts, no name of a person or body, no growth."""
    actor = scene.gauge(topic[0], "actor")
    sector = scene.keys[topic[0]] in scene.words.sector
    acting = actor is not None and not sector
    opens = scene.reading.sentence(topic[0]).first == topic[0]
    proper = not sector and any(scene.is_capital(token) for token in topic[opens:])
    named = any((name := scene.name_at.get(token)) is not None and name.entity.kind not in PLACES for token in topic)
    growth = growth_tokens(scene, topic)
    plain = any(scene.reading.tokens.shapes[token] not in "pd" and scene.keys[token] not in scene.words.economy
                and token not in growth for token in topic)
    act = scene.act_at.get(topic[0])
    doing = act is not None and act.last > topic[-1] and scene.gauge(topic[0], "flow") is None
    return plain and not (doing or acting or named or proper or is_pronoun(scene, topic)) and len(topic) <= TOPIC


def parted(scene: Scene, tokens: Tokens) -> Parted:
    """A phrase parted: the measure at its beginning or, as in English compounds, at its end. A noun of trade or output goes
    with both: "kim ngạch xuất khẩu gạo" is of "xuất khẩu gạo"."""
    first, flow = _run(scene, tokens)
    if first:
        measure, topic = tokens[:first], tokens[flow:]
    else:
        last = len(tokens)
        while last and scene.gauge(tokens[last - 1], *MEASURES) is not None:
            last -= 1
        start = last
        while start and scene.gauge(tokens[start - 1], "flow") is not None:
            start -= 1
        measure, topic = tokens[start:], tokens[:last]
    return Parted(trim(scene, measure), trim(scene, topic))


def _run(scene: Scene, tokens: Tokens) -> tuple[int, int]:
    """How far the measure reaches that a phrase begins with, and where its topic begins."""
    at, flow = 0, -1
    words = scene.words
    while at < len(tokens):
        found = scene.gauge(tokens[at], *MEASURES, "flow")
        if found is None:
            at += 1 if scene.keys[tokens[at]] in words.before_head and flow < 0 else 0
            if at == len(tokens) or scene.gauge(tokens[at], *MEASURES, "flow") is None:
                break
            continue
        if flow < 0 and found[0].role == "flow":
            flow = at
        at += found[1] - tokens[at]
    return (at, flow if flow >= 0 else at) if at and flow != 0 else (0, 0)


def is_bare(scene: Scene, tokens: Tokens) -> bool:
    """Whether a phrase is a measure alone, which needs a topic: "doanh thu", "the export volume"."""
    found = scene.gauge(tokens[0], "attribute") if tokens else None
    return found is not None and found[1] > tokens[-1]


def with_topic(scene: Scene, frame: Frame, tokens: Tokens) -> Tokens:
    """A bare measure with the topic of its sentence: behind it, or before it as the first part of a compound."""
    topic = frame.topic
    if not topic or not is_bare(scene, tokens) or any(token in tokens for token in topic):
        return tokens
    compound = not scene.words.number_of and len(topic) <= BEFORE
    return (*topic, *tokens) if compound else (*tokens, *topic)


def behind(scene: Scene, draft: Draft) -> Tokens:
    """What a measure that opens its sentence belongs to, behind the comma: "With an area of 320 ha, the park will ..."."""
    left, at = draft.left.subject, draft.quantity.last
    first = scene.reading.sentence(draft.quantity.first).first
    if draft.right.edge != "," or left.first - first > 1 or scene.keys[at] != ",":
        return ()
    found: list[int] = []
    for token in range(at + 1, at + 2 + TOPIC):
        if token in scene.clause_at or token in scene.act_at or token in scene.quantity_at or token in scene.period_at \
                or scene.keys[token] in scene.special \
                or (found and scene.keys[token] in scene.words.auxiliary and not scene.is_capital(token)):
            break
        found.append(token)
    phrase = without_actor(scene, trim(scene, found))
    return phrase if len(phrase) <= TOPIC and not is_pronoun(scene, phrase) else ()


def in_aspect(scene: Scene, draft: Draft, frame: Frame, tokens: Tokens) -> Tokens:
    """A change of volume or of worth with that measure, where no sum has been printed that it is of: "Cashew posted a 12
    percent increase in export volume"."""
    if draft.kind != "change" or draft.aspect is None \
            or any(level.is_money == (draft.aspect == "worth") for level in frame.levels.values()):
        return tokens
    topic = tokens if draft.fresh else frame.topic
    for token in draft.right.tokens:
        found = scene.gauge(token, "attribute")
        if found is not None and topic and not parted(scene, topic).measure:
            return (*topic, *range(token, found[1]))
    return tokens


def with_measure(scene: Scene, draft: Draft, frame: Frame, tokens: Tokens) -> Tokens:
    """A bare topic with the measure that the paragraph tells of sums in this unit."""
    measure = frame.measures.get(draft.quantity.unit or "", ())
    if not measure or not draft.fresh or draft.kind != "level" or not 0 < len(tokens) <= TOPIC or tokens[0] in scene.act_at \
            or draft.left.subject.crossed or any(token in tokens for token in measure) \
            or any(scene.gauge(token, *MEASURES, "flow", "heading") is not None for token in tokens):
        return tokens
    return (*measure, *tokens)


def note_measure(scene: Scene, draft: Draft, frame: Frame) -> None:
    """Keep the measure of a sum for the bare topics after it."""
    unit = draft.quantity.unit or ""
    if draft.kind == "level" and draft.fresh and unit in SUMS:
        measure = parted(scene, draft.tokens).measure
        link = draft.tokens[len(measure):len(measure) + 1]
        if draft.tokens[:len(measure)] == measure and link and scene.keys[link[0]] in scene.words.partitive:
            measure = (*measure, *link)
        if any(scene.gauge(token, *MEASURES, "flow") is not None for token in measure):
            frame.measures[unit] = measure
