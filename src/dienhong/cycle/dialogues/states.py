"""How a dialogue lives."""

from django.db import models

from dienhong.kernel.states import Flow, Step


class DialogueState(models.TextChoices):
    PLANNED = "planned", "Trong kế hoạch"
    ANNOUNCED = "announced", "Đã thông báo"
    INTAKE_OPEN = "intake_open", "Đang nhận ý kiến"
    INTAKE_CLOSED = "intake_closed", "Hết hạn gửi ý kiến"
    HELD = "held", "Đã tổ chức"
    CONCLUDED = "concluded", "Đã có kết luận"
    CANCELLED = "cancelled", "Không tổ chức"


_S = DialogueState

DIALOGUE_FLOW: Flow[DialogueState] = Flow(
    _S.PLANNED,
    [
        Step("announce", (_S.PLANNED,), _S.ANNOUNCED, "Thông báo rộng rãi"),
        Step("open_intake", (_S.ANNOUNCED,), _S.INTAKE_OPEN, "Mở nhận ý kiến"),
        Step("close_intake", (_S.INTAKE_OPEN,), _S.INTAKE_CLOSED, "Khóa nhận ý kiến"),
        Step("hold", (_S.INTAKE_CLOSED,), _S.HELD, "Ghi nhận đã tổ chức"),
        Step("conclude", (_S.HELD,), _S.CONCLUDED, "Ghi nhận đã có kết luận"),
        Step("cancel", (_S.PLANNED, _S.ANNOUNCED, _S.INTAKE_OPEN, _S.INTAKE_CLOSED), _S.CANCELLED, "Không tổ chức"),
    ],
)

PUBLIC_STATES = (_S.ANNOUNCED, _S.INTAKE_OPEN, _S.INTAKE_CLOSED, _S.HELD, _S.CONCLUDED)
ACTIVE_STATES = tuple(state for state in _S if state != _S.CANCELLED)


class PaperKind(models.TextChoices):
    """Documents that are drafted from a dialogue, in the order in which they are needed."""

    NOTICE = "notice", "Thông báo tổ chức đối thoại"
    COLLECTION = "collection", "Công văn lấy ý kiến Nhân dân"
    AGENDA = "agenda", "Chương trình hội nghị"
    HOUSE_RULES = "house_rules", "Nội quy hội nghị"
    OPENING = "opening", "Lời dẫn hội nghị"
    BRIEF = "brief", "Báo cáo khái quát tình hình"
    INVITATION = "invitation", "Giấy mời"
    DRAFTS = "drafts", "Báo cáo dự thảo trả lời"
    MINUTES = "minutes", "Biên bản hội nghị"
    CONCLUSIONS = "conclusions", "Thông báo kết luận"


WITHOUT_NUMBER = (PaperKind.HOUSE_RULES, PaperKind.OPENING, PaperKind.BRIEF)
"""Working papers of the day: printed from the draft, never numbered or issued."""

_PREPARED = (_S.PLANNED, _S.ANNOUNCED, _S.INTAKE_OPEN, _S.INTAKE_CLOSED)

PAPER_STATES: dict[PaperKind, tuple[DialogueState, ...]] = {
    PaperKind.NOTICE: (_S.PLANNED, _S.ANNOUNCED),
    PaperKind.COLLECTION: (_S.PLANNED, _S.ANNOUNCED, _S.INTAKE_OPEN),
    PaperKind.AGENDA: _PREPARED,
    PaperKind.HOUSE_RULES: _PREPARED,
    PaperKind.OPENING: _PREPARED,
    PaperKind.BRIEF: _PREPARED,
    # Their code leads to the public page, which exists from the announcement on.
    PaperKind.INVITATION: (_S.ANNOUNCED, _S.INTAKE_OPEN, _S.INTAKE_CLOSED),
    PaperKind.DRAFTS: (_S.INTAKE_OPEN, _S.INTAKE_CLOSED),
    PaperKind.MINUTES: (_S.HELD, _S.CONCLUDED),
    PaperKind.CONCLUSIONS: (_S.HELD, _S.CONCLUDED),
}


class HalfDay(models.TextChoices):
    MORNING = "morning", "buổi sáng"
    AFTERNOON = "afternoon", "buổi chiều"
    EVENING = "evening", "buổi tối"


class AudienceKind(models.TextChoices):
    VILLAGE = "village", "thôn, tổ dân phố"
    ASSOCIATION = "association", "hội, đoàn thể"
    COMMUNE = "commune", "toàn xã"
    GROUP = "group", "nhóm người dân"
    SCHOOL = "school", "trường học"
    ENTERPRISE = "enterprise", "doanh nghiệp, hợp tác xã"
    OTHER = "other", "khác"


class DutyState(models.TextChoices):
    OPEN = "open", "Chưa xong"
    DONE = "done", "Đã xong"
    NOT_NEEDED = "not_needed", "Không cần làm"


_D = DutyState

DUTY_FLOW: Flow[DutyState] = Flow(
    _D.OPEN,
    [
        Step("finish", (_D.OPEN,), _D.DONE, "Ghi nhận đã xong"),
        Step("waive", (_D.OPEN,), _D.NOT_NEEDED, "Không cần làm"),
        Step("reopen", (_D.DONE, _D.NOT_NEEDED), _D.OPEN, "Mở lại"),
    ],
)


class BudgetKind(models.TextChoices):
    FACILITY = "facility", "Cơ sở vật chất"
    COST = "cost", "Kinh phí"
