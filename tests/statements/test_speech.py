"""Who said what to whom: subjects, quotations, several sentences, rank, deadlines."""

import pytest

from tests.events.scene import Scene, scene

BODIES = ["Sở Tài chính", "Chính phủ", "Quốc hội", "UBND tỉnh", "UBND huyện", "HĐND tỉnh", "Sở Y tế", "Department of Finance",
          "Central Government", "Ministry of Health", "Provincial People's Committee"]
CHAIR = ["Trần Văn Bình", "Chủ tịch UBND tỉnh", "UBND tỉnh"]
HEAD = ["Lê Thị Hoa", "Giám đốc Sở Y tế", "Sở Y tế"]
MAYOR = ["Tran Van Binh", "Chairman", "Provincial People's Committee"]


def vi(text: str, **given) -> Scene:
    return scene(text, "vi", "2024-07-15", people=[CHAIR, HEAD], bodies=BODIES, places=["Quảng Nam"], **given)


def en(text: str, **given) -> Scene:
    return scene(text, "en", "2024-07-15", people=[MAYOR, ["To Van Nam", "Director", ""]], bodies=BODIES,
                 places=["Quang Nam"], **given)


def said(made: Scene) -> list[tuple[str, str | None, str | None, str]]:
    return [(one.kind, made.name(one.speaker_id), made.name(one.addressee_id), one.surface) for one in made.statements]


def test_what_is_said_ends_with_its_sentence():
    assert said(vi("Ông Trần Văn Bình cho biết xuất khẩu tăng 5%.")) == [("report", "Trần Văn Bình", None, "xuất khẩu tăng 5%")]


def test_speech_runs_on_until_somebody_else_speaks():
    made = vi("Ông Trần Văn Bình cho biết xuất khẩu tăng 5%. Nhập khẩu giảm 2%. Sở Y tế cho biết dịch đã qua đi hẳn.")
    assert [row[3] for row in said(made)] == ["xuất khẩu tăng 5%. Nhập khẩu giảm 2%", "dịch đã qua đi hẳn"]


def test_speech_does_not_run_into_the_next_paragraph():
    made = vi("Ông Trần Văn Bình cho biết xuất khẩu tăng 5%.\nNhập khẩu giảm 2%.")
    assert [row[3] for row in said(made)] == ["xuất khẩu tăng 5%"]


@pytest.mark.parametrize("text", [
    "Theo ông Trần Văn Bình, bà Lê Thị Hoa cho biết dịch đã qua đi hẳn.",
    "Theo bà Lê Thị Hoa, Giám đốc Sở Y tế, ông Trần Văn Bình nhận định dịch đã qua đi hẳn.",
    "Theo Sở Y tế, UBND huyện đề nghị UBND tỉnh hỗ trợ thêm kinh phí.",
])
def test_one_who_tells_what_another_said(text: str):
    made = vi(text)
    outer, inner = sorted(made.statements, key=lambda one: one.char_start)
    assert outer.char_start < inner.char_start < inner.char_end == outer.char_end
    assert outer.cue.startswith("Theo")
    assert outer.speaker_id != inner.speaker_id


def test_a_quotation_that_its_speaker_follows():
    made = vi("“Phải làm xong con đường này trong năm nay”, ông Bình nhấn mạnh.\nÔng Trần Văn Bình ra về.")
    assert [(one.is_verbatim, made.name(one.speaker_id)) for one in made.statements] == [(True, "Trần Văn Bình")]
    assert made.statements[0].surface.startswith("“")
    assert made.statements[0].surface.endswith("”")


def test_a_quotation_over_two_paragraphs_is_one_statement_in_each():
    made = vi('Bà Lê Thị Hoa kể: "Hôm đó mưa rất to, nước lên nhanh.\nChúng tôi phải chạy lên đồi cả đêm".')
    assert [(one.is_verbatim, made.name(one.speaker_id)) for one in made.statements] == [(True, "Lê Thị Hoa")] * 2


def test_reported_speech_ends_where_a_quotation_begins():
    made = vi('Bà Lê Thị Hoa cho biết dịch đã qua đi hẳn. "Bệnh viện đã trở lại bình thường từ tuần trước. Mọi người rất vui", bà Hoa nói.')
    assert [(one.is_verbatim, one.surface[:12]) for one in made.statements] == [(False, "dịch đã qua "), (True, '"Bệnh viện đ')]


def test_a_term_in_quotation_marks_is_no_quotation():
    made = vi("Ông Trần Văn Bình cho biết mô hình “một cửa” đã có kết quả.")
    assert [one.is_verbatim for one in made.statements] == [False]


