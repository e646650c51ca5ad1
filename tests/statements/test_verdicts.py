"""Verdicts on targets without a number: what is judged, how it stands, for which period; and what is no verdict."""

import pytest

from pipeline.records import Statement
from tests.events.scene import scene


def judged(text: str, language: str) -> list[Statement]:
    return [one for one in scene(text, language, "2024-07-15").statements if one.verdict is not None]


CASES = [
    ("en", "However, the implementation of specific targets for the period 2018 - 2023 is lower than the Program No. 16-CTr/TU.",
     "missed", "the implementation of specific targets", "2018-01-01", "2023-12-31"),
    ("vi", "Tuy nhiên, hầu hết các mục tiêu phát triển công nghiệp thực hiện giai đoạn 2018 - 2023 đạt thấp so với kế hoạch.",
     "missed", "hầu hết các mục tiêu phát triển công nghiệp", "2018-01-01", "2023-12-31"),
    ("en", "The growth rate of industrial added value is estimated to not meet the 2023 plan.",
     "behind", "The growth rate of industrial added value", "2023-01-01", "2023-12-31"),
    ("en", "Some estimated targets for the first 5 months of 2023 did not ensure the progress of the plan.",
     "behind", "Some estimated targets", "2023-01-01", "2023-05-31"),
    ("vi", "Thu ngân sách năm 2023 không đạt kế hoạch đề ra.", "missed", "Thu ngân sách", "2023-01-01", "2023-12-31"),
    ("vi", "Các chỉ tiêu chủ yếu đều đạt và vượt kế hoạch.", "met", "Các chỉ tiêu chủ yếu", None, None),
    ("en", "Budget revenue and exports exceeded the plan.", "met", "Budget revenue and exports", None, None),
    ("vi", "Nhiều dự án giao thông chậm tiến độ.", "behind", "Nhiều dự án giao thông", None, None),
    ("en", "The ring road is ahead of schedule.", "ahead", "The ring road", None, None),
    ("vi", "Nguồn nhân lực số của tỉnh chưa đáp ứng được yêu cầu.", "requirement_not_met", "Nguồn nhân lực số của tỉnh", None,
     None),
    ("vi", "Hạ tầng giao thông, khu dân cư, nhà ở công nhân cơ bản đáp ứng nhu cầu.", "requirement_met",
     "Hạ tầng giao thông, khu dân cư, nhà ở công nhân", None, None),
    ("vi", "Chỉ tiêu thu ngân sách khó có thể đạt.", "behind", "Chỉ tiêu thu ngân sách", None, None),
    ("vi", "Nhiều công trình trọng điểm không kịp về đích.", "behind", "Nhiều công trình trọng điểm", None, None),
    ("vi", "Ngành thuế hoàn thành xuất sắc nhiệm vụ.", "met", "Ngành thuế", None, None),
    ("vi", "Chỉ tiêu trồng rừng chưa thể hoàn thành kế hoạch.", "missed", "Chỉ tiêu trồng rừng", None, None),
    ("vi", "Cầu vượt biển hoàn thành trước thời hạn.", "ahead", "Cầu vượt biển", None, None),
    ("vi", "Hệ thống thoát nước chưa theo kịp nhu cầu.", "requirement_not_met", "Hệ thống thoát nước", None, None),
    ("en", "The housing programme has fallen short of the plan.", "missed", "The housing programme", None, None),
    ("en", "The export target is difficult to achieve.", "behind", "The export target", None, None),
    ("en", "The tax sector surpassed its target.", "met", "The tax sector", None, None),
    ("en", "The bridge was completed ahead of the deadline.", "ahead", "The bridge was completed", None, None),
    ("en", "The drainage system cannot meet the demand.", "requirement_not_met", "The drainage system", None, None),
]

NONE = [
    ("vi", "Thu ngân sách đạt 41% kế hoạch."),
    ("vi", "Xuất khẩu thấp hơn 5% so với kế hoạch."),
    ("vi", "Toàn ngành phấn đấu hoàn thành kế hoạch năm 2024."),
    ("vi", "Các đơn vị phải bảo đảm không để dự án chậm tiến độ."),
    ("vi", "Các địa phương phấn đấu hoàn thành xuất sắc nhiệm vụ."),
    ("vi", "Phải tập trung để không trượt tiến độ."),
    ("vi", "Giá vàng trong nước thấp hơn giá thế giới."),
    ("en", "The province strives to exceed the plan."),
    ("en", "Revenue reached 98 percent, lower than the plan of 100 percent: 98%."),
    ("en", "Prices were lower than last year."),
    ("en", "The company must not fall behind schedule."),
]


@pytest.mark.parametrize(("language", "text", "stands", "topic", "start", "end"), CASES)
def test_a_verdict(language: str, text: str, stands: str, topic: str, start: str | None, end: str | None):
    found = [(one.verdict, one.topic, one.period_start and str(one.period_start), one.period_end and str(one.period_end))
             for one in judged(text, language)]
    assert found == [(stands, topic, start, end)]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_verdict(language: str, text: str):
    assert [(one.verdict, one.surface) for one in judged(text, language)] == []


def test_a_verdict_inside_speech_has_its_speaker():
    made = scene("Ông Trần Văn Bình cho biết, một số chỉ tiêu đạt thấp so với kế hoạch.", "vi", "2024-07-15",
                 people=[["Trần Văn Bình"]])
    assert [(one.verdict, made.name(one.speaker_id)) for one in made.statements if one.verdict] == [("missed", "Trần Văn Bình")]


def test_the_seeds_say_what_was_missed_and_what_suffices(root):
    """The unquantified verdicts of the five articles, each with its topic."""
    found = set()
    for name, language in (("000", "en"), ("001", "vi"), ("002", "en"), ("003", "en"), ("004", "en")):
        text = next((root / "seeds").glob(f"{name}_*.txt")).read_text(encoding="utf-8")
        found |= {(name, one.verdict) for one in judged(text, language)}
    assert found == {("000", "missed"), ("000", "requirement_not_met"), ("001", "missed"), ("001", "requirement_met"),
                     ("001", "requirement_not_met"), ("002", "behind"), ("003", "requirement_met"),
                     ("003", "requirement_not_met")}
