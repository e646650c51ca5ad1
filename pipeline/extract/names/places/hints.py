"""What tells the province of an article beside its text: a headline given apart from it, and the paper it stood in."""

from collections import Counter, defaultdict
from urllib.parse import urlsplit

from pipeline.extract.reading import Reading
from pipeline.extract.tokens import tokenise
from pipeline.lexicon.trie import Marks, scan
from pipeline.lexicon.words import name_key
from pipeline.records import Paragraph

SHORTEST = 5  # letters of a province's name that may stand inside a longer host name
LOCAL = frozenset({"province", "district", "commune"})


def headline_provinces(reading: Reading) -> Counter[str]:
    """Provinces that the headline names, or whose district it names, where the headline is no paragraph of the text."""
    document = reading.document
    trie = reading.lexicon.tries.get(document.language or "")
    if not document.title or trie is None or any(paragraph.kind == "title" for paragraph in reading.paragraphs):
        return Counter()
    line = Paragraph("", "", 0, 0, len(document.title), "title", document.language, False)
    tokens = tokenise(document.title, [line], reading.lexicon.abbreviations)
    marks: Marks = defaultdict(dict)
    scan(trie, tokens.keys, tokens.folds, tokens.shapes, marks, 0, len(tokens))
    found: Counter[str] = Counter()
    gazetteer = reading.lexicon.places
    for hit in marks["place"].values():
        codes = [entry.code for entry in hit.entries if gazetteer.places[entry.code].level in {"province", "district"}]
        provinces = {gazetteer.province(code) for code in codes if gazetteer.places[code].level == "province"}
        provinces = provinces or {gazetteer.province(code) for code in codes}
        families = {gazetteer.family(province) for province in provinces if province}
        if len(families) == 1:
            found[min(province for province in provinces if province)] += 1
    return found


def outlet_province(reading: Reading) -> str | None:
    """The province whose paper or portal the article stood in: baonghean.vn, laocai.gov.vn, "Báo Quảng Nam".

    None where the text never speaks of a province, district or commune: then it may be about anything.
    """
    words = [entry for hit in reading.hits("place_word").values() for entry in hit.entries]
    spoken = any(LOCAL.intersection(word.levels) for word in words)
    document = reading.document
    host = _host(document.url)
    labels = [label.replace("-", "") for label in host.split(".")[:-1]]
    labels.append(name_key(document.publisher or "").replace(" ", ""))
    spelled = reading.lexicon.places.spelled
    found = {name for label in labels for name in spelled if name == label or (len(name) >= SHORTEST and name in label)}
    if not spoken or not found:
        return None
    codes = spelled[max(found, key=lambda name: (len(name), name))]
    published = document.published_to
    places = reading.lexicon.places.places
    standing = [code for code in codes if published is None or places[code].stands_on(published.date())]
    return (standing or codes)[0]


def _host(url: str | None) -> str:
    """The host of an address, empty where it has none or is no address."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
