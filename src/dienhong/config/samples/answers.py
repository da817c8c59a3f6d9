"""The examples of papers after the day: slips, replies, reports."""

from datetime import date

from dienhong.civic.documents.kinds import Manner
from dienhong.config.samples.hoa_phu import OCCASION, PARTY_OCCASION, office_head, party_head, state_head
from dienhong.cycle.conference.papers import Totals
from dienhong.cycle.opinions.papers import Forwarded, PartyLetterContext, SlipContext
from dienhong.cycle.replies.papers import DraftsContext, ReplyLetterContext, ReplyRow
from dienhong.cycle.replies.papers.letter import REMEDY
from dienhong.cycle.reports.papers import EscalatedMatter, EscalationContext, FieldCount, Measure, ResultContext
from dienhong.engines.typeset.model import Urgency

_ROAD = "Đường vào thôn Đông bị sụt một đoạn gần cống, trời mưa xe máy hay trượt ngã"
_ROWS = (
    ReplyRow(
        content=_ROAD,
        village="Thôn Đông",
        field="Giao thông",
        unit="Phòng Kinh tế",
        answer="Xã đã kiểm tra, lập thiết kế sửa chữa; khởi công trước ngày 20/5/2027.",
        form="Văn bản",
        due=date(2027, 4, 12),
        state="Đã có dự thảo",
    ),
    ReplyRow(
        content="Xe thu gom rác chỉ vào thôn một tuần một lần, đề nghị tăng số chuyến.",
        name="Vũ Đức Minh",
        village="Thôn Đông",
        field="Môi trường, rác thải",
        unit="Phòng Kinh tế",
        answer="Từ tháng Sáu tăng lên hai chuyến một tuần.",
        form="Trực tiếp",
        due=date(2027, 4, 15),
        state="Đã có dự thảo",
    ),
    ReplyRow(
        content="Đề nghị bổ sung sách cho thư viện trường tiểu học.",
        village="Thôn Đoài",
        field="Giáo dục",
        unit="Phòng Văn hóa - Xã hội",
        due=date(2027, 4, 19),
        state="Đang soạn",
    ),
)


def assignment_slip() -> SlipContext:
    return SlipContext(
        head=state_head(17, date(2027, 3, 30), manner=Manner.TL),
        code="HP-27-0041",
        content=_ROAD,
        addressee="Phòng Kinh tế",
        received_on=date(2027, 3, 29),
        village="Thôn Đông",
        due=date(2027, 4, 9),
        note="Kiểm tra hiện trường cùng Trưởng thôn trước khi trả lời",
        urgency=Urgency.URGENT,
    )


def transfer_slip() -> SlipContext:
    return SlipContext(
        head=state_head(18, date(2027, 3, 31), manner=Manner.KT),
        code="HP-27-0044",
        content="Đèn tín hiệu tại ngã tư đường tỉnh 295 qua xã hỏng đã hai tháng, buổi tối rất nguy hiểm",
        addressee="Sở Xây dựng tỉnh Sơn Giang",
        received_on=date(2027, 3, 30),
        village="Thôn Đoài",
        reason="Đường tỉnh 295 do Sở Xây dựng quản lý",
    )


def reply_letter() -> ReplyLetterContext:
    return ReplyLetterContext(
        head=state_head(63, date(2027, 4, 27), manner=Manner.KT, collective=True),
        code="HP-27-0041",
        content=_ROAD,
        answer="Ngày 31 tháng 3 năm 2027, Phòng Kinh tế cùng Trưởng thôn Đông đã kiểm tra hiện trường. Đoạn đường "
        "dài 35 m "
        "bị sụt do cống cũ hỏng.\nỦy ban nhân dân xã đã bố trí kinh phí thay cống, đổ bê tông lại đoạn đường này. "
        "Trong "
        "thời gian thi công, xã cắm biển báo và làm lối đi tạm.",
        sender="Phạm Thị Lan",
        village="Thôn Đông",
        meeting=OCCASION.held,
        promises=("Khởi công thay cống, sửa đường (Phòng Kinh tế, hoàn thành trước ngày 30/6/2027)",),
        remedy=REMEDY.format(kind="xã"),
        unit="KT",
    )


def drafts() -> DraftsContext:
    return DraftsContext(
        head=office_head(9, date(2027, 4, 9)),
        occasion=OCCASION,
        rows=_ROWS,
        questions=("Mức kinh phí sửa đường vào thôn Đông từ nguồn dự phòng ngân sách xã",),
        proposals=(
            "Chủ tịch Ủy ban nhân dân xã trực tiếp trả lời ý kiến về đường giao thông",
            "Giao Phòng Văn hóa - Xã hội hoàn thành dự thảo còn lại trước ngày 12/4/2027",
        ),
    )


