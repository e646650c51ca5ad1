"""What tells an event and what only looks like one. Each case: text, what is told (kind and status), nothing else."""

import pytest

from tests.events.scene import scene

BODIES = ["UBND tỉnh", "HĐND tỉnh", "Sở Công Thương", "Bộ Tài chính", "Chính phủ", "Quốc hội", "Sở Tài chính", "Tỉnh ủy",
          "Provincial People's Committee", "Ministry of Finance", "Government", "Department of Health", "National Assembly",
          "FPT Corporation"]
PEOPLE = [["Trần Văn Bình"], ["Le Thi Hoa"], ["To Van Nam"]]


def told(text: str, language: str) -> list[tuple[str, str]]:
    made = scene(text, language, "2024-07-15", bodies=BODIES, people=PEOPLE, places=["Huế", "Hue", "Lào", "Laos"])
    return [(event.kind, event.status or "") for event in made.events]


HAPPENED = [
    ("vi", "Sáng 12/7, UBND tỉnh tổ chức hội nghị sơ kết 6 tháng đầu năm.", "meeting"),
    ("vi", "Hội nghị xúc tiến đầu tư vừa diễn ra tại Huế.", "meeting"),
    ("vi", "Tại phiên họp lần thứ 15, UBND tỉnh cho ý kiến về 12 nội dung.", "meeting"),
    ("vi", "Ông Trần Văn Bình chủ trì cuộc họp về giải ngân vốn đầu tư công.", "meeting"),
    ("vi", "Chiều 10/7, đoàn công tác đã làm việc với Sở Công Thương.", "meeting"),
    ("vi", "UBND tỉnh vừa ban hành Quyết định số 12/QĐ-UBND.", "issuance"),
    ("vi", "UBND tỉnh đã nghiên cứu và ban hành Quyết định số 12/QĐ-UBND.", "issuance"),
    ("vi", "UBND tỉnh đã xây dựng, ban hành Quyết định số 12/QĐ-UBND.", "issuance"),
    ("vi", "HĐND tỉnh nhất trí thông qua Nghị quyết về đầu tư công.", "issuance"),
    ("vi", "Ngày 1/7, UBND tỉnh có văn bản về việc chấn chỉnh hoạt động khai thác cát.", "issuance"),
    ("vi", "Ngày 5/7, ông Trần Văn Bình đến thăm các gia đình chính sách.", "visit"),
    ("vi", "Ông Trần Văn Bình đã đi kiểm tra tiến độ tuyến đường ven biển.", "inspection"),
    ("vi", "Chính phủ đã thành lập Tổ công tác đặc biệt.", "establishment"),
    ("vi", "Sáng 3/7, tỉnh tổ chức lễ khởi công nhà máy điện gió.", "project_start"),
    ("vi", "Cầu Rạch Miễu 2 được khánh thành ngày 2/7.", "project_completion"),
    ("vi", "Ngày 4/7, Sở Công Thương và UBND tỉnh ký kết thỏa thuận hợp tác.", "agreement"),
    ("vi", "Bộ Tài chính quyết định bổ nhiệm ông Trần Văn Bình giữ chức Cục trưởng.", "appointment"),
    ("vi", "Ông Trần Văn Bình được bầu làm Chủ tịch HĐND tỉnh.", "election"),
    ("vi", "Bão số 3 đổ bộ vào đất liền đêm 7/7.", "disaster"),
    ("vi", "Bộ Tài chính công bố danh sách doanh nghiệp nợ thuế.", "announcement"),
    ("vi", "UBND tỉnh phát động phong trào trồng một tỷ cây xanh.", "other"),
    ("vi", "Ngày 4/7, Công an tỉnh khởi tố vụ án và bắt tạm giam ba đối tượng.", "other"),
    ("vi", "Chiều 3/7, Tòa án nhân dân huyện tuyên phạt hai bị cáo 5 năm tù.", "other"),
    ("vi", "Sáng 9/7, Sở Công Thương xử phạt hành chính một doanh nghiệp 90 triệu đồng.", "other"),
    ("vi", "Sáng 9/7, UBND tỉnh trao tặng 100 suất quà cho hộ nghèo.", "other"),
    ("vi", "UBND tỉnh vừa trao giấy chứng nhận đăng ký đầu tư cho 3 dự án.", "issuance"),
    ("vi", "Sáng 9/7, ông Trần Văn Bình trao Huân chương Lao động cho trường.", "ceremony"),
    ("vi", "Chiều 9/7, UBND tỉnh tổ chức bế mạc đợt thi đua.", "ceremony"),
    ("vi", "Tuần lễ hàng Việt tại Huế khai mạc tối 9/7.", "festival"),
    ("vi", "Trận mưa lớn đêm 9/7 gây ngập nhiều tuyến phố.", "disaster"),
    ("vi", "Lũ quét, sạt lở đất rạng sáng 9/7 làm 3 người chết.", "disaster"),
    ("vi", "Cầu Hói khánh thành, thông xe ngày 9/7.", "project_completion"),
    ("vi", "Với 100% đại biểu tán thành, HĐND tỉnh bầu ông Trần Văn Bình giữ chức Chủ tịch HĐND tỉnh.", "election"),
    ("vi", "Tiếp Đại sứ Lào chiều 9/7, ông Trần Văn Bình đánh giá cao quan hệ hai nước.", "meeting"),
    ("vi", "Sau khi Quốc hội thông qua Nghị quyết về ngân sách, các địa phương đã phân bổ vốn.", "issuance"),
    ("vi", "Hội nghị công bố quy hoạch tỉnh diễn ra sáng 9/7.", "meeting"),
    ("vi", "Ngày 9/7, UBND tỉnh đã thu hồi 15 ha đất của một dự án chậm tiến độ.", "other"),
    ("vi", "Chính phủ vừa quyết định công nhận Huế là đô thị loại I.", "issuance"),
    ("vi", "Chiều 9/7, UBND tỉnh họp nghe báo cáo về quy hoạch thủy lợi.", "meeting"),
    ("vi", "Giá gạo tăng, theo báo cáo tại hội nghị do Sở Công Thương tổ chức ngày 9/7.", "meeting"),
    ("vi", "Đại hội đã bầu Ban Chấp hành gồm 25 đồng chí.", "election"),
    ("vi", "Thỏa thuận hợp tác giữa Huế và Lào được ký kết ngày 9/7.", "agreement"),
    ("vi", "Ngày 9/7, hai bên ký kế hoạch thực hiện biên bản ghi nhớ hợp tác.", "agreement"),
    ("vi", "Ngày 9/7, ông Trần Văn Bình đến thăm, kiểm tra công tác trực bão tại Huế.", "inspection"),
    ("vi", "Ngày 9/7, ông Trần Văn Bình đã đến thăm và tặng quà các gia đình chính sách.", "visit"),
    ("vi", "Chính phủ phê chuẩn kết quả bầu chức vụ Chủ tịch UBND tỉnh đối với ông Trần Văn Bình.", "appointment"),
    ("vi", "Chính phủ đã có quyết định bổ nhiệm ông Trần Văn Bình làm trợ lý Bộ trưởng.", "appointment"),
    ("vi", "HĐND tỉnh thống nhất việc miễn nhiệm chức vụ Phó Chủ tịch đối với ông Trần Văn Bình.", "appointment"),
    ("vi", "Cổ đông hai ngân hàng tại Huế đã thông qua phương án sáp nhập.", "merger"),
    ("vi", "Chính phủ ban hành Nghị định số 12/2024/NĐ-CP ngày 9/7/2024 phê duyệt quy hoạch vùng.", "issuance"),
    ("en", "The figures were given at a workshop held in Hue on July 9 by the Department of Health.", "meeting"),
    ("en", "At a shareholders' meeting yesterday, the chairman spoke of rising costs.", "meeting"),
    ("en", "Le Thi Hoa met the Lao ambassador in Hue on July 9.", "meeting"),
    ("en", "Deputies on July 9 passed the amended Law on Fees.", "issuance"),
    ("en", "The Government on July 9 signed a decision appointing To Van Nam as Deputy Minister of Finance.", "appointment"),
    ("en", "A memorandum of understanding was signed on July 9 between Hue and Laos.", "agreement"),
    ("en", "Shareholders of FPT Corporation agreed to merge with a firm in Hue.", "merger"),
    ("en", "To Van Nam cut the ribbon to inaugurate a bridge in Hue on July 9.", "project_completion"),
    ("en", "The foundation stone of a hospital was laid in Hue on July 9.", "project_start"),
    ("en", "Floods killed two people in Hue on July 9.", "disaster"),
    ("vi", "Ngày 9/7, UBND tỉnh công bố và trao Quyết định của Chính phủ bổ nhiệm ông Trần Văn Bình giữ chức Cục trưởng.",
     "appointment"),
    ("en", "Police chiefs, lawmakers and firms signed a memorandum of understanding in Hue on July 9.", "agreement"),
    ("en", "The Government on July 4 licensed twelve ports in Hue.", "other"),
    ("en", "FPT Corporation began construction on July 4 of a plant in Hue.", "project_start"),
    ("en", "Police in Hue on July 4 arrested a 31-year-old man for storing drugs.", "other"),
    ("en", "In May 2024, a court sentenced two traffickers to life imprisonment.", "other"),
    ("en", "The Government on July 4 granted an investment certificate to FPT Corporation.", "issuance"),
    ("en", "Youth union members handed over 20 houses to poor families on July 4.", "other"),
    ("en", "FPT Corporation on Thursday launched its mobile app in Hue.", "other"),
    ("en", "A traffic accident occurred on July 4 in Hue.", "other"),
    ("en", "Floods and landslides have killed 15 people in Hue.", "disaster"),
    ("en", "A fire broke out at a warehouse in Hue on July 4.", "disaster"),
    ("en", "The Hue Lantern Festival kicked off on July 4.", "festival"),
    ("en", "Work began on a hospital in Hue on July 4.", "project_start"),
    ("en", "Prices will rise, To Van Nam said at a conference in Hue yesterday.", "meeting"),
    ("en", "The Government held a meeting on June law-making on July 10.", "meeting"),
    ("en", "A workshop on green finance took place in Hue on July 11.", "meeting"),
    ("en", "Le Thi Hoa chaired the 9th session of the committee.", "meeting"),
    ("en", "The Provincial People's Committee issued Decision No. 12 on July 3.", "issuance"),
    ("en", "The law was adopted by the National Assembly on June 27.", "issuance"),
    ("en", "Le Thi Hoa visited a garment factory in Hue on Monday.", "visit"),
    ("en", "Le Thi Hoa inspected the flood-hit dykes on July 9.", "inspection"),
    ("en", "The Government has established a steering committee on digital transformation.", "establishment"),
    ("en", "The Department of Health and FPT Corporation signed a memorandum of understanding.", "agreement"),
    ("en", "FPT Corporation broke ground on a chip plant on July 2.", "project_start"),
    ("en", "The bridge was inaugurated on July 2.", "project_completion"),
    ("en", "To Van Nam was appointed Deputy Minister of Finance on July 1.", "appointment"),
    ("en", "To Van Nam resigned on July 5.", "appointment"),
    ("en", "Le Thi Hoa was elected Chairwoman of the council on July 8.", "election"),
    ("en", "Typhoon Yagi made landfall on Saturday.", "disaster"),
    ("en", "The Ministry of Finance announced new fuel prices on July 11.", "announcement"),
]

