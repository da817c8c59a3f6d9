"""What happens to opinions. No words of citizens and no names of theirs: those stay in their own tables."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _OpinionEvent(Event):
    subject: ClassVar[str] = "opinion"
    public: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class OpinionReceived(_OpinionEvent):
    verb: ClassVar[str] = "opinion_received"
    label: ClassVar[str] = "Tiếp nhận ý kiến"
    channel: str


@dataclass(frozen=True, kw_only=True)
class OpinionTriaged(_OpinionEvent):
    verb: ClassVar[str] = "opinion_triaged"
    label: ClassVar[str] = "Phân loại"
    kind: str
    fields: tuple[str, ...]
    urgency: int


@dataclass(frozen=True, kw_only=True)
class OpinionAssigned(_OpinionEvent):
    """`lost_by` is the unit that had it until now, None when nobody or the same one had."""

    verb: ClassVar[str] = "opinion_assigned"
    label: ClassVar[str] = "Giao đơn vị giải quyết"
    unit: int
    unit_name: str
    due_date: str
    lost_by: int | None = None


@dataclass(frozen=True, kw_only=True)
class OpinionReplied(_OpinionEvent):
    verb: ClassVar[str] = "opinion_replied"
    label: ClassVar[str] = "Trả lời"
    reply: int


@dataclass(frozen=True, kw_only=True)
class OpinionClosed(_OpinionEvent):
    verb: ClassVar[str] = "opinion_closed"
    label: ClassVar[str] = "Kết thúc"


@dataclass(frozen=True, kw_only=True)
class OpinionReopened(_OpinionEvent):
    verb: ClassVar[str] = "opinion_reopened"
    label: ClassVar[str] = "Người gửi đề nghị xem lại"


@dataclass(frozen=True, kw_only=True)
class OpinionMerged(_OpinionEvent):
    verb: ClassVar[str] = "opinion_merged"
    label: ClassVar[str] = "Gộp để trả lời chung"
    into: int


@dataclass(frozen=True, kw_only=True)
class OpinionParted(_OpinionEvent):
    verb: ClassVar[str] = "opinion_parted"
    label: ClassVar[str] = "Tách ra để trả lời riêng"
    left: int


@dataclass(frozen=True, kw_only=True)
class OpinionSplit(_OpinionEvent):
    """`parts` are the opinions that hold some of its issues."""

    verb: ClassVar[str] = "opinion_split"
    label: ClassVar[str] = "Tách thành từng việc để giải quyết"
    parts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class OpinionPartMade(_OpinionEvent):
    verb: ClassVar[str] = "opinion_part_made"
    label: ClassVar[str] = "Tách từ ý kiến có nhiều việc"
    original: int


@dataclass(frozen=True, kw_only=True)
class OpinionRepeated(_OpinionEvent):
    """Asks again what was answered under `earlier`."""

    verb: ClassVar[str] = "opinion_repeated"
    label: ClassVar[str] = "Ghi nhận việc đã trả lời trước đây"
    public: ClassVar[bool] = False
    earlier: int


@dataclass(frozen=True, kw_only=True)
class PairJudged(_OpinionEvent):
    """Whether it is about the same as `other`; `judgement` is a value of `SimilarityJudgement`."""

    verb: ClassVar[str] = "pair_judged"
    label: ClassVar[str] = "So với ý kiến tương tự"
    public: ClassVar[bool] = False
    other: int
    judgement: str


@dataclass(frozen=True, kw_only=True)
class OpinionTransferred(_OpinionEvent):
    verb: ClassVar[str] = "opinion_transferred"
    label: ClassVar[str] = "Chuyển cơ quan có thẩm quyền"
    to: str


@dataclass(frozen=True, kw_only=True)
class OpinionSeparated(_OpinionEvent):
    """`route` is a key of `routes.toml`: its own procedure answers, not the dialogue."""

    verb: ClassVar[str] = "opinion_separated"
    label: ClassVar[str] = "Giải quyết theo thủ tục riêng"
    to: str
    route: str


@dataclass(frozen=True, kw_only=True)
class TransferReminded(_OpinionEvent):
    verb: ClassVar[str] = "transfer_reminded"
    label: ClassVar[str] = "Xã đôn đốc nơi nhận"
    to: str


@dataclass(frozen=True, kw_only=True)
class TransferHeard(_OpinionEvent):
    verb: ClassVar[str] = "transfer_heard"
    label: ClassVar[str] = "Nơi nhận đã trả lời"
    to: str


@dataclass(frozen=True, kw_only=True)
class OpinionTakenBack(_OpinionEvent):
    verb: ClassVar[str] = "opinion_taken_back"
    label: ClassVar[str] = "Xã nhận lại để giải quyết"


@dataclass(frozen=True, kw_only=True)
class OpinionHandedBack(_OpinionEvent):
    """`by_unit` gave it back to the office; `reason` is an entry of the list, never free text."""

    verb: ClassVar[str] = "opinion_handed_back"
    label: ClassVar[str] = "Chuyển lại Văn phòng để giao đơn vị khác"
    by_unit: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class SupportAsked(_OpinionEvent):
    verb: ClassVar[str] = "support_asked"
    label: ClassVar[str] = "Đề nghị đơn vị phối hợp"
    public: ClassVar[bool] = False
    unit: int
    unit_name: str
    due_date: str


@dataclass(frozen=True, kw_only=True)
class SupportGiven(_OpinionEvent):
    verb: ClassVar[str] = "support_given"
    label: ClassVar[str] = "Đơn vị phối hợp góp ý"
    public: ClassVar[bool] = False
    unit: int
    unit_name: str


@dataclass(frozen=True, kw_only=True)
class OfficialsConcerned(_OpinionEvent):
    """Nobody is named: the journal is read by those concerned too."""

    verb: ClassVar[str] = "officials_concerned"
    label: ClassVar[str] = "Ghi nhận phản ánh về cán bộ"
    public: ClassVar[bool] = False
    count: int


@dataclass(frozen=True, kw_only=True)
class OpinionWithdrawn(_OpinionEvent):
    verb: ClassVar[str] = "opinion_withdrawn"
    label: ClassVar[str] = "Người gửi rút ý kiến"


@dataclass(frozen=True, kw_only=True)
class OpinionRejected(_OpinionEvent):
    verb: ClassVar[str] = "opinion_rejected"
    label: ClassVar[str] = "Không xem xét"
    reason: str


@dataclass(frozen=True, kw_only=True)
class OpinionDiverted(_OpinionEvent):
    verb: ClassVar[str] = "opinion_diverted"
    label: ClassVar[str] = "Chuyển xử lý theo quy định riêng"


@dataclass(frozen=True, kw_only=True)
class OpinionPaperDrafted(_OpinionEvent):
    """`paper` is a value of `PaperKind`, `document` the draft."""

    verb: ClassVar[str] = "opinion_paper_drafted"
    label: ClassVar[str] = "Soạn phiếu chuyển"
    public: ClassVar[bool] = False
    paper: str
    document: int


@dataclass(frozen=True, kw_only=True)
class SenderAsked(_OpinionEvent):
    """`due_date` is the latest one, as the clock stands; empty where it runs on."""

    verb: ClassVar[str] = "sender_asked"
    label: ClassVar[str] = "Hỏi thêm người gửi"
    due_date: str = ""


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(_OpinionEvent):
    verb: ClassVar[str] = "question_answered"
    label: ClassVar[str] = "Người gửi trả lời câu hỏi"
    due_date: str = ""


@dataclass(frozen=True, kw_only=True)
class InformationAdded(_OpinionEvent):
    verb: ClassVar[str] = "information_added"
    label: ClassVar[str] = "Người gửi bổ sung thông tin"


@dataclass(frozen=True, kw_only=True)
class PhotoJudged(_OpinionEvent):
    """`place` is the photo's place among those of the opinion."""

    verb: ClassVar[str] = "photo_judged"
    label: ClassVar[str] = "Xét ảnh kèm theo"
    public: ClassVar[bool] = False
    place: int
    shown: bool


