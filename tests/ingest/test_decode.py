"""Bytes -> text: encodings are recognised, every change is named, nothing else is changed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.decode import decode
from pipeline.ingest.legacy import legacy_encoding
from pipeline.ingest.mend import mend
from pipeline.ingest.mojibake import undo_mojibake
from pipeline.ingest.options import RecordError
from pipeline.lexicon.legacy_encodings import legacy_encodings
from tests.ingest.makers import windows_1258

VI = "Theo báo cáo của tỉnh, tổng thu ngân sách trong 5 tháng đầu năm đã đạt 48% dự toán và tăng 9,63%.\n"
EN = "It’s “the best” result – said the café’s owner.\n"


@pytest.mark.parametrize(
    ("data", "text", "encoding", "repairs"),
    [
        (VI.encode(), VI, "utf-8", ()),
        (unicodedata.normalize("NFD", VI).encode(), VI, "utf-8", ("nfc",)),
        (VI.encode("utf-8-sig"), VI, "utf-8", ("byte_order_mark_dropped",)),
        (VI.replace("\n", "\r\n").encode(), VI, "utf-8", ("line_ends",)),
        (VI.replace("\n", "\r").encode(), VI, "utf-8", ("line_ends",)),
        (VI.encode("utf-16"), VI, "utf-16-le", ("byte_order_mark_dropped",)),
        (b"\xfe\xff" + VI.encode("utf-16-be"), VI, "utf-16-be", ("byte_order_mark_dropped",)),
        (VI.encode("utf-16-le"), VI, "utf-16-le", ()),
        (VI.encode("utf-16-be"), VI, "utf-16-be", ()),
        (VI.encode("utf-32"), VI, "utf-32-le", ("byte_order_mark_dropped",)),
        (windows_1258(VI), VI, "windows-1258", ("nfc",)),
        (EN.encode("cp1252"), EN, "windows-1252", ()),
        (VI.encode() + "ệ".encode()[:2], VI + "\ufffd", "utf-8", ("invalid_bytes_replaced",)),
        (VI.encode() + "\ud83d".encode("utf-8", "surrogatepass"), VI + "\ufffd", "utf-8",
         ("lone_surrogates_replaced",)),
    ],
)
def test_a_text_is_read_in_its_encoding_and_repairs_are_named(data: bytes, text: str, encoding: str, repairs: tuple[str, ...]):
    decoded = decode(data)
    assert decoded == (text, encoding, repairs)


@pytest.mark.parametrize("text", [
    "“Quoted” and 'plain' quotes\u00a0stay", "zero\u200bwidth and no-break\u2011hyphen", "  spaces  \n\n\n and tabs\t",
    "residue: &nbsp; &amp; <b>tag</b>", "A fullwidth １２ and a ligature ﬁ", "",
])
def test_nothing_but_the_named_repairs_is_changed(text: str):
    assert decode(text.encode()) == (text, "utf-8", ())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)) * 10, "binary"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0", "binary"),
        (b"\x01\x02\x03text", "binary"),
        (("a" + "\u0301\u0323" * 50_000).encode(), "binary"),
        ("Привет, как дела".encode("koi8-r"), "unknown_encoding"),
        ("你好世界，今天天气很好".encode("gbk"), "unknown_encoding"),
        *((encoding.example.encode("cp1252"), "legacy_encoding") for encoding in legacy_encodings()),
        *((encoding.example.encode(), "legacy_encoding") for encoding in legacy_encodings()),
    ],
)
def test_what_is_no_text_or_cannot_be_read_is_rejected_with_its_reason(data: bytes, reason: str):
    with pytest.raises(RecordError) as caught:
        decode(data)
    assert caught.value.reason == reason


def test_a_declared_encoding_is_believed_where_utf8_does_not_fit():
    assert decode("Привет, как дела".encode("koi8-r"), "koi8-r").text == "Привет, как дела"
    assert decode(VI.encode(), "koi8-r").text == VI
    with pytest.raises(RecordError):
        decode("Привет, как дела".encode("koi8-r"), "no-such-encoding")


@pytest.mark.parametrize("encoding", legacy_encodings(), ids=lambda encoding: encoding.name)
def test_a_legacy_encoding_is_named_by_its_example(encoding):
    assert legacy_encoding(encoding.example) == encoding.name
    assert all(spelled != word for word, spelled in encoding.words.items())


@pytest.mark.parametrize("text", [VI, EN, "© 2024 ® ™ Công ty", "c«ng ty ABC và được"])
def test_today_s_texts_are_no_legacy(text: str):
    assert legacy_encoding(text) is None


@pytest.mark.parametrize("code_page", ["cp1252", "cp1258", "latin-1"])
@pytest.mark.parametrize("text", [VI + "Đại hội lần thứ XIII tại Đà Nẵng", EN + "“All good,” he said – and left."])
@pytest.mark.parametrize("lost", [False, True], ids=["kept", "no-break spaces lost"])
def test_mojibake_is_undone(text: str, code_page: str, lost: bool):
    wrong = "".join(bytes([byte]).decode(code_page, "ignore") or chr(byte) for byte in text.encode())
    if lost:
        wrong = wrong.replace("\u00a0", " ")
    assert wrong != text
    assert undo_mojibake(wrong) == text


@pytest.mark.parametrize("text", [
    "“vui quá”… và “đã”–", "KHU VỰC CHÂU Â", "Ã lô, Ã lô", "«vui quá»… «ạ»…", "cafÃ", VI, EN, "5Â°", "CHÂU Á – THÁI BÌNH",
])
def test_a_good_text_is_not_taken_for_mojibake(text: str):
    assert undo_mojibake(text) == text


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_reject(data: bytes):
    try:
        text = decode(data).text
    except RecordError:
        return
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    text.encode()


@given(st.text(st.characters(), max_size=200))
def test_mending_twice_is_mending_once(text: str):
    once = mend(text).text
    assert mend(once) == (once, ())
