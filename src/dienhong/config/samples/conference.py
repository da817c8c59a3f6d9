"""The examples of papers before and on the day."""

from datetime import date, datetime, time

from dienhong.civic.documents.kinds import Manner
from dienhong.config.samples.hoa_phu import (
    ADDRESS,
    CLERK,
    COMMUNE,
    OCCASION,
    PARTY_OCCASION,
    party_head,
    state_head,
)
from dienhong.cycle.conference.papers import (
    AgendaContext,
    Answer,
    AppointmentContext,
    BriefContext,
    Commitment,
    Conclusion,
    ConclusionsContext,
    Figure,
    HouseRulesContext,
    MinutesContext,
    OpeningContext,
    Totals,
    Turn,
    usual_steps,
)
from dienhong.cycle.dialogues.papers import Official
from dienhong.cycle.invitations.papers import Guest, InvitationContext
from dienhong.cycle.publicity.papers import CollectionContext, NoticeContext, usual_participants

_BEFORE = date(2027, 4, 2)
_DAY = date(2027, 4, 15)


def notice() -> NoticeContext:
    head = state_head(36, _BEFORE, manner=Manner.KT, collective=True)
    return NoticeContext(
        head=head,
        occasion=OCCASION,
        participants=usual_participants(head, dialogue_audience=OCCASION.audience),
        ways=(
            "Người dân đến dự trực tiếp, không cần giấy mời; đăng ký phát biểu với Trưởng thôn hoặc tại bàn tiếp đón",
            f"Gửi ý kiến trước qua trang thông tin {ADDRESS}, qua Trưởng thôn hoặc nộp tại trụ sở Ủy ban nhân dân xã",
            "Điện thoại liên hệ: 0900 000 100",
        ),
        intake_until=date(2027, 4, 9),
    )


def collection() -> CollectionContext:
    return CollectionContext(
        head=state_head(41, date(2027, 3, 16), manner=Manner.KT, collective=True),
        occasion=OCCASION,
        addressees=(
            f"Ban Thường trực Ủy ban MTTQ Việt Nam {COMMUNE}",
            "Các tổ chức chính trị - xã hội xã",
            "Trưởng thôn Đông",
        ),
        due=date(2027, 4, 5),
        address=ADDRESS,
    )


def invitation() -> InvitationContext:
    return InvitationContext(
        head=state_head(52, date(2027, 4, 6), manner=Manner.TL),
        occasion=OCCASION,
        guest=Guest("Bùi Văn Sáu", "Trưởng thôn Đông", f"https://{ADDRESS}/moi/7KQ2-M4XD"),
        answer_by=date(2027, 4, 13),
        contact="Văn phòng HĐND và UBND xã, điện thoại 0900 000 100",
    )


def agenda() -> AgendaContext:
    head = state_head(3, date(2027, 4, 8), manner=Manner.TL)
    return AgendaContext(head=head, occasion=OCCASION, steps=usual_steps(time(7, 30)))


def appointment() -> AppointmentContext:
    return AppointmentContext(
        head=state_head(57, date(2027, 4, 5)),
        occasion=OCCASION,
        secretary=CLERK,
        intake=(Official("Đỗ Thị Mơ", "công chức Phòng Văn hóa - Xã hội"), Official("Bùi Văn Sáu", "Trưởng thôn Đông")),
    )


def house_rules() -> HouseRulesContext:
    return HouseRulesContext(head=state_head(3, date(2027, 4, 8), manner=Manner.TL), occasion=OCCASION)


def opening() -> OpeningContext:
    return OpeningContext(
        head=state_head(3, _DAY),
        occasion=OCCASION,
        guests=(
            "Đồng chí Vũ Minh Khôi, Bí thư Đảng ủy xã",
            "Đồng chí Đặng Thị Hiền, Phó Chủ tịch Hội đồng nhân dân xã",
            "Đồng chí Mai Xuân Trường, Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã",
            "Các đồng chí lãnh đạo phòng, ban, đơn vị; Trưởng thôn, Trưởng ban công tác Mặt trận thôn Đông",
            "Toàn thể bà con Nhân dân thôn Đông",
        ),
        secretary=CLERK,
    )


def brief() -> BriefContext:
    return BriefContext(
        head=state_head(3, date(2027, 4, 12)),
        occasion=OCCASION,
        period="quý I năm 2027",
        figures=(
            Figure("Thu ngân sách trên địa bàn", "triệu đồng", "12.500", "3.480"),
            Figure("Giá trị sản xuất nông nghiệp", "tỷ đồng", "186", "41,2"),
            Figure("Tỷ lệ hộ nghèo", "%", "1,9", "2,1"),
            Figure("Chiều dài đường bê tông làm mới", "km", "6,5", "1,4"),
        ),
        advantages=(
            "Được tỉnh hỗ trợ xi măng làm đường giao thông nông thôn",
            "Nhân dân thôn Đông đã hiến 420 m² đất mở rộng đường",
        ),
        difficulties=(
            "Nguồn vốn đối ứng của xã còn hạn chế",
            "Thời tiết mưa nhiều trong tháng Ba làm chậm tiến độ thi công",
        ),
        concerns=("Đường vào thôn (14 ý kiến)", "Rác thải sinh hoạt (09 ý kiến)", "Giấy chứng nhận đất ở (06 ý kiến)"),
        kept_promises=("Đã hoàn thành 05/06 nội dung cam kết tại các cuộc đối thoại năm 2026",),
        tasks=("Hoàn thành tuyến đường vào thôn Đông trong quý II", "Mở rộng thu gom rác thải đến toàn bộ các thôn"),
    )


