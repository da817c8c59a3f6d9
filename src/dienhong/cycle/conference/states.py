"""How a conference, its steps and its speakers' turns live, and the words that describe them."""

from django.db import models

from dienhong.kernel.states import Flow, Step


class ConferenceState(models.TextChoices):
    PREPARED = "prepared", "Chưa bắt đầu"
    OPEN = "open", "Đang diễn ra"
    CLOSED = "closed", "Đã bế mạc"


_C = ConferenceState

CONFERENCE_FLOW: Flow[ConferenceState] = Flow(
    _C.PREPARED,
    [
        Step("start", (_C.PREPARED,), _C.OPEN, "Bắt đầu hội nghị"),
        Step("close", (_C.OPEN,), _C.CLOSED, "Bế mạc hội nghị"),
        Step("resume", (_C.CLOSED,), _C.OPEN, "Mở lại hội nghị"),
    ],
)


class StepState(models.TextChoices):
    AHEAD = "ahead", "Chưa đến"
    RUNNING = "running", "Đang làm"
    DONE = "done", "Đã xong"
    SKIPPED = "skipped", "Bỏ qua"


_P = StepState

STEP_FLOW: Flow[StepState] = Flow(
    _P.AHEAD,
    [
        Step("begin", (_P.AHEAD, _P.DONE, _P.SKIPPED), _P.RUNNING, "Bắt đầu"),
        Step("finish", (_P.RUNNING,), _P.DONE, "Xong"),
        Step("skip", (_P.AHEAD,), _P.SKIPPED, "Bỏ qua"),
    ],
)


class TurnState(models.TextChoices):
    WAITING = "waiting", "Đang chờ"
    SPEAKING = "speaking", "Đang phát biểu"
    SPOKEN = "spoken", "Đã phát biểu"
    ABSENT = "absent", "Vắng khi mời"
    WITHDRAWN = "withdrawn", "Không phát biểu nữa"


_T = TurnState

TURN_FLOW: Flow[TurnState] = Flow(
    _T.WAITING,
    [
        Step("call", (_T.WAITING,), _T.SPEAKING, "Mời phát biểu"),
        Step("finish", (_T.SPEAKING,), _T.SPOKEN, "Nói xong"),
        Step("mark_absent", (_T.WAITING, _T.SPEAKING), _T.ABSENT, "Vắng khi mời"),
        Step("return", (_T.ABSENT, _T.WITHDRAWN), _T.WAITING, "Trở lại hàng chờ"),
        Step("withdraw", (_T.WAITING,), _T.WITHDRAWN, "Không phát biểu nữa"),
    ],
)


class RegistrantKind(models.TextChoices):
    """Who may speak (the plan's four kinds)."""

    ORGANISATION = "organisation", "Tổ chức, đoàn thể"
    CADRE = "cadre", "Cán bộ"
    OFFICIAL = "official", "Công chức"
    CITIZEN = "citizen", "Người dân"


class Door(models.TextChoices):
    """How somebody came into the queue."""

    PREPARED = "prepared", "Đăng ký trước"
    DESK = "desk", "Bàn tiếp nhận"
    PHONE = "phone", "Điện thoại của mình"
    KIOSK = "kiosk", "Máy đặt tại hội trường"
    FOLLOW_UP = "follow_up", "Hỏi thêm"
    ORDER = "order", "Ý kiến về trình tự"


class Duty(models.TextChoices):
    """What somebody does at this conference only."""

    CHAIR = "chair", "Chủ tọa"
    CO_PRESIDER = "co_presider", "Đồng chủ trì"
    SECRETARY = "secretary", "Thư ký"
    INTAKE = "intake", "Bộ phận tiếp nhận ý kiến"
    TIMEKEEPER = "timekeeper", "Người theo dõi thời gian"


