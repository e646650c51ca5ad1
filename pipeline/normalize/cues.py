"""What a single line says of itself: caption, source, byline, page furniture. The words are those of the page lexicon.

Most lines say nothing. So a line is asked by its first word or its last characters first, and nothing scans it whole.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from pipeline.lexicon.page import Page
from pipeline.normalize.times import Interval, find_time

_NAME_LENGTH = 60
_LINE_LENGTH = 160  # of dates, bylines and furniture
_SOURCE_LENGTH = 300
_CAPTION_LENGTH = 500
_CREDIT_LENGTH = 120  # the end of a caption, where the photographer stands
_CREDIT_WORDS = 8
_LINK_WORDS = 6
_NAME_WORDS = 6
_COLONS = ":："
_OPENING = " ([{*«\"'“‘-–—•|>"
_CLOSING = " .)]}"
_BETWEEN = " ,|•·-–—/:;()[]."
_ROMAN = frozenset("IVX.")
_JOINTS = str.maketrans(dict.fromkeys("/&–-", " "))


class _Cues(NamedTuple):
    """Lower-case words by kind; ``first``: the first word of all phrases that a line may begin with -> their kinds."""

    first: dict[str, frozenset[str]]
    phrases: dict[str, tuple[str, ...]]
    lines: frozenset[str]
    captions: tuple[str, ...]
    photographers: tuple[str, ...]
    caption_ends: frozenset[str]
    labels: tuple[str, ...]
    glue: tuple[str, ...]
    outlets: tuple[str, ...]


_LEADING = ("source", "according", "translator", "author", "start", "tail", "line")


@cache
def _cues(page: Page) -> _Cues:
    phrases = {kind: tuple(word.lower() for word in page.words(kind)) for kind in _LEADING}
    first: dict[str, frozenset[str]] = {}
    for kind, words in phrases.items():
        for word in words:
            name = _first_word(word)
            first[name] = first.get(name, frozenset()) | {kind}
    captions = tuple(word.lower() for word in page.words("caption"))
    by = tuple(word for word in captions if word.endswith((" by", " of")))
    weekdays = sorted((day.lower() for day in page.weekdays), key=len, reverse=True)
    return _Cues(
        first=first, phrases=phrases, lines=frozenset(plain(word) for word in phrases["line"]),
        captions=tuple(word for word in captions if word not in by), photographers=by,
        caption_ends=frozenset(word.lower() for word in page.words("caption_end")),
        labels=(*weekdays, *(word.lower() for word in page.words("date_label"))),
        glue=tuple(word.lower() for word in page.words("glue")), outlets=page.words("outlet"))


class Dated(NamedTuple):
    """A line that prints a time of publication, and the names beside it."""

    published: Interval
    byline: str | None
    translator: str | None


def plain(text: str) -> str:
    """Letters alone, lower case, words apart by one space: "Comment (0)" and "(0) comments" without their counters."""
    return " ".join("".join([char if char.isalpha() else " " for char in text.lower()]).split())


def kind_by_words(text: str, page: Page) -> str | None:
    """boilerplate, caption, source or byline where the words of the line say so by themselves."""
    kinds = _cues(page).first.get(_first_word(text), frozenset())
    if kinds and _is_furniture(text, kinds, page):
        return "boilerplate"
    if kinds and (translated_by(text, page) or written_by(text, page)):
        return "byline"
    if _is_caption(text, page):
        return "caption"
    return "source" if credited(text, page) is not None else None


def credited(text: str, page: Page) -> str | None:
    """The outlet or address that a line credits as its source; None where the line credits none."""
    if len(text) > _SOURCE_LENGTH:
        return None
    cues = _cues(page)
    kinds = cues.first.get(_first_word(text), ())
    if "source" in kinds and (found := _after(text, cues.phrases["source"], colon=True)):
        return found
    if "according" in kinds and len(text) <= _NAME_LENGTH and (found := _after(text, cues.phrases["according"])):
        alone = text[0] in "([" or (found[0].isupper() and not any(sign in found for sign in ".,;:"))
        return found if alone else None
    bare = text.strip(_BETWEEN)
    return bare if bare in cues.outlets or (" " not in bare and printed_url(bare) == bare) else None


def credits_in_passing(text: str) -> bool:
    """Whether a line that credits a source could as well head a section: "Theo Chủ tịch tỉnh", without a sign."""
    return ":" not in text and text[0] not in _OPENING


def opens_links(text: str, page: Page) -> bool:
    """Whether the line opens a list of links to other articles: a label, alone or with a few words."""
    if "tail" not in _cues(page).first.get(_first_word(text), ()) or len(text) > _LINE_LENGTH:
        return False
    key = f"{plain(text)} "
    return any(key.startswith(f"{label} ") for label in _cues(page).phrases["tail"]) and key.count(" ") <= _LINK_WORDS


def dated(text: str, page: Page) -> Dated | None:
    """The time of publication that a line prints, if the line holds nothing else but labels and names."""
    if len(text) > _LINE_LENGTH or not any("0" <= char <= "9" for char in text):
        return None
    found = find_time(text, page)
    if found is None:
        return None
    names: list[str] = []
    translator = None
    for part in found.rest.split("\n"):
        part = _unglued(_without(part, _cues(page).labels).strip(_BETWEEN), page)
        if not part:
            continue
        if named := translated_by(part, page):
            translator = named
        elif named := written_by(part, page) or (part if is_name(part) else None):
            names.append(named)
        else:
            return None
    return Dated(found.interval, ", ".join(names) or None, translator)


def translated_by(text: str, page: Page) -> str | None:
    """The translator whom a line names."""
    return _named(text, "translator", page)


def written_by(text: str, page: Page) -> str | None:
    """The author whom a line names."""
    return _named(text, "author", page)


def is_name(text: str) -> bool:
    """Whether the text has the shape of one or several names: up to six words, each with a capital.

    "II. NHIỆM VỤ" has not: it is numbered.
    """
    if not text or len(text) > _NAME_LENGTH or not text[0].isupper():
        return False
    words = text.translate(_JOINTS).split()
    if len(words) > 1 and words[0].endswith(".") and set(words[0]) <= _ROMAN:
        return False
    return 0 < len(words) <= _NAME_WORDS and all(_is_name_word(word) for word in words)


def printed_url(text: str) -> str | None:
    """The first address in a line."""
    low = text.lower()
    start = min((at for at in (low.find("http://"), low.find("https://"), low.find("www.")) if at >= 0), default=-1)
    return text[start:].split()[0].rstrip(".,;)]\"'>") if start >= 0 else None


def is_outlet(text: str, page: Page) -> bool:
    """Whether a name is that of a known outlet, or looks like an address."""
    return text in _cues(page).outlets or ("." in text.strip(".") and " " not in text)


def outlet_before_dash(text: str, page: Page) -> str | None:
    """The outlet that opens a first sentence without brackets: "TTO - ", "VOV.VN - ", also glued: "Dân tríSáng"."""
    for outlet in _cues(page).outlets:
        if text.startswith(outlet):
            rest = text[len(outlet):]
            glued = len(rest) > 1 and rest[0].isupper() and rest[1].islower() and outlet[-1].islower()
            return outlet if glued or (rest.lstrip()[:1] or "x") in "-–—:" else None
    return None


def _first_word(text: str) -> str:
    """The first word of a line in lower case, without brackets, bullets and counters: "(0) comments" -> "comments"."""
    for word in text[:_NAME_LENGTH].lower().split()[:2]:
        word = word.strip("([{*«»\"'“”‘’-–—•|>0123456789.,:;)]}：")
        if word:
            return word
    return ""


def _is_furniture(text: str, kinds: frozenset[str], page: Page) -> bool:
    """Whether the line is a counter, a button, a copyright notice: the same under every article of the outlet."""
    if "start" in kinds and len(text) <= _SOURCE_LENGTH:
        bare = text.lstrip(_OPENING).lower()
        if bare.startswith(_cues(page).phrases["start"]):
            return True
    return "line" in kinds and len(text) <= _NAME_LENGTH and plain(text) in _cues(page).lines


def _is_caption(text: str, page: Page) -> bool:
    """Whether the line ends in a photographer's credit: "... Photo: VNA", "(Photo by Pham Bang)", "(Ảnh minh họa)"."""
    if len(text) > _CAPTION_LENGTH:
        return False
    end = text[-_CREDIT_LENGTH:].rstrip(_CLOSING)
    colon = max(map(end.rfind, _COLONS))
    cues = _cues(page)
    if colon > 0:
        credit = end[colon + 1:].strip()
        if 0 < len(credit) <= _NAME_LENGTH and len(credit.split()) <= _CREDIT_WORDS:
            return _ends_with_label(end[:colon].rstrip(), cues.captions)
    elif text[-1] in ")]" and end.rpartition("(" if text[-1] == ")" else "[")[2].lower() in cues.caption_ends:
        return True
    low = end.lower()
    if low in cues.caption_ends:
        return True
    for cue in cues.photographers:
        at = low.rfind(f"{cue} ")
        if at >= 0 and (at == 0 or not low[at - 1].isalnum()):
            return is_name(end[at + len(cue):].strip())
    return False


