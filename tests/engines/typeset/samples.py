"""One document for every layout, to be looked at and measured. People, communes and numbers are invented."""

import io
from dataclasses import replace
from datetime import date

from PIL import Image, ImageDraw

from dienhong.engines.typeset.model import (
    Align,
    Appendix,
    Column,
    Document,
    Heading,
    Issuer,
    Item,
    Level,
    PageBreak,
    Paragraph,
    Picture,
    Recipients,
    Signature,
    Table,
    Urgency,
    inline,
)


def drawing(kind: str, dots_per_mm: int = 12) -> bytes:
    """A made-up signature (blue strokes), seal (red rings) or code, with its resolution in the file."""
    width, height, colour = {"hand": (38, 18, "#1f3fbf"), "seal": (36, 36, "#e02020"), "code": (25, 25, "#000000")}[
        kind
    ]
    picture = Image.new("RGBA", (width * dots_per_mm, height * dots_per_mm), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    right, bottom = picture.size[0] - 8, picture.size[1] - 8
    if kind == "hand":
        points = [(8 + step * (right - 8) / 12, 8 if step % 2 else bottom) for step in range(13)]
        pen.line(points, fill=colour, width=8, joint="curve")
    elif kind == "seal":
        pen.ellipse((8, 8, right, bottom), outline=colour, width=10)
        pen.ellipse((90, 90, right - 82, bottom - 82), outline=colour, width=6)
    else:
        for row in range(10):
            for column in range(10):
                if (row * 7 + column * 5 + row * column) % 3:
                    pen.rectangle((column * 30, row * 30, column * 30 + 29, row * 30 + 29), fill=colour)
    kept = io.BytesIO()
    picture.save(kept, "PNG", dpi=(dots_per_mm * 25.4,) * 2)
    return kept.getvalue()


_LONG = (
    "Các ban, ngành, đoàn thể và các thôn phối hợp tuyên truyền, vận động Nhân dân tham gia hội nghị đông đủ; tổng hợp "
    "ý kiến, kiến nghị gửi về Văn phòng trước ngày 20 tháng 3 năm 2026 để giải quyết theo thẩm quyền."
)
_COMMUNE = Issuer(("Ủy ban nhân dân", "xã Bình Tân"), name="Ủy ban nhân dân xã Bình Tân")
_CHAIR = Signature(("TM. Ủy ban nhân dân", "Chủ tịch"), "Trần Tiến Dũng")

STATE_PLAN = Document(
    system="state",
    form_day=date(2026, 1, 5),
    day=date(2026, 1, 5),
    number="05",
    issuer=_COMMUNE,
    symbol="KH-UBND",
    kind_name="KẾ HOẠCH",
    subject="Tiếp xúc, đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền với Nhân dân năm 2026",
    place="Bình Tân",
    bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022",
    ),
    body=(
        Paragraph(inline("Ủy ban nhân dân xã Bình Tân ban hành Kế hoạch với các nội dung như sau:")),
        Heading(Level.SECTION, 1, "Mục đích, yêu cầu"),
        Heading(Level.CLAUSE, 1, "Mục đích"),
        Item(inline("Lắng nghe tâm tư, nguyện vọng của Nhân dân; kịp thời giải quyết những vấn đề bức xúc.")),
        Item(inline("Phát huy quyền làm chủ của Nhân dân.")),
        Heading(Level.CLAUSE, 2, "Yêu cầu"),
        Heading(Level.POINT, 1, "", inline("Công khai, dân chủ, đúng quy định.")),
        Heading(Level.POINT, 2, "", inline("Mọi kiến nghị đều được trả lời.")),
        Item(inline("Trả lời bằng văn bản trong 10 ngày."), depth=1),
        Heading(Level.SECTION, 2, "Nội dung"),
        Table(
            (
                Column("STT", 0.5, Align.CENTRE),
                Column("Thời gian", 1.5, Align.CENTRE),
                Column("Địa điểm", 2),
                Column("Chủ trì", 2),
            ),
            (
                ("1", "08 giờ 00, 15/3/2026", "Nhà văn hóa thôn Đông", "Chủ tịch Ủy ban nhân dân xã"),
                ("2", "14 giờ 00, 16/3/2026", "Nhà văn hóa thôn Đoài", "Bí thư Đảng ủy\nChủ tịch Ủy ban nhân dân xã"),
            ),
            caption="Lịch đối thoại năm 2026",
        ),
        Heading(Level.SECTION, 3, "Tổ chức thực hiện"),
        *(Heading(Level.CLAUSE, step, "", inline(f"Đơn vị số {step}: {_LONG}")) for step in range(1, 9)),
        Paragraph(
            inline(
                "Trên đây là Kế hoạch tiếp xúc, đối thoại với Nhân dân năm 2026. Yêu cầu trưởng các ban, ngành, đoàn thể, "
                "các thôn nghiêm túc tổ chức triển khai thực hiện. Trong quá trình thực hiện nếu có khó khăn, vướng mắc, "
                "kịp thời báo cáo về Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã để tổng hợp, trình Chủ tịch Ủy ban "
                "nhân dân xã xem xét, quyết định điều chỉnh cho phù hợp với tình hình thực tế của địa phương"
            )
        ),
    ),
    signatures=(_CHAIR,),
    recipients=(
        Recipients(("Thường trực Đảng ủy, HĐND xã (để báo cáo)", "Ủy ban MTTQ Việt Nam xã", "Các thôn"), "Lưu: VT, VP"),
    ),
)

