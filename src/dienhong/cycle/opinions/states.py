"""How an opinion lives, and the words that describe it."""

from django.db import models

from dienhong.kernel.states import Flow, Step


class OpinionState(models.TextChoices):
    RECEIVED = "received", "Đã tiếp nhận"
    TRIAGED = "triaged", "Đã phân loại"
    ASSIGNED = "assigned", "Đang giải quyết"
    REPLIED = "replied", "Đã trả lời"
    CLOSED = "closed", "Đã kết thúc"
    MERGED = "merged", "Đã gộp"
    TRANSFERRED = "transferred", "Đã chuyển cơ quan có thẩm quyền"
    WITHDRAWN = "withdrawn", "Người gửi đã rút"
    REJECTED = "rejected", "Không xem xét"
    SEPARATE = "separate", "Giải quyết theo thủ tục riêng"
    DIVERTED = "diverted", "Chuyển xử lý theo quy định riêng"


_S = OpinionState
_WAITING = (_S.RECEIVED, _S.TRIAGED, _S.ASSIGNED)

OPINION_FLOW: Flow[OpinionState] = Flow(
    _S.RECEIVED,
    [
        Step("triage", (_S.RECEIVED, _S.TRIAGED), _S.TRIAGED, "Phân loại"),
        Step("assign", (_S.TRIAGED, _S.ASSIGNED), _S.ASSIGNED, "Phân công"),
        Step("reply", (_S.ASSIGNED,), _S.REPLIED, "Trả lời"),
        Step("answer_in_hall", (_S.TRIAGED, _S.ASSIGNED), _S.REPLIED, "Trả lời tại hội nghị"),
        Step("close", (_S.REPLIED,), _S.CLOSED, "Kết thúc"),
        Step("reopen", (_S.REPLIED, _S.CLOSED), _S.ASSIGNED, "Đề nghị xem lại"),
        Step("merge", _WAITING, _S.MERGED, "Gộp vào ý kiến khác"),
        Step("share", (_S.MERGED,), _S.REPLIED, "Trả lời chung"),
        Step("part_received", (_S.MERGED,), _S.RECEIVED, "Tách khỏi nhóm"),
        Step("part_triaged", (_S.MERGED,), _S.TRIAGED, "Tách khỏi nhóm"),
        Step("part_assigned", (_S.MERGED,), _S.ASSIGNED, "Tách khỏi nhóm"),
        Step("transfer", (*_WAITING, _S.MERGED), _S.TRANSFERRED, "Chuyển cơ quan khác"),
        Step("separate", (*_WAITING, _S.MERGED), _S.SEPARATE, "Giải quyết theo thủ tục riêng"),
        Step("take_back", (_S.TRANSFERRED, _S.SEPARATE), _S.RECEIVED, "Nhận lại để xã giải quyết"),
        Step("hand_back", (_S.ASSIGNED,), _S.TRIAGED, "Trả lại Văn phòng"),
        Step("untriage", (_S.TRIAGED,), _S.RECEIVED, "Bỏ phân loại"),
        Step("unassign", (_S.ASSIGNED,), _S.TRIAGED, "Thu hồi phân công"),
        Step("withdraw", (*_WAITING, _S.MERGED), _S.WITHDRAWN, "Rút ý kiến"),
        Step("reject", (_S.RECEIVED, _S.TRIAGED), _S.REJECTED, "Không xem xét"),
        Step("divert", (*_WAITING, _S.MERGED), _S.DIVERTED, "Chuyển người xử lý đơn"),
        Step("restore", (_S.DIVERTED,), _S.RECEIVED, "Đưa về sổ ý kiến"),
    ],
)

OPEN_STATES = _WAITING


class OpinionKind(models.TextChoices):
    PETITION = "kien_nghi", "Kiến nghị"
    REPORT = "phan_anh", "Phản ánh"
    PROPOSAL = "de_xuat", "Đề xuất"
    QUESTION = "cau_hoi", "Câu hỏi"
    SUGGESTION = "gop_y", "Góp ý"
    ASPIRATION = "tam_tu", "Tâm tư, nguyện vọng"
    THANKS = "cam_on", "Cảm ơn"


class Urgency(models.IntegerChoices):
    ORDINARY = 1, "Thường"
    SOON = 2, "Cần sớm"
    PRESSING = 3, "Cấp thiết"
    URGENT = 4, "Khẩn cấp"


LEFT_OUT = (_S.DIVERTED, _S.SEPARATE, _S.MERGED, _S.WITHDRAWN, _S.REJECTED)
"""Opinions that no paper of a dialogue lists."""


class Channel(models.TextChoices):
    WEB = "web", "Trang thông tin"
    PHONE = "phone", "Điện thoại"
    PAPER = "paper", "Giấy"
    VILLAGE_HEAD = "village_head", "Trưởng thôn ghi"
    HALL = "hall", "Tại hội nghị"
    EMAIL = "email", "Thư điện tử"
    API = "api", "Kênh kết nối"


SELF_SENT = (Channel.WEB, Channel.API)
"""Channels by which citizens send without an official: these need no permission, and only open dialogues take them."""


class SubmitterKind(models.TextChoices):
    """Who stands behind an opinion."""

    PERSON = "person", "Cá nhân"
    GROUP = "group", "Nhiều người cùng ký"
    ORGANISATION = "organisation", "Cơ quan, tổ chức, đoàn thể"


class HandBackCause(models.TextChoices):
    """Why a unit gives an opinion back to the office."""

    NOT_COMPETENT = "not_competent", "Không thuộc chức năng, nhiệm vụ của đơn vị"
    OTHER_UNIT = "other_unit", "Đơn vị khác trong xã phụ trách việc này"
    OTHER_BODY = "other_body", "Thuộc thẩm quyền của cơ quan ngoài xã"
    UNCLEAR = "unclear", "Nội dung chưa đủ rõ để giải quyết"
    CONCERNED = "concerned", "Có liên quan đến người giải quyết"


class PaperKind(models.TextChoices):
    """Slips that are drafted from an opinion."""

    ASSIGNMENT = "assignment", "Phiếu giao đơn vị trả lời"
    TRANSFER = "transfer", "Phiếu chuyển cơ quan có thẩm quyền"


PAPER_STATES = {PaperKind.ASSIGNMENT: OpinionState.ASSIGNED, PaperKind.TRANSFER: OpinionState.TRANSFERRED}


class SimilarityLevel(models.TextChoices):
    INCIDENT = "incident", "Cùng một sự việc"
    ISSUE = "issue", "Cùng một vấn đề"


class SimilarityJudgement(models.TextChoices):
    SAME = "same", "Cùng việc"
    DIFFERENT = "different", "Không trùng"


class BulkTask(models.TextChoices):
    """What may be done with many opinions in one go."""

    TRIAGE = "triage", "Phân loại"
    ASSIGN = "assign", "Phân công"
    DIALOGUE = "dialogue", "Chuyển cuộc đối thoại"
    CLOSE = "close", "Kết thúc"


class BulkItemState(models.TextChoices):
    WAITING = "waiting", "Đang chờ"
    DONE = "done", "Đã làm"
    REFUSED = "refused", "Không làm được"


UNDOABLE = (BulkTask.TRIAGE, BulkTask.ASSIGN, BulkTask.DIALOGUE)
"""Tasks that leave no trace outside the office: a closed case was told to its sender, so that is not taken back."""
