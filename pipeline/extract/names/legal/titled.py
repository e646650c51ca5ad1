"""Documents without a number, named by what they are about or by who passed them, and laws by name."""

from pipeline.extract.names.legal.draft import Draft, capital, cue_at, cue_before, opens
from pipeline.extract.names.legal.subject import body_end, period_end, subject_end
from pipeline.extract.reading import Reading
from pipeline.lexicon.legal import DocType, Law
from pipeline.lexicon.trie import Hit

SHORTEST = 2  # tokens of the subject of a document that only its years or its owner make definite
LAW_WORDS = 8  # tokens of the name of a law the lexicon lacks


def law_at(reading: Reading, hit: Hit, kind: DocType) -> Draft:
    """A law by name, with the year or "(sửa đổi)" behind it: "Luật Đất đai năm 2024", "2024 Land Law"."""
    law: Law = hit.entry
    tokens = reading.tokens
    first, last, year = hit.first, hit.last, None
    after = last + cue_at(reading, "year", last)
    if _is_year(reading, after):
        year, last = int(tokens.printed[after]), after + 1
    elif _is_year(reading, first - 1):
        year, first = int(tokens.printed[first - 1]), first - 1
    return Draft(first, last, kind, year=year, law=law)


def titled_vi(reading: Reading, hit: Hit) -> Draft | None:
    """A Vietnamese document without a number: "Nghị quyết về ...", "Nghị quyết Đại hội XIII", "Luật Thú y"."""
    kind: DocType = hit.entry
    if not kind.titled or _plain(reading, hit):
        return None
    start = hit.last
    if kind.code == "law":
        return _unlisted_law_vi(reading, hit)
    if kind.common and (planned := _for_years(reading, hit)) is not None:
        return planned
    subject = cue_at(reading, "subject", start)
    named = capital(reading, hit.first)
    issued = cue_before(reading, "issue", hit.first) > 0 or any(
        relation.last == hit.first for start in range(hit.first - 4, hit.first)
        if (relation := reading.hits("legal_relation").get(start)) is not None)
    if not (named or issued) or not (subject or (kind.common and named and issued)):
        return None
    if opens(reading, hit.first) and start in reading.hits("legal_type"):
        return None  # "Nghị quyết quy định ..." at the beginning of a sentence tells what the one named before says
    assembly = cue_at(reading, "congress", start) > 0
    if kind.common and not issued:
        return None
    end = subject_end(reading, start)
    if end - start < (2 if assembly else 4):
        return None
    if not subject and not any(_is_year(reading, index) for index in range(start, end)):
        return None  # "Kế hoạch" with a name needs the years it is for
    end = period_end(reading, end)
    return Draft(hit.first, end, kind, subject=(start, end))


def titled_en(reading: Reading, hit: Hit) -> Draft | None:
    """An English document without a number: "Resolution of the 13th National Party Congress", "Law on Veterinary"."""
    kind: DocType = hit.entry
    tokens = reading.tokens
    if not kind.titled or kind.plural or cue_before(reading, "draft", hit.first):
        return None
    if not capital(reading, hit.last - 1):
        return _released(reading, hit, kind) or _with_aim(reading, hit, kind)
    first = _run_start(reading, hit.first)
    if kind.code == "law":
        return _unlisted_law_en(reading, hit, first)
    if tokens.keys[hit.last] == "of" and (not kind.common or cue_at(reading, "several", hit.last + 1)):
        end = body_end(reading, hit.last + 1)
        if end > hit.last:
            about = cue_at(reading, "subject", end) == 1
            end = _about_end(reading, end) if about else period_end(reading, end)
            return Draft(first, end, kind, subject=(hit.last, end))
    if cue_at(reading, "subject", hit.last) and (not kind.common or first < hit.first):
        end = period_end(reading, _about_end(reading, hit.last))
        return Draft(first, end, kind, subject=(first if first < hit.first else hit.last, end))
    end = period_end(reading, hit.last)
    if kind.common and hit.first - first >= 2 and end > hit.last:
        return Draft(first, end, kind, subject=(first, end))
    if cue_before(reading, "issue", hit.first) and first == hit.first:
        return Draft(hit.first, hit.last, kind, subject=(hit.last, hit.last))
    return None


def _about_end(reading: Reading, start: int) -> int:
    """The end of "on ..." : of the capitalised name behind it, else of the subject."""
    name = start + cue_at(reading, "subject", start)
    return body_end(reading, name) if capital(reading, name) else subject_end(reading, start)


