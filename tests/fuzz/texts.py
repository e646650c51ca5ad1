"""Generated texts, and what has to hold of the extraction of any text."""

from collections import Counter
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from pipeline.engines.extraction import read_article
from pipeline.extract.document import Extraction
from pipeline.ingest.mend import mend
from pipeline.ingest.options import RecordError
from pipeline.lexicon.load import load
from pipeline.records import BY_NAME, Table
from pipeline.records.input import Metadata, RawArticle
from pipeline.warehouse.part import misplaced, pack, unaccounted
from pipeline.warehouse.ref import ref_rows

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

# Fragments that the grammars take up: numbers in every print, words that govern them, names, dates, marks, breaks.
PIECES = """
1.234 | 1,234.5 | 12,5% | 7.852 tỷ đồng | VND 36,539 billion | 50-60% | 1/2 | 0905 123 456 | 12/2023/NĐ-CP | 2021-2025 | 3x
10^9 | 99999999999999999999999999999999999999 | ¹²³ | ٣٤٥ | ½ | II | một trăm linh năm | twenty-five | hai mươi triệu | dozens
tăng | giảm | đạt | bằng | so với cùng kỳ | trong đó | gồm | từ | đến | lên | xuống | lần lượt là | hơn | gần | khoảng | không
up | down | from | to | compared with | of which | including | respectively | over | nearly | about | not | a year earlier
ngày 5/6/2023 | ngày 31/2/2023 | tháng 13/2023 | quý II | 5 tháng đầu năm | năm 2025 | giai đoạn 2021-2025 | June 7, 2023
in the first five months | Feb 30 | Q2 2023 | yesterday | hôm qua | cùng kỳ | đến năm 9999 | năm 0 | 24/7 | 25:61
Nghệ An | tỉnh Quảng Nam | TP. Hồ Chí Minh | Hà Nội | xã Hòa Bình | Viet Nam | Ho Chi Minh City | Lào | Nghe An province
Chủ tịch UBND tỉnh Lê Văn Dũng | ông Nguyễn Văn An | Prime Minister Pham Minh Chinh | bà H'Hen Niê | Mr. | ông
Sở Y tế | Bộ Tài chính | Ministry of Finance | UBND | VNA | Công ty TNHH ABC | People's Committee | và | and | của | the
Nghị định số | Decree No. | Luật Đất đai năm 2013 | Điều 1, khoản 2 | Quyết định | Resolution 42 | Kế hoạch số 1/KH-UBND
cho biết | said | nhấn mạnh | yêu cầu | phát biểu | he told | theo | according to | bão số 3 | đổ bộ | khai mạc | visited | ký
( | ) | ( | ) | [ | ] | “ | ” | " | ' | « | » | - | – | — | / | : | ; | , | . | ... | … | ? | ! | % | ° | $ | € | @ | # | *
tỷ | triệu | đồng | USD | ha | km2 | người | households | percent | percentage points | điểm phần trăm | lượt khách | m³/s | kg/người
""".replace("\n", "|")
WORDS = [piece.strip() for piece in PIECES.split("|") if piece.strip()]
ODD = ["\x00", "\x1b[31m", "\u202e", "\u2066", "\u200b", "\u00a0", "\ufeff", "\u2028", "\f", "\t", "\r\n", "\ufffd", "😀", "a\u0301",
       "\u0301", "ﬁ", "ａ", "１２", "₫", "İ", "ß", "ſ", "ǆ", "\U0001d7d8", "ẠẬ", "<b>", "'; DROP TABLE x;--", "{0}", "%s", "\\N"]
BREAKS = [" ", " ", " ", " ", "\n", "\n\n", "", ". ", ", "]


