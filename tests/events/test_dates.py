"""When an event took place: what is printed beside it, the day of publication behind words, nothing else."""

import pytest

from tests.events.scene import scene

BODIES = ["UBND tỉnh", "HĐND tỉnh", "Sở Công Thương", "Provincial People's Committee", "State Bank of Vietnam", "Sacombank"]
PEOPLE = [["Trần Văn Bình"], ["Le Thi Hoa"], ["Duong Cong Minh"]]

CASES = [
    ("vi", "2024-07-15", "Ngày 27/4, UBND tỉnh tổ chức hội nghị.", "2024-04-27", "2024-04-27", "day_publication"),
    ("vi", "2024-07-15", "Chiều 16-12-2023, UBND tỉnh tổ chức hội nghị.", "2023-12-16", "2023-12-16", "day"),
    ("vi", "2024-01-05", "Ngày 28/12, UBND tỉnh tổ chức hội nghị.", "2023-12-28", "2023-12-28", "day_publication"),
    ("vi", "2024-07-15", "Sáng nay, UBND tỉnh tổ chức hội nghị.", "2024-07-15", "2024-07-15", "day_publication"),
    ("vi", "2024-07-15", "Hôm qua, UBND tỉnh tổ chức hội nghị.", "2024-07-14", "2024-07-14", "day_publication"),
    ("vi", "2024-07-15", "Vừa qua, UBND tỉnh tổ chức hội nghị.", None, None, "vague"),
    ("vi", "2024-07-15", "Chiều 12/7, Trần Văn Bình cho biết UBND tỉnh đã ban hành Quyết định về đấu giá đất.", None, None, None),
    ("vi", "2024-07-15", "Trần Văn Bình cho biết ngày 12/7, UBND tỉnh đã ban hành Quyết định về đấu giá đất.", "2024-07-12",
     "2024-07-12", "day_publication"),
    ("en", "2024-07-15", "On July 12, Le Thi Hoa said the Provincial People's Committee had issued a decision.", None, None, None),
    ("vi", "2024-07-15", "Mới đây, UBND tỉnh đã ban hành Quyết định về đấu giá đất.", None, None, "vague"),
    ("vi", None, "Ngày 27/4, UBND tỉnh tổ chức hội nghị.", None, None, None),
    ("vi", "2024-07-15", "HĐND tỉnh thông qua Nghị quyết về phát triển kinh tế - xã hội năm 2025.", None, None, None),
    ("vi", "2024-07-15", "Từ năm 2018 đến nay, tỉnh thành lập mới 3 khu công nghiệp.", "2018-01-01", "2024-07-15", "adverbial"),
    ("vi", "2024-07-15", "HĐND tỉnh nhiệm kỳ 2021-2026 tổ chức kỳ họp ngày 10/7.", "2024-07-10", "2024-07-10",
     "day_publication"),
    ("en", "2023-06-08", "On the afternoon of June 7, Le Thi Hoa had a working session with Sacombank.", "2023-06-07",
     "2023-06-07", "day_publication"),
    ("en", "2024-07-15", "Le Thi Hoa visited a port in Hue on Monday.", "2024-07-15", "2024-07-15", "day_publication"),
    ("vi", "2024-07-15", "Sáng nay, 15.7, UBND tỉnh tổ chức hội nghị.", "2024-07-15", "2024-07-15", "day_publication"),
    ("vi", None, "Kết quả năm 2024 khả quan. Hôm qua, 12/7, UBND tỉnh tổ chức hội nghị.", "2024-07-12", "2024-07-12", "day_article"),
    ("vi", "2024-07-15", "Trong hai ngày (11-12/7), UBND tỉnh tổ chức hội nghị.", "2024-07-11", "2024-07-12", "day_publication"),
    ("vi", "2024-07-15", "Mưa lũ từ ngày 3 đến 5/7 đã làm 3 người chết.", "2024-07-03", "2024-07-05", "day_publication"),
    ("vi", "2024-07-15", "Đến sáng 12/7, mưa lũ đã làm 3 người chết.", None, None, None),
    ("vi", "2024-07-15", "Tuyến đường ven biển được khởi công từ năm 2021.", "2021-01-01", "2021-12-31", "adverbial"),
    ("vi", None, "Trường được tái lập và đi vào hoạt động từ ngày 01/01/1997.", "1997-01-01", "1997-01-01", "day"),
    ("vi", None, "Tối 4/12, UBND tỉnh tổ chức lễ bế mạc Hue Festival 2024.", "2024-12-04", "2024-12-04", "day_article"),
    ("en", "2024-07-15", "A memorandum of understanding was signed on July 12 in Hue.", "2024-07-12", "2024-07-12",
     "day_publication"),
    ("en", "2024-07-15", "Recently, the Provincial People's Committee held a conference.", None, None, "vague"),
    ("en", "2017-07-26", "Last month, Sacombank held its annual general meeting of shareholders.", "2017-06-01", "2017-06-30",
     "adverbial_publication"),
    ("en", "2017-07-26", "The State Bank of Vietnam announced its rate on July 24, down 3 VND from the end of last week.",
     "2017-07-24", "2017-07-24", "day_publication"),
    ("en", None, "From 2018 to present, the Provincial People's Committee has established 3 new industrial parks.",
     "2018-01-01", None, "adverbial"),
]


@pytest.mark.parametrize(("language", "published", "text", "start", "end", "rule"), CASES)
def test_the_date_of_an_event(language: str, published: str | None, text: str, start: str | None, end: str | None,
                              rule: str | None):
    event = scene(text, language, published, bodies=BODIES, people=PEOPLE).events[0]
    assert (event.date_from and str(event.date_from), event.date_to and str(event.date_to)) == (start, end)
    if rule is not None:
        assert event.date_rule == rule


def test_the_date_of_another_document_is_no_date_of_the_event():
    text = "UBND tỉnh đã ban hành Kế hoạch thực hiện Nghị quyết số 15 ngày 3/2/2020 của HĐND tỉnh."
    made = scene(text, "vi", "2024-07-15", bodies=BODIES, legal=[("Nghị quyết số 15 ngày 3/2/2020", "resolution", "15")])
    assert made.events[0].date_from is None


def test_the_year_behind_a_number_dates_the_document():
    text = "UBND tỉnh đã ban hành Kế hoạch số 5050/KH-UBND năm 2018."
    event = scene(text, "vi", bodies=BODIES, legal=[("Kế hoạch số 5050/KH-UBND", "plan", "5050")]).events[0]
    assert (str(event.date_from), str(event.date_to), event.date_rule) == ("2018-01-01", "2018-12-31", "document")


def test_what_is_adopted_at_a_session_has_its_date():
    text = """Ngày 10/7, HĐND tỉnh tổ chức kỳ họp thứ 15.
HĐND tỉnh đã thông qua Nghị quyết về học phí."""
    events = {event.kind: event for event in scene(text, "vi", "2024-07-15", bodies=BODIES).events}
    assert str(events["issuance"].date_from) == "2024-07-10"
    assert events["issuance"].date_rule == "event"


def test_what_is_signed_on_the_occasion_has_its_date():
    text = """A conference to promote tourism took place in Hue on July 21.
On the occasion, Sacombank and the Provincial People's Committee signed an agreement."""
    events = {event.kind: event for event in scene(text, "en", "2017-07-26", bodies=BODIES).events}
    assert str(events["agreement"].date_from) == "2017-07-21"


def test_the_day_of_publication_never_fills_a_date():
    text = "UBND tỉnh tổ chức hội nghị sơ kết."
    assert scene(text, "vi", "2024-07-15", bodies=BODIES).events[0].date_from is None