UNIT_LETTER = Document(
    system="state",
    form_day=date(2026, 3, 9),
    day=date(2026, 3, 9),
    number="12",
    issuer=Issuer(
        ("Phòng Văn hóa - Xã hội",),
        ("Ủy ban nhân dân xã Bình Tân thuộc địa bàn đặc biệt khó khăn",),
        "Phòng Văn hóa - Xã hội xã Bình Tân",
    ),
    symbol="VHXH-TH",
    kind_name="",
    subject="trả lời kiến nghị của cử tri thôn Đông về đường giao thông nội đồng",
    place="Bình Tân",
    addressees=(
        "Sở Văn hóa, Thể thao và Du lịch",
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
        "Ông Lê Văn Minh, thôn Đông",
    ),
    body=(Paragraph(inline(_LONG)), Paragraph(inline("Đề nghị ông được biết"))),
    signatures=(Signature(("KT. Trưởng phòng", "Phó Trưởng phòng"), "Phạm Thị Hà", drawing("hand"), drawing("seal")),),
    recipients=(Recipients(("Như trên",), "Lưu: VT"),),
)

LETTER = replace(UNIT_LETTER, issuer=_COMMUNE, symbol="UBND-VX", addressees=("Sở Xây dựng",), urgency=Urgency.URGENT)

MINUTES = Document(
    system="state",
    form_day=date(2026, 3, 15),
    day=date(2026, 3, 15),
    number="03",
    issuer=_COMMUNE,
    symbol="BB-UBND",
    kind_name="BIÊN BẢN",
    subject="Hội nghị đối thoại với Nhân dân thôn Đông",
    place="Bình Tân",
    dated=False,
    body=(
        Paragraph(inline("Thời gian bắt đầu: 08 giờ 00, ngày 15 tháng 3 năm 2026.")),
        Paragraph(inline("Địa điểm: Nhà văn hóa thôn Đông.")),
        Paragraph(inline("Hội nghị kết thúc vào 11 giờ 30, ngày 15 tháng 3 năm 2026")),
    ),
    signatures=(Signature(("Thư ký",), "Nguyễn Thị Lan"), Signature(("Chủ tọa",), "Trần Tiến Dũng")),
    recipients=(Recipients((), "Lưu: VT, Hồ sơ"),),
)

