"""The examples of annual plans."""

from datetime import date

from dienhong.civic.documents.kinds import Manner
from dienhong.config.samples.hoa_phu import party_head, state_head
from dienhong.cycle.plans.papers import PlanContext, PlannedDialogue, PlannedDuty

_LAW = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
_GRASSROOTS = "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022"


def state_plan() -> PlanContext:
    return PlanContext(
        letterhead=state_head(8, date(2027, 1, 8), manner=Manner.KT, collective=True),
        symbol="",
        subject="Tiếp xúc, đối thoại với Nhân dân năm 2027",
        bases=(
            _LAW,
            _GRASSROOTS,
            (
                "Căn cứ Kế hoạch số 12-KH/ĐU ngày 22 tháng 12 năm 2026 của Đảng ủy xã Hòa Phú về tiếp xúc, đối thoại "
                "trực tiếp của Bí thư Đảng ủy với Nhân dân năm 2027"
            ),
        ),
        purposes=(
            (
                "Lắng nghe tâm tư, nguyện vọng, ý kiến, kiến nghị của Nhân dân; kịp thời giải quyết vướng mắc phát "
                "sinh ở "
                "cơ sở, tạo sự đồng thuận trong Nhân dân"
            ),
            (
                "Phát huy quyền làm chủ, vai trò giám sát của Nhân dân; nâng cao trách nhiệm của người đứng đầu và "
                "của từng "
                "cơ quan, đơn vị trong trả lời, giải quyết kiến nghị"
            ),
        ),
        requirements=(
            (
                "Tiến hành công khai, minh bạch, dân chủ, đúng trọng tâm; thực hiện phương châm “Nghe dân nói, nói "
                "dân hiểu, "
                "làm dân tin”"
            ),
            (
                "Thời gian, địa điểm, nội dung, cách thức tham dự được thông báo rộng rãi trước ngày đối thoại ít "
                "nhất 07 "
                "ngày; kết quả được công khai chậm nhất 10 ngày sau đối thoại"
            ),
        ),
        dialogues=(
            PlannedDialogue(
                audience="Nhân dân thôn Đông",
                topics=("bê tông hóa đường vào thôn", "thu gom rác thải", "cấp giấy chứng nhận quyền sử dụng đất"),
                when="07 giờ 30, ngày 15 tháng 4 năm 2027",
                venue="Nhà văn hóa thôn Đông",
                chair="Chủ tịch Ủy ban nhân dân xã",
                preparing_unit="Phòng Kinh tế",
            ),
            PlannedDialogue(
                audience="Hội Nông dân xã",
                topics=("tiêu thụ nông sản, sản phẩm OCOP", "phòng, chống dịch bệnh trên đàn vật nuôi"),
                when="quý III năm 2027",
                venue="Hội trường Ủy ban nhân dân xã",
                chair="Phó Chủ tịch Ủy ban nhân dân xã",
                preparing_unit="Phòng Kinh tế",
            ),
            PlannedDialogue(
                audience="Nhân dân xã Hòa Phú",
                topics=("cải cách thủ tục hành chính", "công tác quản lý, điều hành của chính quyền xã"),
                when="quý IV năm 2027",
                venue="Hội trường Ủy ban nhân dân xã",
                chair="Chủ tịch Ủy ban nhân dân xã",
                preparing_unit="Văn phòng HĐND và UBND",
            ),
        ),
        participants=(
            "Thường trực HĐND, lãnh đạo UBND xã",
            "Ban Thường trực Ủy ban MTTQ và các tổ chức chính trị - xã hội xã",
            "lãnh đạo các phòng, ban, đơn vị xã; trưởng thôn, trưởng ban công tác Mặt trận",
            "Nhân dân quan tâm đến nội dung đối thoại",
        ),
        duration="1/2 ngày",
        procedure=(
            "Tuyên bố lý do, giới thiệu đại biểu, thông qua chương trình và nội quy",
            "Thông báo khái quát tình hình kinh tế - xã hội và những vấn đề Nhân dân quan tâm",
            "Nghe ý kiến, kiến nghị, đề xuất của Nhân dân",
            "Trả lời trực tiếp tại hội nghị; giao cơ quan, đơn vị giải quyết nội dung chưa trả lời được",
            "Kết luận, thông qua biên bản",
        ),
        duties=(
            PlannedDuty(
                "Văn phòng HĐND và UBND",
                "chủ trì chuẩn bị chương trình, giấy mời; tổng hợp ý kiến, trình Chủ tịch Ủy ban nhân dân xã dự thảo "
                "báo cáo trả lời trước ngày đối thoại 05 ngày",
            ),
            PlannedDuty("Phòng Kinh tế", "chuẩn bị nội dung trả lời về đất đai, giao thông, môi trường, nông nghiệp"),
            PlannedDuty(
                "Phòng Văn hóa - Xã hội",
                "thông báo trên hệ thống truyền thanh, trang thông tin điện tử; phát lại kết quả đối thoại",
            ),
            PlannedDuty("Trưởng các thôn", "lấy ý kiến Nhân dân, thông báo và vận động Nhân dân tham dự"),
            PlannedDuty(
                "Đề nghị Ban Thường trực Ủy ban MTTQ xã và các tổ chức chính trị - xã hội",
                "phối hợp tổ chức, tập hợp ý kiến của đoàn viên, hội viên và Nhân dân",
            ),
        ),
    )


