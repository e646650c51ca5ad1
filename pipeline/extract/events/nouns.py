"""Events named by a noun: "hội nghị", "a working session", "flash floods"."""

from pipeline.extract.events.cast import Cast
from pipeline.extract.events.look import MARKS, STOPS, Look
from pipeline.extract.events.spans import clause_end, content, names_around, ordinal_behind, span_end
from pipeline.extract.events.told import Told
from pipeline.extract.tokens import Sentence
from pipeline.lexicon.events import Trigger
from pipeline.lexicon.trie import Hit

NEAR = 8  # a verb of holding stands at most so far before its noun
AFTER = 24  # ... or behind it
TOUCHING = 3  # tokens between a disaster and its day
BOUNDS = ("definite", "indefinite", "at", "hold")  # words that stand before a noun phrase


def told_by_noun(trigger: Trigger, hit: Hit, number: int, sentence: Sentence, cast: Cast, look: Look) -> Told | None:
    """An event named by a noun; its verb of holding says whether it happened."""
    last = span_end(hit.last, sentence, look, cast, stop=True)
    ordinal = ordinal_behind(hit.last, trigger.named, sentence, look)
    if trigger.kind == "visit" and look.tokens.keys[max(sentence.first, hit.first - 1)] == "to":  # "took students to visit"
        return None
    if trigger.named and not _is_named(hit, sentence, look):
        return None
    if hit.last < sentence.last and look.tokens.keys[hit.last] == "-" and look.tokens.glued(hit.last):  # "flood-hit dykes"
        return None
    begun = _begins(hit, sentence, look) if trigger.behind else None
    effect = look.cue(hit.last, begun, NEAR) if begun is not None else None
    if (trigger.behind and begun is None) or effect == "negated":
        return None
    before = _before(hit.first, sentence, look)
    definite = look.ends("definite", before, sentence.first) is not None and look.language == "en"
    indefinite = look.ends("indefinite", before, sentence.first) is not None
    descriptive = last - hit.last >= 2
    dated = _is_dated(trigger, hit, sentence, look)
    holding = dated or _held(hit, before, sentence, look) or (trigger.kind == "disaster" and _struck(hit, sentence, look))
    at = look.ends("at", before - (1 if definite else 0), sentence.first) is not None
    opened = not ordinal and look.ends("opener", before, sentence.first) == sentence.first
    if opened:  # "Dự hội nghị có ...", "Speaking at the meeting": of what was told, if anything was
        definite, indefinite, descriptive = True, False, False
    if trigger.back:
        strength = "weak"
    elif opened:
        strength = "back"
    elif holding or (ordinal and trigger.head != "congress") or not trigger.hold:
        strength = "back" if definite and not ordinal and not descriptive else "new"
    elif at and trigger.kind != "disaster":
        strength = "new" if indefinite else "back"
    else:
        strength = "weak"
    ahead = effect == "planned" or _lies_ahead(last, sentence, look)
    effect = None if trigger.kind == "disaster" or (definite and strength == "weak") else _effect(hit, sentence, look)
    if effect in ("unreal", "negated") and not (at and not indefinite and effect == "unreal" and holding):
        return None
    return Told(
        pointing=at and not indefinite and not descriptive and not dated,
        dated=look.ends("many", hit.first, sentence.first) is not None,
        kind=trigger.kind, head=trigger.head, trigger=hit, first=hit.first, last=last, sentence=number,
        status="planned" if effect == "planned" or ahead else "happened", strength=strength,
        descriptive=descriptive,
        definite=definite or (look.language == "vi" and not descriptive and not indefinite), indefinite=indefinite,
        ordinal=ordinal, actors=names_around(hit, clause_end(last, sentence, look), sentence, cast),
        words=content(hit.first, last, hit, look, cast),
        verb=look.ends("have", before, sentence.first) is not None or look.ends("have", before - 1, sentence.first) is not None,
    )


def _is_dated(trigger: Trigger, hit: Hit, sentence: Sentence, look: Look) -> bool:
    """Whether a day follows in the noun phrase: "tại hội nghị do huyện tổ chức ngày 14/5", "the meeting yesterday". Storms
    and floods are named all the time: theirs stands right behind."""
    reach = TOUCHING if trigger.kind == "disaster" else 2 * NEAR
    day = look.day(hit.last, min(sentence.last, hit.last + reach))
    return day is not None and not any(key in STOPS or key == "," for key in look.tokens.keys[hit.last:day])


def _effect(hit: Hit, sentence: Sentence, look: Look) -> str | None:
    """What the cues before a noun say; in English a plan bears on nothing behind a comma: "prices will rise, the minister
    said at a meeting"."""
    effect = look.cue(sentence.first, hit.first, 45, least=4)
    if effect == "planned" and look.language == "en" and \
            "," in look.tokens.keys[max(sentence.first, hit.first - NEAR):hit.first]:
        return None
    return effect


def _before(first: int, sentence: Sentence, look: Look) -> int:
    """Where the noun phrase of a noun begins: behind its article, number or preposition."""
    token = first
    while token > max(sentence.first, first - 4):
        if look.tokens.keys[token - 1] in MARKS or any(look.starts(role, token - 1) is not None for role in BOUNDS):
            break
        token -= 1
    else:
        token = max(sentence.first, token)
    return token


def _lies_ahead(last: int, sentence: Sentence, look: Look) -> bool:
    """Whether words of planning follow the noun phrase: "The 25th session is scheduled to begin"."""
    return last < sentence.last and any(cue.effect == "planned" for _, cue in look.cues.get(last, ()))


def _held(hit: Hit, before: int, sentence: Sentence, look: Look) -> bool:
    """Whether a verb of holding stands before or behind the noun in its clause."""
    for token in range(hit.first - 1, max(sentence.first, hit.first - NEAR) - 1, -1):
        if look.tokens.keys[token] in STOPS:
            break
        end = look.starts("hold", token)
        if end is not None and end <= hit.first:
            return True
    comma = "," in look.tokens.keys[max(sentence.first, hit.first - 2):hit.first]
    if comma and look.starts("happens", sentence.first) is not None:  # "Diễn ra từ ngày 11 đến 14/3, hội chợ ..."
        return True
    for token in range(hit.last, min(sentence.last, hit.last + AFTER)):
        if look.tokens.keys[token] in STOPS:
            return False
        if look.starts("happens", token) is not None or (
                look.language == "en" and look.tokens.keys[token - 1] == "," and look.starts("hold", token) is not None):
            return True
    return False


def _begins(hit: Hit, sentence: Sentence, look: Look) -> int | None:
    """The verb of beginning that follows in the clause."""
    return look.find("begins", hit.last, min(sentence.last, hit.last + 2 * NEAR))


def _is_named(hit: Hit, sentence: Sentence, look: Look) -> bool:
    """Whether a number or a capitalised word follows."""
    return hit.last < sentence.last and look.tokens.shapes[hit.last] in "dCU"


def _struck(hit: Hit, sentence: Sentence, look: Look) -> bool:
    """Whether the sentence says what it did: "floods have killed 15 people", "lũ quét làm 3 người chết"."""
    return look.find("harm", hit.last, min(sentence.last, hit.last + AFTER)) is not None