PLANNED = [
    ("vi", "Tháng 8 tới, UBND tỉnh sẽ tổ chức hội nghị xúc tiến đầu tư.", "meeting"),
    ("vi", "Quốc hội dự kiến thông qua Luật Đất đai tại kỳ họp cuối năm.", "issuance"),
    ("vi", "Cầu dự kiến được khánh thành vào tháng 12.", "project_completion"),
    ("en", "The Government will hold a conference on housing in August.", "meeting"),
    ("en", "The plan is expected to be approved in the fourth quarter.", "issuance"),
    ("en", "Quang Nam will be merged with Da Nang.", "merger"),
]

NOTHING = [
    ("vi", "Theo thỏa thuận được ký kết, hai trường sẽ trao đổi sinh viên."),
    ("vi", "UBND tỉnh phân công các đơn vị chức năng di chuyển người dân."),
    ("vi", "Ông Trần Văn Bình từng giữ chức Giám đốc Sở Công Thương."),
    ("en", "Under the agreement that was signed, the universities will exchange students."),
    ("vi", "Sở Công Thương đã nhiều lần tổ chức hội thảo về thương mại điện tử."),
    ("en", "The school has repeatedly taken students to visit the Ministry of Finance."),
    ("en", "The products met the requirements of the Ministry of Finance."),
    ("en", "Results of FPT Corporation are announced every quarter."),
    ("vi", "UBND tỉnh yêu cầu các sở tổ chức hội nghị trước ngày 30/7."),
    ("vi", "Nếu nghị quyết được thông qua, học sinh sẽ được miễn học phí."),
    ("vi", "HĐND tỉnh chưa thông qua nghị quyết này."),
    ("vi", "Sở Công Thương trình UBND tỉnh ban hành quyết định phê duyệt."),
    ("vi", "UBND tỉnh đang nghiên cứu ban hành Quyết định số 12/QĐ-UBND."),
    ("vi", "Trong 6 tháng có 1.200 doanh nghiệp thành lập mới."),
    ("vi", "Cần sớm ban hành quy định về nhà ở xã hội."),
    ("vi", "Công tác thanh tra, kiểm tra được tăng cường."),
    ("vi", "Thông qua việc số hóa, doanh nghiệp tiết kiệm chi phí."),
    ("vi", "Huế đầu tư trung tâm hội nghị quốc tế."),
    ("vi", "Chính phủ đang nghiên cứu, xây dựng nghị định về đấu thầu."),
    ("vi", "Theo Nghị quyết Đại hội XIII, kinh tế tư nhân là động lực quan trọng."),
    ("vi", "Khu nghỉ dưỡng đón 2.000 du khách thăm mỗi ngày."),
    ("vi", "Hằng năm, UBND tỉnh tổ chức lễ hội hoa đăng."),
    ("vi", "Sau 29 năm hợp nhất, kinh tế hai vùng đã khác trước."),
    ("vi", "Chính phủ giao UBND tỉnh có trách nhiệm công bố quy hoạch."),
    ("vi", "Ngày 9/7, Sở Tài chính cho biết thu ngân sách tăng 5%."),
    ("vi", "Ngày 9/7, mực nước sông Hồng đã đạt 8 m."),
    ("en", "On July 4, the index dropped three points."),
    ("en", "FPT Corporation reached three billion dollars on July 4."),
    ("vi", "Các xã thường xuyên tổ chức hội nghị tuyên truyền."),
    ("vi", "Nhiều công trình, phần việc cụ thể cũng được khởi công."),
    ("vi", "Công an tỉnh đã bắt giữ 500 đối tượng, xử phạt 20 tỷ đồng."),
    ("vi", "Sở Công Thương hỗ trợ doanh nghiệp thông qua chương trình khuyến công."),
    ("vi", "Sở Công Thương khen Công an huyện có thành tích triệt phá đường dây làm hàng giả."),
    ("en", "The province holds a trade fair every year."),
    ("en", "The Government requires an approved plan from each bank."),
    ("en", "Soldiers are working with local residents to rebuild houses."),
    ("en", "The Government mends flood-hit roads."),
    ("en", "FPT Corporation received VND5 billion from exports."),
    ("en", "The province should hold a conference every year."),
    ("en", "If the bill is adopted, taxes will fall."),
    ("en", "The council has not approved the plan."),
    ("en", "The works are meeting the requirements of the port."),
    ("en", "About 470,000 people visited Hue in the first half."),
    ("en", "The ministry plans better fire prevention."),
    ("en", "The project has yet to break ground."),
    ("en", "Firms named after their founders signed up for the course."),
]


