"""Generated articles of about 3,000 characters: our own sentences, varied in numbers, names, dates and order.

They exist to measure time and memory at sizes no labelled set has. Names of people are drawn from the syllables of the
names printed in the seeds; every twentieth article repeats an earlier one with a paragraph dropped and a figure changed.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

SURNAMES = ("Nguyễn", "Hồ", "Lương", "Phạm", "Lê", "Trần", "Phan")
MIDDLES = ("Đức", "Quang", "Nguyễn Minh", "Văn", "Hồng", "Xuân", "Thị Kim", "Duy", "Khắc", "Hoài")
GIVEN = ("Hiển", "Bửu", "Triết", "Trung", "Vinh", "Chi", "Hòa", "Ngọc", "Giang", "Định", "Bình", "Nghĩa")
PROVINCES = ("Nghệ An", "Quảng Nam", "Đà Nẵng", "Thanh Hóa", "Quảng Ninh", "Bình Dương", "Lâm Đồng", "Cà Mau", "Hà Giang",
             "Lào Cai", "Kon Tum", "Sóc Trăng", "Bến Tre", "Hải Phòng", "Cần Thơ", "Ninh Thuận")
PROVINCES_EN = ("Nghe An", "Quang Nam", "Da Nang", "Thanh Hoa", "Quang Ninh", "Binh Duong", "Lam Dong", "Ca Mau", "Ha Giang",
                "Lao Cai", "Kon Tum", "Soc Trang", "Ben Tre", "Hai Phong", "Can Tho", "Ninh Thuan")

VI = (
    "Tổng thu ngân sách nhà nước trên địa bàn {m} tháng đầu năm {y} ước đạt {a} tỷ đồng, bằng {p}% dự toán và tăng {g}% so với cùng kỳ.",
    "Kim ngạch xuất khẩu hàng hóa ước đạt {b} triệu USD, giảm {g}% so với cùng kỳ năm trước, đạt {p}% kế hoạch.",
    "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ đạt {a} tỷ đồng, trong đó bán lẻ hàng hóa đạt {c} tỷ đồng, chiếm {p}%.",
    "Toàn tỉnh có {n} khu công nghiệp với tổng diện tích {h} ha, thu hút {k} doanh nghiệp đầu tư.",
    "Chỉ số sản xuất công nghiệp {m} tháng tăng {g}%, thấp hơn kế hoạch đề ra.",
    "Tính đến ngày {d}/{m}/{y}, tỉnh {place} đã giải ngân {a} tỷ đồng vốn đầu tư công, đạt {p}% kế hoạch Thủ tướng Chính phủ giao.",
    "Phát biểu tại hội nghị, ông {person}, Phó Chủ tịch UBND tỉnh {place} yêu cầu các sở, ngành hoàn thành {n} nhiệm vụ trước ngày {d}/12/{y}.",
    "Chủ tịch UBND tỉnh {place} {person} đã làm việc với Sở Công Thương về triển khai Nghị quyết số {n}-NQ/TW của Bộ Chính trị.",
    "Tỷ lệ hộ nghèo giảm còn {g}%, giảm {q} điểm phần trăm so với năm {z}; {k} hộ được hỗ trợ nhà ở.",
    "Ngày {d}/{m}, UBND tỉnh {place} ban hành Kế hoạch số {k}/KH-UBND về chuyển đổi số giai đoạn {z} - {y}.",
    "Giá cà phê trong tỉnh dao động từ {n} đến {k} nghìn đồng/kg, năng suất bình quân đạt {g} tạ/ha.",
    "Lượng khách du lịch đến {place} đạt {k} nghìn lượt khách, gấp {q} lần so với năm {z}.",
    "Các cấp ủy, chính quyền địa phương tiếp tục tập trung tháo gỡ khó khăn, vướng mắc cho sản xuất kinh doanh và cải cách hành chính.",
)
EN = (
    "Total state budget revenue in the first {m} months of {y} is estimated at {ea} billion VND, reaching {p}% of the plan, up {g}% over the same period.",
    "Export turnover of goods is estimated at {eb} million USD, down {g}% over the same period in {z}, reaching {p}% of the plan.",
    "The whole province has {n} industrial parks with a total area of {eh} hectares; of which, {k} enterprises are operating.",
    "By the end of {y}, the poverty rate of {place} is expected to fall to {g}%, while {p}% of communes meet new-style rural standards.",
    "Vice Chairman of the Provincial People's Committee {person} requested the Department of Finance to complete {n} tasks before December {d}, {y}.",
    "On {month} {d}, {place} province held a working session with the Ministry of Industry and Trade on Resolution No. {n} of the Politburo.",
    "Public investment disbursement reached {ea} billion VND, or {p}% of the capital plan assigned by the Prime Minister.",
    "Local leaders said that infrastructure and human resources have not yet met the requirements of digital transformation.",
)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def generate(count: int, *, seed: int = 1, length: int = 3000) -> Iterator[dict[str, str]]:
    """``count`` records as a crawler writes them: text, title, date, url."""
    random = Random(seed)
    recent: list[list[str]] = []
    for number in range(count):
        year = random.randint(2016, 2025)
        date = f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}T{random.randint(5, 22):02}:00"
        if number % 20 == 19 and recent:
            paragraphs = list(random.choice(recent))
            paragraphs.pop(random.randrange(len(paragraphs)))
            paragraphs.append(_sentence(random, VI, PROVINCES[number % len(PROVINCES)], year))
        else:
            paragraphs = _paragraphs(random, number, year, length)
            recent = [*recent[-99:], paragraphs]
        yield {"text": "\n\n".join(paragraphs), "title": f"{PROVINCES[number % len(PROVINCES)]}: kinh tế - xã hội năm {year}, bản tin số {number}",
               "date": date, "url": f"https://example.org/{year}/bai-{number}.html"}


def _paragraphs(random: Random, number: int, year: int, length: int) -> list[str]:
    english = number % 4 == 3
    place = random.randrange(len(PROVINCES))
    templates = EN if english else VI
    paragraphs: list[str] = []
    total = 0
    while total < length:
        count = random.randint(1, 3)
        name = PROVINCES_EN[place] if english else PROVINCES[place]
        paragraphs.append(" ".join(_sentence(random, templates, name, year) for _ in range(count)))
        total += len(paragraphs[-1])
    return paragraphs


def _sentence(random: Random, templates: tuple[str, ...], place: str, year: int) -> str:
    big, small = random.randint(1000, 99999), random.randint(1000, 9999)
    area = random.randint(1000, 9999)
    return random.choice(templates).format(
        place=place, y=year, z=year - 1, m=random.randint(2, 11), d=random.randint(2, 28), month=random.choice(MONTHS),
        a=f"{big:,}".replace(",", "."), b=f"{small / 10:.1f}".replace(".", ","), c=f"{big // 2:,}".replace(",", "."),
        h=f"{area:,}".replace(",", "."), ea=f"{big:,}", eb=f"{small / 10:.1f}", eh=f"{area:,}",
        p=random.randint(20, 110), g=f"{random.randint(1, 250) / 10:.1f}", q=random.randint(2, 9), n=random.randint(2, 60),
        k=random.randint(61, 999), person=" ".join(map(random.choice, (SURNAMES, MIDDLES, GIVEN))))


def write(path: Path, count: int, *, seed: int = 1) -> None:
    """A JSONL file of ``count`` generated articles."""
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in generate(count, seed=seed))