def minutes() -> MinutesContext:
    return MinutesContext(
        head=state_head(2, _DAY),
        occasion=OCCASION,
        started=datetime(2027, 4, 15, 7, 30),  # noqa: DTZ001 (local time of the hall)
        ended=datetime(2027, 4, 15, 11, 0),  # noqa: DTZ001
        participants=(
            "đại diện Thường trực Đảng ủy, Thường trực Hội đồng nhân dân, lãnh đạo Ủy ban nhân dân xã",
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã",
            "lãnh đạo các phòng, ban, đơn vị xã",
            "128 người dân thôn Đông",
        ),
        secretary=CLERK,
        course=(
            "Đại diện Văn phòng tuyên bố lý do, giới thiệu đại biểu, chủ trì, thư ký; thông qua chương trình, nội quy",
            "Đồng chí Lê Hữu Phúc, Phó Chủ tịch Ủy ban nhân dân xã, thông báo khái quát tình hình kinh tế - xã hội",
            "Nhân dân phát biểu ý kiến; lãnh đạo các phòng, đơn vị trả lời",
        ),
        turns=(
            Turn(
                "Đường vào thôn Đông sụt một đoạn gần cống, trời mưa đi lại khó. Đề nghị xã cho biết bao giờ sửa xong",
                "Phạm Thị Lan",
                "Thôn Đông",
                (
                    Answer(
                        "Trần Văn Dũng, Chủ tịch Ủy ban nhân dân xã",
                        "Xã đã có thiết kế, khởi công trước ngày 20/5/2027",
                    ),
                ),
            ),
            Turn(
                "Xe rác chỉ vào thôn một tuần một lần, mùa hè có mùi. Đề nghị tăng số chuyến",
                "",
                "Thôn Đông",
                (
                    Answer(
                        "Hoàng Anh Tuấn, Trưởng phòng Kinh tế",
                        "Phòng sẽ làm việc với đơn vị thu gom để tăng lên hai chuyến một tuần từ tháng Sáu",
                    ),
                ),
            ),
            Turn(
                "Gia đình đã nộp hồ sơ cấp giấy chứng nhận từ tháng Mười năm trước nhưng chưa có kết quả",
                "Vũ Đức Minh",
                "Thôn Đông",
            ),
        ),
        totals=Totals(direct=2, later=1),
        commitments=(
            Commitment("Khởi công sửa đoạn đường sụt vào thôn Đông", "Phòng Kinh tế", date(2027, 5, 20)),
            Commitment("Tăng số chuyến thu gom rác lên hai chuyến một tuần", "Phòng Kinh tế", date(2027, 6, 1)),
            Commitment("Trả lời về hồ sơ cấp giấy chứng nhận của hộ dân", "Phòng Kinh tế", date(2027, 4, 29)),
        ),
        conclusion="Đồng chí Trần Văn Dũng tiếp thu các ý kiến của Nhân dân, giao các phòng, đơn vị thực hiện đúng "
        "thời "
        "hạn đã cam kết; Văn phòng theo dõi, công khai kết quả.",
    )


def conclusions() -> ConclusionsContext:
    return ConclusionsContext(
        head=state_head(44, date(2027, 4, 22), manner=Manner.TL),
        occasion=OCCASION,
        participants="Nhân dân, các phòng, đơn vị",
        assessment=(
            "Hội nghị diễn ra dân chủ, thẳng thắn; Nhân dân nêu 03 ý kiến, đã trả lời trực tiếp 02 ý kiến",
            "Các ý kiến đều thiết thực, liên quan trực tiếp đến đời sống Nhân dân thôn Đông",
        ),
        conclusions=(
            Conclusion("Sửa đoạn đường sụt vào thôn Đông", "Phòng Kinh tế", ("Trưởng thôn Đông",), date(2027, 5, 20)),
            Conclusion("Tăng số chuyến thu gom rác", "Phòng Kinh tế", (), date(2027, 6, 1)),
            Conclusion(
                "Trả lời hồ sơ cấp giấy chứng nhận quyền sử dụng đất",
                "Phòng Kinh tế",
                ("Trung tâm Phục vụ hành chính công",),
                date(2027, 4, 29),
            ),
        ),
        execution=(
            ("Văn phòng HĐND và UBND đôn đốc, báo cáo Chủ tịch Ủy ban nhân dân xã kết quả vào ngày 25 hằng tháng"),
            (
                "Phòng Văn hóa - Xã hội phát thông báo này trên hệ thống truyền thanh trong 03 ngày liên tiếp; "
                "Trưởng thôn "
                "Đông niêm yết tại Nhà văn hóa thôn"
            ),
        ),
    )


def party_conclusions() -> ConclusionsContext:
    return ConclusionsContext(
        head=party_head(21, date(2027, 6, 17)),
        occasion=PARTY_OCCASION,
        participants="Nhân dân và các cơ quan, đơn vị",
        assessment=("Nhân dân đồng tình với chủ trương sắp xếp thôn, đề nghị hỗ trợ đổi giấy tờ kịp thời, thuận tiện",),
        conclusions=(
            Conclusion(
                "Tổ chức đổi giấy tờ lưu động tại các thôn",
                "Ủy ban nhân dân xã",
                ("Công an xã",),
                date(2027, 8, 30),
            ),
        ),
        execution=("Văn phòng Đảng ủy theo dõi, đôn đốc, báo cáo Thường trực Đảng ủy kết quả thực hiện",),
    )
