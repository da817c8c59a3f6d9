"""Papers as a careful clerk writes them, over kinds and both systems: the linter must stay silent on all."""

from datetime import date


def state(number: str, day: str, kind: str, text: str, issuer: str = "ỦY BAN NHÂN DÂN\nXÃ SUỐI NGỌC") -> str:
    return (
        f"{issuer}\n\nSố: {number}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        f"Suối Ngọc, {day}\n\n{kind}\n{text}"
    )


def party(number: str, day: str, kind: str, text: str) -> str:
    return (
        f"ĐẢNG BỘ TỈNH LÂM HẢI\nĐẢNG ỦY XÃ SUỐI NGỌC\n*\nSố {number}\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n"
        f"Suối Ngọc, {day}\n\n{kind}\n{text}"
    )


SIGNED = "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nVàng Thị Pàng\n"
FOR = "\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nĐinh Văn Lự\n"
SECRETARY = "\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLò Văn Chiến\n"

PLAN = state(
    "07/KH-UBND",
    "ngày 15 tháng 01 năm 2026",
    "KẾ HOẠCH",
    """Đối thoại với Nhân dân năm 2026

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Nghị quyết số 03/NQ-HĐND ngày 22 tháng 12 năm 2025 của Hội đồng nhân dân xã Suối Ngọc về nhiệm vụ năm 2026.

Ủy ban nhân dân xã Suối Ngọc ban hành Kế hoạch đối thoại với Nhân dân năm 2026 như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: Nghe Nhân dân nói, trả lời rõ việc, rõ người, rõ thời hạn; củng cố niềm tin đối với Đảng và Nhà nước.
2. Yêu cầu: Bảo đảm quản lý nhà nước thông suốt; các tổ chức chính trị - xã hội cùng tham gia.

II. NỘI DUNG
1. Đối thoại với Nhân dân thôn Nà Phát về đường vào khu sản xuất: 08 giờ 00, thứ Ba, ngày 10/3/2026, tại nhà văn hóa thôn.
2. Đối thoại với hội viên Hội Nông dân xã về sản phẩm OCOP: 14 giờ 00, thứ Năm, ngày 16/4/2026, tại hội trường xã.

III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân: Thông báo trước 07 ngày; chuẩn bị 05 bản tài liệu cho mỗi cuộc.
2. Phòng Văn hóa - Xã hội: Tuyên truyền trên đài truyền thanh 03 ngày liên tục.

Trên đây là Kế hoạch đối thoại năm 2026, yêu cầu các đơn vị nghiêm túc thực hiện./.

Nơi nhận:
- UBND tỉnh;
- Thường trực Đảng ủy, Thường trực HĐND xã;
- Các thôn;
- Lưu: VT, VP.
"""
    + SIGNED,
)

NOTICE = state(
    "18/TB-UBND",
    "ngày 02 tháng 3 năm 2026",
    "THÔNG BÁO",
    """Tổ chức Hội nghị đối thoại với Nhân dân thôn Nà Phát

Thực hiện Kế hoạch số 07/KH-UBND ngày 15 tháng 01 năm 2026, Ủy ban nhân dân xã Suối Ngọc thông báo như sau:
1. Thời gian: 08 giờ 00, thứ Ba, ngày 10 tháng 3 năm 2026.
2. Địa điểm: Nhà văn hóa thôn Nà Phát.
3. Nội dung: Đường vào khu sản xuất; nước sạch; quản lý, sử dụng vốn nhà nước trong xây dựng nông thôn mới.
4. Cách thức tham dự: Đến trực tiếp hoặc gửi ý kiến qua Trưởng thôn trước ngày 08/3/2026.
Đề nghị Nhân dân trong thôn biết và tham dự đầy đủ./.

Nơi nhận:
- Thôn Nà Phát;
- Lưu: VT.
"""
    + FOR,
)

