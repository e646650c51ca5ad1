"""Reading a text as one article, for tests."""

from types import SimpleNamespace

from pipeline.lexicon.identify import languages
from pipeline.lexicon.page import page
from pipeline.normalize import Normalized, normalize
from pipeline.records.input import Metadata, RawArticle

B1 = "Theo báo cáo của Sở Tài chính, tổng thu ngân sách 5 tháng đầu năm ước đạt 7.852 tỷ đồng, bằng 48% dự toán."
B2 = "Chủ tịch UBND tỉnh yêu cầu các sở, ngành tập trung tháo gỡ khó khăn cho doanh nghiệp trong những tháng còn lại."
B3 = "Các địa phương cần đẩy nhanh tiến độ giải ngân vốn đầu tư công, phấn đấu đạt trên 95% kế hoạch được giao."
E1 = "According to the report, total budget revenue in the first five months was estimated at VND 7,852 billion."
E2 = "The Chairman of the Provincial People's Committee asked departments to remove difficulties for enterprises."
E3 = "Localities need to speed up the disbursement of public investment capital, striving for over 95% of the plan."


NOTHING = Metadata()
LEXICON = SimpleNamespace(page=page(), languages=languages())  # the parts of it that are needed here


def read(text: str, metadata: Metadata = NOTHING) -> Normalized:
    return normalize(RawArticle("a.txt", "0" * 64, "text/plain", "utf-8", len(text.encode()), text, (), metadata), LEXICON)


def kinds(text: str, metadata: Metadata = NOTHING) -> list[str]:
    return [paragraph.kind for paragraph in read(text, metadata).paragraphs]
