"""Each format gives its articles: text, metadata as given, one row a record."""

import csv
import gzip
import io
import json
import sys
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest
import trafilatura

from pipeline.ingest import ReadOptions, read
from pipeline.ingest.options import RecordError
from pipeline.ingest.page import extract as extract_page
from pipeline.ingest.pdf_text import extract as extract_pdf
from pipeline.records import Rejected
from pipeline.records.input import Metadata, RawArticle
from tests.ingest.makers import (
    BODY,
    NEWS_PLEASE,
    PAGE,
    SCRAPY,
    TITLE,
    TRAFILATURA,
    URL,
    http,
    json_lines,
    pdf,
    warc_record,
    windows_1258,
    write,
    zstd,
)

FULL = Metadata(TITLE, "2024-07-15 12:02:00", URL, "Phạm Bằng", "Báo Nghệ An")


def articles(path: Path, **options: object) -> list[RawArticle]:
    found = list(read([path], options=ReadOptions(**options)))
    assert not [item for item in found if isinstance(item, Rejected)]
    return found


def one(path: Path, **options: object) -> RawArticle:
    (article,) = articles(path, **options)
    return article


def test_a_text_file_is_one_article_with_the_hash_of_its_bytes(tmp_path: Path):
    path = write(tmp_path, "a.txt", BODY)
    assert one(path) == RawArticle(str(path), sha256(BODY.encode()).hexdigest(), "text/plain", "utf-8",
                                   len(BODY.encode()), BODY)


def test_markdown_keeps_its_text_and_gives_its_front_matter(tmp_path: Path):
    text = f"---\ntitle: \"{TITLE}\"\ndate: 2024-07-15\nauthor: Phạm Bằng\ntags: [a]\n---\n# Heading\n{BODY}"
    article = one(write(tmp_path, "a.md", text))
    assert (article.text, article.media_type) == (text, "text/markdown")
    assert article.metadata == Metadata(title=TITLE, published="2024-07-15", author="Phạm Bằng")
    assert one(write(tmp_path, "b.md", "---\nno end: here\n" + BODY)).metadata == Metadata()


@pytest.mark.parametrize(
    ("record", "metadata"),
    [
        (TRAFILATURA, Metadata(TITLE, "2024-07-15", URL, "Phạm Bằng", "Báo Nghệ An")),
        (NEWS_PLEASE, Metadata(TITLE, "2024-07-15 12:02:00", URL, "Phạm Bằng", "baonghean.vn")),
        (SCRAPY, Metadata(TITLE, "15/07/2024 12:02", URL, "Phạm Bằng", "Báo Nghệ An")),
        ({"articleBody": BODY, "datePublished": 1721019720, "author": [{"name": "A"}, {"name": "B"}]},
         Metadata(published="1721019720", author="A, B")),
        ({"Text": BODY, "Title": None, "Date": "nan", "URL": ""}, Metadata()),
        ({"article": {"text": BODY, "title": TITLE}, "fetched": "2024-07-16"}, Metadata(title=TITLE)),
    ],
    ids=["trafilatura", "news-please", "scrapy", "schema.org", "nothing but text", "wrapped"],
)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.ndjson", "a.jl"])
def test_records_of_crawlers_are_understood(tmp_path: Path, record: dict[str, object], metadata: Metadata, name: str):
    article = one(write(tmp_path, name, json_lines(record)))
    assert (article.text, article.metadata, article.media_type) == (BODY, metadata, "application/json")


def test_each_line_is_an_article_with_its_own_hash(tmp_path: Path):
    lines = json_lines({"text": "One."}, {"text": "Two."})
    path = write(tmp_path, "a.jsonl", lines.replace(b"\n", b"\n\n", 1))
    one_, two = articles(path)
    assert (one_.source_uri, two.source_uri) == (f"{path}#line=1", f"{path}#line=3")
    assert one_.source_sha256 == sha256(lines.split(b"\n")[0]).hexdigest()


RECORDS = [{"text": "One."}, {"text": "Hai [2] {x} \"q\" \\ .", "n": [1, {"a": []}]}, {"text": "Three."}]
TEXTS = [str(record["text"]) for record in RECORDS]


