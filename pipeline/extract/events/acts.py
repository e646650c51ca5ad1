"""Events told by a verb: "ban hành", "signed", "was inaugurated"."""

from pipeline.extract.events.cast import Cast
from pipeline.extract.events.look import STOPS, Look
from pipeline.extract.events.spans import SPAN, content, ordinal_behind, span_end
from pipeline.extract.events.told import ACTORS, Told
from pipeline.extract.reading import NameMention
from pipeline.extract.tokens import Sentence
from pipeline.lexicon.events import Trigger
from pipeline.lexicon.trie import Hit

NEAR = 8  # tokens within which the object stands behind its verb
BESIDE = 5  # tokens between an actor and a verb that belongs to it alone
GERUND, PAST = "ing", "ed"
BY = "by"  # the last word of a passive behind which the actor stands
WITH = frozenset({"meeting", "merger"})  # those named behind the verb take part as well
CHOICES = frozenset({"appointment", "election"})  # done to persons

def told_by_act(trigger: Trigger, hit: Hit, number: int, sentence: Sentence, cast: Cast, look: Look, *,
                enacted: bool) -> Told | None:
    """An event told by a verb: its object, its actor, and the cues before it.

    enacted: a numbered document stands before it in its sentence; what it is about ("về việc thành lập") is done.
    """
    status = _status(trigger, hit, sentence, look, enacted=enacted)
    if status is None or _is_anniversary(hit, sentence, look) or _describes(hit, sentence, cast, look):
        return None
    first, last = hit.first, span_end(hit.last, sentence, look, cast)
    thing, many = None, False
    if trigger.object:
        found = _object(trigger, hit, sentence, cast, look)
        if found is None:
            return None
        start, end, thing, many = found
        if end > hit.first or look.tokens.keys[hit.last - 1] == BY:
            last = span_end(max(end, hit.last), sentence, look, cast)
        else:
            last = hit.last
        first = min(first, start)
    actors = _actors(trigger, hit, sentence, cast, look)
    persons = _persons(hit, sentence, cast, look) if trigger.kind in CHOICES else ()
    if trigger.actor and not actors and not _actor_word(hit, sentence, look):
        return None
    if trigger.person and not persons:
        return None
    if trigger.beside and not _acts_beside(hit, sentence, cast, look):
        return None
    if trigger.whom and not _meets(hit, sentence, cast, look):
        return None
    if trigger.kind in WITH:
        actors = (*actors, *cast.within(hit.last, last, ACTORS))
    if _is_relayed(trigger, hit, sentence, look):
        return None
    if _is_statistic(trigger, hit, sentence, look):
        return None
    if thing is None:
        near = cast.within(hit.last, min(sentence.last, hit.last + NEAR), ("person", "organization", "facility"))
        thing = next(iter(persons), None) or next(near, None)
    return Told(
        kind=trigger.kind, head=trigger.head, trigger=hit, first=first, last=last, sentence=number, status=status,
        verb=True, descriptive=True,
        strength="weak" if many else
        "back" if _points_back(first, last, hit, sentence, look, named=thing is not None) else "new",
        ordinal=ordinal_behind(hit.last, False, sentence, look) if trigger.kind == "meeting" else "",
        many=many, actors=actors, thing=thing, persons=persons, dated=_is_of_many(hit, sentence, cast, look),
        words=content(first, last, hit, look, cast),
    )


def _persons(hit: Hit, sentence: Sentence, cast: Cast, look: Look) -> tuple[NameMention, ...]:
    """Who is appointed, dismissed or elected: those named behind the verb in its clause ("miễn nhiệm chức vụ ... đối với ông
    Hà"); for "was appointed", "được bầu", "resigned" the one named last before it, else behind it."""
    if look.find("undergo", max(sentence.first, hit.first - 1), hit.last) is None:
        return persons_behind(hit, sentence, cast, look)
    before = cast.nearest_before(sentence.first, hit.first, ("person",))
    return (before,) if before is not None else persons_behind(hit, sentence, cast, look)


