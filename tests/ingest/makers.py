"""Files of each format, made by hand so that tests can break them."""

import gzip
import json
import unicodedata
from pathlib import Path
from typing import Any

import pyarrow as pa

TITLE = "Nghệ An: Kinh tế tăng trưởng khá"
BODY = (
    "Theo báo cáo, tốc độ tăng trưởng GRDP của tỉnh ước đạt 6,13% so với cùng kỳ; thu ngân sách đạt 11.228 tỷ đồng.\n"
    "Chủ tịch UBND tỉnh Nguyễn Đức Trung đề nghị các sở, ngành tập trung tháo gỡ khó khăn cho doanh nghiệp."
)
URL = "https://baonghean.vn/nghe-an-kinh-te-tang-truong-kha-10275432.html"

# As the libraries write them: trafilatura 2 (`--json --with-metadata`), news-please 1.6 (get_serializable_dict).
TRAFILATURA = {
    "title": TITLE, "author": "Phạm Bằng", "hostname": "baonghean.vn", "date": "2024-07-15",
    "fingerprint": "9d1263ef48eca765", "id": None, "license": None, "comments": "", "raw_text": f"{TITLE} {BODY}",
    "text": BODY, "language": None, "image": None, "pagetype": "newsarticle", "filedate": "2026-11-21", "source": URL,
    "source-hostname": "Báo Nghệ An", "excerpt": None, "categories": "", "tags": "",
}
NEWS_PLEASE = {
    "authors": ["Phạm Bằng"], "date_download": "None", "date_modify": "None", "date_publish": "2024-07-15 12:02:00",
    "description": None, "filename": "https%3A%2F%2Fbaonghean.vn.json", "image_url": URL, "language": "vi",
    "localpath": None, "maintext": BODY, "source_domain": "baonghean.vn", "text": None, "title": TITLE,
    "title_page": None, "title_rss": None, "url": URL,
}
SCRAPY = {"headline": TITLE, "content": BODY.split("\n"), "published_at": "15/07/2024 12:02", "link": URL,
          "byline": "Phạm Bằng", "publisher": "Báo Nghệ An"}

PAGE = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{TITLE} - Báo Nghệ An</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Báo Nghệ An">
<meta property="article:published_time" content="2024-07-15T12:02:00+07:00"><meta name="author" content="Phạm Bằng">
<link rel="canonical" href="{URL}"></head>
<body><nav><a href="/">Trang chủ</a> <a href="/kt">Kinh tế</a></nav><article><h1>{TITLE}</h1>
<p>{BODY.split(chr(10))[0]}</p><p>{BODY.split(chr(10))[1]}</p>
</article><footer>Bản quyền thuộc Báo Nghệ An</footer></body></html>"""


def windows_1258(text: str) -> bytes:
    """As Windows wrote Vietnamese: hats and horns in the letter, tones behind it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = []
    for char in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in marks if mark in tones)
        rest = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
        try:
            parts.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            parts.append((rest + tone).encode("cp1258"))
    return b"".join(parts)


def json_lines(*records: Any) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def zstd(data: bytes) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as stream:
        stream.write(data)
    return sink.getvalue().to_pybytes()


def pdf(*pages: str) -> bytes:
    """A PDF with a text layer, a line of text a line (ASCII)."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects += [f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
                b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    for number, text in enumerate(pages):
        shown = "".join(f"({line}) Tj T* " for line in text.split("\n") if line)
        stream = f"BT /F1 12 Tf 14 TL 50 750 Td {shown}ET".encode()
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {5 + 2 * number} 0 R"
                       "/Resources<</Font<</F1 3 0 R>>>>>>".encode())
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    data = b"%PDF-1.4\n"
    offsets = []
    for number, item in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + (b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
                   + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data)))


def warc_record(payload: bytes, *, kind: str = "response", media_type: str = "application/http;msgtype=response") -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {URL}\r\nContent-Type: {media_type}\r\n"
    return f"{head}Content-Length: {len(payload)}\r\n\r\n".encode() + payload + b"\r\n\r\n"


def http(body: bytes, *, status: int = 200, media_type: str = "text/html; charset=utf-8", coding: str = "") -> bytes:
    if coding == "gzip":
        body = gzip.compress(body)
    if coding == "chunked":
        body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:100], body[100:])) + b"0\r\n\r\n"
    header = {"gzip": "Content-Encoding: gzip\r\n", "chunked": "Transfer-Encoding: chunked\r\n"}.get(coding, "")
    return f"HTTP/1.1 {status} OK\r\nContent-Type: {media_type}\r\n{header}\r\n".encode() + body


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
