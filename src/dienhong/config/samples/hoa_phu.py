"""The invented commune of the examples: its heads, its people, its dialogue with Thôn Đông in April 2027."""

from datetime import date, time

from dienhong.civic.communes.letterhead import Letterhead
from dienhong.civic.documents.kinds import Manner, authority_lines
from dienhong.cycle.dialogues.papers import Occasion, Official
from dienhong.engines.typeset.model import Signature

COMMUNE, PROVINCE = "xã Hòa Phú", "tỉnh Sơn Giang"
ADDRESS = "hoaphu.example.vn"
CHAIRMAN = Official("Trần Văn Dũng", "Chủ tịch Ủy ban nhân dân xã")
DEPUTY = Official("Lê Hữu Phúc", "Phó Chủ tịch Ủy ban nhân dân xã")
SECRETARY = Official("Vũ Minh Khôi", "Bí thư Đảng ủy xã")
OFFICE = Official("Nguyễn Thị Hà", "Chánh Văn phòng HĐND và UBND xã")
CLERK = Official("Tạ Hồng Vân", "công chức Văn phòng HĐND và UBND xã")
COUNCIL = Official("Đặng Thị Hiền", "Phó Chủ tịch Hội đồng nhân dân xã")
PLAN = (
    "Kế hoạch số 08/KH-UBND ngày 08 tháng 01 năm 2027 của Ủy ban nhân dân xã Hòa Phú về tiếp xúc, đối thoại với Nhân "
    "dân năm 2027"
)
TOPICS = (
    "Tiến độ bê tông hóa đường vào thôn Đông và hệ thống thoát nước",
    "Thu gom rác thải sinh hoạt, xử lý nước thải chăn nuôi",
    "Cấp giấy chứng nhận quyền sử dụng đất ở",
)
OCCASION = Occasion(
    audience="Nhân dân thôn Đông",
    topics=TOPICS,
    day=date(2027, 4, 15),
    start=time(7, 30),
    half_day="buổi sáng",
    venue="Nhà văn hóa thôn Đông",
    chair=CHAIRMAN,
    co_chairs=(COUNCIL,),
    plan=PLAN,
)
PARTY_OCCASION = Occasion(
    audience="Nhân dân xã Hòa Phú",
    topics=("Xây dựng nông thôn mới nâng cao", "Sắp xếp thôn và đổi giấy tờ sau khi sắp xếp"),
    day=date(2027, 6, 10),
    start=time(8),
    half_day="buổi sáng",
    venue="Hội trường Đảng ủy xã",
    chair=SECRETARY,
    co_chairs=(CHAIRMAN,),
    plan=(
        "Kế hoạch số 12-KH/ĐU, ngày 22/12/2026 của Đảng ủy xã Hòa Phú về tiếp xúc, đối thoại trực tiếp của Bí thư Đảng "
        "ủy với Nhân dân năm 2027"
    ),
)


def state_head(number: int, day: date, *, manner: Manner = Manner.DIRECT, collective: bool = False) -> Letterhead:
    """A numbered state document, signed by the Chairman, his deputy (KT.) or the head of the office (TL.)."""
    signers = {Manner.KT: (DEPUTY, "Phó Chủ tịch"), Manner.TL: (OFFICE, "Chánh Văn phòng")}
    signer, post = signers.get(manner, (CHAIRMAN, "Chủ tịch"))
    lines = authority_lines(
        manner, system="state", post=post, head="Chủ tịch", collective="Ủy ban nhân dân" if collective else ""
    )
    return Letterhead(
        commune=COMMUNE,
        province=PROVINCE,
        drafted_on=day,
        number=f"{number:02d}",
        day=day,
        signature=Signature(lines, signer.name),
    )


def office_head(number: int, day: date) -> Letterhead:
    """A document of the office itself."""
    return Letterhead(
        commune=COMMUNE,
        province=PROVINCE,
        drafted_on=day,
        number=f"{number:02d}",
        day=day,
        signature=Signature(("CHÁNH VĂN PHÒNG",), OFFICE.name),
    )


def party_head(number: int, day: date) -> Letterhead:
    """A numbered document of the Party committee, signed by its secretary."""
    lines = authority_lines(Manner.TM, system="party", post="Bí thư", collective="Đảng ủy")
    return Letterhead(
        commune=COMMUNE,
        province=PROVINCE,
        drafted_on=day,
        system="party",
        number=f"{number:02d}",
        day=day,
        signature=Signature(lines, SECRETARY.name),
    )