INVITATION = state(
    "25/GM-UBND",
    "ngày 03 tháng 3 năm 2026",
    "GIẤY MỜI",
    """Dự Hội nghị đối thoại với Nhân dân thôn Nà Phát

Ủy ban nhân dân xã Suối Ngọc trân trọng kính mời: Ông Hoàng Văn Páo, Trưởng Ban công tác Mặt trận thôn Nà Phát.
Tới dự Hội nghị đối thoại với Nhân dân thôn Nà Phát.
Chủ trì: Đồng chí Vàng Thị Pàng, Chủ tịch Ủy ban nhân dân xã.
Thời gian: 08h00, ngày 10/3/2026.
Địa điểm: Nhà văn hóa thôn Nà Phát.
Rất mong ông đến dự đúng giờ, đúng thành phần./.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""
    + FOR,
)

REPORT = state(
    "41/BC-UBND",
    "ngày 20 tháng 3 năm 2026",
    "BÁO CÁO",
    """Kết quả đối thoại với Nhân dân quý I năm 2026

Ủy ban nhân dân xã Suối Ngọc báo cáo kết quả đối thoại quý I năm 2026 như sau:
1. Đã tổ chức 02 cuộc với 186 người dự; tiếp nhận 31 ý kiến, trả lời tại chỗ 24 ý kiến, đạt 77,4%.
2. Kinh phí đã sử dụng 12.500.000 đồng; diện tích đất hiến làm đường 1,25 ha.
3. Hạn chế: Còn 07 ý kiến chờ cơ quan cấp tỉnh trả lời; tình hình an ninh trật tự ổn định.
4. Nhiệm vụ quý II: Đôn đốc các cơ quan trả lời trước ngày 30/4/2026, dịp nghỉ lễ Quốc tế Lao động.
Trên đây là báo cáo kết quả đối thoại quý I năm 2026./.

Nơi nhận:
- UBND tỉnh (báo cáo);
- Lưu: VT.
"""
    + SIGNED,
)

MINUTES = state(
    "02/BB-UBND",
    "ngày 10 tháng 3 năm 2026",
    "BIÊN BẢN",
    """Hội nghị đối thoại với Nhân dân thôn Nà Phát

Thời gian bắt đầu: 08 giờ 05, ngày 10 tháng 3 năm 2026.
Địa điểm: Nhà văn hóa thôn Nà Phát.
Chủ trì: Bà Vàng Thị Pàng, Chủ tịch Ủy ban nhân dân xã.
Ý kiến 01, ông Giàng A Sử: Đề nghị sửa cống qua đường trước mùa mưa. Trả lời: Phòng Kinh tế khảo sát trong 05 ngày.
Ý kiến 02, bà Mùa Thị Chứ: Hỏi về điểm a khoản 1 Điều 43 Luật Tổ chức chính quyền địa phương. Trả lời: Đã giải thích.
Hội nghị kết thúc vào 11 giờ 20, ngày 10 tháng 3 năm 2026./.

Nơi nhận:
- Các đại biểu dự họp;
- Lưu: VT, Hồ sơ.

THƯ KÝ
Hà Thị Nết

CHỦ TỌA
Vàng Thị Pàng
""",
)

CONCLUSIONS = state(
    "22/TB-UBND",
    "ngày 13 tháng 3 năm 2026",
    "THÔNG BÁO",
    """Kết luận của Chủ tịch Ủy ban nhân dân xã tại Hội nghị đối thoại thôn Nà Phát

Ngày 10/3/2026, Chủ tịch Ủy ban nhân dân xã đã chủ trì đối thoại với Nhân dân thôn Nà Phát và kết luận như sau:
1. Đánh giá chung: Nhân dân thẳng thắn, xây dựng; nhiều ý kiến sát thực tế.
2. Giao Phòng Kinh tế chủ trì, phối hợp Công an xã sửa cống qua đường, hoàn thành trước ngày 15/4/2026.
3. Giao Trung tâm Phục vụ hành chính công niêm yết thủ tục về đất đai; Tòa án nhân dân khu vực hướng dẫn án phí.
Yêu cầu các đơn vị thực hiện nghiêm túc./.

Nơi nhận:
- Các phòng, đơn vị;
- Thôn Nà Phát;
- Lưu: VT.
"""
    + FOR,
)

LETTER = (
    """ỦY BAN NHÂN DÂN
XÃ SUỐI NGỌC

Số: 64/UBND-VX
V/v trả lời kiến nghị của công dân

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Suối Ngọc, ngày 19 tháng 3 năm 2026

Kính gửi: Ông Giàng A Sử, thôn Nà Phát.

Ủy ban nhân dân xã Suối Ngọc nhận được kiến nghị của ông tại Hội nghị ngày 10/3/2026 về cống qua đường.
Về vấn đề này, Ủy ban nhân dân xã trả lời như sau: Cống sẽ được thay trước ngày 15/4/2026; kinh phí 18.000.000 đồng.
Nếu không đồng ý, ông có quyền khiếu nại, tố cáo theo quy định của pháp luật.
Trên đây là trả lời của Ủy ban nhân dân xã, đề nghị ông được biết./.

Nơi nhận:
- Như trên;
- Lưu: VT, PKT.
"""
    + FOR
)

DECISION = state(
    "88/QĐ-UBND",
    "ngày 05 tháng 02 năm 2026",
    "QUYẾT ĐỊNH",
    """Ban hành Quy chế đối thoại với Nhân dân

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;
Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy chế đối thoại với Nhân dân của xã Suối Ngọc.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng, Trưởng các phòng và Trưởng các thôn chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.
"""
    + SIGNED,
)

PROPOSAL = state(
    "09/TTr-UBND",
    "ngày 27 tháng 01 năm 2026",
    "TỜ TRÌNH",
    """Đề nghị phê duyệt danh mục công trình có vốn góp của Nhân dân

Kính gửi: Hội đồng nhân dân xã Suối Ngọc.

Ủy ban nhân dân xã kính trình Hội đồng nhân dân xã phê duyệt danh mục công trình năm 2026 như sau:
1. Đường nội đồng thôn Nà Phát, dài 1,8 km, ngân sách nhà nước hỗ trợ 60%.
2. Nhà sinh hoạt cộng đồng thôn Pá Hu, Nhân dân góp 400 ngày công.
Kính trình Hội đồng nhân dân xã xem xét, quyết định./.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""
    + SIGNED,
)