PARTY_PLAN_2025 = replace(
    STATE_PLAN,
    system="party",
    form_day=date(2025, 12, 1),
    day=date(2025, 12, 1),
    number="80",
    symbol="KH/ĐU",
    issuer=Issuer(("Đảng ủy xã Bình Tân",), ("Đảng bộ tỉnh Bắc Ninh",), "Đảng ủy xã Bình Tân"),
    signatures=(Signature(("T/M Đảng ủy", "Phó Bí thư"), "Trần Tiến Dũng"),),
    recipients=(Recipients(("Thường trực Tỉnh ủy (để báo cáo)", "Các chi bộ trực thuộc"), "Lưu Đảng ủy"),),
)
PARTY_PLAN = replace(PARTY_PLAN_2025, form_day=date(2026, 6, 2), day=date(2026, 6, 2), number="08")

REPORT = replace(
    STATE_PLAN,
    kind_name="BÁO CÁO",
    symbol="BC-UBND",
    subject="Kết quả giải quyết kiến nghị sau đối thoại năm 2026",
    addressees=("Ủy ban nhân dân tỉnh Bắc Ninh",),
    appendices=(
        Appendix(
            "Bảng tổng hợp kết quả trả lời kiến nghị",
            (
                Table(
                    (
                        Column("STT", 0.5, Align.CENTRE),
                        Column("Nội dung kiến nghị", 4),
                        Column("Cơ quan trả lời", 2),
                        Column("Kết quả", 3),
                    ),
                    tuple(
                        (str(row), f"Sửa chữa đoạn đường số {row} qua thôn Đông", "Phòng Kinh tế", "Đã giải quyết xong")
                        for row in range(1, 61)
                    ),
                ),
            ),
            landscape=True,
        ),
        Appendix(
            "Danh sách đại biểu", (Paragraph(inline("Kèm theo danh sách.")), PageBreak(), Paragraph(inline(_LONG)))
        ),
    ),
)

INVITATION = Document(
    system="state",
    form_day=date(2026, 3, 1),
    day=date(2026, 3, 1),
    number="07",
    issuer=_COMMUNE,
    symbol="GM-UBND",
    kind_name="GIẤY MỜI",
    subject="Dự Hội nghị đối thoại với Nhân dân thôn Đông",
    place="Bình Tân",
    urgency=Urgency.EXPRESS,
    body=(
        Paragraph(inline("Ủy ban nhân dân xã Bình Tân trân trọng kính mời: Ông Lê Văn Minh.")),
        Paragraph(inline("Thời gian: 08 giờ 00, ngày 15 tháng 3 năm 2026.")),
        Picture(drawing("code"), 25, "Mã QR để xác nhận tham dự", caption="Quét mã để xác nhận tham dự"),
        Paragraph(inline("Rất mong ông đến dự đúng giờ, đúng thành phần")),
    ),
    signatures=(Signature(("KT. Chủ tịch", "Phó Chủ tịch"), "Nguyễn Văn Minh", drawing("hand"), drawing("seal")),),
    recipients=(Recipients(("Như trên",), "Lưu: VT, VP"),),
    copy_note="SAO Y; UBND xã Bình Tân; 2026-03-01T08:30:00+07:00",
)

DECISION = replace(
    STATE_PLAN,
    kind_name="QUYẾT ĐỊNH",
    symbol="QĐ-UBND",
    subject="Ban hành Quy chế đối thoại",
    enacted_by="Chủ tịch Ủy ban nhân dân xã Bình Tân",
    body=(
        Heading(Level.PART, 1, "Quy định chung"),
        Heading(Level.ARTICLE, 1, "Phạm vi điều chỉnh"),
        Heading(Level.CLAUSE, 1, "", inline("Quy chế này quy định việc đối thoại.")),
        Heading(Level.ARTICLE, 2, "", inline("Quyết định này có hiệu lực kể từ ngày ký.")),
    ),
)

DRAFT = replace(STATE_PLAN, number=None, day=None, signatures=(Signature(("TM. Ủy ban nhân dân", "Chủ tịch")),))

SAMPLES = {
    "state-plan": STATE_PLAN,
    "unit-letter": UNIT_LETTER,
    "letter": LETTER,
    "minutes": MINUTES,
    "party-plan-2025": PARTY_PLAN_2025,
    "party-plan": PARTY_PLAN,
    "report": REPORT,
    "invitation": INVITATION,
    "decision": DECISION,
    "draft": DRAFT,
}
