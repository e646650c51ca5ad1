"""Which candidates are people: by their anchor, by what stands beside them, or because the article names them elsewhere."""

from collections.abc import Sequence

from pipeline.extract.names.board import OPENERS
from pipeline.extract.names.candidates import Candidate
from pipeline.extract.names.ground import Ground, cue_at, cue_before
from pipeline.extract.names.office import Post
from pipeline.extract.names.persons import Found, Persons, bearers_of
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
    names = [_whole(ground, found, persons) for found in sure.values()]
    full = list(sure.values())
    bearers = bearers_of(full, persons)
    titled = {role: bearers_of(those, persons) for role, those in _by_role(ground, full, post_to, post_at).items()}
    for candidate in short:
        title = post_to.get(candidate.first)
        key = ground.reading.tokens.folds[candidate.last - 1]
        known = (titled.get(title.code, {}).get(key) if title is not None else None) or bearers.get(key)
        person = known.nearest(candidate.first) if known is not None else _new(ground, candidate, post_to, persons)
        if person is not None:
            names.append(Found(candidate.first, candidate.last, person, "given_name"))
    return names


def _by_role(ground: Ground, full: Sequence[Found], post_to: dict[int, Post],
             post_at: dict[int, Post]) -> dict[str, list[Found]]:
    """The mentions of the people who are given a title beside their name, by its code."""
    holders: dict[str, set[str]] = {}
    for found in full:
        after = found.last + (ground.reading.tokens.keys[found.last] in OPENERS)
        for post in (post_to.get(found.first), post_at.get(after) if after > found.last else None):
            if post is not None:
                holders.setdefault(found.person, set()).add(post.code)
    roles: dict[str, list[Found]] = {}
    for found in full:
        for code in holders.get(found.person, ()):
            roles.setdefault(code, []).append(found)
    return roles


def _add(sure: dict[int, Found], persons: Persons, candidate: Candidate) -> None:
    person = persons.add(candidate.first, candidate.last)
    sure[candidate.first] = Found(candidate.first, candidate.last, person, candidate.anchor)


def _makes_a_name(ground: Ground, candidate: Candidate, post: Post | None) -> bool:
    """Whether a name behind a title is one by its make: Vietnamese, or the title is one that foreigners are given."""
    if candidate.anchor != "post" or candidate.first in ground.reading.hits("surname"):
        return True
    if post is None or post.code in TRUSTED or post.place is not None or post.organization is not None:
        return True
    given, syllables = ground.reading.hits("given"), ground.reading.lexicon.names.syllables
    own = candidate.last - candidate.first > 2 and all(
        fold in syllables for fold in ground.reading.tokens.folds[candidate.first:candidate.last])
    return own or any(token in given for token in range(candidate.first, candidate.last))  # "Colonel Chieu Quang Hien"


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
    longer = persons.by_tail.get(found.person, ())
    if len(longer) != 1:
        return found
    persons.people.pop(found.person, None)
    return found._replace(person=longer[0], rule="given_name")


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
        trusted = post is not None and acts and post.code in LEADERS \
            and reading.tokens.keys[first] not in reading.lexicon.names.small["stopword"]
    return persons.add(first, candidate.last) if trusted else None
