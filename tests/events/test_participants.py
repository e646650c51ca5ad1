"""Who took part: roles, posts, and the printed order of attendance lists."""

from tests.events.scene import Scene, scene

BODIES = ["UBND tỉnh", "Sở Công Thương", "Sở Tài chính", "Mặt trận Tổ quốc tỉnh", "Department of Industry and Trade",
          "Provincial People's Committee", "Provincial Party Standing Committee", "Provincial Fatherland Front Committee",
          "HĐND tỉnh", "Bộ Tài chính"]


def roles(made: Scene) -> set[tuple[str | None, str]]:
    return {(made.name(row.entity_id), row.role) for row in made.participants}


def test_who_leads_and_who_is_met():
    made = scene("Ngày 7/6, Chủ tịch UBND tỉnh Trần Văn Bình làm việc với Sở Công Thương.", "vi", "2024-07-15",
                 people=[["Trần Văn Bình", "Chủ tịch UBND tỉnh", "UBND tỉnh"]], bodies=BODIES)
    assert roles(made) == {("Trần Văn Bình", "chair"), ("Sở Công Thương", "attendee")}


def test_the_body_of_a_title_takes_no_part():
    made = scene("Ngày 7/6, Chủ tịch UBND tỉnh Trần Văn Bình chủ trì cuộc họp.", "vi", "2024-07-15",
                 people=[["Trần Văn Bình", "Chủ tịch UBND tỉnh", "UBND tỉnh"]], bodies=BODIES)
    assert roles(made) == {("Trần Văn Bình", "chair")}


def test_an_attendance_list_keeps_its_order_and_posts():
    made = scene("""On June 7, Nguyen Duc Trung had a working session with the Department of Industry and Trade.
Also attending the meeting were comrades: Le Hong Vinh - Member of the Provincial Party Standing Committee; Nguyen Thi Kim Chi - \
Member of the Provincial Party Standing Committee; leaders of the Provincial Fatherland Front Committee.""", "en", "2023-06-08",
                 people=[["Nguyen Duc Trung"],
                         ["Le Hong Vinh", "Member of the Provincial Party Standing Committee", "Provincial Party Standing Committee"],
                         ["Nguyen Thi Kim Chi"]], bodies=BODIES)
    listed = sorted((row.ordinal, made.name(row.entity_id)) for row in made.participants if row.ordinal is not None)
    assert listed == [(0, "Le Hong Vinh"), (1, "Nguyen Thi Kim Chi"), (2, "Provincial Fatherland Front Committee")]
    vinh = next(row for row in made.participants if made.name(row.entity_id) == "Le Hong Vinh")
    assert vinh.position_id is not None


def test_a_vietnamese_attendance_list():
    made = scene("""Ngày 7/6, UBND tỉnh tổ chức hội nghị.
Cùng dự có các đồng chí: Trần Văn Bình; Lê Thị Hoa; đại diện Mặt trận Tổ quốc tỉnh.""", "vi", "2024-07-15",
                 people=[["Trần Văn Bình"], ["Lê Thị Hoa"]], bodies=BODIES)
    assert [(made.name(row.entity_id), row.ordinal) for row in made.participants if row.role == "attendee"] == [
        ("Trần Văn Bình", 0), ("Lê Thị Hoa", 1), ("Mặt trận Tổ quốc tỉnh", 2)]
    assert ("UBND tỉnh", "host") in roles(made)


def test_speakers_of_statements_take_part():
    made = scene("""Ngày 7/6, UBND tỉnh tổ chức hội nghị.
Ông Trần Văn Bình cho biết xuất khẩu của tỉnh tăng 5%.""", "vi", "2024-07-15", people=[["Trần Văn Bình"]], bodies=BODIES)
    assert ("Trần Văn Bình", "speaker") in roles(made)


def test_visitors_are_guests_and_the_visited_hosts():
    made = scene("Ngày 7/6, ông Trần Văn Bình đến thăm Sở Tài chính.", "vi", "2024-07-15", people=[["Trần Văn Bình"]],
                 bodies=BODIES)
    assert roles(made) == {("Trần Văn Bình", "guest"), ("Sở Tài chính", "host")}


def test_the_appointed_is_the_object():
    made = scene("Ngày 7/6, Bộ Tài chính bổ nhiệm ông Trần Văn Bình giữ chức Cục trưởng.", "vi", "2024-07-15",
                 people=[["Trần Văn Bình"]], bodies=BODIES)
    assert {("Trần Văn Bình", "object"), ("Bộ Tài chính", "host")} <= roles(made)


def test_every_span_is_cut_from_the_text():
    made = scene("Ngày 7/6, ông Trần Văn Bình đến thăm Sở Tài chính.", "vi", "2024-07-15", people=[["Trần Văn Bình"]],
                 bodies=BODIES)
    assert all(made.reading.tokens.text[row.char_start:row.char_end] == row.surface for row in made.participants)
