"""What each paragraph of a page is: small pages as outlets print them, one letter a line of the page."""

import pytest

from pipeline.records.input import Metadata
from tests.normalize.reading import B1, B2, B3, E1, E2, E3, kinds, read

LETTERS = {"T": "title", "Y": "byline", "L": "lead", "H": "heading", "B": "body", "Q": "quote", "C": "caption",
           "S": "source", "X": "boilerplate"}

PAGES = {
    "a Vietnamese page with everything": f"""X Trang chủ
X Kinh tế
T Nghệ An: Thu ngân sách 5 tháng đạt 48% dự toán
Y Phạm Bằng
Y Thứ Tư, 07/06/2023, 19:44 [GMT+7]
X Chia sẻ
L (Baonghean.vn) - {B1}
C Quang cảnh phiên họp. Ảnh: Phạm Bằng
B {B2}
H Nhiệm vụ trọng tâm
B {B3}
S Theo TTXVN
X Bình luận (0)
X Tin cùng chuyên mục
X Giá xăng tăng mạnh từ chiều nay
X Nghệ An: Thu ngân sách 5 tháng đạt 48% dự toán
X Bản quyền thuộc Báo Nghệ An""",
    "an English page with everything": f"""T Budget revenue reaches 48 percent of estimate
Y Wednesday, June 7, 2023 - 19:44
L Hà Nội (VNA) - {E1}
C Workers at a factory (Photo: VNA)
H Three key tasks
B {E2}
B {E3}
S VNA
X Related news
X Exports up 9 percent
X Share
X Tags: budget, Nghe An""",
    "a list after a colon is body": f"""T Thu ngân sách tăng khá
L {B1}
B Cụ thể như sau:
B - Thu nội địa 5.000 tỷ đồng;
B - Thu xuất nhập khẩu 2.000 tỷ đồng;
B - Thu khác 852 tỷ đồng
B {B2}
Y Bài, ảnh: NGUYỄN VĂN A - TRẦN B""",
    "numbered headings are neither title nor signature": f"""H I. TÌNH HÌNH KINH TẾ
H 1. Thu ngân sách
B {B1}
H 2. Chi ngân sách
B {B2}
H II. NHIỆM VỤ
B {B3}""",
    "a table is body": f"""B {B1}
B Huyện A | 45%
B Huyện B | 50%
B {B2}
B Huyện D 20 xã
B Huyện E 30 xã
B Huyện F 12 xã
B {B3}""",
    "quotations": f"""B {B1}
Q “Đây là kết quả rất đáng ghi nhận của toàn tỉnh”.
B "Chúng tôi sẽ tiếp tục nỗ lực trong thời gian tới", ông Nguyễn Văn A nói.
B “Chúng tôi sẽ nỗ lực”, ông nói. “Không thể khác được”.
B {B2}
S (Theo Báo Tin tức)""",
    "Markdown": f"""T # Thu ngân sách tăng
L {B1}
H ## Giải pháp
B {B2}""",
    "front matter": f"""X ---
X title: Thu ngân sách
X ---
B {B1}
B {B2}""",
    "sections signed in capitals": f"""B {B1}
Y ĐOÀN NHẠN
C Cô và trò Trường tiểu học đón năm học mới - Ảnh: Thùy Chi
B {B2}
Y TRẦN HOÀI
C Học sinh trong lễ kỷ niệm 70 năm thành lập trường - Ảnh: Đ.H.
B {B3}
Y ĐÔNG HÀ
B {B1}""",
    "a heading that the section says again in full": f"""B {E1}
H The province will continue to be a strategic growth pole.
B {E2}
B The Secretary believes that the province will continue to be a strategic growth pole, a center for startups and more.
B {E3}""",
    "a title that is a question": f"""T Vì sao tiến độ giải ngân vốn đầu tư công của nhiều địa phương vẫn chậm?
Y Cập nhật lúc 08:30 ngày 17/12/2021
L {B1}
B {B2}""",
    "the title twice": f"""T Thu ngân sách tăng khá
X Thu ngân sách tăng khá
L {B1}
B {B2}""",
    "only furniture and names": """X Share
X (2) comments""",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n \u00a0\n"], ids=["lines", "blank lines", "odd blanks"])
def test_each_line_of_a_page_gets_its_kind(name: str, gap: str):
    lines = PAGES[name].split("\n")
    found = kinds(gap.join(line[2:] for line in lines))
    assert [f"{kind}: {line[2:]}" for kind, line in zip(found, lines, strict=True)] == [
        f"{LETTERS[line[0]]}: {line[2:]}" for line in lines]


FALSE_FRIENDS = [
    "Một số địa phương có tỷ lệ giải ngân cao, điển hình: Nghi Lộc, Diễn Châu, Yên Thành.",
    "Latest figures show that exports of the province rose by nine percent in the first half of the year.",
    "Featured products of the province include tea, coffee and seafood, the department said in its report.",
    "Share prices fell by two percent on Monday after the central bank had raised its key interest rate.",
    "Bản quyền tác phẩm của các nhạc sĩ được bảo vệ tốt hơn trong năm nay, theo báo cáo của trung tâm.",
    "Giấy phép số 123/GP cấp cho doanh nghiệp đã hết hạn, đoàn kiểm tra cho biết trong buổi làm việc.",
    "Theo Bộ trưởng, muốn phát triển kinh tế số nhanh thì phải nhanh chóng xây dựng các cơ sở dữ liệu này.",
    "By the end of June, the province had disbursed 45 percent of its public investment capital plan.",
    "According to the Ministry of Finance, budget revenue reached 48 percent of the yearly estimate.",
    "Source of capital: the central budget will pay for half of the project, the province for the rest.",
    "Theo dõi sát diễn biến thời tiết là yêu cầu của Thủ tướng đối với các địa phương trong mùa mưa bão.",
    "Tin vào sự lãnh đạo của Đảng, nhân dân các dân tộc trong tỉnh nỗ lực hoàn thành các chỉ tiêu đề ra.",
    "On June 7, 2023, the chairman of the province worked with the department on the plan for the year.",
    "Vinamilk (VNM) - doanh nghiệp sữa lớn nhất cả nước - công bố doanh thu quý II đạt 16.000 tỷ đồng.",
    "Print media of the province reached two million readers last year, a report of the department said.",
]


@pytest.mark.parametrize("sentence", FALSE_FRIENDS)
def test_a_sentence_that_begins_or_ends_like_furniture_is_body(sentence: str):
    first, last = (B1, B2) if not sentence.isascii() else (E1, E2)
    assert kinds(f"{first}\n{sentence}\n{last}") == ["body"] * 3


def test_the_last_sentence_without_its_stop_is_no_heading():
    assert kinds(f"{B1}\n{B2}\n{B3[:-1]}") == ["body"] * 3


def test_a_given_title_that_the_text_repeats_is_its_title():
    metadata = Metadata(title="Thu ngân sách\u00a0tăng khá")
    assert kinds(f"Thu ngân sách tăng khá\n{B1}\n{B2}", metadata) == ["title", "lead", "body"]


def test_a_given_title_that_the_text_does_not_print_leaves_its_first_line_alone():
    metadata = Metadata(title="Thu ngân sách tăng khá")
    assert kinds(f"{B1}\n{B2}", metadata) == ["lead", "body"]
    assert kinds(f"Tình hình chung\n{B1}\n{B2}", metadata) == ["heading", "lead", "body"]


def test_what_repeats_an_earlier_line_says_so():
    found = read(f"Thu ngân sách tăng khá\n{B1}\n{B1}\n{B2}\nTin mới\nThu ngân sách tăng khá")
    assert [row.is_repeat for row in found.paragraphs] == [False, False, True, False, False, True]
    assert [row.kind for row in found.paragraphs] == ["title", "lead", "body", "body", "boilerplate", "boilerplate"]


WRAPPED = """Theo báo cáo của Sở Tài chính, tổng thu ngân sách nhà nước trong 5
tháng đầu năm ước đạt 7.852 tỷ đồng, bằng 48% dự toán năm, trong đó thu
nội địa đạt 5.000 tỷ đồng. Chủ tịch UBND tỉnh yêu cầu các sở, ngành tập
trung tháo gỡ khó khăn cho doanh nghiệp trong những tháng còn lại của
năm, nhất là các dự án trọng điểm.

Kết luận hội nghị, đồng chí Chủ tịch UBND tỉnh giao Sở Kế hoạch và Đầu
tư chủ trì, phối hợp với các đơn vị liên quan đẩy nhanh tiến độ giải
ngân vốn đầu tư công, phấn đấu đạt trên 95% kế hoạch."""


def test_text_wrapped_at_a_width_is_put_together_at_blank_lines():
    found = read(WRAPPED)
    assert [(row.char_start, row.kind) for row in found.paragraphs] == [(0, "body"), (WRAPPED.index("Kết luận"), "body")]


def test_a_sentence_cut_by_a_line_break_is_one_paragraph():
    cut = B1.replace("ước đạt", "ước\nđạt")
    found = read(f"{cut}\n{B2}")
    assert [row.char_end for row in found.paragraphs] == [len(cut), len(cut) + 1 + len(B2)]


def test_items_and_headings_are_not_taken_for_halves_of_a_sentence():
    assert len(read(f"{B1}\nthu nội địa\nthu khác\n{B2}").paragraphs) == 4