@pytest.mark.parametrize(("language", "text", "kind"), HAPPENED)
def test_it_happened(language: str, text: str, kind: str):
    assert told(text, language) == [(kind, "happened")]


@pytest.mark.parametrize(("language", "text", "kind"), PLANNED)
def test_it_is_planned(language: str, text: str, kind: str):
    assert (kind, "planned") in told(text, language)
    assert all(status == "planned" for _, status in told(text, language))


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_it_is_no_event(language: str, text: str):
    assert [kind for kind, status in told(text, language) if status == "happened"] == []


def test_what_a_numbered_document_is_about_is_done():
    text = "HĐND tỉnh ban hành Nghị quyết số 12/NQ-HĐND về việc thành lập Trung tâm Chuyển đổi số."
    made = scene(text, "vi", bodies=BODIES, legal=[["Nghị quyết số 12/NQ-HĐND", "resolution", "12"]])
    assert sorted(event.kind for event in made.events) == ["establishment", "issuance"]


def test_a_text_in_an_unknown_language_tells_nothing():
    assert told("Die Regierung hielt am 3. Juli eine Sitzung ab.", "de") == []


@pytest.mark.parametrize("text", ["", " ", "hội nghị", "meeting", "ban hành", "“", "\"", "theo", "bão số", "thứ", "Theo ,"])
def test_odd_texts_are_read(text: str):
    for language in ("vi", "en"):
        assert scene(text or "x", language).events is not None
        assert scene(text or "x", language).statements is not None