@pytest.mark.parametrize(
    "data",
    [json.dumps(RECORDS), json.dumps(RECORDS, indent=2), json.dumps(RECORDS, ensure_ascii=False),
     "".join(map(json.dumps, RECORDS)), "\n".join(json.dumps(record, indent=1) for record in RECORDS),
     json.dumps({"status": "ok", "articles": RECORDS}),
     json.dumps({"hits": {"total": 3, "hits": [{"_id": 1, "_source": record} for record in RECORDS]}})],
    ids=["array", "indented", "unescaped", "one after the other", "indented objects", "a list inside", "search engine"],
)
@pytest.mark.parametrize("encode", [str.encode, lambda text: text.encode("utf-16"), lambda text: text.encode("utf-8-sig")],
                         ids=["utf-8", "utf-16", "bom"])
def test_json_files_hold_several_articles_in_several_ways(tmp_path: Path, data: str, encode):
    path = write(tmp_path, "a.json", encode(data))
    found = articles(path)
    assert [article.text for article in found] == TEXTS
    assert [article.source_uri for article in found] == [f"{path}#item={number}" for number in (1, 2, 3)]


def test_a_field_can_be_named(tmp_path: Path):
    path = write(tmp_path, "a.jsonl", json_lines({"text": "summary", "Noi Dung Bai": BODY, "when": "2024-07-15"}))
    article = one(path, field_map={"text": "Noi Dung Bai", "published": "when"})
    assert (article.text, article.metadata.published) == (BODY, "2024-07-15")


def test_a_body_stored_with_its_tags_is_read_without_them(tmp_path: Path):
    body = "<div><p>Thu ng&acirc;n s&aacute;ch <b>48%</b></p><p>T&#x0111;: 5 &lt; 6</p></div>"
    article = one(write(tmp_path, "a.jsonl", json_lines({"content": body})))
    assert (article.text, article.repairs) == ("Thu ngân sách 48%\nTđ: 5 < 6", ("html_tags_dropped",))
    for plain in ("if a < b and c > d, 5 </ 6", "Residue <b>inside</b> stays."):
        assert one(write(tmp_path, "b.jsonl", json_lines({"content": plain}))).text == plain


def test_scripts_and_styles_within_a_body_are_no_text(tmp_path: Path):
    body = '<div><script async>var a = 1 < 2;\n</script><STYLE>p{x:1}</STYLE ><p>Exports rose 5%.</p></div>'
    assert one(write(tmp_path, "a.jsonl", json_lines({"content": body}))).text == "Exports rose 5%."
    assert one(write(tmp_path, "b.jsonl", json_lines({"content": "<p>Exports rose 5%.</p>"}))).text == "Exports rose 5%."


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_tables_are_read_by_their_header(tmp_path: Path, delimiter: str, name: str):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([["Title", "date_publish", "body", "url"], [TITLE, "2024-07-15", BODY, URL], ["", "", "", ""],
                      ["Hai", "", "He said: \"no\", twice", ""]])
    path = write(tmp_path, name, out.getvalue())
    first, second = articles(path)
    assert (first.text, first.metadata) == (BODY, Metadata(TITLE, "2024-07-15", URL))
    assert (second.text, second.source_uri) == ("He said: \"no\", twice", f"{path}#row=4")


def test_a_table_in_utf16_or_with_other_names_is_read(tmp_path: Path):
    path = write(tmp_path, "a.csv", f"tiêu đề;nội dung chính\nHai;{BODY.splitlines()[1]}\n".encode("utf-16"))
    article = one(path, field_map={"text": "nội dung chính", "title": "tiêu đề"})
    assert article.text == BODY.splitlines()[1]
    assert article.metadata.title == "Hai"


def test_a_table_in_windows_1258_is_read_row_by_row(tmp_path: Path):
    rows = ["text,title", "Theo báo cáo của tỉnh và các sở,Tin", "Hòa Bình,Tin", "Đà Nẵng,Tin"]
    path = write(tmp_path, "a.csv", windows_1258("\n".join(rows)) + b"\n")
    assert [article.text for article in articles(path)] == [row.split(",")[0] for row in rows[1:]]
    assert {article.encoding for article in articles(path)} == {"windows-1258"}