def test_the_speaker_behind_the_verb():
    assert said(en("Exports will rise next year, said To Van Nam, Director of the port.")) == [
        ("report", "To Van Nam", None, "Exports will rise next year")]


def test_he_is_the_one_who_spoke_before():
    made = en("To Van Nam said exports rose.\nHe called on Central Government to cut taxes.")
    assert [row[:3] for row in said(made)] == [("report", "To Van Nam", None), ("directive", "To Van Nam", "Central Government")]


def test_a_title_alone_names_the_one_who_holds_it():
    made = en("Chairman of the Provincial People's Committee Tran Van Binh praised the results.\n"
              "The chairman said exports rose by 5%.")
    assert [row[1] for row in said(made)] == ["Tran Van Binh", "Tran Van Binh"]


def test_a_title_of_another_body_names_somebody_else():
    made = scene("Giám đốc Sở Y tế Lê Thị Hoa phát biểu. Giám đốc Sở Tài chính cho biết thu ngân sách tăng khá.", "vi", "2024-07-15",
                 people=[["Lê Thị Hoa", "Giám đốc", "Sở Y tế"]], bodies=BODIES)
    assert [row[1] for row in said(made)] == ["Sở Tài chính"]


def test_leaders_of_a_province_speak_for_it():
    assert [row[:2] for row in said(vi("Lãnh đạo tỉnh Quảng Nam thừa nhận tiến độ còn chậm."))] == [("assessment", "Quảng Nam")]


def test_what_a_report_says_without_a_name():
    assert [row[:2] for row in said(en("According to the report, exports rose by 5% last year."))] == [("report", None)]


def test_a_law_says_nothing():
    made = scene("Theo Nghị định 15, doanh nghiệp được giảm thuế.", "vi", legal=[("Nghị định 15", "decree", "15")])
    assert made.statements == []


def test_nouns_that_look_like_verbs_say_nothing():
    for text in ("Những đề xuất, kiến nghị của tỉnh được ghi vào biên bản.", "Công nghệ thông tin của Sở Y tế phát triển nhanh.",
                 "Báo cáo của Sở Tài chính dài 20 trang.", "Ban Chỉ đạo của UBND tỉnh gồm 12 người.",
                 "Theo quy định, mức hỗ trợ là 2 triệu đồng."):
        assert vi(text).statements == [], text


def test_the_order_goes_down():
    made = vi("Ông Trần Văn Bình, Chủ tịch UBND tỉnh, đề nghị Sở Tài chính bố trí vốn.")
    assert [row[:3] for row in said(made)] == [("directive", "Trần Văn Bình", "Sở Tài chính")]


def test_the_proposal_goes_up():
    made = vi("Ông Trần Văn Bình, Chủ tịch UBND tỉnh, đề nghị Chính phủ bố trí vốn.")
    assert [row[:3] for row in said(made)] == [("proposal", "Trần Văn Bình", "Chính phủ")]


def test_peers_propose():
    made = vi("Sở Y tế đề nghị Sở Tài chính bố trí vốn cho bệnh viện.")
    assert [row[:3] for row in said(made)] == [("proposal", "Sở Y tế", "Sở Tài chính")]


def test_firms_are_asked_not_ordered():
    assert [row[0] for row in said(en("Tran Van Binh, Chairman of the Provincial People's Committee, called on investors to come."))
            ] == ["proposal"]


def test_two_verbs_of_one_speaker():
    made = vi("Ông Trần Văn Bình ghi nhận nỗ lực của ngành y tế, đồng thời yêu cầu Sở Y tế rà soát giá thuốc.")
    assert said(made) == [("assessment", "Trần Văn Bình", None, "nỗ lực của ngành y tế"),
                          ("directive", "Trần Văn Bình", "Sở Y tế", "Sở Y tế rà soát giá thuốc")]


def test_verbs_inside_an_order_are_part_of_it():
    made = vi("Ông Trần Văn Bình yêu cầu Sở Y tế rà soát, báo cáo UBND tỉnh, đề xuất giải pháp.")
    assert len(made.statements) == 1


def test_who_is_reported_to():
    made = vi("Báo cáo với UBND tỉnh, Sở Tài chính cho biết thu ngân sách tăng 7%.")
    assert [row[:3] for row in said(made)] == [("report", "Sở Tài chính", "UBND tỉnh")]


