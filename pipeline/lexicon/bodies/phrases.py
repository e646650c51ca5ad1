"""The phrases of the lists of bodies. In a name only the first letter must be a capital: outlets differ in the others."""

from collections.abc import Iterator

from pipeline.lexicon.bodies.lists import Bodies
from pipeline.lexicon.bodies.rows import FieldEntry
from pipeline.lexicon.files import LexiconError
from pipeline.lexicon.trie import Phrase
from pipeline.lexicon.words import TOKEN, form, keys

APOSTROPHES = ("'", "’")
DEFINITE = frozenset(("ministry", "department"))  # with a capital: the one named before
LOWER = frozenset(("company", "bank", "school", "hospital", "association"))  # also printed "công ty TNHH ..."
INNER = frozenset(("Ban", "Đoàn", "Sở", "Bộ"))  # in small letters behind a title: "Trưởng ban Nội chính Trung ương"


def body_phrases(bodies: Bodies) -> Iterator[Phrase]:
    """All phrases; the categories are body (entry: code), local (code, level), unit, org_head, field, and those of words.toml.

    Raises:
        LexiconError: two bodies claim one phrase.
    """
    owner: dict[tuple[str, str, tuple[str, ...]], object] = {}
    for phrase in _all(bodies):
        key = (phrase.category, phrase.language or "", keys(phrase.words))
        if phrase.category in {"body", "local", "unit"} and owner.setdefault(key, phrase.entry) != phrase.entry:
            raise LexiconError(f"{phrase.words!r} names both {owner[key]} and {phrase.entry}")
        yield phrase


def _all(bodies: Bodies) -> Iterator[Phrase]:
    for body in bodies.bodies:
        for language, words in (("vi", (body.name_vi, *body.vi)), ("en", (body.name_en, *body.en))):
            for phrase in words:
                yield from _named("body", phrase, body.code, language)
    for field in bodies.fields.values():
        yield from _of_field(field)
    for local in bodies.locals:
        for language, words, levels in (("vi", local.vi, local.level_vi), ("en", local.en, local.level_en)):
            for phrase in words:
                yield from _named("local", phrase, (local.code, None), language)
            for level, forms in levels.items():
                for phrase in forms:
                    yield from _named("local", phrase, (local.code, level), language)
    for unit in bodies.units.values():
        for language, words in (("vi", unit.vi), ("en", unit.en)):
            for phrase in words:
                yield from _named("unit", phrase, unit.code, language)
    for head in bodies.heads.values():
        for phrase in head.vi:
            if " " in phrase and head.kind in LOWER:
                yield Phrase("org_head", phrase, head.code, "vi", folded=True)
            else:
                yield from _named("org_head", phrase, head.code, "vi")
        for phrase in head.en:
            yield Phrase("org_head", phrase, head.code, "en", cased=True)
    for small in bodies.words:
        category = {"field": "field_word"}.get(small.role, small.role)
        if small.role in {"field", "not_body", "level", "plural"}:
            for language, forms in (("vi", small.vi), ("en", small.en)):
                for phrase in forms:
                    yield Phrase(category, phrase, small.level or small.role, language,
                                 folded=" " in phrase, cased=small.role == "not_body")
        elif small.role in DEFINITE:
            for language, forms in (("vi", small.vi), ("en", small.en)):
                for phrase in forms:
                    yield Phrase("definite", phrase.capitalize(), small.role, language, cased=True)


def _of_field(field: FieldEntry) -> Iterator[Phrase]:
    """The ministry and the department of a field, and the field by itself."""
    short_vi = [form for short in field.short_vi for form in _joined(short)]
    for code, part, head in ((f"ministry_{field.code}", field.ministry, "Bộ"),
                             (f"department_{field.code}", field.department, "Sở")):
        if part is None:
            continue
        category, entry = ("body", code) if head == "Bộ" else ("local", (code, None))
        name = "Ministry" if head == "Bộ" else "Department"
        for vi in (*field.vi, *short_vi):
            yield from _named(category, f"{head} {vi}", entry, "vi")
        for en in field.en:
            yield from _named(category, f"{name} of {en}", entry, "en")
            yield from _named(category, f"{en.removeprefix('the ')} {name}", entry, "en")
        for en in part.short_en:
            yield from _named(category, en, entry, "en")
        for en in field.adjective_en:
            yield from _named(category, f"{en} {name}", entry, "en") if head == "Bộ" else ()
    for vi in (*field.vi, *short_vi):
        yield Phrase("field", vi, field.code, "vi", folded=True, cased=True)
    for en in (*field.en, *field.adjective_en):
        yield Phrase("field", en, field.code, "en", folded=True, cased=True)


def _joined(short: str) -> list[str]:
    """An abbreviation with the ways to print its "&": KH&ĐT, KH-ĐT, KH và ĐT, KHĐT."""
    if "&" not in short:
        return [short]
    return [short.replace("&", sign) for sign in ("&", " & ", "-", " - ", "–", " và ", "")]


def _named(category: str, phrase: str, entry: object, language: str) -> Iterator[Phrase]:
    """A name with either apostrophe, only its first letter and its abbreviations asked to be capitals."""
    if "–" not in phrase and "-" in TOKEN.findall(phrase):
        yield from _named(category, phrase.replace("-", "–"), entry, language)
    tokens = TOKEN.findall(phrase)
    if tokens[0] in INNER and len(tokens) > 1 and category in ("body", "local", "unit"):
        yield Phrase(category, " ".join([tokens[0].lower(), *tokens[1:]]), entry, language, folded=True, cased=True)
    folded = len(tokens) > 1 or form(tokens[0]).shape == "U"  # "Phong" in a text with diacritics is no "Phòng"
    loose = " ".join([tokens[0], *(t if form(t).shape == "U" else t.lower() for t in tokens[1:])])
    if "'" in phrase or "’" in phrase:
        for sign in APOSTROPHES:
            yield Phrase(category, loose.replace("'", sign).replace("’", sign), entry, language, folded=folded, cased=True)
    else:
        yield Phrase(category, loose, entry, language, folded=folded, cased=True)