def party_plan() -> PlanContext:
    return PlanContext(
        letterhead=party_head(12, date(2026, 12, 22)),
        symbol="",
        subject="tiếp xúc, đối thoại trực tiếp của Bí thư Đảng ủy với Nhân dân năm 2027",
        bases=(
            (
                "Căn cứ Quy định số 11-QĐi/TW, ngày 18/02/2019 của Bộ Chính trị về trách nhiệm của người đứng đầu "
                "cấp ủy "
                "trong việc tiếp dân, đối thoại trực tiếp với dân và xử lý những phản ánh, kiến nghị của dân"
            ),
        ),
        purposes=(
            (
                "Tăng cường mối liên hệ mật thiết giữa Đảng với Nhân dân; nắm chắc tâm tư, nguyện vọng của Nhân dân "
                "để lãnh "
                "đạo, chỉ đạo giải quyết kịp thời"
            ),
        ),
        requirements=("Nói đi đôi với làm; mỗi ý kiến đều có đơn vị chịu trách nhiệm và thời hạn trả lời",),
        dialogues=(
            PlannedDialogue(
                audience="Nhân dân xã Hòa Phú",
                topics=("xây dựng nông thôn mới nâng cao", "sắp xếp thôn và đổi giấy tờ sau khi sắp xếp"),
                when="08 giờ 00, ngày 10 tháng 6 năm 2027",
                venue="Hội trường Đảng ủy xã",
                chair="Bí thư Đảng ủy xã",
            ),
            PlannedDialogue(
                audience="đoàn viên, thanh niên xã",
                topics=("khởi nghiệp, việc làm", "chuyển đổi số ở cơ sở"),
                when="quý IV năm 2027",
                venue="Hội trường Đảng ủy xã",
                chair="Bí thư Đảng ủy xã",
            ),
        ),
        participants=(
            "Thường trực Đảng ủy, Thường trực HĐND, lãnh đạo UBND xã",
            "Ban Thường trực Ủy ban MTTQ xã và các tổ chức chính trị - xã hội",
            "bí thư chi bộ, trưởng thôn và Nhân dân",
        ),
        duties=(
            PlannedDuty(
                "Ủy ban nhân dân xã", "chuẩn bị báo cáo tình hình, dự thảo trả lời ý kiến trước ngày đối thoại 05 ngày"
            ),
            PlannedDuty(
                "Ủy ban MTTQ xã", "tập hợp ý kiến Nhân dân, gửi Văn phòng Đảng ủy trước ngày đối thoại 10 ngày"
            ),
            PlannedDuty("Văn phòng Đảng ủy", "theo dõi, đôn đốc, định kỳ hằng quý báo cáo Thường trực Đảng ủy"),
        ),
    )