def _released(reading: Reading, hit: Hit, kind: DocType) -> Draft | None:
    """ "resolution released at the eighth session of the 13th Party Central Committee"."""
    verb = cue_at(reading, "issue", hit.last)
    preposition = hit.last + verb
    if not verb or reading.tokens.keys[preposition] not in ("at", "by"):
        return None
    end = body_end(reading, preposition + 1)
    if end == preposition + 1 or not cue_in(reading, "congress", preposition, end):
        return None
    return Draft(hit.first, end, kind, subject=(preposition, end))


def _for_years(reading: Reading, hit: Hit) -> Draft | None:
    """A plan, programme or strategy with a capital and the years it is for: "Quy hoạch tỉnh Bắc Giang thời kỳ 2021 - 2030"."""
    if not capital(reading, hit.first):
        return None
    subject = subject_end(reading, hit.last)
    term = next((i for i in range(hit.last, subject + 1) if cue_at(reading, "term", i)), None)
    if term is None or term < hit.last + SHORTEST:
        return None
    end = period_end(reading, term)
    return Draft(hit.first, end, hit.entry, subject=(hit.last, end)) if end > term else None


def _with_aim(reading: Reading, hit: Hit, kind: DocType) -> Draft | None:
    """ "the Prime Minister's circular on ...", "signed a decision approving ...": its owner or a verb makes it definite."""
    keys = reading.tokens.keys
    if not cue_at(reading, "aim", hit.last) or reading.tokens.shapes[hit.first - 1] == "d":
        return None
    owned = not kind.common and keys[hit.first - 1] == "s" and reading.tokens.shapes[hit.first - 3] in "CU"
    verb = hit.first - (keys[hit.first - 1] in reading.lexicon.names.small["article"])
    issued = cue_before(reading, "issue", hit.first) or cue_before(reading, "issue", verb)
    if kind.code == "law" or not (owned or (issued and (kind.bare or not kind.common))):
        return None
    end = subject_end(reading, hit.last)
    return Draft(hit.first, end, kind, subject=(hit.last, end)) if end > hit.last + SHORTEST else None


def cue_in(reading: Reading, role: str, start: int, end: int) -> bool:
    """Whether a cue of ``role`` begins at one of the tokens [start, end)."""
    return any(cue_at(reading, role, index) for index in range(start, end))


def _plain(reading: Reading, hit: Hit) -> bool:
    """Whether a type word is plural, a draft, or one of several."""
    return cue_before(reading, "several", hit.first) > 0 or cue_before(reading, "draft", hit.first) > 0 or (
        reading.tokens.shapes[hit.first - 1] == "d")


def _unlisted_law_vi(reading: Reading, hit: Hit) -> Draft | None:
    """ "Luật" and a capitalised name that the lexicon lacks; it ends where a subject would."""
    if not (capital(reading, hit.first) and capital(reading, hit.last)):
        return None
    end = min(subject_end(reading, hit.last), hit.last + LAW_WORDS)
    return Draft(hit.first, end, hit.entry, subject=(hit.last, end)) if end > hit.last + 1 else None


def _unlisted_law_en(reading: Reading, hit: Hit, first: int) -> Draft | None:
    """ "Law on ..." or "... Law" with capitals that the lexicon lacks."""
    if reading.tokens.keys[hit.last] == "on" and capital(reading, hit.last + 1):
        end = body_end(reading, hit.last + 1)
        return Draft(hit.first, end, hit.entry, subject=(hit.last, end)) if end > hit.last + 1 else None
    if first == hit.first or reading.tokens.glued(first):
        return None
    return Draft(first, hit.last, hit.entry, subject=(first, hit.last))


def _run_start(reading: Reading, index: int) -> int:
    """The start of the capitalised words and numbers before a type word: "5-year Socio-Economic Development [Plan]"."""
    tokens = reading.tokens
    first = reading.sentence(index).first
    start = index
    while start > first:
        token = start - 1
        small = tokens.shapes[token] == "l" and tokens.printed[token - 1] == "-" and tokens.glued(token)
        dash = tokens.printed[token] == "-" and tokens.glued(token) and tokens.glued(start)
        ordinal = tokens.shapes[token] == "d" or (tokens.glued(token) and tokens.shapes[token - 1] == "d")
        if not (capital(reading, token) or small or dash or ordinal):
            break
        start = token
    while start < index and opens(reading, start) and cue_at(reading, "several", start):
        start += 1
    return start


def _is_year(reading: Reading, index: int) -> bool:
    tokens = reading.tokens
    return 0 <= index < len(tokens) and tokens.shapes[index] == "d" and len(tokens.printed[index]) == 4 and (
        tokens.printed[index].isdigit() and tokens.printed[index][:2] in ("19", "20"))
