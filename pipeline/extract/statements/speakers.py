"""Who speaks: the subject of a verb of speech, by name, by post, by pronoun, or the one who spoke before."""

from bisect import bisect_left
from typing import NamedTuple

from pipeline.extract.events.cast import Cast
from pipeline.extract.reading import NameMention, Reading
from pipeline.extract.statements.voice import Voice
from pipeline.lexicon.words import TOKEN, form
from pipeline.records import Position

PARTIES = ("person", "organization")
APPOSITION = frozenset(",-–—()")
REACH = 40  # tokens a subject stands before its verb at most
BODY = 14  # tokens from a title to its body at most
INVERTED = 24  # ... or behind it: "said its chairman Duong Cong Minh"


class Subject(NamedTuple):
    """A speaker: the entity, NULL where only a source is named; tokens [first, last) of the words that name it.

    level: place in the order of protocol, 1 the highest. person: a person speaks, not a body.
    """

    entity_id: str | None
    first: int
    last: int
    level: int | None
    person: bool = False


class Title(NamedTuple):
    """A printed title: its folded words, who holds it in which body, and where it is printed."""

    words: tuple[str, ...]
    person: str
    body: str | None
    token: int


class Posts(NamedTuple):
    """What titles tell. by_word: titles by their first folded word, so that "the General Secretary" is known.
    levels: how high each person stands. bodies: for each body who holds posts in it, last told last."""

    by_word: dict[str, list[Title]]
    levels: dict[str, int]
    bodies: dict[str, list[str]]

    def holder(self, token: int, last: int, cast: Cast, voice: Voice) -> tuple[int, str] | None:
        """The end of a printed title that begins at a token, and who holds it: of the longest the one in the body printed
        behind it, then the one told last before it, then the first told after."""
        best: tuple[int, bool, int, str, int] | None = None
        for title in self.by_word.get(voice.tokens.folds[token], ()):
            length, words = 0, title.words
            while length < len(words) and token + length < last and voice.tokens.folds[token + length] == words[length]:
                length += 1
            if length < min(2, len(words)) or (length == 1 and voice.language == "en" and _inside(token, voice)):
                continue
            body = next(cast.within(token + length, min(last, token + length + 3), ("organization",)), None)
            if body is not None and title.body is not None and body.entity.entity_id != title.body:
                continue
            told = title.token <= token
            rank = (length, told, title.token if told else -title.token, title.person, body.last if body else token + length)
            best = rank if best is None or rank > best else best
        return (best[4], best[3]) if best is not None else None


def _inside(token: int, voice: Voice) -> bool:
    """Whether a title of one word is part of a longer one: "Government Inspector General"."""
    shapes = voice.tokens.shapes
    return (shapes[token + 1] in "CU") or (token > 0 and shapes[token - 1] in "CU" and voice.tokens.keys[token - 1] != "the")


def posts_of(reading: Reading, cast: Cast, voices: dict[str, Voice]) -> Posts:
    """The titles of an article's persons, and how high each stands: the highest of their posts, memberships aside."""
    by_word: dict[str, list[Title]] = {}
    levels: dict[str, int] = {}
    bodies: dict[str, list[str]] = {}
    ordered = sorted((post for held in cast.posts.values() for post in held), key=lambda post: post.char_start)
    for post in ordered:
        words = tuple(form(token).fold for token in TOKEN.findall(post.title_surface))
        if words:
            title = Title(words, post.person_id, post.organization_id, bisect_left(reading.tokens.starts, post.char_start))
            by_word.setdefault(words[0], []).append(title)
        if post.organization_id is not None:
            bodies.setdefault(post.organization_id, []).append(post.person_id)
        first = bisect_left(reading.tokens.starts, post.char_start)
        last = bisect_left(reading.tokens.starts, post.char_end)
        voice = voices.get(reading.language(first))
        if voice is None or voice.starts("member", first) is not None:
            continue
        level = voice.level(first, max(last, _end_of_body(post, first, cast)))
        if level is not None:
            levels[post.person_id] = min(level, levels.get(post.person_id, level))
    return Posts(by_word, levels, bodies)


def _end_of_body(post: Position, first: int, cast: Cast) -> int:
    """Where the body that a title belongs to ends, when it stands within a few words of the title."""
    for name in cast.within(first, first + BODY, ("organization",)):
        if name.entity.entity_id == post.organization_id:
            return name.last
    return first