def persons_behind(hit: Hit, sentence: Sentence, cast: Cast, look: Look) -> tuple[NameMention, ...]:
    """The persons named behind a verb, up to the end of its clause."""
    last = next((t for t in range(hit.last, sentence.last) if look.tokens.keys[t] in STOPS - {":"}), sentence.last)
    return tuple(cast.within(hit.last, min(last, hit.last + 3 * SPAN), ("person",)))


def _status(trigger: Trigger, hit: Hit, sentence: Sentence, look: Look, *, enacted: bool) -> str | None:
    """Happened or planned by the cues before a verb; None where it is denied, wished or supposed."""
    if trigger.form == "base":
        effect = look.cue(sentence.first, hit.first, 8)
        return "planned" if effect == "planned" else None
    if look.language == "en" and trigger.kind != "merger":  # a past form happened unless a word beside it says otherwise
        effect = look.cue(sentence.first, hit.first, 4, least=4)
    else:
        effect = look.cue(sentence.first, hit.first, 45)
    if enacted and effect == "unreal" and look.find("about", max(sentence.first, hit.first - BESIDE), hit.first) is not None:
        effect = "done"
    if effect in ("unreal", "negated"):
        return None
    if effect != "planned" and look.find("later", hit.last, sentence.last) is not None and \
            look.find("once", sentence.first, hit.first) is not None:
        return None
    return "planned" if effect == "planned" else "happened"


def _points_back(first: int, last: int, hit: Hit, sentence: Sentence, look: Look, *, named: bool) -> bool:
    """Whether it speaks of what was told: an unnamed object before its verb ("the plan was adopted"), or one with "này"."""
    if first < hit.first and not named:
        return True
    end = look.ends("definite", last, hit.last)
    return look.language == "vi" and not named and (
        end is not None or look.find("definite", last, min(sentence.last, last + 1)) is not None)


def _is_relayed(trigger: Trigger, hit: Hit, sentence: Sentence, look: Look) -> bool:
    """Whether the agreement is only what something follows: "theo thỏa thuận được ký kết", "under the deal that was signed"."""
    return trigger.kind == "agreement" and trigger.form == "passive" and \
        look.find("under", max(sentence.first, hit.first - NEAR), hit.first) is not None


def _object(trigger: Trigger, hit: Hit, sentence: Sentence, cast: Cast,
            look: Look) -> tuple[int, int, NameMention | None, bool] | None:
    """Tokens of what is issued, set up or signed, its name where it has one, and whether there are many of it."""
    kinds = ("legal_document",) if trigger.object == "document" else ("facility",) if trigger.object == "body" else ()
    passive = trigger.form == "passive" \
        or look.find("passive", max(sentence.first, hit.first - NEAR), hit.first + 1) is not None
    return _object_in(trigger, hit, sentence, cast, look, kinds, behind=not passive)


def _object_in(trigger: Trigger, hit: Hit, sentence: Sentence, cast: Cast, look: Look, kinds: tuple[str, ...], *,
               behind: bool) -> tuple[int, int, NameMention | None, bool] | None:
    reach = SPAN if trigger.object == "post" else NEAR
    window = range(hit.first + 1, min(sentence.last, hit.last + reach)) if behind else \
        range(hit.first - 1, max(sentence.first, hit.first - SPAN) - 1, -1)
    between = trigger.kind == "issuance" and trigger.actor and look.find("sides", sentence.first, hit.first) is not None
    for token in window:
        if look.tokens.keys[token] in STOPS or between:  # what two sides sign is an agreement
            return None
        name = cast.at(token, kinds)
        end = name.last if name is not None else look.thing(trigger.object, token)
        if end is None and name is None and token in cast.covered:
            continue
        if end is not None:
            counted = any(look.tokens.shapes[t] == "d" for t in range(max(hit.last, token - 2), token)) if behind else False
            many = not counted and look.ends("many", token, hit.last if behind else sentence.first) is not None \
                and look.find("list", end, sentence.last) is None
            return token, end, name, many
    return None