def test_parquet_is_read_by_its_columns(tmp_path: Path):
    path = tmp_path / "a.parquet"
    rows = {"maintext": [f"{BODY} {n}" for n in range(150)], "title": [TITLE] * 150, "vector": [[0.5] * 4] * 150}
    pl.DataFrame(rows).write_parquet(path, row_group_size=40)
    found = articles(path)
    assert [article.text for article in found] == rows["maintext"]
    assert found[149].source_uri == f"{path}#row=150"
    assert len({article.source_sha256 for article in found}) == 150


@pytest.mark.parametrize(("form", "name"), [("json", "a.json"), ("csv", "a.csv"), ("csv", "a.tsv"), ("txt", "a.txt"),
                                            ("markdown", "a.md")])
def test_what_trafilatura_writes_is_read(tmp_path: Path, form: str, name: str):
    """The library's own output, whichever of its forms; its tables have no header."""
    page = PAGE.replace(TITLE, f"{TITLE}, vững, đều")
    written = trafilatura.extract(page, output_format=form, with_metadata=True, url=URL)
    found = articles(write(tmp_path, name, written * (2 if form == "csv" else 1)))
    assert len(found) == (2 if form == "csv" else 1)
    for article in found:
        assert BODY.replace("\n", "\n\n" if form == "markdown" else "\n") in article.text
        assert (article.metadata.title, article.metadata.published) == (f"{TITLE}, vững, đều", "2024-07-15")
        assert article.metadata.url == URL


def test_fields_are_mapped_in_tables_of_both_kinds(tmp_path: Path):
    table = pl.DataFrame({"Tiêu Đề": [TITLE], "noi-dung": [BODY], "Date Published": ["2024-07-15"]})
    table.write_csv(tmp_path / "a.csv")
    table.write_parquet(tmp_path / "a.parquet")
    for name in ("a.csv", "a.parquet"):
        article = one(tmp_path / name, field_map={"text": "Noi dung", "title": "tiêu đề"})
        assert (article.text, article.metadata) == (BODY, Metadata(title=TITLE, published="2024-07-15"))


@pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gzip", "zstd"])
def test_a_compressed_parquet_pdf_or_page_is_read(tmp_path: Path, pack):
    table = io.BytesIO()
    pl.DataFrame({"text": [BODY]}).write_parquet(table)
    assert one(write(tmp_path, "a.parquet.gz", pack(table.getvalue()))).text == BODY
    assert one(write(tmp_path, "a.html.gz", pack(PAGE.encode()))).text == f"{TITLE}\n{BODY}"
    assert one(write(tmp_path, "a.pdf.gz", pack(pdf("A page.")))).text == "A page.\n\f"


@pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gzip", "zstd"])
@pytest.mark.parametrize(("name", "data"), [("a.txt", BODY.encode()), ("a.jsonl", json_lines({"text": BODY})),
                                            ("a.csv", f"text\n\"{BODY}\"\n".encode())])
def test_compressed_files_are_read_as_what_they_hold(tmp_path: Path, pack, name: str, data: bytes):
    plain = one(write(tmp_path, name, data))
    for packed in (f"{name}.gz", f"{name}.zst", name):  # the bytes tell, not the name
        article = one(write(tmp_path, packed, pack(data)))
        assert (article.text, article.source_sha256) == (BODY, plain.source_sha256)
    twice = one(write(tmp_path, f"{name}.gz", pack(data[:9]) + pack(data[9:])))
    assert twice.text == BODY


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.txt"])
def test_a_page_gives_its_main_text_and_metadata(tmp_path: Path, name: str):
    article = one(write(tmp_path, name, PAGE))
    assert article.text == f"{TITLE}\n{BODY}"
    assert article.metadata == FULL._replace(published="2024-07-15T12:02:00+07:00")
    assert (article.media_type, article.encoding) == ("text/html", "utf-8")