@cache
def seeds() -> tuple[str, ...]:
    """The texts of the articles in seeds/."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))


words = st.sampled_from(WORDS)
joined = st.lists(st.tuples(st.one_of(words, words, words, st.sampled_from(ODD), st.text(max_size=4)), st.sampled_from(BREAKS)),
                  max_size=60).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))
repeated = st.tuples(joined, words, st.integers(1, 150), joined).map(lambda t: t[0] + (t[1] + " ") * t[2] + t[3])
nested = st.tuples(st.sampled_from(["(", "“", "[", '"', "- "]), st.integers(1, 80), joined, st.sampled_from([")", "”", "]", '"', ""])).map(
    lambda t: t[0] * t[1] + t[2] + t[3] * t[1])
digits = st.text(alphabet="0123456789.,/-% \n", max_size=300)
Edit = tuple[int, int, str]
edits = st.lists(st.tuples(st.integers(0, 1_000_000), st.integers(0, 30), st.one_of(words, st.sampled_from(ODD), st.text(max_size=3))),
                 max_size=12)


def mutated(number: int, start: int, length: int, changes: list[Edit]) -> str:
    """A piece of a seed with some stretches replaced."""
    whole = seeds()[number % len(seeds())]
    text = whole[start % len(whole):][:length]
    for place, cut, put in changes:
        at = place % (len(text) + 1)
        text = text[:at] + put + text[at + cut:]
    return text


mutations = st.builds(mutated, st.integers(0, 99), st.integers(0, 100_000), st.integers(50, 700), edits)
texts = st.one_of(joined, joined, mutations, mutations, repeated, nested, digits, st.text(max_size=200))
dates = st.none() | st.sampled_from(["2023-06-07T19:44", "2023-02-30", "0001-01-01", "9999-12-31T23:59", "yesterday"])
titles = st.none() | joined


def read(text: str, title: str | None = None, published: str | None = None) -> Extraction | None:
    """The extraction of a text as ingest would hand it on; None where ingest rejects it."""
    try:
        text = mend(text).text
    except RecordError:
        return None
    article = RawArticle("a.txt", "0" * 64, "text/plain", "utf-8", len(text), text, (), Metadata(title=title, published=published))
    return read_article(article, load())


def check(text: str, title: str | None = None, published: str | None = None) -> None:
    """Fail unless a text is read without an error into rows that the warehouse would take."""
    found = read(text, title, published)
    if found is not None:
        assert not list(misplaced(found)), "a span does not cut its surface out of the text"
        assert not list(unaccounted(found)), "a digit is in no row of the ledger, or in two"
        for name, rows in found.tables():
            if name.startswith("core.") and rows:
                _declared(BY_NAME[name], rows, found)
        pack([found])


@cache
def known(reference: str) -> frozenset[object]:
    """The keys of a code list."""
    table, _, column = reference.rpartition(".")
    return frozenset(getattr(row, column) for row in ref_rows()[table.removeprefix("ref.")])


def _declared(table: Table, rows: object, found: Extraction) -> None:
    """Keys identify rows, codes are of their lists, references are met."""
    tables = {name: list(rows) for name, rows in found.tables()}
    own = tables[table.qualified]
    counted = Counter(tuple(getattr(row, name) for name in table.key) for row in own)
    assert max(counted.values()) == 1, f"{table.qualified}: one key, several rows: {counted.most_common(1)}"
    for column in table.columns:
        values = {getattr(row, column.name) for row in own}
        assert column.nullable or None not in values, f"{table.qualified}.{column.name} is empty"
        values.discard(None)
        if column.codes:
            assert values <= set(column.codes), f"{table.qualified}.{column.name}: {values - set(column.codes)}"
        if column.references and column.references.startswith(("core.", "ref.")):
            target, _, there = column.references.rpartition(".")
            met = known(column.references) if target.startswith("ref.") else {getattr(row, there) for row in tables[target]}
            if column.references == "core.entities.entity_id":
                met = met | known("ref.place.place_code")  # written beside the others when core is
            assert values <= met, f"{table.qualified}.{column.name}: {values - met} is not in {column.references}"