class Policy(models.TextChoices):
    """What puts somebody nearer to the front. The order in a conference's list is the order in which they count."""

    ORDER_FIRST = "order_first", "Ý kiến về trình tự được nói trước"
    FEWEST_FIRST = "fewest_first", "Ai phát biểu ít hơn được mời trước"
    NEW_VILLAGE = "new_village", "Thôn chưa có người phát biểu được mời trước"
    WOMEN = "women", "Phụ nữ được mời xen kẽ"
    ELDERLY = "elderly", "Người cao tuổi được mời trước"
    PRESSING = "pressing", "Việc bức xúc, liên quan trực tiếp đến quyền lợi được mời trước"


class OutcomeKind(models.TextChoices):
    """What became of what somebody said. A question with none keeps the conference from closing."""

    ANSWERED = "answered", "Trả lời trực tiếp"
    ASSIGNED = "assigned", "Giao đơn vị giải quyết"
    TRANSFERRED = "transferred", "Chuyển cấp có thẩm quyền"
    ACCEPTED = "accepted", "Tiếp thu"
    DIVERTED = "diverted", "Xử lý theo quy định riêng"
    NOT_CONSIDERED = "not_considered", "Không xem xét"


class RowKind(models.TextChoices):
    """A row of the minutes."""

    COURSE = "course", "Diễn biến"
    STATEMENT = "statement", "Ý kiến"
    ANSWER = "answer", "Trả lời"
    CONCLUSION = "conclusion", "Kết luận"
    NOTE = "note", "Ghi chú"


class QuestionState(models.TextChoices):
    """A question that was sent from a phone in the hall; nothing is shown before somebody let it pass."""

    SENT = "sent", "Chờ duyệt"
    SHOWN = "shown", "Được hiện"
    HIDDEN = "hidden", "Không hiện"


class Sight(models.TextChoices):
    """What a token opens."""

    PROJECTOR = "projector", "Màn chiếu"
    AUDIENCE = "audience", "Điện thoại người dự"
    KIOSK = "kiosk", "Máy đăng ký tại hội trường"
    CHECK_IN = "check_in", "Bàn đón tiếp"


class ReviewState(models.TextChoices):
    """Whether those who spoke may still ask for corrections of the minutes."""

    OPEN = "open", "Đang nhận đề nghị đính chính"
    CLOSED = "closed", "Đã hết nhận đề nghị đính chính"


REVIEW_FLOW: Flow[ReviewState] = Flow(
    ReviewState.OPEN,
    [
        Step("close", (ReviewState.OPEN,), ReviewState.CLOSED, "Kết thúc nhận đính chính"),
        Step("reopen", (ReviewState.CLOSED,), ReviewState.OPEN, "Nhận đính chính thêm"),
    ],
)


class CorrectionState(models.TextChoices):
    WAITING = "waiting", "Chờ xem xét"
    ACCEPTED = "accepted", "Đã sửa biên bản"
    REFUSED = "refused", "Không sửa"


CORRECTION_FLOW: Flow[CorrectionState] = Flow(
    CorrectionState.WAITING,
    [
        Step("accept", (CorrectionState.WAITING,), CorrectionState.ACCEPTED, "Sửa theo đề nghị"),
        Step("refuse", (CorrectionState.WAITING,), CorrectionState.REFUSED, "Không sửa"),
    ],
)


class CorrectionDoor(models.TextChoices):
    """How the request came."""

    CODE = "code", "Người phát biểu gửi theo mã"
    TOLD = "told", "Nói với thư ký"


class RecordingState(models.TextChoices):
    """Where the draft of a recording's words stands; without a program every recording stays kept."""

    KEPT = "kept", "Chỉ lưu tệp"
    WAITING = "waiting", "Chờ chép lời"
    DONE = "done", "Đã có bản chép lời nháp"
    FAILED = "failed", "Không chép lời được"


RECORDING_FLOW: Flow[RecordingState] = Flow(
    RecordingState.KEPT,
    [
        Step("ask", (RecordingState.KEPT, RecordingState.FAILED), RecordingState.WAITING, "Chép lời"),
        Step("write", (RecordingState.WAITING,), RecordingState.DONE, "Chép lời xong"),
        Step("fail", (RecordingState.WAITING,), RecordingState.FAILED, "Không chép lời được"),
    ],
)