def subject(cue_first: int, lower: int, close: bool, cast: Cast, posts: Posts, voice: Voice,
            before: Subject | None) -> Subject | None:
    """The subject of a verb of speech that begins at token ``cue_first``, looked for from token ``lower`` on.

    close: it must stand right before the verb, adverbs and what stands between commas or dashes aside.
    before: the person who spoke last, for "he", "the leader" and for titles nobody is named with.
    """
    lower = max(lower, cue_first - REACH)
    end = _without_adverbs(cue_first, lower, voice)
    person = cast.nearest_before(lower, end, ("person",))
    if person is not None and _touches(person.last, end, person, close, cast, voice):
        return Subject(person.entity.entity_id, person.first, person.last, posts.levels.get(person.entity.entity_id), True)
    titled = _titled(lower, end, close, cast, posts, voice)
    if titled is not None:
        return titled
    body = cast.nearest_before(lower, end, ("organization",)) or _led_place(lower, end, cast, voice)
    if body is not None and _touches(body.last, end, body, close, cast, voice):
        if voice.ends("head", body.first, lower) is not None and body.entity.entity_id in posts.bodies:
            holders = posts.bodies[body.entity.entity_id]
            person_id = before.entity_id if before is not None and before.entity_id in holders else holders[-1]
            return Subject(person_id, body.first, body.last, posts.levels.get(person_id or ""), True)
        return Subject(body.entity.entity_id, body.first, body.last, voice.level(body.first, body.last))
    start = voice.ends("pronoun", end, lower)
    if start is None and voice.language == "vi" and end - 2 >= lower:
        start = voice.ends("pronoun", end - 1, lower) if voice.tokens.shapes[end - 1] == "C" else None
    if start is None:  # "Người đứng đầu ngành y tế": the words behind are no name
        start = voice.words.find_last("head", lower, end)
    if start is not None and before is not None:
        return Subject(before.entity_id, start, end, before.level, True)
    return None


def _without_adverbs(token: int, lower: int, voice: Voice) -> int:
    """Back over the adverbs between subject and verb."""
    while token > lower:
        start = voice.ends("adverb", token, lower)
        if start is None:
            break
        token = start
    return token


def _touches(last: int, end: int, name: NameMention, close: bool, cast: Cast, voice: Voice) -> bool:
    """Whether a name's end and the verb's beginning belong together: nothing between, or what is set off by marks."""
    if last >= end or not close:
        return True
    keys = voice.tokens.keys
    if keys[last] in APPOSITION or (name.entity.kind == "person" and voice.starts("company", last) is not None):
        return True
    held = cast.posts.get(name.entity.entity_id, ())
    return any(post.char_end <= voice.tokens.starts[end] and post.char_start >= voice.tokens.ends[last - 1] for post in held)


def _titled(lower: int, end: int, close: bool, cast: Cast, posts: Posts, voice: Voice) -> Subject | None:
    """A speaker named by a post alone, the last one before the verb; not one of many ("nhiều phụ huynh")."""
    found: Subject | None = None
    for token in range(lower, end):
        if voice.ends("several", token, max(lower, token - 3)) is not None:
            continue
        holder = posts.holder(token, end, cast, voice)
        if holder is not None and (found is None or token >= found.last):
            last, person = holder
            if not close or end - last <= 8:
                found = Subject(person, token, last, posts.levels.get(person), True)
    return found


def _led_place(lower: int, end: int, cast: Cast, voice: Voice) -> NameMention | None:
    """A place whose leaders speak: "Lãnh đạo tỉnh Quảng Nam", "Leaders in Quang Nam"; or that speaks itself."""
    place = cast.nearest_before(lower, end, ("place",))
    if place is None or voice.owned(place.last):
        return None
    led = voice.find("leaders", lower, place.first)
    return place if led is not None or place.last == end else None


def behind(cue_last: int, last: int, cast: Cast, posts: Posts, voice: Voice) -> Subject | None:
    """The speaker behind the verb: "said its chairman Duong Cong Minh"; behind "Theo" or "According to"."""
    stop = min(last, cue_last + INVERTED)
    name = next(cast.within(cue_last, stop, ("person",)), None)
    if name is None:
        name = next(cast.within(cue_last, stop, ("organization",)), None)
    if name is not None:
        level = posts.levels.get(name.entity.entity_id)
        return Subject(name.entity.entity_id, name.first, name.last,
                       level if level is not None else voice.level(name.first, name.last), name.entity.kind == "person")
    return _titled(cue_last, stop, False, cast, posts, voice)
