"""What the steps of naming share: places by token, the words around a token, and bodies made so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.reading import NameMention, Reading
from pipeline.lexicon.names import Names
from pipeline.lexicon.places.gazetteer import Place
from pipeline.lexicon.trie import Hit
from pipeline.records import Entity

STOPS = frozenset(".!?…\"”:;")
TITLE = 7  # tokens of the longest titles that hold a head word: "chairman of the Members' Council"
SILENT = frozenset(("source", "boilerplate"))  # paragraphs that tell nothing about the world


@dataclass(slots=True)
class Ground:
    """Places by their first and past-the-last token, levels ("provincial") and titles by the token after them, bodies.

    main: code of the place the article is about. honorifics: by token, without "Anh" in "Hoàng Anh". made: every
    body, with those it belongs to. headlines: by sentence. kinds: head words (heads.toml) of bodies that no list has,
    by id; named: these bodies by folded name without their place, and id. by_level: units of a level, once looked
    for. anchors: places of bodies named with their place, in order: (token, code). bodies_to: bodies found so far, by
    last token.
    """

    reading: Reading
    main: str | None
    places_at: dict[int, NameMention]
    places_to: dict[int, NameMention]
    levels_to: dict[int, Hit]
    titles_to: dict[int, Hit]
    units: list[tuple[int, Place]]
    honorifics: dict[int, Hit]
    made: dict[str, Entity] = field(default_factory=dict)
    anchors: list[tuple[int, str]] = field(default_factory=list)
    bodies_to: dict[int, NameMention] = field(default_factory=dict)
    headlines: dict[int, bool] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    named: dict[str, dict[str, Entity]] = field(default_factory=dict)
    by_level: dict[str | None, list[tuple[int, Place]]] = field(default_factory=dict)

    def language(self, token: int) -> str:
        """Language of the paragraph that holds a token."""
        return self.reading.language(token) or "vi"

    def place(self, code: str | None) -> Place | None:
        """A place of the gazetteer."""
        return self.reading.lexicon.places.places.get(code or "")

    def is_foreign(self, code: str | None) -> bool:
        """Whether a place is another country."""
        place = self.place(code)
        return place is not None and place.level == "country" and place.code != "vn"

    def is_headline(self, token: int) -> bool:
        """Whether a token stands in a headline in capitals, in which a capital says nothing."""
        number = self.reading.sentence_index(token)
        known = self.headlines.get(number)
        if known is None:
            sentence = self.reading.tokens.sentences[number]
            ended = self.reading.tokens.printed[sentence.last - 1] in STOPS
            shapes = self.reading.tokens.shapes[sentence.first:sentence.last]
            high = "CU" if self.language(token) == "en" else "U"
            capitals, small = sum(s in high for s in shapes), sum(s in "Cl" and s not in high for s in shapes)
            known = self.headlines[number] = not ended and capitals > 4 and capitals > 2 * small
        return known


def ground(reading: Reading, places: Sequence[NameMention], main: str | None) -> Ground:
    """The ground of a document whose places are known."""
    gazetteer = reading.lexicon.places.places
    at: dict[int, NameMention] = {}
    to: dict[int, NameMention] = {}
    units: list[tuple[int, Place]] = []
    for mention in places:
        if mention.first not in at or at[mention.first].last < mention.last:
            at[mention.first] = mention
        if mention.last not in to or to[mention.last].first > mention.first:
            to[mention.last] = mention
        place = gazetteer.get(mention.entity.entity_id)
        if place is not None and place.unit_type is not None:
            units.append((mention.first, place))
    levels = {hit.last: hit for hit in reading.hits("level").values()}
    titles = {hit.last: hit for hit in reversed(reading.hits("title").values())}
    return Ground(reading, main, at, to, levels, titles, sorted(units, key=lambda unit: unit[0]), _honorifics(reading))


def _honorifics(reading: Reading) -> dict[int, Hit]:
    """Honorifics by their first token; with a capital behind a surname they are part of a name: "Dương Anh Đức"."""
    shapes, surnames = reading.tokens.shapes, reading.hits("surname")
    return {first: hit for first, hit in reading.hits("honorific").items()
            if shapes[first] == "l" or first - 1 not in surnames or first == reading.sentence(first).first}


def in_title(ground: Ground, hit: Hit) -> bool:
    """Whether a head is only a word of a title: "Thủ tướng Chính phủ", "Phó Bí thư Thường trực", "Chánh Văn phòng"."""
    titles = ground.reading.hits("title")
    return any(start in titles and titles[start].last >= hit.last for start in range(hit.first, hit.first - TITLE, -1))


def cue_before(names: Names, role: str, keys: Sequence[str], index: int) -> int:
    """Number of tokens of the longest cue of ``role`` that ends right before token ``index``; 0 where there is none."""
    return names.cues[role].before(keys, index)


def cue_at(names: Names, role: str, keys: Sequence[str], index: int) -> int:
    """Number of tokens of the longest cue of ``role`` that begins at token ``index``; 0 where there is none."""
    return names.cues[role].at(keys, index)
