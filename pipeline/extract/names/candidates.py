"""Where people's names may stand: behind a title or an honorific, at a surname, at a given name of another country."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.names.board import OPENERS
from pipeline.extract.names.ground import SILENT, Ground, cue_at, cue_before
from pipeline.extract.names.office import Post
from pipeline.extract.names.runs import LONGEST, LONGEST_VIETNAMESE, Taken, run_end, syllables

DASHES = frozenset("-–—")


class Candidate(NamedTuple):
    """Tokens [first, last) that may be a name.

    anchor: what speaks for it: post, honorific, surname (a full Vietnamese name), weak (needs a further witness).
    whole: whether it can be a full name; else it is a given name that must be known.
    """

    first: int
    last: int
    anchor: str
    whole: bool


def find_candidates(ground: Ground, blocked: Taken, posts: Sequence[Post]) -> list[Candidate]:
    """Candidates in the order of the text; of two that overlap, the one with the better anchor, then the first."""
    found: dict[int, Candidate] = {}
    for post in posts:
        _add(found, _anchored(ground, blocked, post.last, "post"))
    for hit in ground.honorifics.values():
        if ground.reading.tokens.shapes[hit.last - 1] != "U" and hit.last not in blocked.inside:
            start = hit.last + (ground.reading.tokens.printed[hit.last] == ":")
            _add(found, _anchored(ground, blocked, start, "honorific"))
    anchored = {token for c in found.values() for token in range(c.first, c.last)}
    for first, hit in ground.reading.hits("surname").items():
        if first not in anchored:
            _add(found, _surnamed(ground, blocked, first, strong=any(hit.entries)))
    _foreign(ground, blocked, found, anchored)
    for post in posts:
        if ground.language(post.first) == "en":
            _add(found, _apposed(ground, blocked, post))
    return _apart(found)


def _add(found: dict[int, Candidate], candidate: Candidate | None) -> None:
    if candidate is not None:
        found.setdefault(candidate.first, candidate)


def _apart(found: dict[int, Candidate]) -> list[Candidate]:
    """Candidates that do not overlap, in order."""
    apart: list[Candidate] = []
    for first in sorted(found):
        candidate = found[first]
        if apart and first < apart[-1].last:
            if apart[-1].anchor in ("surname", "weak") and candidate.anchor in ("post", "honorific"):
                apart[-1] = candidate
            continue
        apart.append(candidate)
    return apart


def _anchored(ground: Ground, blocked: Taken, first: int, anchor: str) -> Candidate | None:
    """The name behind a title or honorific; of a whole Vietnamese name only its own syllables."""
    reading, tokens = ground.reading, ground.reading.tokens
    if first >= len(tokens) or tokens.shapes[first] not in "CU" or first in blocked.bodies:
        return None
    if reading.paragraph(first).kind in SILENT or first >= reading.sentence(first - 1).last:
        return None
    surname = first in reading.hits("surname")
    strong = surname and any(reading.hits("surname")[first].entries)
    if first in reading.hits("title") and not surname:
        return None
    place = blocked.places.get(first)
    end = run_end(ground, blocked, first, foreign=not surname)
    own = syllables(ground, first, end)
    other = reading.hits("not_person").get(first)
    if other is not None and other.last >= end:
        return None
    if surname and own >= 2:
        last = first + min(own, LONGEST_VIETNAMESE)
        if own == end - first and tokens.printed[end] in DASHES and tokens.glued(end):  # "Kim Sang-sik"
            last = run_end(ground, blocked, first, foreign=True)
        elif own < end - first <= LONGEST and not strong:  # "Y Thanh Hà Niê Kđăm"
            last = end
        if place is not None and place.last == last and anchor == "post":
            return None
        return Candidate(first, last, anchor, whole=True)
    if (place is not None and (anchor == "post" or place.last >= end)) or tokens.keys[first] in reading.lexicon.bodies.skip:
        return None
    if surname:
        end = run_end(ground, blocked, first, foreign=True)
    if end - first > 4 and own < end - first and tokens.shapes[first] == "U":
        return None
    if ground.is_headline(first):
        return None
    return Candidate(first, end, anchor, whole=end - first > 1)


def _surnamed(ground: Ground, blocked: Taken, first: int, *, strong: bool) -> Candidate | None:
    """A name at a surname without title: strong with three syllables or more, else it needs a witness."""
    reading, tokens = ground.reading, ground.reading.tokens
    if first in blocked.bodies or reading.paragraph(first).kind in SILENT:
        return None
    if first > 0 and tokens.shapes[first - 1] in "CU" and tokens.starts[first] - tokens.ends[first - 1] <= 1 \
            and first - 1 not in blocked.bodies and first > reading.sentence(first).first \
            and not _ends_else(ground, first) and not _has_middle(ground, first):
        return None  # inside a run that a weaker word began: a company, an event
    end = run_end(ground, blocked, first, foreign=False)
    own = min(syllables(ground, first, end), LONGEST_VIETNAMESE)
    if own < 2 or (end - first > own and own < 3):
        return None
    last = first + own
    if _named_after(ground, first, last) or _is_place(ground, blocked, first, last):
        return None
    hit = reading.hits("not_person").get(first)
    if hit is not None and hit.last <= last:
        return None
    if tokens.shapes[first] == "U" and own > 1 and not _alone(ground, first, end):
        return Candidate(first, last, "weak", whole=True)
    return Candidate(first, last, "surname" if strong and own > 2 else "weak", whole=True)


def _has_middle(ground: Ground, first: int) -> bool:
    """Whether a surname is followed by "Văn" or "Thị": it begins a name whatever stands before."""
    return ground.reading.tokens.keys[first + 1] in ground.reading.lexicon.names.small["middle"]


def _ends_else(ground: Ground, index: int) -> bool:
    """Whether something known ends right before a token: a title, a place, an honorific."""
    return index in ground.titles_to or index in ground.places_to or index in ground.levels_to \
        or ground.reading.tokens.keys[index - 1] in ground.reading.lexicon.bodies.skip


def _named_after(ground: Ground, first: int, last: int) -> bool:
    """Streets, schools and the like: "đường Nguyễn Huệ", "Nguyen Hue Street"."""
    names, tokens = ground.reading.lexicon.names, ground.reading.tokens
    if cue_before(names, "named_after", tokens.keys, first) > 0 or cue_at(names, "named_before", tokens.keys, last) > 0:
        return True
    numbered = ground.reading.lexicon.bodies.small["numbered"]
    if first > 1 and tokens.shapes[first - 1] == "d" and tokens.keys[first - 2] in numbered:
        return True  # "số 91 Đinh Tiên Hoàng"
    before = first - cue_before(names, "and", tokens.keys, first)  # "đường Trưng Nữ Vương và Phạm Như Xương"
    run = before
    while before < first and run > 0 and before - run < LONGEST and tokens.shapes[run - 1] in "CU":
        run -= 1
    return run < before and cue_before(names, "named_after", tokens.keys, run) > 0


def _is_place(ground: Ground, blocked: Taken, first: int, last: int) -> bool:
    """Whether a place holds the whole run or begins it and leaves no name behind."""
    if _has_middle(ground, first) and last - first > 2:
        return False
    if first in blocked.places:
        return True
    holder = ground.places_to.get(last)
    return holder is not None and holder.first <= first


def _alone(ground: Ground, first: int, last: int) -> bool:
    """Whether a run is all its line holds: a byline."""
    reading = ground.reading
    begin, end = reading.tokens.bounds[reading.sentence(first).paragraph]
    return first == begin and last >= end


def _apposed(ground: Ground, blocked: Taken, post: Post) -> Candidate | None:
    """A name of any make before a comma and a post: "Suan Teck Kin, Head of Research at UOB"."""
    reading, tokens, skip = ground.reading, ground.reading.tokens, ground.reading.lexicon.bodies
    last = post.first - 1 - (tokens.keys[post.first - 1] in reading.lexicon.names.small["article"])
    begin = reading.sentence(post.first).first
    if last <= begin or tokens.printed[last] not in OPENERS or tokens.shapes[post.last] in "CU":
        return None
    first = last
    while first > begin and tokens.shapes[first - 1] in "CU" and first - 1 not in blocked.bodies:
        first -= 1
    words = tokens.keys[first:last]
    if not 2 <= len(words) <= 4 or any(word in skip.skip or word in skip.generic for word in words):
        return None
    taken = any(index in ground.places_at or index in blocked.inside or index in reading.hits("org_head")
                or index in reading.hits("title") for index in range(first, last))
    return None if taken else Candidate(first, last, "weak", whole=True)


def _foreign(ground: Ground, blocked: Taken, found: dict[int, Candidate], anchored: set[int]) -> None:
    """Runs that begin with a given name of another country; they need a witness."""
    reading = ground.reading
    for first in reading.hits("given"):
        if first in found or first in anchored or first in blocked.bodies:
            continue
        if first in blocked.places or reading.paragraph(first).kind in SILENT or ground.is_headline(first):
            continue
        end = run_end(ground, blocked, first, foreign=True)
        if 2 <= end - first <= 5 and not _named_after(ground, first, end):
            found[first] = Candidate(first, end, "weak", whole=True)