@pytest.mark.parametrize("head", [
    '<script type="application/ld+json">[{"@graph":[{"@type":"NewsArticle","datePublished":"2024-07-15T12:02"}]}]</script>',
    '<meta itemprop="datePublished" content="2024-07-15T12:02">', '<meta name="pubdate" content="2024-07-15T12:02">',
    '<script type="application/ld+json">{broken</script><meta property="article:published_time" content="2024-07-15T12:02">',
])
def test_the_time_of_publication_is_found_where_pages_put_it(tmp_path: Path, head: str):
    page = f"<html><head><title>{TITLE}</title>{head}</head><body><article><p>{BODY}</p></article></body></html>"
    assert one(write(tmp_path, "a.html", page)).metadata.published == "2024-07-15T12:02"


def test_a_page_in_the_encoding_it_declares(tmp_path: Path):
    text = "Министр сказал, что экспорт страны вырос на девять процентов за пять месяцев этого года. " * 5
    page = f'<html><head><meta charset="windows-1251"></head><body><article><p>{text}</p></article></body></html>'
    article = one(write(tmp_path, "a.html", page.encode("cp1251")))
    assert (article.text.strip(), article.encoding) == (text.strip(), "windows-1251")


def test_a_pdf_gives_its_pages_with_a_form_feed_behind_each(tmp_path: Path):
    article = one(write(tmp_path, "a.pdf", pdf("First page line one\nand line two.", "Second page.")))
    assert article.text == "First page line one\nand line two.\n\fSecond page.\n\f"
    assert article.text.count("\f", 0, article.text.index("Second")) + 1 == 2
    assert (article.media_type, article.encoding) == ("application/pdf", None)


@pytest.mark.parametrize("coding", ["", "gzip", "chunked"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd], ids=["plain", "gzip", "zstd"])
def test_a_web_archive_gives_its_pages(tmp_path: Path, coding: str, pack):
    records = [warc_record(b"software: test\r\n", kind="warcinfo", media_type="application/warc-fields"),
               warc_record(b"GET / HTTP/1.1\r\n\r\n", kind="request"), warc_record(http(PAGE.encode(), coding=coding))]
    path = write(tmp_path, "a.warc.gz", b"".join(map(pack, records)))
    article = one(path)
    assert article.text == f"{TITLE}\n{BODY}"
    assert article.metadata.url == URL
    assert article.source_uri == f"{path}#record={len(records[0]) + len(records[1])}"


def test_an_archive_of_texts_gives_texts(tmp_path: Path):
    data = warc_record(BODY.encode(), kind="conversion", media_type="text/plain")
    article = one(write(tmp_path, "a.warc.wet.gz", gzip.compress(data)))
    assert (article.text, article.metadata.url, article.media_type) == (BODY, URL, "text/plain")


def test_what_an_archive_holds_beside_pages_is_rejected_one_by_one(tmp_path: Path):
    data = (warc_record(http(b"GIF89a", media_type="image/gif")) + warc_record(http(b"gone", status=404))
            + warc_record(b"no http at all") + warc_record(http(PAGE.encode())))
    found = list(read([write(tmp_path, "a.warc", data)]))
    assert [item.reason for item in found[:3]] == ["not_an_article", "http_status", "bad_warc"]
    assert found[3].text.startswith(TITLE)


@pytest.mark.parametrize(("module", "run", "extra"), [
    ("trafilatura", lambda: extract_page((PAGE, None)), "doichieu[html]"),
    ("pypdf", lambda: extract_pdf((pdf("a"), 10)), "doichieu[pdf]"),
])
def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, module: str, run, extra: str):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(RecordError) as caught:
        run()
    assert (caught.value.reason, caught.value.detail) == ("missing_extra", extra)


def test_the_seeds_are_read_as_they_are(root: Path):
    found = articles(root / "seeds")
    assert [Path(article.source_uri).name for article in found] == sorted(
        path.name for path in (root / "seeds").glob("*.txt"))
    for article in found:
        assert sha256(article.text.encode()).hexdigest() == article.source_sha256
        assert article.repairs == ()