def _actors(trigger: Trigger, hit: Hit, sentence: Sentence, cast: Cast, look: Look) -> tuple[NameMention, ...]:
    """Who acts: the names before the verb; behind "by" for a passive; behind the comma for a verb that opens the
    sentence or a gerund."""
    if trigger.form == "passive" and look.tokens.keys[hit.last - 1] == BY:
        return tuple(cast.within(hit.last, min(sentence.last, hit.last + SPAN), ACTORS))[:1]
    before = tuple(cast.within(sentence.first, hit.first, ACTORS))
    if not look.tokens.keys[hit.first].endswith(GERUND) and hit.first > sentence.first:
        return before
    for token in range(hit.last, sentence.last):
        if look.tokens.keys[token] == ",":
            return tuple(cast.within(token + 1, min(sentence.last, token + 2 * SPAN), ("person",)))[:1]
    return before


def _describes(hit: Hit, sentence: Sentence, cast: Cast, look: Look) -> bool:
    """Whether a participle stands before its noun ("an approved plan"), or a gerund inside its clause ("a visiting
    delegation"): neither tells what happened."""
    if look.language != "en":
        return False
    verb = look.tokens.keys[hit.first]
    if look.objects.ends("document", hit.first, sentence.first) is not None:  # "a decision appointing"
        return False
    bare = hit.first - 1 not in cast.covered
    if bare and verb.endswith(PAST) and look.ends("article", hit.first, sentence.first) is not None:
        return True
    return verb.endswith(GERUND) and hit.first > sentence.first and \
        look.tokens.shapes[hit.first - 1] != "p" and look.ends("while", hit.first, sentence.first) is None


def _is_anniversary(hit: Hit, sentence: Sentence, look: Look) -> bool:
    """Whether years are counted from it: "sau 29 năm hợp nhất"."""
    return hit.first - sentence.first >= 2 and look.tokens.shapes[hit.first - 2] == "d" \
        and look.starts("year", hit.first - 1) is not None


def _acts_beside(hit: Hit, sentence: Sentence, cast: Cast, look: Look) -> bool:
    """Whether who acts stands right before the verb: a body, person or place, or a word for one; "Sở thông qua"."""
    first = max(sentence.first, hit.first - BESIDE)
    return any(token in cast.parties for token in range(first, hit.first)) or \
        look.find("actor", first, hit.first) is not None or look.cue(max(sentence.first, hit.first - 2), hit.first, 3) == "done"


def _meets(hit: Hit, sentence: Sentence, cast: Cast, look: Look) -> bool:
    """Whether somebody to meet stands behind the verb: a person, a body, or a word for them."""
    last = min(sentence.last, hit.last + NEAR)
    return any(True for _ in cast.within(hit.last, last + SPAN, ("person", "organization"))) or \
        look.find("actor", hit.first + 1, last) is not None or look.find("met", hit.last, last) is not None


def _is_of_many(hit: Hit, sentence: Sentence, cast: Cast, look: Look) -> bool:
    """Whether an indefinite number of unnamed things or persons does it or has it done: "nhiều công trình được khởi công"."""
    many = look.find_last("many", max(sentence.first, hit.first - SPAN), hit.first)
    return many is not None and not any(token in cast.parties or look.tokens.keys[token] in STOPS
                                        for token in range(many, hit.first))


def _actor_word(hit: Hit, sentence: Sentence, look: Look) -> bool:
    """Whether a word for a body or a person stands before the verb: "Tỉnh đã phát động ..."."""
    return look.find("actor", max(sentence.first, hit.first - 2 * SPAN), hit.first) is not None


def _is_statistic(trigger: Trigger, hit: Hit, sentence: Sentence, look: Look) -> bool:
    """Counts of things that happen all the time: "1.200 doanh nghiệp thành lập mới", "470,000 people visited"."""
    if trigger.kind == "visit":
        return look.find("crowd", max(sentence.first, hit.first - 4), hit.first) is not None
    if trigger.kind == "establishment":
        return look.ends("statistic", hit.first, sentence.first) is not None or \
            look.ends("anniversary", hit.last, sentence.first) is not None or \
            any(look.starts("anniversary", token) is not None for token in range(max(sentence.first, hit.first - 3), hit.first))
    return False
