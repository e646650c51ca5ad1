"""Which candidates are people: by their anchor, by what stands beside them, or because the article names them elsewhere."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.names.board import OPENERS
from pipeline.extract.names.candidates import Candidate
from pipeline.extract.names.ground import Ground, cue_at, cue_before
from pipeline.extract.names.office import Post
from pipeline.extract.names.persons import Found, Persons
from pipeline.lexicon.words import name_key

LIST_SIGNS = frozenset((",", ";", ":"))
LEADERS = frozenset(("prime_minister", "deputy_prime_minister", "minister", "deputy_minister", "chairman",
                     "vice_chairman", "president", "general_secretary", "secretary"))
TRUSTED = frozenset((  # titles behind which a name of unknown make is a name, not the rest of a body's
    "president", "vice_president", "prime_minister", "deputy_prime_minister", "king", "minister", "deputy_minister",
    "foreign_minister", "ambassador", "consul_general", "secretary_general", "parliament_speaker", "governor", "mayor",
    "athlete", "business_person", "expert", "artist", "professor", "associate_professor", "doctorate", "cleric"))


def accepted(ground: Ground, candidates: Sequence[Candidate], posts: Sequence[Post], persons: Persons) -> list[Found]:
    """The names that are people's: full names, then the short ones that full names explain."""
    post_to = {post.last: post for post in posts}
    post_at = {post.first: post for post in posts}
    starts = {start for post in posts for start in (post.first, post.title_first)}
    sure: dict[int, Found] = {}
    doubtful: list[Candidate] = []
    short: list[Candidate] = []
    for candidate in candidates:
        if not candidate.whole:
            short.append(candidate)
        elif candidate.anchor == "weak" or not _makes_a_name(ground, candidate, post_to.get(candidate.first)):
            doubtful.append(candidate)
        else:
            _add(sure, persons, candidate)
    ends = {found.last for found in sure.values()}
    for _ in range(2):  # a second look, for lists whose first name is explained by its second
        left: list[Candidate] = []
        for candidate in doubtful:
            if _witnessed(ground, candidate, persons, starts, ends, sure):
                _add(sure, persons, candidate)
                ends.add(candidate.last)
            else:
                left.append(candidate)
        doubtful = left
    firsts: dict[str, list[int]] = {}
    for first in sorted(sure):
        firsts.setdefault(sure[first].person, []).append(first)
    names = [_whole(ground, found, persons) for found in sure.values()]
    roles: dict[str, set[str]] = {}
    for found in sure.values():
        after = found.last + (ground.reading.tokens.keys[found.last] in OPENERS)
        for post in (post_to.get(found.first), post_at.get(after) if after > found.last else None):
            if post is not None:
                roles.setdefault(found.person, set()).add(post.code)
    for candidate in short:
        title = post_to.get(candidate.first)
        person = _bearer(ground, candidate, persons, firsts, roles, title.code if title else None) \
            or _new(ground, candidate, post_to, persons)
        if person is not None:
            names.append(Found(candidate.first, candidate.last, person, "given_name"))
    return names


def _add(sure: dict[int, Found], persons: Persons, candidate: Candidate) -> None:
    person = persons.add(candidate.first, candidate.last)
    sure[candidate.first] = Found(candidate.first, candidate.last, person, candidate.anchor)


def _makes_a_name(ground: Ground, candidate: Candidate, post: Post | None) -> bool:
    """Whether a name behind a title is one by its make: Vietnamese, or the title is one that foreigners are given."""
    if candidate.anchor != "post" or candidate.first in ground.reading.hits("surname"):
        return True
    if post is None or post.code in TRUSTED or post.place is not None or post.organization is not None:
        return True
    folds, given = ground.reading.tokens.folds, ground.reading.lexicon.names.given
    return any(fold in given for fold in folds[candidate.first:candidate.last])


def _witnessed(ground: Ground, candidate: Candidate, persons: Persons, starts: set[int], ends: set[int],
               sure: dict[int, Found]) -> bool:
    """Whether a post in apposition, a verb, a list of people or another mention says that a name is a person's."""
    tokens, names = ground.reading.tokens, ground.reading.lexicon.names
    first, last = candidate.first, candidate.last
    if name_key(tokens.surface(first, last)) in persons.people:
        return True
    if tokens.shapes[first] == "U" or candidate.anchor == "post":
        return False
    if tokens.keys[last] in OPENERS:
        start = last + 1 + (tokens.keys[last + 1] in names.small["article"])
        if start in starts:
            return True
    verb = last + (tokens.keys[last] in names.small["adverb"])
    if cue_at(names, "person_verb", tokens.keys, verb) or (last != verb and cue_at(names, "person_verb", tokens.keys, last)):
        return True
    joined = cue_before(names, "and", tokens.keys, first) or tokens.keys[first - 1] in LIST_SIGNS
    if first > 1 and joined:
        before = first - joined
        if before - (tokens.keys[before - 1] == ",") in ends or before in ends:
            return True
    following = cue_at(names, "and", tokens.keys, last) or (tokens.keys[last] in LIST_SIGNS and tokens.keys[last] != ":")
    return following > 0 and last + following in sure


def _whole(ground: Ground, found: Found, persons: Persons) -> Found:
    """A name that is the end of a longer one belongs to its bearer: "bà Kim Ngân", Nguyễn Thị Kim Ngân."""
    parts = found.person.split()
    if len(parts) > 2 or found.rule == "surname":
        return found
    longer = [key for key in persons.by_part.get(parts[-1], ()) if key.endswith(" " + found.person)]
    if len(longer) != 1:
        return found
    persons.people.pop(found.person, None)
    return found._replace(person=longer[0], rule="given_name")


def _bearer(ground: Ground, candidate: Candidate, persons: Persons, firsts: dict[str, list[int]],
            roles: dict[str, set[str]], title: str | None) -> str | None:
    """Whose given name it is: of several, who has the title printed here, then who was named last before, else after."""
    key = ground.reading.tokens.folds[candidate.last - 1]
    keys = [k for k in persons.by_part.get(key, ()) if k in firsts]
    if not keys:
        return None

    def distance(person: str) -> tuple[bool, bool, int]:
        at = bisect_left(firsts[person], candidate.first)
        before = firsts[person][at - 1] if at else None
        titled = title is not None and title in roles.get(person, ())
        return (not titled, before is None, candidate.first - before if before is not None else firsts[person][0])

    return min(keys, key=distance)


def _new(ground: Ground, candidate: Candidate, post_to: dict[int, Post], persons: Persons) -> str | None:
    """A person known by a single word: behind an honorific, or a foreigner behind a title of state."""
    reading, first = ground.reading, candidate.first
    if reading.tokens.shapes[first] != "C" or len(reading.tokens.printed[first]) < 2:
        return None
    if candidate.anchor == "honorific":
        if first in reading.hits("body") or first in ground.places_at or reading.hits("org_head").get(first):
            return None
        return persons.add(first, candidate.last)
    post = post_to.get(first)
    foreign = reading.tokens.folds[first] not in reading.lexicon.names.syllables
    if foreign:
        trusted = post is not None and (post.place is not None or post.code in ("president", "prime_minister"))
    else:
        verb = candidate.last + (reading.tokens.keys[candidate.last] in reading.lexicon.names.small["adverb"])
        acts = cue_at(reading.lexicon.names, "person_verb", reading.tokens.keys, verb) > 0
        trusted = post is not None and acts and post.code in LEADERS and (reading.tokens.keys[first],) not in \
            reading.lexicon.names.cues["stopword"]
    return persons.add(first, candidate.last) if trusted else None
