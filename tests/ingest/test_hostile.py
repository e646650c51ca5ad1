"""Damaged and hostile input: a reject with its reason, in bounded time and memory, and the other records are read."""

import gzip
import json
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.ingest import ReadOptions, read
from pipeline.ingest.fence import Fence
from pipeline.ingest.options import RecordError
from pipeline.lexicon.reject_reasons import reject_reasons
from pipeline.records import Rejected
from tests.ingest.makers import PAGE, http, json_lines, pdf, warc_record, write, zstd

GOOD = json_lines({"text": "A good line."})
CODES = {row.reason for row in reject_reasons()}


def outcome(path: Path, **options: object) -> list[str]:
    """The reason of each reject, the text of each article."""
    found = list(read([path], options=ReadOptions(**options)))
    assert {item.reason for item in found if isinstance(item, Rejected)} <= CODES
    return [item.reason if isinstance(item, Rejected) else item.text for item in found]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "cut of', "bad_json"),
        (b'{"text": "a"} {"text": "b"}', "bad_json"),
        (b"not json", "bad_json"),
        (b"[1, 2]", "bad_json"),
        (b'"text"', "bad_json"),
        (b'{"title": "no body"}', "no_text"),
        (b'{"text": ""}', "empty"),
        (b'{"text": null, "title": "t"}', "empty"),
        (b'{"text": " \\n\\t "}', "empty"),
        (b'{"text": "a", "text": "b"}', "json_duplicate_key"),
        (b'{"text": "a", "x": {"k": 1, "k": 1}}', "json_duplicate_key"),
        (b'{"text": "a", "n": ' + b"1" * 10_000 + b"}", "json_number_too_long"),
        (b'{"text": "a", "n": -0.' + b"1" * 10_000 + b"e5}", "json_number_too_long"),
        (b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "json_too_deep"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "json_too_deep"),
        (b'{"text": "' + b"x" * 2_000 + b'"}', "too_long"),
        (b'{"text": "' + b"x" * 1_100_000 + b'"}', "too_long"),
        (b'{"text": "\xff\xfe\xfd"}', "unknown_encoding"),
    ],
)
def test_a_bad_line_is_rejected_and_the_next_is_read(tmp_path: Path, line: bytes, reason: str):
    path = write(tmp_path, "a.jsonl", GOOD + line + b"\n" + GOOD)
    assert outcome(path, max_chars=1000) == ["A good line.", reason, "A good line."]