def party_letter() -> PartyLetterContext:
    return PartyLetterContext(
        head=party_head(34, date(2027, 6, 18)),
        addressees=("Ủy ban nhân dân xã", "Ủy ban MTTQ Việt Nam xã"),
        meeting=PARTY_OCCASION.held,
        forwarded=(
            Forwarded("Đề nghị đổi giấy tờ lưu động tại thôn sau khi sắp xếp thôn", "Thôn Đoài", "Ủy ban nhân dân xã"),
            Forwarded("Đề nghị hỗ trợ kinh phí hoạt động ban công tác Mặt trận thôn", "Thôn Đông", "Ủy ban MTTQ xã"),
        ),
        due=date(2027, 7, 5),
    )


def escalation() -> EscalationContext:
    return EscalationContext(
        head=state_head(11, date(2027, 4, 28), collective=True),
        addressee="Ủy ban nhân dân tỉnh Sơn Giang",
        meeting=OCCASION.held,
        matters=(
            EscalatedMatter(
                "Nâng cấp cống tiêu liên xã",
                "Cống tiêu giữa xã Hòa Phú và xã Bình An hẹp, gây úng 12 ha lúa thôn Đông mỗi mùa mưa",
                "Xã đã nạo vét mương hai lần trong năm 2026; khẩu độ cống vượt khả năng đầu tư của xã",
                "Đưa công trình vào kế hoạch đầu tư công trung hạn của tỉnh",
            ),
            EscalatedMatter(
                "Mức hỗ trợ thu gom rác thải nông thôn",
                "Mức hỗ trợ hiện hành thấp, đơn vị thu gom không tăng được số chuyến",
                "Xã đã huy động Nhân dân đóng góp, bù thêm từ ngân sách xã",
                "Xem xét điều chỉnh mức hỗ trợ từ năm 2028",
            ),
        ),
        copies=("Thường trực Đảng ủy, Thường trực HĐND xã", "Sở Nông nghiệp và Môi trường"),
    )


def result() -> ResultContext:
    return ResultContext(
        head=state_head(142, date(2027, 12, 15), collective=True),
        period="năm 2027",
        planned=3,
        held=3,
        fields=(
            FieldCount("Giao thông", 24, 22),
            FieldCount("Đất đai", 17, 15),
            FieldCount("Môi trường, rác thải", 12, 12),
            FieldCount("Giáo dục", 5, 5),
        ),
        measures=_MEASURES,
        totals=Totals(direct=38, later=16, transferred=4),
        achievements=(
            "100% cuộc đối thoại được thông báo trước ít nhất 07 ngày và công khai kết quả trong 10 ngày",
            "Các kiến nghị về giao thông, môi trường được giải quyết cơ bản, tạo sự đồng thuận trong Nhân dân",
        ),
        shortcomings=("Một số hồ sơ đất đai trả lời chậm do phải xác minh nguồn gốc",),
        tasks=("Giải quyết dứt điểm 04 ý kiến còn lại trong quý I năm 2028", "Xây dựng kế hoạch đối thoại năm 2028"),
        requests=("Đề nghị Ủy ban nhân dân tỉnh sớm đầu tư cống tiêu liên xã Hòa Phú - Bình An",),
        rows=_ROWS[:2],
    )


def party_result() -> ResultContext:
    return ResultContext(
        head=party_head(58, date(2027, 12, 20)),
        period="năm 2027",
        planned=2,
        held=2,
        fields=(FieldCount("Xây dựng Đảng, MTTQ, đoàn thể", 9, 9), FieldCount("Sắp xếp đơn vị hành chính", 14, 12)),
        measures=_MEASURES[:6],
        achievements=("Các ý kiến của Nhân dân được tiếp thu, giao cơ quan giải quyết và trả lời công khai",),
        shortcomings=("Việc theo dõi kết quả sau đối thoại ở một số chi bộ chưa thường xuyên",),
        tasks=("Tiếp tục lãnh đạo giải quyết 02 ý kiến còn lại", "Kiểm tra việc thực hiện cam kết với Nhân dân"),
    )


_MEASURES = (
    Measure("Số cuộc đối thoại đã tổ chức/theo kế hoạch", "03/03"),
    Measure("Tỷ lệ cuộc đối thoại thông báo trước ít nhất 07 ngày", "100%"),
    Measure("Tỷ lệ kết quả công khai trong 10 ngày", "100%"),
    Measure("Tỷ lệ ý kiến trả lời trực tiếp tại hội nghị", "65,5%"),
    Measure("Tỷ lệ trả lời bằng văn bản đúng hạn", "92,5%"),
    Measure("Số ý kiến quá hạn (Phòng Kinh tế)", "02"),
    Measure("Số ý kiến chuyển cơ quan có thẩm quyền/đã có kết quả", "04/03"),
    Measure("Số ý kiến được đề nghị xem lại", "01"),
    Measure("Tỷ lệ người gửi hài lòng với câu trả lời", "88%"),
    Measure("Thời lượng phát thanh về đối thoại", "145 phút"),
    Measure("Số thôn có minh chứng niêm yết", "06/06"),
)