TRANSFER = state(
    "05/PC-UBND",
    "ngày 24 tháng 3 năm 2026",
    "PHIẾU CHUYỂN",
    """Kiến nghị của công dân thôn Pá Hu

Ủy ban nhân dân xã nhận được kiến nghị của ông Sùng A Dơ về chế độ đối với người có công.
Nội dung không thuộc thẩm quyền của xã. Ủy ban nhân dân xã chuyển đến Sở Nội vụ để giải quyết và trả lời công dân./.

Nơi nhận:
- Sở Nội vụ;
- Ông Sùng A Dơ;
- Lưu: VT.
"""
    + FOR,
)

PARTY_PLAN = party(
    "12-KH/ĐU",
    "ngày 08 tháng 6 năm 2026",
    "KẾ HOẠCH",
    """đối thoại trực tiếp với Nhân dân năm 2026

- Căn cứ Quy định số 11-QĐi/TW, ngày 18/02/2019 của Bộ Chính trị về trách nhiệm đối thoại trực tiếp với dân;
- Căn cứ Kết luận số 215-KL/TW, ngày 23/11/2025 của Bộ Chính trị về sửa đổi Quy định số 11-QĐi/TW.
Ban Thường vụ Đảng ủy xã ban hành Kế hoạch đối thoại như sau:
I- MỤC ĐÍCH
1. Lắng nghe Nhân dân, củng cố mối quan hệ giữa Đảng với Nhân dân.
II- NỘI DUNG
1. Đối thoại với cán bộ, đảng viên và Nhân dân thôn Pá Hu, dự kiến sáng thứ Tư, ngày 15/7/2026.
III- TỔ CHỨC THỰC HIỆN
1. Văn phòng Đảng ủy chuẩn bị nội dung, thông báo trước 07 ngày.
2. Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động Nhân dân tham gia.
Kế hoạch này được phổ biến đến các chi bộ.

Nơi nhận:
- Tỉnh ủy (báo cáo),
- Các chi bộ trực thuộc,
- Lưu Đảng ủy.
"""
    + SECRETARY,
)

PARTY_REPORT = party(
    "30-BC/ĐU",
    "ngày 21 tháng 7 năm 2026",
    "BÁO CÁO",
    """kết quả đối thoại trực tiếp với Nhân dân thôn Pá Hu

Ngày 15/7/2026, đồng chí Bí thư Đảng ủy đã đối thoại với Nhân dân thôn Pá Hu.
1. Có 92 người dự, 14 ý kiến; 09 ý kiến được trả lời tại chỗ.
2. Các chi bộ tiếp tục theo dõi việc thực hiện Kế hoạch số 12-KH/ĐU, ngày 08/6/2026 của Ban Thường vụ Đảng ủy.
Ban Thường vụ Đảng ủy trân trọng báo cáo.

Nơi nhận:
- Tỉnh ủy,
- Lưu Đảng ủy.

T/M ĐẢNG ỦY
PHÓ BÍ THƯ

Quàng Thị Ín
""",
)

PARTY_NOTICE_2024 = party(
    "55-TB/ĐU",
    "ngày 04 tháng 4 năm 2024",
    "THÔNG BÁO",
    """kết luận của Thường trực Đảng ủy về công tác dân vận

Thường trực Đảng ủy xã kết luận như sau:
1. Khối dân vận phối hợp Hội Cựu chiến binh, Hội Nông dân xã vận động Nhân dân hiến đất.
2. Báo cáo kết quả với Huyện ủy trước ngày 30/6/2024.

Nơi nhận:
- Thường trực Huyện ủy,
- Lưu Đảng ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Quàng Thị Ín
""",
)

CLEAN = {
    "plan": (PLAN, date(2026, 1, 15)),
    "notice": (NOTICE, date(2026, 3, 2)),
    "invitation": (INVITATION, date(2026, 3, 3)),
    "report": (REPORT, date(2026, 3, 20)),
    "minutes": (MINUTES, date(2026, 3, 10)),
    "conclusions": (CONCLUSIONS, date(2026, 3, 13)),
    "letter": (LETTER, date(2026, 3, 19)),
    "decision": (DECISION, date(2026, 2, 5)),
    "proposal": (PROPOSAL, date(2026, 1, 27)),
    "transfer": (TRANSFER, date(2026, 3, 24)),
    "party plan": (PARTY_PLAN, date(2026, 6, 8)),
    "party report": (PARTY_REPORT, date(2026, 7, 21)),
    "party notice of 2024": (PARTY_NOTICE_2024, date(2024, 4, 4)),
}