@dataclass(frozen=True, kw_only=True)
class TriageTakenBack(_OpinionEvent):
    """The opinion is sorted as it was before; `kind` is empty when it was not sorted at all."""

    verb: ClassVar[str] = "triage_taken_back"
    label: ClassVar[str] = "Hoàn tác phân loại"
    kind: str
    fields: tuple[str, ...]
    urgency: int | None


@dataclass(frozen=True, kw_only=True)
class AssignmentTakenBack(_OpinionEvent):
    """`unit` is the one that answers again, None when it was nobody's yet; `lost_by` the one that had it until now."""

    verb: ClassVar[str] = "assignment_taken_back"
    label: ClassVar[str] = "Thu hồi phân công"
    unit: int | None
    unit_name: str
    lost_by: int | None = None


@dataclass(frozen=True, kw_only=True)
class OpinionPlaced(_OpinionEvent):
    """`dialogue` is the one to which the opinion belongs now, None for none."""

    verb: ClassVar[str] = "opinion_placed"
    label: ClassVar[str] = "Chuyển cuộc đối thoại"
    public: ClassVar[bool] = False
    dialogue: int | None


@dataclass(frozen=True, kw_only=True)
class BulkContinued(Event):
    """The next rows of a run over many opinions are to be done."""

    subject: ClassVar[str] = "bulk_run"
    verb: ClassVar[str] = "bulk_continued"
    label: ClassVar[str] = "Làm tiếp việc hàng loạt"
    after: int


@dataclass(frozen=True, kw_only=True)
class ExportAsked(Event):
    subject: ClassVar[str] = "register_export"
    verb: ClassVar[str] = "export_asked"
    label: ClassVar[str] = "Tải bảng tính sổ ý kiến"
    rows: int


@dataclass(frozen=True, kw_only=True)
class QuestionLapsed(_OpinionEvent):
    """Nobody answered in time: the clock runs again."""

    verb: ClassVar[str] = "question_lapsed"
    label: ClassVar[str] = "Hết thời gian chờ người gửi trả lời, tiếp tục giải quyết"


@dataclass(frozen=True, kw_only=True)
class ExtensionAsked(_OpinionEvent):
    verb: ClassVar[str] = "extension_asked"
    label: ClassVar[str] = "Đơn vị đề nghị gia hạn"
    public: ClassVar[bool] = False
    due_date: str


@dataclass(frozen=True, kw_only=True)
class ExtensionGranted(_OpinionEvent):
    verb: ClassVar[str] = "extension_granted"
    label: ClassVar[str] = "Gia hạn trả lời"
    due_before: str
    due_date: str


@dataclass(frozen=True, kw_only=True)
class ExtensionRefused(_OpinionEvent):
    verb: ClassVar[str] = "extension_refused"
    label: ClassVar[str] = "Không đồng ý gia hạn"
    public: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class DueDateRecomputed(_OpinionEvent):
    """The calendar or the commune's limits changed."""

    verb: ClassVar[str] = "due_date_recomputed"
    label: ClassVar[str] = "Tính lại hạn trả lời theo lịch, thời hạn mới"
    due_before: str
    due_date: str


@dataclass(frozen=True, kw_only=True)
class OpinionEscalated(_OpinionEvent):
    """`step` is a key of `ladder.toml`."""

    verb: ClassVar[str] = "opinion_escalated"
    label: ClassVar[str] = "Nhắc việc theo hạn"
    public: ClassVar[bool] = False
    step: str
    due_date: str
