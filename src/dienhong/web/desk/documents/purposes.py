"""What each kind of document is for, in the words of a colleague who is asked."""

from collections.abc import Mapping
from types import MappingProxyType

PURPOSES: Mapping[str, str] = MappingProxyType(
    {
        "plan": "Kế hoạch đối thoại cả năm hoặc của một cuộc: thời gian, đối tượng, phân công.",
        "notice": "Báo cho Nhân dân ngày giờ, địa điểm, nội dung một cuộc đối thoại.",
        "conclusion_notice": "Kết luận của người chủ trì sau hội nghị: việc, người làm, thời hạn.",
        "invitation": "Mời đại biểu dự hội nghị; có thể ban hành hàng loạt.",
        "programme": "Trình tự hội nghị theo giờ.",
        "report": "Báo cáo kết quả, tình hình gửi cấp trên hoặc báo cáo dự thảo trả lời.",
        "minutes": "Ghi diễn biến hội nghị; thư ký và chủ tọa cùng ký.",
        "submission": "Trình cấp trên nội dung vượt thẩm quyền của xã.",
        "transfer_slip": "Chuyển ý kiến, kiến nghị tới cơ quan có thẩm quyền.",
        "decision": "Quyết định của Ủy ban hoặc Chủ tịch; có căn cứ, chia theo Điều.",
        "letter": "Trả lời công dân, giao việc, đề nghị, đính chính, thu hồi.",
        "party_plan": "Kế hoạch đối thoại của người đứng đầu cấp ủy.",
        "party_report": "Báo cáo của Đảng ủy gửi cấp ủy cấp trên.",
        "party_notice": "Thông báo của Đảng ủy.",
        "party_letter": "Công văn của Đảng ủy.",
    }
)