def _ends_with_label(text: str, labels: tuple[str, ...]) -> bool:
    """Whether the text ends with a label: with a capital or behind a sign, unlike the end of "điển hình:"."""
    low = text.lower()
    for label in labels:
        if low.endswith(label):
            before, capital = text[: -len(label)], text[-len(label)].isupper()
            sign = before.rstrip()[-1:]
            if not sign or not sign.isalnum() or (capital and before[-1].isspace()):
                return True
    return False


def _after(text: str, phrases: Iterable[str], *, colon: bool = False) -> str | None:
    """What follows the longest phrase with which the line begins, behind the colon or a space."""
    bare = text.lstrip(_OPENING)
    low = bare.lower()
    for phrase in phrases:
        if low.startswith(phrase):
            rest = bare[len(phrase):].lstrip()
            if rest[:1] in _COLONS and rest:
                rest = rest[1:]
            elif colon or not bare[len(phrase): len(phrase) + 1].isspace():
                continue
            return rest.strip().rstrip(_CLOSING) or None
    return None


def _named(text: str, kind: str, page: Page) -> str | None:
    cues = _cues(page)
    if len(text) > _LINE_LENGTH or kind not in cues.first.get(_first_word(text), ()):
        return None
    phrases = cues.phrases[kind]
    name = _after(text, phrases, colon=True) or _after(text, (phrase for phrase in phrases if phrase.endswith("by")))
    return name if name is not None and is_name(name) else None


def _is_name_word(word: str) -> bool:
    """Letters with stops and apostrophes between, a capital first; one digit may end it ("Phạm Bằng2")."""
    core = word[:-1] if len(word) > 1 and word[-1].isdigit() else word
    return word[0].isupper() and all(char.isalpha() or char in ".'’," for char in core)


def _without(text: str, phrases: Iterable[str]) -> str:
    """The text without the phrases, where they stand as words."""
    low = text.lower()
    for phrase in phrases:
        at = low.find(phrase)
        if at >= 0:
            end = at + len(phrase)
            if not (at and low[at - 1].isalnum()) and not low[end: end + 1].isalnum():
                text = f"{text[:at]} {text[end:]}"
                low = text.lower()
    return text


def _unglued(part: str, page: Page) -> str:
    """A name without the label that leads over to the date: "HO THUby", "Pham Bang on"."""
    for label in _cues(page).glue:
        before = part[: -len(label)]
        if part.lower().endswith(label) and (not before or before[-1].isspace() or before[-1].isupper()):
            return before.rstrip(_BETWEEN)
    return part
