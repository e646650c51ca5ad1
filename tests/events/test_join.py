"""One event, many mentions: lead, body, captions. Other events of the same kind stay apart."""

import pytest

from tests.events.scene import scene

BODIES = ["UBND tỉnh", "HĐND tỉnh", "Sở Công Thương", "Sở Y tế", "Bộ Chính trị", "Department of Finance", "Politburo"]
PEOPLE = [["Trần Văn Bình", "Chủ tịch UBND tỉnh", "UBND tỉnh"], ["Nguyen Duc Trung"], ["Le Hong Vinh"]]


def counts(text: str, language: str = "vi") -> list[tuple[str, int]]:
    found = scene(text, language, "2024-07-15", bodies=BODIES, people=PEOPLE).found
    return [(event.kind, sum(m.event_id == event.event_id for m in found.mentions)) for event in found.events]


def test_mentions_that_point_back_tell_the_event_before():
    assert counts("""Sáng 12/7, Chủ tịch UBND tỉnh Trần Văn Bình có buổi làm việc với Sở Công Thương.
Tại buổi làm việc, Sở Công Thương báo cáo kết quả.
Phát biểu kết luận buổi làm việc, ông Bình yêu cầu đẩy nhanh tiến độ.""") == [("meeting", 3)]


def test_a_caption_that_tells_the_session_again_tells_no_other():
    text = """On the afternoon of June 7, Nguyen Duc Trung had a working session with the Department of Finance.
Overview of the working session of Comrade Nguyen Duc Trung with the Department of Finance. Photo: A
Comrade Le Hong Vinh spoke at the meeting. Photo: A"""
    found = scene(text, "en", "2023-06-08", bodies=BODIES, people=PEOPLE, kinds={1: "caption", 2: "caption"}).found
    assert [event.kind for event in found.events] == ["meeting"]
    assert len(found.mentions) == 3


def test_a_meeting_of_another_body_is_another_event():
    assert counts("""On June 7, Nguyen Duc Trung had a working session with the Department of Finance.
Recently, the Politburo held a meeting to review ten years of work.
At the working session, leaders contributed many ideas.""", "en") == [("meeting", 2), ("meeting", 1)]


def test_sessions_with_other_numbers_are_others():
    assert counts("""Tại phiên họp lần thứ 97, UBND tỉnh cho ý kiến 5 nội dung.
Tại phiên họp lần thứ 96, UBND tỉnh đã cho ý kiến 7 nội dung.""") == [("meeting", 1), ("meeting", 1)]


def test_days_that_differ_keep_events_apart():
    assert counts("""Ngày 3/7, UBND tỉnh tổ chức hội nghị về đầu tư công.
Ngày 9/7, UBND tỉnh tổ chức hội nghị về đầu tư công.""") == [("meeting", 1), ("meeting", 1)]


def test_documents_that_differ_are_issued_apart():
    text = "UBND tỉnh đã ban hành Kế hoạch số 12, Sở Y tế ban hành Kế hoạch số 34."
    found = scene(text, "vi", bodies=BODIES, legal=[("Kế hoạch số 12", "plan", "12"), ("Kế hoạch số 34", "plan", "34")]).found
    assert [event.kind for event in found.events] == ["issuance", "issuance"]


def test_many_resolutions_are_those_told_one_by_one():
    assert counts("""HĐND tỉnh đã thông qua nhiều nghị quyết quan trọng.
HĐND tỉnh nhất trí thông qua Nghị quyết về miễn học phí cho học sinh mầm non.
HĐND tỉnh cũng thông qua Nghị quyết về biên chế năm 2025.""") == [("issuance", 1), ("issuance", 2)]


def test_a_post_taken_up_and_a_post_left_are_two_events():
    assert counts("HĐND tỉnh miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh đối với ông Trần Văn Bình (đến nhận công tác, giữ chức vụ "
                  "Trưởng ban).") == [("appointment", 1), ("appointment", 1)]


def test_a_storm_is_one_by_its_number():
    assert counts("""Bão số 3 làm 29 người chết.
Ngày 7/9, bão số 3 đi vào Vịnh Bắc Bộ.
Trước đó, bão số 2 không ảnh hưởng đất liền.""") == [("disaster", 2), ("disaster", 1)]


@pytest.mark.parametrize("text", ["Ngày 3/7, UBND tỉnh tổ chức hội nghị về đầu tư công. Tại hội nghị, đại biểu phát biểu."])
def test_ids_are_those_of_the_smallest_mention(text: str):
    found = scene(text, "vi", "2024-07-15", bodies=BODIES).found
    assert [event.event_id for event in found.events] == [min(m.event_mention_id for m in found.mentions)]
    made = scene(text, "vi", "2024-07-15", bodies=BODIES)
    assert all(made.reading.tokens.text[m.char_start:m.char_end] == m.surface for m in found.mentions)


def test_a_caption_or_a_word_behind_at_waits_for_the_meeting_it_points_to():
    assert counts("""Tại cuộc họp, ông Hà nêu ba nhiệm vụ.
Sáng 18/7, Bộ Công Thương đã đồng tổ chức cuộc họp trực tuyến với các địa phương.""", "vi") == [("meeting", 2)]


def test_one_merger_told_again_is_one():
    assert counts("""Ngày 1/7/2025, Bình Phước sáp nhập với Đồng Nai.
Sau sáp nhập, tỉnh có diện tích lớn hơn.""", "vi") == [("merger", 2)]


def test_two_verbs_side_by_side_tell_one_event():
    assert counts("Sáng 5/5, cầu Hói khánh thành, thông xe.", "vi") == [("project_completion", 2)]


def test_persons_of_one_verb_are_events_of_their_own():
    people = [["Hà Văn Nam"], ["Lê Thị Lan"], ["Trần Văn Bình"]]
    found = scene("""HĐND tỉnh đã miễn nhiệm chức vụ Chủ tịch UBND tỉnh đối với ông Hà Văn Nam và chức vụ Phó Chủ tịch đối với bà
Lê Thị Lan.""".replace("\n", " "), "vi", "2024-07-15", bodies=BODIES, people=people).found
    assert [event.kind for event in found.events] == ["appointment", "appointment"]


def test_who_attends_points_back():
    assert counts("""Sáng 12/7, UBND tỉnh và Sở Công Thương có buổi làm việc.
Dự buổi làm việc và ký kết hợp tác có các đồng chí lãnh đạo Sở Y tế.""") == [("meeting", 2)]


def test_the_same_day_is_the_day_told_before():
    found = scene("""Sáng 12/7, ông Trần Văn Bình thăm Trường Chuyên. Chiều cùng ngày, ông Trần Văn Bình làm việc với Sở Y tế.""",
                  "vi", "2024-07-15", bodies=BODIES, people=PEOPLE).found
    assert [(event.kind, str(event.date_from)) for event in found.events] == [("visit", "2024-07-12"), ("meeting", "2024-07-12")]


def test_floods_of_other_days_are_others():
    assert counts("""Mưa lũ từ ngày 2 đến 5/7 làm 3 người chết ở Huế.
Tại các tỉnh khác, dông lốc từ ngày 3 đến 5/7 làm 15 người bị thương.""") == [("disaster", 1), ("disaster", 1)]


def test_a_title_tells_what_nothing_behind_it_tells():
    text = """Sở Y tế và Sở Công Thương ký kết thỏa thuận hợp tác
Hai bên sẽ chia sẻ dữ liệu trong ba năm tới."""
    found = scene(text, "vi", "2024-07-15", bodies=BODIES, people=PEOPLE, kinds={0: "title"}).found
    assert [event.kind for event in found.events] == ["agreement"]
