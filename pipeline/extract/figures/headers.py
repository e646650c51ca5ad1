"""Lists under a header: "The number of foreign visitors rose in many places: Huế welcomed 40,000, Lào Cai 21,000". What their
figures count is said once, before the colon."""

from pipeline.extract.figures.phrases import trim
from pipeline.extract.figures.scene import REACH, Scene

Tokens = tuple[int, ...]


def header_of(scene: Scene, first: int, last: int) -> Tokens:
    """What a sentence says before a colon that its list counts: tokens of [first, last), last being its first figure."""
    colon = next((at for at in range(last - 1, max(first, last - REACH), -1) if scene.keys[at] == ":"), None)
    if colon is None:
        return ()
    at = next((at for at in range(max(first, colon - REACH), colon) if scene.keys[at] in scene.words.vague), None)
    if at is None:
        return ()
    start, end = at, at + 1
    while start > first and _is_plain(scene, start - 1):
        start -= 1
    while end < colon and _is_plain(scene, end):
        end += 1
    found = trim(scene, range(start, end))
    return found if len(found) > 1 else ()


def _is_plain(scene: Scene, at: int) -> bool:
    """Whether a token is a word inside a phrase of nouns."""
    words, key = scene.words, scene.keys[at]
    return not (at in scene.clause_at or at + 1 in scene.clause_end or at in scene.act_at or at + 1 in scene.acts
                or at in scene.period_at or at + 1 in scene.period_end or at in scene.name_at or at + 1 in scene.name_end
                or key in scene.special or key in words.starter or key in words.leading)


def is_vague(scene: Scene, noun: Tokens) -> bool:
    """Whether a counted noun says nothing of what is counted: "177.000 lượt", "40,000"."""
    return all(scene.keys[token] in scene.words.vague for token in noun)
