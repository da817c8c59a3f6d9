"""Invented documents whose .docx form is read back and looked at."""

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
    Paragraph,
    Picture,
    Recipients,
    Signature,
    Table,
    Urgency,
    inline,
)

LONG = (
    "Ủy ban nhân dân xã tổ chức hội nghị tiếp xúc, đối thoại với Nhân dân nhằm lắng nghe tâm tư, nguyện vọng và kịp "
    "thời giải quyết những kiến nghị chính đáng của Nhân dân trên địa bàn, bảo đảm công khai, dân chủ, đúng pháp luật"
)


def picture(colour: str, size: tuple[int, int], shape: str = "scribble") -> bytes:
    """A transparent PNG that stands for a signature, a seal or a code."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    if shape == "seal":
        draw.ellipse((4, 4, size[0] - 4, size[1] - 4), outline=colour, width=8)
    else:
        draw.line([(5, size[1] - 10), (size[0] // 3, 10), (size[0] // 2, size[1] - 10), (size[0] - 5, 20)], colour, 6)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


SIGNATURE = picture("blue", (400, 180))
SEAL = picture("red", (360, 360), "seal")

PLAN = Document(
    system="state",
    form_day=date(2026, 3, 5),
    issuer=Issuer(("Ủy ban nhân dân", "xã Thanh Bình Thượng"), name="Ủy ban nhân dân xã Thanh Bình Thượng"),
    symbol="KH-UBND",
    kind_name="KẾ HOẠCH",
    subject="Tiếp xúc, đối thoại trực tiếp của người đứng đầu chính quyền với Nhân dân năm 2026",
    place="Thanh Bình Thượng",
    number="05",
    day=date(2026, 3, 5),
    bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Căn cứ Quy chế làm việc của Ủy ban nhân dân xã",
    ),
    body=(
        Paragraph(inline("Ủy ban nhân dân xã xây dựng Kế hoạch như sau:")),
        Heading(Level.SECTION, 1, "Mục đích, yêu cầu"),
        Heading(Level.CLAUSE, 1, "Mục đích"),
        Item(inline(LONG + ".")),
        Item(inline("Nâng cao trách nhiệm của người đứng đầu;")),
        Heading(Level.CLAUSE, 2, "Yêu cầu"),
        Heading(Level.POINT, 1, content=inline(LONG + ".")),
        Heading(Level.POINT, 2, content=inline("Bảo đảm an ninh, trật tự.")),
        Heading(Level.SECTION, 2, "Thời gian, địa điểm"),
        Table(
            (Column("STT", 1, Align.CENTRE), Column("Thôn", 3), Column("Thời gian", 3), Column("Địa điểm", 4)),
            tuple(
                (f"{n:02d}", f"Thôn Đồng {n}", f"08 giờ 00, ngày {n + 9}/6/2026", "Nhà văn hóa thôn")
                for n in range(1, 6)
            ),
            caption="Lịch đối thoại",
        ),
        Heading(Level.SECTION, 3, "Tổ chức thực hiện"),
        Heading(Level.CLAUSE, 1, "Văn phòng:", inline(LONG + ".")),
        Heading(Level.CLAUSE, 2, content=inline("Các thôn phối hợp thực hiện.")),
        Paragraph(inline("Trên đây là Kế hoạch của Ủy ban nhân dân xã, yêu cầu các đơn vị nghiêm túc thực hiện")),
    ),
    signatures=(Signature(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Hoàng Văn Sơn"),),
    recipients=(Recipients(("Thường trực Đảng ủy", "Các thôn", "Công an xã"), "Lưu: VT, VP"),),
)
LONG_ISSUER = replace(
    PLAN,
    issuer=Issuer(
        ("Trung tâm Phục vụ hành chính công và Dịch vụ tổng hợp",),
        ("Ủy ban nhân dân xã Thanh Bình Thượng",),
        "Trung tâm Phục vụ hành chính công",
    ),
    symbol="KH-TTPVHCC",
)
LETTER = replace(
    PLAN,
    kind_name="",
    symbol="UBND-VX",
    number="07",
    subject="trả lời kiến nghị của ông Nguyễn Văn Tám tại hội nghị đối thoại ngày 10/6/2026",
    bases=(),
    addressees=("Sở Nông nghiệp và Môi trường", "Công an xã Thanh Bình Thượng", "Ông Nguyễn Văn Tám, thôn Đồng 1"),
    body=(Paragraph(inline(LONG + ".")), Paragraph(inline("Trên đây là trả lời của Ủy ban nhân dân xã"))),
    signatures=(Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Trần Thị Hà", SIGNATURE, SEAL),),
    recipients=(Recipients(("Như trên",), "Lưu: VT"),),
)
MINUTES = replace(
    PLAN,
    kind_name="BIÊN BẢN",
    symbol="BB-UBND",
    number="03",
    dated=False,
    subject="Hội nghị đối thoại với Nhân dân thôn Đồng 1",
    bases=(),
    body=(
        Paragraph(inline("Thời gian bắt đầu: 08 giờ 00, ngày 10 tháng 6 năm 2026.")),
        Paragraph(inline("Địa điểm: ", bold=True) + inline("Nhà văn hóa thôn Đồng 1.")),
        Paragraph(inline("Hội nghị kết thúc vào 11 giờ 30, ngày 10 tháng 6 năm 2026")),
    ),
    signatures=(Signature(("THƯ KÝ",), "Lê Thị Mai"), Signature(("CHỦ TỌA",), "Trần Thị Hà")),
    recipients=(Recipients((), "Lưu: VT, Hồ sơ"),),
)
PARTY_2026 = replace(
    PLAN,
    system="party",
    form_day=date(2026, 6, 2),
    day=date(2026, 6, 2),
    issuer=Issuer(("Đảng ủy xã Thanh Bình Thượng",), ("Đảng bộ tỉnh Bắc Ninh",), "Đảng ủy xã Thanh Bình Thượng"),
    symbol="KH/ĐU",
    signatures=(Signature(("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ"), "Hoàng Văn Sơn"),),
    recipients=(Recipients(("Tỉnh ủy (để báo cáo)", "Các chi bộ"), "Lưu Văn phòng"),),
)
PARTY_2018 = replace(PARTY_2026, form_day=date(2025, 1, 9), day=date(2025, 1, 9), number=None)
ROWS = tuple(
    (f"{n:02d}", f"Ông/bà thứ {n}", f"Thôn Đồng {n % 9 + 1}", LONG[: 40 + n], "Đất đai", "Đang giải quyết")
    for n in range(1, 61)
)
REPORT = replace(
    PLAN,
    kind_name="BÁO CÁO",
    symbol="BC-UBND",
    addressees=("Ủy ban nhân dân tỉnh",),
    appendices=(
        Appendix(
            "Danh mục kiến nghị của Nhân dân",
            (
                Table(
                    (
                        Column("STT", 1, Align.CENTRE),
                        Column("Họ và tên", 3),
                        Column("Thôn", 2),
                        Column("Nội dung", 6),
                        Column("Lĩnh vực", 2),
                        Column("Trạng thái", 2),
                    ),
                    ROWS,
                ),
            ),
            landscape=True,
        ),
        Appendix("Chương trình đối thoại", (Paragraph(inline(LONG + ".")),)),
    ),
)
INVITATION = replace(
    PLAN,
    kind_name="GIẤY MỜI",
    symbol="GM-UBND",
    subject="Hội nghị đối thoại với Nhân dân",
    bases=(),
    urgency=Urgency.VERY_URGENT,
    body=(
        Paragraph(inline("Ủy ban nhân dân xã trân trọng kính mời: ông (bà) Nguyễn Thị Lan.")),
        Paragraph(inline("Tới dự: Hội nghị đối thoại với Nhân dân thôn Đồng 1.")),
        Picture(SEAL, 25, "Mã QR để trả lời giấy mời", caption="Quét mã để trả lời"),
        Paragraph(inline("Rất mong ông (bà) đến dự đúng giờ, đúng thành phần")),
    ),
)
DRAFT = replace(PLAN, number=None, day=None)
COPY = replace(REPORT, copy_note="SAO Y; Ủy ban nhân dân xã Thanh Bình Thượng; 2026-03-06T08:00:00+07:00")
SAMPLES = {
    "long_issuer": LONG_ISSUER,
    "plan": PLAN,
    "letter": LETTER,
    "minutes": MINUTES,
    "party_2018": PARTY_2018,
    "party_2026": PARTY_2026,
    "report": REPORT,
    "invitation": INVITATION,
    "draft": DRAFT,
    "copy": COPY,
}
