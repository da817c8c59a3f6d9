"""One clean document of each system, for tests to spoil."""

from dataclasses import replace
from datetime import date
from typing import Any

from dienhong.engines.typeset.model import (
    Appendix,
    Column,
    Document,
    Heading,
    Issuer,
    Item,
    Level,
    Paragraph,
    Recipients,
    Run,
    Signature,
    Table,
    inline,
)

DAY = date(2026, 1, 15)
PARTY_DAY = date(2026, 6, 8)

STATE = Document(
    system="state",
    form_day=DAY,
    issuer=Issuer(("ỦY BAN NHÂN DÂN", "XÃ SUỐI NGỌC")),
    symbol="KH-UBND",
    kind_name="KẾ HOẠCH",
    subject="Đối thoại với Nhân dân năm 2026",
    place="Suối Ngọc",
    bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Căn cứ Nghị quyết số 03/NQ-HĐND ngày 22 tháng 12 năm 2025 của Hội đồng nhân dân xã về nhiệm vụ năm 2026",
    ),
    body=(
        Paragraph(inline("Ủy ban nhân dân xã ban hành Kế hoạch như sau:")),
        Heading(Level.SECTION, 1, "MỤC ĐÍCH"),
        Heading(Level.CLAUSE, 1, content=inline("Nghe Nhân dân nói, trả lời rõ việc.")),
        Heading(Level.SECTION, 2, "NỘI DUNG"),
        Heading(Level.CLAUSE, 1, "Các cuộc đối thoại"),
        Item((Run("Thôn Nà Phát: ", bold=True), Run("đường vào khu sản xuất, phụ lục kèm theo."))),
        Table((Column("Thôn"), Column("Ngày")), (("Nà Phát", "10/3/2026"),)),
        Paragraph(inline("Yêu cầu các đơn vị nghiêm túc thực hiện")),
    ),
    signatures=(Signature(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Đinh Văn Lự"),),
    recipients=(Recipients(("UBND tỉnh", "Các thôn"), "Lưu: VT"),),
    appendices=(Appendix("Danh sách các thôn", (Paragraph(inline("Thôn Nà Phát, thôn Pá Hu.")),)),),
)
LETTER = replace(
    STATE,
    symbol="UBND-VX",
    kind_name="",
    subject="trả lời kiến nghị của công dân",
    addressees=("Ông Giàng A Sử, thôn Nà Phát",),
    bases=(),
    body=(Paragraph(inline("Ủy ban nhân dân xã trả lời ông như sau.")),),
    recipients=(Recipients(("Như trên",), "Lưu: VT"),),
    appendices=(),
)
PARTY = replace(
    STATE,
    system="party",
    form_day=PARTY_DAY,
    issuer=Issuer(("ĐẢNG ỦY XÃ SUỐI NGỌC",), ("ĐẢNG BỘ TỈNH LÂM HẢI",)),
    symbol="KH/ĐU",
    subject="đối thoại với Nhân dân năm 2026",
    bases=("Căn cứ Quy định số 11-QĐi/TW, ngày 18/02/2019 của Bộ Chính trị về trách nhiệm đối thoại với dân",),
    signatures=(Signature(("T/M BAN THƯỜNG VỤ", "BÍ THƯ"), "Lò Văn Chiến"),),
    recipients=(Recipients(("Tỉnh ủy (báo cáo)", "Các chi bộ"), "Lưu Đảng ủy"),),
)


def spoilt(document: Document, **changes: Any) -> Document:
    return replace(document, **changes)