@pytest.mark.parametrize("literal", ["1e999", "NaN", "-Infinity", "1" * 400, "true", "null"])
def test_odd_values_beside_the_text_do_no_harm(tmp_path: Path, literal: str):
    path = write(tmp_path, "a.jsonl", f'{{"text": "A good line.", "title": {literal}}}\n')
    assert outcome(path) == ["A good line."]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ["empty"]),
        (b"[]", ["no_articles"]),
        (b"\n\n", ["empty"]),
        (b'[{"text": "one"}, {"text": "tw', ["one", "bad_json"]),
        (b'[{"text": "one"}, {"text": "two"}', ["one", "two", "bad_json"]),
        (b'[{"text": "one"}, 5, {"text": "two"}]', ["one", "bad_json"]),
        (b'[{"text": "one"}] trailing', ["one", "bad_json"]),
        (b"}{", ["bad_json"]),
        (b'["just", "text"]', ["bad_json"]),
        (b'{"articles": [{"text": "one"}, 5]}', ["one", "bad_json"]),
        (b'{"articles": []}', ["no_text"]),
        (b"[" * 100_000, ["bad_json"]),
        (b'{"a":' * 100_000, ["bad_json"]),
    ],
)
def test_a_damaged_json_file_gives_what_stands_before_the_damage(tmp_path: Path, data: bytes, expected: list[str]):
    assert outcome(write(tmp_path, "a.json", data)) == expected


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"", ["empty"]),
        ("a.txt", b" \n\t\n", ["empty"]),
        ("a.txt", b"\xef\xbb\xbf", ["empty"]),
        ("a.txt", random.Random(1).randbytes(900), ["binary"]),
        ("a.txt", b"x" * 1001, ["too_long"]),
        ("a.txt", b"x" * 100_000, ["too_long"]),
        ("a.csv", b"", ["empty"]),
        ("a.csv", b"title,text\n", ["no_articles"]),
        ("a.csv", b"a,b\n1,2\n", ["no_text"]),
        ("a.csv", b'text\n"good"\n"never closed\n' + b"x\n" * 100, ["good", "bad_csv"]),
        ("a.csv", b'text\n"never closed\n' + b"x\n" * 1_000_000, ["too_long"]),
        ("a.csv", b"text,title\na,b,c\nd,e\n", ["bad_csv", "d"]),
        ("a.csv", b'text\n"a"b\n', ["bad_csv"]),
        ("a.csv", b"text\n" + b"x" * 2_000_000, ["too_long"]),
        ("a.csv", b"text\nbad \xff\xfe\xfd\ngood\n", ["unknown_encoding", "good"]),
        ("a.csv", b"\xff\xfe", ["empty"]),
        ("a.parquet", b"PAR1" + random.Random(2).randbytes(1000) + b"PAR1", ["bad_parquet"]),
        ("a.parquet", b"PAR1", ["bad_parquet"]),
        ("a.pdf", b"%PDF-1.4\n" + random.Random(3).randbytes(3000), ["bad_pdf"]),
        ("a.pdf", pdf("One page.")[:300], ["bad_pdf"]),
        ("a.pdf", pdf(""), ["pdf_without_text"]),
        ("a.pdf", pdf("x" * 600, "y" * 600), ["too_long"]),
        ("a.html", b"<html></html>", ["no_text"]),
        ("a.html", b"<html><body><script>x</script></body></html>", ["no_text"]),
        ("a.html", b"<!doctype html>" + b"<div>" * 500, ["no_text"]),
        ("a.warc", b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\nx", ["bad_warc"]),
        ("a.warc", b"WARC/1.0\r\nContent-Length: -5\r\n\r\nx", ["bad_warc"]),
        ("a.warc", b"WARC/1.0\r\n" + b"X: y\r\n" * 100_000, ["bad_warc"]),
        ("a.warc", b"WARC/1.0\r\n" + b"X" * 1_000_000, ["bad_warc"]),
        ("a.warc", b"", ["empty"]),
        ("a.warc", warc_record(http(b"x", coding="gzip")[:-8]), ["bad_html"]),
        ("a.warc", warc_record(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n\x1f\x8bxx"),
         ["bad_warc"]),
        ("a.warc", warc_record(http(b"GIF", media_type="image/gif")) + b"rubbish", ["not_an_article", "bad_warc"]),
    ],
)
def test_a_bad_file_is_rejected_with_its_reason(tmp_path: Path, name: str, data: bytes, expected: list[str]):
    assert outcome(write(tmp_path, name, data), max_chars=1000) == expected


@pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gzip", "zstd"])
def test_damaged_compression_is_named_and_what_came_before_is_read(tmp_path: Path, pack):
    lines = b"".join(json_lines({"text": f"Line {n} {random.Random(n).random()}"}) for n in range(20_000))
    packed = pack(lines)
    found = outcome(write(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2]))
    assert found[0].startswith("Line 0 ")
    assert found[-1] == "bad_compression"
    assert outcome(write(tmp_path, "b.txt.gz", packed[:4] + b"rubbish" * 9)) == ["bad_compression"]


def test_only_a_file_that_the_user_names_is_tried_as_text(tmp_path: Path):
    for name in ("a.docx", "noname", "b.png"):
        write(tmp_path, name, "An article.")
    assert outcome(tmp_path) == ["unsupported_format"] * 3
    assert outcome(tmp_path / "noname") == ["An article."]
    assert outcome(write(tmp_path, "notes.xyz", "An article.")) == ["An article."]
    assert outcome(write(tmp_path, "picture.png", b"\x89PNG\r\n\x1a\n\0\0")) == ["binary"]