def test_the_deadline_of_an_order():
    one = vi("Ông Trần Văn Bình yêu cầu Sở Y tế hoàn thành trước ngày 31/12/2024.").statements[0]
    assert str(one.due_to) == "2024-12-31"
    other = vi("Ông Trần Văn Bình yêu cầu Sở Y tế hoàn thành trong tháng 11/2024.").statements[0]
    assert (str(other.due_from), str(other.due_to)) == ("2024-11-01", "2024-11-30")


def test_a_planning_period_is_no_deadline():
    one = vi("Ông Trần Văn Bình yêu cầu Sở Y tế xây dựng kế hoạch giai đoạn 2026 - 2030.").statements[0]
    assert one.due_to is None


def test_an_obstacle_makes_a_report_a_difficulty():
    assert [row[0] for row in said(vi("Bà Lê Thị Hoa cho biết đấu thầu thuốc còn nhiều vướng mắc."))] == ["difficulty"]


def test_polarity_follows_the_verb_then_the_words():
    for text, polarity in (("Ông Trần Văn Bình đánh giá cao kết quả đạt được.", 1),
                           ("Ông Trần Văn Bình thừa nhận kết quả còn khiêm tốn.", -1),
                           ("Ông Trần Văn Bình nhận định kinh tế có nhiều khởi sắc.", 1),
                           ("Ông Trần Văn Bình nhận định giải ngân còn thấp.", -1),
                           ("Ông Trần Văn Bình nhấn mạnh đây là nhiệm vụ chung.", 0)):
        assert [one.polarity for one in vi(text).statements] == [polarity], text


def test_duties_behind_an_order_are_its_speakers():
    made = en("Chairman of the Provincial People's Committee Tran Van Binh requested the Ministry of Health to help.\n"
              "The Department of Finance also needs to review the list.\nOther news of the day.")
    assert [row[:3] for row in said(made)][1:] == [("directive", "Tran Van Binh", "Department of Finance")]


def test_orders_go_on_behind_dong_thoi():
    made = vi("Ông Trần Văn Bình yêu cầu Sở Y tế rà soát giá thuốc.\nĐồng thời, đẩy nhanh tiến độ đấu thầu thuốc.")
    assert [row[:2] for row in said(made)] == [("directive", "Trần Văn Bình")] * 2


def test_captions_hold_no_speech():
    made = en("Tran Van Binh said exports rose by 5%. Photo: A", kinds={0: "caption"})
    assert made.statements == []


def test_the_gathering_at_which_it_was_said():
    made = vi("Ngày 12/7, UBND tỉnh tổ chức hội nghị.\nÔng Trần Văn Bình cho biết xuất khẩu tăng 5%.")
    assert [one.event_id for one in made.statements] == [made.events[0].event_id]


def test_every_span_is_cut_from_the_text_and_told_once():
    made = vi("Ông Trần Văn Bình cho biết xuất khẩu tăng. Các chỉ tiêu đạt thấp so với kế hoạch, Sở Y tế nhận định như vậy.")
    assert all(made.reading.tokens.text[one.char_start:one.char_end] == one.surface for one in made.statements)
    assert len({one.statement_id for one in made.statements}) == len(made.statements)


@pytest.mark.parametrize(("language", "text", "kind"), [
    ("vi", "Ông Trần Văn Bình xác nhận cầu đã thông xe.", "report"),
    ("vi", "Bà Lê Thị Hoa lo ngại dịch quay lại.", "assessment"),
    ("vi", "Bà Lê Thị Hoa chúc mừng các thầy thuốc trẻ.", "assessment"),
    ("vi", "Bà Lê Thị Hoa khuyến cáo người dân đeo khẩu trang.", "proposal"),
    ("vi", "Ông Trần Văn Bình hứa sẽ sửa xong tuyến đường.", "commitment"),
    ("en", "Tran Van Binh confirmed that the bridge was open.", "report"),
    ("en", "Tran Van Binh insisted that prices were fair.", "assessment"),
    ("en", "Tran Van Binh congratulated the teachers on their work.", "assessment"),
    ("en", "Tran Van Binh cautioned that floods may return.", "assessment"),
    ("en", "Tran Van Binh vowed that the road would open.", "commitment"),
])
def test_verbs_of_speech_by_class(language: str, text: str, kind: str):
    assert [row[0] for row in said((vi if language == "vi" else en)(text))] == [kind]


@pytest.mark.parametrize(("language", "text"), [
    ("vi", "Những lo ngại về lạm phát đã giảm."),
    ("vi", "Giấy xác nhận được cấp trong ngày."),
    ("en", "Concerns about prices have eased."),
    ("en", "The floods claimed ten lives."),
])
def test_nouns_and_other_verbs_say_nothing(language: str, text: str):
    assert said((vi if language == "vi" else en)(text)) == []