LIMITED = """
import sys, time
from pathlib import Path
from pipeline.ingest import ReadOptions, read
start = time.monotonic()
rows = [row.reason for row in read([sys.argv[1]]) if hasattr(row, "reason")]
used = next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line)
print(rows[-1], int(time.monotonic() - start), int(used) // 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("bomb.txt.gz", lambda: gzip.compress(b"a" * 2**28), "decompression_bomb"),
        ("bomb.jsonl.gz", lambda: gzip.compress(b"\n" * 2**28), "decompression_bomb"),
        ("bomb.csv.zst", lambda: zstd(b"text\n" + b"\n" * 2**28), "decompression_bomb"),
        ("bomb.json.zst", lambda: zstd(b'[{"a":"' + b"x" * 2**28), "decompression_bomb"),
        ("bomb.warc.gz", lambda: gzip.compress(warc_record(b"x" * 2**28)), "decompression_bomb"),
        ("bomb2.warc", lambda: warc_record(http(b"x" * 2**28, coding="gzip")), "too_long"),
        ("nested.html", lambda: b"<html>" + b"<div>" * 1_000_000 + b"x" + b"</div>" * 1_000_000, "no_text"),
        ("quote.csv", lambda: b'text\n"' + b"x\n" * 4_000_000, "bad_csv"),
        ("long.json", lambda: b'{"text":"' + b"x" * 2**27 + b'"}', "too_long"),
        ("marks.txt", ("a" + "\u0301\u0323" * 2_000_000).encode, "binary"),
    ],
)
def test_time_and_memory_are_bounded(tmp_path: Path, root: Path, name: str, make, reason: str):
    path = write(tmp_path, name, make())
    ran = subprocess.run([sys.executable, "-c", LIMITED, str(path)], cwd=root, capture_output=True, text=True, timeout=120)
    found, seconds, megabytes = ran.stdout.split()
    assert found == reason, ran.stderr
    assert int(seconds) < 60
    assert int(megabytes) < 600


def test_a_page_that_takes_too_long_costs_itself_only(tmp_path: Path):
    """100,000 attributes keep the parser busy for a minute."""
    slow = "<html><body><p " + " ".join(f"a{n}='x'" for n in range(100_000)) + ">x</p></body></html>"
    write(tmp_path, "a.html", slow)
    write(tmp_path, "b.html", PAGE)
    start = time.monotonic()
    first, second = read([tmp_path], options=ReadOptions(seconds=5))
    assert (first.reason, first.detail) == ("bad_html", "it took longer than 5 seconds")
    assert second.text
    assert time.monotonic() - start < 40


def test_a_parser_that_breaks_down_is_replaced(tmp_path: Path):
    with Fence(30) as fence:
        page = fence.call("page", (PAGE, None), reason="bad_html")
        worker = fence._process
        assert worker is not None
        os.kill(worker.pid, 9)
        with pytest.raises(RecordError) as caught:
            fence.call("page", (PAGE, None), reason="bad_html")
        assert (caught.value.reason, caught.value.detail) == ("bad_html", "the parser broke down")
        assert fence.call("page", (PAGE, None), reason="bad_html") == page


def test_reading_is_flat_in_memory(tmp_path: Path):
    """A hundred megabytes of lines: less than a tenth of that is held."""
    path = tmp_path / "a.jsonl"
    line = json_lines({"text": "x" * 3000})
    with path.open("wb") as out:
        for _ in range(35_000):
            out.write(line)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in read([path])) == 35_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 10_000


_TABLES = {
    "a.json": json.dumps([{"text": "một hai ba", "title": 'a\\"b'}] * 3).encode(),
    "a.jsonl": b"".join([GOOD] * 3),
    "a.csv": b'text,title\n"one",two\n"a ""b"" c",d\n',
    "a.jsonl.gz": gzip.compress(GOOD),
    "a.txt": "Một hai ba bốn.\n".encode("utf-16"),
}
_PARSED = {"a.html": PAGE.encode(), "a.pdf": pdf("A page.", "Another."), "a.warc": warc_record(http(PAGE.encode()))}


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The bytes with a few of them replaced, cut out or put in."""
    raw = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(raw) + 1)
        raw[at: at + dice.randint(0, 9)] = dice.randbytes(dice.randint(0, 6))
    return bytes(raw)


def every_file_leaves_a_row(folder: Path) -> bool:
    found = list(read([folder]))
    assert all(item.reason in CODES if isinstance(item, Rejected) else item.text.strip() for item in found)
    return {Path(item.source_uri.partition("#")[0]).name for item in found} == {path.name for path in folder.iterdir()}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(_TABLES)), dice=st.randoms(use_true_random=False))
def test_no_mutation_of_a_table_raises(tmp_path: Path, name: str, dice: random.Random):
    for old in tmp_path.iterdir():
        old.unlink()
    write(tmp_path, name, mutated(_TABLES[name], dice))
    assert every_file_leaves_a_row(tmp_path)


def test_no_mutation_of_a_page_or_a_pdf_raises(tmp_path: Path):
    dice = random.Random(7)
    for number in range(40):
        for name, data in _PARSED.items():
            write(tmp_path, f"{number}{name}", mutated(data, dice))
    assert every_file_leaves_a_row(tmp_path)
